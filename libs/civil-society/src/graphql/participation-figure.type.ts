import type { Confidence } from '@assembly-graph/kernel';
import { CitedInterface, enumFilter, IntFilter, KeyFilter, listOf, NodeInterface } from '@assembly-graph/platform/graph';
import { Directive, Field, Int, ObjectType } from 'type-graphql';
import type { ParticipationFigure, Precision } from '../domain/participation-figure.ts';
import { FigurePrecisionEnum } from './enums.ts';

@Directive('@key(fields: "id")')
@ObjectType('ParticipationFigure', {
  implements: [NodeInterface, CitedInterface],
  simpleResolvers: true,
  description: 'What was published on how many took part in a session from civil society. Only counts: no register of them was found, and no person is named.',
})
export class ParticipationFigureType implements ParticipationFigure {
  readonly id!: string;
  readonly sessionCode!: string;
  readonly sessionOpensOn!: string;
  @Field(() => Int, { nullable: true, description: 'Representatives of non-governmental organizations; null where no number was found.' })
  readonly ngoRepresentatives!: number | null;
  @Field(() => Int, { nullable: true, description: 'Non-governmental organizations; null where no number was found.' })
  readonly ngoOrganizations!: number | null;
  @Field(() => Int, { nullable: true, description: 'Side events, as published, not those on record here; null where no number was found.' })
  readonly sideEvents!: number | null;
  @Field(() => FigurePrecisionEnum, { description: 'How exact the numbers are.' })
  readonly precision!: Precision;
  @Field(() => String, { description: 'The same in the words of the data set, e.g. "about (expected before the session)".' })
  readonly precisionWording!: string;
  readonly confidence!: Confidence;
  readonly sourceKeys!: readonly string[];
  readonly note!: string | null;
}

export const ParticipationFigureList = listOf('ParticipationFigure', () => ParticipationFigureType, {
  filters: {
    session: [KeyFilter, 'Code of the session.'],
    ngoRepresentatives: [IntFilter, 'Representatives of non-governmental organizations.'],
    ngoOrganizations: [IntFilter, 'Non-governmental organizations.'],
    sideEvents: [IntFilter, 'Side events.'],
    precision: [enumFilter('FigurePrecision', FigurePrecisionEnum), 'How exact the numbers are.'],
  },
  orders: {
    sessionOpensOn: 'By the first day of the session, so in the order of the sessions.',
    ngoRepresentatives: 'By the number of representatives.',
    ngoOrganizations: 'By the number of organizations.',
    sideEvents: 'By the number of side events.',
  },
  measures: { ngoRepresentatives: {}, ngoOrganizations: {}, sideEvents: {} },
  notGroupedBy: ['session'],
});
