import { sharePercent, type Decimal } from '@assembly-graph/kernel';
import type { TreatyCode } from './treaty.ts';

/** Which treaty, up to which instant, and whether recalled deposits count. */
export interface UptakeQuestion {
  readonly treaty: TreatyCode;
  readonly at: string;
  readonly includeUnconfirmed: boolean;
}

export interface UptakeCounts {
  /** States with a deposit on record. */
  readonly deposits: number;
  /** Those of them that were States Parties to the Statute at the instant. */
  readonly depositsOfParties: number;
  readonly leftOutUnconfirmed: number;
  readonly statesParties: number;
}

/** Answers several questions in one statement, in their order. */
export interface TreatyUptakes {
  of(questions: readonly UptakeQuestion[]): Promise<readonly UptakeCounts[]>;
}

/** How far the States have taken a treaty up. */
export interface TreatyUptake extends UptakeCounts {
  readonly at: string;
  readonly sharePercent: Decimal | null;
  readonly threshold: Threshold | null;
  readonly recordGap: string | null;
}

/** Seven eighths of the States Parties, against the deposits of States Parties on record. */
export interface Threshold {
  readonly needed: number;
  readonly missing: number;
  readonly reached: boolean;
  /** Whether the amendment then enters into force for all. */
  readonly decides: boolean;
  readonly citation: string;
}

/** What the record may lack, in the words of the data set's description; of the Statute it is whole. */
const RECORD_GAPS: Readonly<Record<TreatyCode, string | null>> = {
  ROME_STATUTE: null,
  APIC: 'The record ends with mid-2014 and lacks seven or eight parties since; a denunciation reported in 2025 is not in it.',
  ART8_2010: 'The record is complete to early 2023.',
  AGGRESSION_2010: 'The record is complete to November 2019; in July 2025 there were 49 deposits.',
  ART124_2015: 'The record is complete to 2022.',
  ART8_BIO_2017: 'The record is complete to June 2024.',
  ART8_LASER_2017: 'The record is complete to June 2024.',
  ART8_STARVATION_2019: 'The record has four of about 25 acceptances.',
};

const NO_AMENDMENT: readonly TreatyCode[] = ['ROME_STATUTE', 'APIC'];

export function treatyUptake(counts: UptakeCounts, { treaty, at }: Pick<UptakeQuestion, 'treaty' | 'at'>): TreatyUptake {
  return {
    ...counts,
    at,
    sharePercent: sharePercent(counts.depositsOfParties, counts.statesParties),
    threshold: NO_AMENDMENT.includes(treaty) ? null : sevenEighths(counts, treaty),
    recordGap: RECORD_GAPS[treaty],
  };
}

/**
 * Rome Statute, art. 121(4): an amendment enters into force for all States Parties one year after seven eighths of them have deposited.
 * Art. 121(5): one to articles 5 to 8 enters into force only for those that have accepted it, so seven eighths decide nothing.
 */
function sevenEighths({ depositsOfParties, statesParties }: UptakeCounts, treaty: TreatyCode): Threshold {
  const needed = Math.ceil((statesParties * 7) / 8);
  const decides = treaty === 'ART124_2015';
  return {
    needed,
    missing: Math.max(0, needed - depositsOfParties),
    reached: statesParties > 0 && depositsOfParties >= needed,
    decides,
    citation: decides ? 'Rome Statute, art. 121(4)' : 'Rome Statute, art. 121(5)',
  };
}
