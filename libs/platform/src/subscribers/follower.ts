import { doneBy, toOrganization, toState, TO_SECRETARIAT, type Actor, type EventAudience, type Role } from '@assembly-graph/kernel';

/** Whoever follows a feed under a name that the graph keeps: an actor, as far as must be known to tell them what is theirs. */
export interface Follower {
  /** The opaque id of a token; never shown. */
  readonly subject: string;
  readonly role: Role;
  readonly state: string | null;
  readonly organization: string | null;
}

export const followerOf = (actor: Actor): Follower => ({ subject: doneBy(actor).id, role: actor.role, state: actor.state, organization: actor.organization });

/** Whom a follower belongs to, as an audience names them: they and the secretariat. */
export function audienceOf({ role, state, organization }: Follower): EventAudience {
  if (role === 'delegation' && state !== null) return toState(state);
  if ((role === 'ngo' || role === 'coalition') && organization !== null) return toOrganization(organization);
  return TO_SECRETARIAT;
}

/** By its name, which is the follower's own; or by its id, which the secretariat may have of others', too. */
export type Named = { readonly name: string } | { readonly id: string };

const NAME = /^[a-z0-9][a-z0-9._-]{0,62}$/;

/** Whether this can be a name: never one that could be taken for an id. */
export const isName = (text: string): boolean => NAME.test(text);
