import { PUBLIC, Unauthenticated, type Actor } from '@assembly-graph/kernel';
import { describe, expect, it } from '@jest/globals';
import { SignJWT } from 'jose';
import { actorSigner, signedActorReader } from './signed-actor.ts';

const SECRET = 'a secret of more than thirty-two characters';
const amnesty: Actor = { role: 'ngo', subject: 'me', state: null, organization: 'amnesty', scopes: ['personal:read'] };
const at = (seconds: number) => ({ now: () => new Date(Date.parse('2026-11-23T09:00:00.000Z') + seconds * 1000).toISOString() });
const read = signedActorReader(SECRET, 'sessions', at(0));

describe("the gateway's signed header", () => {
  it.each([
    ['an NGO', amnesty],
    ['the public', PUBLIC],
  ])('tells a subgraph who asks: %s', async (_name, actor) => {
    expect(await read(await actorSigner(SECRET, at(0))(actor, 'sessions'))).toEqual(actor);
  });

  it('is made once for many fetches of the same actor, anew before it ends, and for each subgraph apart', async () => {
    let seconds = 0;
    const sign = actorSigner(SECRET, { now: () => at(seconds).now() });
    const first = await sign(amnesty, 'sessions');
    expect(await sign(amnesty, 'sessions')).toBe(first);
    expect(await sign(amnesty, 'membership')).not.toBe(first);
    expect(await sign({ ...amnesty, organization: 'fidh' }, 'sessions')).not.toBe(first);
    seconds = 20;
    expect(await sign(amnesty, 'sessions')).not.toBe(first);
  });

  const claims = { iss: 'urn:assembly-graph:gateway', aud: 'urn:assembly-graph:subgraph:sessions', role: 'public' };
  const now = Date.parse('2026-11-23T09:00:00.000Z') / 1000;
  const made = (payload: object, secret = SECRET, typ = 'actor+jwt') =>
    new SignJWT(payload as never).setProtectedHeader({ alg: 'HS256', typ }).sign(new TextEncoder().encode(secret));

  it.each<[string, () => unknown]>([
    ['nothing', () => undefined],
    ['two of them', async () => [await actorSigner(SECRET, at(0))(PUBLIC, 'sessions')]],
    ['words', () => 'gateway'],
    ['one for another subgraph', () => actorSigner(SECRET, at(0))(amnesty, 'membership')],
    ['one of another secret', () => actorSigner(SECRET.toUpperCase(), at(0))(amnesty, 'sessions')],
    ['one of two minutes ago', () => actorSigner(SECRET, at(-120))(amnesty, 'sessions')],
    ['one of the future', () => actorSigner(SECRET, at(120))(amnesty, 'sessions')],
    ['one without an end', () => made({ ...claims, iat: now })],
    ['one that never began', () => made({ ...claims, exp: now + 60 })],
    ['one that lives long', () => made({ ...claims, iat: now - 3600, exp: now + 3600 })],
    ['one of another issuer', () => made({ ...claims, iss: 'urn:assembly-graph:development', iat: now, exp: now + 60 })],
    ['one of another kind', () => made({ ...claims, iat: now, exp: now + 60 }, SECRET, 'at+jwt')],
    ['one of a role that we do not have', () => made({ ...claims, role: 'admin', sub: 'x', iat: now, exp: now + 60 })],
    [
      'one without signature',
      () =>
        `${Buffer.from('{"alg":"none","typ":"actor+jwt"}').toString('base64url')}.${Buffer.from(JSON.stringify({ ...claims, iat: now, exp: now + 60 })).toString('base64url')}.`,
    ],
  ])('is refused: %s', async (_name, make) => {
    await expect(read(await make())).rejects.toBeInstanceOf(Unauthenticated);
  });

  it('is taken as this spec makes it, if nothing is wrong with it', async () => {
    expect(await read(await made({ ...claims, iat: now, exp: now + 60 }))).toBe(PUBLIC);
  });
});
