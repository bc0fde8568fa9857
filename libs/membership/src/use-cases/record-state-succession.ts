import { randomUUID } from 'node:crypto';
import type { Deed, UnitOfWork } from '@assembly-graph/events';
import { citedBy, type CitedInput } from '@assembly-graph/kernel';
import { predecessorOf, proveSuccession, type SuccessionKind } from '../domain/state-succession.ts';
import { stateOf, successionsOf, tellOfSuccession, type StatesDesk } from './states-desk.ts';

export interface SuccessionInput extends CitedInput {
  readonly predecessor?: string | null;
  readonly predecessorName?: string | null;
  readonly successor: string;
  readonly succeededOn: string;
  readonly kind: SuccessionKind;
}

/**
 * Records that a State stands, from a day on, in the place of another.
 * @returns the id of the succession
 * @throws RuleBroken, NotFound, BadInput
 */
export const recordStateSuccession =
  (together: UnitOfWork<StatesDesk>) =>
  (deed: Deed, input: SuccessionInput): Promise<string> =>
    together(deed, async (hands) => {
      const predecessor = predecessorOf(input.predecessor, input.predecessorName);
      const cited = await citedBy(hands.knownSources, input);
      const { iso3: successorIso3 } = await stateOf(hands, input.successor);
      if (predecessor.predecessorIso3 !== null) await stateOf(hands, predecessor.predecessorIso3);
      const said = { ...predecessor, successorIso3, succeededOn: input.succeededOn };
      proveSuccession(said, await successionsOf(hands, said), hands.now.slice(0, 10));
      const succession = await hands.successions.add({ id: randomUUID(), ...said, kind: input.kind, ...cited });
      tellOfSuccession(hands, succession, 'StateSuccessionRecorded', { changedFields: ['predecessor', 'successor', 'succeededOn', 'kind'], reason: null });
      return succession.id;
    });
