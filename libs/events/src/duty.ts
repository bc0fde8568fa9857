/**
 * What a domain does when its time comes, without anybody asking: looked at now and again. It must be safe to perform at any moment, any number
 * of times and by two processes at once, and to catch up with what came due while no process ran.
 */
export interface Duty {
  /** As a deed is named, e.g. "tellCompletedWithdrawals". */
  readonly name: string;
  readonly everyMs: number;
  readonly perform: () => Promise<void>;
}
