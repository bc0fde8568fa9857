import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import type { SubscriberView, Standing } from '../subscribers/subscriber.ts';
import { audienceOf } from '../subscribers/follower.ts';
import { enumOf } from './enums.ts';
import { toldFilter } from './feed.type.ts';
import { globalId } from './global-id.ts';
import { DateTimeScalar, JSONScalar } from './scalars.ts';

export const FeedStartEnum = enumOf<'BEGINNING' | 'NOW'>('FeedStart', 'Where somebody begins to follow a feed.', {
  BEGINNING: 'With the oldest event that is kept.',
  NOW: 'With what happens from now on.',
});

export const StandingEnum = enumOf<Standing>('FeedStanding', 'How a place that is kept for a follower stands to the feed.', {
  FOLLOWING: 'What comes after it is there.',
  EXPIRED: 'Retention has passed it by: reading on answers CURSOR_EXPIRED with the ways on.',
  INVALID: 'The feed is another one than it was, as after a restore: reading on answers CURSOR_INVALID with the ways on.',
});

@Directive('@shareable')
@ObjectType('FeedSubscriber', { simpleResolvers: true, description: 'Somebody who follows a feed and lets the graph keep how far, under a name: for services that can keep no cursor. Told to its owner and the secretariat.' })
export class FeedSubscriberType {
  @Field(() => ID, { description: 'Its id, which does where a name does.' })
  readonly id!: string;
  @Field(() => String, { description: 'Its name, unique among those of its owner in this feed.' })
  readonly name!: string;
  @Field(() => String, { description: 'Who registered it, as an audience: "secretariat", "state:SEN" or "organization:amnesty".' })
  readonly owner!: string;
  @Field(() => JSONScalar, { nullable: true, description: 'What it follows, as it was given as `filter`; null: everything.' })
  readonly filter!: unknown;
  @Field(() => String, { description: 'What is acknowledged, as a cursor: it reads on after it.' })
  readonly position!: string;
  @Field(() => StandingEnum, { description: 'Whether it can read on from there.' })
  readonly standing!: Standing;
  @Field(() => Int, { description: 'How many places the feed has after the position, whatever the filter.' })
  readonly lag!: number;
  @Field(() => DateTimeScalar, { description: 'When it was registered.' })
  readonly registeredAt!: string;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it last acknowledged; null: never.' })
  readonly acknowledgedAt!: string | null;
}

/** The type of an id of a subscriber. */
export const SUBSCRIBER = 'FeedSubscriber';

export const toldSubscriber = ({ id, name, follower, filter, position, standing, lag, registeredAt, acknowledgedAt }: SubscriberView): FeedSubscriberType => ({
  id: globalId(SUBSCRIBER, id), name, owner: audienceOf(follower), filter: toldFilter(filter), position, standing, lag, registeredAt, acknowledgedAt,
});
