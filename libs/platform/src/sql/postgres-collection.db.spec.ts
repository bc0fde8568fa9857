import { BadInput, type Collection, type Condition, type Order, type PageRequest } from '@assembly-graph/kernel';
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
  readonly day: string | null;
  readonly at: string | null;
  readonly open: boolean | null;
  readonly topics: readonly string[];
}
const ThingTable = new EntitySchema<Thing>({
  name: 'thing',
  columns: {
    id: idColumn,
    owner: { type: 'text' },
    title: { type: 'text' },
    weight: { type: 'int', nullable: true },
    share: { type: 'numeric', nullable: true },
    day: { type: 'date', nullable: true },
    at: { type: 'timestamptz', nullable: true },
    open: { type: 'boolean', nullable: true },
    topics: { type: 'text', array: true },
  },
  indices: [{ name: 'thing_owner', columns: ['owner', 'title', 'id'] }],
});

const OWNERS = ['a', 'b', "c'", ''];
const uuid = (n: number) => `00000000-0000-4000-8000-${n.toString(16).padStart(12, '0')}`;
const things: Thing[] = Array.from({ length: 60 }, (_, n) => ({
  id: uuid((n * 37) % 61),
  owner: OWNERS[n % 4]!,
  title: ['Alpha', 'alpha', 'Béta', '100%', 'a_b', 'back\\slash', "quote'", ''][n % 8]!,
  weight: n % 5 === 0 ? null : n % 7,
  share: n % 6 === 0 ? null : `${n % 4}.${'5'.padStart((n % 3) + 1, '0')}`,
  day: n % 4 === 0 ? null : `20${10 + (n % 9)}-01-0${(n % 3) + 1}`,
  at: n % 3 === 0 ? null : `2020-01-01T00:00:00.${(n % 5).toString().padStart(6, '0')}Z`,
  open: n % 3 === 0 ? null : n % 2 === 0,
  topics: ['X', 'Y', 'Z'].filter((_topic, bit) => (n >> bit) & 1),
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

const orders = fc.uniqueArray(
  fc.record({
    field: fc.constantFrom('title', 'weight', 'share', 'day', 'at', 'open', 'heading', 'id'),
    direction: fc.constantFrom('ASC' as const, 'DESC' as const),
  }),
  { selector: ({ field }: Order) => (field === 'heading' ? 'title' : field), maxLength: 3 },
);
const conditions: fc.Arbitrary<Condition> = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom<Condition>(
      { weight: { gte: 2, lt: 6 } }, { weight: { isNull: true } }, { title: { contains: 'A' } }, { title: { contains: '%' } }, { title: { startsWith: 'back\\' } },
      { title: { in: ['Alpha', "quote'"] } }, { owner: { in: ['a', ''] } }, { share: { gt: '1.05' } }, { day: { lte: '2014-06-01' } }, { open: { eq: true } }, { topics: { hasAny: ['X', 'Y'] } },
      { topics: { hasAll: ['X', 'Y'] } }, { topics: { isEmpty: true } }, { at: { gte: '2020-01-01' } }, { and: [] }, { or: [] }, {},
    ),
    fc.record({ not: tie('condition') }) as fc.Arbitrary<Condition>,
    fc.record({ and: fc.array(tie('condition'), { maxLength: 3 }) }) as fc.Arbitrary<Condition>,
    fc.record({ or: fc.array(tie('condition'), { maxLength: 3 }) }) as fc.Arbitrary<Condition>,
  ),
})).condition;

async function walk(request: PageRequest, size: number, backward: boolean): Promise<Thing[]> {
  const found: Thing[] = [];
  let cursor: string | null = null;
  for (;;) {
    const page = await collection.page(backward ? { ...request, last: size, before: cursor } : { ...request, first: size, after: cursor });
    const nodes = page.items.map(({ node }) => node);
    found.splice(backward ? 0 : found.length, 0, ...nodes);
    const more = backward ? page.hasPreviousPage : page.hasNextPage;
    if (!more) return found;
    cursor = (backward ? page.items[0] : page.items.at(-1))!.cursor;
  }
}

