import { randomUUID } from 'node:crypto';
import type { Deed, UnitOfWork } from '@assembly-graph/events';
import { citedBy, rule, type CitedInput } from '@assembly-graph/kernel';
import { momentFrom, zoneOf } from '../domain/venue.ts';
import { programmeChanged } from './programme-changed.ts';
import { sessionWith, type SessionsDesk } from './sessions-desk.ts';

export interface ProgrammeEntryInput extends CitedInput {
  readonly session: string;
  readonly title: string;
  readonly meeting?: string | null;
  readonly agendaItem?: string | null;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly room?: string | null;
}

/**
 * Puts something into the programme of a session.
 * @returns the id of the entry
 * @throws RuleBroken, NotFound, BadInput
 */
export const addProgrammeEntry =
  (together: UnitOfWork<Pick<SessionsDesk, 'knownSources' | 'sessions' | 'meetings' | 'agendaItems' | 'programme'>>) =>
  (deed: Deed, input: ProgrammeEntryInput): Promise<string> =>
    together(deed, async (hands) => {
      const cited = await citedBy(hands.knownSources, input);
      const session = await sessionWith(hands, input.session);
      const { title, meeting = null, agendaItem = null, room = null } = input;
      const [startsAt, endsAt] = [momentFrom('startsAt', input.startsAt), momentFrom('endsAt', input.endsAt)];
      rule(startsAt < endsAt, 'what is planned ends after it starts');
      const held = meeting === null ? null : await hands.meetings.get(meeting);
      const item = agendaItem === null ? null : await hands.agendaItems.get(agendaItem);
      rule([held, item].every((one) => one === null || one.sessionCode === session.code), 'the programme of a session has meetings and items of that session');
      const entry = await hands.programme.add({
        ...cited, id: randomUUID(), sessionCode: session.code, meetingId: meeting, agendaItemId: agendaItem, title, startsAt, endsAt, room: room ?? held?.room ?? null,
        timeZone: zoneOf(session.city), startedAt: null, endedAt: null, status: 'PLANNED', changeReason: null, topics: item?.topics ?? [], sequence: 0,
      });
      programmeChanged(hands, 'ADDED', entry, ['startsAt', 'endsAt', 'room'], null);
      return entry.id;
    });
