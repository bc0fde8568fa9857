import { waysOn, type Duty, type FeedEntry, type FeedFilter, type FeedPage, type FeedSource } from '@assembly-graph/events';
import { audiencesFor, BadInput, only, type Actor } from '@assembly-graph/kernel';
import { ArgsType, createUnionType, Ctx, Field, Args, Int, ObjectType, Query, Resolver, Subscription, type ClassType } from 'type-graphql';
import type { Following } from '../subscribers/following.ts';
import type { Policies } from './access/guards.ts';
import { EventType, FeedFilterInput, filterIn, toldEvent, type GivenFilter } from './feed.type.ts';
import { globalId } from './global-id.ts';
import type { RequestContext, Subgraph } from './subgraph.ts';
import { namedIn, subscribersResolvers } from './subscribers.ts';
import { webhooksResolvers } from './webhooks.ts';

const MOST_EVENTS = 100;

/** The arguments of every feed. */
interface FeedArguments {
  readonly after?: string | null;
  readonly first: number;
  readonly subscriber?: string | null;
  readonly filter?: GivenFilter | null;
}

/** Whoever has a token may follow a feed under a name; whose name it is, the deeds know. */
export const FEED_POLICIES: Policies = { anyFollower: only('secretariat', 'delegation', 'ngo', 'coalition') };

/** How a thing of the subgraph is found by its reference. */
type References = Subgraph['references'];

/** The log of a subgraph, and the resolver that tells of it. */
export interface SubgraphFeed {
  readonly source: FeedSource;
  /** The field of the query that pages it. */
  readonly query: string;
  readonly resolvers: (references: References) => readonly object[];
  /** What is to be done so that those are told who wait at an address. */
  readonly duties: readonly Duty[];
}

/** The types of one subgraph's feed; its log is given when the door is opened. */
export interface FeedKind {
  /** @param following what is kept for those who follow it under a name; without it, nobody can */
  readonly of: (source: FeedSource, following?: Following) => SubgraphFeed;
}

/**
 * Makes the feed of a subgraph: its page, its entry, the union of what its events are about, the query and the subscription.
 * @param name of the domain, e.g. "Membership": the query is `membershipFeed`
 * @param subscription e.g. "membershipUpdated"
 * @param subjects the entities of the domain, which its events may be about
 */
export function feedOf(name: string, subscription: string, subjects: () => readonly ClassType<object>[]): FeedKind {
  const Subject = createUnionType({
    name: `${name}FeedSubject`,
    description: `What the events of the ${name} feed may be about.`,
    types: () => subjects() as [ClassType<object>],
    resolveType: (thing) => (thing as { __typename: string }).__typename,
  });
  const Entry = entryClass(name, Subject as object);
  const query = `${name[0]!.toLowerCase()}${name.slice(1)}Feed`;
  const FeedResolver = resolverClass(name, { query, subscription }, feedClass(name, Entry), Entry);
  return {
    of: (source, following) => ({
      source,
      query,
      resolvers: (references) => [new FeedResolver(source, references, following), ...(following ? [...subscribersResolvers(name, following), ...webhooksResolvers(name, following)] : [])],
      duties: following ? [following.delivery(source)] : [],
    }),
  };
}

function entryClass(name: string, subject: object): new () => object {
  const Made = { [`${name}FeedEntry`]: class {} }[`${name}FeedEntry`]!;
  ObjectType(`${name}FeedEntry`, { simpleResolvers: true, description: `A place in the ${name} feed.` })(Made);
  Field(() => String, { description: 'Where it stands, opaque: give it as `after`.' })(Made.prototype, 'cursor');
  Field(() => String, { description: 'Where the one before it stands: a reader who has that one has missed nothing.' })(Made.prototype, 'previousCursor');
  Field(() => EventType, { nullable: true, description: 'What happened; null: something that is not for whoever asks.' })(Made.prototype, 'event');
  Field(() => subject, { nullable: true, description: 'What it is about, as the record has it now: at least at the version of the event, or gone.' })(Made.prototype, 'subject');
  return Made;
}

function feedClass(name: string, Entry: new () => object): new () => object {
  const Made = { [`${name}Feed`]: class {} }[`${name}Feed`]!;
  ObjectType(`${name}Feed`, { simpleResolvers: true, description: `A page of the ${name} feed, in the order in which the record took the events.` })(Made);
  const add = (type: () => unknown, field: string, description: string) => Field(type as never, { description })(Made.prototype, field);
  add(() => [Entry], 'entries', 'Without a filter every place after `after`, without a hole; with one all that match.');
  add(() => [EventType], 'events', 'The events of the entries that may be told.');
  add(() => String, 'endCursor', 'Up to here the feed was looked at: go on after it, even if nothing matched.');
  add(() => Boolean, 'hasMore', 'Whether the feed goes on after `endCursor`.');
  add(() => String, 'headCursor', 'Where the newest event stands: read the present state, then go on after it.');
  add(() => String, 'oldestCursor', 'What is kept comes after it.');
  return Made;
}

