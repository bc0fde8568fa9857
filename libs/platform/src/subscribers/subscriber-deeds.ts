import { randomUUID } from 'node:crypto';
import { readCursor, type Deed, type DeedRecord, type FeedFilter, type UnitOfWork, type UseCase } from '@assembly-graph/events';
import { BadInput, rule } from '@assembly-graph/kernel';
import { followerOf, isName, type Named } from './follower.ts';
import { auditOf, startOf, type Start, type SubscriberDesk } from './subscriber.ts';

/** So many may somebody have of one feed. */
export const MOST_SUBSCRIBERS = 100;

type Hands = SubscriberDesk & DeedRecord;

export interface SubscriberDeeds {
  /** @returns the id. @throws BadInput, RuleBroken, CursorInvalid, CursorExpired */
  readonly register: UseCase<Start & { readonly name: string; readonly filter: FeedFilter | null }>;
  /** Moves forward, never back. @throws NotFound, RuleBroken, CursorInvalid, CursorExpired */
  readonly acknowledge: UseCase<{ readonly subscriber: Named; readonly cursor: string }>;
  /** Moves to wherever it says, also back: what comes after is read again. @throws NotFound, BadInput, CursorInvalid, CursorExpired */
  readonly setBack: UseCase<Start & { readonly subscriber: Named }>;
  /** @throws NotFound */
  readonly remove: UseCase<{ readonly subscriber: Named }>;
}

/** What may be done with subscribers, each in one transaction: by whoever registered them, or the secretariat. */
export function subscriberDeeds(together: UnitOfWork<SubscriberDesk>): SubscriberDeeds {
  const doing =
    <Input>(work: (hands: Hands, deed: Deed, input: Input) => Promise<string>): UseCase<Input> =>
    (deed, input) =>
      together(deed, (hands) => work(hands, deed, input));
  return {
    register: doing(async ({ feed, subscribers, audit, now }, { actor }, { name, filter, ...from }) => {
      if (!isName(name)) throw new BadInput('name must begin with a small letter or a digit, and have up to 63 of a-z, 0-9, ".", "_" and "-".', 'name');
      const follower = followerOf(actor);
      rule((await subscribers.countOf(follower)) < MOST_SUBSCRIBERS, `nobody has more than ${MOST_SUBSCRIBERS} subscribers of a feed`);
      const subscriber = { id: randomUUID(), follower, name, filter, position: await startOf(feed, from), registeredAt: now };
      await subscribers.add(subscriber);
      audit(auditOf('FeedSubscriber', { ...subscriber, version: 1 }, 'name', 'filter', 'position'));
      return subscriber.id;
    }),
    acknowledge: doing(async ({ feed, subscribers, audit, now }, { actor }, { subscriber: named, cursor }) => {
      const subscriber = await subscribers.get(named, actor);
      await feed.read(cursor, 0);
      rule(seqOf(cursor) >= seqOf(subscriber.position), 'what is acknowledged stays acknowledged; to read it again, set the subscriber back');
      await subscribers.move(subscriber, cursor, now);
      audit(auditOf('FeedSubscriber', { ...subscriber, version: subscriber.version + 1 }, 'position'));
      return subscriber.id;
    }),
    setBack: doing(async ({ feed, subscribers, audit }, { actor }, { subscriber: named, ...to }) => {
      const subscriber = await subscribers.get(named, actor);
      if (to.start == null && to.after == null) throw new BadInput('Say where to: by "after", or by "start".', 'after');
      await subscribers.move(subscriber, await startOf(feed, to), null);
      audit(auditOf('FeedSubscriber', { ...subscriber, version: subscriber.version + 1 }, 'position'));
      return subscriber.id;
    }),
    remove: doing(async ({ subscribers, audit }, { actor }, { subscriber: named }) => {
      const subscriber = await subscribers.get(named, actor);
      await subscribers.remove(subscriber);
      audit(auditOf('FeedSubscriber', subscriber));
      return subscriber.id;
    }),
  };
}

const seqOf = (cursor: string): number => readCursor(cursor)?.seq ?? 0;
