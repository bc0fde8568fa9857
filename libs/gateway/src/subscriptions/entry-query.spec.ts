import { describe, expect, it } from '@jest/globals';
import { buildSchema, getOperationAST, getVariableValues, GraphQLError, parse, validate } from 'graphql';
import { entryQuery, headQuery } from './entry-query.ts';

const schema = buildSchema(`
  input FeedFilter { types: [String!] topics: [String!] }
  type Event { type: String! payload: String }
  type Session { title(lang: String): String! next(first: Int!): [Session!]! }
  type Statement { text: String! }
  union Subject = Session | Statement
  type SessionsFeedEntry { cursor: String! previousCursor: String! event: Event subject: Subject }
  type SessionsFeed { entries: [SessionsFeedEntry!]! endCursor: String! hasMore: Boolean! headCursor: String! }
  type OtherEntry { cursor: String! }
  type Query { session: Session sessionsFeed(after: String, first: Int!, subscriber: String, filter: FeedFilter): SessionsFeed! }
  type Subscription { sessionUpdated(after: String, subscriber: String, filter: FeedFilter): SessionsFeedEntry! otherUpdated(after: String): OtherEntry! }
`);

function made(text: string, variables: Record<string, unknown> = {}) {
  const document = parse(text);
  expect(validate(schema, document)).toEqual([]);
  const operation = getOperationAST(document, null)!;
  const { coerced = {} } = getVariableValues(schema, operation.variableDefinitions ?? [], variables);
  return entryQuery(schema, document, operation, coerced, variables);
}

describe('the query that a subscription is followed by', () => {
  it.each<[string, string, Record<string, unknown>]>([
    ['a plain one', 'subscription { sessionUpdated { cursor event { type } } }', {}],
    ['with its arguments in the text', 'subscription { sessionUpdated(after: "x", filter: { types: ["A"] }) { cursor } }', {}],
    ['with variables, of which some serve only the stream', 'subscription S($after: String, $filter: FeedFilter, $first: Int = 2) { up: sessionUpdated(after: $after, filter: $filter) { subject { ... on Session { next(first: $first) { title } } } } }', { after: 'x', filter: { topics: ['BUDGET'] } }],
    ['through fragments', 'subscription { ...Root } fragment Root on Subscription { ... on Subscription { sessionUpdated { ...Entry } } } fragment Entry on SessionsFeedEntry { event { ...E } } fragment E on Event { type }', {}],
    ['asked for twice under one name', 'subscription { sessionUpdated { cursor } ...More } fragment More on Subscription { sessionUpdated { event { type } } }', {}],
    ['with names that ours would clash with', 'subscription ($first: String, $after: String, $place: String) { sessionUpdated(after: $after) { place: event { type } subject { ... on Session { first: title(lang: $first) place_: title(lang: $place) } } } }', { after: null, first: 'EN' }],
    ['with conditions below the root', 'subscription ($on: Boolean!) { sessionUpdated { event @include(if: $on) { type } ... @skip(if: $on) { cursor } } }', { on: true }],
    ['with an operation beside it', 'subscription { sessionUpdated { cursor } }', {}],
  ])('is valid, and needs only the variables it is given: %s', (_name, text, variables) => {
    const entry = made(text, variables);
    const document = parse(entry.query);
    expect(validate(schema, document)).toEqual([]);
    const { errors } = getVariableValues(schema, getOperationAST(document, null)!.variableDefinitions ?? [], entry.variables('cursor', 5));
    expect([errors, entry.feed, entry.field]).toEqual([undefined, 'sessionsFeed', 'sessionUpdated']);
  });

  it('says under which name the client wants it, and from where on', () => {
    expect(made('subscription { up: sessionUpdated(after: "x") { cursor } }')).toMatchObject({ key: 'up', after: 'x', operationName: undefined });
    expect(made('subscription Up($c: String = "y") { sessionUpdated(after: $c) { cursor } }')).toMatchObject({ key: 'sessionUpdated', after: 'y', operationName: 'Up' });
    expect(made('subscription { sessionUpdated { cursor } }').after).toBeNull();
  });

  it('gives the place and the size of the page, and keeps the filter', () => {
    const entry = made('subscription ($f: FeedFilter) { sessionUpdated(filter: $f) { event { type } } }', { f: { types: ['A'] } });
    expect(entry.variables('c', 7)).toEqual({ f: { types: ['A'] }, after: 'c', first: 7 });
    expect(entry.query).toContain('sessionsFeed(after: $after, first: $first, filter: $f)');
  });

  it('is asked as the subscriber of the graph that it names, who is first asked for their place', () => {
    const entry = made('subscription ($who: String = "mirror") { sessionUpdated(subscriber: $who) { cursor } }', { who: 'other' });
    expect(entry.query).toContain('sessionsFeed(after: $after, first: $first, subscriber: $who)');
    expect([entry.after, entry.start!.variables, entry.variables('c', 1)]).toEqual([null, { subscriber: 'other' }, { who: 'other', after: 'c', first: 1 }]);
    expect(validate(schema, parse(entry.start!.query))).toEqual([]);
    expect(made('subscription { sessionUpdated { cursor } }').start).toBeNull();
  });

  it('is not made of conditions at the root, nor of what no feed has', () => {
    expect(() => made('subscription { sessionUpdated @skip(if: false) { cursor } }')).toThrow(GraphQLError);
    expect(() => made('subscription { ... @include(if: true) { sessionUpdated { cursor } } }')).toThrow('without conditions');
    expect(() => made('subscription { otherUpdated { cursor } }')).toThrow('no such subscription');
  });

  it('asks where the feed stands without reading it', () => {
    expect(validate(schema, parse(headQuery('sessionsFeed')))).toEqual([]);
  });
});
