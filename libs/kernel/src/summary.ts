import { decimalQuotient, type Decimal } from './decimal.ts';
import type { Condition } from './collection.ts';

/** A way to divide the things of a list: by the value of a field, by each element if it holds a list, or by the year of a day. */
export interface Dimension {
  /** What the caller knows it by, e.g. "ADOPTED_ON_YEAR". */
  readonly name: string;
  readonly field: string;
  readonly by: 'VALUE' | 'YEAR';
  /** Whether it says something of living persons: groups of few are then not told (see `withoutSmallCells`). */
  readonly personal: boolean;
}

/** A number of each thing that may be summed. */
export interface Measure {
  readonly name: string;
  readonly field: string;
  /** Fields in which things must be alike to be summed: amounts of two scopes never are. */
  readonly alike: readonly string[];
}

/** What to count and sum of a list. RECALLED things are left out unless `includeUnconfirmed`. */
export interface SummaryRequest {
  readonly filter?: Condition | null;
  readonly groupBy: readonly Dimension[];
  readonly measures: readonly Measure[];
  /** COUNT: the largest group first; KEY: by the values of the dimensions. Ties by key; unknown values come last. */
  readonly orderBy: 'COUNT' | 'KEY';
  readonly includeUnconfirmed: boolean;
}

/** One measure over the things of a group. Its figures are null where no value is known, and where they are `mixed`. */
export interface MeasureSummary {
  readonly measure: string;
  /** Of how many things the value is known. */
  readonly known: number;
  /** Whether things that are not alike came together, so that nothing is summed. */
  readonly mixed: boolean;
  readonly sum: Decimal | null;
  /** Four places, as the median. */
  readonly avg: Decimal | null;
  readonly min: Decimal | null;
  readonly max: Decimal | null;
  readonly median: Decimal | null;
}

export interface SummaryGroup {
  readonly key: readonly { readonly dimension: string; readonly value: string | null }[];
  /** Null if the group is suppressed. */
  readonly count: number | null;
  readonly suppressed: boolean;
  /** Of the things of the summary, per cent, two places. A thing counted under each of its topics makes the shares add up to more than 100. */
  readonly sharePercent: Decimal | null;
  readonly measures: readonly MeasureSummary[];
}

export interface Summary {
  /** Null if it would give a suppressed group away. */
  readonly count: number | null;
  readonly leftOutUnconfirmed: number | null;
  readonly measures: readonly MeasureSummary[];
  readonly groups: readonly SummaryGroup[];
}

/** The summary of a list without anything in it. */
export const summaryOfNothing = ({ measures }: SummaryRequest): Summary => ({
  count: 0,
  leftOutUnconfirmed: 0,
  measures: measures.map(({ name }) => ({ measure: name, known: 0, mixed: false, sum: null, avg: null, min: null, max: null, median: null })),
  groups: [],
});

/** The share of a part, per cent, two places; null of nothing. */
export const sharePercent = (part: number, whole: number): Decimal | null => decimalQuotient(String(part * 100), String(whole), 2);
