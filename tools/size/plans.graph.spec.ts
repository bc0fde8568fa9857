import { resolve } from 'node:path';
import { provision, readDataSet } from '@assembly-graph/platform';
import { makeSyntheticAssembly } from '@assembly-graph/synthetic';
import { prepareTemplate, temporaryDatabase } from '@assembly-graph/testing';
import { domains } from '@assembly-graph/whole';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { faultsOf, type PlanNode } from './plans.ts';
import { questionsOf, type Asked } from './questions.ts';
import { searchesOf } from './searches.ts';
import { openSubjects, type DomainSubject } from './subjects.ts';

// Every list that the graph offers, with every order, filter and page of it, explained by PostgreSQL on a synthetic assembly: at ten times
// the record it plans as it does at a thousand times (`npm run test:size` measures that). What is read whole or sorted is too slow there.

const TIMES = 10;
/** Of a table with fewer rows in the record there are fewer than a hundred thousand at the thousandfold, read whole in some 40 ms. */
const LARGE_IN_THE_RECORD = 100;

/** What needs no index of its own, and why it is fast all the same. The times are those of a thousand times the record, on one processor. */
const WITHOUT_INDEX: readonly { readonly is: (asked: Asked) => boolean; readonly because: string }[] = [
  {
    is: ({ by }) => by.some((one) => /^StringFilter/.test(one)),
    because: 'a part of a text has no index without an extension, and a text may be longer than an index takes; the large tables with texts have some 180,000 rows, read whole in 80 ms',
  },
  {
    is: ({ by }) => by.some((one) => !/^(Key|KeyList|Int|Date|DateTime|Decimal|String)Filter/.test(one) && one !== 'not'),
    because: 'of a closed list a value is either frequent, then the page is full soon, or rare, then the table is read once: 120 ms for the largest',
  },
  {
    is: ({ what }) => what.includes('knownAt'),
    because: 'what the record once said is put together of what it says and of what was changed since, and read whole: 700,000 rows in 250 ms',
  },
  { is: ({ by }) => by.includes('not'), because: 'what does not match is nearly everything, or it is read for once' },
  { is: ({ order }) => order === 'title', because: 'a title may be longer than an index takes; 150,000 are sorted for a page in 60 ms' },
  { is: ({ by }) => by.some((one) => / (isNull|isEmpty)$/.test(one)), because: 'whether a value is known, or a list empty, is like a closed list of two values' },
];

let subjects: DomainSubject[];
let close: () => Promise<void>;
let drop: () => Promise<void>;
/** By subgraph. */
const large = new Map<string, Map<string, number>>();

beforeAll(async () => {
  const asRoles = (url: string) => provision(url, { schemas: domains.map(({ storage }) => storage.schema), passwordOf: (role) => `of ${role}` });
  const template = await prepareTemplate('synthetic', async (url) => {
    await makeSyntheticAssembly((await asRoles(url)).urls, await readDataSet(resolve(import.meta.dirname, '../../data')), { seed: 1, times: TIMES });
  });
  const temporary = await temporaryDatabase({ template });
  ({ drop } = temporary);
  ({ subjects, close } = await openSubjects((await asRoles(temporary.url)).urls));
  for (const { database, schema, name: subgraph } of subjects) {
    const tables: { name: string; rows: number }[] = await database.query('select relname as name, reltuples::int as rows from pg_class where relnamespace = $1::regnamespace and relkind = $2', [schema, 'r']);
    large.set(subgraph, new Map(tables.filter(({ rows }) => rows >= LARGE_IN_THE_RECORD * TIMES).map(({ name, rows }) => [name, rows])));
  }
}, 120_000);
afterAll(async () => {
  await close();
  await drop();
});

const plansOf = (subject: DomainSubject, { statements }: Asked): Promise<PlanNode[]> =>
  Promise.all(statements.map(async ({ sql, parameters }) => (await subject.database.query(`explain (format json) ${sql}`, [...parameters]))[0]['QUERY PLAN'][0].Plan));

async function faultsIn(subject: DomainSubject, all: AsyncIterable<Asked>): Promise<{ asked: number; faults: string[] }> {
  const faults: string[] = [];
  let asked = 0;
  for await (const one of all) {
    asked += 1;
    if (WITHOUT_INDEX.some(({ is }) => is(one))) continue;
    const found = (await plansOf(subject, one)).flatMap((plan) => faultsOf(plan, large.get(subject.name)!));
    faults.push(...found.map((fault) => `${one.path}, ${one.what}: ${fault}`));
  }
  return { asked, faults };
}

describe('the plans', () => {
  it('are those of an assembly in which the facts are many', () => {
    expect([...large.values()].flatMap((tables) => [...tables.keys()])).toEqual(expect.arrayContaining(['statement', 'treaty_action', 'party_status', 'resolution', 'scale_rate', 'assessed_contribution', 'search_entry']));
  });

  it.each(domains.map(({ name }) => name))('of every list of %s, with whatever it offers, hold at any size', async (name) => {
    const subject = subjects.find((one) => one.name === name)!;
    const faults: string[] = [];
    let asked = 0;
    for (const list of subject.lists) {
      const found = await faultsIn(subject, questionsOf(list, subject, true));
      faults.push(...found.faults);
      asked += found.asked;
    }
    expect(faults).toEqual([]);
    expect(asked).toBeGreaterThan(subject.lists.length * 5);
  }, 120_000);

  it.each(['sessions', 'civil-society', 'resolutions'])('of every search of %s hold at any size', async (name) => {
    const subject = subjects.find((one) => one.name === name)!;
    const { asked, faults } = await faultsIn(subject, searchesOf(subject.graph, subject));
    expect([faults, asked]).toEqual([[], expect.any(Number)]);
    expect(asked).toBeGreaterThan(30);
  }, 60_000);
});

describe('a plan that does not hold', () => {
  const explained = async (sql: string) => faultsOf((await subjects.find(({ name }) => name === 'sessions')!.database.query(`explain (format json) ${sql}`))[0]['QUERY PLAN'][0].Plan, large.get('sessions')!);

  it('is found out: a large table read whole for little, or sorted', async () => {
    expect(await explained("select * from sessions.statement where note = 'none has this'")).toEqual([expect.stringMatching(/^reads statement whole/)]);
    expect(await explained('select * from sessions.statement order by speaker_person limit 20')).toEqual([expect.stringMatching(/^sorts \d+ of the \d+ rows of statement/)]);
    expect(await explained(`select thing.* from unnest('{a,b}'::text[]) as owner(key)
      cross join lateral (select * from sessions.statement where note = owner.key order by session_opens_on, delivered_on, code, id limit 20) as thing`)).toEqual(['looks through statement for what each owner has']);
    expect(await explained('select * from sessions.statement order by session_opens_on, delivered_on, code, id limit 20')).toEqual([]);
    expect(await explained('select count(*) from sessions.statement')).toEqual([]);
  });
});
