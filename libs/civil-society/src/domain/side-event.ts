import type { Cited, Collection } from '@assembly-graph/kernel';

/** In which role an agent stands behind a side event; the data set knows one. */
export const ORGANIZER_ROLES = ['CO_HOST'] as const;
export type OrganizerRole = (typeof ORGANIZER_ROLES)[number];

/** A meeting beside the plenary of a session, hosted by States, organizations or both. */
export interface SideEvent extends Cited {
  readonly id: string;
  /** The key by which the data set names it, e.g. "SE21-01". */
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
  /** Alpha-3 codes, in the order of the data set. */
  readonly coHostStates: readonly string[];
  /** Codes of organizations, in the order of the data set. */
  readonly coHostOrganizations: readonly string[];
  /** Codes of the topics that its title names; our assignment. */
  readonly topics: readonly string[];
}

/** Each scope by the key of its owner: session and topic code, the alpha-3 code of a host State, the code of a host organization. */
export type SideEvents = Collection<SideEvent, 'session' | 'topic' | 'hostState' | 'hostOrganization'>;

/** What is held online takes no room from anything else. */
const ONLINE = 'online';

/** Whether two side events were held in the same room at the same time, as far as both are known. */
export function clash(one: SideEvent, other: SideEvent): boolean {
  return (
    one.room !== null && one.room !== ONLINE && one.room === other.room &&
    one.heldOn !== null && one.heldOn === other.heldOn &&
    one.startTime !== null && one.endTime !== null && other.startTime !== null && other.endTime !== null &&
    one.startTime < other.endTime && other.startTime < one.endTime
  );
}
