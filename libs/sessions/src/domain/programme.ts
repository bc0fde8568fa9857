import type { Versioned } from '@assembly-graph/events';
import { rule, type Cited, type Collection } from '@assembly-graph/kernel';

export const PROGRAMME_STATUSES = ['PLANNED', 'MOVED', 'UNDER_WAY', 'OVER', 'CANCELLED'] as const;
export type ProgrammeStatus = (typeof PROGRAMME_STATUSES)[number];

/** From which status an entry goes to which; what is over or cancelled stays so, and stays in the programme. */
export const PROGRAMME_MOVES: Readonly<Record<ProgrammeStatus, readonly ProgrammeStatus[]>> = {
  PLANNED: ['MOVED', 'UNDER_WAY', 'OVER', 'CANCELLED'],
  MOVED: ['MOVED', 'UNDER_WAY', 'OVER', 'CANCELLED'],
  UNDER_WAY: ['OVER'],
  OVER: [],
  CANCELLED: [],
};

/** What a session does at a time: a matter that is taken up, in a meeting or beside one. */
export interface ProgrammeEntry extends Cited, Versioned {
  readonly sessionCode: string;
  readonly meetingId: string | null;
  readonly agendaItemId: string | null;
  readonly title: string;
  /** As planned. */
  readonly startsAt: string;
  readonly endsAt: string;
  readonly timeZone: string;
  readonly room: string | null;
  /** As it came about. */
  readonly startedAt: string | null;
  readonly endedAt: string | null;
  readonly status: ProgrammeStatus;
  /** Why it was last moved or cancelled, as the programme tells it. */
  readonly changeReason: string | null;
  /** Of its agenda item. */
  readonly topics: readonly string[];
  /** Grows by one with each move and with its cancellation: iCalendar's SEQUENCE. */
  readonly sequence: number;
}

export type Programme = Collection<ProgrammeEntry, 'session'>;

/** What changes of an entry that is moved. @throws RuleBroken */
export function moved(entry: ProgrammeEntry, to: Pick<ProgrammeEntry, 'startsAt' | 'endsAt' | 'room'>, reason: string): Partial<ProgrammeEntry> {
  goes(entry, 'MOVED');
  rule(to.startsAt < to.endsAt, 'what is planned ends after it starts');
  rule(to.startsAt !== entry.startsAt || to.endsAt !== entry.endsAt || to.room !== entry.room, 'an entry is moved to another time or room');
  return { ...to, status: 'MOVED', changeReason: reason, sequence: entry.sequence + 1 };
}

/** What changes of an entry that is cancelled: it stays in the programme. @throws RuleBroken */
export function cancelled(entry: ProgrammeEntry, reason: string): Partial<ProgrammeEntry> {
  goes(entry, 'CANCELLED');
  return { status: 'CANCELLED', changeReason: reason, sequence: entry.sequence + 1 };
}

/** What changes of an entry when it is known how it came about. @throws RuleBroken */
export function cameAbout(entry: ProgrammeEntry, startedAt: string, endedAt: string | null): Partial<ProgrammeEntry> {
  const status = endedAt === null ? 'UNDER_WAY' : 'OVER';
  goes(entry, status);
  rule(endedAt === null || startedAt <= endedAt, 'what came about ended after it started');
  rule(entry.startedAt === null || entry.startedAt === startedAt, 'what is under way started once');
  return { startedAt, endedAt, status };
}

const goes = ({ status }: ProgrammeEntry, to: ProgrammeStatus): void =>
  rule(PROGRAMME_MOVES[status].includes(to), `an entry of the programme that is ${status} does not become ${to}`);

export const PROGRAMME_CHANGES = ['ADDED', 'MOVED', 'CANCELLED', 'TIMED'] as const;
export type ProgrammeChangeKind = (typeof PROGRAMME_CHANGES)[number];

/** When and where an entry stood in the programme. */
export type ProgrammePlace = Pick<ProgrammeEntry, 'startsAt' | 'endsAt' | 'room' | 'status'>;

/** How an entry stands otherwise than it did. */
export interface ProgrammeChange {
  readonly kind: ProgrammeChangeKind;
  readonly entryId: string;
  /** As it stood then; null if it was not in the programme yet. */
  readonly before: ProgrammePlace | null;
  readonly after: ProgrammePlace;
  readonly reason: string | null;
}

/** What changed of an entry between two moments; null if nothing that the programme shows. */
export function changeOf(before: ProgrammeEntry | null, after: ProgrammeEntry): ProgrammeChange | null {
  const kind = kindOfChange(before, after);
  const place = ({ startsAt, endsAt, room, status }: ProgrammeEntry): ProgrammePlace => ({ startsAt, endsAt, room, status });
  return kind && { kind, entryId: after.id, before: before && place(before), after: place(after), reason: after.changeReason };
}

function kindOfChange(before: ProgrammeEntry | null, after: ProgrammeEntry): ProgrammeChangeKind | null {
  if (before === null) return 'ADDED';
  if (before.status !== 'CANCELLED' && after.status === 'CANCELLED') return 'CANCELLED';
  if (before.startsAt !== after.startsAt || before.endsAt !== after.endsAt || before.room !== after.room) return 'MOVED';
  return before.startedAt === after.startedAt && before.endedAt === after.endedAt ? null : 'TIMED';
}

/** Since when what changed of the programme of a session is asked for. */
export interface SinceWhen {
  readonly sessionCode: string;
  /** RFC 3339 in UTC. */
  readonly since: string;
}

/** What changed of several programmes, in the order asked; the latest change comes first. */
export type ProgrammeChanges = (asked: readonly SinceWhen[]) => Promise<readonly (readonly ProgrammeChange[])[]>;
