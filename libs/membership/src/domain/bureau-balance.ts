import { decimalQuotient, type Decimal } from '@assembly-graph/kernel';
import { BUREAU_SEATS } from './body.ts';
import type { CountedMoment, PartyCount } from './party-count.ts';

export interface GroupSeats extends CountedMoment {
  readonly group: string | null;
  readonly seats: number;
}

/** Reads the seats on the Bureau at several moments at once; a group without any has no row. */
export interface BureauSeats {
  at(moments: readonly CountedMoment[]): Promise<readonly GroupSeats[]>;
}

export interface GroupBalance {
  readonly code: string | null;
  readonly seats: number;
  readonly seatSharePercent: Decimal | null;
  readonly parties: number;
  readonly partySharePercent: Decimal | null;
}

/** How the seats on the Bureau were distributed, beside how many States Parties each group had: Rome Statute, art. 112(3)(b). */
export interface BureauBalance {
  readonly at: string;
  readonly seats: number;
  readonly withoutHolderOnRecord: number;
  readonly groups: readonly GroupBalance[];
}

const share = (part: number, whole: number): Decimal | null => (whole === 0 ? null : decimalQuotient(String(part * 100), String(whole), 2));

export function bureauBalance(rows: readonly GroupSeats[], parties: PartyCount): BureauBalance {
  const seats = rows.reduce((sum, row) => sum + row.seats, 0);
  const codes = [...new Set([...parties.groups.map(({ code }) => code), ...rows.map(({ group }) => group)])];
  const groups = codes.map((code): GroupBalance => {
    const held = rows.find(({ group }) => group === code)?.seats ?? 0;
    const members = parties.groups.find((group) => group.code === code)?.parties ?? 0;
    return { code, seats: held, seatSharePercent: share(held, seats), parties: members, partySharePercent: share(members, parties.total) };
  });
  return { at: parties.at, seats, withoutHolderOnRecord: Math.max(0, BUREAU_SEATS - seats), groups };
}
