import type { Clock } from '@assembly-graph/kernel';
import type { DataSource } from 'typeorm';
import type { Following } from '../../subscribers/following.ts';
import { subscriberDeeds } from '../../subscribers/subscriber-deeds.ts';
import { postgresSubscriberDesk, postgresSubscribers, SUBSCRIBER_RULES } from './postgres-subscribers.ts';
import { postgresUnitOfWork } from './postgres-unit-of-work.ts';

/** What a subgraph keeps for those who follow its feed, in the schema of its log. @param feed the name of the subgraph */
export function postgresFollowing(database: DataSource, feed: string, clock: Clock): Following {
  const { manager } = database;
  return {
    subscribers: postgresSubscribers(manager, feed),
    subscriberDeeds: subscriberDeeds(postgresUnitOfWork(database, (within) => postgresSubscriberDesk(within, feed), clock, SUBSCRIBER_RULES)),
  };
}
