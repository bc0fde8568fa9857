import { decimalSum, isConfirmed, rule, type Decimal } from '@assembly-graph/kernel';
import { scopesOf, type BudgetFigure, type BudgetScope, type BudgetStage } from './budget-figure.ts';
import { decimalDifference, sameDecimal } from './decimal-difference.ts';
import { HOST_STATE_LOAN } from './major-programme.ts';

/** What the programmes of a year add up to, next to the total that was published. */
export interface BudgetSum {
  readonly scope: Exclude<BudgetScope, 'NOT_STATED'>;
  readonly computed: Decimal;
  readonly published: Decimal | null;
  /** Null where no total was published, or it is left out as unconfirmed. */
  readonly agree: boolean | null;
}

const ALWAYS_THERE = ['MP-I', 'MP-II', 'MP-III', 'MP-IV', 'MP-V', 'MP-VI'];

/** Whether all programmes of a year are among these; the parts of Major Programme VII came and went, I to VI are always there. */
export const areWhole = (programmeCodes: readonly string[]): boolean => ALWAYS_THERE.every((code) => programmeCodes.includes(code));

/**
 * The sums of the approved figures of one year: without the Host State Loan, and with it.
 * @returns none for a year of which not all programmes are on record (or confirmed, unless the unconfirmed are included)
 */
export const approvedSums = (ofYear: readonly BudgetFigure[], includeUnconfirmed: boolean): BudgetSum[] => sumsOf('APPROVED', ofYear, includeUnconfirmed);

/** What the sums of a stage rest on. */
export type Summed = Pick<BudgetFigure, 'stage' | 'programmeCode' | 'scope' | 'amount' | 'confidence'>;

/** The same of any stage. */
export function sumsOf(stage: BudgetStage, ofYear: readonly Summed[], includeUnconfirmed: boolean): BudgetSum[] {
  const figures = ofYear.filter((figure) => figure.stage === stage && (includeUnconfirmed || isConfirmed(figure)));
  const lines = figures.flatMap(({ programmeCode, amount }) => (programmeCode === null ? [] : [{ programmeCode, amount }]));
  if (!areWhole(lines.map(({ programmeCode }) => programmeCode))) return [];
  return (['EXCL_HOST_STATE_LOAN', 'INCL_HOST_STATE_LOAN'] as const).map((scope) => {
    const computed = decimalSum(lines.filter(({ programmeCode }) => scopesOf(programmeCode).includes(scope)).map(({ amount }) => amount));
    const published = figures.find((figure) => figure.programmeCode === null && figure.scope === scope)?.amount ?? null;
    return { scope, computed, published, agree: published === null ? null : sameDecimal(computed, published) };
  });
}

/** What the amounts of a year and stage are held to, as a sentence. */
export const LINES_SUM_TO_TOTALS = 'the programmes of a year and stage add up to its sub-total and its total, which differ by the Host State Loan';

/** Whether the figures of a year and stage agree, as far as they are there: all programmes with each total, both totals with the loan. */
export function agree(stage: BudgetStage, ofYear: readonly Summed[]): boolean {
  const of = (programme: string | null, scope: BudgetScope | null) =>
    ofYear.find((figure) => figure.stage === stage && figure.programmeCode === programme && figure.scope === scope)?.amount;
  const [incl, excl, loan] = [of(null, 'INCL_HOST_STATE_LOAN'), of(null, 'EXCL_HOST_STATE_LOAN'), of(HOST_STATE_LOAN, null)];
  const sumsAgree = sumsOf(stage, ofYear, true).every((sum) => sum.agree !== false);
  return sumsAgree && (!incl || !excl || !loan || sameDecimal(decimalDifference(incl, excl), loan));
}

/** @throws RuleBroken */
export const proveSums = (stage: BudgetStage, ofYear: readonly Summed[]): void => rule(agree(stage, ofYear), LINES_SUM_TO_TOTALS);
