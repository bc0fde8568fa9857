import { randomUUID } from 'node:crypto';
import type { Deed, UnitOfWork } from '@assembly-graph/events';
import { citedBy, NotFound, type CitedInput } from '@assembly-graph/kernel';
import { actsForDelegation, checkDelegation, personsOf, type DelegationCapacity } from '../domain/delegation.ts';
import { tellDelegation, type DelegationsDesk } from './delegations-desk.ts';
import { speakerIn } from './inscribe-speaker.ts';
import { sessionWith } from './sessions-desk.ts';

export interface DelegationInput extends CitedInput {
  readonly session: string;
  readonly state?: string | null;
  readonly organization?: string | null;
  readonly capacity: DelegationCapacity;
  readonly representatives: number;
  readonly alternates: number;
  readonly advisers: number;
  readonly headName?: string | null;
}

/**
 * Records who takes part in a session for a State (Rome Statute, art. 112(1)) or an organization: a delegation its own.
 * @returns its id
 * @throws RuleBroken, NotFound, BadInput
 */
export const recordDelegation =
  (together: UnitOfWork<DelegationsDesk>) =>
  (deed: Deed, input: DelegationInput): Promise<string> =>
    together(deed, async (hands) => {
      const cited = await citedBy(hands.knownSources, input);
      const { speakerState: stateIso3, speakerOrganization: organizationCode } = speakerIn(input);
      if (!actsForDelegation(deed.actor, { stateIso3, organizationCode })) throw new NotFound('The session', input.session);
      const session = await sessionWith(hands, input.session);
      const { capacity, representatives, alternates, advisers, headName = null } = input;
      checkDelegation({ stateIso3, capacity, representatives, alternates, advisers });
      const delegation = await hands.delegations.add({
        ...cited, id: randomUUID(), sessionCode: session.code, stateIso3, organizationCode, capacity, representatives, alternates, advisers, persons: personsOf(input),
        credentialsForm: null, credentialsVerdict: null, headName,
      });
      tellDelegation(hands, 'DelegationRecorded', delegation, ['capacity', 'representatives', 'alternates', 'advisers'], { representatives, alternates, advisers });
      return delegation.id;
    });
