import type { Deed, UnitOfWork } from '@assembly-graph/events';
import { actsForOrganization, NotFound, rule, toOrganization } from '@assembly-graph/kernel';
import { erased } from '../domain/participant.ts';
import type { AccreditationsDesk } from './accreditations-desk.ts';
import { asSeen } from './as-seen.ts';

export interface ConsentWithdrawal {
  readonly id: string;
  readonly expectedVersion: number;
}

/**
 * Erases what is known of a participant, for good and everywhere; that there was one stays, for the counts. Whoever took it back needs no
 * reason, and no scope to read what is to be erased.
 * @returns the participant's id
 * @throws RuleBroken, NotFound, VersionConflict
 */
export const withdrawConsent =
  (together: UnitOfWork<AccreditationsDesk>) =>
  (deed: Deed, { id, expectedVersion }: ConsentWithdrawal): Promise<string> =>
    together(deed, async (hands) => {
      const found = await hands.participants.get(id);
      if (!actsForOrganization(deed.actor, found.organizationCode)) throw new NotFound('The participant', id);
      const was = asSeen(found, expectedVersion);
      rule(was.erasedAt === null, 'what was erased is not erased again');
      const to = erased(hands.now);
      const { version, organizationCode, sessionCode } = await hands.participants.change(was, expectedVersion, to);
      await hands.forgetNamings(was);
      const subject = { type: 'Participant', id };
      hands.audit({ subject, version, changedFields: Object.keys(to), reason: null });
      hands.outbox.add({
        type: 'ConsentWithdrawn', subject: { ...subject, naturalKey: null }, subjectVersion: version, session: sessionCode, organizations: [organizationCode],
        changedFields: Object.keys(to), audience: toOrganization(organizationCode), payload: {},
      });
      return id;
    });
