import { rule, type Cited, type Collection, type Decimal, type TopicCode } from '@assembly-graph/kernel';
import { isAtLeast } from './decimal-difference.ts';
import type { Resolution } from './resolution.ts';

export const FUNDS = ['WORKING_CAPITAL', 'CONTINGENCY', 'TFV', 'LDC_PARTICIPATION'] as const;
export type FundCode = (typeof FUNDS)[number];

/** What each is called, and under which topic the Assembly deals with it. */
const CALLED: Readonly<Record<FundCode, { readonly name: string; readonly topics: readonly TopicCode[] }>> = {
  WORKING_CAPITAL: { name: 'Working Capital Fund', topics: ['BUDGET'] },
  CONTINGENCY: { name: 'Contingency Fund', topics: ['BUDGET'] },
  TFV: { name: 'Trust Fund for Victims', topics: ['TFV'] },
  LDC_PARTICIPATION: { name: 'Trust fund for the participation of least developed countries', topics: [] },
};
export const fundOf = (code: FundCode) => ({ code, ...CALLED[code] });

/** How far a level had come, in this order; ACTUAL is what was in the fund. */
export const FUND_STAGES = ['PROPOSED', 'CBF_RECOMMENDED', 'DECIDED', 'ACTUAL'] as const;
export type FundStage = (typeof FUND_STAGES)[number];

/** The level of a fund from a day on, until another of the stage follows. Money is in thousands of euros. */
export interface FundLevel extends Cited {
  readonly id: string;
  readonly fund: FundCode;
  readonly stage: FundStage;
  /** From the beginning of this day. */
  readonly asAt: string;
  readonly amount: Decimal;
  /** By how much the fund is to be replenished for it; null where nothing is said of that. */
  readonly replenishment: Decimal | null;
  /** Of a decided level: the resolution that decided it. */
  readonly resolutionId: string | null;
  /** The document in which it stands, by its symbol; null where not on record. */
  readonly documentSymbol: string | null;
  readonly version: number;
  readonly knownFrom: string | null;
}

/** `fund`: by its code. `byKeys`: by the code of the fund. */
export type FundLevels = Collection<FundLevel, 'fund'>;

export const ONE_LEVEL_A_DAY = 'a fund has one level of a stage from a day on; what was recorded wrongly is corrected';
export const DECIDED_BY_RESOLUTION = 'a decided level cites the resolution that decided it, adopted at an earlier or equal instant; no other level does';
export const NOT_LESS_THAN_NOTHING = 'the level of a fund, and its replenishment, are no less than nothing';
export const REPLENISHED_TO = 'a fund is replenished by no more than the level to which it is to come';
export const NOTHING_IS_ASKED_OF_WHAT_IS = 'what was in a fund is no replenishment of it';
const FIRST_DAY = '2002-07-01';

/** @throws RuleBroken */
export function proveLevel({ stage, asAt, amount, replenishment }: Pick<FundLevel, 'stage' | 'asAt' | 'amount' | 'replenishment'>, today: string): void {
  rule(asAt >= FIRST_DAY && asAt < '9999', 'a fund has a level from a day on which there is a Court');
  rule(stage !== 'ACTUAL' || asAt <= today, 'what was in a fund is recorded of a day that has come, not before');
  rule(isAtLeast(amount, '0') && (replenishment === null || isAtLeast(replenishment, '0')), NOT_LESS_THAN_NOTHING);
  rule(stage !== 'ACTUAL' || replenishment === null, NOTHING_IS_ASKED_OF_WHAT_IS);
  rule(replenishment === null || isAtLeast(amount, replenishment), REPLENISHED_TO);
}

/** @throws RuleBroken */
export function proveDecided(stage: FundStage, resolution: Pick<Resolution, 'adoptedOn'> | null, today: string): void {
  const decided = resolution !== null && resolution.adoptedOn !== null && resolution.adoptedOn <= today;
  rule(stage === 'DECIDED' ? decided : resolution === null, DECIDED_BY_RESOLUTION);
}

/** The level of a stage that holds on a day, YYYY-MM-DD; null before the first. */
export const levelOn = (levels: readonly FundLevel[], stage: FundStage, day: string): FundLevel | null =>
  levels.filter((level) => level.stage === stage && level.asAt <= day).reduce<FundLevel | null>((last, level) => (last === null || level.asAt > last.asAt ? level : last), null);
