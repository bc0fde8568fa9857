import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { EXEMPTION_STATUSES, provePermission, proveStep, type ExemptionStatus } from './exemption-request.ts';

describe('a request for exemption', () => {
  it('goes from step to step, and from its end nowhere, whatever is tried', () => {
    const END: readonly ExemptionStatus[] = ['GRANTED', 'DENIED', 'WITHDRAWN'];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...EXEMPTION_STATUSES), { maxLength: 12 }), (steps) => {
        let status: ExemptionStatus = 'REQUESTED';
        for (const to of steps) {
          const from = status;
          try {
            proveStep(from, to);
            status = to;
            expect(END).not.toContain(from);
            expect(to).not.toBe('REQUESTED');
            if (from === 'RECOMMENDED') expect(END).toContain(to);
          } catch (refusal) {
            expect(refusal).toMatchObject({ name: 'RuleBroken', citation: 'Rome Statute, art. 112(8)' });
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  it.each<[string, ExemptionStatus, ExemptionStatus]>([
    ['a request is decided once, and not after it was withdrawn', 'WITHDRAWN', 'GRANTED'],
    ['a request is withdrawn before it is decided, once', 'GRANTED', 'WITHDRAWN'],
    ['the Committee on Budget and Finance advises on a request before it is decided, once', 'RECOMMENDED', 'RECOMMENDED'],
  ])('%s', (sentence, from, to) => {
    expect(() => proveStep(from, to)).toThrow(sentence);
  });

  it.each([
    ['a permission to vote is given after it was asked for', '2021-12-05T00:00:00.000Z', null],
    ['a permission to vote is recorded when it was given, not before', '2021-12-11T00:00:00.000Z', null],
    ['a permission to vote ends after it has begun', '2021-12-07T00:00:00.000Z', '2021-12-07T00:00:00.000Z'],
  ])('%s', (sentence, effectiveAt, until) => {
    expect(() => provePermission({ submittedAt: '2021-12-06T00:00:00.000Z' }, { effectiveAt, until }, '2021-12-10T00:00:00.000Z')).toThrow(sentence);
  });
});
