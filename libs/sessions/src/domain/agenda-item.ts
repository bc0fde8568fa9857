import type { Versioned } from '@assembly-graph/events';
import { rule, type Cited, type Collection, type TopicCode } from '@assembly-graph/kernel';

/** Where a source names what was on the agenda: only the first is an agenda in the sense of the Rules of Procedure; AGENDA_ITEM was entered here. */
export const AGENDA_ITEM_KINDS = ['PROVISIONAL_AGENDA_ITEM', 'RECORDS_HEADING', 'DOCUMENTATION_HEADING', 'ANNOUNCED_TOPIC', 'STANDARD_ITEM', 'AGENDA_ITEM'] as const;
export type AgendaItemKind = (typeof AGENDA_ITEM_KINDS)[number];

export const AGENDA_ITEM_STATUSES = ['OPEN', 'DEFERRED', 'CONCLUDED'] as const;
export type AgendaItemStatus = (typeof AGENDA_ITEM_STATUSES)[number];

/** From which status an item goes to which: one that is deferred can be taken up again, one that is concluded is not. */
export const AGENDA_ITEM_MOVES: Readonly<Record<AgendaItemStatus, readonly AgendaItemStatus[]>> = {
  OPEN: ['DEFERRED', 'CONCLUDED'],
  DEFERRED: ['OPEN', 'CONCLUDED'],
  CONCLUDED: [],
};

/** Something that a session had, or was to have, before it. */
export interface AgendaItem extends Cited, Versioned {
  /** The key of the data set, e.g. "AG-14-11". */
  readonly code: string;
  /** Null for the items of the typical agenda, which is that of no one session. */
  readonly sessionCode: string | null;
  /** The first day of the session: lists go by it. */
  readonly sessionOpensOn: string | null;
  readonly position: number;
  /** As the agenda numbers it, e.g. "9" or "9(a)"; null where no agenda is on record that does. */
  readonly number: string | null;
  /** Whether it stands on the agenda as adopted. */
  readonly adopted: boolean;
  readonly parentId: string | null;
  readonly title: string;
  readonly kind: AgendaItemKind;
  /** Where it stands; null where it is not known. */
  readonly status: AgendaItemStatus | null;
  /** Code of the body to which it was allocated; null: the plenary, or not known. */
  readonly allocatedTo: string | null;
  /** The day on which it was put on the agenda, for one that was added to it. */
  readonly addedOn: string | null;
  /** By the words of the title. */
  readonly topics: readonly TopicCode[];
}

export type AgendaItems = Collection<AgendaItem, 'session' | 'topic' | 'parent' | 'document'>;

/** @throws RuleBroken */
export const checkItemMove = (item: AgendaItem, to: AgendaItemStatus): void =>
  rule(AGENDA_ITEM_MOVES[item.status ?? 'OPEN'].includes(to), `an agenda item that is ${item.status ?? 'OPEN'} does not become ${to}`);

/** A number as an agenda prints it, e.g. "9" or "9(a)". */
export const isItemNumber = (text: string): boolean => /^[1-9]\d{0,2}(\([a-z]\))?$/.test(text);
