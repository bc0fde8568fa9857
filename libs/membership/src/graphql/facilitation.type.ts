import type { Confidence, TopicCode } from '@assembly-graph/kernel';
import { CitedInterface, DateFilter, enumFilter, KeyFilter, listOf, NodeInterface, StringFilter } from '@assembly-graph/platform/graph';
import { Directive, Field, Int, ObjectType } from 'type-graphql';
import type { BodyCode } from '../domain/body.ts';
import type { Facilitation, FacilitationRole } from '../domain/facilitation.ts';
import { BodyCodeEnum, FacilitationRoleEnum } from './enums.ts';

@Directive('@key(fields: "id")')
@ObjectType('Facilitation', {
  implements: [NodeInterface, CitedInterface],
  simpleResolvers: true,
  description: 'That a State, or a named office-holder of it, leads the work of a body on a topic for a time.',
})
export class FacilitationType implements Facilitation {
  readonly id!: string;
  readonly topicCode!: TopicCode;
  readonly bodyCode!: BodyCode;
  @Field(() => FacilitationRoleEnum, { description: 'In which role.' })
  readonly role!: FacilitationRole;
  readonly stateIso3!: string;
  @Field(() => String, { nullable: true, description: 'The office-holder; null where the State itself was appointed.' })
  readonly holderName!: string | null;
  readonly from!: string | null;
  readonly to!: string | null;
  @Field(() => String, { nullable: true, description: 'Why it ended before its time; null if it did not.' })
  readonly endReason!: string | null;
  @Field(() => Int, { description: 'Raised by every change; give it as `expectedVersion` to end it.' })
  readonly version!: number;
  readonly knownFrom!: string | null;
  readonly confidence!: Confidence;
  readonly sourceKeys!: readonly string[];
  readonly note!: string | null;
}

export const FacilitationList = listOf('Facilitation', () => FacilitationType, {
  filters: {
    topic: [KeyFilter, 'Code of the topic.'],
    body: [enumFilter('BodyCode', BodyCodeEnum), 'The body.'],
    role: [enumFilter('FacilitationRole', FacilitationRoleEnum), 'The role.'],
    state: [KeyFilter, 'Alpha-3 code of the State.'],
    holderName: [StringFilter, 'The name of the office-holder.'],
    from: [DateFilter, 'The first day.'],
    to: [DateFilter, 'The first day on which it is no longer held.'],
  },
  orders: { from: 'By the first day.', topic: 'By code of the topic.', state: 'By alpha-3 code of the State.' },
});
