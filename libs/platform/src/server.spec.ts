import { PUBLIC, type Actor } from '@assembly-graph/kernel';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ACTOR_HEADER, actorSigner } from './auth/signed-actor.ts';
import { serve, type Served } from './server.ts';
import { toySubgraph } from './testing/toy-subgraph.ts';

const SECRET = 'a secret of more than thirty-two characters';
const here = { port: 0, host: '127.0.0.1' };
const amnesty: Actor = { role: 'ngo', subject: 'me', state: null, organization: 'amnesty', scopes: [] };
const sign = actorSigner(SECRET);

let served: Served;
beforeAll(async () => void (served = await serve(toySubgraph(), { ...here, secret: SECRET })));
afterAll(() => served.close());

async function ask(query: string, headers: Record<string, string> = {}, url = served.url) {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  });
  return { status: answer.status, body: (await answer.json()) as any };
}

describe('a subgraph with a secret, asked directly', () => {
  const QUERIES = [
    '{ __typename }',
    '{ _service { sdl } }',
    '{ __schema { types { name } } }',
    '{ badge(code: "b1") { code } }',
    '{ _entities(representations: [{ __typename: "Badge", code: "b1" }]) { __typename } }',
    '{',
  ];
  const HEADERS: [string, () => Promise<Record<string, string>>][] = [
    ['without the header of the gateway', async () => ({})],
    ['with a token in its place', async () => ({ authorization: 'Bearer a.b.c' })],
    ['with the header for another subgraph', async () => ({ [ACTOR_HEADER]: await sign(amnesty, 'membership') })],
    ['with a header of another secret', async () => ({ [ACTOR_HEADER]: await actorSigner(SECRET.toUpperCase())(amnesty, 'toys') })],
    ['with an actor that nobody signed', async () => ({ [ACTOR_HEADER]: JSON.stringify({ role: 'secretariat' }) })],
  ];
  it.each(HEADERS.flatMap(([name, headers]) => QUERIES.map((query) => [name, query, headers] as const)))(
    '%s is 401: %s',
    async (_name, query, headers) => {
      expect(await ask(query, await headers())).toEqual({
        status: 401,
        body: { errors: [{ message: 'Only the gateway may ask here.', extensions: { code: 'UNAUTHENTICATED' } }] },
      });
    },
  );

  it('by GET, at other addresses and with other methods is 401 too', async () => {
    for (const [path, method] of [
      ['/graphql?query={__typename}', 'GET'],
      ['/graphql/', 'POST'],
      ['/', 'GET'],
      ['/health', 'GET'],
      ['/graphql', 'PUT'],
      ['/health/ready/../../graphql', 'GET'],
    ]) {
      const answer = await fetch(new URL(path!, served.url), { method, headers: { 'apollo-require-preflight': '1' } });
      expect([path, answer.status]).toEqual([path, 401]);
    }
  });

  it('says to anybody whether it lives and is ready', async () => {
    for (const path of ['/health/live', '/health/ready']) expect((await fetch(new URL(path, served.url))).status).toBe(200);
  });
});

describe('a subgraph with a secret, asked by the gateway', () => {
  it('knows who asks', async () => {
    const query = '{ _service { sdl } badge(code: "b1") { note } }';
    const answers = await Promise.all([PUBLIC, amnesty].map(async (actor) => ask(query, { [ACTOR_HEADER]: await sign(actor, 'toys') })));
    expect(answers.map(({ status, body }) => [status, body.data.badge.note, typeof body.data._service.sdl])).toEqual([
      [200, null, 'string'],
      [200, 'lost once', 'string'],
    ]);
  });

  it('tells a refusal by its code, over HTTP as in the same process', async () => {
    const { status, body } = await ask('{ badge(code: "b1") { printedOn holder } }', { [ACTOR_HEADER]: await sign(PUBLIC, 'toys') });
    expect([status, body.errors.map(({ path, extensions }: any) => [path.at(-1), extensions.code])]).toEqual([
      200,
      [
        ['printedOn', 'UNAUTHENTICATED'],
        ['holder', 'UNAUTHENTICATED'],
      ],
    ]);
  });
});

describe('a subgraph without a secret', () => {
  it('answers its own machine as the public, whatever it is told', async () => {
    const open = await serve(toySubgraph(), { ...here, secret: null });
    try {
      const { status, body } = await ask('{ badge(code: "b1") { code note } }', { [ACTOR_HEADER]: await sign(amnesty, 'toys') }, open.url);
      expect([status, body.data]).toEqual([200, { badge: { code: 'b1', note: null } }]);
    } finally {
      await open.close();
    }
  });

  it.each(['0.0.0.0', '::', '192.168.1.7', 'subgraph.internal'])('does not listen on %s', async (host) => {
    await expect(serve(toySubgraph(), { port: 0, host, secret: null })).rejects.toThrow(
      `SUBGRAPH_SECRET is needed on ${host}: without it a subgraph listens to its own machine only.`,
    );
  });
});
