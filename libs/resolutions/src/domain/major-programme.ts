import type { Cited, Collection } from '@assembly-graph/kernel';

/** A major programme of the Court's budget. */
export interface MajorProgramme extends Cited {
  readonly id: string;
  /** E.g. "MP-I"; the hyphenated spelling is ours. */
  readonly code: string;
  readonly name: string;
  /** Its place in the budget, from 1. */
  readonly position: number;
}

export type MajorProgrammes = Collection<MajorProgramme>;

/** The interest on and repayment of the host State's loan for the premises: within the total, outside the sub-total. */
export const HOST_STATE_LOAN = 'MP-VII-2';

/** Whether a text is written as the code of a major programme, e.g. "MP-I" or "MP-VII-2". */
export const isProgrammeCode = (text: string): boolean => /^MP-[IVX]{1,6}(-\d{1,2})?$/.test(text);
