import type { Versioned } from '@assembly-graph/events';
import { BadInput, rule, type Cited, type Collection } from '@assembly-graph/kernel';
import { isItemNumber } from './agenda-item.ts';

export const AGENDA_VERSIONS = ['PROVISIONAL', 'ANNOTATED', 'SUPPLEMENTARY', 'ADOPTED'] as const;
export type AgendaVersionKind = (typeof AGENDA_VERSIONS)[number];

/** What may follow on an agenda as it stands: a provisional one comes first, and what is adopted is adopted. */
export const AGENDA_MOVES: Readonly<Record<AgendaVersionKind | 'NONE', readonly AgendaVersionKind[]>> = {
  NONE: ['PROVISIONAL'],
  PROVISIONAL: ['PROVISIONAL', 'ANNOTATED', 'SUPPLEMENTARY', 'ADOPTED'],
  ANNOTATED: ['ANNOTATED', 'SUPPLEMENTARY', 'ADOPTED'],
  SUPPLEMENTARY: ['ANNOTATED', 'SUPPLEMENTARY', 'ADOPTED'],
  ADOPTED: [],
};

/** A place on an agenda. */
export interface AgendaPlace {
  readonly number: string;
  readonly itemId: string;
}

/** The agenda of a session as it was published: never changed, followed by the next. */
export interface Agenda extends Cited, Versioned {
  readonly sessionCode: string;
  readonly kind: AgendaVersionKind;
  /** Its place among the versions of the session's agenda, from 1. */
  readonly ordinal: number;
  readonly publishedOn: string;
  readonly documentSymbol: string | null;
  /** In the order of the agenda. */
  readonly places: readonly AgendaPlace[];
}

export type Agendas = Collection<Agenda, 'session'>;

/** Checks that this version may follow on those before, and that its numbers are an agenda's. @throws RuleBroken, BadInput */
export function checkAgenda(before: readonly Pick<Agenda, 'kind' | 'ordinal'>[], kind: AgendaVersionKind, places: readonly AgendaPlace[]): void {
  const last = before.toSorted((a, b) => a.ordinal - b.ordinal).at(-1)?.kind ?? 'NONE';
  rule(AGENDA_MOVES[last].includes(kind), last === 'ADOPTED' ? 'the agenda of a session is adopted once' : `a provisional agenda comes before any other version of it`);
  if (places.length === 0) throw new BadInput('An agenda has items.', 'items');
  if (!places.every(({ number }) => isItemNumber(number))) throw new BadInput('An item is numbered as agendas print it, e.g. "9" or "9(a)".', 'items');
  checkNumbers(places);
}

/** Adopted item numbers are unique in a session. @throws RuleBroken */
export function checkNumbers(places: readonly AgendaPlace[]): void {
  const distinct = (values: readonly string[]) => new Set(values).size === values.length;
  rule(distinct(places.map(({ number }) => number)), 'no two items of an agenda have the same number');
  rule(distinct(places.map(({ itemId }) => itemId)), 'an item stands on an agenda once');
}
