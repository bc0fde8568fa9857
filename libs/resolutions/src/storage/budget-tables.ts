import { citedChecks, citedColumns, idColumn, isOneOf } from '@assembly-graph/platform/sql';
import { EntitySchema } from 'typeorm';
import { BUDGET_SCOPES, BUDGET_STAGES, type BudgetFigure } from '../domain/budget-figure.ts';
import type { FinancialYear } from '../domain/financial-year.ts';
import type { MajorProgramme } from '../domain/major-programme.ts';

export const MajorProgrammeTable = new EntitySchema<MajorProgramme>({
  name: 'major_programme',
  columns: { id: idColumn, code: { type: 'text' }, name: { type: 'text' }, position: { type: 'int' }, ...citedColumns },
  uniques: [{ name: 'major_programme_code', columns: ['code'] }],
  checks: citedChecks,
});

export const FinancialYearTable = new EntitySchema<FinancialYear>({
  name: 'financial_year',
  columns: {
    id: idColumn,
    year: { type: 'int' },
    approvedStaffing: { type: 'int', nullable: true },
    resolutionId: { type: 'uuid', nullable: true },
    ...citedColumns,
  },
  uniques: [{ name: 'financial_year_year', columns: ['year'] }],
  checks: citedChecks,
});

export const BudgetFigureTable = new EntitySchema<BudgetFigure>({
  name: 'budget_figure',
  columns: {
    id: idColumn,
    year: { type: 'int' },
    programmeCode: { type: 'text', nullable: true },
    stage: { type: 'text' },
    scope: { type: 'text', nullable: true },
    amount: { type: 'numeric' },
    resolutionId: { type: 'uuid', nullable: true },
    position: { type: 'int' },
    ...citedColumns,
  },
  indices: [
    { name: 'budget_figure_year', columns: ['year', 'position', 'id'] },
    { name: 'budget_figure_programme', columns: ['programmeCode', 'year', 'position', 'id'] },
    { name: 'budget_figure_resolution', columns: ['resolutionId', 'year', 'position', 'id'] },
  ],
  checks: [
    ...citedChecks,
    isOneOf('stage', BUDGET_STAGES),
    isOneOf('scope', BUDGET_SCOPES),
    { name: 'a_total_has_a_scope', expression: '("programme_code" is null) = ("scope" is not null)' },
    { name: 'only_the_approved_was_approved', expression: `"stage" = 'APPROVED' or "resolution_id" is null` },
  ],
});
