import type { Cited, Collection, TopicCode } from '@assembly-graph/kernel';

/** Where a source names what was on the agenda: only the first is an agenda in the sense of the Rules of Procedure. */
export const AGENDA_ITEM_KINDS = ['PROVISIONAL_AGENDA_ITEM', 'RECORDS_HEADING', 'DOCUMENTATION_HEADING', 'ANNOUNCED_TOPIC', 'STANDARD_ITEM'] as const;
export type AgendaItemKind = (typeof AGENDA_ITEM_KINDS)[number];

/** Something that a session had, or was to have, before it. */
export interface AgendaItem extends Cited {
  readonly id: string;
  /** The key of the data set, e.g. "AG-14-11". */
  readonly code: string;
  /** Null for the items of the typical agenda, which is that of no one session. */
  readonly sessionCode: string | null;
  /** The first day of the session: lists go by it. */
  readonly sessionOpensOn: string | null;
  readonly position: number;
  readonly title: string;
  readonly kind: AgendaItemKind;
  /** By the words of the title. */
  readonly topics: readonly TopicCode[];
}

export type AgendaItems = Collection<AgendaItem, 'session' | 'topic'>;