describe('a list that is read page by page', () => {
  it('is the whole list, in its order, whatever the order, filter, page size and direction', async () => {
    await fc.assert(
      fc.asyncProperty(orders, conditions, fc.integer({ min: 1, max: 40 }), fc.boolean(), async (orderBy, filter, size, backward) => {
        const whole = (await collection.page({ first: 100, orderBy, filter })).items.map(({ node }) => node.id);
        expect((await walk({ orderBy, filter }, size, backward)).map(({ id }) => id)).toEqual(whole);
        expect(await collection.count(filter)).toBe(whole.length);
      }),
      { numRuns: 150 },
    );
  });

  it('has each thing either matching a condition or its opposite', async () => {
    await fc.assert(
      fc.asyncProperty(conditions, async (filter) => {
        expect((await collection.count(filter)) + (await collection.count({ not: filter }))).toBe(things.length);
      }),
      { numRuns: 100 },
    );
  });

  it('finds what a condition says', async () => {
    const count = (filter: Condition) => collection.count(filter);
    const where = (test: (thing: Thing) => boolean) => things.filter(test).length;
    expect(await count({ weight: { gte: 2, lt: 6 } })).toBe(where(({ weight }) => weight !== null && weight >= 2 && weight < 6));
    expect(await count({ title: { contains: 'ALPHA' } })).toBe(where(({ title }) => title.toLowerCase().includes('alpha')));
    expect(await count({ title: { contains: '%' } })).toBe(where(({ title }) => title.includes('%')));
    expect(await count({ title: { contains: '_' } })).toBe(where(({ title }) => title.includes('_')));
    expect(await count({ heading: { eq: "quote'" } })).toBe(where(({ title }) => title === "quote'"));
    expect(await count({ topics: { hasAll: ['X', 'Z'] } })).toBe(where(({ topics }) => topics.includes('X') && topics.includes('Z')));
    expect(await count({ share: { in: ['1.05', '2.5'] } })).toBe(where(({ share }) => Number(share) === 1.05 || Number(share) === 2.5));
    expect(await count({ or: [{ open: { eq: true } }, { open: { isNull: true } }] })).toBe(where(({ open }) => open !== false));
  });
});

describe('a page of which not everything is wanted', () => {
  it('is the same page, of which the rest was not read', async () => {
    const names = Object.keys(things[0]!) as (keyof Thing)[];
    await fc.assert(
      fc.asyncProperty(orders, conditions, fc.subarray(names), fc.integer({ min: 1, max: 20 }), fc.boolean(), async (orderBy, filter, wanted, size, backward) => {
        const request = { orderBy, filter, ...(backward ? { last: size } : { first: size }) };
        const whole = await collection.page(request);
        counted.forget();
        const part = await collection.page({ ...request, properties: [...wanted, 'nothing of the kind'] });
        expect({ ...part, items: part.items.map(({ cursor }) => cursor) }).toEqual({ ...whole, items: whole.items.map(({ cursor }) => cursor) });
        const ordered = [...orderBy.map(({ field }) => (field === 'heading' ? 'title' : field)), ...(orderBy.length > 0 ? [] : ['title']), 'id'];
        for (const [index, { node }] of part.items.entries()) {
          const expected = whole.items[index]!.node;
          for (const name of names) {
            if (wanted.includes(name)) expect(node[name]).toEqual(expected[name]);
            else if (!ordered.includes(name)) expect(() => node[name]).toThrow(`"${name}" was not among what the list was asked for.`);
          }
        }
        if (!wanted.includes('topics') && !JSON.stringify(filter).includes('topics')) expect(counted.seen.join()).not.toContain('"topics"');
      }),
      { numRuns: 40 },
    );
  });
});

