import type { LoggedEvent } from './event.ts';

/** Where a log stands. */
export interface FeedHead {
  readonly seq: number;
  readonly hash: string;
  /** Everything up to this number has been trimmed by retention. */
  readonly floor: number;
}

/** A page of a log: the events after a cursor, in commit order, without a hole. */
export interface FeedPage {
  readonly head: FeedHead;
  readonly events: readonly LoggedEvent[];
}

/** A log to read from, wherever it is kept. */
export interface FeedSource {
  readonly feed: string;
  head(): Promise<FeedHead>;
  /**
   * The events after the cursor, or from the beginning, `limit` at the most.
   * @throws CursorExpired if retention has passed the cursor by; CursorInvalid if it is none of this log
   */
  read(after: string | null, limit: number): Promise<FeedPage>;
}

/** The cursor lies below what is kept: take a snapshot, and go on from its cursor. Never a silent skip. */
export class CursorExpired extends Error {
  readonly code = 'CURSOR_EXPIRED';
  constructor(
    readonly feed: string,
    /** The oldest number that is still kept. */
    readonly oldest: number,
  ) {
    super(`Events before number ${oldest} of the ${feed} feed are no longer kept: read the present state, then go on from the feed's head.`);
    this.name = 'CursorExpired';
  }
}

/** The cursor is none of this log: another feed or environment, a restored backup, or made up. Never a silent "from now". */
export class CursorInvalid extends Error {
  readonly code = 'CURSOR_INVALID';
  constructor(readonly feed: string) {
    super(`This is no cursor of the ${feed} feed as it stands: read the present state, then go on from the feed's head.`);
    this.name = 'CursorInvalid';
  }
}
