import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { toyGraph } from '../testing/toy-graph.ts';
import type { LocalSubgraph } from '../transport/subgraph.ts';
import { toyGateway } from '../testing/toy-gateway.ts';

describe('what an answer says of the confidence of its facts', () => {
  let gateway: Awaited<ReturnType<typeof toyGateway>>;
  beforeAll(async () => void (gateway = await toyGateway()));
  afterAll(() => gateway.close());

  it('names the objects whose facts are recalled or reported, and leaves the data as it was asked for', async () => {
    const answer = await gateway.ask('{ states(first: 2) { nodes { name iso3 } } }');
    expect(answer.errors).toBeUndefined();
    expect(JSON.stringify(answer.data)).toBe(
      '{"states":{"nodes":[{"name":"Senegal","iso3":"SEN"},{"name":"Peru","iso3":"PER"}]}}',
    );
    expect(answer.extensions).toEqual({ unconfirmed: { RECALLED: ['states.nodes.1'] } });
  });

  it('says nothing when every fact is verified or derived', async () => {
    expect(await gateway.ask('{ state(iso3: "SEN") { name } session(number: 24) { place } }')).toEqual({
      status: 200,
      data: { state: { name: 'Senegal' }, session: { place: 'The Hague' } },
    });
  });

  it('uses the aliases of the client in its paths, through lists and over subgraphs', async () => {
    const { data, extensions } = await gateway.ask(
      '{ last: session(number: 24) { said: statements { by: speaker { called: name } text } } }',
    );
    expect(JSON.stringify(data)).toBe(
      '{"last":{"said":[{"by":{"called":"Senegal"},"text":"On complementarity."},{"by":{"called":"Peru"},"text":"On the budget."}]}}',
    );
    expect(extensions).toEqual({ unconfirmed: { REPORTED: ['last.said.0'], RECALLED: ['last.said.1.by'] } });
  });

  it('reaches into named and inline fragments', async () => {
    const { data, extensions } = await gateway.ask(`
      { session(number: 24) { statements { ...Said } } state(iso3: "PER") { ... { ... on State { name } } } }
      fragment Said on Statement { text }
    `);
    expect(data).toEqual({
      session: { statements: [{ text: 'On complementarity.' }, { text: 'On the budget.' }] },
      state: { name: 'Peru' },
    });
    expect(extensions).toEqual({ unconfirmed: { REPORTED: ['session.statements.0'], RECALLED: ['state'] } });
  });

  it('reaches through interfaces and unions, also where only some of the types are cited', async () => {
    const { data, extensions } = await gateway.ask(
      '{ session(number: 24) { remarks { text } found { __typename ... on Statement { text } ... on Cited { confidence } } } }',
    );
    expect(data?.session.remarks).toEqual([{ text: 'On complementarity.' }, { text: 'On the budget.' }, { text: 'Applause.' }]);
    expect(data?.session.found[1]).toEqual({ __typename: 'Statement', text: 'On complementarity.', confidence: 'REPORTED' });
    expect(extensions).toEqual({ unconfirmed: { REPORTED: ['session.remarks.0', 'session.found.1'] } });
  });

  it('says it too when the client asks for the confidence itself, under whatever name', async () => {
    const { data, extensions } = await gateway.ask(
      '{ state(iso3: "PER") { confidence confidenceOfThis: name confidenceOfThis_: confidence } }',
    );
    expect(data).toEqual({ state: { confidence: 'RECALLED', confidenceOfThis: 'Peru', confidenceOfThis_: 'RECALLED' } });
    expect(extensions).toEqual({ unconfirmed: { RECALLED: ['state'] } });
  });

  it('does not call the owner of a thing that is only named', async () => {
    gateway.asked.length = 0;
    const { data, extensions } = await gateway.ask(
      '{ session(number: 24) { id statements { text speaker { __typename id } } } }',
    );
    expect(data?.session.statements[1].speaker.__typename).toBe('State');
    expect(gateway.asked.map(({ subgraph }) => subgraph)).toEqual(['sessions']);
    expect(extensions).toEqual({ unconfirmed: { REPORTED: ['session.statements.0'] } });
  });

  it('does not need the owner of a thing for what another subgraph has on it', async () => {
    const { local } = toyGraph();
    let asked = 0;
    const membership: LocalSubgraph = async (request) => {
      asked += 1;
      if (asked > 1) throw new Error('gone');
      return local.membership(request);
    };
    const lame = await toyGateway({ local: { ...local, membership } });
    try {
      expect((await lame.ask('{ states(first: 2) { nodes { iso3 statements { text } } } }')).data?.states.nodes[1]).toEqual({
        iso3: 'PER',
        statements: [{ text: 'On the budget.' }],
      });
      const { data, errors } = await lame.ask(
        '{ session(number: 24) { statements { text speaker { said: statements { text } } } } }',
      );
      expect(errors).toBeUndefined();
      expect(data?.session.statements[0].speaker).toEqual({ said: [{ text: 'On complementarity.' }] });
    } finally {
      await lame.close();
    }
  });

  it('is told of a confidence that cannot be had by the name of the field, once', async () => {
    const { local } = toyGraph();
    const membership: LocalSubgraph = async () => ({ data: { state: { __typename: 'State', name: 'Peru' } } });
    const lame = await toyGateway({ local: { ...local, membership } });
    try {
      const { data, errors } = await lame.ask('{ state(iso3: "PER") { name } }');
      expect(data).toEqual({ state: null });
      expect(errors?.map(({ path, extensions }) => [path, extensions.code])).toEqual([
        [['state', 'confidence'], 'INVALID_SUBGRAPH_ANSWER'],
      ]);
    } finally {
      await lame.close();
    }
  });

  it('gives the same answer again, and for each operation of a document its own', async () => {
    const query = 'query First { state(iso3: "PER") { name } } query Second { session(number: 24) { statements { text } } }';
    const named = (operationName: string) =>
      fetch(`${gateway.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query, operationName }),
      }).then((answer) => answer.json() as Promise<{ extensions: unknown }>);
    for (const _ of [1, 2]) {
      expect((await named('First')).extensions).toEqual({ unconfirmed: { RECALLED: ['state'] } });
      expect((await named('Second')).extensions).toEqual({ unconfirmed: { REPORTED: ['session.statements.0'] } });
    }
  });
});
