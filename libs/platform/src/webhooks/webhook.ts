import type { FeedFilter, FeedSource } from '@assembly-graph/events';
import type { Actor } from '@assembly-graph/kernel';
import type { Follower } from '../subscribers/follower.ts';
import type { Standing } from '../subscribers/subscriber.ts';

/** `PAUSED` by whoever owns it, `DISABLED` by the graph. */
export type WebhookStatus = 'ACTIVE' | 'PAUSED' | 'DISABLED';

/** Why the graph gave up: the endpoint said that it is gone, all attempts failed, or the log can't go on from the position. */
export type DisabledBecause = 'GONE' | 'ATTEMPTS_EXHAUSTED' | 'CURSOR_EXPIRED' | 'CURSOR_INVALID';

/** What was sent to try an endpoint, and what came of it. */
export interface WebhookTest {
  readonly askedAt: string;
  readonly testedAt: string | null;
  /** "DELIVERED", or as a failure of a delivery is told. */
  readonly outcome: string | null;
}

/** An endpoint that is told the events of a feed, in their order, each until it has acknowledged it. */
export interface Webhook {
  readonly id: string;
  /** Raised by whatever changes how it is told, never by a delivery. */
  readonly version: number;
  readonly follower: Follower;
  readonly url: string;
  readonly filter: FeedFilter | null;
  /** What it has acknowledged, as a cursor. */
  readonly position: string;
  readonly status: WebhookStatus;
  readonly statusSince: string;
  readonly reason: DisabledBecause | null;
  /** As it is kept: sealed, where there is a key. */
  readonly secret: string;
  readonly secretSince: string;
  /** The one before, by which is signed as well until then. */
  readonly oldSecret: string | null;
  readonly oldSecretUntil: string | null;
  /** How often the event after the position was sent in vain. */
  readonly attempts: number;
  readonly nextAttemptAt: string | null;
  /** Why the last attempt was in vain: "STATUS 500", "REDIRECT", "TIMEOUT", "UNREACHABLE", "ADDRESS_REFUSED"; "FAULT" of ours. */
  readonly failure: string | null;
  readonly failedAt: string | null;
  readonly deliveredAt: string | null;
  readonly test: WebhookTest | null;
  readonly createdAt: string;
}

/** A webhook as it is told: without its secrets. */
export interface WebhookView extends Omit<Webhook, 'secret' | 'oldSecret'> {
  readonly standing: Standing;
  readonly lag: number;
}

/** The webhooks of one feed, as a reader sees them: one's own, the secretariat all. */
export interface Webhooks {
  seenBy(actor: Actor, wanted: { readonly first: number; readonly after?: string | null }): Promise<readonly WebhookView[]>;
  byId(id: string): Promise<WebhookView | null>;
  /** The secret in force, to whoever has just made it; null once some minutes have passed. */
  freshSecret(id: string): Promise<string | null>;
}

/** What a deed may change of a webhook. */
export type WebhookChange = Partial<
  Pick<Webhook, 'url' | 'filter' | 'position' | 'status' | 'statusSince' | 'reason' | 'secret' | 'secretSince' | 'oldSecret' | 'oldSecretUntil' | 'attempts' | 'nextAttemptAt'>
>;

/** The webhooks of one feed, in the hands of a deed. */
export interface WebhookDesk {
  readonly feed: FeedSource;
  readonly webhooks: {
    /** Locks it. @throws NotFound, which says the same of what is not theirs */
    get(id: string, actor: Actor): Promise<Webhook>;
    countOf(follower: Follower): Promise<number>;
    add(webhook: Pick<Webhook, 'id' | 'follower' | 'url' | 'filter' | 'position' | 'secret'>, now: string): Promise<void>;
    /** What is being delivered meanwhile is delivered again. */
    change(webhook: Webhook, to: WebhookChange): Promise<void>;
    /** Asks for something to be sent, whatever its status. */
    askForTest(webhook: Webhook, testId: string, now: string): Promise<void>;
    remove(webhook: Webhook): Promise<void>;
  };
}

/** A webhook in the hands of one process, for a while: nobody else delivers to it meanwhile. */
export interface Claimed extends Webhook {
  readonly lease: string;
  /** The id of what is to be sent to try it; null: nothing is. */
  readonly testId: string | null;
  /** Whether it is to be told what comes after its position. */
  readonly isDue: boolean;
}

/** What those who deliver need of the record. What was changed by a deed since the claim is not written: it answers false, or nothing. */
export interface Deliveries {
  /** One that has something to be told, the one that waits longest; null if there is none that nobody else has. */
  claim(now: string): Promise<Claimed | null>;
  /** It acknowledged everything up to a cursor. @returns false if it is no longer ours to tell */
  delivered(claimed: Claimed, to: string, now: string): Promise<boolean>;
  /** There was nothing for it up to a cursor. */
  passOver(claimed: Claimed, to: string): Promise<void>;
  failed(claimed: Claimed, why: { readonly failure: string; readonly attempts: number; readonly nextAttemptAt: string }, now: string): Promise<void>;
  /** It is told no more, which is told and audited. */
  disable(claimed: Claimed, reason: DisabledBecause, failure: string | null, now: string): Promise<void>;
  tested(claimed: Claimed, outcome: string, now: string): Promise<void>;
  /** Lets others have it. */
  release(claimed: Claimed): Promise<void>;
}
