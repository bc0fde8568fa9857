import { VersionConflict, type Deed, type UnitOfWork } from '@assembly-graph/events';
import { proveEnd } from '../domain/seating.ts';
import type { BodiesDesk } from './bodies-desk.ts';

export interface End {
  readonly id: string;
  readonly expectedVersion: number;
  readonly reason: string;
  /** The first day on which it is no longer held. */
  readonly endedOn: string;
}

/**
 * Ends a seat before its term, with the reason.
 * @returns the id of the seat
 * @throws RuleBroken, NotFound, VersionConflict
 */
export const endSeat =
  (together: UnitOfWork<BodiesDesk>) =>
  (deed: Deed, { id, expectedVersion, reason, endedOn }: End): Promise<string> =>
    together(deed, async ({ seats, audit, outbox }) => {
      const was = await seats.get(id);
      if (was.version !== expectedVersion) throw new VersionConflict(expectedVersion, was.version);
      proveEnd(was, endedOn, 'a seat');
      const { version, bodyCode, role, stateIso3, from } = await seats.change(was, expectedVersion, { to: endedOn, endReason: reason });
      audit({ subject: { type: 'BodySeat', id }, version, changedFields: ['to', 'endReason'], reason });
      outbox.add({
        type: 'BodySeatChanged',
        subject: { type: 'BodySeat', id, naturalKey: null },
        subjectVersion: version,
        occurredAt: endedOn,
        states: [stateIso3],
        changedFields: ['to', 'endReason'],
        payload: { change: 'ENDED', body: bodyCode, role, state: stateIso3, from, to: endedOn },
      });
      return id;
    });
