import type { Confidence, Decimal } from '@assembly-graph/kernel';
import { CitedInterface, DecimalScalar, IntFilter, KeyFilter, KeyListFilter, listOf, NodeInterface } from '@assembly-graph/platform/graph';
import { Directive, Field, Int, ObjectType } from 'type-graphql';
import type { BudgetFigure } from '../domain/budget-figure.ts';
import type { BudgetLine, BudgetLineLink } from '../domain/budget-line.ts';
import type { TakenFigure } from '../domain/budget-series.ts';
import type { Concordance } from '../domain/concordance.ts';
import { BudgetFigureType } from './budget.type.ts';

@Directive('@key(fields: "id")')
@ObjectType('Concordance', {
  implements: [NodeInterface, CitedInterface],
  simpleResolvers: true,
  description: 'What became of a line of the budget: by which lines of a later year it is continued, or that it ended. A line of which nothing is said goes on under its code; where the record says what a line continues, it says all of it. The data set says nothing of any, and none is made up.',
})
export class ConcordanceType implements Concordance {
  readonly id!: string;
  @Field(() => Int, { description: 'The last year of the line.' })
  readonly year!: number;
  readonly programmeCode!: string;
  @Field(() => Int, { description: 'The year of the lines that continue it.' })
  readonly intoYear!: number;
  readonly intoCodes!: readonly string[];
  readonly intoShares!: readonly Decimal[];
  @Field(() => Int, { description: 'Raised by every change.' })
  readonly version!: number;
  readonly knownFrom!: string | null;
  readonly confidence!: Confidence;
  readonly sourceKeys!: readonly string[];
  readonly note!: string | null;
}

export const ConcordanceList = listOf('Concordance', () => ConcordanceType, {
  filters: {
    year: [IntFilter, 'The last year of the line.'],
    programme: [KeyFilter, 'Code of the programme whose line it is.'],
    intoYear: [IntFilter, 'The year of the lines that continue it.'],
    into: [KeyListFilter, 'Codes of the lines that continue it; `isEmpty: true` finds what ended.'],
  },
  orders: { year: 'By the last year of the line.', intoYear: 'By the year of the lines that continue it.' },
});

@ObjectType('ContinuingLine', { simpleResolvers: true, description: 'A line that continues another.' })
export class ContinuingLineType {
  readonly code!: string;
  @Field(() => DecimalScalar, { nullable: true, description: 'How much of the line it continues, as stated; null where that is not stated.' })
  readonly share!: Decimal | null;
}

@Directive('@key(fields: "code year")')
@ObjectType('BudgetLine', { simpleResolvers: true, description: 'A line of the budget: a programme in a financial year.' })
export class BudgetLineType implements BudgetLine {
  @Field(() => String, { description: 'Code of the programme, e.g. "MP-I".' })
  readonly code!: string;
  @Field(() => Int, { description: 'The financial year.' })
  readonly year!: number;
  readonly knownAt!: string;
}

@ObjectType('BudgetLineLink', { simpleResolvers: true, description: 'A line that continues another, or is continued by it.' })
export class BudgetLineLinkType implements BudgetLineLink {
  @Field(() => BudgetLineType, { description: 'That line.' })
  readonly line!: BudgetLine;
  @Field(() => DecimalScalar, { nullable: true, description: 'How much of the earlier line the later one continues: "1" if it alone does; null where that is not stated.' })
  readonly share!: Decimal | null;
  @Field(() => ConcordanceType, { description: 'What says so, with its sources.' })
  readonly concordance!: Concordance;
}

@ObjectType('TakenLine', { simpleResolvers: true, description: 'A line that was taken for a point of a series.' })
export class TakenLineType implements TakenFigure {
  readonly programmeCode!: string | null;
  @Field(() => DecimalScalar, { nullable: true, description: 'How much of it: "1" is all of it; null where the record does not say how it is apportioned.' })
  readonly share!: Decimal | null;
  readonly isConfirmed!: boolean;
  @Field(() => BudgetFigureType, { nullable: true, description: 'Its figure at the stage; null where there is none, or none that may be shown.' })
  readonly figure!: BudgetFigure | null;
}
