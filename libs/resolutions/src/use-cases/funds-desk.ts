import type { Records, UseCase } from '@assembly-graph/events';
import { NotFound, type KnownSources } from '@assembly-graph/kernel';
import { fundOf, type FundLevel } from '../domain/fund.ts';
import type { Resolution } from '../domain/resolution.ts';
import type { FundLevelCorrection } from './correct-fund-level.ts';
import type { FundLevelInput } from './record-fund-level.ts';

/** What a deed on a fund has in its hands. */
export interface FundsDesk {
  readonly knownSources: KnownSources;
  readonly levels: Records<FundLevel>;
  resolutionBySymbol(symbol: string): Promise<Resolution | null>;
  resolutionById(id: string): Promise<Resolution | null>;
  /** The id of the last event of this type about a thing, for an event that corrects it. */
  lastEventOn(subjectId: string, types: readonly string[]): Promise<string | null>;
}

/** The deeds of the desk, as the graph offers them. */
export interface FundsDeskUseCases {
  readonly recordFundLevel: UseCase<FundLevelInput>;
  readonly correctFundLevel: UseCase<FundLevelCorrection>;
}

/** @throws NotFound for a resolution that is not on record */
export async function resolutionNamed({ resolutionBySymbol }: FundsDesk, symbol: string): Promise<Resolution> {
  const resolution = await resolutionBySymbol(symbol);
  if (!resolution) throw new NotFound('The resolution', symbol);
  return resolution;
}

/** What events say of a level. */
export const toldOfLevel = ({ id, version, fund, stage, asAt, amount, replenishment }: FundLevel) => ({
  subject: { type: 'FundLevel', id, naturalKey: null },
  subjectVersion: version,
  topics: fundOf(fund).topics,
  payload: { fundLevelId: id, fund, stage, asAt, amount, replenishment },
});
