import type { Confidence } from '@assembly-graph/kernel';
import { CitedInterface, DateFilter, DateScalar, enumFilter, enumOf, IntFilter, KeyFilter, listOf, NodeInterface } from '@assembly-graph/platform/graph';
import { Directive, Field, Int, ObjectType } from 'type-graphql';
import type { Agenda, AgendaPlace, AgendaVersionKind } from '../domain/agenda.ts';

export const AgendaVersionKindEnum = enumOf<AgendaVersionKind>('AgendaVersionKind', 'How far an agenda has come.', {
  PROVISIONAL: 'As proposed.',
  ANNOTATED: 'As proposed, with notes on each item.',
  SUPPLEMENTARY: 'With items added after the provisional agenda.',
  ADOPTED: 'As the session adopted it.',
});

@ObjectType('AgendaPlace', { simpleResolvers: true, description: 'A place on an agenda.' })
export class AgendaPlaceType implements AgendaPlace {
  @Field(() => String, { description: 'The number, as this version prints it.' })
  readonly number!: string;
  readonly itemId!: string;
}

@Directive('@key(fields: "id")')
@ObjectType('Agenda', { implements: [NodeInterface, CitedInterface], simpleResolvers: true, description: 'The agenda of a session as it was published; it is never changed, a next version follows.' })
export class AgendaType implements Agenda {
  readonly id!: string;
  readonly sessionCode!: string;
  @Field(() => AgendaVersionKindEnum, { description: 'How far it has come.' })
  readonly kind!: AgendaVersionKind;
  @Field(() => Int, { description: 'Its place among the versions of the session\'s agenda, from 1.' })
  readonly ordinal!: number;
  @Field(() => DateScalar, { description: 'The day on which it was published, or adopted.' })
  readonly publishedOn!: string;
  readonly documentSymbol!: string | null;
  @Field(() => [AgendaPlaceType], { description: 'Its items, in order; 100 at the most.' })
  readonly places!: readonly AgendaPlace[];
  @Field(() => Int, { description: 'Always 1: a published agenda is not changed.' })
  readonly version!: number;
  readonly knownFrom!: string | null;
  readonly confidence!: Confidence;
  readonly sourceKeys!: readonly string[];
  readonly note!: string | null;
}

export const AgendaList = listOf('Agenda', () => AgendaType, {
  filters: {
    session: [KeyFilter, 'Code of the session.'],
    kind: [enumFilter('AgendaVersionKind', AgendaVersionKindEnum), 'How far it has come.'],
    ordinal: [IntFilter, 'Its place among the versions.'],
    publishedOn: [DateFilter, 'The day on which it was published.'],
  },
  orders: { ordinal: 'By the order of the versions.', publishedOn: 'By day.' },
  notGroupedBy: ['ordinal'],
});
