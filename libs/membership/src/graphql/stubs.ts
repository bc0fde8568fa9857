import { DateScalar } from '@assembly-graph/platform/graph';
import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** Owned by `sessions`; here for what membership says of it. */
@Directive('@key(fields: "code")')
@ObjectType('Session', { simpleResolvers: true })
export class SessionStub {
  @Field(() => String)
  readonly code!: string;
  @Directive('@external')
  @Field(() => DateScalar, { description: 'Its first day.' })
  readonly opensOn!: string;
}

/** Owned by `sessions`; here for the treaties that belong to it. */
@Directive('@key(fields: "code")')
@ObjectType('Topic', { simpleResolvers: true })
export class TopicStub {
  @Field(() => String)
  readonly code!: string;
}

/** Owned by `resolutions`; here as what a vote depends on. */
@Directive('@key(fields: "id", resolvable: false)')
@ObjectType('ArrearsPosition', { simpleResolvers: true })
export class ArrearsPositionStub {
  @Field(() => ID)
  readonly id!: string;
}

/** Owned by `resolutions`; here as what decided a request. */
@Directive('@key(fields: "id", resolvable: false)')
@ObjectType('Decision', { simpleResolvers: true })
export class DecisionStub {
  @Field(() => ID)
  readonly id!: string;
}
