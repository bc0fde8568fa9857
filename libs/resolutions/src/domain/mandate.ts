import { BadInput, rule, type Cited, type Collection, type TopicCode } from '@assembly-graph/kernel';
import { symbolsBeginWith } from './symbols.ts';

export const ADDRESSEES = ['BUREAU', 'COURT', 'REGISTRAR', 'SECRETARIAT', 'CBF', 'STATES_PARTIES', 'WORKING_GROUP', 'TFV'] as const;
export type Addressee = (typeof ADDRESSEES)[number];

export const DUE_KINDS = ['DATE', 'SESSION', 'NONE'] as const;
export type DueKind = (typeof DUE_KINDS)[number];

/** How far the deeds on a mandate have brought it. */
export const MANDATE_STAGES = ['OPEN', 'REPORTED', 'SUPERSEDED', 'CLOSED'] as const;
export type MandateStage = (typeof MANDATE_STAGES)[number];
/** How a mandate stands on a day; that it is overdue follows from when it was due and whether it was answered. */
export const MANDATE_STATUSES = ['OPEN', 'OVERDUE', 'REPORTED', 'SUPERSEDED', 'CLOSED'] as const;
export type MandateStatus = (typeof MANDATE_STATUSES)[number];

/** By when a mandate is to be answered: by a day, by a session, or at no time that is said. */
export interface Due {
  readonly dueKind: DueKind;
  readonly dueOn: string | null;
  /** Code of the session. */
  readonly dueSession: string | null;
}

/** What a paragraph of a resolution asks of somebody, and what came of it. */
export interface Mandate extends Cited, Due {
  readonly id: string;
  readonly version: number;
  readonly knownFrom: string | null;
  readonly paragraphId: string;
  readonly resolutionId: string;
  /** Of the resolution. */
  readonly sessionCode: string;
  /** Those of the paragraph; of one without any, those of the resolution. */
  readonly topics: readonly TopicCode[];
  readonly addressee: Addressee;
  /** What is to be done, as a verb, e.g. "report". */
  readonly verb: string;
  /** The day on which the resolution was adopted. */
  readonly madeOn: string;
  /** As stored: its stage. As read: its status on the day that is asked about. */
  readonly status: MandateStatus;
  /** Symbols of the documents that answered it, in the order in which they were linked; beside each, before which session it came. */
  readonly followUpSymbols: readonly string[];
  readonly followUpSessions: readonly string[];
  /** The day of the first answer. */
  readonly reportedOn: string | null;
  readonly supersededById: string | null;
  readonly supersededOn: string | null;
  readonly closedOn: string | null;
}

/** `resolution`: by its id; `topic`: by its code. */
export type Mandates = Collection<Mandate, 'resolution' | 'topic'>;

/** The days from which the stage and the status of a mandate follow. */
export type MandateDays = Pick<Mandate, 'reportedOn' | 'supersededOn' | 'closedOn'>;

const FOLLOWS: Readonly<Record<MandateStage, readonly MandateStage[]>> = {
  OPEN: ['REPORTED', 'SUPERSEDED', 'CLOSED'],
  REPORTED: ['REPORTED', 'SUPERSEDED', 'CLOSED'],
  SUPERSEDED: [],
  CLOSED: [],
};

/** The stage to which a deed brings a mandate. @throws RuleBroken */
export function brought(from: MandateStatus, to: MandateStage): MandateStage {
  rule(from !== 'OVERDUE' && FOLLOWS[from].includes(to), 'a mandate that was superseded or closed stays so, and is answered no more');
  return to;
}

/**
 * How a mandate stands on a day. What was answered, even late, is not overdue any more; nor is what was superseded or closed.
 * @param hasEnded whether a session has ended before the day
 */
export function statusOn({ dueKind, dueOn, dueSession, reportedOn, supersededOn, closedOn }: Due & MandateDays, day: string, hasEnded: (sessionCode: string) => boolean): MandateStatus {
  const isBy = (done: string | null) => done !== null && done <= day;
  if (isBy(closedOn)) return 'CLOSED';
  if (isBy(supersededOn)) return 'SUPERSEDED';
  if (isBy(reportedOn)) return 'REPORTED';
  const isOverdue = dueKind === 'SESSION' ? hasEnded(dueSession!) : dueKind === 'DATE' && dueOn! < day;
  return isOverdue ? 'OVERDUE' : 'OPEN';
}

/** The code of a session as it is entered. @throws BadInput */
export function provenSession(code: string, field: string): string {
  try {
    symbolsBeginWith(code);
    return code;
  } catch {
    throw new BadInput(`${field} is the code of a session, e.g. "18", "19R2" or "S1".`, field);
  }
}

const numberOf = (sessionCode: string): number | null => (/^\d/.test(sessionCode) ? Number.parseInt(sessionCode, 10) : null);

/** When a mandate is due, told in one way and after it was given. @throws RuleBroken, BadInput */
export function provenDue(due: { readonly kind: DueKind; readonly on?: string | null; readonly session?: string | null }, given: Pick<Mandate, 'madeOn' | 'sessionCode'>): Due {
  const { kind, on = null, session = null } = due;
  rule((kind === 'DATE') === (on !== null) && (kind === 'SESSION') === (session !== null), 'a mandate is due by a day, by a session, or at no time that is said: one of them');
  rule(on === null || on >= given.madeOn, 'a mandate is due after it was given');
  if (session !== null) {
    const [by, from] = [numberOf(provenSession(session, 'dueSession')), numberOf(given.sessionCode)];
    rule(by === null || from === null || by >= from, 'a mandate is due after it was given');
  }
  return { dueKind: kind, dueOn: on, dueSession: session };
}

/** Holds what was done about a mandate to the days: nothing before it was given, nothing before it was done, no end before an answer. @throws RuleBroken */
export function provenDays({ madeOn, reportedOn, supersededOn, closedOn }: MandateDays & Pick<Mandate, 'madeOn'>, today: string): void {
  for (const day of [reportedOn, supersededOn, closedOn]) {
    rule(day === null || day >= madeOn, 'a mandate is answered, superseded and closed after it was given, not before');
    rule(day === null || day <= today, 'what came of a mandate is recorded once it came, not before');
  }
  rule(supersededOn === null || supersededOn > madeOn, 'a mandate is superseded by one that was given later');
  const end = closedOn ?? supersededOn;
  rule(end === null || reportedOn === null || reportedOn <= end, 'a mandate ends after it was answered, not before');
}
