import { CursorExpired, CursorInvalid, type FeedEntry, type FeedSource, type Hearing, type Listener } from '@assembly-graph/events';
import { systemClock, type Clock } from '@assembly-graph/kernel';
import { log } from '../log.ts';
import { rester } from './rester.ts';

export interface ListenOptions {
  /** How long it waits when there was nothing new and nobody woke it. */
  readonly pollMs?: number;
  /** The first pause after a failure; each further one is twice as long, up to a minute. */
  readonly backoffMs?: number;
  readonly clock?: Clock;
}

/** A listener at work. */
export interface Listening {
  readonly hearing: () => Hearing;
  /** Resolves once it has finished with the event that it was at. */
  readonly close: () => Promise<void>;
}

const POLL_MS = 500;
const BACKOFF_MS = 250;
const LONGEST_BACKOFF_MS = 60_000;
const PAGE = 100;
/** After so many attempts at one event it says that it is stuck. */
const ATTEMPTS = 5;

/**
 * Reads a feed on behalf of a listener, from its own place on, event by event in their order, until it is closed. What fails is tried again
 * after a pause that grows. An event that fails time and again is never passed over: the listener stands still before it, says so in the
 * log and in `hearing`, and goes on by itself once the cause is mended.
 */
export function listen(listener: Listener, source: FeedSource, { pollMs = POLL_MS, backoffMs = BACKOFF_MS, clock = systemClock }: ListenOptions = {}): Listening {
  const { name, of } = listener;
  const rest = rester();
  let closed = false;
  let failures = 0;
  let hearing: Hearing = { name, of, state: 'listening', since: clock.now() };
  let current: FeedEntry | null = null;

  const become = (state: Hearing['state'], at: Hearing['at'] = null) => {
    if (hearing.state !== state || hearing.at?.eventId !== at?.eventId) hearing = { name, of, state, since: clock.now(), at };
  };
  const succeeded = () => {
    if (hearing.state === 'stuck') log.info({ listener: name, of }, 'the listener goes on');
    failures = 0;
    current = null;
    become('listening');
  };
  const failed = (failure: unknown) => {
    failures += 1;
    const event = current?.event;
    const at = event ? { eventId: event.eventId, type: event.type } : null;
    // No pause helps where the log itself can't go on from the place.
    const lost = failure instanceof CursorExpired || failure instanceof CursorInvalid;
    const isStuck = lost || (failures >= ATTEMPTS && at !== null);
    become(isStuck ? 'stuck' : 'retrying', at);
    const details = { listener: name, of, ...at, attempt: failures, cause: failure instanceof Error ? (failure.stack ?? failure.message) : String(failure) };
    if (isStuck) log.error(details, 'the listener is stuck: it passes over nothing, and tries again');
    else if (failures >= ATTEMPTS) log.error(details, 'the listener can not go on, and tries again');
    else log.warn(details, 'the listener tries again');
  };

  /** @returns whether to look again at once */
  async function hearOn(): Promise<boolean> {
    current = null;
    let at = await listener.place();
    const page = await source.read(at, PAGE, { filter: { types: listener.types } });
    for (const entry of page.entries) {
      if (closed) return false;
      current = entry;
      if (!(await listener.hear(at, entry))) return true;
      succeeded();
      at = entry.cursor;
    }
    if (page.end !== at && !(await listener.passOver(at, page.end))) return true;
    succeeded();
    return page.more;
  }

  async function run(): Promise<void> {
    while (!closed) {
      try {
        if (!(await hearOn()) && !closed) await rest.until(pollMs, true);
      } catch (failure) {
        if (closed) return;
        failed(failure);
        await rest.until(Math.min(backoffMs * 2 ** (failures - 1), LONGEST_BACKOFF_MS), false);
      }
    }
  }

  const stopNews = source.wake?.(() => rest.news()) ?? (() => undefined);
  const running = run();
  return {
    hearing: () => hearing,
    close: async () => {
      closed = true;
      stopNews();
      rest.end();
      await running;
    },
  };
}
