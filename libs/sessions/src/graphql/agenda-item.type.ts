import type { Confidence, TopicCode } from '@assembly-graph/kernel';
import { BooleanFilter, CitedInterface, DateFilter, DateScalar, enumFilter, IntFilter, KeyFilter, KeyListFilter, listOf, NodeInterface, StringFilter } from '@assembly-graph/platform/graph';
import { Directive, Field, Int, ObjectType } from 'type-graphql';
import type { AgendaItem, AgendaItemKind, AgendaItemStatus } from '../domain/agenda-item.ts';
import { AgendaItemKindEnum, AgendaItemStatusEnum } from './enums.ts';

@Directive('@key(fields: "id")')
@ObjectType('AgendaItem', {
  implements: [NodeInterface, CitedInterface],
  simpleResolvers: true,
  description: 'Something that a session had, or was to have, before it. Of most sessions no true agenda is on record: `kind` says where the item was found.',
})
export class AgendaItemType implements AgendaItem {
  readonly id!: string;
  @Field(() => String, { description: 'Its key in the data set, e.g. "AG-14-11".' })
  readonly code!: string;
  readonly sessionCode!: string | null;
  readonly sessionOpensOn!: string | null;
  @Field(() => Int, { description: 'Its place among the items of the session that are on record, from 1; of a provisional agenda, the number of the item.' })
  readonly position!: number;
  @Field(() => String, { nullable: true, description: 'As the agenda numbers it, e.g. "9" or "9(a)"; null where no agenda is on record that does.' })
  readonly number!: string | null;
  @Field(() => Boolean, { description: 'Whether it stands on the agenda as adopted.' })
  readonly adopted!: boolean;
  readonly parentId!: string | null;
  @Field(() => AgendaItemStatusEnum, { nullable: true, description: 'Where it stands; null where that is not on record.' })
  readonly status!: AgendaItemStatus | null;
  @Field(() => String, { nullable: true, description: 'Code of the body to which it was allocated; null: the plenary, or not on record.' })
  readonly allocatedTo!: string | null;
  @Field(() => DateScalar, { nullable: true, description: 'The day on which it was put before the session, where this record has it.' })
  readonly addedOn!: string | null;
  @Field(() => Int, { description: 'How often it was changed, from 1; a deed on it says which one its author has seen.' })
  readonly version!: number;
  readonly knownFrom!: string | null;
  @Field(() => String, { description: 'Its title in English.' })
  readonly title!: string;
  @Field(() => AgendaItemKindEnum, { description: 'Where it was found.' })
  readonly kind!: AgendaItemKind;
  readonly topics!: readonly TopicCode[];
  readonly confidence!: Confidence;
  readonly sourceKeys!: readonly string[];
  readonly note!: string | null;
}

export const AgendaItemList = listOf('AgendaItem', () => AgendaItemType, {
  filters: {
    code: [KeyFilter, 'Its key in the data set.'],
    session: [KeyFilter, 'Code of the session; unknown (null) for the items of the typical agenda.'],
    position: [IntFilter, 'Its place.'],
    number: [KeyFilter, 'As the agenda numbers it.'],
    adopted: [BooleanFilter, 'Whether it stands on the agenda as adopted.'],
    status: [enumFilter('AgendaItemStatus', AgendaItemStatusEnum), 'Where it stands.'],
    allocatedTo: [KeyFilter, 'Code of the body to which it was allocated.'],
    addedOn: [DateFilter, 'The day on which it was put before the session.'],
    title: [StringFilter, 'Its title.'],
    kind: [enumFilter('AgendaItemKind', AgendaItemKindEnum), 'Where it was found.'],
    topics: [KeyListFilter, 'Codes of the topics that its title names; our assignment by rule.'],
  },
  orders: { session: 'By the first day of the session; the typical agenda comes last.', position: 'By place.', title: 'By title.' },
  notGroupedBy: ['code', 'position', 'number'],
});
