import type { Deed, UnitOfWork } from '@assembly-graph/events';
import { citing, type Cited, type CitedInput } from '@assembly-graph/kernel';
import { proveConcordance, type Concordance } from '../domain/concordance.ts';
import type { BudgetDesk } from './budget-desk.ts';
import { positionsOf } from './budget-figures.ts';
import { linesInto, toldOf, type ContinuingLine } from './record-concordance.ts';

/** What is left out, or null, stays as it is. */
export interface ConcordanceCorrection extends Partial<CitedInput> {
  readonly id: string;
  readonly expectedVersion: number;
  readonly reason: string;
  readonly intoYear?: number | null;
  readonly into?: readonly ContinuingLine[] | null;
}

/**
 * Tells otherwise what became of a line, because it was recorded wrongly; what the record said stays readable (`knownAt`).
 * @returns the id of the concordance
 * @throws RuleBroken, NotFound, VersionConflict, BadInput
 */
export const correctConcordance =
  (together: UnitOfWork<BudgetDesk>) =>
  (deed: Deed, { id, expectedVersion, reason, intoYear, into, confidence, sources, note }: ConcordanceCorrection): Promise<string> =>
    together(deed, async (hands) => {
      const said = Object.entries({ intoYear, ...(into && linesInto(into)), confidence, sourceKeys: sources, note }).filter(([, value]) => value != null);
      const is = await citing(hands.knownSources, Object.fromEntries(said) as Partial<Cited & Concordance>);
      const was = await hands.concordances.get(id);
      proveConcordance({ ...was, ...is });
      await positionsOf(hands, is.intoCodes ?? []);
      const concordance = await hands.concordances.change(was, expectedVersion, is);
      const changedFields = Object.keys(is);
      hands.audit({ subject: { type: 'Concordance', id }, version: concordance.version, changedFields, reason });
      const correctionOf = await hands.lastEventOn(id, ['ConcordanceRecorded', 'ConcordanceCorrected']);
      hands.outbox.add({ type: 'ConcordanceCorrected', ...toldOf(concordance), changedFields, correctionOf });
      return id;
    });
