import type { Decimal } from '@assembly-graph/kernel';
import type { MeetingFormat } from './meeting.ts';

/** By what it is added up how the programme came about, besides the session. */
export const SLIPPAGE_DIMENSIONS = ['TOPIC', 'ROOM', 'MEETING_FORMAT'] as const;
export type SlippageDimension = (typeof SLIPPAGE_DIMENSIONS)[number];

/** The plan against which it is measured: as it was when an entry was put into the programme, or as it was last before it came about. */
export const PROGRAMME_PLANS = ['FIRST', 'LAST'] as const;
export type ProgrammePlan = (typeof PROGRAMME_PLANS)[number];

export interface SlippageRequest {
  /** Codes; null: all sessions. */
  readonly sessions: readonly string[] | null;
  readonly groupBy: readonly SlippageDimension[];
  readonly plan: ProgrammePlan;
  /** RFC 3339 in UTC: as the record had the programme then; "infinity": as it has it now. */
  readonly knownAt: string;
  readonly includeUnconfirmed: boolean;
}

/** Minutes between what was planned and what came about, below 0 for what was early; two places. Figures are null where none is known. */
export interface Slippage {
  /** Entries of which the record has both. */
  readonly known: number;
  readonly early: number;
  readonly late: number;
  readonly mean: Decimal | null;
  readonly median: Decimal | null;
  readonly least: Decimal | null;
  readonly greatest: Decimal | null;
}

/** How a programme came about against how it was planned. */
export interface ProgrammeSlippage {
  readonly sessionCode: string;
  readonly topicCode: string | null;
  readonly room: string | null;
  readonly meetingFormat: MeetingFormat | null;
  readonly entries: number;
  readonly cancelled: number;
  /** At least once to another time or room, and not cancelled. */
  readonly moved: number;
  /** Not cancelled, and no start, or no end, is on record. */
  readonly withoutStart: number;
  readonly withoutEnd: number;
  readonly start: Slippage;
  readonly end: Slippage;
}

/** One row for each session and group of which the record has a programme; a session without any has no row. @throws BadInput for too many */
export type MeasureSlippage = (asked: SlippageRequest) => Promise<readonly ProgrammeSlippage[]>;
