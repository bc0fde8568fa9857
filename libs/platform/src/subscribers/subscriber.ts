import { waysOn, type AuditEntry, type FeedFilter, type FeedSource } from '@assembly-graph/events';
import { BadInput, type Actor } from '@assembly-graph/kernel';
import type { Follower, Named } from './follower.ts';

/** Somebody who follows a feed and lets the graph keep how far: under a name of theirs, up to where they have acknowledged. */
export interface Subscriber {
  readonly id: string;
  /** Raised by each move. */
  readonly version: number;
  readonly follower: Follower;
  readonly name: string;
  readonly filter: FeedFilter | null;
  /** What is acknowledged, as a cursor. */
  readonly position: string;
  readonly registeredAt: string;
  readonly acknowledgedAt: string | null;
}

/**
 * How a follower stands to the log: `EXPIRED`, retention has passed the position by; `INVALID`, the log is another one than it was, as after a
 * restore. Both are told to whoever reads on from there, with the ways on; nothing is passed over.
 */
export type Standing = 'FOLLOWING' | 'EXPIRED' | 'INVALID';

/** A subscriber as it is told. */
export interface SubscriberView extends Subscriber {
  readonly standing: Standing;
  /** How many places the log has after the position. */
  readonly lag: number;
}

/** Which of the subscribers that an actor may see. */
export interface SubscribersWanted {
  readonly name?: string | null;
  readonly first: number;
  /** The id of the last one that was seen. */
  readonly after?: string | null;
}

/** The subscribers of one feed, as a reader sees them: one's own, the secretariat all. */
export interface Subscribers {
  seenBy(actor: Actor, wanted: SubscribersWanted): Promise<readonly SubscriberView[]>;
  /** @throws NotFound, which says the same of what is not theirs */
  find(named: Named, actor: Actor): Promise<Subscriber>;
  byId(id: string): Promise<SubscriberView | null>;
}

/** The subscribers of one feed, in the hands of a deed, and the feed as it stands in its transaction. */
export interface SubscriberDesk {
  readonly feed: FeedSource;
  readonly subscribers: {
    /** Locks it. @throws NotFound */
    get(named: Named, actor: Actor): Promise<Subscriber>;
    countOf(follower: Follower): Promise<number>;
    add(subscriber: Omit<Subscriber, 'version' | 'acknowledgedAt'>): Promise<void>;
    /** @param acknowledgedAt null: it was moved, not acknowledged */
    move(subscriber: Subscriber, to: string, acknowledgedAt: string | null): Promise<void>;
    remove(subscriber: Subscriber): Promise<void>;
  };
}

/** Where somebody begins to follow: after a cursor; at the oldest that is kept, or from now on. */
export interface Start {
  readonly start?: 'BEGINNING' | 'NOW' | null;
  readonly after?: string | null;
}

/** The cursor of a start; from now on, if it says nothing. @throws BadInput, CursorInvalid, CursorExpired */
export async function startOf(feed: FeedSource, { start, after }: Start): Promise<string> {
  if (start != null && after != null) throw new BadInput('Give "start" or "after", not both.', 'after');
  if (after == null) return waysOn(feed.feed, await feed.head())[start === 'BEGINNING' ? 'oldestCursor' : 'headCursor'];
  await feed.read(after, 0);
  return after;
}

/** What is kept of a deed about something that follows the feed. */
export const auditOf = (type: string, { id, version }: { readonly id: string; readonly version: number }, ...changedFields: string[]): AuditEntry => ({
  subject: { type, id }, version, changedFields, reason: null,
});
