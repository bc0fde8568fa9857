import { BadInput } from '@assembly-graph/kernel';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { referenceFrom } from './depositary-reference.ts';

describe('the reference of a depositary notification', () => {
  it('is taken as the UN Treaty Collection writes it', () => {
    const parts = fc.tuple(fc.integer({ min: 1, max: 99_999 }), fc.integer({ min: 1998, max: 2099 }), fc.constantFrom('TREATIES-XVIII.10', 'TREATIES-13', 'TREATIES-XVIII.10.a'));
    fc.assert(fc.property(parts, ([number, year, about]) => expect(referenceFrom('reference', ` C.N.${number}.${year}.${about} `)).toBe(`C.N.${number}.${year}.${about}`)), { numRuns: 200 });
  });

  it.each(['', 'C.N.', 'C.N.0.2016.TREATIES', 'CN.805.2016.TREATIES', 'C.N.805.16.TREATIES', 'C.N.805.2016.', 'C.N.805.2016.TREATIES\u0000', 'C.N.805.2016.TREATIES\nx'])('%j is none', (text) => {
    expect(() => referenceFrom('reference', text)).toThrow(BadInput);
  });
});
