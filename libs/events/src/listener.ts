import type { FeedEntry } from './feed-source.ts';

/**
 * A domain's ear for the events of another domain: it knows by itself how far it has heard, and what it does about an event is kept
 * together with that, or not at all. So each event is heard in effect once, in the order of its log.
 */
export interface Listener {
  /** A verb phrase, unique in its domain, e.g. "follow-arrears": under it the place is kept. */
  readonly name: string;
  /** The feed it listens to, e.g. "resolutions". */
  readonly of: string;
  /** The types of events it does something about; all others are passed over. */
  readonly types: readonly string[];
  /** How far it has heard; null: nothing yet. */
  place(): Promise<string | null>;
  /**
   * Does what is to be done about one event, and moves to its place.
   * @param from the place from which the caller read on
   * @returns false if somebody else has heard on from there, and nothing was done
   */
  hear(from: string | null, entry: FeedEntry): Promise<boolean>;
  /** Moves over events that are none of its own. @returns false if somebody else has heard on from there */
  passOver(from: string | null, to: string): Promise<boolean>;
}

/** How a listener fares. */
export interface Hearing {
  readonly name: string;
  readonly of: string;
  /** `stuck`: it stands before an event, or a cursor, that it can't take; it tries again, slowly, and passes over nothing. `deaf`: it has no feed. */
  readonly state: 'listening' | 'retrying' | 'stuck' | 'deaf';
  /** Since when it is in this state, RFC 3339. */
  readonly since: string;
  /** The event that it can't take. */
  readonly at?: { readonly eventId: string; readonly type: string } | null;
}
