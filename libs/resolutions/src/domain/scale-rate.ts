import type { Cited, Collection, Decimal } from '@assembly-graph/kernel';

/** A State's rate in the scale of assessments of the United Nations for a run of years. */
export interface ScaleRate extends Cited {
  readonly id: string;
  readonly stateIso3: string;
  readonly fromYear: number;
  readonly toYear: number;
  readonly ratePercent: Decimal;
}

export type ScaleRates = Collection<ScaleRate, 'state'>;

/** From this year on the rates of a period add up to 100; before, members who joined within it were added on top. */
export const SCALE_ADDS_UP_FROM = 2004;
