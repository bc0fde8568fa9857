import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { freshGraph } from './shared-graph.ts';
import type { WholeGraph } from './whole-graph.ts';

// What a newcomer pastes first must answer, as the page says that it does.
export function readme(): void {
  let graph: WholeGraph;
  let queries: string[];
  beforeAll(async () => {
    const readme = await readFile(resolve(import.meta.dirname, '../../README.md'), 'utf8');
    queries = [...readme.matchAll(/```graphql\n([\s\S]*?)```/g)].map(([, query]) => query!);
    graph = await freshGraph();
  }, 60_000);

  describe('the queries of the README', () => {
    it('all answer, none with null', async () => {
      expect(queries.length).toBeGreaterThanOrEqual(4);
      for (const query of queries) expect(Object.values(await graph.ask(query))).not.toContain(null);
    });

    it('reach all four subgraphs with the topic', async () => {
      const { topic } = await graph.ask(queries.find((query) => query.includes('topic(code:'))!);
      expect(Object.keys(graph.statementCount()).sort()).toEqual(['civil-society', 'membership', 'resolutions', 'sessions']);
      expect(topic.statements.nodes[0].speaker).toEqual({ name: expect.any(String), partyStatus: { status: expect.any(String) } });
      for (const list of ['statements', 'sideEvents', 'resolutions']) expect(topic[list].totalCount).toBeGreaterThan(0);
    });
  });
}
