import type { DataProblem, DataSet } from '@assembly-graph/kernel';
import type { BudgetFigure } from '../domain/budget-figure.ts';
import { approvedSums } from '../domain/budget-sum.ts';
import { decimalDifference, sameDecimal } from '../domain/decimal-difference.ts';
import { HOST_STATE_LOAN } from '../domain/major-programme.ts';

/** The programmes of a year must add up to its totals, and its totals differ by the Host State Loan. */
export function checkSums(data: DataSet, figures: readonly BudgetFigure[], problems: DataProblem[]): void {
  for (const [year, ofYear] of Map.groupBy(figures, (figure) => figure.year)) {
    const line = data.budget_totals!.find(({ cells }) => cells.year === String(year))?.line ?? 1;
    const report = (column: string, reason: string) => problems.push({ file: 'budget_totals.csv', line, column, reason });
    for (const { scope, computed, agree } of approvedSums(ofYear, true)) {
      const column = scope === 'INCL_HOST_STATE_LOAN' ? 'approved_total_eur_thousands' : 'approved_excl_host_state_loan_eur_thousands';
      if (agree === false) report(column, `is not ${computed}, to which the programmes of budget.csv add up`);
    }
    const approved = (programme: string | null, scope: string | null) =>
      ofYear.find((figure) => figure.stage === 'APPROVED' && figure.programmeCode === programme && figure.scope === scope)?.amount;
    const [incl, excl] = [approved(null, 'INCL_HOST_STATE_LOAN'), approved(null, 'EXCL_HOST_STATE_LOAN')];
    const loan = approved(HOST_STATE_LOAN, null);
    if (incl && excl && loan && !sameDecimal(decimalDifference(incl, excl), loan)) {
      report('approved_total_eur_thousands', `less the sub-total is not the Host State Loan, ${loan}`);
    }
  }
}
