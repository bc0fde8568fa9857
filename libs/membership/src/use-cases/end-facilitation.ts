import { VersionConflict, type Deed, type UnitOfWork } from '@assembly-graph/events';
import { proveEnd } from '../domain/seating.ts';
import type { BodiesDesk } from './bodies-desk.ts';
import type { End } from './end-seat.ts';

/**
 * Ends the appointment of a facilitator or focal point, with the reason.
 * @returns the id of the facilitation
 * @throws RuleBroken, NotFound, VersionConflict
 */
export const endFacilitation =
  (together: UnitOfWork<BodiesDesk>) =>
  (deed: Deed, { id, expectedVersion, reason, endedOn }: End): Promise<string> =>
    together(deed, async ({ facilitations, audit, outbox }) => {
      const was = await facilitations.get(id);
      if (was.version !== expectedVersion) throw new VersionConflict(expectedVersion, was.version);
      proveEnd(was, endedOn, 'an appointment');
      const { version, topicCode, bodyCode, role, stateIso3, from } = await facilitations.change(was, expectedVersion, { to: endedOn, endReason: reason });
      audit({ subject: { type: 'Facilitation', id }, version, changedFields: ['to', 'endReason'], reason });
      outbox.add({
        type: 'FacilitationEnded',
        subject: { type: 'Facilitation', id, naturalKey: null },
        subjectVersion: version,
        occurredAt: endedOn,
        states: [stateIso3],
        topics: [topicCode],
        changedFields: ['to', 'endReason'],
        payload: { topic: topicCode, body: bodyCode, role, state: stateIso3, from, to: endedOn },
      });
      return id;
    });
