import type { Cited, Collection, TopicCode } from '@assembly-graph/kernel';

export const STATEMENT_SEGMENTS = ['GENERAL_DEBATE', 'REVIEW_PLENARY', 'COOPERATION_PLENARY', 'CLOSING'] as const;
export type StatementSegment = (typeof STATEMENT_SEGMENTS)[number];

export const STATE_CAPACITIES = ['STATE_PARTY', 'OBSERVER_STATE'] as const;
export const ORGANIZATION_CAPACITIES = ['NGO', 'ORGANIZATION'] as const;
export const SPEAKER_CAPACITIES = [...STATE_CAPACITIES, ...ORGANIZATION_CAPACITIES] as const;
export type SpeakerCapacity = (typeof SPEAKER_CAPACITIES)[number];

export const STATEMENT_FORMS = ['ORAL', 'WRITTEN'] as const;
export type StatementForm = (typeof STATEMENT_FORMS)[number];

/** What a State or an organization had to say to a session; the fact that it did, not the text. */
export interface Statement extends Cited {
  readonly id: string;
  /** The key of the data set, e.g. "ST0113". */
  readonly code: string;
  readonly sessionCode: string;
  /** The first day of the session: lists go by it, for of many statements the day isn't known. */
  readonly sessionOpensOn: string;
  readonly segment: StatementSegment | null;
  readonly deliveredOn: string | null;
  /** Exactly one of the two is known. */
  readonly speakerState: string | null;
  readonly speakerOrganization: string | null;
  /** Codes of the organizations it was made for besides the speaker; none twice, and never the speaker. */
  readonly onBehalfOf: readonly string[];
  readonly speakerPerson: string | null;
  readonly capacity: SpeakerCapacity;
  readonly form: StatementForm;
  /** By the part of the session it belongs to. */
  readonly topics: readonly TopicCode[];
}

export type Statements = Collection<Statement, 'session' | 'topic' | 'state' | 'organization' | 'onBehalfOf'>;

/** The plenary on cooperation is about cooperation. No other part names a topic, and what was said in it we do not know. */
export const topicsOfSegment = (segment: StatementSegment | null): readonly TopicCode[] => (segment === 'COOPERATION_PLENARY' ? ['COOPERATION'] : []);

/** Why this list of those spoken for can't be; null if it can. */
export function wrongOnBehalfOf(speaker: string | null, onBehalfOf: readonly string[]): string | null {
  if (new Set(onBehalfOf).size !== onBehalfOf.length) return 'names the same one twice';
  return speaker !== null && onBehalfOf.includes(speaker) ? 'names the speaker itself' : null;
}
