import type { Versioned } from '@assembly-graph/events';
import { actsForOrganization, actsForState, toOrganization, toState, TO_ALL, type Actor, type Cited, type Collection, type EventAudience } from '@assembly-graph/kernel';
import type { Speaker } from './side-event-speaker.ts';
import type { SideEventStatus } from './side-event-steps.ts';

/** In which role an agent stands behind a side event; the data set knows hosts and no other. */
export const ORGANIZER_ROLES = ['LEAD', 'CO_ORGANIZER', 'CO_SPONSOR', 'HOST', 'CO_HOST'] as const;
export type OrganizerRole = (typeof ORGANIZER_ROLES)[number];

export const SIDE_EVENT_FORMATS = ['IN_PERSON', 'HYBRID', 'ONLINE'] as const;
export type SideEventFormat = (typeof SIDE_EVENT_FORMATS)[number];

/** Who stands behind a side event, by alpha-3 code or code of the organization: exactly one of the two. */
export interface Organizer {
  readonly state?: string | null;
  readonly organization?: string | null;
  readonly role: OrganizerRole;
}

/** A meeting beside the plenary of a session, hosted by States, organizations or both. */
export interface SideEvent extends Cited, Versioned {
  readonly id: string;
  /** The key by which the data set names it, e.g. "SE21-01"; of one requested here, made of its session and id. */
  readonly code: string;
  readonly sessionCode: string;
  /** The first day of the session: only for the order of lists, for codes of sessions do not stand in the order of time. */
  readonly sessionOpensOn: string;
  readonly title: string;
  /** May lie before the session opens. */
  readonly heldOn: string | null;
  /** HH:MM on the clocks of the venue. */
  readonly startTime: string | null;
  readonly endTime: string | null;
  readonly room: string | null;
  /** Alpha-3 codes of all States behind it, in the order in which they were named. */
  readonly coHostStates: readonly string[];
  /** Codes of all organizations behind it, in the order in which they were named. */
  readonly coHostOrganizations: readonly string[];
  /** Who stands behind it in which role; null where the data set names only hosts. */
  readonly organizerRoles: readonly Organizer[] | null;
  /** Null for what came with the data set, which tells what was announced or held, not how far it got. */
  readonly status: SideEventStatus | null;
  /** Whether it was ever scheduled, so that everybody may know of it: what was cancelled before is its organizers' own affair. */
  readonly announced: boolean;
  /** One of the two, or neither where the secretariat entered it. */
  readonly requestedByState: string | null;
  readonly requestedByOrganization: string | null;
  readonly format: SideEventFormat | null;
  /** ISO 639-1 codes. */
  readonly languages: readonly string[];
  readonly capacity: number | null;
  readonly streamUrl: string | null;
  /** Grows each time it is moved or cancelled after it was announced, as SEQUENCE in a calendar does. */
  readonly sequence: number;
  readonly attendance: number | null;
  readonly reportUrl: string | null;
  /** Who speaks, in the order in which they were named; none of whom the data set tells. */
  readonly speakers: readonly Speaker[];
  /** Alpha-3 codes of the States, and codes of the organizations, among them; each once. */
  readonly speakerStates: readonly string[];
  readonly speakerOrganizations: readonly string[];
  /** Codes of the topics that its title names; our assignment. */
  readonly topics: readonly string[];
}

/** Each scope by the key of its owner: session and topic code, the alpha-3 code of a host State, the code of a host organization. */
export type SideEvents = Collection<SideEvent, 'session' | 'topic' | 'hostState' | 'hostOrganization'>;

/** The room of what is held online: it takes no room from anything else. */
export const ONLINE = 'online';

type Behind = Pick<SideEvent, 'coHostStates' | 'coHostOrganizations'>;

/** Whether an actor acts for one of those who stand behind a side event; the secretariat acts for all. */
export const actsForOrganizers = (actor: Actor, { coHostStates, coHostOrganizations }: Behind): boolean =>
  actor.role === 'secretariat' ||
  coHostStates.some((iso3) => actsForState(actor, iso3)) ||
  coHostOrganizations.some((code) => actsForOrganization(actor, code));

/** Who may be told of a side event: everybody once it was announced, until then those behind it. */
export const audienceOf = ({ announced, coHostStates, coHostOrganizations }: Behind & Pick<SideEvent, 'announced'>): EventAudience =>
  announced ? TO_ALL : [...coHostStates.map(toState), ...coHostOrganizations.map(toOrganization)].join(' ');

/** Whether two side events were held in the same room at the same time, as far as both are known. */
export function clash(one: SideEvent, other: SideEvent): boolean {
  return (
    one.room !== null && one.room !== ONLINE && one.room === other.room &&
    one.heldOn !== null && one.heldOn === other.heldOn &&
    one.startTime !== null && one.endTime !== null && other.startTime !== null && other.endTime !== null &&
    one.startTime < other.endTime && other.startTime < one.endTime
  );
}
