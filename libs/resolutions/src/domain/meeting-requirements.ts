import { REGIONAL_GROUPS } from './regional-group.ts';
import type { Countable, PublishedRequirement } from './minimum-requirement.ts';

/** How many are still missing of list A, list B, women and men. */
type Missing = readonly [a: number, b: number, female: number, male: number];
const keyOf = (missing: readonly number[]) => missing.join();

/**
 * How few of these candidates meet all of the requirements together; null if not even all of them do.
 *
 * Regions are gone through one after the other, candidate by candidate; of each way to leave so much of the rest missing only the shortest
 * is kept, so the work does not grow with the number of choices.
 */
export function fewestThatMeet(requirements: readonly PublishedRequirement[], candidates: readonly Countable[]): number | null {
  const minimum = (value: string) => requirements.find((one) => one.value === value)?.minimum ?? 0;
  let ways = new Map<string, { missing: Missing; chosen: number }>();
  const start: Missing = [minimum('A'), minimum('B'), minimum('FEMALE'), minimum('MALE')];
  ways.set(keyOf(start), { missing: start, chosen: 0 });
  for (const region of [...REGIONAL_GROUPS, null]) {
    const asked = region === null ? 0 : minimum(region);
    ways = ofRegion(ways, asked, candidates.filter(({ regionalGroup }) => regionalGroup === region));
  }
  return ways.get(keyOf([0, 0, 0, 0]))?.chosen ?? null;
}

type Ways = Map<string, { missing: Missing; chosen: number }>;

function ofRegion(ways: Ways, asked: number, candidates: readonly Countable[]): Ways {
  let within = new Map([...ways].map(([key, way]) => [`${key}/${asked}`, { ...way, asked }]));
  for (const candidate of candidates) {
    const longer = new Map(within);
    for (const { missing, chosen, asked: left } of within.values()) {
      const way = { missing: lessBy(missing, candidate), chosen: chosen + 1, asked: Math.max(0, left - 1) };
      const key = `${keyOf(way.missing)}/${way.asked}`;
      if ((longer.get(key)?.chosen ?? Infinity) > way.chosen) longer.set(key, way);
    }
    within = longer;
  }
  const met = [...within.values()].filter((way) => way.asked === 0);
  return new Map(met.map(({ missing, chosen }) => [keyOf(missing), { missing, chosen }]));
}

const lessBy = ([a, b, female, male]: Missing, { list, gender }: Countable): Missing => [
  less(a, list === 'A'), less(b, list === 'B'), less(female, gender === 'FEMALE'), less(male, gender === 'MALE'),
];
const less = (missing: number, counts: boolean) => (counts ? Math.max(0, missing - 1) : missing);
