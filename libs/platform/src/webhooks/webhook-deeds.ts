import { randomUUID } from 'node:crypto';
import { VersionConflict, type Deed, type DeedRecord, type FeedFilter, type UnitOfWork, type UseCase } from '@assembly-graph/events';
import { doneBy, rule } from '@assembly-graph/kernel';
import { followerOf } from '../subscribers/follower.ts';
import { auditOf, startOf, type Start } from '../subscribers/subscriber.ts';
import { endpointUrl, type WebhookSettings } from './endpoint.ts';
import type { SecretBox } from './sealed-secret.ts';
import { newSecret } from './signature.ts';
import type { Webhook, WebhookChange, WebhookDesk } from './webhook.ts';

/** So many may somebody have of one feed. */
export const MOST_WEBHOOKS = 20;
/** So long a secret that was replaced still holds: signed is by both. */
const OVERLAP_MS = 24 * 3_600_000;

/** A webhook as its author has seen it. */
interface Seen {
  readonly id: string;
  readonly expectedVersion: number;
}

/** What may be done with webhooks, each in one transaction; by whoever owns them, and, where that gives nothing away, by the secretariat. */
export interface WebhookDeeds {
  readonly add: UseCase<Start & { readonly url: string; readonly filter: FeedFilter | null }>;
  readonly change: UseCase<Seen & { readonly url?: string | null; readonly filter?: FeedFilter | null }>;
  readonly rotateSecret: UseCase<Seen>;
  readonly pause: UseCase<Seen>;
  readonly resume: UseCase<Seen>;
  readonly replay: UseCase<Start & { readonly id: string }>;
  readonly test: UseCase<{ readonly id: string }>;
  readonly remove: UseCase<Seen>;
}

type Hands = WebhookDesk & DeedRecord;

export function webhookDeeds(together: UnitOfWork<WebhookDesk>, box: SecretBox, settings: WebhookSettings): WebhookDeeds {
  const doing =
    <Input>(work: (hands: Hands, deed: Deed, input: Input) => Promise<string>): UseCase<Input> =>
    (deed, input) =>
      together(deed, (hands) => work(hands, deed, input));
  return {
    add: doing(async ({ feed, webhooks, audit, now }, { actor }, { url, filter, ...from }) => {
      const follower = followerOf(actor);
      rule((await webhooks.countOf(follower)) < MOST_WEBHOOKS, `nobody has more than ${MOST_WEBHOOKS} webhooks of a feed`);
      const id = randomUUID();
      await webhooks.add({ id, follower, url: endpointUrl(url, settings), filter, position: await startOf(feed, from), secret: box.seal(newSecret(), id) }, now);
      audit(auditOf('Webhook', { id, version: 1 }, 'url', 'filter', 'position', 'secret'));
      return id;
    }),
    change: doing(async (hands, deed, { url, filter, ...seen }) => {
      const webhook = await owned(hands, deed, seen);
      const to = { ...(url == null ? {} : { url: endpointUrl(url, settings) }), ...(filter === undefined ? {} : { filter }) };
      return changed(hands, webhook, { ...to, ...AFRESH }, Object.keys(to));
    }),
    rotateSecret: doing(async (hands, deed, seen) => {
      const webhook = await owned(hands, deed, seen);
      const { now } = hands;
      const oldSecretUntil = new Date(Date.parse(now) + OVERLAP_MS).toISOString();
      return changed(hands, webhook, { secret: box.seal(newSecret(), webhook.id), secretSince: now, oldSecret: webhook.secret, oldSecretUntil }, ['secret']);
    }),
    pause: doing(async (hands, deed, seen) => {
      const webhook = await seenBy(hands, deed, seen);
      rule(webhook.status === 'ACTIVE', 'only what is active can be paused');
      return changed(hands, webhook, { status: 'PAUSED', statusSince: hands.now }, ['status']);
    }),
    resume: doing(async (hands, deed, seen) => {
      const webhook = await seenBy(hands, deed, seen);
      rule(webhook.status !== 'ACTIVE', 'what is active needs not be resumed');
      return changed(hands, webhook, { status: 'ACTIVE', statusSince: hands.now, reason: null, ...AFRESH }, ['status']);
    }),
    replay: doing(async (hands, { actor }, { id, ...from }) => {
      const webhook = await hands.webhooks.get(id, actor);
      rule(from.start != null || from.after != null, 'a replay says from where: by "after", or by "start"');
      return changed(hands, webhook, { position: await startOf(hands.feed, from), ...AFRESH }, ['position']);
    }),
    test: doing(async ({ webhooks, audit, now }, { actor }, { id }) => {
      const webhook = await webhooks.get(id, actor);
      await webhooks.askForTest(webhook, randomUUID(), now);
      audit(auditOf('Webhook', webhook));
      return id;
    }),
    remove: doing(async (hands, deed, seen) => {
      const webhook = await seenBy(hands, deed, seen);
      await hands.webhooks.remove(webhook);
      hands.audit(auditOf('Webhook', webhook));
      return webhook.id;
    }),
  };
}

/** The attempts begin anew. */
const AFRESH = { attempts: 0, nextAttemptAt: null } as const;

/** @throws NotFound, VersionConflict */
async function seenBy({ webhooks }: Hands, { actor }: Deed, { id, expectedVersion }: Seen): Promise<Webhook> {
  const webhook = await webhooks.get(id, actor);
  if (webhook.version !== expectedVersion) throw new VersionConflict(expectedVersion, webhook.version);
  return webhook;
}

/** Where it is told and by which secret, the secretariat does not change for others: it would read what is theirs, or sign in their place. */
async function owned(hands: Hands, deed: Deed, seen: Seen): Promise<Webhook> {
  const webhook = await seenBy(hands, deed, seen);
  rule(webhook.follower.subject === doneBy(deed.actor).id, 'the address and the secret of a webhook are changed by nobody but whoever added it');
  return webhook;
}

async function changed({ webhooks, audit }: Hands, webhook: Webhook, to: WebhookChange, fields: readonly string[]): Promise<string> {
  await webhooks.change(webhook, to);
  audit(auditOf('Webhook', { id: webhook.id, version: webhook.version + 1 }, ...fields));
  return webhook.id;
}
