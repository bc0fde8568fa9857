import { postgresCollection } from '@assembly-graph/platform/sql';
import type { EntityManager } from 'typeorm';
import type { BudgetReadsAt } from '../domain/budget-line.ts';
import type { ResolutionsStores } from '../use-cases/resolutions-stores.ts';
import { BudgetFigureTable, ConcordanceTable, DeflatorSeriesTable, FinancialYearTable, MajorProgrammeTable } from './budget-tables.ts';

const up = (...fields: string[]) => fields.map((field) => ({ field, direction: 'ASC' as const }));

/** The lines of the budget and what became of them, as the record said it at an instant; "infinity" for what it says now. */
export const postgresBudgetAt = (manager: EntityManager) => (knownAt: string): BudgetReadsAt => {
  const concordances = (key: 'year' | 'intoYear') =>
    postgresCollection(manager, ConcordanceTable, { key, order: up('year', 'programmeCode'), fields: { programme: 'programmeCode', into: 'intoCodes' }, knownAt });
  return { budgetFigures: postgresBudget(manager, knownAt).budgetFigures, concordances: concordances('year'), concordancesInto: concordances('intoYear') };
};

/** The budget, as the record said it at an instant; as it says now, if not given. */
export const postgresBudget = (
  manager: EntityManager,
  knownAt?: string,
): Pick<ResolutionsStores, 'majorProgrammes' | 'financialYears' | 'budgetFigures' | 'deflatorSeries'> => ({
  majorProgrammes: postgresCollection(manager, MajorProgrammeTable, { key: 'code', order: up('position') }),
  financialYears: postgresCollection(manager, FinancialYearTable, { key: 'year', order: up('year'), knownAt }),
  deflatorSeries: postgresCollection(manager, DeflatorSeriesTable, { key: 'code', order: up('code'), knownAt }),
  budgetFigures: postgresCollection(manager, BudgetFigureTable, {
    key: 'year',
    order: up('year', 'position'),
    fields: { programme: 'programmeCode' },
    scopes: {
      year: { by: 'year' },
      programme: { by: 'programmeCode' },
      resolution: { by: 'resolutionId' },
    },
    knownAt,
  }),
});
