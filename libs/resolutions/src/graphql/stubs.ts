import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** Owned by `membership`; here for its contributions, rates and nationals who stood for election. */
@Directive('@key(fields: "iso3")')
@ObjectType('State', { simpleResolvers: true, description: 'A State, whether or not it is party to anything.' })
export class StateStub {
  @Field(() => String, { description: 'ISO 3166-1 alpha-3 code, e.g. "JOR".' })
  readonly iso3!: string;
}

/** Owned by `sessions`; here for what was decided at it. */
@Directive('@key(fields: "code")')
@ObjectType('Session', { simpleResolvers: true })
export class SessionStub {
  @Field(() => String)
  readonly code!: string;
}

/** Owned by `sessions`; here for the resolutions that belong to it. */
@Directive('@key(fields: "code")')
@ObjectType('Topic', { simpleResolvers: true })
export class TopicStub {
  @Field(() => String)
  readonly code!: string;
}

/** Owned by `sessions`; here for the explanations that were made in it. */
@Directive('@key(fields: "id", resolvable: false)')
@ObjectType('Statement', { simpleResolvers: true })
export class StatementStub {
  @Field(() => ID)
  readonly id!: string;
}

/** Owned by `sessions`; here for the drafts and resolutions of which it is the text. */
@Directive('@key(fields: "symbol", resolvable: false)')
@ObjectType('Document', { simpleResolvers: true })
export class DocumentStub {
  @Field(() => String)
  readonly symbol!: string;
}

/** Owned by `sessions`; here for the drafts that were brought under it. */
@Directive('@key(fields: "id")')
@ObjectType('AgendaItem', { simpleResolvers: true })
export class AgendaItemStub {
  @Field(() => ID)
  readonly id!: string;
}
