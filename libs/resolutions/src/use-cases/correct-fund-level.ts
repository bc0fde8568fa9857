import type { Deed, UnitOfWork } from '@assembly-graph/events';
import { citing, rule, type Cited, type CitedInput, type Decimal } from '@assembly-graph/kernel';
import { ONE_LEVEL_A_DAY, proveDecided, proveLevel, type FundLevel } from '../domain/fund.ts';
import { resolutionNamed, toldOfLevel, type FundsDesk } from './funds-desk.ts';

/** What is left out, or null, stays as it is. */
export interface FundLevelCorrection extends Partial<CitedInput> {
  readonly id: string;
  readonly expectedVersion: number;
  readonly reason: string;
  readonly asAt?: string | null;
  readonly amount?: Decimal | null;
  readonly replenishment?: Decimal | null;
  readonly resolution?: string | null;
  readonly document?: string | null;
}

/**
 * Tells a level otherwise, because it was recorded wrongly; what the record said stays readable (`knownAt`).
 * @returns the id of the level
 * @throws RuleBroken, NotFound, VersionConflict, BadInput
 */
export const correctFundLevel =
  (together: UnitOfWork<FundsDesk>) =>
  (deed: Deed, { id, expectedVersion, reason, asAt, amount, replenishment, resolution: symbol, document, confidence, sources, note }: FundLevelCorrection): Promise<string> =>
    together(deed, async (hands) => {
      const named = symbol == null ? null : await resolutionNamed(hands, symbol);
      const said = { asAt, amount, replenishment, resolutionId: named?.id, documentSymbol: document, confidence, sourceKeys: sources, note };
      const is = await citing(hands.knownSources, Object.fromEntries(Object.entries(said).filter(([, value]) => value != null)) as Partial<Cited & FundLevel>);
      const was = await hands.levels.get(id);
      const corrected = { ...was, ...is };
      const today = hands.now.slice(0, 10);
      proveLevel(corrected, today);
      proveDecided(was.stage, named ?? (was.resolutionId === null ? null : await hands.resolutionById(was.resolutionId)), today);
      const { fund, stage } = was;
      rule((await hands.levels.having({ fund, stage, asAt: corrected.asAt })).every((other) => other.id === id), ONE_LEVEL_A_DAY);
      const level = await hands.levels.change(was, expectedVersion, is);
      const changedFields = Object.keys(is);
      hands.audit({ subject: { type: 'FundLevel', id }, version: level.version, changedFields, reason });
      const correctionOf = await hands.lastEventOn(id, ['FundLevelRecorded', 'FundLevelCorrected']);
      hands.outbox.add({ type: 'FundLevelCorrected', ...toldOfLevel(level), changedFields, correctionOf });
      return id;
    });
