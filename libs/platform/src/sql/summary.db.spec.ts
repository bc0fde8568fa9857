import { BadInput, decimalQuotient, decimalSum, type Collection, type Condition, type Confidence, type Dimension, type Measure, type SummaryRequest } from '@assembly-graph/kernel';
import { statements, temporaryDatabase, type Statements, type TemporaryDatabase } from '@assembly-graph/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { EntitySchema, type DataSource } from 'typeorm';
import { openDatabase } from '../database.ts';
import { idColumn } from './cited-columns.ts';
import { postgresCollection } from './postgres-collection.ts';

interface Thing {
  readonly id: string;
  readonly owner: string;
  readonly title: string;
  readonly weight: number | null;
  readonly share: string | null;
  readonly scope: string | null;
  readonly day: string | null;
  readonly at: string | null;
  readonly open: boolean | null;
  readonly topics: readonly string[];
  readonly confidence: Confidence;
}
const ThingTable = new EntitySchema<Thing>({
  name: 'thing',
  columns: {
    id: idColumn,
    owner: { type: 'text' },
    title: { type: 'text' },
    weight: { type: 'int', nullable: true },
    share: { type: 'numeric', nullable: true },
    scope: { type: 'text', nullable: true },
    day: { type: 'date', nullable: true },
    at: { type: 'timestamptz', nullable: true },
    open: { type: 'boolean', nullable: true },
    topics: { type: 'text', array: true },
    confidence: { type: 'text' },
  },
  indices: [{ name: 'thing_owner', columns: ['owner', 'title', 'id'] }],
});

const OWNERS = ['a', 'b', "c'", ''];
const uuid = (n: number) => `00000000-0000-4000-8000-${n.toString(16).padStart(12, '0')}`;
const things: Thing[] = Array.from({ length: 90 }, (_, n) => ({
  id: uuid((n * 37) % 97),
  owner: OWNERS[n % 4]!,
  title: ['Alpha', 'alpha', 'Béta', 'Zeta', "quote'", ''][n % 6]!,
  weight: n % 5 === 0 ? null : (n % 7) - 2,
  share: n % 6 === 0 ? null : `${(n * 7) % 13}.${String((n * 31) % 1000).padStart(3, '0')}`,
  scope: n % 11 === 0 ? null : n % 9 === 0 ? 'INCL' : 'EXCL',
  day: n % 4 === 0 ? null : `20${10 + (n % 9)}-01-0${(n % 3) + 1}`,
  // The first moments of a year in UTC, which are the year before west of it.
  at: n % 3 === 0 ? null : `20${10 + (n % 4)}-01-01T00:30:00Z`,
  open: n % 3 === 0 ? null : n % 2 === 0,
  topics: ['X', 'Y', 'Z'].filter((_topic, bit) => (n >> bit) & 1),
  confidence: n % 8 === 0 ? 'RECALLED' : n % 3 === 0 ? 'REPORTED' : 'VERIFIED',
}));

let temporary: TemporaryDatabase;
let database: DataSource;
let counted: Statements;
let collection: Collection<Thing, 'owner'>;
beforeAll(async () => {
  temporary = await temporaryDatabase();
  counted = statements();
  database = await openDatabase({ schema: 'things', tables: [ThingTable as never], migrations: [] }, { url: temporary.url, logger: counted.logger });
  await database.synchronize();
  collection = postgresCollection(database.manager, ThingTable, {
    key: 'title',
    order: [{ field: 'title', direction: 'ASC' }],
    fields: { heading: 'title' },
    scopes: { owner: { by: 'owner' } },
  });
  await collection.replaceAll(things);
});
afterAll(async () => {
  await database.destroy();
  await temporary.drop();
});

const by = (field: string, part: Dimension['by'] = 'VALUE', personal = false): Dimension => ({ name: `${field} ${part}`, field, by: part, personal });
const DIMENSIONS = [by('owner'), by('heading'), by('weight'), by('open'), by('day', 'YEAR'), by('at', 'YEAR'), by('topics'), by('confidence'), by('scope')];
const measure = (field: string, ...alike: string[]): Measure => ({ name: field, field, alike });
const MEASURES = [measure('weight'), measure('share', 'scope'), { ...measure('share'), name: 'any share' }];
const asked = (part: Partial<SummaryRequest> = {}): SummaryRequest => ({ groupBy: [], measures: [], orderBy: 'COUNT', includeUnconfirmed: false, ...part });

