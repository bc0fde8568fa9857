import type { Deed, UnitOfWork } from '@assembly-graph/events';
import { BadInput, citedBy, rule, type CitedInput } from '@assembly-graph/kernel';
import { referenceFrom } from '../domain/depositary-reference.ts';
import { recordAction, type ActionTaken } from './record-action.ts';
import type { TreatyDesk } from './treaty-desk.ts';

export interface DepositaryNotification extends CitedInput {
  readonly reference: string;
  readonly actions: readonly ActionTaken[];
}

/**
 * Records all that a notification of the depositary tells, in one transaction: all of it, or nothing.
 * @returns the reference
 * @throws RuleBroken, NotFound, BadInput
 */
export const importDepositaryNotification =
  (together: UnitOfWork<TreatyDesk>) =>
  (deed: Deed, input: DepositaryNotification): Promise<string> =>
    together(deed, async (hands) => {
      const reference = referenceFrom('reference', input.reference);
      if (input.actions.length === 0) throw new BadInput('A notification tells of one action at least.', 'actions');
      const cited = await citedBy(hands.knownSources, input);
      rule(await hands.claimReference(reference), 'a notification of the depositary is imported once; what it told wrongly is corrected');
      // In one order, so that two imports don't wait for each other.
      for (const iso3 of [...new Set(input.actions.map(({ state }) => state))].sort()) await hands.open(iso3, 'ROME_STATUTE');
      for (const taken of input.actions) await recordAction(hands, taken, cited, reference);
      return reference;
    });
