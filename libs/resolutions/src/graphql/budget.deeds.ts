import { citedInput, DecimalScalar, deedKind, deedsResolver, partField, publishedInput, reasonInput, type DeedAccess } from '@assembly-graph/platform/graph';
import { ID, Int } from 'type-graphql';
import type { BudgetDeskUseCases } from '../use-cases/budget-desk.ts';
import { BudgetFigureType, FinancialYearType } from './budget.type.ts';
import { DeflatorSeriesType } from './budget-gap.type.ts';
import { BudgetScopeEnum, BudgetStageEnum } from './enums.ts';
import type { ResolutionsLoaders } from './loaders.ts';

const SECRETARIAT: DeedAccess = { policies: ['secretariat'] };
const figure = { entity: 'budgetFigure', type: () => BudgetFigureType, access: SECRETARIAT, load: (id: string, { budgetFigure }: ResolutionsLoaders) => budgetFigure.load(id) };
const money = (description: string) => ({ type: () => DecimalScalar, description: `${description} In thousands of euros.` });
const programme = { type: () => String, description: 'Code of the major programme, e.g. "MP-I".', longest: 20 };

const lines = partField('ApprovedLineInput', 'What was approved for one major programme.', { programme, amount: money('The amount.') }, { list: true, nullable: true, most: 50 });
const alongWith = partField(
  'FigureAlongInput',
  'A figure of the same year and stage that changes at the same time.',
  {
    id: { type: () => ID, description: 'The id of the BudgetFigure.', idOf: 'BudgetFigure' },
    expectedVersion: { type: () => Int, description: 'The version you have seen; a newer one on record is a CONFLICT.' },
    amount: money('The amount.'),
  },
  { list: true, nullable: true, most: 50 },
);
const indices = partField(
  'PriceIndexInput',
  'The index of prices of one year.',
  { year: { type: () => Int, description: 'The year.' }, index: { type: () => DecimalScalar, description: 'The index.' } },
  { list: true, most: 200 },
);

/** The deeds on the budget, for whoever keeps its documents. */
export const budgetDeeds = (deeds: BudgetDeskUseCases): object =>
  deedsResolver('BudgetDeeds', [
    deedKind({
      ...figure,
      name: 'enterBudgetFigure',
      description: 'Enters a figure of a budget at a stage other than its approval, which is `approveBudget`. Programmes and totals of a year and stage must agree: enter the total last. For the secretariat.',
      input: {
        year: { type: () => Int, description: 'The financial year.' },
        programme: { ...programme, description: 'Code of the major programme, e.g. "MP-I"; left out for the total.', nullable: true },
        stage: { type: () => BudgetStageEnum, description: 'How far the budget had come.' },
        scope: { type: () => BudgetScopeEnum, description: 'Of a total, and only of one: what it includes.', nullable: true },
        amount: money('The amount.'),
        document: { type: () => String, description: 'Symbol of the document in which it stands.', nullable: true, longest: 100 },
        paragraph: { type: () => String, description: 'Where in the document.', nullable: true, longest: 100 },
        ...publishedInput,
      },
      do: deeds.enterBudgetFigure,
    }),
    deedKind({
      ...figure,
      name: 'correctBudgetFigure',
      description: 'Tells a figure otherwise that was entered in error, with those that must change along with it for the sums to hold; what the record said stays readable by `knownAt`. For the secretariat.',
      of: 'BudgetFigure',
      input: {
        ...reasonInput,
        amount: money('The amount.'),
        alongWith,
        confidence: { ...citedInput.confidence, nullable: true, defaultValue: undefined },
        sources: { ...publishedInput.sources, nullable: true },
        note: citedInput.note,
      },
      do: deeds.correctBudgetFigure,
    }),
    deedKind({
      name: 'approveBudget',
      description: 'Enters the budget of a year as the Assembly approved it (art. 112(2)(d)): it cites a budget resolution adopted by then, and programmes, sub-total and total agree, or nothing is entered. For the secretariat.',
      entity: 'financialYear',
      type: () => FinancialYearType,
      access: SECRETARIAT,
      load: (id: string, { financialYearById }: ResolutionsLoaders) => financialYearById.load(id),
      input: {
        year: { type: () => Int, description: 'The financial year.' },
        resolution: { type: () => String, description: 'Symbol of the resolution that approved it.', longest: 100 },
        lines,
        subTotal: { ...money('The total without the Host State Loan (MP-VII-2).'), nullable: true },
        total: { ...money('The total with the Host State Loan.'), nullable: true },
        approvedStaffing: { type: () => Int, description: 'The posts approved.', nullable: true },
        ...publishedInput,
      },
      do: deeds.approveBudget,
    }),
    deedKind({
      name: 'enterDeflatorSeries',
      description: 'Enters price indices as a named source publishes them, so that budgets can be told in the prices of one year. For the secretariat.',
      entity: 'deflatorSeries',
      type: () => DeflatorSeriesType,
      access: SECRETARIAT,
      load: (id: string, { deflatorSeriesById }: ResolutionsLoaders) => deflatorSeriesById.load(id),
      input: {
        code: { type: () => String, description: 'Its code, e.g. "HICP-NL".', longest: 40 },
        name: { type: () => String, description: 'What it is, and of which prices.', longest: 300 },
        indices,
        ...publishedInput,
      },
      do: deeds.enterDeflatorSeries,
    }),
  ]);
