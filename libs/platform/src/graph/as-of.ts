import { instantOf, type Clock } from '@assembly-graph/kernel';
import { Field, InputType } from 'type-graphql';
import { DateTimeScalar } from './scalars.ts';

@InputType('AsOf', { description: 'The moment that an answer is about.' })
export class AsOf {
  @Field(() => DateTimeScalar, { nullable: true, description: 'What was true at this instant, or at the first moment of this day (UTC). Now, if not given.' })
  readonly at?: string | null;
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'As the record said it at this instant, or at the first moment of this day (UTC): before later corrections. As it says now, if not given.',
  })
  readonly knownAt?: string | null;
}

/** The instant asked about, RFC 3339 in UTC. */
export const momentOf = (asOf: AsOf | null | undefined, clock: Clock): string => instantOf(asOf?.at ?? clock.now());

/** The instant whose knowledge is asked for, RFC 3339 in UTC; "infinity" for what the record says now. PostgreSQL orders both. */
export const knownOf = (asOf: AsOf | null | undefined): string => (asOf?.knownAt ? instantOf(asOf.knownAt) : 'infinity');
