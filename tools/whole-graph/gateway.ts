import { beforeAll, describe, expect, it } from '@jest/globals';
import { freshGraph } from './shared-graph.ts';
import type { WholeGraph } from './whole-graph.ts';

// What holds for the graph as a whole, whichever subgraph answers.
export function theGraphAsAWhole(): void {
  let graph: WholeGraph;
  beforeAll(async () => void (graph = await freshGraph()), 60_000);

  describe('node(id:) and nodes(ids:)', () => {
    it('find anything by its id, in whichever subgraph it lives', async () => {
      const things = await graph.ask(`{
        states(first: 1, filter: { iso3: { eq: "JOR" } }) { nodes { id } } sessionByCode(code: "19R2") { id } organization(code: "cicc") { id }
        resolution(symbol: "ICC-ASP/15/Res.1") { id } treatyActions(first: 1) { nodes { id } } statements(first: 1) { nodes { id } }
        sideEvents(first: 1) { nodes { id } } budgetFigures(first: 1) { nodes { id } } topic(code: "BUDGET") { id } bodySeats(first: 1) { nodes { id } } }`);
      const ids = Object.values(things).map((thing: any) => thing.id ?? thing.nodes[0].id);
      const { nodes } = await graph.ask(
        'query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id ... on State { name } ... on Session { title } ... on Organization { acronym } ... on Resolution { symbol } } }',
        { ids },
      );
      expect(nodes.map(({ __typename }: any) => __typename)).toEqual(['State', 'Session', 'Organization', 'Resolution', 'TreatyAction', 'Statement', 'SideEvent', 'BudgetFigure', 'Topic', 'BodySeat']);
      expect(nodes.map(({ id }: any) => id)).toEqual(ids);
      expect(nodes.slice(0, 4)).toMatchObject([{ name: 'Jordan' }, { title: 'Nineteenth session, second resumption' }, { acronym: 'CICC' }, { symbol: 'ICC-ASP/15/Res.1' }]);
      const { node } = await graph.ask('query ($id: ID!) { node(id: $id) { ... on State { name regionalGroup { code } statements(first: 1) { totalCount } } } }', { id: ids[0] });
      expect(node).toMatchObject({ name: 'Jordan', regionalGroup: { code: 'ASIA_PACIFIC' } });
    });

    it('is null for an id of nothing, and refuses what is no id', async () => {
      const nothing = Buffer.from('State:00000000-0000-4000-8000-000000000000').toString('base64url');
      expect(await graph.ask('query ($id: ID!) { node(id: $id) { id } }', { id: nothing })).toEqual({ node: null });
      const { errors } = await graph.answer('{ node(id: "nonsense") { id } }');
      expect(errors![0]!.extensions!.code).toBe('BAD_USER_INPUT');
    });
  });

  describe('lists', () => {
    const LISTS = ['states', 'statesParties', 'partyStatuses', 'treaties', 'treatyActions', 'bodySeats', 'sessions', 'topics', 'agendaItems', 'documents', 'statements', 'organizations',
      'sideEvents', 'advocacyDocuments', 'participationFigures', 'resolutions', 'decisions', 'elections', 'candidatures', 'ballots', 'financialYears', 'budgetFigures',
      'majorProgrammes', 'scaleRates', 'assessedContributions'];

    it.each(LISTS)('%s: paged through forward and backward it is the same set, and as many as its total', async (list) => {
      const page = (args: string) => graph.ask(`{ list: ${list}(${args}) { totalCount nodes { id } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`).then((data) => data.list);
      const walk = async (forward: boolean) => {
        const found: string[] = [];
        let cursor: string | null = null;
        for (;;) {
          const { totalCount, nodes, pageInfo }: any = await page(forward ? `first: 97${cursor ? `, after: "${cursor}"` : ''}` : `last: 97${cursor ? `, before: "${cursor}"` : ''}`);
          found.splice(forward ? found.length : 0, 0, ...nodes.map(({ id }: any) => id));
          if (!(forward ? pageInfo.hasNextPage : pageInfo.hasPreviousPage)) return { found, totalCount };
          cursor = forward ? pageInfo.endCursor : pageInfo.startCursor;
        }
      };
      const forward = await walk(true);
      expect(new Set(forward.found).size).toBe(forward.totalCount);
      expect(forward.found).toHaveLength(forward.totalCount);
      expect((await walk(false)).found).toEqual(forward.found);
    });

    it.each(LISTS)('%s: filtered by confidence, the parts make the whole', async (list) => {
      const all = ['VERIFIED', 'REPORTED', 'RECALLED', 'DERIVED'];
      const data = await graph.ask(`{ whole: ${list}(first: 1) { totalCount } ${all.map((one) => `${one}: ${list}(first: 1, filter: { confidence: { eq: ${one} } }) { totalCount }`).join(' ')} }`);
      expect(all.reduce((sum, one) => sum + data[one].totalCount, 0)).toBe(data.whole.totalCount);
    });

    it.each([
      ['without first or last', '{ states { totalCount } }'],
      ['with first: 1000', '{ states(first: 1000) { totalCount } }'],
      ['with first: 0 in a variable', 'query ($n: Int = 0) { states(first: $n) { totalCount } }'],
      ['nested, without first', '{ states(first: 1) { nodes { treatyActions { totalCount } } } }'],
      ['with a cursor that is none', '{ states(first: 1, after: "x") { totalCount } }'],
      ['with a day that does not exist', '{ sessions(first: 1, filter: { opensOn: { gte: "2021-02-30" } }) { totalCount } }'],
      ['with a NUL', 'query ($name: String = "a\\u0000") { states(first: 1, filter: { name: { contains: $name } }) { totalCount } }'],
    ])('%s are refused with a code that says so', async (_what, query) => {
      const { errors } = await graph.answer(query);
      expect(errors!.length).toBeGreaterThan(0);
      expect(['BAD_USER_INPUT', 'GRAPHQL_VALIDATION_FAILED']).toContain(errors![0]!.extensions!.code);
      expect(JSON.stringify(errors)).not.toMatch(/stack|select |node_modules|postgres/i);
    });

    it('of facts that nobody confirmed are marked, whether or not the query asks', async () => {
      const { data, extensions } = await graph.answer('{ budgetFigures(first: 3, filter: { confidence: { eq: RECALLED } }) { nodes { amount { amount } } } }');
      expect(data!.budgetFigures.nodes[0]).toEqual({ amount: { amount: expect.any(String) } });
      expect(extensions).toEqual({ unconfirmed: { RECALLED: ['budgetFigures.nodes.0', 'budgetFigures.nodes.1', 'budgetFigures.nodes.2'] } });
    });
  });

  describe('sources', () => {
    it('are told for every fact, with a title', async () => {
      const data = await graph.ask(`{ ${['states', 'sessions', 'organizations', 'resolutions'].map((list) => `${list}(first: 100) { nodes { confidence sources { key title } } }`).join(' ')} }`);
      for (const list of Object.values(data)) {
        for (const { sources } of list.nodes) {
          expect(sources.length).toBeGreaterThan(0);
          expect(sources.every(({ title }: any) => title.length > 0)).toBe(true);
        }
      }
    });
  });

  describe('CORS', () => {
    it('answers a preflight, and lets the page that asked read the answer', async () => {
      const origin = 'https://example.org';
      const preflight = await fetch(`${graph.url}/graphql`, { method: 'OPTIONS', headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type,authorization' } });
      expect(preflight.status).toBe(204);
      expect(preflight.headers.get('access-control-allow-headers')).toMatch(/content-type/i);
      const answer = await fetch(`${graph.url}/graphql`, { method: 'POST', headers: { origin, 'content-type': 'application/json' }, body: '{"query":"{ __typename }"}' });
      expect(['*', origin]).toContain(answer.headers.get('access-control-allow-origin'));
      expect(await answer.json()).toEqual({ data: { __typename: 'Query' } });
    });
  });
}
