import { readRows, uuidOf, type TableLoad } from '@assembly-graph/kernel';
import type { FinancialYear } from '../domain/financial-year.ts';
import { approvedBy } from './read-budget-figures.ts';
import type { ResolutionsStores } from './resolutions-stores.ts';

/** budget_totals.csv: the financial years. Their amounts are read by `load-budget-figures`. */
export const loadFinancialYears: TableLoad<ResolutionsStores> = {
  table: 'budget_totals',
  prepare(data, known, problems) {
    const years = readRows(data.budget_totals!, problems, ['year'], (row): FinancialYear => {
      const year = row.int('year');
      return {
        id: uuidOf('FinancialYear', String(year)),
        year,
        approvedStaffing: row.optionalInt('approved_staffing'),
        resolutionId: approvedBy(row, known),
        version: 1,
        knownFrom: null,
        ...row.cited(known),
      };
    });
    return (stores) => stores.financialYears.replaceAll(years);
  },
};
