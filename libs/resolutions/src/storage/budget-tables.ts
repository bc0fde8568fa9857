import { citedChecks, citedColumns, idColumn, isOneOf, versionedColumns } from '@assembly-graph/platform/sql';
import { EntitySchema } from 'typeorm';
import { BUDGET_SCOPES, BUDGET_STAGES, type BudgetFigure } from '../domain/budget-figure.ts';
import type { Concordance } from '../domain/concordance.ts';
import type { DeflatorSeries } from '../domain/deflator-series.ts';
import type { FinancialYear } from '../domain/financial-year.ts';
import { HOST_STATE_LOAN, type MajorProgramme } from '../domain/major-programme.ts';

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
    ...versionedColumns,
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
    documentSymbol: { type: 'text', nullable: true },
    paragraph: { type: 'text', nullable: true },
    ...citedColumns,
    ...versionedColumns,
  },
  indices: [
    // Unique also of totals and of programmes, whose other key is null; TypeORM can't describe it: its migration makes it by hand.
    { name: 'one_figure_of_a_line_and_stage', columns: ['year'], synchronize: false },
    { name: 'budget_figure_year', columns: ['year', 'position', 'id'] },
    { name: 'budget_figure_programme', columns: ['programmeCode', 'year', 'position', 'id'] },
    { name: 'budget_figure_resolution', columns: ['resolutionId', 'year', 'position', 'id'] },
  ],
  checks: [
    ...citedChecks,
    isOneOf('stage', BUDGET_STAGES),
    isOneOf('scope', BUDGET_SCOPES),
    { name: 'a_total_has_a_scope', expression: '("programme_code" is null) = ("scope" is not null)' },
    { name: 'an_amount_is_not_negative', expression: '"amount" >= 0' },
    { name: 'only_the_approved_was_approved', expression: `"stage" = 'APPROVED' or "resolution_id" is null` },
  ],
});

export const DeflatorSeriesTable = new EntitySchema<DeflatorSeries>({
  name: 'deflator_series',
  columns: { id: idColumn, code: { type: 'text' }, name: { type: 'text' }, indices: { type: 'jsonb' }, ...citedColumns, ...versionedColumns },
  uniques: [{ name: 'deflator_series_code', columns: ['code'] }],
  checks: [...citedChecks, { name: 'a_deflator_series_has_indices', expression: `jsonb_array_length("indices") > 0` }],
});

export const ConcordanceTable = new EntitySchema<Concordance>({
  name: 'concordance',
  columns: {
    id: idColumn,
    year: { type: 'int' },
    programmeCode: { type: 'text' },
    intoYear: { type: 'int' },
    intoCodes: { type: 'text', array: true },
    intoShares: { type: 'numeric', array: true },
    ...citedColumns,
    ...versionedColumns,
  },
  uniques: [{ name: 'a_line_is_continued_once', columns: ['programmeCode', 'year'] }],
  indices: [
    { name: 'concordance_year', columns: ['year', 'programmeCode', 'id'] },
    { name: 'concordance_into_year', columns: ['intoYear', 'id'] },
    // Over a list; TypeORM can't describe it.
    { name: 'concordance_into_codes', columns: ['intoCodes'], synchronize: false },
  ],
  checks: [
    ...citedChecks,
    { name: 'a_line_is_continued_later', expression: '"into_year" > "year"' },
    { name: 'each_line_continues_once', expression: 'resolutions.all_different("into_codes")' },
    { name: 'shares_of_a_line_add_up', expression: 'cardinality("into_shares") = 0 or (cardinality("into_shares") = cardinality("into_codes") and resolutions.adds_up_to_one("into_shares"))' },
    { name: 'the_loan_stands_alone', expression: `"programme_code" <> '${HOST_STATE_LOAN}' and not '${HOST_STATE_LOAN}' = any("into_codes")` },
  ],
});
