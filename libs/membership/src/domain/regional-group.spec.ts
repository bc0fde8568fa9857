import { holdsAt } from '@assembly-graph/kernel';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { endsWith, movesWith } from './regional-group.ts';
import { REGIONAL_GROUPS, type RegionalGroupCode } from './state.ts';

interface Spell {
  readonly group: RegionalGroupCode;
  readonly from: string | null;
  readonly to: string | null;
}
const day = fc.integer({ min: 0, max: 12_000 }).map((n) => new Date(Date.UTC(1998, 6, 17) + n * 86_400_000).toISOString().slice(0, 10));
const group = fc.constantFrom(...REGIONAL_GROUPS);
const began: Spell[] = [{ group: 'ASIA_PACIFIC', from: null, to: null }];

/** The memberships after a change; as they were, if it is refused. */
function changed(spells: readonly Spell[], to: { group: RegionalGroupCode; from: string }): readonly Spell[] {
  try {
    const ended = endsWith(spells, to);
    return [...spells.map((spell) => (spell === ended ? { ...spell, to: to.from } : spell)), { ...to, to: null }];
  } catch (refusal) {
    expect(refusal).toMatchObject({ name: 'RuleBroken' });
    return spells;
  }
}
const groupAt = (spells: readonly Spell[], at: string) => spells.filter((spell) => holdsAt(spell, at)).map((spell) => spell.group);

describe('the regional group of a State', () => {
  it('is exactly one at each instant, and a change leaves every day before it as it was', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ group, from: day }), { maxLength: 6 }), day, (changes, at) => {
        let spells: readonly Spell[] = began;
        for (const change of changes) {
          const before = spells;
          spells = changed(spells, change);
          expect(groupAt(spells, at)).toHaveLength(1);
          if (at < change.from) expect(groupAt(spells, at)).toEqual(groupAt(before, at));
          else if (spells !== before) expect(groupAt(spells, at)).toEqual([change.group]);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('is exactly one at each instant after a correction, too', () => {
    fc.assert(
      fc.property(fc.uniqueArray(day, { minLength: 2, maxLength: 5 }), group, day, fc.nat(4), day, (days, to, from, which, at) => {
        let spells: readonly Spell[] = began;
        for (const [index, on] of days.sort().entries()) spells = changed(spells, { group: index % 2 === 0 ? 'WEOG' : 'ASIA_PACIFIC', from: on });
        const was = spells[1 + (which % (spells.length - 1))]!;
        try {
          const is = { ...was, group: to, from };
          const moved = movesWith(spells, was, is);
          const corrected = spells.map((spell) => (spell === was ? is : spell === moved?.before ? { ...spell, to: moved.to } : spell));
          expect(groupAt(corrected, at)).toHaveLength(1);
        } catch (refusal) {
          expect(refusal).toMatchObject({ name: 'RuleBroken' });
        }
      }),
      { numRuns: 500 },
    );
  });

  it('begins without another one before it, where there was none', () => {
    expect(endsWith([], { group: 'WEOG', from: '2026-01-01' })).toBeNull();
  });

  it.each<[string, { group: RegionalGroupCode; from: string }]>([
    ['a State joins another group than the one it belongs to', { group: 'WEOG', from: '2027-01-01' }],
    ['changes of group are told in the order of their days; one that was told wrongly is corrected', { group: 'AFRICAN', from: '2026-01-01' }],
  ])('%s', (sentence, change) => {
    const spells: Spell[] = [{ ...began[0]!, to: '2026-01-01' }, { group: 'WEOG', from: '2026-01-01', to: null }];
    expect(() => endsWith(spells, change)).toThrow(sentence);
  });

  it.each<[string, number, Partial<Spell>]>([
    ['the group that a State had from the beginning has no first day', 0, { from: '2000-01-01' }],
    ['a membership begins before it ends', 1, { from: '2026-06-01' }],
    ['changes of group follow each other: one does not begin before the one before it', 2, { from: '2025-12-31' }],
    ['a State joins another group than the one it belongs to', 1, { group: 'AFRICAN' }],
  ])('corrected: %s', (sentence, place, is) => {
    const spells: Spell[] = [
      { ...began[0]!, to: '2026-01-01' }, { group: 'WEOG', from: '2026-01-01', to: '2026-06-01' }, { group: 'AFRICAN', from: '2026-06-01', to: null },
    ];
    expect(() => movesWith(spells, spells[place]!, { ...spells[place]!, ...is })).toThrow(sentence);
  });
});
