import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { toyGateway } from '../testing/toy-gateway.ts';
import { toyGraph, toyId, toySupergraph } from '../testing/toy-graph.ts';

describe('node and nodes', () => {
  let gateway: Awaited<ReturnType<typeof toyGateway>>;
  beforeAll(async () => void (gateway = await toyGateway()));
  beforeEach(() => void (gateway.asked.length = 0));
  afterAll(() => gateway.close());

  const lookUps = () =>
    gateway.asked
      .filter(({ request }) => request.operationName === 'Existing')
      .map(({ subgraph, request }) => [subgraph, (request.variables?.representations as unknown[]).length]);

  it('gives a thing by its global id, with the fields of its type from the subgraph that has them', async () => {
    const id = toyId('State', 2);
    const { data, errors } = await gateway.ask('query Find($id: ID!) { node(id: $id) { id __typename ... on State { name } } }', {
      id,
    });
    expect(errors).toBeUndefined();
    expect(data).toEqual({ node: { id, __typename: 'State', name: 'Peru' } });
  });

  it('gives null for a thing that is not there and for a type that no subgraph has, without an error', async () => {
    const answer = await gateway.ask(`{ a: node(id: "${toyId('State', 99)}") { id } b: node(id: "${toyId('Ship', 1)}") { id } }`);
    expect(answer).toEqual({ status: 200, data: { a: null, b: null } });
    expect(lookUps()).toEqual([['membership', 1]]);
  });

  it.each([
    '',
    'Senegal',
    'U3RhdGU6MQ',
    Buffer.from('__proto__:x').toString('base64url'),
    `${toyId('State', 1)}=`,
    'x'.repeat(300),
  ])('refuses %j, which is no global id', async (id) => {
    const { data, errors } = await gateway.ask('query Find($id: ID!) { node(id: $id) { id } }', { id });
    expect(data).toEqual({ node: null });
    expect(errors).toMatchObject([{ path: ['node'], extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  it('asks each subgraph once for all ids of a request, and keeps their order', async () => {
    const ids = [toyId('State', 2), toyId('Session', 24), toyId('State', 7), toyId('State', 1), toyId('State', 2)];
    const { data, errors } = await gateway.ask(
      'query Find($ids: [ID!]!, $one: ID!) { nodes(ids: $ids) { ... on State { name } ... on Session { place } } node(id: $one) { id } }',
      { ids, one: toyId('State', 1) },
    );
    expect(errors).toBeUndefined();
    expect(data?.nodes).toEqual([{ name: 'Peru' }, { place: 'The Hague' }, null, { name: 'Senegal' }, { name: 'Peru' }]);
    expect(lookUps().sort()).toEqual([
      ['membership', 3],
      ['sessions', 1],
    ]);
  });

  it('says which of many ids is malformed and gives the others', async () => {
    const { data, errors } = await gateway.ask('query Find($ids: [ID!]!) { nodes(ids: $ids) { id } }', {
      ids: ['nonsense', toyId('State', 1)],
    });
    expect(data).toEqual({ nodes: [null, { id: toyId('State', 1) }] });
    expect(errors).toMatchObject([{ path: ['nodes', 0], extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  it('takes at most 100 ids', async () => {
    const { errors } = await gateway.ask('query Find($ids: [ID!]!) { nodes(ids: $ids) { id } }', {
      ids: Array(101).fill(toyId('State', 1)),
    });
    expect(errors).toMatchObject([{ message: '"nodes" takes at most 100 ids.', extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  it('does not say that a thing is not there when its subgraph cannot be asked', async () => {
    const { local } = toyGraph();
    const lame = await toyGateway({ local: { ...local, membership: async () => Promise.reject(new Error('down at 10.0.0.9')) } });
    try {
      const { data, errors } = await lame.ask('query Find($ids: [ID!]!) { nodes(ids: $ids) { id } }', {
        ids: [toyId('State', 1), toyId('Session', 24)],
      });
      expect(data).toEqual({ nodes: [null, { id: toyId('Session', 24) }] });
      expect(errors).toMatchObject([{ path: ['nodes', 0], extensions: { code: 'SUBGRAPH_UNAVAILABLE', service: 'membership' } }]);
      expect(JSON.stringify(errors)).not.toContain('10.0.0.9');
    } finally {
      await lame.close();
    }
  });

  it('is not there when the supergraph has none, and the rest is', async () => {
    const without = await toyGateway({ supergraphSdl: toySupergraph({ withNode: false }) });
    try {
      expect(await without.ask('{ state(iso3: "SEN") { name } }')).toEqual({ status: 200, data: { state: { name: 'Senegal' } } });
      expect((await without.ask('{ node(id: "x") { id } }')).errors).toMatchObject([
        { extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } },
      ]);
    } finally {
      await without.close();
    }
  });
});
