import { randomUUID } from 'node:crypto';
import type { Deed, UnitOfWork } from '@assembly-graph/events';
import { citedBy, rule, type CitedInput, type Decimal } from '@assembly-graph/kernel';
import { ONE_LEVEL_A_DAY, proveDecided, proveLevel, type FundCode, type FundStage } from '../domain/fund.ts';
import { resolutionNamed, toldOfLevel, type FundsDesk } from './funds-desk.ts';

export interface FundLevelInput extends CitedInput {
  readonly fund: FundCode;
  readonly stage: FundStage;
  readonly asAt: string;
  readonly amount: Decimal;
  readonly replenishment?: Decimal | null;
  readonly resolution?: string | null;
  readonly document?: string | null;
}

/**
 * Records the level of a fund from a day on: as it was proposed, recommended or decided, or what was in it.
 * @returns the id of the level
 * @throws RuleBroken, NotFound, BadInput
 */
export const recordFundLevel =
  (together: UnitOfWork<FundsDesk>) =>
  (deed: Deed, input: FundLevelInput): Promise<string> =>
    together(deed, async (hands) => {
      const { fund, stage, asAt, amount, replenishment = null, resolution: symbol, document } = input;
      const cited = await citedBy(hands.knownSources, input);
      const today = hands.now.slice(0, 10);
      proveLevel({ stage, asAt, amount, replenishment }, today);
      const resolution = symbol == null ? null : await resolutionNamed(hands, symbol);
      proveDecided(stage, resolution, today);
      rule((await hands.levels.having({ fund, stage, asAt })).length === 0, ONE_LEVEL_A_DAY);
      const level = await hands.levels.add({
        ...cited, id: randomUUID(), fund, stage, asAt, amount, replenishment, resolutionId: resolution?.id ?? null, documentSymbol: document ?? null,
      });
      hands.audit({ subject: { type: 'FundLevel', id: level.id }, version: 1, changedFields: ['amount', 'replenishment'], reason: null });
      hands.outbox.add({ type: 'FundLevelRecorded', ...toldOfLevel(level) });
      return level.id;
    });
