import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** Owned by `membership`; here for what it said, and as host, speaker or one spoken for. */
@Directive('@key(fields: "iso3")')
@ObjectType('State', { simpleResolvers: true, description: 'A State, whether or not it is party to anything.' })
export class StateStub {
  @Field(() => String, { description: 'ISO 3166-1 alpha-3 code, e.g. "JOR".' })
  readonly iso3!: string;
}

/** Owned by `civil-society`; here for what it said, and as speaker or one spoken for. */
@Directive('@key(fields: "code")')
@ObjectType('Organization', {
  simpleResolvers: true,
  description: 'An organization or body, other than a State, that took part in the work of the Assembly. Its confidence is that of its part in it; the seat has its own.',
})
export class OrganizationStub {
  @Field(() => String, { description: 'Its code in this graph, e.g. "cicc".' })
  readonly code!: string;
}

/** Owned by `membership`; here as the office of the President. */
@Directive('@key(fields: "id", resolvable: false)')
@ObjectType('BodySeat', {
  simpleResolvers: true,
  description: 'A seat on a body of the Assembly, held by a State and, where known, by a named office-holder, for a term.',
})
export class BodySeatStub {
  @Field(() => ID, { description: 'The id in the whole graph, for `node(id:)`; opaque.' })
  readonly id!: string;
}
