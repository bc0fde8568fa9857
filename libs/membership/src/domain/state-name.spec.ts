import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { nameAt, nameThatEnds, type StateName } from './state-name.ts';

const aName = (name: string, from: string | null, language: StateName['language'] = 'EN'): StateName =>
  ({ id: name, stateIso3: 'XXA', language, name, from, to: null, version: 1, knownFrom: null, confidence: 'VERIFIED', sourceKeys: ['S-A'], note: null });
const today = '2026-11-23';
const day = fc.integer({ min: 0, max: 12_000 }).map((n) => new Date(Date.UTC(1998, 6, 17) + n * 86_400_000).toISOString().slice(0, 10));

describe('the name of a State', () => {
  it('is one in each language at every moment, and the names before stay as they were', () => {
    const renaming = fc.record({ name: fc.constantFrom('A', 'B', 'C'), language: fc.constantFrom('EN' as const, 'FR' as const), from: day });
    fc.assert(
      fc.property(fc.array(renaming, { maxLength: 6 }), day, (renamings, at) => {
        let names = [aName('A', null)];
        for (const to of renamings) {
          const before = nameAt(names, to.language, at)?.name;
          try {
            const ended = nameThatEnds(names, to, today);
            names = [...names.map((one) => (one === ended ? { ...one, to: to.from } : one)), aName(to.name, to.from, to.language)];
          } catch (refusal) {
            expect(refusal).toMatchObject({ name: 'RuleBroken' });
          }
          if (at < to.from) expect(nameAt(names, to.language, at)?.name).toBe(before);
        }
        expect(names.filter(({ language, from, to }) => language === 'EN' && (from ?? '') <= at && (to ?? '9') > at)).toHaveLength(1);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['a new name is recorded when the State bears it, not before', { name: 'B', from: '2026-11-24' }],
    ['a State is renamed to another name than the one it bears', { name: 'A', from: '2026-01-01' }],
    ['names are told in the order of their days', { name: 'B', from: '2020-01-01' }],
  ])('%s', (sentence, to) => {
    expect(() => nameThatEnds([aName('A', '2020-01-01')], { language: 'EN', ...to }, today)).toThrow(sentence);
  });
});
