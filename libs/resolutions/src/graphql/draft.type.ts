import type { Confidence, TopicCode } from '@assembly-graph/kernel';
import { CitedInterface, DateFilter, DateScalar, enumFilter, KeyFilter, KeyListFilter, listOf, NodeInterface, StringFilter } from '@assembly-graph/platform/graph';
import { Directive, Field, Int, ObjectType } from 'type-graphql';
import type { Draft, DraftKind } from '../domain/draft.ts';
import type { DraftStatus } from '../domain/lifecycle.ts';
import { DraftKindEnum, DraftStatusEnum } from './lifecycle-enums.ts';
import type { TellsOf } from './moments.ts';
import type { Moment } from '../domain/moment.ts';

@Directive('@key(fields: "id")')
@Directive('@key(fields: "symbol")')
@Directive('@policy(policies: [["seesDraft"]])')
@ObjectType('Draft', {
  implements: [NodeInterface, CitedInterface],
  simpleResolvers: true,
  description: 'A text that is to become a resolution. Before it is tabled only its sponsors and the secretariat see it; withdrawn or not adopted, it stays on record.',
})
export class DraftType implements Draft, TellsOf {
  readonly id!: string;
  readonly moment?: Moment;
  @Field(() => String, { nullable: true, description: 'Its symbol as it was tabled, e.g. "ICC-ASP/18/L.4"; null before.' })
  readonly symbol!: string | null;
  readonly sortKey!: string;
  readonly sessionCode!: string;
  readonly agendaItemId!: string | null;
  @Field(() => String, { description: 'Its title in English.' })
  readonly title!: string;
  @Field(() => DraftKindEnum, { description: 'What it is about.' })
  readonly kind!: DraftKind;
  readonly topics!: readonly TopicCode[];
  readonly sponsorStates!: readonly string[];
  @Field(() => [String], { description: 'Codes of the bodies of the Assembly that bring it, e.g. "BUREAU".' })
  readonly sponsorBodies!: readonly string[];
  readonly facilitatorIso3!: string | null;
  @Field(() => DraftStatusEnum, { description: 'How it stands.' })
  readonly status!: DraftStatus;
  @Field(() => Int, { description: 'The number of its latest revision; of a draft not tabled, of its latest informal paper. 0: not revised.' })
  readonly revision!: number;
  @Field(() => DateScalar, { description: 'The day on which it was begun.' })
  readonly startedOn!: string;
  @Field(() => DateScalar, { nullable: true, description: 'The day on which it was tabled; null: it was not.' })
  readonly tabledOn!: string | null;
  readonly resolutionId!: string | null;
  @Field(() => Int, { description: 'Raised by every change; give it as `expectedVersion`.' })
  readonly version!: number;
  readonly knownFrom!: string | null;
  readonly confidence!: Confidence;
  readonly sourceKeys!: readonly string[];
  readonly note!: string | null;
}

export const DraftList = listOf('Draft', () => DraftType, {
  filters: {
    symbol: [StringFilter, 'Its symbol.'],
    title: [StringFilter, 'Its title.'],
    kind: [enumFilter('DraftKind', DraftKindEnum), 'What it is about.'],
    status: [enumFilter('DraftStatus', DraftStatusEnum), 'How it stands.'],
    session: [KeyFilter, 'Code of the session.'],
    topics: [KeyListFilter, 'Codes of the topics it belongs to.'],
    sponsorStates: [KeyListFilter, 'Alpha-3 codes of the States that sponsor it.'],
    sponsorBodies: [KeyListFilter, 'Codes of the bodies that bring it.'],
    facilitator: [KeyFilter, 'Alpha-3 code of the State whose representative facilitates it.'],
    startedOn: [DateFilter, 'The day on which it was begun.'],
    tabledOn: [DateFilter, 'The day on which it was tabled.'],
  },
  orders: {
    symbol: 'By symbol, as numbers count; those without come last in their session.',
    tabledOn: 'By the day on which it was tabled.',
    title: 'By title.',
  },
});
