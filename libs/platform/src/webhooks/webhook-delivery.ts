import { CursorExpired, CursorInvalid, type Duty, type FeedEntry, type FeedSource } from '@assembly-graph/events';
import { audiencesFor, type Actor, type Clock } from '@assembly-graph/kernel';
import { log } from '../log.ts';
import { eventMessage, testMessage } from './message.ts';
import type { Outcome } from './post.ts';
import { nextAttempt } from './retries.ts';
import type { SecretBox } from './sealed-secret.ts';
import { signedHeaders, type Message } from './signature.ts';
import type { Claimed, Deliveries, DisabledBecause } from './webhook.ts';

/** Sends a message to an endpoint, once. @throws what ended it from outside */
export type Post = (url: string, headers: Readonly<Record<string, string>>, body: string, signal: AbortSignal) => Promise<Outcome>;

export interface DeliveryOptions {
  readonly deliveries: Deliveries;
  readonly feed: FeedSource;
  readonly post: Post;
  readonly box: SecretBox;
  readonly clock: Clock;
  /** From 0 to 1, for the pauses between attempts. */
  readonly random?: () => number;
  /** How many endpoints are told at once. */
  readonly atOnce?: number;
}

export interface WebhookDelivery extends Duty {
  /** Resolves once nothing is due and nothing under way. */
  readonly idle: () => Promise<void>;
  readonly close: () => Promise<void>;
}

const EVERY_MS = 1_000;
/** Many: an endpoint that does not answer holds its place for as long as an attempt may take. */
const AT_ONCE = 32;
/** So many places of the feed in one claim; after them it is another endpoint's turn. */
const PAGE = 25;
/** What fails by a fault of ours is tried again after that, and counts as no attempt. */
const AFTER_A_FAULT_MS = 60_000;
const HEADERS = { 'content-type': 'application/json', 'user-agent': 'AssemblyGraph-Webhooks/1.0' };

/**
 * Tells each endpoint the events that are for it, one after the other in the order of the log; the next one when it has acknowledged the last. Endpoints
 * do not wait for each other. An endpoint is claimed for a while, so several processes tell one endpoint one thing at a time between them; what one of them
 * had sent and not noted when it ended, the next sends again, under the same id.
 */
export function webhookDelivery({ deliveries, feed, post, box, clock, random = Math.random, atOnce = AT_ONCE }: DeliveryOptions): WebhookDelivery {
  const closing = new AbortController();
  const underWay = new Set<Promise<void>>();
  let busy = 0;

  /** Claims what is due, as far as there is room; what comes of it goes on by itself. */
  async function perform(): Promise<void> {
    while (!closing.signal.aborted && busy < atOnce) {
      busy += 1;
      const claimed = await deliveries.claim(clock.now()).finally(() => (busy -= 1));
      if (claimed === null) return;
      busy += 1;
      const work = serve(claimed).finally(() => (busy -= 1)).then(perform).catch(faulty(claimed)).finally(() => underWay.delete(work));
      underWay.add(work);
    }
  }

  const faulty = ({ id }: Claimed) => (failure: unknown) => {
    if (!closing.signal.aborted) log.error({ webhook: id, feed: feed.feed, cause: failure instanceof Error ? (failure.stack ?? failure.message) : String(failure) }, 'a webhook could not be told, and is tried again');
  };

  async function serve(claimed: Claimed): Promise<void> {
    try {
      if (claimed.testId !== null) await test(claimed, claimed.testId);
      if (claimed.isDue) await tell(claimed);
    } catch (failure) {
      if (closing.signal.aborted) return;
      faulty(claimed)(failure);
      await deliveries.failed(claimed, { failure: 'FAULT', attempts: claimed.attempts, nextAttemptAt: inFuture(AFTER_A_FAULT_MS) }, clock.now());
    } finally {
      await deliveries.release(claimed);
    }
  }

  async function tell(claimed: Claimed): Promise<void> {
    const { filter, follower, position } = claimed;
    const page = await feed.read(position, PAGE, { filter, audiences: audiencesFor(follower as Pick<Actor, 'role' | 'state' | 'organization'> as Actor) }).catch((lost: unknown) => lost as Error);
    if (page instanceof CursorExpired || page instanceof CursorInvalid) return disable(claimed, page.code, null);
    if (page instanceof Error) throw page;
    let at = claimed;
    for (const entry of page.entries) {
      if (entry.event === null) continue;
      const failed = whyNot(await send(at, eventMessage(feed.feed, entry as FeedEntry & { event: object })));
      if (failed) return hold(at, failed);
      if (!(await deliveries.delivered(at, entry.cursor, clock.now())) || closing.signal.aborted) return;
      at = { ...at, position: entry.cursor, attempts: 0 };
    }
    if (page.end !== at.position) await deliveries.passOver(at, page.end);
  }

  async function hold(claimed: Claimed, { failure, status, retryAfter }: Failed): Promise<void> {
    if (status === 410) return disable(claimed, 'GONE', failure);
    const now = clock.now();
    const attempts = claimed.attempts + 1;
    const nextAttemptAt = nextAttempt(attempts, retryAfter, now, random());
    if (nextAttemptAt === null) return disable(claimed, 'ATTEMPTS_EXHAUSTED', failure);
    await deliveries.failed(claimed, { failure, attempts, nextAttemptAt }, now);
  }

  async function disable(claimed: Claimed, reason: DisabledBecause, failure: string | null): Promise<void> {
    await deliveries.disable(claimed, reason, failure, clock.now());
    log.warn({ webhook: claimed.id, feed: feed.feed, reason, failure }, 'a webhook was disabled');
  }

  async function test(claimed: Claimed, id: string): Promise<void> {
    try {
      const failed = whyNot(await send(claimed, testMessage(feed.feed, id, claimed.test!.askedAt)));
      await deliveries.tested(claimed, failed?.failure ?? 'DELIVERED', clock.now());
    } catch (failure) {
      if (!closing.signal.aborted) await deliveries.tested(claimed, 'FAULT', clock.now());
      throw failure;
    }
  }

  function send({ id, url, secret, oldSecret, oldSecretUntil }: Claimed, message: Message): Promise<Outcome> {
    const now = clock.now();
    const secrets = [secret, ...(oldSecret !== null && oldSecretUntil !== null && oldSecretUntil > now ? [oldSecret] : [])].map((kept) => box.open(kept, id));
    return post(url, { ...HEADERS, ...signedHeaders(message, secrets, now) }, message.body, closing.signal);
  }

  const inFuture = (ms: number) => new Date(Date.parse(clock.now()) + ms).toISOString();

  return {
    name: 'deliverWebhooks',
    everyMs: EVERY_MS,
    perform,
    wake: feed.wake?.bind(feed),
    idle: async () => {
      await perform();
      while (underWay.size > 0) await Promise.all(underWay);
    },
    close: async () => {
      closing.abort();
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
}

interface Failed {
  readonly failure: string;
  readonly status: number | null;
  readonly retryAfter: string | null;
}

/** Why an attempt was in vain; null: it was acknowledged. */
function whyNot(outcome: Outcome): Failed | null {
  if (!('status' in outcome)) return { failure: outcome.failure, status: null, retryAfter: null };
  const { status, retryAfter } = outcome;
  if (status >= 200 && status < 300) return null;
  return { failure: status >= 300 && status < 400 ? 'REDIRECT' : `STATUS ${status}`, status, retryAfter };
}
