/**
 * What a domain does when its time comes, without anybody asking: looked at now and again. It must be safe to perform at any moment, any number
 * of times and by two processes at once, and to catch up with what came due while no process ran.
 */
export interface Duty {
  /** As a deed is named, e.g. "tellCompletedWithdrawals". */
  readonly name: string;
  readonly everyMs: number;
  readonly perform: () => Promise<void>;
  /** Calls back when its time may have come, if that can be known: a hint, and nothing depends on it. @returns what ends it */
  readonly wake?: (onNews: () => void) => () => void;
  /** Ends what it has begun and does not wait for. */
  readonly close?: () => Promise<void>;
}
