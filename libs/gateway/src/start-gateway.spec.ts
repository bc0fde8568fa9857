import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startGateway } from './start-gateway.ts';
import { served } from './testing/http-subgraph.ts';
import { toyGateway } from './testing/toy-gateway.ts';
import { toyGraph, toySupergraph } from './testing/toy-graph.ts';

const { local } = toyGraph();
const json = { 'content-type': 'application/json' };
const query = JSON.stringify({ query: '{ state(iso3: "SEN") { name } }' });

/** Sends these lines to the gateway as they are, and gives back what comes until the connection ends. */
function raw(url: string, lines: string[]): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    let text = '';
    const socket = connect(Number(port), hostname, () => socket.write(`${lines.join('\r\n')}\r\n\r\n`));
    socket.on('data', (chunk) => (text += chunk));
    socket.on('close', () => resolve(text));
    socket.on('error', reject);
  });
}

describe('the public server', () => {
  let gateway: Awaited<ReturnType<typeof toyGateway>>;
  beforeAll(async () => void (gateway = await toyGateway()));
  afterAll(() => gateway.close());

  it('answers a query over POST and, with the header that a foreign page cannot send unasked, over GET', async () => {
    expect(await gateway.ask('{ state(iso3: "SEN") { name } }')).toEqual({ status: 200, data: { state: { name: 'Senegal' } } });
    const url = `${gateway.url}/graphql?query=${encodeURIComponent('{ state(iso3: "SEN") { name } }')}`;
    const got = await fetch(url, { headers: { 'apollo-require-preflight': '1' } });
    expect(await got.json()).toEqual({ data: { state: { name: 'Senegal' } } });
    const foreign = await fetch(url);
    expect(foreign.status).toBe(400);
    expect(await foreign.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
  });

  it.each(['text/plain', 'text/plain;charset=UTF-8', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', ''])(
    'refuses a POST of the kind %j that any page may send',
    async (type) => {
      gateway.asked.length = 0;
      const answer = await fetch(`${gateway.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': type, origin: 'https://evil.example' },
        body: query,
      });
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.status).toBeLessThan(500);
      expect((await answer.json()) as object).toMatchObject({ errors: [{ extensions: { code: expect.any(String) } }] });
      expect(gateway.asked).toEqual([]);
    },
  );

  it.each([
    ['an unknown address', '/nowhere', {}, 404, 'NOT_FOUND'],
    ['an unknown method', '/graphql', { method: 'PUT', headers: json, body: query }, 404, 'NOT_FOUND'],
    ['a body that is not JSON', '/graphql', { method: 'POST', headers: json, body: '{"query":' }, 400, 'BAD_REQUEST'],
    ['an empty body', '/graphql', { method: 'POST', headers: json }, 400, 'BAD_REQUEST'],
    ['a body without a query', '/graphql', { method: 'POST', headers: json, body: '{"a":1}' }, 400, 'BAD_REQUEST'],
    [
      'a body that would pollute',
      '/graphql',
      { method: 'POST', headers: json, body: '{"__proto__":{"query":"{a}"}}' },
      400,
      'BAD_REQUEST',
    ],
    ['a batch', '/graphql', { method: 'POST', headers: json, body: `[${query},${query}]` }, 400, 'BAD_REQUEST'],
    [
      'XML',
      '/graphql',
      { method: 'POST', headers: { 'content-type': 'application/xml' }, body: '<a/>' },
      415,
      'UNSUPPORTED_MEDIA_TYPE',
    ],
    ['a query that is none', '/graphql', { method: 'POST', headers: json, body: '{"query":"{"}' }, 400, 'GRAPHQL_PARSE_FAILED'],
    [
      'an unknown field',
      '/graphql',
      { method: 'POST', headers: json, body: '{"query":"{ x }"}' },
      400,
      'GRAPHQL_VALIDATION_FAILED',
    ],
    ...['mutation', 'subscription'].map((kind): [string, string, object, number, string] => [
      `a ${kind}, where there are none`,
      '/graphql',
      { method: 'POST', headers: json, body: `{"query":"${kind} { x }"}` },
      400,
      'GRAPHQL_VALIDATION_FAILED',
    ]),
    [
      'a variable that is missing',
      '/graphql',
      { method: 'POST', headers: json, body: '{"query":"query A($n: Int!) { session(number: $n) { id } }"}' },
      400,
      'BAD_USER_INPUT',
    ],
    [
      'an operation that is not there',
      '/graphql',
      { method: 'POST', headers: json, body: '{"query":"query A { __typename }","operationName":"B"}' },
      400,
      'OPERATION_RESOLUTION_FAILURE',
    ],
  ])('tells of %s in JSON, with a code and without a stack', async (_, path, options, status, code) => {
    const answer = await fetch(`${gateway.url}${path}`, options as RequestInit);
    const text = await answer.text();
    expect([answer.status, answer.headers.get('content-type')]).toEqual([status, expect.stringContaining('application/json')]);
    expect(JSON.parse(text)).toMatchObject({ errors: [{ message: expect.any(String), extensions: { code } }] });
    expect(text).not.toMatch(/stack|node_modules|\.ts:|\.js:/);
  });

  it('refuses a Host that is none', async () => {
    const answer = await raw(gateway.url, ['GET /health/live HTTP/1.1', 'Host: %%%', 'Connection: close']);
    expect(answer).toMatch(/^HTTP\/1.1 400 /);
    expect(answer).toContain('"code":"BAD_REQUEST"');
  });

  it('has no page when no folder is given for it', async () => {
    const answer = await fetch(gateway.url);
    expect([answer.status, await answer.json()]).toMatchObject([503, { errors: [{ extensions: { code: 'PAGE_UNAVAILABLE' } }] }]);
  });
});

describe('web pages of other origins', () => {
  const preflight = (url: string, origin: string) =>
    fetch(`${url}/graphql`, {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type, authorization, apollo-require-preflight',
      },
    });
  const cors = (answer: Response) =>
    Object.fromEntries([...answer.headers].filter(([name]) => name.startsWith('access-control-')));

  it('may use the graph after asking, all of them', async () => {
    const gateway = await toyGateway({ corsOrigins: '*' });
    try {
      const answer = await preflight(gateway.url, 'https://ngo.example');
      expect([answer.status, await answer.text()]).toEqual([204, '']);
      expect(cors(answer)).toEqual({
        'access-control-allow-origin': '*',
        'access-control-allow-methods': 'GET, POST',
        'access-control-allow-headers': 'content-type, authorization, apollo-require-preflight, last-event-id, traceparent, tracestate',
        'access-control-max-age': '7200',
      });
      const posted = await fetch(`${gateway.url}/graphql`, {
        method: 'POST',
        headers: { ...json, origin: 'https://ngo.example' },
        body: query,
      });
      expect([posted.headers.get('access-control-allow-origin'), await posted.json()]).toEqual([
        '*',
        { data: { state: { name: 'Senegal' } } },
      ]);
    } finally {
      await gateway.close();
    }
  });

  it('may use it when their origin is named, and no other', async () => {
    const gateway = await toyGateway({ corsOrigins: ['https://ngo.example', 'https://portal.example'] });
    try {
      const allowed = await preflight(gateway.url, 'https://portal.example');
      expect(cors(allowed)).toMatchObject({ 'access-control-allow-origin': 'https://portal.example' });
      expect(allowed.headers.get('vary')).toContain('Origin');
      for (const origin of ['https://evil.example', 'https://ngo.example.evil.example', 'null']) {
        expect(cors(await preflight(gateway.url, origin))['access-control-allow-origin']).toBeUndefined();
      }
    } finally {
      await gateway.close();
    }
  });
});

describe('the health of the gateway', () => {
  it('is ready when every subgraph answers', async () => {
    const gateway = await toyGateway();
    try {
      for (const [path, body] of [
        ['live', { status: 'live' }],
        ['ready', { status: 'ready' }],
      ] as const) {
        const answer = await fetch(`${gateway.url}/health/${path}`);
        expect([answer.status, await answer.json()]).toEqual([200, body]);
      }
    } finally {
      await gateway.close();
    }
  });

  it('is alive and not ready while one is missing, and says its name only', async () => {
    const sessions = await served((_request, response) => void response.writeHead(500).end('secret'));
    const gateway = await toyGateway({ local: { membership: local.membership }, urls: { sessions: sessions.url } });
    try {
      const ready = await fetch(`${gateway.url}/health/ready`);
      expect([ready.status, await ready.json()]).toEqual([503, { status: 'unready', missing: ['sessions'] }]);
      expect((await fetch(`${gateway.url}/health/live`)).status).toBe(200);
    } finally {
      await Promise.all([gateway.close(), sessions.close()]);
    }
  });
});

describe('a gateway that closes', () => {
  it('finishes what is under way, takes no more and ends the sockets that were kept', async () => {
    let answer: (() => void) | undefined;
    const held = new Promise<void>((resolve) => (answer = resolve));
    let asked: (() => void) | undefined;
    const arrived = new Promise<void>((resolve) => (asked = resolve));
    const gateway = await toyGateway({
      local: {
        ...local,
        membership: async (request) => {
          asked?.();
          await held;
          return local.membership(request);
        },
      },
    });
    await fetch(`${gateway.url}/health/live`).then((kept) => kept.text());
    const underWay = gateway.ask('{ state(iso3: "SEN") { name } }');
    await arrived;
    const closed = gateway.close();
    expect(gateway.close()).toBe(closed);
    answer?.();
    expect(await underWay).toEqual({ status: 200, data: { state: { name: 'Senegal' } } });
    await closed;
    await expect(fetch(`${gateway.url}/health/live`)).rejects.toThrow();
  });
});

describe('a gateway that starts', () => {
  it('keeps the engine from reporting to its maker', async () => {
    delete process.env.APOLLO_TELEMETRY_DISABLED;
    const gateway = await toyGateway();
    try {
      expect(process.env.APOLLO_TELEMETRY_DISABLED).toBe('true');
    } finally {
      await gateway.close();
    }
  });
});

describe('a gateway that cannot start', () => {
  const options = {
    supergraphSdl: toySupergraph(),
    local,
    host: '127.0.0.1',
    port: 0,
    corsOrigins: '*' as const,
    log: () => undefined,
  };

  it('says that its port is taken', async () => {
    const first = await startGateway(options);
    try {
      const { port } = new URL(first.url);
      await expect(startGateway({ ...options, port: Number(port) })).rejects.toThrow(
        `Port ${port} of 127.0.0.1 is already in use.`,
      );
    } finally {
      await first.close();
    }
  });

  it.each<[string, Partial<Parameters<typeof startGateway>[0]>, RegExp]>([
    ['is no GraphQL', { supergraphSdl: 'type {' }, /^The supergraph cannot be read: Syntax Error/],
    ['is no supergraph', { supergraphSdl: 'type Query { a: Int }', local: {} }, /^The supergraph names no subgraph\.$/],
    [
      'does not hold together',
      { supergraphSdl: toySupergraph().replaceAll('type StateConnection', 'type Lost') },
      /^The supergraph cannot be used: /,
    ],
    [
      'does not know a subgraph',
      { urls: { elections: 'http://127.0.0.1:1' } },
      /^The supergraph has no subgraph "elections"; it has membership, node, sessions\.$/,
    ],
    [
      'is given a bad address',
      { local: {}, urls: { sessions: 'ftp://host' } },
      /^The address of the subgraph "sessions" is not an http or https URL\.$/,
    ],
  ])('says why when the supergraph %s', async (_, change, message) => {
    await expect(startGateway({ ...options, ...change })).rejects.toThrow(message);
  });
});
