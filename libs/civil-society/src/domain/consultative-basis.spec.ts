import { holdsAt, RuleBroken } from '@assembly-graph/kernel';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { notOnRecord, proveBasis, type BasisSpell } from './consultative-basis.ts';
import { RULE_93_BASES, type Rule93Basis } from './rule-93.ts';

const TODAY = '2026-11-24';
const spell = (basis: Rule93Basis, from: string | null = null, to: string | null = null): BasisSpell => ({ basis, from, to });

describe('a basis of rule 93', () => {
  it.each<[string, BasisSpell, BasisSpell[]]>([
    ['a basis of rule 93 is recorded once it is there, not before', spell('ROME_CONFERENCE', '2026-11-25'), []],
    ['a basis of rule 93 ends after it began', spell('ECOSOC_ROSTER', '2020-01-01', '2020-01-01'), []],
    ['an organization has a basis of rule 93 once at a time', spell('ROME_CONFERENCE', '1998-06-15'), [spell('ROME_CONFERENCE')]],
    ['an organization has one consultative status with ECOSOC at a time', spell('ECOSOC_SPECIAL', '2019-12-31'), [spell('ECOSOC_ROSTER', '2010-01-01', '2020-01-01')]],
  ])('%s', (sentence, said, others) => {
    expect(() => proveBasis(said, others, TODAY)).toThrow(new RuleBroken(sentence));
  });

  it('whatever is recorded, is on no day on record twice, nor two of those with ECOSOC; what an accreditation rests on beyond is told', () => {
    const day = fc.option(fc.integer({ min: 1, max: 9 }).map((one) => `2020-01-0${one}`), { freq: 3 });
    const said = fc.record({ basis: fc.constantFrom(...RULE_93_BASES), from: day, to: day });
    fc.assert(
      fc.property(fc.array(said, { maxLength: 25 }), fc.subarray([...RULE_93_BASES]), (all, bases) => {
        const record: BasisSpell[] = [];
        for (const one of all) {
          try {
            proveBasis(one, record, TODAY);
            record.push(one);
          } catch (failure) {
            expect(failure).toBeInstanceOf(RuleBroken);
          }
        }
        for (const on of ['2019-12-31', ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map((one) => `2020-01-0${one}`), '2020-01-10']) {
          const had = record.filter((one) => holdsAt(one, on)).map(({ basis }) => basis);
          expect(new Set(had).size).toBe(had.length);
          expect(had.filter((basis) => basis.startsWith('ECOSOC')).length).toBeLessThanOrEqual(1);
          expect(notOnRecord(bases, record, on)).toEqual(bases.filter((basis) => !had.includes(basis)));
        }
      }),
    );
  });
});
