import { CursorExpired, CursorInvalid, waysOn, type FeedSource } from '@assembly-graph/events';
import { rester } from '../hearing/rester.ts';
import { log } from '../log.ts';
import { OutOfStep, type FeedStream } from './feed-stream.ts';
import { placeIn, streamSigner, type ToldPlace } from './told-place.ts';

export interface RelayOptions {
  /** The log, with all that is in it. */
  readonly source: FeedSource;
  readonly stream: FeedStream;
  /** Shared by the processes of the graph. */
  readonly secret: string;
  readonly pollMs?: number;
  readonly backoffMs?: number;
}

export interface Relaying {
  readonly close: () => Promise<void>;
}

/** Where a relay stands: up to which place of the log the stream goes, and with which of its numbers that ends. */
interface Standing {
  readonly cursor: string;
  readonly seq: number;
}

const PAGE = 100;
const POLL_MS = 500;
const FIRST_BACKOFF_MS = 100;
const LONGEST_BACKOFF_MS = 5_000;

/**
 * Puts what is appended to a log into its stream, in the order of the log. It remembers nothing: after a restart, and whenever it is not sure, it goes on from the
 * last message of the stream. Each is published with the id of its event, and only if the stream ends where the relay thinks; so two relays of one feed do no harm.
 * A stream that is not of this log is emptied, and begins again at its head: whoever needs what was before reads the log.
 */
export function relay({ source, stream, secret, pollMs = POLL_MS, backoffMs = FIRST_BACKOFF_MS }: RelayOptions): Relaying {
  const { feed } = source;
  const { sign, isOurs } = streamSigner(secret, feed);
  let closed = false;
  const rest = rester();
  let backoff = backoffMs;

  async function standing(): Promise<Standing> {
    await stream.ensure();
    const { lastSeq, last } = await stream.end();
    if (last && isOurs(last.data, last.signature)) return { cursor: (JSON.parse(last.data) as ToldPlace).cursor, seq: lastSeq };
    return begun(lastSeq);
  }
  const begun = async (seq: number): Promise<Standing> => ({ cursor: waysOn(feed, await source.head()).headCursor, seq });

  /** @returns where the stream stands after one page more; null to look at the stream anew */
  async function step(at: Standing): Promise<Standing> {
    const page = await source.read(at.cursor, PAGE);
    let now = at;
    for (const entry of page.entries) {
      if (closed) return now;
      const data = placeIn(page, feed, entry);
      now = { cursor: entry.cursor, seq: await stream.append(data, sign(data), entry.event!.eventId, now.seq) };
    }
    backoff = backoffMs;
    if (!page.more && !closed) await rest.until(pollMs, true);
    return now;
  }

  async function run(): Promise<void> {
    let at: Standing | null = null;
    while (!closed) {
      try {
        at ??= await standing();
        at = await step(at);
      } catch (failure) {
        at = null;
        if (closed) return;
        if (failure instanceof CursorInvalid || failure instanceof CursorExpired) {
          log.warn({ feed }, 'the stream in NATS is not of this log, and is emptied');
          await stream.purge().catch(() => undefined);
        } else if (!(failure instanceof OutOfStep) && stream.isReachable()) {
          log.warn({ feed, cause: (failure as Error).message }, 'the relay to NATS tries again');
        }
        // Two relays that are out of step by each other must not go on in step.
        if (!closed) await rest.until(backoff * (0.5 + Math.random()), true);
        backoff = Math.min(backoff * 2, LONGEST_BACKOFF_MS);
      }
    }
  }

  const stopNews = source.wake?.(() => rest.news());
  const running = run();
  return {
    close: async () => {
      closed = true;
      stopNews?.();
      rest.end();
      await running;
    },
  };
}
