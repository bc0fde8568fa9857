import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { uuidOf } from '@assembly-graph/kernel';
import { globalId } from '@assembly-graph/platform/graph';
import { domains } from '@assembly-graph/whole';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { buildSchema, isObjectType, isUnionType, type GraphQLObjectType } from 'graphql';
import { freshGraph } from './shared-graph.ts';
import type { WholeGraph } from './whole-graph.ts';

export function feeds(): void {
  const schema = buildSchema(readFileSync(resolve(import.meta.dirname, '../../libs/graph-client/schema.graphql'), 'utf8'));
  const feeds = Object.values(schema.getQueryType()!.getFields()).filter(({ name }) => name.endsWith('Feed'));

  let graph: WholeGraph;
  beforeAll(async () => {
    graph = await freshGraph();
  }, 60_000);

  const tell = (subgraph: string, schemaName: string, events: object[]) =>
    graph.write(subgraph, `select "${schemaName}".append_events($1::jsonb, 'secretariat', now())`, [
      JSON.stringify(events.map((event) => ({ event_id: crypto.randomUUID(), subject_version: 1, audience: 'public', topics: [], states: [], organizations: [], changed_fields: [], payload: {}, ...event }))),
    ]);

  describe('the feeds of the graph', () => {
    it('are one a domain, all with the same page and arguments', () => {
      expect(feeds).toHaveLength(domains.length);
      for (const { type, args } of feeds) {
        const fields = Object.values((schema.getType(String(type).replace('!', '')) as GraphQLObjectType).getFields());
        expect(args.map((argument) => `${argument.name}: ${argument.type}`).sort()).toEqual(['after: String', 'filter: FeedFilter', 'first: Int!', 'subscriber: String']);
        expect(fields.map(({ name }) => name).sort()).toEqual(['endCursor', 'entries', 'events', 'hasMore', 'headCursor', 'oldestCursor']);
      }
    });

    it('may be about every entity of the graph', () => {
      const about = Object.values(schema.getTypeMap()).filter(isUnionType).filter(({ name }) => name.endsWith('FeedSubject')).flatMap((union) => union.getTypes().map(({ name }) => name));
      const entities = Object.values(schema.getTypeMap()).filter(isObjectType).filter((type) => type.getInterfaces().some(({ name }) => name === 'Node')).map(({ name }) => name);
      expect(about.sort()).toEqual(entities.sort());
    });

    it('tell of a thing with whatever the other domains know of it, found again by its id', async () => {
      const { session } = await graph.ask('{ session(number: 20) { id } }');
      await tell('sessions', 'sessions', [
        { type: 'SessionOpened', subject_type: 'Session', subject_id: uuidOf('Session', '20'), subject_key: '20', session: '20' },
        { type: 'SessionGone', subject_type: 'Session', subject_id: crypto.randomUUID(), subject_key: null },
      ]);
      const { sessionsFeed } = await graph.ask(`{ sessionsFeed(first: 10) { hasMore endCursor headCursor entries {
        event { type session subject { id naturalKey } }
        subject { ... on Session { title resolutions(first: 1) { nodes { symbol } } sideEvents(first: 1) { totalCount } president { holderName } } } } } }`);
      expect(sessionsFeed.entries[0]).toEqual({
        event: { type: 'SessionOpened', session: '20', subject: { id: session.id, naturalKey: '20' } },
        subject: {
          title: expect.any(String), resolutions: { nodes: [{ symbol: expect.stringMatching(/^ICC-ASP\/20\//) }] }, sideEvents: { totalCount: expect.any(Number) },
          president: { holderName: expect.any(String) },
        },
      });
      expect(sessionsFeed.entries[1].subject).toBeNull();
      const { node } = await graph.ask('query ($id: ID!) { node(id: $id) { ... on Session { code } } }', { id: sessionsFeed.entries[0].event.subject.id });
      expect([node, globalId('Session', uuidOf('Session', '20'))]).toEqual([{ code: '20' }, session.id]);
    });

    it('say how to go on with their code, through the gateway too', async () => {
      const { sessionsFeed } = await graph.ask('{ sessionsFeed(first: 0) { headCursor } }');
      const { errors } = await graph.answer('{ resolutionsFeed(first: 1, after: "bm9uc2Vuc2U") { hasMore } }');
      expect(errors).toMatchObject([{ path: ['resolutionsFeed'], extensions: { code: 'CURSOR_INVALID', headCursor: expect.any(String) } }]);
      // The cursor of another feed is none of this one, whatever its number.
      const foreign = await graph.answer('query ($after: String) { membershipFeed(first: 1, after: $after) { hasMore } }', { after: sessionsFeed.headCursor });
      expect(foreign.errors).toMatchObject([{ extensions: { code: 'CURSOR_INVALID' } }]);
    });
  });
}
