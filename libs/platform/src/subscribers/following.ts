import type { SubscriberDeeds } from './subscriber-deeds.ts';
import type { Subscribers } from './subscriber.ts';

/** What the graph keeps for those who follow a feed of its: read, and changed by deeds. */
export interface Following {
  readonly subscribers: Subscribers;
  readonly subscriberDeeds: SubscriberDeeds;
}