function argumentsClass(pages: boolean): new () => FeedArguments {
  class Made implements FeedArguments {
    readonly after?: string | null;
    readonly first!: number;
    readonly subscriber?: string | null;
    readonly filter?: FeedArguments['filter'];
  }
  ArgsType()(Made);
  const add = (type: () => unknown, field: string, description: string, nullable = true) =>
    Field(type as never, { nullable, description })(Made.prototype, field);
  add(() => String, 'after', `Only what comes after this cursor; ${pages ? 'from the beginning' : 'what happens from now on'}, if not given. CURSOR_EXPIRED or CURSOR_INVALID say where else to go on.`);
  if (pages) add(() => Int, 'first', `How many, up to ${MOST_EVENTS}; 0: only where the feed stands.`, false);
  add(() => String, 'subscriber', 'In place of `after` and `filter`: the name of a subscriber of yours. Only what comes after what it has acknowledged, and by its filter; with `after` too, from there.');
  add(() => FeedFilterInput, 'filter', 'Only what matches this.');
  return Made;
}

let Arguments: { readonly ofPage: new () => FeedArguments; readonly ofStream: new () => FeedArguments } | null = null;

function resolverClass(name: string, fields: { query: string; subscription: string }, Feed: new () => object, Entry: new () => object): new (source: FeedSource, references: References, following?: Following) => object {
  const { ofPage, ofStream } = (Arguments ??= { ofPage: argumentsClass(true), ofStream: argumentsClass(false) });
  const { query, subscription } = fields;
  const Made = class {
    constructor(
      readonly source: FeedSource,
      readonly references: References,
      readonly following?: Following,
    ) {}
  };
  const prototype = Made.prototype as unknown as Record<string, unknown>;
  prototype[query] = async function feed(this: InstanceType<typeof Made>, asked: FeedArguments, context: RequestContext<object>): Promise<object> {
    const count = countIn(asked);
    const { after, filter } = await placeIn(asked, this.following, context.actor);
    // Who asks for nothing is told where it stands, however little matches.
    const page = await this.source.read(after, count, { filter: count === 0 ? null : filter, audiences: audiencesFor(context.actor) });
    return toFeed(this.source.feed, page, (event) => subjectOf(event, this.references, context));
  };
  Args(() => ofPage)(prototype, query, 0);
  Ctx()(prototype, query, 1);
  const description = `What happened in the record of ${name}, event by event: resumable from any cursor, nothing left out.`;
  Query(() => Feed, { description })(prototype, query, Object.getOwnPropertyDescriptor(prototype, query)!);
  // The gateway makes the stream of the pages: whoever subscribes is told of each place what the query would tell of it.
  const streamed = () => {
    throw new BadInput('Subscribe at the gateway; here, ask for the pages of the feed.');
  };
  prototype[subscription] = streamed;
  Args(() => ofStream)(prototype, subscription, 0);
  Subscription(() => Entry, { subscribe: streamed, description: `${description} First what was told after \`after\`, then what happens.` })(
    prototype, subscription, Object.getOwnPropertyDescriptor(prototype, subscription)!,
  );
  Resolver()(Made);
  return Made;
}

function toFeed(feed: string, { entries, end, more, head }: FeedPage, subject: (entry: FeedEntry['event'] & object) => unknown): object {
  const told = entries.map(({ cursor, previousCursor, event }) => ({
    cursor,
    previousCursor,
    event: event && toldEvent(event, cursor, previousCursor),
    // Called by the executor only if the field is selected.
    subject: () => event && subject(event),
  }));
  return { entries: told, events: told.flatMap(({ event }) => event ?? []), endCursor: end, hasMore: more, ...waysOn(feed, head) };
}

async function subjectOf({ subject: { type, id } }: FeedEntry['event'] & object, references: References, context: RequestContext<object>): Promise<object | null> {
  const find = Object.hasOwn(references, type) ? references[type]! : null;
  const thing = (await find?.({ __typename: type, id: globalId(type, id) } as never, context)) as object | null;
  return thing && { ...thing, __typename: type };
}

function countIn({ first }: FeedArguments): number {
  if (first < 0 || first > MOST_EVENTS) throw new BadInput(`"first" must be from 0 to ${MOST_EVENTS}.`, 'first');
  return first;
}

/** From where on, and what: as the arguments say, or the subscriber. @throws BadInput, NotFound */
async function placeIn({ after = null, subscriber, filter }: FeedArguments, following: Following | undefined, actor: Actor): Promise<{ after: string | null; filter: FeedFilter | null }> {
  if (subscriber == null) return { after, filter: filterIn(filter) };
  if (filter != null) throw new BadInput('A subscriber has its own filter: give "subscriber" or "filter", not both.', 'filter');
  const named = namedIn(subscriber);
  if (!following) throw new BadInput('This feed is followed without a name.', 'subscriber');
  const { position, filter: kept } = await following.subscribers.find(named, actor);
  return { after: after ?? position, filter: kept };
}
