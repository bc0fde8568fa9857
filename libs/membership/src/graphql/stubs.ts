import { DateTimeScalar } from '@assembly-graph/platform/graph';
import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** Owned by `sessions`; here for what membership says of it. */
@Directive('@key(fields: "code")')
@ObjectType('Session', { simpleResolvers: true })
export class SessionStub {
  @Field(() => String)
  readonly code!: string;
  @Directive('@external')
  @Field(() => DateTimeScalar, { description: 'The first moment of its first day by the clocks at its venue.' })
  readonly opensAt!: string;
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

/** Owned by `resolutions`; here for who may vote in it. */
@Directive('@key(fields: "id")')
@ObjectType('Ballot', { simpleResolvers: true })
export class BallotStub {
  @Field(() => ID)
  readonly id!: string;
  @Directive('@external')
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was opened.' })
  readonly openedAt!: string | null;
}