/** The values of a thing in one dimension, as what they are; several of a list, unknown of an empty one. */
function valuesOf(thing: Thing, { field, by: part }: Dimension): (string | number | boolean | null)[] {
  const value = thing[(field === 'heading' ? 'title' : field) as keyof Thing];
  if (Array.isArray(value)) return value.length === 0 ? [null] : [...value];
  return [part === 'YEAR' && value !== null ? Number((value as string).slice(0, 4)) : (value as string | number | boolean | null)];
}

const thousandths = (value: string | number) => Math.round(Number(value) * 1000);
const rounded = (sum: number, of: number) => decimalQuotient(String(sum), String(1000 * of), 4);

function inMemory(group: readonly Thing[], { name, field, alike }: Measure) {
  const known = group.filter((thing) => thing[field as keyof Thing] !== null);
  const values = known.map((thing) => String(thing[field as keyof Thing]));
  const mixed = new Set(known.map((thing) => JSON.stringify(alike.map((other) => thing[other as keyof Thing])))).size > 1;
  const sorted = values.toSorted((a, b) => Number(a) - Number(b));
  const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]];
  const nothing = { sum: null, avg: null, min: null, max: null, median: null };
  const figures =
    mixed || values.length === 0
      ? nothing
      : {
          sum: decimalSum(values),
          avg: rounded(values.reduce((sum, value) => sum + thousandths(value), 0), values.length),
          min: sorted[0]!,
          max: sorted.at(-1)!,
          median: rounded(thousandths(low!) + thousandths(high!), 2),
        };
  return { measure: name, known: values.length, mixed, ...figures };
}

const compare = (a: unknown, b: unknown) => (a === b ? 0 : a === null ? 1 : b === null ? -1 : (a as number) < (b as number) ? -1 : 1);

/** What the summary must be, worked out without SQL. */
function expected(chosen: readonly Thing[], { groupBy, measures, orderBy, includeUnconfirmed }: SummaryRequest) {
  const kept = chosen.filter(({ confidence }) => includeUnconfirmed || confidence !== 'RECALLED');
  const keyed = kept.flatMap((thing) =>
    groupBy
      .reduce<unknown[][]>((keys, dimension) => keys.flatMap((key) => valuesOf(thing, dimension).map((value) => [...key, value])), [[]])
      .map((key) => ({ key, thing })),
  );
  const groups = [...Map.groupBy(keyed, ({ key }) => JSON.stringify(key)).values()].map((members) => ({ key: members[0]!.key, things: members.map(({ thing }) => thing) }));
  groups.sort((a, b) => (orderBy === 'COUNT' ? b.things.length - a.things.length : 0) || a.key.map((value, index) => compare(value, b.key[index])).find((sign) => sign !== 0) || 0);
  return {
    count: kept.length,
    leftOutUnconfirmed: chosen.length - kept.length,
    measures: measures.map((one) => inMemory(kept, one)),
    groups:
      groupBy.length === 0
        ? []
        : groups.map(({ key, things: members }) => ({
            key: key.map((value, index) => ({ dimension: groupBy[index]!.name, value: value === null ? null : String(value) })),
            count: members.length,
            suppressed: false,
            sharePercent: decimalQuotient(String(members.length * 100), String(kept.length), 2),
            measures: measures.map((one) => inMemory(members, one)),
          })),
  };
}

const CONDITIONS: [Condition | null, (thing: Thing) => boolean][] = [
  [null, () => true],
  [{ weight: { gte: 2 } }, ({ weight }) => weight !== null && weight >= 2],
  [{ topics: { has: 'X' } }, ({ topics }) => topics.includes('X')],
  [{ not: { open: { eq: true } } }, ({ open }) => open !== true],
  [{ heading: { eq: "quote'" } }, ({ title }) => title === "quote'"],
  [{ scope: { eq: 'INCL' } }, ({ scope }) => scope === 'INCL'],
  [{ title: { eq: 'nothing' } }, () => false],
];
const requests = fc.record({
  groupBy: fc.uniqueArray(fc.constantFrom(...DIMENSIONS), { maxLength: 4 }),
  measures: fc.uniqueArray(fc.constantFrom(...MEASURES), { maxLength: 3 }),
  orderBy: fc.constantFrom('COUNT' as const, 'KEY' as const),
  includeUnconfirmed: fc.boolean(),
});

