import type { Confidence } from '@assembly-graph/kernel';
import { CitedInterface, DateFilter, DateScalar, enumFilter, KeyFilter, listOf, NodeInterface, StringFilter } from '@assembly-graph/platform/graph';
import { Directive, Field, Int, ObjectType } from 'type-graphql';
import type { StateSuccession, SuccessionKind } from '../domain/state-succession.ts';
import { SuccessionKindEnum } from './enums.ts';

@Directive('@key(fields: "id")')
@ObjectType('StateSuccession', {
  implements: [NodeInterface, CitedInterface],
  simpleResolvers: true,
  description: 'That a State stands, from a day on, in the place of another for a territory.',
})
export class StateSuccessionType implements StateSuccession {
  readonly id!: string;
  readonly predecessorIso3!: string | null;
  @Field(() => String, { nullable: true, description: 'The predecessor as the source names it, where it is no State on record here; else null.' })
  readonly predecessorName!: string | null;
  readonly successorIso3!: string;
  @Field(() => DateScalar, { description: 'The day of the succession.' })
  readonly succeededOn!: string;
  @Field(() => SuccessionKindEnum, { description: 'How it came about.' })
  readonly kind!: SuccessionKind;
  @Field(() => Int, { description: 'Raised by every change; give it as `expectedVersion` to correct it.' })
  readonly version!: number;
  readonly knownFrom!: string | null;
  readonly confidence!: Confidence;
  readonly sourceKeys!: readonly string[];
  readonly note!: string | null;
}

export const StateSuccessionList = listOf('StateSuccession', () => StateSuccessionType, {
  filters: {
    predecessor: [KeyFilter, 'Alpha-3 code of the predecessor; `isNull: true` finds those of States that are not on record here.'],
    predecessorName: [StringFilter, 'The name of a predecessor that is not on record here.'],
    successor: [KeyFilter, 'Alpha-3 code of the successor.'],
    succeededOn: [DateFilter, 'The day.'],
    kind: [enumFilter('SuccessionKind', SuccessionKindEnum), 'How it came about.'],
  },
  orders: { succeededOn: 'By day.', predecessor: 'By alpha-3 code of the predecessor.', successor: 'By alpha-3 code of the successor.' },
});
