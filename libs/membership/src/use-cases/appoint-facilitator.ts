import { randomUUID } from 'node:crypto';
import type { Deed, UnitOfWork } from '@assembly-graph/events';
import { BadInput, citedBy, rule, TOPIC_CODES, type CitedInput, type TopicCode } from '@assembly-graph/kernel';
import type { BodyCode } from '../domain/body.ts';
import type { FacilitationRole } from '../domain/facilitation.ts';
import type { BodiesDesk } from './bodies-desk.ts';

export interface FacilitationInput extends CitedInput {
  readonly topic: string;
  readonly body: BodyCode;
  readonly role: FacilitationRole;
  readonly state: string;
  readonly holderName?: string | null;
  readonly from: string;
  readonly to?: string | null;
}

/**
 * Appoints a facilitator or focal point of a body for a topic (practice of the Bureau and its working groups).
 * @returns the id of the facilitation
 * @throws RuleBroken, NotFound, BadInput
 */
export const appointFacilitator =
  (together: UnitOfWork<BodiesDesk>) =>
  (deed: Deed, input: FacilitationInput): Promise<string> =>
    together(deed, async (hands) => {
      const { topic, body, role, from, to = null } = input;
      if (!(TOPIC_CODES as readonly string[]).includes(topic)) throw new BadInput('There is no topic with this code.', 'topic');
      rule(to === null || from < to, 'an appointment is held from a day until a later one');
      const cited = await citedBy(hands.knownSources, input);
      const { iso3 } = await hands.state(input.state, from);
      const facilitation = await hands.facilitations.add({
        id: randomUUID(), topicCode: topic as TopicCode, bodyCode: body, role, stateIso3: iso3, holderName: input.holderName ?? null, from, to, endReason: null, ...cited,
      });
      hands.audit({ subject: { type: 'Facilitation', id: facilitation.id }, version: 1, changedFields: ['topic', 'body', 'role', 'state', 'from', 'to'], reason: null });
      hands.outbox.add({
        type: 'FacilitatorAppointed',
        subject: { type: 'Facilitation', id: facilitation.id, naturalKey: null },
        subjectVersion: facilitation.version,
        occurredAt: from,
        states: [iso3],
        topics: [topic],
        payload: { topic, body, role, state: iso3, from, to },
      });
      return facilitation.id;
    });
