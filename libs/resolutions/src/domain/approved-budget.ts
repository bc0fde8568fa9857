import { rule, type Decimal } from '@assembly-graph/kernel';
import type { BudgetScope } from './budget-figure.ts';
import { areWhole, proveSums } from './budget-sum.ts';
import { isAtLeast } from './decimal-difference.ts';
import type { Resolution } from './resolution.ts';

export const BUDGET_DECISION = 'Rome Statute, art. 112(2)(d)';

/** What a budget resolution says: the programmes, and the totals without and with the Host State Loan. */
export interface ApprovedAmounts {
  readonly lines: readonly { readonly programme: string; readonly amount: Decimal }[];
  readonly subTotal: Decimal | null;
  readonly total: Decimal | null;
}

/** Of an approved budget: its figures, programmes first. */
export interface Approved {
  readonly programmeCode: string | null;
  readonly scope: BudgetScope | null;
  readonly amount: Decimal;
}

/** An approved figure cites a budget resolution that was adopted by then. @throws RuleBroken */
export function proveResolution({ adoptedOn, topics }: Pick<Resolution, 'adoptedOn' | 'topics'>, today: string): void {
  rule(topics.includes('BUDGET'), 'an approved figure cites a resolution on the budget', BUDGET_DECISION);
  rule(adoptedOn !== null && adoptedOn <= today, 'an approved figure cites a budget resolution adopted at an earlier or equal instant', BUDGET_DECISION);
}

/** The figures of an approved budget. @throws RuleBroken */
export function approvedFigures({ lines, subTotal, total }: ApprovedAmounts): Approved[] {
  const codes = lines.map(({ programme }) => programme);
  rule(new Set(codes).size === codes.length, 'a budget has one amount of each programme');
  rule(codes.length === 0 || areWhole(codes), 'a budget names Major Programmes I to VI, or totals alone');
  rule(subTotal !== null || total !== null, 'a budget has a total, with the Host State Loan or without it');
  const totals: Approved[] = [
    ...(subTotal === null ? [] : [{ programmeCode: null, scope: 'EXCL_HOST_STATE_LOAN' as const, amount: subTotal }]),
    ...(total === null ? [] : [{ programmeCode: null, scope: 'INCL_HOST_STATE_LOAN' as const, amount: total }]),
  ];
  const figures = [...lines.map(({ programme, amount }) => ({ programmeCode: programme, scope: null, amount })), ...totals];
  rule(figures.every(({ amount }) => isAtLeast(amount, '0')), 'an amount of a budget is no less than nothing');
  proveSums('APPROVED', figures.map((figure) => ({ ...figure, stage: 'APPROVED', confidence: 'VERIFIED' })));
  return figures;
}
