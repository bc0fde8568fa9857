import { randomUUID } from 'node:crypto';
import type { Deed, UnitOfWork } from '@assembly-graph/events';
import { actsForOrganization, ENTERED_HERE, NotFound, rule, toOrganization } from '@assembly-graph/kernel';
import { CONSENTS, type Consent, type ParticipantRole } from '../domain/participant.ts';
import type { AccreditationsDesk } from './accreditations-desk.ts';

export interface Nomination {
  readonly accreditation: string;
  readonly role: ParticipantRole;
  readonly name: string;
  readonly contact?: string | null;
  readonly consents?: readonly Consent[] | null;
}

/**
 * Names one of the people who come for an accredited organization, as many as its quota allows (Rules of Procedure, rule 93, says who is represented;
 * the quota is practice). The accreditation is locked meanwhile, so of two nominations for the last place one is refused.
 * @returns the id of the participant, and nothing else of the person is kept outside the participant's own row
 * @throws RuleBroken, NotFound
 */
export const nominateParticipant =
  (together: UnitOfWork<AccreditationsDesk>) =>
  (deed: Deed, { accreditation: id, role, name, contact, consents }: Nomination): Promise<string> =>
    together(deed, async (hands) => {
      const accreditation = await hands.accreditations.get(id);
      const { organizationCode, sessionCode, sessionOpensOn, seatRegion, quota, delegates } = accreditation;
      if (!actsForOrganization(deed.actor, organizationCode)) throw new NotFound('The accreditation', id);
      rule(accreditation.status === 'ACCREDITED', 'delegates are nominated for an organization that is accredited');
      rule(delegates < (quota ?? 0), 'an organization has no more delegates than its quota');
      await hands.accreditations.change(accreditation, accreditation.version, { delegates: delegates + 1 });
      const participant = await hands.participants.add({
        ...ENTERED_HERE,
        id: randomUUID(),
        accreditationId: id,
        organizationCode, sessionCode, sessionOpensOn, seatRegion,
        role,
        name,
        contact: contact ?? null,
        consents: CONSENTS.filter((consent) => consents?.includes(consent)),
        badge: 'REQUESTED',
        speaksAs: [],
        erasedAt: null,
      });
      const subject = { type: 'Participant', id: participant.id };
      hands.audit({ subject, version: 1, changedFields: ['role', 'name', 'contact', 'consents'], reason: null });
      hands.outbox.add({
        type: 'ParticipantNominated',
        subject: { ...subject, naturalKey: null },
        subjectVersion: 1,
        session: sessionCode,
        organizations: [organizationCode],
        audience: toOrganization(organizationCode),
        payload: { role, delegates: delegates + 1, quota },
      });
      return participant.id;
    });