describe('the lists of many owners', () => {
  it('are what each would be alone, in one statement, and one more for the counts', async () => {
    await fc.assert(
      fc.asyncProperty(orders, conditions, fc.integer({ min: 1, max: 20 }), fc.boolean(), async (orderBy, filter, size, backward) => {
        const request = { orderBy, filter, ...(backward ? { last: size } : { first: size }) };
        counted.forget();
        const pages = await collection.pagesOf('owner', [...OWNERS, 'nobody'], request);
        const counts = await collection.countsOf('owner', [...OWNERS, 'nobody'], filter);
        expect(counted.seen).toHaveLength(2);
        for (const owner of [...OWNERS, 'nobody']) {
          const alone = await collection.page({ ...request, filter: { and: [filter, { owner: { eq: owner } }] } });
          expect(pages.get(owner)).toEqual(alone);
          expect(counts.get(owner)).toBe(await collection.count({ and: [filter, { owner: { eq: owner } }] }));
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('owners that a column names', () => {
  it('have an index for what they have, or it is said', async () => {
    const without = postgresCollection(database.manager, ThingTable, { key: 'title', order: [{ field: 'title', direction: 'ASC' }], scopes: { weight: { by: 'weight' } } });
    await expect(without.pagesOf('weight', ['1'], { first: 1 })).rejects.toThrow('has no index that begins with weight');
  });
});

describe('keys that can be none', () => {
  it('find nothing, and spoil nothing for the others', async () => {
    const hostile = ['a\u0000', '\ud800', 7 as never, null as never, "x' or 1=1 --"];
    expect((await collection.byKeys([...hostile, 'Alpha'])).length).toBe(things.filter(({ title }) => title === 'Alpha').length);
    expect(await collection.byKeys(hostile.slice(0, 4))).toEqual([]);
    expect(await collection.byIds(['no-uuid', uuid(0)])).toHaveLength(1);
    const pages = await collection.pagesOf('owner', ['a\u0000', 'a'], { first: 1 });
    expect(pages.get('a\u0000')).toEqual({ items: [], hasNextPage: false, hasPreviousPage: false });
    expect(pages.get('a')!.items).toHaveLength(1);
    expect(await collection.countsOf('owner', ['a\u0000', 'a'])).toEqual(new Map([['a', 15]]));
  });
});

describe('a request that does not fit', () => {
  const bad: [string, PageRequest][] = [
    ['neither first nor last', {}],
    ['both first and last', { first: 1, last: 1 }],
    ['first 0', { first: 0 }],
    ['first 101', { first: 101 }],
    ['last -1', { last: -1 }],
    ['after with last', { last: 1, after: 'x' }],
    ['before with first', { first: 1, before: 'x' }],
    ['an unknown field to order by', { first: 1, orderBy: [{ field: 'nothing', direction: 'ASC' }] }],
    ['a list to order by', { first: 1, orderBy: [{ field: 'topics', direction: 'ASC' }] }],
    ['a field twice', { first: 1, orderBy: [{ field: 'title', direction: 'ASC' }, { field: 'title', direction: 'DESC' }] }],
    ['an unknown field to filter by', { first: 1, filter: { nothing: { eq: 1 } } }],
    ['an unknown operator', { first: 1, filter: { title: { like: 'x' } } }],
    ['an inherited operator', { first: 1, filter: { title: { constructor: 'x' } } }],
    ['an inherited field', { first: 1, filter: { constructor: { eq: 'x' } } }],
    ['a value of another type', { first: 1, filter: { weight: { eq: 'x' } } }],
    ['a number too large', { first: 1, filter: { weight: { eq: 2 ** 40 } } }],
    ['a NUL', { first: 1, filter: { title: { eq: 'a\u0000b' } } }],
    ['a lone surrogate', { first: 1, filter: { title: { contains: '\ud800' } } }],
    ['a day that does not exist', { first: 1, filter: { day: { eq: '2021-02-29' } } }],
    ['too many values', { first: 1, filter: { title: { in: Array.from({ length: 201 }, () => 'x') } } }],
    ['a filter too deep', { first: 1, filter: Array.from({ length: 9 }).reduce<Condition>((inner) => ({ not: inner }), {}) }],
  ];
  it.each(bad)('%s is refused before the database sees it', async (_what, request) => {
    counted.forget();
    await expect(collection.page(request)).rejects.toThrow(BadInput);
    expect(counted.seen).toHaveLength(0);
  });

  it('a cursor that is none, of another order, or with values that do not fit', async () => {
    const { items } = await collection.page({ first: 1, orderBy: [{ field: 'weight', direction: 'ASC' }] });
    const forged = (...content: unknown[]) => Buffer.from(JSON.stringify(content)).toString('base64url');
    const cursors = ['', 'x', '🙂', items[0]!.cursor, forged(), forged('+title+id'), forged('+title+id', 'a', 'no-uuid'), forged('+title+id', null, uuid(1)),
      forged('+title+id', 1, uuid(1)), forged('+title+id', 'a\u0000', uuid(1)), forged('+title+id', 'a', uuid(1), 'more'), forged({}), Buffer.from('{}').toString('base64url'), Buffer.from('null').toString('base64url')];
    for (const after of cursors) await expect(collection.page({ first: 1, after })).rejects.toThrow(BadInput);
  });

  it('200 random cursors are each refused or answered, never an error of the database', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(fc.string(), fc.constant(null), fc.integer(), fc.constantFrom('+title+id', uuid(3))), { maxLength: 4 }), async (content) => {
        const after = Buffer.from(JSON.stringify(content)).toString('base64url');
        await collection.page({ first: 1, after }).catch((error: unknown) => expect(error).toBeInstanceOf(BadInput));
      }),
      { numRuns: 200 },
    );
  });
});

describe('what is not there for whoever asks', () => {
  const seenBy = (owner: string) =>
    postgresCollection(database.manager, ThingTable, {
      key: 'title', order: [{ field: 'title', direction: 'ASC' }], scopes: { owner: { by: 'owner' } }, seen: (parameters) => `"owner" = ${parameters.add(owner, 'text')}`,
    });
  const request = { groupBy: [{ name: 'OWNER', field: 'owner', by: 'VALUE', personal: false }], measures: [], orderBy: 'KEY', includeUnconfirmed: true } as const;

  it.each(OWNERS)('is in no page, count, summary or lookup: %j', async (owner) => {
    const own = things.filter((thing) => thing.owner === owner);
    const seen = seenBy(owner);
    expect((await seen.byIds(things.map(({ id }) => id))).map(({ id }) => id).sort()).toEqual(own.map(({ id }) => id).sort());
    expect((await seen.byKeys([...new Set(things.map(({ title }) => title))])).length).toBe(own.length);
    expect((await seen.page({ first: 100, filter: { or: [{ owner: { in: OWNERS } }, { weight: { isNull: true } }] } })).items.length).toBe(own.length);
    expect(await seen.count({ not: { owner: { eq: owner } } })).toBe(0);
    expect([...(await seen.countsOf('owner', OWNERS)).entries()].filter(([, count]) => count > 0)).toEqual([[owner, own.length]]);
    expect([...(await seen.pagesOf('owner', OWNERS, { first: 100 })).values()].map(({ items }) => items.length).filter(Boolean)).toEqual([own.length]);
    expect((await seen.summary(request)).groups.map(({ count }) => count)).toEqual([own.length]);
    expect([...(await seen.summariesOf('owner', OWNERS, request)).values()].map(({ count }) => count).filter(Boolean)).toEqual([own.length]);
  });
});
