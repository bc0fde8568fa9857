import { NOT_ENTERED_HERE, type BudgetFigure } from '../domain/budget-figure.ts';

/** An approved total without the Host State Loan, unless it is said otherwise. */
export const aBudgetFigure = (said: Partial<BudgetFigure> = {}): BudgetFigure => ({
  id: '00000000-0000-5000-8000-000000000000',
  year: 2019,
  programmeCode: null,
  stage: 'APPROVED',
  scope: 'EXCL_HOST_STATE_LOAN',
  amount: '144550.0',
  resolutionId: null,
  position: 0,
  ...NOT_ENTERED_HERE,
  confidence: 'VERIFIED',
  sourceKeys: ['S-ONE'],
  note: null,
  ...said,
});
