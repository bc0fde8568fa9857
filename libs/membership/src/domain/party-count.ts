import { decimalQuotient, type Decimal } from '@assembly-graph/kernel';

/** States Parties of one regional group at one instant. */
export interface GroupCount {
  readonly at: string;
  readonly group: string | null;
  readonly parties: number;
  readonly withdrawing: number;
}

/** Reads the counts for several instants at once; an instant without any party has no rows. */
export interface PartyCounts {
  at(instants: readonly string[]): Promise<readonly GroupCount[]>;
}

/** How many States Parties there were at an instant. */
export interface PartyCount {
  readonly at: string;
  readonly total: number;
  /** Those of them that have notified a withdrawal which had not yet taken effect; parties still (art. 127). */
  readonly withdrawing: number;
  readonly groups: readonly { readonly code: string | null; readonly parties: number; readonly sharePercent: Decimal }[];
}

/** The count of one instant from the rows of all. */
export function partyCountOf(at: string, rows: readonly GroupCount[]): PartyCount {
  const own = rows.filter((row) => row.at === at);
  const sum = (figure: 'parties' | 'withdrawing') => own.reduce((total, row) => total + row[figure], 0);
  const total = sum('parties');
  const groups = own.map(({ group, parties }) => ({
    code: group,
    parties,
    sharePercent: decimalQuotient(String(parties * 100), String(total), 2)!,
  }));
  return { at, total, withdrawing: sum('withdrawing'), groups };
}
