import { BadInput, decimalQuotient, type Decimal } from '@assembly-graph/kernel';

export const PUNCTUALITY_GROUPS = ['YEAR', 'STATE'] as const;
export type PunctualityGroup = (typeof PUNCTUALITY_GROUPS)[number];

/** How contributions of which both the amount and the payments are on record were paid: in time is before the end of their year. */
export interface Punctuality {
  /** Of a group by year. */
  readonly year: number | null;
  /** Of a group by State. */
  readonly stateIso3: string | null;
  readonly contributions: number;
  readonly paidInTime: number;
  readonly paidLate: number;
  readonly paidInPart: number;
  readonly unpaid: number;
  readonly assessed: Decimal;
  readonly received: Decimal;
}

export interface PunctualityRequest {
  readonly from: number;
  readonly to: number;
  readonly groupBy: PunctualityGroup;
  readonly includeUnconfirmed: boolean;
}

/** The port: one statement, whatever is asked. */
export interface Punctualities {
  of(request: PunctualityRequest): Promise<Punctuality[]>;
}

const MOST_YEARS = 60;

/** @throws BadInput */
export function punctualityRequest({ years, ...how }: { years: { from: number; to: number } } & Omit<PunctualityRequest, 'from' | 'to'>): PunctualityRequest {
  if (years.from > years.to) throw new BadInput('The first year must not come after the last.', 'years');
  if (years.from < 1998 || years.to > 9999) throw new BadInput('Years are 1998 to 9999.', 'years');
  if (years.to - years.from >= MOST_YEARS) throw new BadInput(`Ask for ${MOST_YEARS} years at the most.`, 'years');
  return { from: years.from, to: years.to, ...how };
}

/** Of the contributions, per cent, two places. */
export const inTimePercent = ({ paidInTime, contributions }: Punctuality): Decimal | null => decimalQuotient(String(paidInTime * 100), String(contributions), 2);
