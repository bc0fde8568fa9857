import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { buildSchema, graphql } from 'graphql';
import { withCircuitBreaker } from './circuit-breaker.ts';
import { httpTransport, type HttpTransportOptions } from './http.ts';
import { localTransport } from './local.ts';
import { askPatiently } from './patience.ts';
import type { SubgraphFetch, Transport } from './transport.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** A server on a free port, and how many sockets and requests came to it. */
async function served(listener: RequestListener) {
  const seen = { sockets: 0, requests: 0 };
  const sockets = new Set<Socket>();
  const server = createServer((request, response) => ((seen.requests += 1), listener(request, response)));
  server.on('connection', (socket) => ((seen.sockets += 1), sockets.add(socket)));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  closing.push(() => new Promise((done) => (server.close(done), sockets.forEach((socket) => socket.destroy()))));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql?x=1`, seen };
}

const over = (url: string, options: Partial<HttpTransportOptions> = {}): Transport => {
  const transport = httpTransport({ url, ...options });
  closing.push(() => transport.close());
  return transport;
};

const fetchOf = (query: string, variables: Record<string, unknown> = {}, more: Partial<SubgraphFetch> = {}): SubgraphFetch => ({
  subgraph: 'things',
  kind: 'query',
  query,
  variables: () => structuredClone(variables),
  body: () => JSON.stringify({ query, variables }),
  headers: {},
  context: {},
  ...more,
});
const nobody = () => new AbortController().signal;

const schema = buildSchema('type Query { echo(text: String): String fail: String list: [String] } type Mutation { add: Int }');
const rootValue = {
  echo: ({ text }: { text: string }) => text,
  fail: () => {
    throw new Error('no');
  },
  list: ['a', null],
  add: () => 1,
};
const answer = (source: string, variableValues: Record<string, unknown>) => graphql({ schema, source, rootValue, variableValues });

/** A subgraph of this process, and the same over HTTP: whoever asks cannot tell. */
const ways: [string, () => Promise<Transport>][] = [
  ['local', async () => localTransport((fetch) => answer(fetch.query, fetch.variables()))],
  [
    'http',
    async () => {
      const { url } = await served((request, response) => {
        const chunks: Buffer[] = [];
        request.on('data', (chunk: Buffer) => chunks.push(chunk));
        request.on('end', () => {
          const { query, variables } = JSON.parse(String(Buffer.concat(chunks))) as { query: string; variables: Record<string, unknown> };
          void answer(query, variables).then((result) => response.end(JSON.stringify(result)));
        });
      });
      return over(url);
    },
  ],
];

describe.each(ways)('a transport: %s', (_, open) => {
  it('brings data, for queries and mutations, with variables of any characters', async () => {
    const transport = await open();
    const text = 'é"\\\n\u2028😀';
    expect((await transport.fetch(fetchOf('query ($t: String) { echo(text: $t) list }', { t: text }), nobody())).data).toEqual({ echo: text, list: ['a', null] });
    expect((await transport.fetch(fetchOf('mutation { add }', {}, { kind: 'mutation' }), nobody())).data).toEqual({ add: 1 });
  });

  it('brings errors as plain objects, with their paths', async () => {
    const transport = await open();
    const { data, errors } = await transport.fetch(fetchOf('{ fail }'), nobody());
    expect(JSON.parse(JSON.stringify({ data, errors }))).toMatchObject({ data: { fail: null }, errors: [{ message: 'no', path: ['fail'] }] });
    expect(errors![0]).not.toBeInstanceOf(Error);
    expect((await transport.fetch(fetchOf('{ nothing }'), nobody())).errors).toHaveLength(1);
  });

  it('brings to each who asks objects of their own', async () => {
    const transport = await open();
    const [one, other] = await Promise.all([transport.fetch(fetchOf('{ list }'), nobody()), transport.fetch(fetchOf('{ list }'), nobody())]);
    (one.data as { list: unknown[] }).list.push('changed');
    expect(other.data).toEqual({ list: ['a', null] });
  });

  it('lets whoever asks lose patience', async () => {
    const transport = await open();
    const leaving = new AbortController();
    leaving.abort();
    await expect(askPatiently((patience) => transport.fetch(fetchOf('{ list }'), patience), 1000, leaving.signal)).rejects.toThrow('the client has left');
  });
});

describe('over HTTP', () => {
  it('sockets are kept', async () => {
    const { url, seen } = await served((_, response) => response.end('{"data":{}}'));
    const transport = over(url);
    for (let times = 0; times < 3; times += 1) {
      await transport.fetch(fetchOf('{ list }'), nobody());
      await new Promise(setImmediate);
    }
    expect(seen).toEqual({ sockets: 1, requests: 3 });
  });

  it.each([['plain', true], ['é', false], ['a\\tb', false], ['a "word"', false], ['\\u00e9', false]])('an answer with the string %j is plain: %s', async (text, isPlain) => {
    const body = text.includes('\\') ? `{"data":{"echo":"${text}"}}` : JSON.stringify({ data: { echo: text } });
    const { url } = await served((_, response) => response.end(body));
    expect(await over(url).fetch(fetchOf('{ echo }'), nobody())).toEqual({ data: (JSON.parse(body) as { data: unknown }).data, isPlain });
  });

  it('equal queries of the same caller that are under way are sent once, and mutations and others never', async () => {
    const waiting: (() => void)[] = [];
    const { url, seen } = await served((_, response) => void waiting.push(() => response.end('{"data":{"list":[]}}')));
    const transport = over(url);
    const of = (headers: Record<string, string>, kind: SubgraphFetch['kind'] = 'query') => transport.fetch(fetchOf('{ list }', {}, { headers, kind }), nobody());
    const asked = [of({ a: '1' }), of({ a: '1' }), of({ a: '2' }), of({ a: '1' }, 'mutation'), of({ a: '1' }, 'mutation')];
    while (waiting.length < 4) await new Promise((done) => setTimeout(done, 5));
    waiting.forEach((go) => go());
    await Promise.all(asked);
    expect(seen.requests).toBe(4);
  });

  it('a request is given up when the last who wants it has left, and not before', async () => {
    let gone = 0;
    const waiting: (() => void)[] = [];
    const { url } = await served((request, response) => {
      request.socket.on('close', () => (gone += 1));
      waiting.push(() => response.end('{"data":{"list":[]}}'));
    });
    const transport = over(url);
    const [one, other, third] = [new AbortController(), new AbortController(), new AbortController()];
    const asked = [one, other].map(({ signal }) => transport.fetch(fetchOf('{ list }'), signal));
    const alone = transport.fetch(fetchOf('{ fail }'), third.signal);
    while (waiting.length < 2) await new Promise((done) => setTimeout(done, 5));
    one.abort(new Error('left'));
    await expect(asked[0]).rejects.toThrow('left');
    third.abort(new Error('left too'));
    await expect(alone).rejects.toThrow('left too');
    while (gone < 1) await new Promise((done) => setTimeout(done, 5));
    waiting.forEach((go) => go());
    expect((await asked[1])!.data).toEqual({ list: [] });
  });

  it('a query whose connection broke is sent again once, a mutation never', async () => {
    const { url, seen } = await served((_, response) => (seen.requests % 2 ? void response.destroy() : void response.end('{"data":{"list":[]}}')));
    const transport = over(url);
    expect((await transport.fetch(fetchOf('{ list }'), nobody())).data).toEqual({ list: [] });
    expect(seen.requests).toBe(2);
    await expect(transport.fetch(fetchOf('mutation { add }', {}, { kind: 'mutation' }), nobody())).rejects.toThrow();
    expect(seen.requests).toBe(3);
  });

  it('a query that is answered 503 is sent again once', async () => {
    const { url, seen } = await served((_, response) => (seen.requests === 1 ? void response.writeHead(503).end('wait') : void response.end('{"data":{}}')));
    expect((await over(url).fetch(fetchOf('{ list }'), nobody())).data).toEqual({});
    expect(seen.requests).toBe(2);
  });

  it('an answer that is too large is not read', async () => {
    const { url } = await served((_, response) => response.end(JSON.stringify({ data: { list: ['x'.repeat(5000)] } })));
    await expect(over(url, { maxAnswerBytes: 1000 }).fetch(fetchOf('{ list }'), nobody())).rejects.toThrow(/size|large|exceed/i);
  });

  it('is told its own headers and nothing of compression, at the address with its query', async () => {
    let told: unknown;
    const { url } = await served(({ headers, url: path }, response) => {
      told = [path, headers['x-own'], headers.traceparent, headers['accept-encoding'], headers['content-type']];
      response.end('{"data":{}}');
    });
    await over(url, { headers: () => ({ 'x-own': 'mine' }) }).fetch(fetchOf('{ list }', {}, { headers: { traceparent: 't' } }), nobody());
    expect(told).toEqual(['/graphql?x=1', 'mine', 't', 'identity', 'application/json']);
  });
});

describe('patience', () => {
  it('ends at the deadline, and the transport is told', async () => {
    let told: unknown;
    const never: Transport = { fetch: (_, signal) => new Promise(() => signal.addEventListener('abort', () => (told = signal.reason))), close: async () => undefined };
    await expect(askPatiently((patience) => never.fetch(fetchOf('{ list }'), patience), 20)).rejects.toThrow('no answer within 20 ms');
    expect(String(told)).toContain('no answer within 20 ms');
  });
});

describe('a circuit breaker', () => {
  it('leaves a subgraph alone after failures in a row, tries it again, and closes when it answers', async () => {
    let [now, asked, isWell] = [0, 0, false];
    const transport = withCircuitBreaker(
      { fetch: async () => ((asked += 1), isWell ? { data: {} } : Promise.reject(new Error('down'))), close: async () => undefined },
      { failures: 3, pauseMs: 100, now: () => now },
    );
    const ask = () => transport.fetch(fetchOf('{ list }'), nobody()).then(() => 'well', (error: Error) => error.message);
    expect([await ask(), await ask(), await ask(), await ask(), await ask()]).toEqual(['down', 'down', 'down', 'left alone after 3 failures in a row', 'left alone after 3 failures in a row']);
    now = 101;
    expect([await ask(), await ask()]).toEqual(['down', 'left alone after 3 failures in a row']);
    now = 300;
    isWell = true;
    expect([await ask(), await ask()]).toEqual(['well', 'well']);
    expect(asked).toBe(6);
  });

  it('does not count that clients leave', async () => {
    const transport = withCircuitBreaker({ fetch: async () => Promise.reject(new Error('left')), close: async () => undefined }, { failures: 1 });
    const leaving = new AbortController();
    leaving.abort();
    for (const _ of [1, 2]) await expect(transport.fetch(fetchOf('{ list }'), leaving.signal)).rejects.toThrow('left');
  });
});

