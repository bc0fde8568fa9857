import { decimalSum, isConfirmed, type Decimal } from '@assembly-graph/kernel';
import { scopesOf, type BudgetFigure, type BudgetScope } from './budget-figure.ts';
import { sameDecimal } from './decimal-difference.ts';

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
export function approvedSums(ofYear: readonly BudgetFigure[], includeUnconfirmed: boolean): BudgetSum[] {
  const figures = ofYear.filter((figure) => figure.stage === 'APPROVED' && (includeUnconfirmed || isConfirmed(figure)));
  const lines = figures.flatMap(({ programmeCode, amount }) => (programmeCode === null ? [] : [{ programmeCode, amount }]));
  if (!areWhole(lines.map(({ programmeCode }) => programmeCode))) return [];
  return (['EXCL_HOST_STATE_LOAN', 'INCL_HOST_STATE_LOAN'] as const).map((scope) => {
    const computed = decimalSum(lines.filter(({ programmeCode }) => scopesOf(programmeCode).includes(scope)).map(({ amount }) => amount));
    const published = figures.find((figure) => figure.programmeCode === null && figure.scope === scope)?.amount ?? null;
    return { scope, computed, published, agree: published === null ? null : sameDecimal(computed, published) };
  });
}
