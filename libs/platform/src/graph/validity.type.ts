import type { Validity } from '@assembly-graph/kernel';
import { Directive, Field, ObjectType } from 'type-graphql';
import { DateScalar } from './scalars.ts';

@Directive('@shareable')
@ObjectType('Validity', { simpleResolvers: true, description: 'When something holds, in days.' })
export class ValidityType implements Validity {
  @Field(() => DateScalar, { nullable: true, description: 'The first day; null if it has no beginning on record.' })
  readonly from!: string | null;
  @Field(() => DateScalar, { nullable: true, description: 'The first day on which it no longer holds; null while it is open.' })
  readonly to!: string | null;
}
