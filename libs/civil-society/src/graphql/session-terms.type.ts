import type { Confidence } from '@assembly-graph/kernel';
import { CitedInterface, DateScalar, NodeInterface } from '@assembly-graph/platform/graph';
import { Directive, Field, Int, ObjectType } from 'type-graphql';
import type { SessionTerms } from '../domain/session-terms.ts';

@Directive('@key(fields: "id")')
@ObjectType('SessionTerms', { implements: [NodeInterface, CitedInterface], simpleResolvers: true, description: 'On what terms civil society takes part in a session, as the secretariat sets them.' })
export class SessionTermsType implements SessionTerms {
  readonly id!: string;
  readonly sessionCode!: string;
  readonly sessionOpensOn!: string;
  @Field(() => DateScalar, { nullable: true, description: 'The last day on which an accreditation may be submitted; null: any.' })
  readonly accreditationUntil!: string | null;
  @Field(() => Int, { description: 'How many organizations speak in the NGO segment of the general debate; 10 to 12 in practice.' })
  readonly speakingSlots!: number;
  @Field(() => Int, { description: 'How many of these slots are allocated.' })
  readonly allocatedSlots!: number;
  @Field(() => Int, { description: 'Raised by every change: what `expectedVersion` asks for.' })
  readonly version!: number;
  readonly knownFrom!: string | null;
  readonly confidence!: Confidence;
  readonly sourceKeys!: readonly string[];
  readonly note!: string | null;
}
