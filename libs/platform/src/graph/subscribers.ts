import { BadInput, NotFound, SCOPES } from '@assembly-graph/kernel';
import { Arg, Ctx, Directive, ID, Int, Query, Resolver } from 'type-graphql';
import type { Following } from '../subscribers/following.ts';
import { isName, type Named } from '../subscribers/follower.ts';
import type { Subscribers } from '../subscribers/subscriber.ts';
import { deedKind, deedsResolver, type DeedAccess, type DeedFields } from './deeds.ts';
import { FeedFilterInput, filterIn, type GivenFilter } from './feed.type.ts';
import { uuidIn } from './global-id.ts';
import type { RequestContext } from './subgraph.ts';
import { FeedStartEnum, FeedSubscriberType, SUBSCRIBER, toldSubscriber } from './subscribers.type.ts';

export const MOST_FOLLOWERS = 100;

const access: DeedAccess = { policies: ['anyFollower'], scopes: [SCOPES.subscribers] };
const named: DeedFields = { subscriber: { type: () => String, description: 'The name of a subscriber of yours, or the id of one.', longest: 200 } };
/** Where to begin: of deeds that let somebody follow from another place. */
export const startInput = {
  start: { type: () => FeedStartEnum, description: 'At which end of the feed; or `after`.', nullable: true },
  after: { type: () => String, description: 'After this cursor; or `start`.', nullable: true, longest: 200 },
} satisfies DeedFields;
export const filterInput = { filter: { type: () => FeedFilterInput, description: 'What to follow; everything, if not given.', nullable: true } } satisfies DeedFields;

/** Who is meant: by a name, or by an id. @throws NotFound for what can be neither */
export function namedIn(subscriber: string): Named {
  const id = uuidIn(SUBSCRIBER, subscriber);
  if (id === null && !isName(subscriber)) throw new NotFound('A thing', 'that this names');
  return id === null ? { name: subscriber } : { id };
}

/** What a subgraph offers to those who follow its feed under a name. @param name of the domain, e.g. "Membership" */
export const subscribersResolvers = (name: string, { subscribers, subscriberDeeds }: Following): readonly object[] => [
  subscribersQuery(name, subscribers),
  deedsResolver(`${name}SubscriberDeeds`, subscriberKinds(name, subscribers, subscriberDeeds)),
];

function subscriberKinds(name: string, subscribers: Subscribers, deeds: Following['subscriberDeeds']) {
  const load = async (id: string) => {
    const found = await subscribers.byId(id);
    return found && toldSubscriber(found);
  };
  const common = { entity: 'subscriber', type: () => FeedSubscriberType, access, load };
  const forItsOwner = 'For whoever registered it, and the secretariat.';
  type Said = { readonly subscriber: string; readonly start?: 'BEGINNING' | 'NOW' | null; readonly after?: string | null };
  return [
    deedKind({
      ...common,
      name: `register${name}Subscriber`,
      description: `Lets a service follow the ${name} feed under a name of its own: how far it has acknowledged is kept here. From now on, if it says nothing else. For whoever has the scope ${SCOPES.subscribers}.`,
      input: { name: { type: () => String, description: 'Begins with a small letter or a digit, up to 63 of a-z, 0-9, ".", "_" and "-".', longest: 200 }, ...filterInput, ...startInput },
      do: (deed, { name: its, filter, ...from }: Omit<Said, 'subscriber'> & { name: string; filter?: GivenFilter | null }) => deeds.register(deed, { name: its, filter: filterIn(filter), ...from }),
    }),
    deedKind({
      ...common,
      name: `acknowledge${name}`,
      description: `Says that all of the ${name} feed up to a cursor was taken: the subscriber reads on after it. Only forward; what was acknowledged already is fine. ${forItsOwner}`,
      unversioned: true,
      input: { ...named, cursor: { type: () => String, description: 'Up to here, as an entry or `endCursor` gave it.', longest: 200 } },
      do: (deed, { subscriber, cursor }: Said & { cursor: string }) => deeds.acknowledge(deed, { subscriber: namedIn(subscriber), cursor }),
    }),
    deedKind({
      ...common,
      name: `setBack${name}Subscriber`,
      description: `Lets a subscriber of the ${name} feed read on from wherever it says, also from before what was acknowledged: what comes after is told again. ${forItsOwner}`,
      unversioned: true,
      input: { ...named, ...startInput },
      do: (deed, { subscriber, ...to }: Said) => deeds.setBack(deed, { subscriber: namedIn(subscriber), ...to }),
    }),
    deedKind({
      ...common,
      name: `remove${name}Subscriber`,
      description: `Forgets a subscriber of the ${name} feed, and how far it was. ${forItsOwner}`,
      unversioned: true,
      input: named,
      do: (deed, { subscriber }: Said) => deeds.remove(deed, { subscriber: namedIn(subscriber) }),
    }),
  ];
}

/** How many, at the most so many as are told at once. @throws BadInput */
export function followersCount(first: number): number {
  if (first < 1 || first > MOST_FOLLOWERS) throw new BadInput(`"first" must be from 1 to ${MOST_FOLLOWERS}.`, 'first');
  return first;
}

function subscribersQuery(name: string, subscribers: Subscribers): object {
  const query = `${name[0]!.toLowerCase()}${name.slice(1)}Subscribers`;
  const Made = { [`${name}SubscribersResolver`]: class {} }[`${name}SubscribersResolver`]!;
  const prototype = Made.prototype as Record<string, unknown>;
  prototype[query] = async (its: string | null, first: number, after: string | null, { actor }: RequestContext<object>): Promise<readonly FeedSubscriberType[]> => {
    const from = after == null ? null : uuidIn(SUBSCRIBER, after);
    if ((after != null && from === null) || (its != null && !isName(its))) return [];
    return (await subscribers.seenBy(actor, { name: its, first: followersCount(first), after: from })).map(toldSubscriber);
  };
  Arg('name', () => String, { nullable: true, description: 'Only the one with this name.' })(prototype, query, 0);
  Arg('first', () => Int, { defaultValue: MOST_FOLLOWERS, description: `How many, 1 to ${MOST_FOLLOWERS}.` })(prototype, query, 1);
  Arg('after', () => ID, { nullable: true, description: 'Only those that come after the one with this id.' })(prototype, query, 2);
  Ctx()(prototype, query, 3);
  Directive('@authenticated')(prototype, query);
  Directive(`@requiresScopes(scopes: [["${SCOPES.subscribers}"]])`)(prototype, query);
  const description = `Who follows the ${name} feed under a name, with how far, in the order of their ids: one's own; to the secretariat all.`;
  Query(() => [FeedSubscriberType], { description })(prototype, query, Object.getOwnPropertyDescriptor(prototype, query)!);
  Resolver()(Made);
  return new Made();
}
