import { systemClock, type Clock } from '@assembly-graph/kernel';
import type { DataSource } from 'typeorm';
import type { Following } from '../../subscribers/following.ts';
import { subscriberDeeds } from '../../subscribers/subscriber-deeds.ts';
import { DEFAULT_WEBHOOKS, type WebhookSettings } from '../../webhooks/endpoint.ts';
import { post } from '../../webhooks/post.ts';
import { secretBox } from '../../webhooks/sealed-secret.ts';
import { webhookDeeds } from '../../webhooks/webhook-deeds.ts';
import { webhookDelivery } from '../../webhooks/webhook-delivery.ts';
import { postgresDeliveries } from './postgres-deliveries.ts';
import { postgresSubscriberDesk, postgresSubscribers, SUBSCRIBER_RULES } from './postgres-subscribers.ts';
import { postgresUnitOfWork } from './postgres-unit-of-work.ts';
import { postgresWebhookDesk, postgresWebhooks } from './postgres-webhooks.ts';

/** What a subgraph keeps for those who follow its feed, in the schema of its log. @param feed the name of the subgraph */
export function postgresFollowing(database: DataSource, feed: string, clock: Clock = systemClock, webhooks: WebhookSettings = DEFAULT_WEBHOOKS): Following {
  const { manager } = database;
  const box = secretBox(webhooks.key);
  return {
    subscribers: postgresSubscribers(manager, feed),
    subscriberDeeds: subscriberDeeds(postgresUnitOfWork(database, (within) => postgresSubscriberDesk(within, feed), clock, SUBSCRIBER_RULES)),
    webhooks: postgresWebhooks(manager, feed, box, clock),
    webhookDeeds: webhookDeeds(postgresUnitOfWork(database, (within) => postgresWebhookDesk(within, feed), clock), box, webhooks),
    delivery: (source) =>
      webhookDelivery({
        deliveries: postgresDeliveries(database, feed),
        feed: source,
        post: (url, headers, body, signal) => post(url, headers, body, { loopback: webhooks.loopback, signal }),
        box,
        clock,
      }),
  };
}
