import { RuleBroken } from '@assembly-graph/kernel';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fewestThatMeet } from './meeting-requirements.ts';
import { provePublished, requirementsBefore, valueOf, type BeforeBallot, type Countable, type MinimumRequirement, type PublishedRequirement } from './minimum-requirement.ts';
import { REGIONAL_GROUPS } from './regional-group.ts';

const RULES = 'ICC-ASP/3/Res.6';
const published: PublishedRequirement[] = [
  { dimension: 'GENDER', value: 'FEMALE', minimum: 3 },
  { dimension: 'REGION', value: 'AFRICAN', minimum: 1 },
  { dimension: 'LIST', value: 'B', minimum: 1 },
];
const someone = (list: Countable['list'], regionalGroup: Countable['regionalGroup'], gender: Countable['gender']): Countable => ({ list, regionalGroup, gender });
const eight = [someone('B', 'AFRICAN', 'FEMALE'), someone('A', 'AFRICAN', 'FEMALE'), someone('A', 'ASIA_PACIFIC', 'FEMALE'), someone('A', 'GRULAC', 'FEMALE'), someone('A', 'GRULAC', 'MALE'), someone('A', 'WEOG', 'MALE')];
const before = (said: Partial<BeforeBallot> = {}): BeforeBallot => ({ number: 1, seatsLeft: 6, elected: [], standing: eight, before: [], ...said });
const inForce = (requirements: readonly MinimumRequirement[]) => requirements.map(({ value, minimum, inForce: holds, lapsedBecause }) => [value, minimum, holds ? 'IN_FORCE' : lapsedBecause]);

const candidates = fc.array(
  fc.record({ list: fc.constantFrom('A', 'B', null), regionalGroup: fc.constantFrom(...REGIONAL_GROUPS, null), gender: fc.constantFrom('FEMALE', 'MALE', null) }) as fc.Arbitrary<Countable>,
  { maxLength: 9 },
);
const requirements = fc.uniqueArray(
  fc.constantFrom<[PublishedRequirement['dimension'], string]>(['LIST', 'A'], ['LIST', 'B'], ['GENDER', 'FEMALE'], ['GENDER', 'MALE'], ...REGIONAL_GROUPS.map((code): ['REGION', string] => ['REGION', code])),
  { maxLength: 5, selector: ([, value]) => value },
).chain((named) => fc.tuple(...named.map(([dimension, value]) => fc.integer({ min: 1, max: 3 }).map((minimum): PublishedRequirement => ({ dimension, value, minimum })))));

/** Tries every choice of candidates. */
function fewestByTrying(asked: readonly PublishedRequirement[], all: readonly Countable[]): number | null {
  let fewest: number | null = null;
  for (let choice = 0; choice < 2 ** all.length; choice++) {
    const chosen = all.filter((_one, index) => choice & (1 << index));
    const met = asked.every(({ dimension, value, minimum }) => chosen.filter((one) => valueOf(one, dimension) === value).length >= minimum);
    if (met && (fewest === null || chosen.length < fewest)) fewest = chosen.length;
  }
  return fewest;
}

