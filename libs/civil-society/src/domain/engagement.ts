import type { Versioned } from '@assembly-graph/events';
import { actsForOrganization, actsForState, rule, type Actor, type Cited, type Collection } from '@assembly-graph/kernel';
import type { BodyAddressed } from './addressee.ts';

export const ENGAGEMENT_KINDS = ['MEETING', 'PRESS_BRIEFING', 'CONSULTATION'] as const;
export type EngagementKind = (typeof ENGAGEMENT_KINDS)[number];

/** That civil society met somebody around the Assembly, with organizations and States, never with names. */
export interface Engagement extends Cited, Versioned {
  readonly id: string;
  readonly kind: EngagementKind;
  readonly title: string;
  readonly heldOn: string;
  readonly sessionCode: string | null;
  readonly sessionOpensOn: string | null;
  readonly withBody: BodyAddressed | null;
  readonly withStates: readonly string[];
  readonly organizations: readonly string[];
  readonly topics: readonly string[];
}

/** Each scope by the key of its owner: code of the session, of an organization, of a State, the topic. */
export type Engagements = Collection<Engagement, 'session' | 'organization' | 'state' | 'topic'>;

type Said = Pick<Engagement, 'kind' | 'withBody' | 'withStates' | 'organizations'>;

/** @throws RuleBroken */
export function mayBeRecordedBy({ kind, withBody, withStates, organizations }: Said, actor: Actor): void {
  rule(organizations.length > 0, 'an engagement is of at least one organization');
  rule(kind === 'PRESS_BRIEFING' || withBody !== null || withStates.length > 0, 'a meeting or consultation is with a body or a State');
  const own = organizations.some((code) => actsForOrganization(actor, code)) || withStates.some((iso3) => actsForState(actor, iso3));
  rule(own, 'whoever records an engagement took part in it');
}
