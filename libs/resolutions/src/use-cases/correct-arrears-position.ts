import { VersionConflict, type Deed, type UnitOfWork } from '@assembly-graph/events';
import { citing, rule, type CitedInput, type Decimal } from '@assembly-graph/kernel';
import { proveReported, reportOf, type ReportedArrears } from '../domain/arrears-position.ts';
import type { ArrearsDesk } from './arrears-desk.ts';
import { standsAnew } from './stand-anew.ts';

/** What is left out, or null, stays as it is. */
export interface ArrearsCorrection extends Partial<CitedInput> {
  readonly id: string;
  readonly expectedVersion: number;
  readonly reason: string;
  readonly outstanding?: Decimal | null;
  readonly dueTwoPrecedingYears?: Decimal | null;
  readonly contributingYears?: readonly number[] | null;
}

/**
 * Tells a reported position otherwise, because it was entered in error; what follows from it follows anew (Rome Statute, art. 112(8)).
 * @returns the id of the position
 * @throws RuleBroken, NotFound, VersionConflict, BadInput
 */
export const correctArrearsPosition =
  (together: UnitOfWork<ArrearsDesk>) =>
  (deed: Deed, { id, expectedVersion, reason, outstanding, dueTwoPrecedingYears, contributingYears, confidence, sources, note }: ArrearsCorrection): Promise<string> =>
    together(deed, async (hands) => {
      const said = Object.entries({ outstanding, dueTwoPrecedingYears, contributingYears, confidence, sourceKeys: sources, note }).filter(([, value]) => value != null);
      const is = await citing(hands.knownSources, Object.fromEntries(said) as Partial<ReportedArrears>);
      const was = await hands.arrearsPositions.get(id);
      await hands.openState(was.stateIso3);
      if (was.version !== expectedVersion) throw new VersionConflict(expectedVersion, was.version);
      rule(was.basis === 'RECORDED', 'what was worked out from payments is not corrected by itself: the report or the payment is');
      const reported: ReportedArrears = { ...reportOf(was), ...is };
      proveReported(reported, hands.now.slice(0, 10));
      await standsAnew(hands, { stateIso3: was.stateIso3, reported, reason });
      return id;
    });
