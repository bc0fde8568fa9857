import { type TableLoad } from '@assembly-graph/kernel';
import { checkSums } from './check-budget-sums.ts';
import { readProgrammeFigures, readTotals, withLoansOfTotals } from './read-budget-figures.ts';
import type { ResolutionsStores } from './resolutions-stores.ts';

/** budget.csv and budget_totals.csv: every amount of the budgets, by year, programme, stage and scope. */
export const loadBudgetFigures: TableLoad<ResolutionsStores> = {
  table: 'budget',
  prepare(data, known, problems) {
    const totals = readTotals(data, known, problems);
    const lines = withLoansOfTotals(readProgrammeFigures(data, known, problems), totals.loans, problems);
    const figures = [...lines, ...totals.figures];
    checkSums(data, figures, problems);
    return (stores) => stores.budgetFigures.replaceAll(figures);
  },
};
