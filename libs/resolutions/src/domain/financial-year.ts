import type { Cited, Collection } from '@assembly-graph/kernel';

/** A year for which the Assembly approved a budget. */
export interface FinancialYear extends Cited {
  readonly id: string;
  readonly year: number;
  /** Posts approved; null where not found. */
  readonly approvedStaffing: number | null;
  /** The resolution by which its budget was approved. */
  readonly resolutionId: string | null;
  readonly version: number;
  readonly knownFrom: string | null;
}

export type FinancialYears = Collection<FinancialYear>;

/** The Court's first financial period was longer than a year; every other is a calendar year. */
export const FIRST_FINANCIAL_PERIOD = { year: 2003, label: 'September 2002 to December 2003' } as const;

/** What a financial year is called where people read it. */
export const labelOf = ({ year }: Pick<FinancialYear, 'year'>): string =>
  year === FIRST_FINANCIAL_PERIOD.year ? FIRST_FINANCIAL_PERIOD.label : String(year);
