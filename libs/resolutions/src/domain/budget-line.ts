import type { Decimal } from '@assembly-graph/kernel';
import { BUDGET_YEARS, type BudgetFigures } from './budget-figure.ts';
import type { Concordance, Concordances } from './concordance.ts';

/** A line of the budget: a programme in a year, as the record said it at an instant ("infinity": as it says now). */
export interface BudgetLine {
  readonly code: string;
  readonly year: number;
  readonly knownAt: string;
}

/** A line that continues another, or is continued by it. */
export interface BudgetLineLink {
  readonly line: BudgetLine;
  /** How much of the earlier line the later one continues; 1 if it alone does, null where that is not stated. */
  readonly share: Decimal | null;
  readonly concordance: Concordance;
}

/** What lines are read from. `concordancesInto.byKeys`: by the year of the lines that continue. */
export interface BudgetReadsAt {
  readonly budgetFigures: BudgetFigures;
  readonly concordances: Concordances;
  readonly concordancesInto: Concordances;
}

/** Whether a line can be of this year. */
export const isBudgetYear = (year: number): boolean => year >= BUDGET_YEARS.first && year <= BUDGET_YEARS.last;

/** The lines that a line continues, of what became of lines in its year. */
export const continuedLines = ({ code, year, knownAt }: BudgetLine, concordances: readonly Concordance[]): BudgetLineLink[] =>
  concordances
    .filter(({ intoYear, intoCodes }) => intoYear === year && intoCodes.includes(code))
    .map((concordance) => ({ line: { code: concordance.programmeCode, year: concordance.year, knownAt }, share: shareInto(concordance, code), concordance }));

/** The lines by which a line is continued. */
export const continuingLines = ({ code, year, knownAt }: BudgetLine, concordances: readonly Concordance[]): BudgetLineLink[] =>
  concordances
    .filter((concordance) => concordance.year === year && concordance.programmeCode === code)
    .flatMap((concordance) => concordance.intoCodes.map((into) => ({ line: { code: into, year: concordance.intoYear, knownAt }, share: shareInto(concordance, into), concordance })));

const shareInto = ({ intoCodes, intoShares }: Concordance, code: string): Decimal | null =>
  intoCodes.length === 1 ? '1' : (intoShares[intoCodes.indexOf(code)] ?? null);
