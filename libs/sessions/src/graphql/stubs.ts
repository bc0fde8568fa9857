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

/** Owned by `resolutions`; here for what was said about it. */
@Directive('@key(fields: "symbol")')
@ObjectType('Draft', { simpleResolvers: true, description: 'A draft of a resolution or decision.' })
export class DraftStub {
  @Field(() => String, { nullable: true, description: 'Its symbol, e.g. "ICC-ASP/18/L.4"; null until it is tabled.' })
  readonly symbol!: string | null;
}

/** Owned by `resolutions`; here for what was said about it. */
@Directive('@key(fields: "symbol")')
@ObjectType('Resolution', { simpleResolvers: true, description: 'A resolution of the Assembly or of the Review Conference, cited by its symbol.' })
export class ResolutionStub {
  @Field(() => String, { description: 'Its symbol as printed, e.g. "ICC-ASP/15/Res.1".' })
  readonly symbol!: string;
}
