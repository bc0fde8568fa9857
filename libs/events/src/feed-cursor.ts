/** A place in one log, with proof that it is this log: the number of an event and the beginning of its hash. */
export interface FeedCursor {
  readonly feed: string;
  readonly seq: number;
  /** Of event `seq`, the first 8 bytes, hex; of number 0, sixteen zeros. */
  readonly hash: string;
}

const FORM = /^v1\.([a-z-]{1,40})\.(0|[1-9]\d{0,14})\.([0-9a-f]{16})$/;

/** The cursor as clients keep it, opaque. */
export const cursorOf = ({ feed, seq, hash }: FeedCursor): string => Buffer.from(`v1.${feed}.${seq}.${hash}`).toString('base64url');

/** The place that a cursor names; null if it is no cursor at all. Whether the log has it, the log must say. */
export function readCursor(cursor: string): FeedCursor | null {
  const text = Buffer.from(cursor, 'base64url').toString('utf8');
  const [, feed, seq, hash] = FORM.exec(text) ?? [];
  // One spelling only: what decodes to the same text by leniency of base64 is no cursor of ours.
  if (feed === undefined || cursorOf({ feed, seq: Number(seq), hash: hash! }) !== cursor) return null;
  return { feed, seq: Number(seq), hash: hash! };
}
