import type { Actor } from '@assembly-graph/kernel';
import type { Parameters } from '@assembly-graph/platform/sql';

/** Who reads, and as known when: not given, whatever is there and as the record has it now. */
export interface Reading {
  readonly actor?: Actor;
  readonly knownAt?: string;
}

type Seen = ((parameters: Parameters) => string) | undefined;

/** What belongs to the organization of whoever asks; everything for the secretariat, nothing for anybody else. */
export function ownSeenBy(actor: Actor | undefined): Seen {
  if (!actor || actor.role === 'secretariat') return undefined;
  const { role, organization } = actor;
  if ((role !== 'ngo' && role !== 'coalition') || organization === null) return () => 'false';
  return (parameters) => `"organization_code" = ${parameters.add(organization, 'text')}`;
}

/** What was announced, and what those who ask have asked for or stand behind; everything for the secretariat. */
export function sideEventsSeenBy(actor: Actor | undefined): Seen {
  if (!actor || actor.role === 'secretariat') return undefined;
  const { role, state, organization } = actor;
  if (role === 'delegation' && state !== null) return (parameters) => `("announced" or "co_host_states" @> array[${parameters.add(state, 'text')}])`;
  if ((role === 'ngo' || role === 'coalition') && organization !== null) {
    return (parameters) => `("announced" or "co_host_organizations" @> array[${parameters.add(organization, 'text')}])`;
  }
  return () => '"announced"';
}
