import { subgraphExecutor } from '@assembly-graph/platform/graph';
import { loadedDatabase, type LoadedDatabase } from '@assembly-graph/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sessionsData, sessionsStorage, sessionsSubgraph } from '../index.ts';

let loaded: LoadedDatabase;
let execute: ReturnType<typeof subgraphExecutor>;
beforeAll(async () => {
  loaded = await loadedDatabase({ storage: sessionsStorage, data: sessionsData });
  execute = subgraphExecutor(sessionsSubgraph(loaded.database));
});
afterAll(() => loaded.close());
beforeEach(() => loaded.statements.forget());

const SEARCH = `query ($q: String!, $lang: Lang, $filter: ProceedingsSearchFilter, $first: Int, $after: String) {
  searchProceedings(q: $q, lang: $lang, filter: $filter, first: $first, after: $after) {
    totalCount hint pageInfo { hasNextPage hasPreviousPage startCursor endCursor } facets { dimension without buckets { value count } }
    hits { kind score cursor highlights { field lang fragment ranges { start end } }
      node { __typename ... on Document { id symbol title confidence } ... on AgendaItem { id title confidence } ... on Statement { id code confidence } } } } }`;
async function search(q: string, more: object = {}): Promise<any> {
  const { data, errors } = await execute({ query: SEARCH, variables: { q, ...more } });
  expect(errors ?? []).toEqual([]);
  return JSON.parse(JSON.stringify(data)).searchProceedings;
}
async function refusal(variables: Record<string, unknown>): Promise<unknown> {
  const { errors } = await execute({ query: SEARCH, variables });
  return errors?.[0]?.extensions;
}
const query = (statement: string, values?: unknown[]) => loaded.database.query(statement, values);

describe('the search of the proceedings', () => {
  it('has an entry for everything on record', async () => {
    const entries: { kind: string; entries: number }[] = await query('select kind, count(*)::int as entries from sessions.search_entry group by kind order by kind');
    const [things] = await query(
      'select (select count(*)::int from sessions.agenda_item) as items, (select count(*)::int from sessions.document) as documents, (select count(*)::int from sessions.statement) as statements',
    );
    expect(entries).toEqual([{ kind: 'AGENDA_ITEM', entries: things.items }, { kind: 'DOCUMENT', entries: things.documents }, { kind: 'STATEMENT', entries: things.statements }]);
  });

  it('"victims participation" finds the plenary of the seventeenth session, whoever spoke', async () => {
    const found = await search("victims' participation");
    expect(found.totalCount).toBe(9);
    expect(found.hits[0]).toMatchObject({ kind: 'STATEMENT', node: { __typename: 'Statement', confidence: 'VERIFIED' } });
    expect(found.facets.find(({ dimension }: any) => dimension === 'SESSION').buckets).toEqual([{ value: '17', count: 9 }]);
    for (const { highlights } of found.hits) {
      const [{ field, fragment, ranges }] = highlights;
      expect([field, ranges.map(({ start, end }: any) => fragment.slice(start, end))]).toEqual(['DETAIL', ['victims', 'participation']]);
    }
  });

  it('finds every document and agenda item with the word in its title, and a document by its symbol', async () => {
    const titles: { id: string }[] = await query(`select id from sessions.document where title ~* '\\ybudgets?\\y' union all select id from sessions.agenda_item where title ~* '\\ybudgets?\\y'`);
    const found = await search('budgets', { first: 100 });
    expect(titles.length).toBeGreaterThan(5);
    expect(found.hits.filter(({ highlights }: any) => highlights.some(({ field }: any) => field === 'TITLE'))).toHaveLength(titles.length);
    const [{ symbol }] = await query('select symbol from sessions.document order by symbol limit 1');
    expect((await search(`"${symbol}"`)).hits[0]).toMatchObject({ kind: 'DOCUMENT', node: { symbol } });
  });

  it('takes one statement, and one more for each kind of thing that is read', async () => {
    const { hits } = await search('budget');
    expect(loaded.statements.seen).toHaveLength(1 + new Set(hits.map(({ kind }: any) => kind)).size);
    loaded.statements.forget();
    await search("victims' participation");
    expect(loaded.statements.seen).toHaveLength(2);
    loaded.statements.forget();
    await execute({ query: '{ searchProceedings(q: "budget") { totalCount facets { buckets { count } } hits { score } } }' });
    expect(loaded.statements.seen).toHaveLength(1);
  });

  it('pages to the whole set', async () => {
    const whole = (await search('report', { first: 100 })).hits.map(({ node }: any) => node.id);
    expect(whole.length).toBeGreaterThan(10);
    const walked: string[] = [];
    for (let after: string | null = null; ; ) {
      const page: any = await search('report', { first: 7, after });
      expect(page.pageInfo.hasPreviousPage).toBe(after !== null);
      walked.push(...page.hits.map(({ node }: any) => node.id));
      if (!page.pageInfo.hasNextPage) break;
      after = page.pageInfo.endCursor;
    }
    expect(walked).toEqual(whole);
  });

  it('filters by kind, and each facet says what a filter by it finds', async () => {
    const { facets, totalCount } = await search('election');
    const kinds = facets.find(({ dimension }: any) => dimension === 'KIND').buckets;
    expect(kinds.reduce((sum: number, { count }: any) => sum + count, 0)).toBe(totalCount);
    for (const { value, count } of kinds) expect((await search('election', { filter: { kinds: [value] } })).totalCount).toBe(count);
  });

  it.each([
    ['a NUL', { q: 'a\u0000' }, 'q'], ['a lone surrogate', { q: 'a\ud800' }, 'q'], ['201 characters', { q: 'é'.repeat(201) }, 'q'], ['none wanted', { q: 'a', first: 0 }, 'first'],
    ['a cursor that is none', { q: 'a', after: 'x' }, 'after'], ['a session with a NUL', { q: 'a', filter: { sessions: ['\u0000'] } }, 'sessions'],
  ])('refuses %s, by the argument', async (_what, variables, argument) => {
    expect(await refusal(variables)).toEqual({ code: 'BAD_USER_INPUT', argument });
    expect(loaded.statements.seen).toEqual([]);
  });

  it('says why it looked for nothing, without an error', async () => {
    expect(await search('of the')).toMatchObject({ totalCount: 0, hits: [], hint: expect.any(String), pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null } });
  });

  it('knows a title from the moment in which it changes, and shows nothing of what is hidden', async () => {
    const [{ id, title, topics }] = await query('select id, title, topics from sessions.document order by id limit 1');
    await query(`update sessions.document set title = 'Zanzibarian matters', topics = '{APIC}' where id = $1`, [id]);
    expect((await search('zanzibarian')).hits).toMatchObject([{ kind: 'DOCUMENT', node: { title: 'Zanzibarian matters' } }]);
    await query(`update sessions.search_entry set audience = 'RESTRICTED' where subject_id = $1`, [id]);
    const hidden = await search('zanzibarian');
    expect(hidden).toMatchObject({ totalCount: 0, hits: [], hint: null });
    expect(hidden.facets.every(({ buckets, without }: any) => buckets.length === 0 && without === 0)).toBe(true);
    expect(JSON.stringify(await search('zanzibarian or budget', { first: 100 }))).not.toMatch(/zanzibar/i);
    await query(`update sessions.search_entry set audience = 'PUBLIC' where subject_id = $1`, [id]);
    await query('update sessions.document set title = $2, topics = $3 where id = $1', [id, title, topics]);
  });
});
