import type { Versioned } from '@assembly-graph/events';
import { rule, type Cited, type Collection } from '@assembly-graph/kernel';
import type { SessionTerms } from './session-terms.ts';

/** A place in the NGO segment of the general debate of a session, allocated to an organization. */
export interface NgoSpeakingSlot extends Cited, Versioned {
  readonly id: string;
  readonly sessionCode: string;
  readonly sessionOpensOn: string;
  /** 1, 2, 3, … in the order of speaking. */
  readonly place: number;
  readonly organizationCode: string;
}

export type NgoSpeakingSlots = Collection<NgoSpeakingSlot, 'session' | 'organization'>;

/**
 * The resolution on the coordinating and facilitating role of the NGO Coalition, of which the record has the number as recalled; its draft was
 * ICC-ASP/2/L.2. How many organizations speak is practice, 10 to 12 of them.
 */
export const NGO_COALITION = 'ICC-ASP/2/Res.8';

/** The place that an organization gets: the one asked for, or the first that is free. @throws RuleBroken */
export function placeIn(terms: SessionTerms | undefined, taken: readonly NgoSpeakingSlot[], organization: string, asked: number | null): number {
  rule(terms !== undefined, 'the secretariat sets how many organizations speak before a slot is allocated');
  rule(!taken.some(({ organizationCode }) => organizationCode === organization), 'an organization has one slot in the NGO segment of a session');
  rule(taken.length < terms.speakingSlots, 'no more slots of the NGO segment are allocated than the secretariat has set for the session');
  const free = Array.from({ length: terms.speakingSlots }, (_, index) => index + 1).filter((place) => !taken.some((slot) => slot.place === place));
  if (asked === null) return free[0]!;
  rule(free.includes(asked), 'a slot of the NGO segment is one of those that are free');
  return asked;
}
