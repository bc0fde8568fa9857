import type { LoggedEvent } from './event.ts';
import { cursorOf } from './feed-cursor.ts';

/** Where a log stands. */
export interface FeedHead {
  readonly seq: number;
  readonly hash: string;
  /** Everything up to this number has been trimmed by retention. */
  readonly floor: number;
  /** Of the event at the floor, which proves where the rest begins. */
  readonly floorHash: string;
}

/** What to find in a log: all that is given must hold, of a list any value. */
export interface FeedFilter {
  readonly types?: readonly string[] | null;
  readonly topics?: readonly string[] | null;
  readonly sessions?: readonly string[] | null;
  readonly states?: readonly string[] | null;
  readonly organizations?: readonly string[] | null;
  readonly subject?: { readonly type: string; readonly id: string } | null;
}

/** How a log is read. */
export interface FeedReading {
  readonly filter?: FeedFilter | null;
  /** The audiences that the reader belongs to; null or absent: all there are. */
  readonly audiences?: readonly string[] | null;
}

/** One place in a log. */
export interface FeedEntry {
  readonly cursor: string;
  /** Of the event before it in the log, whether that one is on the page or not. */
  readonly previousCursor: string;
  /** null: there is an event, and it is not for this reader. */
  readonly event: LoggedEvent | null;
}

/** A page of a log, in commit order: without a filter without a hole, with one all that matches between two cursors. */
export interface FeedPage {
  readonly head: FeedHead;
  readonly entries: readonly FeedEntry[];
  /** The events of the entries that are for this reader. */
  readonly events: readonly LoggedEvent[];
  /** Up to here the log was looked at: where to go on, even if nothing matched. */
  readonly end: string;
  /** Whether the log goes on after `end`. */
  readonly more: boolean;
}

/** A log to read from, wherever it is kept. */
export interface FeedSource {
  readonly feed: string;
  head(): Promise<FeedHead>;
  /**
   * The places after the cursor, or from the beginning, `limit` at the most.
   * @throws CursorExpired if retention has passed the cursor by; CursorInvalid if it is none of this log
   */
  read(after: string | null, limit: number, reading?: FeedReading): Promise<FeedPage>;
  /** Calls back when there may be something new, if it can: a hint, and nothing depends on it. @returns what ends it */
  wake?(onNews: () => void): () => void;
}

/** Nothing was told before it: the hash of number 0. */
export const NO_HASH = '0'.repeat(16);

/** Where a reader goes on with whom a log can't go on: after the present state was read, or with all that is kept. */
export interface WayOn {
  readonly headCursor: string;
  readonly oldestCursor: string;
}

/** The ways on in a log that stands so. */
export const waysOn = (feed: string, { seq, hash, floor, floorHash }: FeedHead): WayOn => ({
  headCursor: cursorOf({ feed, seq, hash }),
  oldestCursor: cursorOf({ feed, seq: floor, hash: floorHash }),
});

/** The cursor lies below what is kept: read the present state, and go on from the head. Never a silent skip. */
export class CursorExpired extends Error {
  readonly code = 'CURSOR_EXPIRED';
  constructor(
    readonly feed: string,
    readonly wayOn: WayOn,
  ) {
    super(`Events after this cursor are no longer kept in the ${feed} feed: take headCursor, read the present state, go on after headCursor; or take what is still kept, after oldestCursor.`);
    this.name = 'CursorExpired';
  }
}

/** The cursor is none of this log: another feed or environment, a restored backup, or made up. Never a silent "from now". */
export class CursorInvalid extends Error {
  readonly code = 'CURSOR_INVALID';
  constructor(
    readonly feed: string,
    readonly wayOn: WayOn,
  ) {
    super(`This is no cursor of the ${feed} feed as it stands: take headCursor, read the present state, go on after headCursor.`);
    this.name = 'CursorInvalid';
  }
}

/** A page as its source makes it: the events follow from the entries. */
export const feedPage = (page: Omit<FeedPage, 'events'>): FeedPage => ({ ...page, events: page.entries.flatMap(({ event }) => event ?? []) });
