import { loadedDatabase, type LoadedDatabase } from '@assembly-graph/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { resolutionsData, resolutionsStorage } from '../index.ts';
import { askResolutions, type AskResolutions } from '../testing/ask-resolutions.ts';

let graph: AskResolutions & LoadedDatabase;
beforeAll(async () => void (graph = askResolutions(await loadedDatabase({ storage: resolutionsStorage, data: resolutionsData }))));
afterAll(() => graph.close());
beforeEach(() => graph.statements.forget());

const search = async (q: string, filter: object | null = null, lang = 'EN') =>
  (await graph.ask(
    `query ($q: String!, $lang: Lang!, $filter: ResolutionsSearchFilter) { searchResolutions(q: $q, lang: $lang, filter: $filter, first: 100) {
      totalCount facets { dimension without buckets { value count } } hits { kind score highlights { field fragment ranges { start end } } node { ... on Resolution { symbol title } } } } }`,
    { q, filter, lang },
  )).searchResolutions;
const titles = ({ hits }: { hits: { node: { title: string } }[] }) => hits.map(({ node }) => node.title);

describe('the search of resolutions', () => {
  it('finds what a title says in any form of its words, the closest first', async () => {
    const found = await search('reparation victim');
    expect(titles(found)).toEqual(['Victims and reparations', ...Array(2).fill('Victims and affected communities, reparations and Trust Fund for Victims')]);
    expect(found.hits[0].highlights).toEqual([{ field: 'TITLE', fragment: 'Victims and reparations', ranges: [{ start: 0, end: 7 }, { start: 12, end: 23 }] }]);
    expect(graph.statements.seen).toHaveLength(2);
  });

  it('finds every title that has the word', async () => {
    const having: { title: string }[] = await graph.database.query(`select title from resolutions.resolution where title ~* '\\yamendments?\\y'`);
    const found = await search('amendment');
    expect(having.length).toBeGreaterThan(5);
    expect(titles(found)).toEqual(expect.arrayContaining(having.map(({ title }) => title)));
  });

  it('finds a resolution by its symbol, whole or in part', async () => {
    expect((await search('"ICC-ASP/15/Res.1"')).hits.map(({ node }: { node: { symbol: string } }) => node.symbol)).toEqual(['ICC-ASP/15/Res.1']);
    const [{ symbols }] = await graph.database.query(`select array_agg(symbol order by symbol) as symbols from resolutions.resolution where symbol like '%/Res.3'`);
    const found = await search('res.3');
    expect(found.hits.filter(({ highlights }: any) => highlights.some(({ field }: any) => field === 'LABEL')).map(({ node }: any) => node.symbol).sort()).toEqual(symbols);
  });

  it('tells the Review Conference from the Assembly', async () => {
    const { facets, totalCount } = await search('aggression');
    const bodies = facets.find(({ dimension }: { dimension: string }) => dimension === 'BODY').buckets;
    expect(bodies.map(({ value }: { value: string }) => value)).toEqual(['ASSEMBLY', 'REVIEW_CONFERENCE']);
    expect((await search('aggression', { bodies: ['REVIEW_CONFERENCE'] })).totalCount + (await search('aggression', { bodies: ['ASSEMBLY'] })).totalCount).toBe(totalCount);
  });

  it('looks only in the language asked for, and keeps what is hidden in each apart', async () => {
    expect(await search('réparations', null, 'FR')).toMatchObject({ totalCount: 0 });
    const translate = (symbol: string, title: string, audience: string) =>
      graph.database.query(
        `insert into resolutions.search_entry (subject_id, lang, kind, audience, title, topics, session_code, bodies)
         select id, 'FR', 'RESOLUTION', $3, $2, topics, session_code, '{ASSEMBLY}' from resolutions.resolution where symbol = $1`,
        [symbol, title, audience],
      );
    await translate('ICC-ASP/11/Res.7', 'Victimes et réparations', 'PUBLIC');
    await translate('ICC-ASP/12/Res.5', 'Réparations cachées', 'RESTRICTED');
    const found = await search('reparation', null, 'FR');
    expect(titles(found)).toEqual(['Victims and reparations']);
    expect(found.hits[0].highlights).toEqual([{ field: 'TITLE', fragment: 'Victimes et réparations', ranges: [{ start: 12, end: 23 }] }]);
    expect(found.facets.find(({ dimension }: { dimension: string }) => dimension === 'SESSION').buckets).toEqual([{ value: '11', count: 1 }]);
    expect(await search('cachées', null, 'FR')).toMatchObject({ totalCount: 0, hits: [] });
  });

  it('refuses a text with a NUL by its argument', async () => {
    expect(await graph.refusal('query ($q: String!) { searchResolutions(q: $q) { totalCount } }', { q: '\u0000' })).toEqual([{ code: 'BAD_USER_INPUT', message: 'The text to look for is not a valid text.' }]);
  });
});
