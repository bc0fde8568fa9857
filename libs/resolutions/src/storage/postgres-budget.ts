import { postgresCollection } from '@assembly-graph/platform/sql';
import type { EntityManager } from 'typeorm';
import type { ResolutionsStores } from '../use-cases/resolutions-stores.ts';
import { BudgetFigureTable, DeflatorSeriesTable, FinancialYearTable, MajorProgrammeTable } from './budget-tables.ts';

const up = (...fields: string[]) => fields.map((field) => ({ field, direction: 'ASC' as const }));

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
