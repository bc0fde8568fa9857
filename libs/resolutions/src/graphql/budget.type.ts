import type { Confidence, Decimal } from '@assembly-graph/kernel';
import { CitedInterface, DecimalFilter, enumFilter, IntFilter, KeyFilter, listOf, NodeInterface, StringFilter } from '@assembly-graph/platform/graph';
import { Directive, Field, Int, ObjectType } from 'type-graphql';
import type { BudgetFigure, BudgetScope, BudgetStage } from '../domain/budget-figure.ts';
import type { FinancialYear } from '../domain/financial-year.ts';
import type { MajorProgramme } from '../domain/major-programme.ts';
import { BudgetScopeEnum, BudgetStageEnum } from './enums.ts';

@Directive('@key(fields: "code")')
@Directive('@key(fields: "id")')
@ObjectType('MajorProgramme', { implements: [NodeInterface, CitedInterface], simpleResolvers: true, description: "A major programme of the Court's budget." })
export class MajorProgrammeType implements MajorProgramme {
  readonly id!: string;
  @Field(() => String, { description: 'Its code, e.g. "MP-I"; the hyphenated spelling is ours.' })
  readonly code!: string;
  @Field(() => String, { description: 'Its name in English.' })
  readonly name!: string;
  @Field(() => Int, { description: 'Its place in the budget, from 1.' })
  readonly position!: number;
  readonly confidence!: Confidence;
  readonly sourceKeys!: readonly string[];
  readonly note!: string | null;
}

export const MajorProgrammeList = listOf('MajorProgramme', () => MajorProgrammeType, {
  filters: { code: [KeyFilter, 'Its code.'], name: [StringFilter, 'Its name.'] },
  orders: { position: 'As the budget lists them.', name: 'By name.' },
  notGroupedBy: ['code'],
});

@Directive('@key(fields: "id")')
@Directive('@key(fields: "year")')
@ObjectType('FinancialYear', { implements: [NodeInterface, CitedInterface], simpleResolvers: true, description: 'A year for which the Assembly approved a budget.' })
export class FinancialYearType implements FinancialYear {
  readonly id!: string;
  @Field(() => Int, { description: 'The year; 2003 is the first financial period, September 2002 to December 2003.' })
  readonly year!: number;
  @Field(() => Int, { nullable: true, description: 'The posts approved; null where not found.' })
  readonly approvedStaffing!: number | null;
  readonly resolutionId!: string | null;
  @Field(() => Int, { description: 'Raised by every change.' })
  readonly version!: number;
  readonly knownFrom!: string | null;
  readonly confidence!: Confidence;
  readonly sourceKeys!: readonly string[];
  readonly note!: string | null;
}

export const FinancialYearList = listOf('FinancialYear', () => FinancialYearType, {
  filters: { year: [IntFilter, 'The year.'], approvedStaffing: [IntFilter, 'The posts approved.'] },
  orders: { year: 'By year.' },
  measures: { approvedStaffing: {} },
  notGroupedBy: ['year'],
});

@Directive('@key(fields: "id")')
@ObjectType('BudgetFigure', {
  implements: [NodeInterface, CitedInterface],
  simpleResolvers: true,
  description: "One amount of one year's budget: of a major programme, or the total of the year. Its confidence is its own, which may be better than that of the year's row.",
})
export class BudgetFigureType implements BudgetFigure {
  readonly id!: string;
  @Field(() => Int, { description: 'The financial year.' })
  readonly year!: number;
  readonly programmeCode!: string | null;
  @Field(() => BudgetStageEnum, { description: 'How far the budget had come.' })
  readonly stage!: BudgetStage;
  @Field(() => BudgetScopeEnum, {
    nullable: true,
    description: 'Of a total: what it includes. Null for a programme, whose amount is the same either way: `countsInto` says which totals it is part of.',
  })
  readonly scope!: BudgetScope | null;
  readonly amount!: Decimal;
  readonly resolutionId!: string | null;
  readonly position!: number;
  @Field(() => String, { nullable: true, description: 'Symbol of the document in which it stands, e.g. "ICC-ASP/18/10"; null where not on record.' })
  readonly documentSymbol!: string | null;
  @Field(() => String, { nullable: true, description: 'Where in the document, e.g. "para. 12"; null where not on record.' })
  readonly paragraph!: string | null;
  @Field(() => Int, { description: 'Raised by every change.' })
  readonly version!: number;
  readonly knownFrom!: string | null;
  readonly confidence!: Confidence;
  readonly sourceKeys!: readonly string[];
  readonly note!: string | null;
}

export const BudgetFigureList = listOf('BudgetFigure', () => BudgetFigureType, {
  filters: {
    year: [IntFilter, 'The financial year.'],
    programme: [KeyFilter, 'Code of the major programme; `isNull: true` finds the totals.'],
    stage: [enumFilter('BudgetStage', BudgetStageEnum), 'How far the budget had come.'],
    scope: [enumFilter('BudgetScope', BudgetScopeEnum), 'What a total includes; `isNull: true` finds the programmes.'],
    amount: [DecimalFilter, 'The amount, in thousands of euros.'],
  },
  orders: {
    year: 'By financial year.',
    position: 'As the budget of a year lists them: programmes in their order, then totals; each by stage.',
    amount: 'By amount.',
  },
  // A stage is an earlier word on the same money, and a total (it alone has a scope) holds the programmes.
  measures: { amount: { alike: ['stage', 'scope'] } },
});
