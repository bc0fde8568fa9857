import { createServer } from 'node:http';
import type { ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { served } from '../testing/http-subgraph.ts';
import { toyGateway } from '../testing/toy-gateway.ts';
import { toyGraph } from '../testing/toy-graph.ts';

const { local } = toyGraph();
const twoSubgraphs = '{ state(iso3: "SEN") { name } session(number: 24) { place } }';

/** A gateway whose subgraph `sessions` is called over HTTP at this address; `membership` is well. */
const withSessionsAt = (sessions: string, options: object = {}) =>
  toyGateway({ local: { membership: local.membership }, urls: { sessions }, ...options });

describe('a subgraph over HTTP', () => {
  it('is asked on sockets that are kept, and told of the trace but no secret of the client', async () => {
    const told: unknown[] = [];
    const sessions = await served(local.sessions);
    const listening = await served((request, response) => {
      told.push([request.headers.traceparent, request.headers.cookie, request.headers['accept-encoding']]);
      response.end(JSON.stringify({ data: { session: null } }));
    });
    const gateway = await withSessionsAt(sessions.url);
    const other = await withSessionsAt(listening.url);
    try {
      for (let times = 0; times < 3; times += 1) {
        expect((await gateway.ask(twoSubgraphs)).data).toEqual({ state: { name: 'Senegal' }, session: { place: 'The Hague' } });
      }
      expect(sessions.connections()).toBe(1);
      await other.ask('{ session(number: 1) { place } }', undefined, { traceparent: 'a-trace', cookie: 'private=1' });
      expect(told).toEqual([['a-trace', undefined, 'identity']]);
    } finally {
      await Promise.all([gateway.close(), other.close(), sessions.close(), listening.close()]);
    }
  });

  it.each<[string, (response: ServerResponse) => void]>([
    [
      'an error page',
      (response) => response.writeHead(500, { 'content-type': 'text/html' }).end('<h1>nginx on db-7.internal</h1>'),
    ],
    ['words', (response) => response.end('OK db-7.internal')],
    ['half an answer', (response) => response.setHeader('content-type', 'application/json').end('{"data":{"session":{"pla')],
    [
      'an answer that breaks off',
      (response) => void response.writeHead(200, { 'content-length': 1000 }).write('{"data":', () => response.destroy()),
    ],
    ['no data', (response) => response.end('{"data":null}')],
    ['a list', (response) => response.end('[1]')],
    ['data that is a list', (response) => response.end('{"data":[]}')],
    ['errors that are none', (response) => response.end('{"errors":"db-7.internal"}')],
    ['a key that no field has', (response) => response.end('{"data":{"__proto__":{"polluted":1},"session":null}}')],
    ['a redirection', (response) => response.writeHead(307, { location: 'http://db-7.internal/' }).end()],
    ['a closed connection', (response) => void response.destroy()],
  ])('that answers %s leaves the rest of the answer', async (_, answer) => {
    const sessions = await served((request, response) => void request.resume().on('end', () => answer(response)));
    const gateway = await withSessionsAt(sessions.url);
    try {
      const { status, data, errors } = await gateway.ask(twoSubgraphs);
      expect([status, data]).toEqual([200, { state: { name: 'Senegal' }, session: null }]);
      expect(errors).toEqual([
        {
          message: 'The subgraph "sessions" is not available.',
          path: ['session'],
          extensions: { code: 'SUBGRAPH_UNAVAILABLE', service: 'sessions' },
        },
      ]);
      expect(gateway.logged).toMatchObject([{ level: 'error', service: 'sessions' }]);
      expect(({} as { polluted?: number }).polluted).toBeUndefined();
    } finally {
      await Promise.all([gateway.close(), sessions.close()]);
    }
  });

  it('that refuses is named with the places it leaves empty, and nothing is told of its address', async () => {
    const reserved = createServer();
    await new Promise<void>((resolve) => reserved.listen(0, '127.0.0.1', resolve));
    const { port } = reserved.address() as AddressInfo;
    await new Promise((resolve) => reserved.close(resolve));
    const gateway = await withSessionsAt(`http://127.0.0.1:${port}/graphql`);
    try {
      const { data, errors } = await gateway.ask('{ states(first: 2) { nodes { name said: statements { text } } } }');
      expect(data).toEqual({
        states: {
          nodes: [
            { name: 'Senegal', said: null },
            { name: 'Peru', said: null },
          ],
        },
      });
      expect(errors?.map(({ path }) => path)).toEqual([
        ['states', 'nodes', 0, 'said'],
        ['states', 'nodes', 1, 'said'],
      ]);
      expect(JSON.stringify(errors)).not.toMatch(/127|ECONN|http/);
    } finally {
      await gateway.close();
    }
  });

  it('that hangs is given up after its deadline', async () => {
    let gaveUp: Promise<unknown> | undefined;
    // `served` tells the two kinds of answer by the number of arguments; this one never answers.
    const hanging = await served(
      (request, _response) => void (gaveUp = new Promise((resolve) => request.socket.on('close', resolve))),
    );
    const gateway = await withSessionsAt(hanging.url, { subgraphDeadlineMs: 100 });
    try {
      const { data, errors } = await gateway.ask(twoSubgraphs);
      expect(data).toEqual({ state: { name: 'Senegal' }, session: null });
      expect(errors).toMatchObject([{ path: ['session'], extensions: { code: 'SUBGRAPH_UNAVAILABLE', service: 'sessions' } }]);
      await gaveUp;
    } finally {
      await Promise.all([gateway.close(), hanging.close()]);
    }
  });
});

describe('an error in a subgraph', () => {
  const ask = async (query: string) => {
    const gateway = await toyGateway();
    try {
      return { ...(await gateway.ask(query)), logged: gateway.logged };
    } finally {
      await gateway.close();
    }
  };

  it.each(['BAD_USER_INPUT', 'NOT_FOUND', 'RULE_BROKEN', 'QUERY_TIMEOUT'])(
    'keeps its code %s, message, place and what else it says to the client',
    async (code) => {
      const { data, errors, logged } = await ask(`{ said: fail(code: "${code}") state(iso3: "SEN") { name } }`);
      expect(data).toEqual({ said: null, state: { name: 'Senegal' } });
      expect(errors).toEqual([
        { message: 'The subgraph says no.', path: ['said'], extensions: { code, service: 'membership', argument: 'code' } },
      ]);
      expect(logged).toEqual([]);
    },
  );

  it.each([
    '{ leak }',
    '{ leak: fail(code: "INTERNAL_SERVER_ERROR") }',
    '{ leak: fail(code: "ECONNREFUSED") }',
    '{ leak: fail(code: "42P01") }',
    '{ leak: fail }',
  ])('that nobody expected tells the client an id and the log the rest: %s', async (query) => {
    const { data, errors, logged } = await ask(query);
    expect(data).toEqual({ leak: null });
    const [error] = errors!;
    expect(error).toEqual({
      message: 'Something went wrong on our side; it is logged with this id.',
      path: ['leak'],
      extensions: { code: 'INTERNAL_SERVER_ERROR', service: 'membership', traceId: expect.stringMatching(/^[0-9a-f-]{36}$/) },
    });
    expect(logged).toMatchObject([{ level: 'error', traceId: error?.extensions.traceId, service: 'membership' }]);
  });

  it('about a value that the graph promised and the subgraph does not give is an error with its place', async () => {
    const gateway = await toyGateway({
      local: { ...local, membership: async () => ({ data: { promised: [{ given: 'yes', missing: null }] } }) },
    });
    try {
      const { data, errors, extensions } = await gateway.ask('{ promised { given missing } }');
      expect(data).toEqual({ promised: [null] });
      expect(errors).toMatchObject([{ path: ['promised', 0, 'missing'], extensions: { code: 'INVALID_SUBGRAPH_ANSWER' } }]);
      expect(extensions).toBeUndefined();
    } finally {
      await gateway.close();
    }
  });

  it('never brings the gateway down, whatever kind of value stands where another should', async () => {
    for (const rubbish of [{ state: 'text' }, { state: [1] }, { state: { name: { deep: 1 } } }, { state: 7 }]) {
      const gateway = await toyGateway({
        local: { ...local, membership: async () => ({ data: structuredClone(rubbish) as never }) },
      });
      try {
        const { errors } = await gateway.ask('{ state(iso3: "SEN") { name statements { text } } }');
        expect(JSON.stringify(errors ?? [])).not.toMatch(/TypeError|at .*\.js|node_modules/);
        expect((await gateway.ask('{ session(number: 24) { place } }')).data).toEqual({ session: { place: 'The Hague' } });
      } finally {
        await gateway.close();
      }
    }
  });
});
