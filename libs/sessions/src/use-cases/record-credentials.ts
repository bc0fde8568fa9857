import { randomUUID } from 'node:crypto';
import { VersionConflict, type Deed, type UnitOfWork } from '@assembly-graph/events';
import { citedBy, rule, type CitedInput } from '@assembly-graph/kernel';
import { checkStep, type CredentialsForm, type CredentialsVerdict } from '../domain/credentials.ts';
import { symbolFrom } from '../domain/document-symbol.ts';
import { momentFrom } from '../domain/venue.ts';
import { tellDelegation, type DelegationsDesk } from './delegations-desk.ts';

export interface CredentialsInput extends CitedInput {
  /** Of the delegation. */
  readonly id: string;
  readonly expectedVersion: number;
  readonly form: CredentialsForm;
  readonly receivedAt: string;
  readonly verdict?: CredentialsVerdict | null;
  readonly report?: string | null;
}

/**
 * Records the next step in the history of a delegation's credentials; what was before stays.
 * @returns the id of the delegation
 * @throws RuleBroken, NotFound, VersionConflict, BadInput
 */
export const recordCredentials =
  (together: UnitOfWork<DelegationsDesk>) =>
  (deed: Deed, input: CredentialsInput): Promise<string> =>
    together(deed, async (hands) => {
      const cited = await citedBy(hands.knownSources, input);
      const { id, expectedVersion, form, verdict = null } = input;
      const was = await hands.delegations.get(id);
      if (was.version !== expectedVersion) throw new VersionConflict(expectedVersion, was.version);
      const receivedAt = momentFrom('receivedAt', input.receivedAt);
      rule(receivedAt <= hands.now, 'what is received is entered when it has been received');
      const before = (await hands.credentials.having({ delegationId: id })).toSorted((a, b) => a.ordinal - b.ordinal);
      checkStep(was, before, { form, receivedAt, verdict });
      const ordinal = before.length + 1;
      const reportSymbol = input.report ? symbolFrom('report', input.report) : null;
      await hands.credentials.add({ ...cited, id: randomUUID(), delegationId: id, sessionCode: was.sessionCode, ordinal, form, receivedAt, verdict, reportSymbol });
      const delegation = await hands.delegations.change(was, expectedVersion, { credentialsForm: form, credentialsVerdict: verdict });
      tellDelegation(hands, 'CredentialsRecorded', delegation, ['credentials'], { form, verdict, ordinal, report: reportSymbol }, receivedAt);
      return id;
    });
