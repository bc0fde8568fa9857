import { DateScalar } from '@assembly-graph/platform/graph';
import { Directive, Field, ObjectType } from 'type-graphql';

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
