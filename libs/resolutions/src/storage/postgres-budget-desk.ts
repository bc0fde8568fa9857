import { knownSourcesOf, lastEventOn, postgresRecords, type ConstraintRules } from '@assembly-graph/platform/sql';
import type { EntityManager } from 'typeorm';
import { BUDGET_DECISION } from '../domain/approved-budget.ts';
import { LINES_SUM_TO_TOTALS } from '../domain/budget-sum.ts';
import { CONTINUED_LATER, CONTINUED_ONCE, EACH_ONCE, LOAN_STANDS_ALONE, SHARES_ADD_UP } from '../domain/concordance.ts';
import type { BudgetDesk } from '../use-cases/budget-desk.ts';
import { BudgetFigureTable, ConcordanceTable, DeflatorSeriesTable, FinancialYearTable } from './budget-tables.ts';
import { postgresResolutions } from './postgres-resolutions.ts';

/** What two deeds at once could break, or a hand at the database. */
export const budgetRules: ConstraintRules = {
  one_figure_of_a_line_and_stage: ['a budget has one figure of a year, line, stage and scope; what was entered wrongly is corrected'],
  lines_sum_to_their_totals: [LINES_SUM_TO_TOTALS],
  an_approved_figure_cites_its_resolution: ['an approved figure cites a budget resolution adopted at an earlier or equal instant', BUDGET_DECISION],
  financial_year_year: ['the budget of a year is approved once; what was entered wrongly is corrected'],
  a_line_is_continued_once: [CONTINUED_ONCE],
  a_line_is_continued_later: [CONTINUED_LATER],
  each_line_continues_once: [EACH_ONCE],
  shares_of_a_line_add_up: [SHARES_ADD_UP],
  the_loan_stands_alone: [LOAN_STANDS_ALONE],
  deflator_series_code: ['a deflator series is entered once'],
};

/** The desk within one transaction. */
export function postgresBudgetDesk(manager: EntityManager): BudgetDesk {
  const { resolutions } = postgresResolutions(manager);
  return {
    knownSources: knownSourcesOf(manager),
    openYear: async (year) => {
      await manager.query(`select pg_advisory_xact_lock(hashtext('resolutions.budget_figure'), $1::int)`, [year]);
    },
    figures: postgresRecords(manager, BudgetFigureTable, 'The figure'),
    years: postgresRecords(manager, FinancialYearTable, 'The financial year'),
    deflators: postgresRecords(manager, DeflatorSeriesTable, 'The series'),
    concordances: postgresRecords(manager, ConcordanceTable, 'The concordance'),
    programmePositions: async (codes) => {
      const rows: { code: string; position: number }[] = await manager.query('select code, position from resolutions.major_programme where code = any($1::text[])', [codes]);
      return new Map(rows.map(({ code, position }) => [code, position]));
    },
    resolutionBySymbol: async (symbol) => (await resolutions.byKeys([symbol]))[0] ?? null,
    lastEventOn: lastEventOn(manager),
  };
}
