import { randomUUID } from 'node:crypto';
import type { Deed, UnitOfWork } from '@assembly-graph/events';
import { citedBy, type CitedInput } from '@assembly-graph/kernel';
import type { BodyCode, SeatRole } from '../domain/body.ts';
import { proveSeat, termEnd } from '../domain/seating.ts';
import type { BodiesDesk } from './bodies-desk.ts';

export interface SeatInput extends CitedInput {
  readonly body: BodyCode;
  readonly role: SeatRole;
  readonly state: string;
  readonly holderName?: string | null;
  readonly from: string;
  readonly to?: string | null;
  readonly firstSession?: string | null;
  readonly lastSession?: string | null;
}

/**
 * Seats a State, or a national of it, on a body: on the Bureau for three years, if no end is given (Rome Statute, art. 112(3)(a)).
 * @returns the id of the seat
 * @throws RuleBroken, NotFound, BadInput
 */
export const seatMember =
  (together: UnitOfWork<BodiesDesk>) =>
  (deed: Deed, input: SeatInput): Promise<string> =>
    together(deed, async (hands) => {
      const { body, role, from } = input;
      const to = input.to ?? termEnd(body, from);
      const cited = await citedBy(hands.knownSources, input);
      const others = await hands.seatsOf(body);
      const { iso3, isParty, group } = await hands.state(input.state, from);
      proveSeat(body, { role, from, to, group }, others, isParty);
      const seat = await hands.seats.add({
        id: randomUUID(), bodyCode: body, role, stateIso3: iso3, holderName: input.holderName ?? null, from, to,
        firstSession: input.firstSession ?? null, lastSession: input.lastSession ?? null, daysFromTerm: false, endReason: null, ...cited,
      });
      hands.audit({ subject: { type: 'BodySeat', id: seat.id }, version: seat.version, changedFields: ['state', 'role', 'from', 'to'], reason: null });
      hands.outbox.add({
        type: 'BodySeatChanged',
        subject: { type: 'BodySeat', id: seat.id, naturalKey: null },
        subjectVersion: seat.version,
        occurredAt: from,
        session: seat.firstSession,
        states: [iso3],
        payload: { change: 'SEATED', body, role, state: iso3, from, to },
      });
      return seat.id;
    });
