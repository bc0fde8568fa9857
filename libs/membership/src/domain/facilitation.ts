import type { Versioned } from '@assembly-graph/events';
import type { Cited, Collection, TopicCode, Validity } from '@assembly-graph/kernel';
import type { BodyCode } from './body.ts';

export const FACILITATION_ROLES = ['FACILITATOR', 'CO_FACILITATOR', 'FOCAL_POINT', 'COUNTRY_FOCAL_POINT'] as const;
export type FacilitationRole = (typeof FACILITATION_ROLES)[number];

/** That somebody leads the work of a body on a topic for a time. */
export interface Facilitation extends Versioned, Cited, Validity {
  readonly topicCode: TopicCode;
  readonly bodyCode: BodyCode;
  readonly role: FacilitationRole;
  /** The State that was appointed, or of which the holder is a national. */
  readonly stateIso3: string;
  /** The public office-holder; null where the State itself was appointed. */
  readonly holderName: string | null;
  /** Why it ended before its time; null if it didn't. */
  readonly endReason: string | null;
}

/** The owner's key is a code, or for those that end in At a code, a blank and an instant. */
export type Facilitations = Collection<Facilitation, 'state' | 'stateAt' | 'topic' | 'topicAt' | 'body' | 'bodyAt'>;
