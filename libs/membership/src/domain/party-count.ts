import { decimalQuotient, type Decimal } from '@assembly-graph/kernel';

/** A moment to count at: what was true then, as the record said it at an instant of knowledge (or "infinity", for now). */
export interface CountedMoment {
  readonly at: string;
  readonly knownAt: string;
}

/** States Parties of one regional group at one moment. */
export interface GroupCount extends CountedMoment {
  readonly group: string | null;
  readonly parties: number;
  readonly withdrawing: number;
}

/** Reads the counts for several moments at once; a moment without any party has no rows. */
export interface PartyCounts {
  at(moments: readonly CountedMoment[]): Promise<readonly GroupCount[]>;
}

/** How many States Parties there were at an instant. */
export interface PartyCount {
  readonly at: string;
  readonly total: number;
  /** Those of them that have notified a withdrawal which had not yet taken effect; parties still (art. 127). */
  readonly withdrawing: number;
  readonly groups: readonly { readonly code: string | null; readonly parties: number; readonly sharePercent: Decimal }[];
}

/** The count of one moment from the rows of all. */
export function partyCountOf({ at, knownAt }: CountedMoment, rows: readonly GroupCount[]): PartyCount {
  const own = rows.filter((row) => row.at === at && row.knownAt === knownAt);
  const sum = (figure: 'parties' | 'withdrawing') => own.reduce((total, row) => total + row[figure], 0);
  const total = sum('parties');
  const groups = own.map(({ group, parties }) => ({
    code: group,
    parties,
    sharePercent: decimalQuotient(String(parties * 100), String(total), 2)!,
  }));
  return { at, total, withdrawing: sum('withdrawing'), groups };
}
