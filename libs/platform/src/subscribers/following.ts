import type { FeedSource } from '@assembly-graph/events';
import type { WebhookDeeds } from '../webhooks/webhook-deeds.ts';
import type { WebhookDelivery } from '../webhooks/webhook-delivery.ts';
import type { Webhooks } from '../webhooks/webhook.ts';
import type { SubscriberDeeds } from './subscriber-deeds.ts';
import type { Subscribers } from './subscriber.ts';

/** What the graph keeps for those who follow a feed of its: read, changed by deeds, and told to those who wait at an address. */
export interface Following {
  readonly subscribers: Subscribers;
  readonly subscriberDeeds: SubscriberDeeds;
  readonly webhooks: Webhooks;
  readonly webhookDeeds: WebhookDeeds;
  /** The duty of telling them. */
  readonly delivery: (source: FeedSource) => WebhookDelivery;
}
