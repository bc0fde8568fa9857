import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { audienceOf } from '../subscribers/follower.ts';
import type { Standing } from '../subscribers/subscriber.ts';
import type { DisabledBecause, WebhookStatus, WebhookView } from '../webhooks/webhook.ts';
import { enumOf } from './enums.ts';
import { toldFilter } from './feed.type.ts';
import { globalId } from './global-id.ts';
import { DateTimeScalar, JSONScalar } from './scalars.ts';
import { StandingEnum } from './subscribers.type.ts';

export const WebhookStatusEnum = enumOf<WebhookStatus>('WebhookStatus', 'Whether an endpoint is told the events of its feed.', {
  ACTIVE: 'It is.',
  PAUSED: 'Not now, as it was asked for; nothing is lost meanwhile but what retention takes.',
  DISABLED: 'Not any more, for a reason; resumed, it goes on where it stopped.',
});

export const DisabledBecauseEnum = enumOf<DisabledBecause>('WebhookDisabledBecause', 'Why the graph tells an endpoint no more.', {
  GONE: 'It answered 410.',
  ATTEMPTS_EXHAUSTED: 'One event was sent ten times in vain, over three days.',
  CURSOR_EXPIRED: 'Retention has passed its position by: let it be replayed from a cursor, then resume it.',
  CURSOR_INVALID: 'The feed is another one than it was, as after a restore: let it be replayed from a cursor, then resume it.',
});

@Directive('@shareable')
@ObjectType('Webhook', { simpleResolvers: true, description: 'An endpoint that is told the events of a feed by POST, by Standard Webhooks 1.0: in their order, each until it answers 2xx. Told to its owner and the secretariat.' })
export class WebhookType {
  @Field(() => ID, { description: 'Its id.' })
  readonly id!: string;
  @Field(() => Int, { description: 'Raised by whatever changes how it is told, for `expectedVersion`; never by a delivery.' })
  readonly version!: number;
  @Field(() => String, { description: 'Who added it, as an audience: it is told what they may read.' })
  readonly owner!: string;
  @Field(() => String, { description: 'Where it is told.' })
  readonly url!: string;
  @Field(() => JSONScalar, { nullable: true, description: 'What it is told, as it was given as `filter`; null: everything.' })
  readonly filter!: unknown;
  @Field(() => String, { description: 'What it has acknowledged, as a cursor.' })
  readonly position!: string;
  @Field(() => StandingEnum, { description: 'Whether the feed can go on from there.' })
  readonly standing!: Standing;
  @Field(() => Int, { description: 'How many places the feed has after the position, whatever the filter.' })
  readonly lag!: number;
  @Field(() => WebhookStatusEnum, { description: 'Whether it is told.' })
  readonly status!: WebhookStatus;
  @Field(() => DateTimeScalar, { description: 'Since when.' })
  readonly statusSince!: string;
  @Field(() => DisabledBecauseEnum, { nullable: true, description: 'Why it is disabled.' })
  readonly reason!: DisabledBecause | null;
  @Field(() => Int, { description: 'How often the next event was sent in vain.' })
  readonly attempts!: number;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it is sent again; null: nothing waits for that.' })
  readonly nextAttemptAt!: string | null;
  @Field(() => String, { nullable: true, description: 'Why the last attempt was in vain: "STATUS 500", "REDIRECT", "TIMEOUT", "UNREACHABLE", "ADDRESS_REFUSED", "FAULT" (of the graph).' })
  readonly failure!: string | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When that was.' })
  readonly failedAt!: string | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it last acknowledged an event.' })
  readonly deliveredAt!: string | null;
  @Field(() => DateTimeScalar, { description: 'Since when its secret is in force.' })
  readonly secretSince!: string;
  @Field(() => DateTimeScalar, { nullable: true, description: 'Until then the secret before it is, too.' })
  readonly oldSecretUntil!: string | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was last tried by a test; null: not, or not yet.' })
  readonly testedAt!: string | null;
  @Field(() => String, { nullable: true, description: 'What came of that: "DELIVERED", or as `failure` tells it.' })
  readonly testOutcome!: string | null;
  @Field(() => DateTimeScalar, { description: 'When it was added.' })
  readonly createdAt!: string;
}

@Directive('@shareable')
@ObjectType('WebhookSecret', { simpleResolvers: true, description: 'A webhook with a secret that was just made: it is told here and nowhere else.' })
export class WebhookSecretType {
  @Field(() => String, { nullable: true, description: '"whsec_…", by which deliveries are verified. Keep it now: asked again with the same key ten minutes later, it is null.' })
  readonly secret!: string | null;
  @Field(() => WebhookType, { description: 'Whose it is.' })
  readonly webhook!: WebhookType;
}

/** The type of an id of a webhook. */
export const WEBHOOK = 'Webhook';

export const toldWebhook = ({ id, follower, filter, test, ...view }: WebhookView): WebhookType => ({
  ...view,
  id: globalId(WEBHOOK, id),
  owner: audienceOf(follower),
  filter: toldFilter(filter),
  testedAt: test?.testedAt ?? null,
  testOutcome: test?.outcome ?? null,
});
