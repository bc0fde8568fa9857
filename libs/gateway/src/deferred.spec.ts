import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { toyGateway } from './testing/toy-gateway.ts';
import { toyGraph } from './testing/toy-graph.ts';

const inParts = { 'content-type': 'application/json', accept: 'multipart/mixed;deferSpec=20220824, application/json' };

describe('an answer in parts', () => {
  const { local } = toyGraph();
  let sessions: typeof local.sessions = local.sessions;
  let membershipIsAsked = 0;
  let gateway: Awaited<ReturnType<typeof toyGateway>>;
  beforeAll(async () => {
    const membership: typeof local.membership = (request) => ((membershipIsAsked += 1), local.membership(request));
    gateway = await toyGateway({ local: { membership, sessions: (request) => sessions(request) } });
  });
  afterAll(() => gateway.close());

  const post = (query: string, signal?: AbortSignal) => fetch(`${gateway.url}/graphql`, { method: 'POST', headers: inParts, body: JSON.stringify({ query }), signal });
  const partsIn = (text: string) => text.split(/\r\n---(?:--)?\r\n/).filter((each) => each.trim()).map((each) => JSON.parse(each.slice(each.indexOf('\r\n\r\n') + 4)) as Record<string, unknown>);
  /** What has come when the first part is whole. */
  async function firstChunk(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<string> {
    let text = '';
    while (!text.trimEnd().endsWith('---')) text += new TextDecoder().decode((await reader.read()).value);
    return text;
  }

  it('begins before the subgraph has said anything that has what is deferred', async () => {
    let release: () => void = () => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    sessions = async (request) => (await released, local.sessions(request));
    const answer = await post('{ state(iso3: "PER") { name ... @defer(label: "said") { statements { text } } } }');
    expect(answer.headers.get('content-type')).toBe('multipart/mixed; boundary="-"; deferSpec=20220824');
    const reader = answer.body!.getReader();
    const first = await firstChunk(reader);
    release();
    let rest = '';
    for (let read = await reader.read(); !read.done; read = await reader.read()) rest += new TextDecoder().decode(read.value);
    // Peru stands on general knowledge, its statement is verified: each part says of itself what is unconfirmed.
    expect(partsIn(first)).toEqual([{ data: { state: { name: 'Peru' } }, extensions: { unconfirmed: { RECALLED: ['state'] } }, hasNext: true }]);
    expect(partsIn(rest)).toEqual([{ incremental: [{ data: { statements: [{ text: 'On the budget.' }] }, path: ['state'], label: 'said' }], hasNext: false }]);
    sessions = local.sessions;
  });

  it('says in each part which facts of it are unconfirmed, at their places in the whole', async () => {
    const text = await (await post('{ state(iso3: "SEN") { name ... @defer { statements { text } } } }')).text();
    expect(partsIn(text)[1]).toMatchObject({ incremental: [{ extensions: { unconfirmed: { REPORTED: ['state.statements.0'] } } }] });
  });

  it('masks what goes wrong in a part as in any answer', async () => {
    sessions = async () => ({ data: { _entities: [{ statements: null }] }, errors: [{ message: 'connect 10.0.0.1, password=hunter2', path: ['_entities', 0, 'statements'] }] }) as never;
    const text = await (await post('{ state(iso3: "SEN") { name ... @defer { statements { text } } } }')).text();
    expect(text).not.toContain('hunter2');
    expect(partsIn(text)[1]).toEqual({
      incremental: [{ data: { statements: null }, path: ['state'], errors: [{ message: expect.any(String), path: ['state', 'statements'], extensions: { code: 'INTERNAL_SERVER_ERROR', service: 'sessions', traceId: expect.any(String) } }] }],
      hasNext: false,
    });
    sessions = async () => Promise.reject(new Error('away'));
    expect(await (await post('{ state(iso3: "SEN") { name ... @defer { statements { text } } } }')).text()).toContain('"code":"SUBGRAPH_UNAVAILABLE"');
    sessions = local.sessions;
  });

  it('is one whole to whoever takes no parts, or has nothing deferred', async () => {
    const query = '{ state(iso3: "PER") { ... @defer { iso3 statements { text } } } }';
    expect(await gateway.ask(query)).toMatchObject({ status: 200, data: { state: { iso3: 'PER', statements: [{ text: 'On the budget.' }] } } });
    for (const each of ['{ state(iso3: "PER") { iso3 } }', '{ state(iso3: "nobody") { ... @defer { iso3 } } }', '{ state(iso3: "PER") { ... @defer(if: false) { iso3 } } }']) {
      const answer = await post(each);
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/json; charset=utf-8']);
    }
  });

  it('is refused, before anything is told, where it is too large, not valid, or told to defer what cannot be', async () => {
    const deep = `{ session(number: 24) { ...F @defer } } fragment F on Session { ${'statements { speaker { '.repeat(9)} name ${'} }'.repeat(9)} }`;
    const codes = [
      [deep, 'QUERY_TOO_DEEP'],
      ['{ ... @defer(label: "a") { state(iso3: "PER") { iso3 } } ... @defer(label: "a") { state(iso3: "PER") { iso3 } } }', 'GRAPHQL_VALIDATION_FAILED'],
      ['query ($l: String) { ... @defer(label: $l) { state(iso3: "PER") { iso3 } } }', 'GRAPHQL_VALIDATION_FAILED'],
      ['{ ... @defer { states { totalCount } } }', 'BAD_USER_INPUT'],
    ] as const;
    for (const [query, code] of codes) {
      const answer = await post(query);
      expect([answer.status, ((await answer.json()) as { errors: { extensions: { code: string } }[] }).errors[0]!.extensions.code]).toEqual([400, code]);
    }
  });

  it('ends when the client leaves: nobody is asked for the rest', async () => {
    let release: () => void = () => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    let isAsked: () => void = () => undefined;
    const asked = new Promise<void>((resolve) => (isAsked = resolve));
    sessions = async (request) => (isAsked(), await released, local.sessions(request));
    const leaving = new AbortController();
    const answer = await post('{ state(iso3: "SEN") { name ... @defer { statements { text speaker { region ... @defer { name } } } } } }', leaving.signal);
    await firstChunk(answer.body!.getReader());
    await asked;
    const before = membershipIsAsked;
    leaving.abort();
    await new Promise((resolve) => setTimeout(resolve, 50));
    release();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(membershipIsAsked).toBe(before);
    sessions = local.sessions;
  });
});
