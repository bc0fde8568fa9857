import type { Deed, UnitOfWork } from '@assembly-graph/events';
import { rule, toOrganization } from '@assembly-graph/kernel';
import type { AccreditationsDesk } from './accreditations-desk.ts';
import { asSeen } from './as-seen.ts';

export interface BadgeIssue {
  readonly id: string;
  readonly expectedVersion: number;
}

/** Notes that a participant has got a badge. @returns the participant's id @throws RuleBroken, NotFound, VersionConflict */
export const issueBadge =
  (together: UnitOfWork<AccreditationsDesk>) =>
  (deed: Deed, { id, expectedVersion }: BadgeIssue): Promise<string> =>
    together(deed, async (hands) => {
      const was = asSeen(await hands.participants.get(id), expectedVersion);
      rule(was.badge === 'REQUESTED', 'a badge is issued once, to whom it was requested for');
      const { version, organizationCode, sessionCode } = await hands.participants.change(was, expectedVersion, { badge: 'ISSUED' });
      const subject = { type: 'Participant', id };
      hands.audit({ subject, version, changedFields: ['badge'], reason: null });
      hands.outbox.add({
        type: 'BadgeIssued', subject: { ...subject, naturalKey: null }, subjectVersion: version, session: sessionCode, organizations: [organizationCode],
        changedFields: ['badge'], audience: toOrganization(organizationCode), payload: {},
      });
      return id;
    });
