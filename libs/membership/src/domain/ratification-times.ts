import type { Decimal } from '@assembly-graph/kernel';
import type { TreatyCode } from './treaty.ts';

/** How long States took from their signature to the deposit of their instrument. */
export interface RatificationTime {
  /** The regional group on the day of the deposit; null for all together, or for States in none. */
  readonly group: string | null;
  readonly isTotal: boolean;
  readonly states: number;
  readonly leftOutUnconfirmed: number;
  /** In days. */
  readonly median: Decimal | null;
  readonly p90: number | null;
}

/** Reads the times of a treaty, all together and by group, in one statement. */
export interface RatificationTimes {
  of(treaty: TreatyCode, includeUnconfirmed: boolean): Promise<readonly RatificationTime[]>;
}