describe('the minimum voting requirements', () => {
  it('are adjusted by who is elected, and fulfilled by as many as they ask for', () => {
    const after = requirementsBefore(published, before({ number: 3, seatsLeft: 4, elected: [someone('B', 'WEOG', 'FEMALE'), someone('A', 'WEOG', 'MALE')] }));
    expect(inForce(after)).toEqual([['FEMALE', 2, 'IN_FORCE'], ['AFRICAN', 1, 'IN_FORCE'], ['B', 0, 'FULFILLED']]);
  });

  it('of region and gender are discontinued after four ballots, those of lists are not', () => {
    expect(inForce(requirementsBefore(published, before({ number: 4 })))).toEqual([['FEMALE', 3, 'IN_FORCE'], ['AFRICAN', 1, 'IN_FORCE'], ['B', 1, 'IN_FORCE']]);
    expect(inForce(requirementsBefore(published, before({ number: 5 })))).toEqual([['FEMALE', 3, 'FOUR_BALLOTS_HELD'], ['AFRICAN', 1, 'FOUR_BALLOTS_HELD'], ['B', 1, 'IN_FORCE']]);
  });

  it('of region and gender are discontinued where those who stand can not meet them together', () => {
    const standing = [someone('B', 'WEOG', 'FEMALE'), someone('A', 'AFRICAN', 'MALE'), someone('A', 'WEOG', 'MALE')];
    const asked: PublishedRequirement[] = [{ dimension: 'GENDER', value: 'FEMALE', minimum: 1 }, { dimension: 'REGION', value: 'AFRICAN', minimum: 1 }, { dimension: 'LIST', value: 'B', minimum: 1 }];
    expect(inForce(requirementsBefore(asked, before({ number: 2, seatsLeft: 2, standing })))).toEqual([['FEMALE', 1, 'IN_FORCE'], ['AFRICAN', 1, 'IN_FORCE'], ['B', 1, 'IN_FORCE']]);
    expect(inForce(requirementsBefore(asked, before({ number: 2, seatsLeft: 1, standing })))).toEqual([
      ['FEMALE', 1, 'CANNOT_BE_JOINTLY_MET'], ['AFRICAN', 1, 'CANNOT_BE_JOINTLY_MET'], ['B', 1, 'IN_FORCE'],
    ]);
  });

  it('that have lapsed do not come back', () => {
    const lapsed = requirementsBefore(published, before({ number: 2, seatsLeft: 1 }));
    expect(inForce(requirementsBefore(published, before({ number: 3, seatsLeft: 6, before: lapsed })))).toEqual([
      ['FEMALE', 3, 'CANNOT_BE_JOINTLY_MET'], ['AFRICAN', 1, 'CANNOT_BE_JOINTLY_MET'], ['B', 1, 'IN_FORCE'],
    ]);
  });

  it('never ask for more than was published, and always say why they no longer hold', () => {
    fc.assert(fc.property(requirements, candidates, candidates, fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 6 }), (asked, elected, standing, seatsLeft, number) => {
      const after = requirementsBefore(asked, before({ number, seatsLeft, elected, standing }));
      after.forEach(({ minimum, inForce: holds, lapsedBecause, dimension }, index) => {
        expect(minimum <= asked[index]!.minimum && minimum >= 0).toBe(true);
        expect(holds).toBe(lapsedBecause === null);
        if (dimension === 'LIST') expect([null, 'FULFILLED']).toContain(lapsedBecause);
        if (number > 4 && dimension !== 'LIST') expect(holds).toBe(false);
      });
      const rest = after.filter((one) => one.inForce);
      if (rest.some(({ dimension }) => dimension !== 'LIST')) expect(fewestThatMeet(rest, standing)! <= seatsLeft).toBe(true);
    }));
  });
});

describe('whether requirements can be met together', () => {
  it('is found as if every choice of candidates had been tried', () => {
    fc.assert(fc.property(requirements, candidates, (asked, all) => {
      expect(fewestThatMeet(asked, all)).toBe(fewestByTrying(asked, all));
    }), { numRuns: 200 });
  });

  it('is found at once also for the 43 candidates of the first election', () => {
    const many = Array.from({ length: 43 }, (_none, index) => someone(index % 3 ? 'A' : 'B', REGIONAL_GROUPS[index % 5]!, index % 2 ? 'MALE' : 'FEMALE'));
    const asked: PublishedRequirement[] = [
      { dimension: 'LIST', value: 'A', minimum: 9 }, { dimension: 'LIST', value: 'B', minimum: 5 }, { dimension: 'GENDER', value: 'FEMALE', minimum: 6 }, { dimension: 'GENDER', value: 'MALE', minimum: 6 },
      ...REGIONAL_GROUPS.map((value): PublishedRequirement => ({ dimension: 'REGION', value, minimum: 3 })),
    ];
    expect(fewestThatMeet(asked, many)).toBe(15);
  });
});

describe('what can not be published', () => {
  it.each<[string, PublishedRequirement[]]>([
    ['a minimum voting requirement is of list A or B, of a regional group or of a gender', [{ dimension: 'LIST', value: 'C', minimum: 1 }]],
    ['a minimum voting requirement is of list A or B, of a regional group or of a gender', [{ dimension: 'REGION', value: 'FEMALE', minimum: 1 }]],
    ['a minimum voting requirement asks for at least one candidate, and for no more than there are seats', [{ dimension: 'LIST', value: 'A', minimum: 7 }]],
    ['a minimum voting requirement asks for at least one candidate, and for no more than there are seats', [{ dimension: 'LIST', value: 'A', minimum: 0 }]],
    ['each list, region and gender has one minimum voting requirement', [{ dimension: 'LIST', value: 'A', minimum: 1 }, { dimension: 'LIST', value: 'A', minimum: 2 }]],
  ])('%s', (sentence, wrong) => {
    expect(() => provePublished(wrong, 6)).toThrow(new RuleBroken(sentence, RULES));
  });
});
