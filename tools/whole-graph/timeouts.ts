import { PUBLIC, type Actor } from '@assembly-graph/kernel';
import { openDatabase, provision, serve, type Served } from '@assembly-graph/platform';
import { subgraphExecutor } from '@assembly-graph/platform/graph';
import { temporaryDatabase, type TemporaryDatabase } from '@assembly-graph/testing';
import { domains } from '@assembly-graph/whole';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { freshGraph } from './shared-graph.ts';
import type { WholeGraph } from './whole-graph.ts';

// What takes too long is given up by PostgreSQL, and told with a code and what to change. Each row of the tables that are made slow takes a
// minute to be read, so that nothing here depends on how fast the machine is.
export function timeouts(): void {
  const slow = (table: string) => [
    `alter table ${table} enable row level security`, `alter table ${table} force row level security`,
    `create policy slow on ${table} using (pg_sleep(60) is not null) with check (true)`,
  ];
  const tookTooLong = (path: unknown[]) => expect.objectContaining({ path, message: expect.stringMatching(/^This took too long\. Ask for less of it/), extensions: expect.objectContaining({ code: 'QUERY_TIMEOUT' }) });

  describe('through the gateway', () => {
    let graph: WholeGraph;
    beforeAll(async () => {
      graph = await freshGraph();
      for (const statement of slow('sessions.statement')) await graph.write('sessions', statement);
    }, 60_000);

    it('a list says so: PostgreSQL gives up before the gateway does', async () => {
      const { errors } = await graph.answer('{ statements(first: 1) { nodes { id } } }');
      expect(errors).toEqual([tookTooLong(['statements', 'nodes'])]);
    }, 30_000);

    it('a list within a thing says so at its place, and what another subgraph has is there', async () => {
      const { data, errors } = await graph.answer('{ state(iso3: "SEN") { name organizations(first: 1) { totalCount } } sessionByCode(code: "20") { title statements(first: 1) { nodes { id } } } }');
      expect(errors).toEqual([tookTooLong(['sessionByCode', 'statements', 'nodes'])]);
      expect(data).toEqual({ state: { name: 'Senegal', organizations: { totalCount: expect.any(Number) } }, sessionByCode: null });
    }, 30_000);
  });

  describe('in a subgraph', () => {
    const secretariat: Actor = { ...PUBLIC, role: 'secretariat', subject: '0c5b9a52-5c6e-4a51-8e7d-7d8f1c1e6a11' };
    const membership = domains.find(({ name }) => name === 'membership')!;
    let temporary: TemporaryDatabase;
    let database: DataSource;
    let served: Served;
    beforeAll(async () => {
      temporary = await temporaryDatabase();
      const { urls } = await provision(temporary.url, { schemas: ['membership'], passwordOf: () => 'of membership' });
      database = await openDatabase(membership.storage, { url: urls.membership, statementTimeoutMs: 1_000 });
      await database.query(`insert into membership.state (id, iso3, iso2, m49, name, un_status, confidence, source_keys)
        values (gen_random_uuid(), 'IDN', 'ID', '360', 'Indonesia', 'MEMBER', 'VERIFIED', '{S-X}')`);
      await database.query("insert into membership.source (key, title) values ('S-X', 'A source')");
      for (const statement of slow('membership.state')) await database.query(statement);
      served = await serve(membership.subgraph(database), { port: 0, host: '127.0.0.1', secret: null });
    }, 60_000);
    afterAll(async () => {
      await served.close();
      await database.destroy();
      await temporary.drop();
    });

    it('over HTTP it is the same code, an answer and no failure of the server', async () => {
      const response = await fetch(served.url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query: '{ states(first: 1) { totalCount } }' }) });
      expect(response.status).toBeLessThan(500);
      const { errors } = (await response.json()) as { errors: unknown[] };
      expect(errors).toEqual([tookTooLong(['states', 'totalCount'])]);
    }, 30_000);

    it('of a deed it says to ask again with the same key, and nothing was written', async () => {
      const input = { idempotencyKey: 'accession-of-idn', state: 'IDN', kind: 'ACCESSION', takenOn: '2020-11-20', sources: ['S-X'] };
      const query = 'mutation ($input: RecordTreatyActionInput!) { recordTreatyAction(input: $input) { treatyAction { id } userErrors { code } } }';
      const { errors } = await subgraphExecutor(membership.subgraph(database))({ query, variables: { input }, actor: secretariat });
      expect(errors).toEqual([expect.objectContaining({ path: ['recordTreatyAction'], message: expect.stringContaining('Ask again with the same idempotencyKey'), extensions: { code: 'QUERY_TIMEOUT' } })]);
      expect(await database.query('select count(*)::int as deeds from membership.treaty_action')).toEqual([{ deeds: 0 }]);
      expect(await database.query('select last_seq from membership.feed_head')).toEqual([{ last_seq: 0 }]);
    }, 30_000);
  });
}
