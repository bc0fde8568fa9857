import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** Owned by `membership`; here for the side events it hosts and the organizations that have their seat there. */
@Directive('@key(fields: "iso3")')
@ObjectType('State', { simpleResolvers: true, description: 'A State, whether or not it is party to anything.' })
export class StateStub {
  @Field(() => String, { description: 'ISO 3166-1 alpha-3 code, e.g. "JOR".' })
  readonly iso3!: string;
}

/** Owned by `sessions`; here for what civil society did around it. */
@Directive('@key(fields: "code")')
@ObjectType('Session', { simpleResolvers: true })
export class SessionStub {
  @Field(() => String)
  readonly code!: string;
}

/** Owned by `sessions`; here for the side events and documents whose title names it. */
@Directive('@key(fields: "code")')
@ObjectType('Topic', { simpleResolvers: true })
export class TopicStub {
  @Field(() => String)
  readonly code!: string;
}

/** Owned by `resolutions`; here as what became of a recommendation. */
@Directive('@key(fields: "symbol", resolvable: false)')
@ObjectType('Resolution', { simpleResolvers: true })
export class ResolutionStub {
  @Field(() => String)
  readonly symbol!: string;
}

/** Owned by `resolutions`; here as what became of a recommendation. */
@Directive('@key(fields: "id", resolvable: false)')
@ObjectType('Decision', { simpleResolvers: true })
export class DecisionStub {
  @Field(() => ID)
  readonly id!: string;
}
