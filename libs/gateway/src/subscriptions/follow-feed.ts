import type { FeedWatch } from './feed-watch.ts';
import { NoPage, type ToldAnswer, type ToldError, type ToldPage } from './told-page.ts';

/** What a subscriber is told: an answer and where it stands, or only how far the feed was looked at. */
export interface Told {
  /** null: in what no feed keeps there are no places. */
  readonly cursor: string | null;
  /** Absent: nothing for this subscriber up to the cursor. */
  readonly answer?: ToldAnswer;
}

export interface Following {
  /** The page after a cursor. @throws NoPage */
  readonly page: (after: string, first: number) => Promise<ToldPage>;
  /** Where somebody begins who does not say where: at the head, or where the graph keeps their place. @throws NoPage */
  readonly start: () => Promise<string>;
  readonly watch: FeedWatch;
  /** null: from now on. */
  readonly after: string | null;
  /** How often a subscriber with nothing to be told is told how far the feed was looked at. */
  readonly progressMs: number;
  /** Aborted when nobody listens any more. */
  readonly signal: AbortSignal;
}

/** So many places at once: a subscriber who takes them slowly holds no more than this in memory, and reads on in the log when it has. */
const PAGE = 25;
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5_000;
/** What passes by itself; anything else ends the subscription. */
const PASSING = new Set(['SUBGRAPH_UNAVAILABLE', 'UNAVAILABLE', 'OVERLOADED', 'QUERY_TIMEOUT', 'INVALID_SUBGRAPH_ANSWER', 'INTERNAL_SERVER_ERROR', 'DOWNSTREAM_SERVICE_ERROR']);

/** The subscription can't go on: the reasons as the client is told them, with the cursor up to which it was told. */
export class CannotGoOn extends Error {
  constructor(
    readonly errors: readonly ToldError[],
    readonly cursor: string | null,
  ) {
    super(errors[0]?.message);
    this.name = 'CannotGoOn';
  }
}

/**
 * Follows a feed from a cursor on: what was told, then what is told, each place once, in order, without a gap. It reads the next page only when the last
 * one was taken. The first it tells is where it stands, so that a subscriber who is cut off before any event can go on from there.
 * @throws CannotGoOn
 */
export async function* followFeed({ page, start: begin, watch, after, progressMs, signal }: Following): AsyncGenerator<Told, void> {
  const unfollow = watch.follow();
  let at = after;
  let toldAt = Date.now();
  try {
    const start = await patiently(async () => at ?? (await begin()), () => at);
    if (start === null) return;
    at = start;
    if (after === null) yield { cursor: at };
    while (!signal.aborted) {
      const from: string = at;
      const told = await patiently(() => page(from, PAGE), () => from);
      if (told === null) return;
      for (const { cursor, answer } of told.entries) {
        if (signal.aborted) return;
        at = cursor;
        yield { cursor, answer };
        toldAt = Date.now();
      }
      at = told.end;
      if (told.more) continue;
      // Also where much is told that is not for this subscriber.
      const rest = toldAt + progressMs - Date.now();
      if (rest > 0) await watch.beyond(at, rest, signal);
      if (signal.aborted || Date.now() < toldAt + progressMs) continue;
      yield { cursor: at };
      toldAt = Date.now();
    }
  } finally {
    unfollow();
  }

  /** Waits for what passes by itself. @returns null if the subscriber left meanwhile */
  async function patiently<T>(ask: () => Promise<T>, cursor: () => string | null): Promise<T | null> {
    for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
      try {
        return await ask();
      } catch (failure) {
        const errors = failure instanceof NoPage ? failure.errors : null;
        if (!errors) throw failure;
        if (!errors.every(({ extensions }) => PASSING.has(String(extensions?.code)))) throw new CannotGoOn(errors, cursor());
      }
      await watch.back(pause, signal);
      if (signal.aborted) return null;
    }
  }
}
