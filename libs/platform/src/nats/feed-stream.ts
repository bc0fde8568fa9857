import { JetStreamApiError, jetstreamManager, RetentionPolicy, StorageType, DiscardPolicy, type JetStreamManager } from '@nats-io/jetstream';
import { headers, nanos, type NatsConnection } from '@nats-io/transport-node';
import type { Nats } from './connect-nats.ts';

/** What stands in a stream at a number that the stream gives. */
export interface StreamMessage {
  readonly seq: number;
  readonly data: string;
  readonly signature: string;
}

/** The stream of one feed in JetStream. Everything in it fails soon where NATS is away or slow: there is always the log itself. */
export interface FeedStream {
  /** Makes it, if it isn't there. */
  readonly ensure: () => Promise<void>;
  /** The last message, and the last number that was given; that of an emptied stream goes on. */
  readonly end: () => Promise<{ readonly lastSeq: number; readonly last: StreamMessage | null }>;
  /** The messages from a number on, as far as they are there without a gap. */
  readonly from: (seq: number, count: number) => Promise<StreamMessage[]>;
  /**
   * @param expected the last number of the stream, as the caller knows it
   * @returns its last number now; the same, if it had this message already
   * @throws OutOfStep if the stream ends elsewhere
   */
  readonly append: (data: string, signature: string, id: string, expected: number) => Promise<number>;
  readonly purge: () => Promise<void>;
  readonly isReachable: () => boolean;
  /** Calls back when something was published, or may have been: a hint. @returns what ends it */
  readonly news: (onNews: () => void) => () => void;
}

/** Somebody else has appended to the stream. */
export class OutOfStep extends Error {}

/** So much of a feed is kept for those who read on; whoever is further behind reads the log. */
const KEPT = 10_000;
const DUPLICATES_MS = 120_000;
const WITHIN_MS = 1_000;
const WRONG_LAST_SEQUENCE = 10_071;
const STREAM_NOT_FOUND = 10_059;
const SIGNATURE = 'Assembly-Signature';

export function feedStream(nats: Nats, feed: string): FeedStream {
  const stream = `FEED_${feed}`;
  const subject = `feed.${feed}`;
  const managers = new WeakMap<NatsConnection, Promise<JetStreamManager>>();
  const connected = (): NatsConnection => {
    const connection = nats.current();
    if (!connection || connection.isClosed()) throw new Error('NATS can not be reached.');
    return connection;
  };
  const manager = (): Promise<JetStreamManager> => {
    const connection = connected();
    const known = managers.get(connection) ?? jetstreamManager(connection, { timeout: WITHIN_MS, checkAPI: false });
    managers.set(connection, known);
    return known;
  };
  const at = async (seq: number): Promise<StreamMessage | null> => {
    const message = await (await manager()).streams.getMessage(stream, { seq });
    return message && { seq: message.seq, data: message.string(), signature: message.header.get(SIGNATURE) };
  };
  const listeners = new Set<() => void>();
  let isSubscribed = false;
  const subscribe = (connection: NatsConnection) => {
    const tellAll = () => listeners.forEach((onNews) => onNews());
    connection.subscribe(subject, { callback: tellAll });
    tellAll();
  };

  return {
    ensure: async () => {
      const { streams } = await manager();
      await streams.info(stream).catch(async (failure) => {
        if (!isCode(failure, STREAM_NOT_FOUND)) throw failure;
        await streams.add({
          name: stream, subjects: [subject], retention: RetentionPolicy.Limits, storage: StorageType.File, discard: DiscardPolicy.Old, max_msgs: KEPT, duplicate_window: nanos(DUPLICATES_MS),
        });
      });
    },
    end: async () => {
      const { state } = await (await manager()).streams.info(stream);
      return { lastSeq: state.last_seq, last: state.messages > 0 ? await at(state.last_seq) : null };
    },
    from: async (seq, count) => {
      const messages = await Promise.all(Array.from({ length: count }, (_, index) => at(seq + index)));
      const gap = messages.indexOf(null);
      return (gap < 0 ? messages : messages.slice(0, gap)) as StreamMessage[];
    },
    append: async (data, signature, id, expected) => {
      const own = headers();
      own.set(SIGNATURE, signature);
      const { seq, duplicate } = await (await manager()).jetstream().publish(subject, data, {
        msgID: id, expect: { streamName: stream, lastSequence: expected }, headers: own, timeout: WITHIN_MS, retries: 0,
      }).catch((failure) => {
        throw isCode(failure, WRONG_LAST_SEQUENCE) ? new OutOfStep('The stream ends elsewhere.') : failure;
      });
      return duplicate ? expected : seq;
    },
    purge: async () => void (await (await manager()).streams.purge(stream)),
    isReachable: () => nats.current() !== null,
    news: (onNews) => {
      listeners.add(onNews);
      if (!isSubscribed) nats.onConnection(subscribe);
      isSubscribed = true;
      return () => void listeners.delete(onNews);
    },
  };
}

const isCode = (failure: unknown, code: number): boolean => failure instanceof JetStreamApiError && failure.code === code;
