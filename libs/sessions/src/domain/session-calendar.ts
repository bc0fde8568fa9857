import { BadInput, rule } from '@assembly-graph/kernel';
import { sessionTitle } from './session-title.ts';
import type { Convener, Session, SessionKind } from './session.ts';
import { VENUES, type VenueCode } from './venue.ts';

/** What is asked for of a session that is to be opened or resumed. */
export interface SessionPlan {
  readonly venue: VenueCode;
  readonly building: string | null;
  readonly opensOn: string;
  readonly closesOn: string;
  readonly presidentSeat: string | null;
}
export interface OpeningPlan extends SessionPlan {
  readonly kind: SessionKind;
  readonly number: number | null;
  readonly symbolSeries: string | null;
  readonly convenedBy: Convener | null;
}

/** A session as the calendar gives it; who keeps it adds the id and where it was read. */
export type CalledSession = Omit<Session, 'id' | 'version' | 'knownFrom' | 'confidence' | 'sourceKeys' | 'note'>;

const ART_112_6 = 'Rome Statute, art. 112(6)';
const SPECIAL_SERIES = /^ICC-ASP\/S-[1-9]\d{0,2}$/;

/**
 * A new session among those on record.
 * @throws RuleBroken; BadInput where what is given does not go with its kind
 */
export function openedSession(sessions: readonly Session[], plan: OpeningPlan): CalledSession {
  checkDays(plan);
  rule(plan.kind !== 'RESUMED', 'a session that was suspended is resumed, not opened');
  if ((plan.kind === 'REGULAR') !== (plan.number !== null)) throw new BadInput('A regular session has a number, and no other.', 'number');
  rule((plan.kind === 'SPECIAL') === (plan.convenedBy !== null), 'a special session is convened by the Bureau, on its own initiative or at the request of one third of the States Parties', ART_112_6);
  if (plan.symbolSeries !== null && !(plan.kind === 'SPECIAL' && SPECIAL_SERIES.test(plan.symbolSeries))) {
    throw new BadInput('Only the symbols of a special session need to be told, e.g. "ICC-ASP/S-2".', 'symbolSeries');
  }
  if (plan.kind !== 'REVIEW_CONFERENCE') atSeatOrHeadquarters(plan.venue);
  if (plan.kind === 'REGULAR') checkRegular(sessions, plan);
  const symbolSeries = plan.kind === 'REGULAR' ? `ICC-ASP/${plan.number}` : plan.kind === 'REVIEW_CONFERENCE' ? 'RC' : plan.symbolSeries;
  const named = { kind: plan.kind, number: plan.number, resumption: null, symbolSeries, opensOn: plan.opensOn };
  return { ...named, ...placed(plan), code: codeOf(sessions, plan), parentCode: null, title: sessionTitle(named, 0), convenedBy: plan.convenedBy };
}

/** The next resumption of a session, and what the resumptions before it are called from now on. @throws RuleBroken */
export function resumedSession(
  parent: Session, resumptions: readonly Session[], plan: SessionPlan,
): { resumed: CalledSession; renamed: readonly { readonly was: Session; readonly title: string }[] } {
  checkDays(plan);
  rule(parent.kind === 'REGULAR', 'only a regular session is resumed');
  atSeatOrHeadquarters(plan.venue);
  rule([parent, ...resumptions].every(({ closesOn }) => closesOn < plan.opensOn), 'a session is resumed after it was suspended');
  const resumption = resumptions.length + 1;
  const named = { kind: 'RESUMED', number: parent.number, resumption, symbolSeries: parent.symbolSeries, opensOn: plan.opensOn } as const;
  const presidentKey = plan.presidentSeat === null ? parent.presidentKey : null;
  const presidentSeat = plan.presidentSeat ?? parent.presidentSeat;
  return {
    resumed: {
      ...named, ...placed(plan), presidentKey, presidentSeat, code: `${parent.code}R${resumption}`, parentCode: parent.code, title: sessionTitle(named, resumption), convenedBy: null,
    },
    // An only resumption is not counted; from the second on, each is.
    renamed: resumptions.map((was) => ({ was, title: sessionTitle(was, resumption) })).filter(({ was, title }) => was.title !== title),
  };
}

/** What changes when a session closes. @throws RuleBroken */
export function closedSession(session: Session, closedOn: string, today: string): Pick<Session, 'closesOn' | 'closedOn' | 'scheduledToCloseOn'> {
  rule(session.closedOn === null, 'a session closes once');
  rule(session.opensOn <= closedOn && closedOn <= today, 'a session closes on the day it opened or later, and that is entered when it has closed');
  return { closesOn: closedOn, closedOn, scheduledToCloseOn: closedOn < session.closesOn ? session.closesOn : session.scheduledToCloseOn };
}

function checkDays({ opensOn, closesOn }: SessionPlan): void {
  rule(opensOn <= closesOn, 'a session closes on the day it opens or later');
  if (!/^(199[89]|20\d\d)-/.test(opensOn) || !/^20/.test(closesOn)) throw new BadInput('The days of a session must lie in the years 1998 to 2099.', 'opensOn');
}

const atSeatOrHeadquarters = (venue: VenueCode): void =>
  rule(venue !== 'KAMPALA', 'the Assembly meets at the seat of the Court or at the Headquarters of the United Nations', ART_112_6);

function checkRegular(sessions: readonly Session[], { number, opensOn }: OpeningPlan): void {
  const regular = sessions.filter(({ kind }) => kind === 'REGULAR');
  rule(!regular.some((one) => one.opensOn.slice(0, 4) === opensOn.slice(0, 4)), 'the Assembly meets in regular session once a year', ART_112_6);
  const last = regular.reduce((most, one) => Math.max(most, one.number!), 0);
  rule(number === last + 1 && number <= 99 && regular.every((one) => one.opensOn < opensOn), 'regular sessions are numbered in the order in which they are held');
}

const placed = ({ venue, building, opensOn, closesOn, presidentSeat }: SessionPlan) => ({
  opensOn, closesOn, scheduledToCloseOn: null, closedOn: null, city: VENUES[venue].city, countryIso3: VENUES[venue].countryIso3, venue: building, presidentKey: null, presidentSeat,
});

function codeOf(sessions: readonly Session[], { kind, number, opensOn }: OpeningPlan): string {
  if (kind === 'REGULAR') return String(number);
  if (kind === 'REVIEW_CONFERENCE') return `RC${opensOn.slice(0, 4)}`;
  // Our own count: the record's "S1" is the first on record, whatever its symbol says.
  return `S${sessions.filter((one) => one.kind === 'SPECIAL').length + 1}`;
}
