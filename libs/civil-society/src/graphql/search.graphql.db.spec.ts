import { subgraphExecutor } from '@assembly-graph/platform/graph';
import { loadedDatabase, type LoadedDatabase } from '@assembly-graph/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { civilSocietyData, civilSocietyStorage, civilSocietySubgraph } from '../index.ts';

let loaded: LoadedDatabase;
let execute: ReturnType<typeof subgraphExecutor>;
beforeAll(async () => {
  loaded = await loadedDatabase({ storage: civilSocietyStorage, data: civilSocietyData });
  execute = subgraphExecutor(civilSocietySubgraph(loaded.database));
});
afterAll(() => loaded.close());
beforeEach(() => loaded.statements.forget());

async function search(q: string, filter: object | null = null): Promise<any> {
  const { data, errors } = await execute({
    query: `query ($q: String!, $filter: CivilSocietySearchFilter) { searchCivilSociety(q: $q, filter: $filter, first: 100) {
      totalCount facets { dimension without buckets { value count } }
      hits { kind highlights { field fragment ranges { start end } }
        node { __typename ... on Organization { code } ... on SideEvent { code title } ... on AdvocacyDocument { code title } } } } }`,
    variables: { q, filter },
  });
  expect(errors ?? []).toEqual([]);
  return JSON.parse(JSON.stringify(data)).searchCivilSociety;
}
const codes = ({ hits }: any) => hits.map(({ node }: any) => node.code);
const TABLES = ['organization', 'side_event', 'advocacy_document'];

describe('the search of civil society', () => {
  it('has an entry for every organization, side event and advocacy document', async () => {
    const [{ entries, things }] = await loaded.database.query(
      `select (select count(*)::int from civil_society.search_entry) as entries, (${TABLES.map((table) => `select count(*)::int from civil_society.${table}`).join(') + (')}) as things`,
    );
    expect(entries).toBe(things);
    expect(things).toBeGreaterThan(150);
  });

  it('finds every title that has the word', async () => {
    const titles: { code: string }[] = await loaded.database.query(
      `select code from civil_society.side_event where title ~* '\\yvictims?\\y' union all select code from civil_society.advocacy_document where title ~* '\\yvictims?\\y'`,
    );
    expect(titles.length).toBeGreaterThan(4);
    expect(codes(await search('victims'))).toEqual(expect.arrayContaining(titles.map(({ code }) => code)));
    expect((await search('"Reparative Justice" victims')).hits.map(({ node }: any) => node.title)).toContain('Victims Reflections on Reparative Justice');
  });

  it('finds an organization by its acronym or name, and what it wrote by its code', async () => {
    const named = await search('FIDH', { kinds: ['ORGANIZATION'] });
    expect(codes(named)).toContain('fidh');
    expect(named.hits[0].highlights).toContainEqual({ field: 'LABEL', fragment: 'FIDH fidh', ranges: [{ start: 0, end: 4 }, { start: 5, end: 9 }] });
    expect(codes(await search('federation for human rights', { kinds: ['ORGANIZATION'] }))).toContain('fidh');
    const [{ documents }] = await loaded.database.query(`select array_agg(code order by code) as documents from civil_society.advocacy_document where author_code = 'fidh'`);
    expect(codes(await search('fidh', { kinds: ['ADVOCACY_DOCUMENT'], bodies: ['fidh'] })).sort()).toEqual(documents);
  });

  it('counts a side event with each of its hosts', async () => {
    const found = await search('justice', { kinds: ['SIDE_EVENT'] });
    const bodies = found.facets.find(({ dimension }: any) => dimension === 'BODY');
    expect(bodies.buckets.length).toBeGreaterThan(5);
    for (const { value, count } of bodies.buckets) expect((await search('justice', { kinds: ['SIDE_EVENT'], bodies: [value] })).totalCount).toBe(count);
  });

  it('takes one statement, and one more for each kind that is read', async () => {
    const { hits } = await search('victims');
    expect(new Set(hits.map(({ kind }: any) => kind))).toEqual(new Set(['ORGANIZATION', 'SIDE_EVENT', 'ADVOCACY_DOCUMENT']));
    expect(loaded.statements.seen).toHaveLength(4);
  });

  it('shows nothing of what is hidden', async () => {
    const before = await search('tribunal or justice');
    await loaded.database.query(
      `insert into civil_society.search_entry (subject_id, lang, kind, audience, title, topics, session_code, bodies) values (gen_random_uuid(), 'EN', 'SIDE_EVENT', 'RESTRICTED', 'Justice hushed', '{HUSHED}', 'HUSHED', '{HUSHED}')`,
    );
    expect(await search('tribunal or justice')).toEqual(before);
    expect(await search('hushed')).toMatchObject({ totalCount: 0, hits: [] });
  });
});
