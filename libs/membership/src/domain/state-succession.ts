import type { Versioned } from '@assembly-graph/events';
import { BadInput, rule, type Cited, type Collection } from '@assembly-graph/kernel';

/** How one State came to stand in the place of another, by the parts of the Vienna Convention on Succession of States in respect of Treaties (1978). */
export const SUCCESSION_KINDS = ['TRANSFER_OF_TERRITORY', 'NEWLY_INDEPENDENT', 'UNITING', 'SEPARATION', 'CONTINUATION'] as const;
export type SuccessionKind = (typeof SUCCESSION_KINDS)[number];

/** That a State stands, from a day on, in the place of another for a territory. */
export interface StateSuccession extends Versioned, Cited {
  /** Alpha-3 code of the predecessor; null where it is no State on record. */
  readonly predecessorIso3: string | null;
  /** The predecessor as the source names it, where it is no State on record; else null. */
  readonly predecessorName: string | null;
  readonly successorIso3: string;
  readonly succeededOn: string;
  readonly kind: SuccessionKind;
}

/** The owner's key is the code of a State, or for those that end in At a code, a blank and an instant; of `at`, an instant. */
export type StateSuccessions = Collection<StateSuccession, 'successor' | 'successorAt' | 'predecessor' | 'predecessorAt' | 'at'>;

type Said = Pick<StateSuccession, 'predecessorIso3' | 'predecessorName' | 'successorIso3' | 'succeededOn'>;

/** Who was succeeded, as somebody says it: a State on record, or another by its name. @throws BadInput */
export function predecessorOf(predecessor: string | null | undefined, predecessorName: string | null | undefined): Pick<StateSuccession, 'predecessorIso3' | 'predecessorName'> {
  if ((predecessor == null) === (predecessorName == null)) throw new BadInput('A predecessor is either a State on record or another, by its name.', 'predecessor');
  return { predecessorIso3: predecessor ?? null, predecessorName: predecessorName ?? null };
}

const named = ({ predecessorIso3, predecessorName }: Said): string => predecessorIso3 ?? predecessorName!;
/** The two of a succession, whichever of them succeeded the other. */
const pairOf = (said: Said): string => [named(said), said.successorIso3].sort().join('\n');

/**
 * Whether a succession can be, as it is said.
 * @param others all that are on record of the successor
 * @param today the day of the deed
 * @throws RuleBroken
 */
export function proveSuccession(said: Said, others: readonly Said[], today: string): void {
  rule(said.predecessorIso3 !== said.successorIso3, 'a State succeeds another');
  rule(said.succeededOn <= today, 'a succession is recorded when it has come about, not before');
  rule(!others.some((one) => one.succeededOn === said.succeededOn && pairOf(one) === pairOf(said)), ONCE);
}

/** The database holds to it, too, whatever else is entered at the same time. */
export const ONCE = 'of two States one succeeds the other, once on a day';
