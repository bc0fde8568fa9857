import { createHmac, timingSafeEqual } from 'node:crypto';
import { readCursor, waysOn, type FeedEntry, type FeedHead, type FeedPage } from '@assembly-graph/events';

/**
 * A place of a feed as it stands in a stream. An event that is for everybody is there whole; of any other only its place, as the public sees it: whoever
 * can read the stream reads no more than anybody may read in the graph.
 */
export interface ToldPlace extends FeedEntry {
  /** Where what is kept of the log began, when this was told. */
  readonly oldestCursor: string;
}

/** What is larger goes as its place only: NATS takes no message of more than a megabyte. */
const LARGEST = 256 * 1024;

export function placeIn({ head }: Pick<FeedPage, 'head'>, feed: string, { cursor, previousCursor, event }: FeedEntry): string {
  const isPublic = event !== null && event.audience.split(' ').includes('public');
  const place = { cursor, previousCursor, oldestCursor: waysOn(feed, head).oldestCursor, event: isPublic ? event : null };
  const whole = JSON.stringify(place);
  return Buffer.byteLength(whole) <= LARGEST ? whole : JSON.stringify({ ...place, event: null });
}

/** Signs what is put into a stream, so that nobody who may only write to NATS tells the graph anything; the key is derived, not the secret itself. */
export function streamSigner(secret: string, feed: string): { sign: (data: string) => string; isOurs: (data: string, signature: string) => boolean } {
  const key = createHmac('sha256', secret).update(`stream of ${feed}`).digest();
  const sign = (data: string) => createHmac('sha256', key).update(data).digest('hex');
  return {
    sign,
    isOurs: (data, signature) => {
      const [expected, given] = [Buffer.from(sign(data)), Buffer.from(signature)];
      return expected.length === given.length && timingSafeEqual(expected, given);
    },
  };
}

/** Where the log stood when this place was the last. */
export function headAt({ cursor, oldestCursor }: ToldPlace): FeedHead {
  const [at, oldest] = [readCursor(cursor)!, readCursor(oldestCursor)!];
  return { seq: at.seq, hash: at.hash, floor: oldest.seq, floorHash: oldest.hash };
}
