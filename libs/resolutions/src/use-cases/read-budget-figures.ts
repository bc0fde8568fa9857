import { readRows, uuidOf, type Cited, type DataProblem, type DataSet, type Decimal, type KnownKeys, type RowReader } from '@assembly-graph/kernel';
import { NOT_ENTERED_HERE, positionOf, type BudgetFigure, type BudgetScope, type BudgetStage } from '../domain/budget-figure.ts';
import { sameDecimal } from '../domain/decimal-difference.ts';
import { HOST_STATE_LOAN } from '../domain/major-programme.ts';

/** The years whose proposed and recommended totals leave the Host State Loan out, as the notes of their rows say. Of others it isn't said. */
const WITHOUT_LOAN = [2019, 2020, 2021];

const LOAN_COLUMN = 'host_state_loan_eur_thousands';
const TOTALS: readonly [column: string, stage: BudgetStage, scope: (year: number) => BudgetScope][] = [
  ['approved_total_eur_thousands', 'APPROVED', () => 'INCL_HOST_STATE_LOAN'],
  ['approved_excl_host_state_loan_eur_thousands', 'APPROVED', () => 'EXCL_HOST_STATE_LOAN'],
  ['proposed_total_eur_thousands', 'PROPOSED', (year) => (WITHOUT_LOAN.includes(year) ? 'EXCL_HOST_STATE_LOAN' : 'NOT_STATED')],
  ['cbf_recommended_total_eur_thousands', 'CBF_RECOMMENDED', (year) => (WITHOUT_LOAN.includes(year) ? 'EXCL_HOST_STATE_LOAN' : 'NOT_STATED')],
];
const LINES: readonly [column: string, stage: BudgetStage][] = [
  ['approved_eur_thousands', 'APPROVED'],
  ['proposed_eur_thousands', 'PROPOSED'],
  ['cbf_recommended_eur_thousands', 'CBF_RECOMMENDED'],
];

/** The id of the resolution that the row names as approving. */
export function approvedBy(row: RowReader, known: KnownKeys): string | null {
  const key = row.optionalReference('resolution_id', known, 'resolutions');
  return key === null ? null : uuidOf('Resolution', key);
}

type Named = Omit<BudgetFigure, 'id' | 'position' | keyof typeof NOT_ENTERED_HERE>;

function figureOf(named: Named, programmePosition: number | null): BudgetFigure {
  const { year, programmeCode, stage, scope } = named;
  const key = [year, programmeCode ?? 'TOTAL', stage, scope ?? ''].join('/');
  return { id: uuidOf('BudgetFigure', key), ...named, ...NOT_ENTERED_HERE, position: positionOf(programmePosition, stage, scope) };
}

/** budget.csv: the figures of programmes. */
export function readProgrammeFigures(data: DataSet, known: KnownKeys, problems: DataProblem[]): BudgetFigure[] {
  const codes = [...known.major_programmes!.keys()];
  return readRows(data.budget!, problems, ['year', 'mp_code'], (row) => {
    const year = row.int('year');
    const programmeCode = row.reference('mp_code', known, 'major_programmes');
    const resolutionId = approvedBy(row, known);
    const cited = row.cited(known);
    if (row.optionalDecimal('actual_eur_thousands') !== null) row.problem('actual_eur_thousands', 'the record has no stage for actual expenditure');
    return LINES.flatMap(([column, stage]) => {
      const amount = row.optionalDecimal(column);
      if (amount === null) return [];
      const approvedIn = stage === 'APPROVED' ? resolutionId : null;
      return figureOf({ year, programmeCode, stage, scope: null, amount, resolutionId: approvedIn, ...cited }, codes.indexOf(programmeCode) + 1);
    });
  }).flat();
}

/** budget_totals.csv: the totals, and the Host State Loan, which is a line of the budget and not a total. */
export function readTotals(data: DataSet, known: KnownKeys, problems: DataProblem[]): { figures: BudgetFigure[]; loans: { figure: BudgetFigure; line: number }[] } {
  const loanPosition = [...known.major_programmes!.keys()].indexOf(HOST_STATE_LOAN) + 1;
  const read = readRows(data.budget_totals!, problems, ['year'], (row) => {
    const year = row.int('year');
    const resolutionId = approvedBy(row, known);
    const cited = citedFigures(row, known);
    const figures = TOTALS.flatMap(([column, stage, scope]) => {
      const amount = row.optionalDecimal(column);
      const approvedIn = stage === 'APPROVED' ? resolutionId : null;
      return amount === null ? [] : figureOf({ year, programmeCode: null, stage, scope: scope(year), amount, resolutionId: approvedIn, ...cited(column) }, null);
    });
    const loan = row.optionalDecimal(LOAN_COLUMN);
    const ofLoan = { year, programmeCode: HOST_STATE_LOAN, stage: 'APPROVED', scope: null, resolutionId } as const;
    const loans = loan === null ? [] : [{ figure: figureOf({ ...ofLoan, amount: loan, ...cited(LOAN_COLUMN) }, loanPosition), line: row.row.line }];
    return { figures, loans };
  });
  return { figures: read.flatMap(({ figures }) => figures), loans: read.flatMap(({ loans }) => loans) };
}

/** A recalled row may hold figures that were read: `verified_parts` names their columns. */
function citedFigures(row: RowReader, known: KnownKeys): (column: string) => Cited {
  const cited = row.cited(known);
  const columns = [...TOTALS.map(([column]) => column), LOAN_COLUMN];
  const verified = row.list('verified_parts');
  for (const part of verified) {
    if (!columns.includes(part) || !row.row.cells[part]) row.problem('verified_parts', `${JSON.stringify(part.slice(0, 60))} is no figure of this row`);
  }
  if (verified.length > 0 && cited.confidence !== 'RECALLED') row.problem('verified_parts', 'only a recalled row has parts that are surer than itself');
  return (column) => (verified.includes(column) ? { ...cited, confidence: 'VERIFIED' } : cited);
}

/** The lines with the loans that only budget_totals.csv gives; where both files give one, they must agree. */
export function withLoansOfTotals(
  lines: readonly BudgetFigure[],
  loans: readonly { figure: BudgetFigure; line: number }[],
  problems: DataProblem[],
): BudgetFigure[] {
  const byId = new Map<string, Decimal>(lines.map(({ id, amount }) => [id, amount]));
  const added = loans.filter(({ figure, line }) => {
    const amount = byId.get(figure.id);
    if (amount !== undefined && !sameDecimal(amount, figure.amount)) {
      problems.push({ file: 'budget_totals.csv', line, column: LOAN_COLUMN, reason: `is not ${amount}, as budget.csv has it` });
    }
    return amount === undefined;
  });
  return [...lines, ...added.map(({ figure }) => figure)];
}
