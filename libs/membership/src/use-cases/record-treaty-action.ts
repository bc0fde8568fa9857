import type { Deed, UnitOfWork } from '@assembly-graph/events';
import { citedBy, type CitedInput } from '@assembly-graph/kernel';
import { referenceFrom } from '../domain/depositary-reference.ts';
import { recordAction, type ActionTaken } from './record-action.ts';
import type { TreatyDesk } from './treaty-desk.ts';

export interface TreatyActionInput extends CitedInput, ActionTaken {
  /** The depositary's notification by which it was told. */
  readonly depositaryReference?: string | null;
}

/**
 * Records what a State did about a treaty, with what follows from it (Rome Statute, arts. 126 and 127(1)).
 * @returns the id of the action
 * @throws RuleBroken, NotFound, BadInput
 */
export const recordTreatyAction =
  (together: UnitOfWork<TreatyDesk>) =>
  (deed: Deed, input: TreatyActionInput): Promise<string> =>
    together(deed, async (hands) => {
      const reference = input.depositaryReference ? referenceFrom('depositaryReference', input.depositaryReference) : null;
      return recordAction(hands, input, await citedBy(hands.knownSources, input), reference);
    });