describe('the summary of a list', () => {
  it('is what is counted and summed without SQL, by whatever grouping, filter and order, in one statement', async () => {
    await fc.assert(
      fc.asyncProperty(requests, fc.constantFrom(...CONDITIONS), async (request, [filter, matches]) => {
        counted.forget();
        const summary = await collection.summary({ ...request, filter });
        expect(counted.seen).toHaveLength(1);
        expect(summary).toEqual(expected(things.filter(matches), request));
      }),
      { numRuns: 200 },
    );
  });

  it('is for each of several owners what it would be alone, all in one statement', async () => {
    await fc.assert(
      fc.asyncProperty(requests, fc.constantFrom(...CONDITIONS), async (request, [filter, matches]) => {
        counted.forget();
        const summaries = await collection.summariesOf('owner', [...OWNERS, 'nobody', 'a\u0000'], { ...request, filter });
        expect(counted.seen).toHaveLength(1);
        for (const owner of [...OWNERS, 'nobody']) {
          expect(summaries.get(owner)).toEqual(expected(things.filter((thing) => thing.owner === owner && matches(thing)), request));
        }
        expect(summaries.has('a\u0000')).toBe(false);
      }),
      { numRuns: 60 },
    );
  });

  it('keeps the last digit of numbers that a binary fraction could not hold', async () => {
    const { measures } = await collection.summary(asked({ filter: { id: { in: [] } }, measures: [measure('share')] }));
    expect(measures[0]).toMatchObject({ known: 0, sum: null, median: null });
    const exact: Thing[] = [['1', '100000000000000.0000000001'], ['2', '0.0000000002']].map(([n, share]) => ({ ...things[1]!, id: uuid(1000 + Number(n)), title: 'exact', share: share! }));
    await collection.replaceAll([...things, ...exact]);
    try {
      const summary = await collection.summary(asked({ filter: { title: { eq: 'exact' } }, measures: [measure('share')] }));
      expect(summary.measures[0]).toMatchObject({ sum: '100000000000000.0000000003', avg: '50000000000000.0000', median: '50000000000000.0000' });
    } finally {
      await collection.replaceAll(things);
    }
  });

  it('of personal data does not tell small groups', async () => {
    const request = asked({ groupBy: [by('weight', 'VALUE', true)], includeUnconfirmed: true, filter: { owner: { eq: 'a' } } });
    const open = expected(things.filter(({ owner }) => owner === 'a'), request);
    expect(open.groups.some(({ count }) => count < 5)).toBe(true);
    const { groups } = await collection.summary(request);
    expect(groups).toHaveLength(open.groups.length);
    for (const { count, suppressed, sharePercent } of groups) {
      expect(suppressed ? [count, sharePercent] : count! >= 5).toEqual(suppressed ? [null, null] : true);
    }
    expect(groups.filter(({ suppressed }) => suppressed).length).toBeGreaterThan(1);
  });
});

describe('a request that does not fit', () => {
  const bad: [string, Partial<SummaryRequest>][] = [
    ['an unknown dimension', { groupBy: [by('nothing')] }],
    ['an inherited dimension', { groupBy: [by('constructor')] }],
    ['a dimension that is SQL', { groupBy: [by('title") from thing --')] }],
    ['the year of what is no day', { groupBy: [by('weight', 'YEAR')] }],
    ['a dimension twice', { groupBy: [by('title'), by('title')] }],
    ['five dimensions', { groupBy: DIMENSIONS.slice(0, 5) }],
    ['an unknown measure', { measures: [measure('nothing')] }],
    ['a measure of text', { measures: [measure('title')] }],
    ['a measure twice', { measures: [measure('weight'), measure('weight')] }],
    ['too many measures', { measures: Array.from({ length: 11 }, (_, n) => ({ ...measure('weight'), name: `m${n}` })) }],
    ['an unknown field to filter by', { filter: { nothing: { eq: 1 } } }],
    ['a value of another type', { filter: { weight: { eq: 'x' } } }],
  ];
  it.each(bad)('%s is refused before the database sees it', async (_what, part) => {
    counted.forget();
    await expect(collection.summary(asked(part))).rejects.toThrow(BadInput);
    await expect(collection.summariesOf('owner', ['a'], asked(part))).rejects.toThrow(BadInput);
    expect(counted.seen).toHaveLength(0);
  });

  it('more than 1,000 groups are refused, never cut', async () => {
    const many = Array.from({ length: 1_001 }, (_, n): Thing => ({ ...things[1]!, id: uuid(5000 + n), title: `many ${n}` }));
    await collection.replaceAll([...things, ...many]);
    try {
      const filter = { title: { startsWith: 'many' } };
      await expect(collection.summary(asked({ groupBy: [by('title')], filter }))).rejects.toThrow(/1000 groups at the most/);
      const fewer = await collection.summary(asked({ groupBy: [by('title')], filter: { and: [filter, { title: { in: ['many 0', 'many 1'] } }] } }));
      expect(fewer.groups.map(({ count }) => count)).toEqual([1, 1]);
    } finally {
      await collection.replaceAll(things);
    }
  });
});
