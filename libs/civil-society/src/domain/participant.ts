import type { Versioned } from '@assembly-graph/events';
import type { Cited, Collection } from '@assembly-graph/kernel';
import type { RegionalGroupCode } from './known.ts';

export const PARTICIPANT_ROLES = ['HEAD', 'DELEGATE', 'EXPERT', 'INTERPRETER', 'ASSISTANT'] as const;
export type ParticipantRole = (typeof PARTICIPANT_ROLES)[number];

export const BADGES = ['REQUESTED', 'ISSUED', 'VOID'] as const;
export type Badge = (typeof BADGES)[number];

/** To what a person has said yes. */
export const CONSENTS = ['LISTED_TO_DELEGATIONS', 'CONTACTED_BY_SECRETARIAT', 'PHOTOGRAPHED'] as const;
export type Consent = (typeof CONSENTS)[number];

/**
 * One of the people who come for an accredited organization. Name, contact and consents are personal data: kept in this row alone and in no past, no
 * search, no event and no log, and gone for good once the person takes the consent back. That there was somebody stays, for the counts.
 */
export interface Participant extends Cited, Versioned {
  readonly id: string;
  readonly accreditationId: string;
  readonly organizationCode: string;
  readonly sessionCode: string;
  /** The first day of the session: only for the order of lists. */
  readonly sessionOpensOn: string;
  readonly seatRegion: RegionalGroupCode | null;
  readonly role: ParticipantRole;
  readonly name: string | null;
  readonly contact: string | null;
  readonly consents: readonly Consent[];
  readonly badge: Badge;
  /** As which speakers of side events they speak, by the speakers' ids: what nobody else's row says of them. */
  readonly speaksAs: readonly string[];
  readonly erasedAt: string | null;
}

/** Each scope by the key of its owner: the accreditation's id, the code of the session, of the organization. */
export type Participants = Collection<Participant, 'accreditation' | 'session' | 'organization'>;

/** Of these speakers of side events, which participant each is; nothing of those who are none. */
export type SpeakingParticipants = (speakerIds: readonly string[]) => Promise<readonly { readonly speakerId: string; readonly participantId: string }[]>;

/** What is left of a participant who takes the consent back. */
export const erased = (now: string) => ({ name: null, contact: null, consents: [], badge: 'VOID', speaksAs: [], erasedAt: now }) as const;
