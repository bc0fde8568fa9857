import { feedPage, readCursor, type FeedFilter, type FeedPage, type FeedReading, type FeedSource, type LoggedEvent } from '@assembly-graph/events';
import type { FeedStream, StreamMessage } from './feed-stream.ts';
import { headAt, streamSigner, type ToldPlace } from './told-place.ts';

export interface NatsFeedOptions {
  readonly stream: FeedStream;
  /** The log itself, however it is reached: asked for all that the stream does not have. */
  readonly record: FeedSource;
  /** Shared by the processes of the graph. */
  readonly secret: string;
}

const MOST = 100;
/** After NATS failed to answer, the log is read for so long without asking it. */
const LEFT_ALONE_MS = 1_000;

/**
 * A feed read from NATS JetStream where that follows from the cursor without a gap, and from the log where it doesn't: before the beginning of the stream, past a
 * hole, at its end, and when NATS is away. So the stream may save reading the log, and never decides what there is: that there is nothing more, that a cursor is
 * invalid or expired, and what is withheld from the public, only the log says.
 */
export function natsFeed({ stream, record, secret }: NatsFeedOptions): FeedSource {
  const { feed } = record;
  const { isOurs } = streamSigner(secret, feed);
  let leftAloneUntil = 0;

  const placeOf = ({ data, signature }: StreamMessage): ToldPlace | null => (isOurs(data, signature) ? (JSON.parse(data) as ToldPlace) : null);

  async function fromStream(after: string, limit: number, { filter, audiences = null }: FeedReading): Promise<FeedPage | null> {
    const from = readCursor(after);
    if (from?.feed !== feed || limit < 1) return null;
    const { last } = await stream.end();
    const lastPlace = last && placeOf(last);
    if (!lastPlace) return null;
    const behind = readCursor(lastPlace.cursor)!.seq - from.seq;
    const first = last.seq - behind + 1;
    if (behind < 1 || first < 1) return null;
    const messages = await stream.from(first, Math.min(limit, behind, MOST));
    const isForPublic = audiences !== null && audiences.length === 1 && audiences[0] === 'public';
    const places = following(after, messages.map(placeOf), isForPublic);
    if (places.length === 0) return null;
    const end = places.at(-1)!.cursor;
    const entries = isFiltered(filter) ? places.filter(({ event }) => event !== null && matches(event, filter!)) : places;
    return feedPage({ head: headAt(lastPlace), entries: entries.map(({ cursor, previousCursor, event }) => ({ cursor, previousCursor, event })), end, more: end !== lastPlace.cursor });
  }

  return {
    feed,
    head: () => record.head(),
    read: async (after, limit, reading = {}) => {
      if (after === null || !stream.isReachable() || Date.now() < leftAloneUntil) return record.read(after, limit, reading);
      const page = await fromStream(after, limit, reading).catch(() => {
        leftAloneUntil = Date.now() + LEFT_ALONE_MS;
        return null;
      });
      return page ?? record.read(after, limit, reading);
    },
    wake: (onNews) => {
      const ends = [stream.news(onNews), record.wake?.(onNews)];
      return () => ends.forEach((end) => end?.());
    },
  };
}

/** The places that follow from the cursor, one from the other; up to one that is withheld from the public, if the reader may be somebody else. */
function following(after: string, places: readonly (ToldPlace | null)[], isForPublic: boolean): ToldPlace[] {
  const found: ToldPlace[] = [];
  for (const place of places) {
    if (place === null || place.previousCursor !== (found.at(-1)?.cursor ?? after) || (place.event === null && !isForPublic)) break;
    found.push(place);
  }
  return found;
}

const isFiltered = (filter: FeedFilter | null | undefined): boolean => Object.values(filter ?? {}).some((value) => value != null);

function matches(event: LoggedEvent, { types, topics, sessions, states, organizations, subject }: FeedFilter): boolean {
  const has = (wanted: readonly string[] | null | undefined, its: readonly string[]) => wanted == null || its.some((one) => wanted.includes(one));
  return (
    has(types, [event.type]) && has(topics, event.topics) && has(sessions, event.session === null ? [] : [event.session]) && has(states, event.states) && has(organizations, event.organizations) &&
    (subject == null || (event.subject.type === subject.type && event.subject.id === subject.id))
  );
}
