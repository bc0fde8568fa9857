import type { Decimal } from '@assembly-graph/kernel';
import type { SpeakerCapacity, StatementSegment } from './statement.ts';

/** By what speaking is added up besides the session. */
export const STATS_DIMENSIONS = ['STATE', 'CAPACITY', 'SEGMENT'] as const;
export type StatsDimension = (typeof STATS_DIMENSIONS)[number];

export interface StatsRequest {
  /** Codes; null: all sessions. */
  readonly sessions: readonly string[] | null;
  readonly segment: StatementSegment | null;
  readonly groupBy: readonly StatsDimension[];
}

/** How much was spoken in slots on lists of speakers, as far as the record has them. */
export interface SpeakingStats {
  readonly sessionCode: string;
  readonly segment: StatementSegment | null;
  readonly stateIso3: string | null;
  readonly capacity: SpeakerCapacity | null;
  /** States and organizations that spoke, each once. */
  readonly speakers: number;
  readonly delivered: number;
  readonly writtenOnly: number;
  /** Of what was delivered, two places; what was only handed in has none. */
  readonly minutes: Decimal;
  /** How many of what was delivered was made for others besides the speaker. */
  readonly onBehalfOfOthers: number;
  /** The place in the middle of those that were delivered, one place; null if none was. */
  readonly medianPosition: Decimal | null;
}

/** One row for each session and group of which the record has slots; a session without any has no row, which is not zero. */
export type AddUpSpeaking = (asked: StatsRequest) => Promise<readonly SpeakingStats[]>;
