import type { Versioned } from '@assembly-graph/events';
import { BadInput, rule, type Cited, type Collection } from '@assembly-graph/kernel';
import type { Session } from './session.ts';
import { localDay, zoneOf } from './venue.ts';

export const MEETING_FORMATS = ['PLENARY', 'WORKING_GROUP', 'INFORMAL_CONSULTATIONS', 'BUREAU', 'COMMITTEE', 'PANEL'] as const;
export type MeetingFormat = (typeof MEETING_FORMATS)[number];

export const PUBLICITIES = ['PUBLIC', 'PRIVATE'] as const;
export type Publicity = (typeof PUBLICITIES)[number];

export const MEETING_STATUSES = ['SCHEDULED', 'MOVED', 'CONVENED', 'SUSPENDED', 'ADJOURNED', 'CANCELLED'] as const;
export type MeetingStatus = (typeof MEETING_STATUSES)[number];

/** From which status a meeting goes to which; what is adjourned or cancelled stays so. */
export const MEETING_MOVES: Readonly<Record<MeetingStatus, readonly MeetingStatus[]>> = {
  SCHEDULED: ['MOVED', 'CONVENED', 'CANCELLED'],
  MOVED: ['MOVED', 'CONVENED', 'CANCELLED'],
  CONVENED: ['SUSPENDED', 'ADJOURNED'],
  SUSPENDED: ['CONVENED', 'ADJOURNED'],
  ADJOURNED: [],
  CANCELLED: [],
};

/** One meeting of the Assembly or of one of its bodies. */
export interface Meeting extends Cited, Versioned {
  readonly sessionCode: string;
  /** "ASSEMBLY", or the code of a body. */
  readonly bodyCode: string;
  readonly format: MeetingFormat;
  /** Its number among those of its format in the session, e.g. 13 of the 13th plenary meeting. */
  readonly ordinal: number | null;
  readonly title: string | null;
  readonly publicity: Publicity;
  /** Why it is not public. */
  readonly exceptionalCircumstances: string | null;
  /** As planned. */
  readonly startsAt: string;
  readonly endsAt: string;
  /** The zone of the clocks at the venue (IANA). */
  readonly timeZone: string;
  readonly room: string | null;
  readonly streamUrl: string | null;
  readonly status: MeetingStatus;
  /** How often it was moved or cancelled. */
  readonly sequence: number;
  /** When it was convened first, and when it was adjourned. */
  readonly convenedAt: string | null;
  readonly adjournedAt: string | null;
}

export type Meetings = Collection<Meeting, 'session'>;

type MeetingPlan = Pick<Meeting, 'format' | 'publicity' | 'exceptionalCircumstances' | 'startsAt' | 'endsAt'>;

/** Checks that a meeting may be held so in this session. @throws RuleBroken */
export function checkMeeting(session: Pick<Session, 'opensOn' | 'closesOn' | 'city'>, plan: MeetingPlan): void {
  rule(plan.startsAt < plan.endsAt, 'a meeting ends after it starts');
  // Of bodies of limited membership we do not say it.
  rule(
    plan.format !== 'PLENARY' || (plan.publicity === 'PRIVATE') === (plan.exceptionalCircumstances !== null),
    'a meeting of the Assembly is public unless exceptional circumstances require a private one',
    'Rules of Procedure, rule 42',
  );
  const day = localDay(plan.startsAt, zoneOf(session.city));
  rule(plan.format !== 'PLENARY' || (session.opensOn <= day && day <= session.closesOn), 'a plenary meeting is held on a day of its session, by the calendar of the venue');
}

/** What is told of a change of a meeting's status. */
export interface MeetingChange {
  readonly status: MeetingStatus;
  /** When it came about. */
  readonly at: string;
  /** Where it was moved to: what is left out stays. */
  readonly startsAt: string | null;
  readonly endsAt: string | null;
  readonly room: string | null;
}

/** What changes of a meeting. @throws RuleBroken; BadInput where a place or time is given and nothing was moved, or the other way round */
export function meetingAfter(meeting: Meeting, session: Pick<Session, 'opensOn' | 'closesOn' | 'city'>, change: MeetingChange): Partial<Meeting> {
  const { status, at } = change;
  rule(MEETING_MOVES[meeting.status].includes(status), `a meeting that is ${meeting.status} does not become ${status}`);
  const moved = { startsAt: change.startsAt ?? meeting.startsAt, endsAt: change.endsAt ?? meeting.endsAt, room: change.room ?? meeting.room };
  const differs = moved.startsAt !== meeting.startsAt || moved.endsAt !== meeting.endsAt || moved.room !== meeting.room;
  if (differs !== (status === 'MOVED')) throw new BadInput('A meeting is moved to another time or room, and only then.', 'startsAt');
  switch (status) {
    case 'MOVED':
      checkMeeting(session, { ...meeting, ...moved });
      return { ...moved, status, sequence: meeting.sequence + 1 };
    case 'CANCELLED':
      return { status, sequence: meeting.sequence + 1 };
    case 'CONVENED':
      return { status, convenedAt: meeting.convenedAt ?? at };
    case 'ADJOURNED':
      rule(meeting.convenedAt !== null && meeting.convenedAt <= at, 'a meeting is adjourned after it was convened');
      return { status, adjournedAt: at };
    default:
      return { status };
  }
}

/** Whether a meeting sits at an instant: convened, and not yet adjourned; one that is suspended now does not sit. */
export const sits = ({ status, convenedAt, adjournedAt }: Pick<Meeting, 'status' | 'convenedAt' | 'adjournedAt'>, at: string): boolean =>
  (status === 'CONVENED' || status === 'ADJOURNED') && convenedAt !== null && convenedAt <= at && (adjournedAt === null || at <= adjournedAt);
