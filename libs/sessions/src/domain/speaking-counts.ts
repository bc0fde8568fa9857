import type { StatementSegment } from './statement.ts';

/** Which statements are counted. */
export interface CountedStatements {
  readonly sessionCode: string;
  /** Null: of the whole session, also those of which no part is known. */
  readonly segment: StatementSegment | null;
  /** Whether statements that rest on general knowledge count. */
  readonly includeUnconfirmed: boolean;
}

/** How many spoke, as far as the record knows. */
export interface SpeakingCounts {
  readonly statements: number;
  /** States and organizations, each once. */
  readonly speakers: number;
  readonly states: number;
  readonly organizations: number;
  /** Statements made for others besides the speaker. */
  readonly onBehalfOfOthers: number;
  readonly writtenOnly: number;
}

/** Counts for several at once, in the order asked; null where the record has no such statement, which is not zero. */
export type CountSpeaking = (asked: readonly CountedStatements[]) => Promise<readonly (SpeakingCounts | null)[]>;
