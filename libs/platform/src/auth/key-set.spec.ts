import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Unauthenticated, type Clock } from '@assembly-graph/kernel';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { exportJWK, generateKeyPair, SignJWT, type JWK } from 'jose';
import { KeysUnavailable, remoteKeySet } from './key-set.ts';
import { verifyToken } from './verify-token.ts';

const URL_OF_KEYS = 'https://id.example/keys';
const STARTED = Date.parse('2026-11-23T09:00:00.000Z');

/** An issuer whose keys can be changed, and who can be away; and somebody who takes its tokens, at a time of our choosing. */
async function issuer() {
  const published: JWK[] = [];
  const state = { now: STARTED, fetches: 0, away: false };
  const clock: Clock = { now: () => new Date(state.now).toISOString() };
  const ask = (async () => {
    state.fetches += 1;
    if (state.away) throw new TypeError('fetch failed');
    return Response.json({ keys: published });
  }) as typeof fetch;
  const verify = verifyToken({ issuer: 'i', audience: 'a', clock, keys: remoteKeySet({ url: URL_OF_KEYS, fetch: ask, clock }) });
  const keyed = async (kid: string) => {
    const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true });
    const token = (named = kid) => {
      const now = Math.floor(state.now / 1000);
      return new SignJWT({ iss: 'i', aud: 'a', sub: 's', role: 'secretariat', iat: now, nbf: now, exp: now + 60 })
        .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: named })
        .sign(privateKey);
    };
    return { jwk: { ...(await exportJWK(publicKey)), kid }, token };
  };
  return { published, state, verify, keyed, wait: (ms: number) => void (state.now += ms) };
}

let written: string[];
beforeEach(() => {
  written = [];
  jest.spyOn(process.stderr, 'write').mockImplementation((text) => written.push(String(text)) > 0);
});
afterEach(() => void jest.restoreAllMocks());

describe("an issuer's keys", () => {
  it('are fetched once for many tokens', async () => {
    const { published, state, verify, keyed } = await issuer();
    const key = await keyed('one');
    published.push(key.jwk);
    const token = await key.token();
    await Promise.all(Array.from({ length: 50 }, () => verify(token)));
    expect(state.fetches).toBe(1);
  });

  it('can be rotated: the new one works at once, the old one until it is taken back and ten minutes are over', async () => {
    const { published, state, verify, keyed, wait } = await issuer();
    const [first, second] = [await keyed('one'), await keyed('two')];
    published.push(first.jwk);
    await verify(await first.token());
    wait(31_000);
    published.push(second.jwk);
    await verify(await second.token());
    await verify(await first.token());
    expect(state.fetches).toBe(2);
    published.shift();
    wait(600_000);
    await expect(verify(await first.token())).rejects.toBeInstanceOf(Unauthenticated);
    await verify(await second.token());
  });

  it('are not fetched more than once in 30 s, whatever 10,000 tokens name', async () => {
    const { published, state, verify, keyed, wait } = await issuer();
    const key = await keyed('one');
    published.push(key.jwk);
    const fetches: number[] = [];
    const refused = async (kid: string) => {
      const [, payload, signature] = (await template).split('.');
      const header = Buffer.from(JSON.stringify({ alg: 'ES256', typ: 'at+jwt', kid })).toString('base64url');
      return verify(`${header}.${payload}.${signature}`).then(
        () => false,
        (error) => error instanceof Unauthenticated,
      );
    };
    const template = key.token();
    for (let round = 0; round < 10; round += 1) {
      const all = await Promise.all(Array.from({ length: 1000 }, () => refused(crypto.randomUUID())));
      expect(all).not.toContain(false);
      fetches.push(state.fetches);
      wait(2_999);
    }
    expect(fetches).toEqual([1, 1, 1, 1, 1, 1, 1, 1, 1, 1]);
    wait(11);
    await refused('again');
    expect(state.fetches).toBe(2);
    await verify(await key.token());
  });

  it('are not asked for more often where the issuer is away; those last known serve for an hour', async () => {
    const { published, state, verify, keyed, wait } = await issuer();
    const key = await keyed('one');
    published.push(key.jwk);
    await verify(await key.token());
    state.away = true;
    wait(600_001);
    for (let times = 0; times < 100; times += 1) await verify(await key.token());
    expect(state.fetches).toBe(2);
    wait(3_600_000);
    await expect(verify(await key.token())).rejects.toBeInstanceOf(KeysUnavailable);
    state.away = false;
    wait(30_000);
    await verify(await key.token());
    expect(state.fetches).toBe(4);
  });

  it('that cannot be had leave every token alone, and ask again only after 30 s', async () => {
    const { published, state, verify, keyed, wait } = await issuer();
    const key = await keyed('one');
    published.push(key.jwk);
    state.away = true;
    const token = await key.token();
    for (let times = 0; times < 100; times += 1) await expect(verify(token)).rejects.toBeInstanceOf(KeysUnavailable);
    expect(state.fetches).toBe(1);
    expect(written.join('')).not.toContain(token.split('.')[1]);
    state.away = false;
    wait(30_000);
    await verify(await key.token());
  });

  it.each<[string, (path: string) => { status: number; headers?: Record<string, string>; body?: string }]>([
    ['an error', () => ({ status: 500, body: '{"keys":[]}' })],
    [
      'a redirection',
      (path) => (path === '/keys' ? { status: 302, headers: { location: '/elsewhere' } } : { status: 200, body: '{"keys":[]}' }),
    ],
    ['no JSON', () => ({ status: 200, body: '<html>' })],
    ['something else', () => ({ status: 200, body: '{"keys":{}}' })],
    ['too much', () => ({ status: 200, body: JSON.stringify({ keys: [], more: 'x'.repeat(300_000) }) })],
  ])('are not taken from %s', async (_name, answer) => {
    const server = createServer((request, response) => {
      const { status, headers, body } = answer(request.url ?? '');
      response.writeHead(status, headers).end(body);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    try {
      const keys = remoteKeySet({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/keys` });
      await expect(keys({ alg: 'ES256', kid: 'x' }, {} as never)).rejects.toBeInstanceOf(KeysUnavailable);
    } finally {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
  });
});
