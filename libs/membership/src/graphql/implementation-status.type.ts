import type { Confidence } from '@assembly-graph/kernel';
import { CitedInterface, DateFilter, enumFilter, KeyFilter, listOf, NodeInterface, StringFilter } from '@assembly-graph/platform/graph';
import { Directive, Field, Int, ObjectType } from 'type-graphql';
import type { ImplementationLevel, ImplementationStatus, ImplementationSubject } from '../domain/implementation-status.ts';
import { ImplementationLevelEnum, ImplementationSubjectEnum } from './enums.ts';

@Directive('@key(fields: "id")')
@ObjectType('ImplementationStatus', {
  implements: [NodeInterface, CitedInterface],
  simpleResolvers: true,
  description: 'How far a State has got with what the Statute asks of it at home, or with an agreement with the Court, during a stretch of time.',
})
export class ImplementationStatusType implements ImplementationStatus {
  readonly id!: string;
  readonly stateIso3!: string;
  @Field(() => ImplementationSubjectEnum, { description: 'With what.' })
  readonly subject!: ImplementationSubject;
  @Field(() => ImplementationLevelEnum, { description: 'How far.' })
  readonly level!: ImplementationLevel;
  @Field(() => String, { description: 'What shows it, e.g. the title of an act.' })
  readonly evidence!: string;
  readonly from!: string | null;
  readonly to!: string | null;
  @Field(() => Int, { description: 'Raised by every change; give it as `expectedVersion` to correct it.' })
  readonly version!: number;
  readonly knownFrom!: string | null;
  readonly confidence!: Confidence;
  readonly sourceKeys!: readonly string[];
  readonly note!: string | null;
}

export const ImplementationStatusList = listOf('ImplementationStatus', () => ImplementationStatusType, {
  filters: {
    state: [KeyFilter, 'Alpha-3 code of the State.'],
    subject: [enumFilter('ImplementationSubject', ImplementationSubjectEnum), 'With what.'],
    level: [enumFilter('ImplementationLevel', ImplementationLevelEnum), 'How far.'],
    evidence: [StringFilter, 'What shows it.'],
    from: [DateFilter, 'Since when; `isNull: true` finds those of which it is not on record.'],
    to: [DateFilter, 'The first day on which it no longer holds.'],
  },
  orders: { state: 'By alpha-3 code of the State.', from: 'By since when.' },
});
