import { PUBLIC, systemClock, Unauthenticated, type Actor, type Clock } from '@assembly-graph/kernel';
import { jwtVerify, SignJWT } from 'jose';
import { actorOfClaims, claimsOfActor } from './actor-of-claims.ts';

/** The header in which the gateway tells a subgraph over HTTP who asks, and that it is the gateway. */
export const ACTOR_HEADER = 'x-assembly-actor';

const ISSUER = 'urn:assembly-graph:gateway';
const TYPE = 'actor+jwt';
const LIFE_S = 60;
const TOLERANCE_S = 5;
const REUSED_MS = 20_000;
const audienceOf = (subgraph: string) => `urn:assembly-graph:subgraph:${subgraph}`;

/** Signs who asks, for one subgraph and for a minute. */
export type SignActor = (actor: Actor, subgraph: string) => Promise<string>;

/** @param secret at least 32 characters, which the gateway and the subgraphs share */
export function actorSigner(secret: string, clock: Clock = systemClock): SignActor {
  const key = new TextEncoder().encode(secret);
  // The public's header is the same for everybody, and an operation asks several times: one signature serves them all.
  const made = new WeakMap<Actor, Map<string, { header: Promise<string>; at: number }>>();
  return (actor, subgraph) => {
    const now = Date.parse(clock.now());
    const headers = made.get(actor) ?? new Map<string, { header: Promise<string>; at: number }>();
    made.set(actor, headers);
    const last = headers.get(subgraph);
    if (last && now - last.at < REUSED_MS && now >= last.at) return last.header;
    const seconds = Math.floor(now / 1000);
    const header = new SignJWT({ ...claimsOfActor(actor), iss: ISSUER, aud: audienceOf(subgraph), iat: seconds, exp: seconds + LIFE_S })
      .setProtectedHeader({ alg: 'HS256', typ: TYPE })
      .sign(key);
    headers.set(subgraph, { header, at: now });
    return header;
  };
}

/** Reads that header in the subgraph. @throws Unauthenticated unless the gateway signed it, for this subgraph, within the last minute */
export function signedActorReader(secret: string, subgraph: string, clock: Clock = systemClock): (header: unknown) => Promise<Actor> {
  const key = new TextEncoder().encode(secret);
  const rules = {
    algorithms: ['HS256'],
    issuer: ISSUER,
    audience: audienceOf(subgraph),
    typ: TYPE,
    requiredClaims: ['exp', 'iat'],
    maxTokenAge: LIFE_S,
    clockTolerance: TOLERANCE_S,
  };
  return async (header) => {
    const claims =
      typeof header === 'string'
        ? await jwtVerify(header, key, { ...rules, currentDate: new Date(clock.now()) }).then(
            ({ payload }) => payload,
            () => null,
          )
        : null;
    const actor = claims?.role === PUBLIC.role ? PUBLIC : claims && actorOfClaims(claims);
    if (!actor) throw new Unauthenticated('Only the gateway may ask here.');
    return actor;
  };
}
