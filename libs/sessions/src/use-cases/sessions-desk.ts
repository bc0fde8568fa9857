import type { Records, UseCase } from '@assembly-graph/events';
import { NotFound, type KnownSources } from '@assembly-graph/kernel';
import type { AgendaItem } from '../domain/agenda-item.ts';
import type { Agenda } from '../domain/agenda.ts';
import type { Meeting } from '../domain/meeting.ts';
import type { ProgrammeEntry } from '../domain/programme.ts';
import type { SpeakingSlot } from '../domain/speaking-slot.ts';
import type { Session } from '../domain/session.ts';
import type { AgendaItemInput } from './add-agenda-item.ts';
import type { ProgrammeEntryInput } from './add-programme-entry.ts';
import type { ProgrammeCancellation } from './cancel-programme-entry.ts';
import type { AgendaItemChange } from './change-agenda-item.ts';
import type { MeetingStatusChange } from './change-meeting-status.ts';
import type { SessionClosing } from './close-session.ts';
import type { ProgrammeMove } from './move-programme-entry.ts';
import type { SessionOpening } from './open-session.ts';
import type { AgendaPublication } from './publish-agenda-version.ts';
import type { ProgrammeTimes } from './record-programme-times.ts';
import type { SessionResumption } from './resume-session.ts';
import type { MeetingInput } from './schedule-meeting.ts';

/** What a deed on sessions, their meetings, agenda and programme has in its hands. */
export interface SessionsDesk {
  readonly knownSources: KnownSources;
  readonly sessions: Records<Session>;
  readonly meetings: Records<Meeting>;
  readonly agendaItems: Records<AgendaItem>;
  readonly agendas: Records<Agenda>;
  readonly programme: Records<ProgrammeEntry>;
  readonly slots: Records<SpeakingSlot>;
}

/** The session with this code; other deeds on it wait. @throws NotFound */
export async function sessionWith({ sessions }: Pick<SessionsDesk, 'sessions'>, code: string): Promise<Session> {
  const [session] = await sessions.having({ code });
  if (!session) throw new NotFound('The session', code);
  return session;
}

/** The deeds of the desk, as the graph offers them. */
export interface SessionsDeskUseCases {
  readonly openSession: UseCase<SessionOpening>;
  readonly resumeSession: UseCase<SessionResumption>;
  readonly closeSession: UseCase<SessionClosing>;
  readonly scheduleMeeting: UseCase<MeetingInput>;
  readonly changeMeetingStatus: UseCase<MeetingStatusChange>;
  readonly publishAgendaVersion: UseCase<AgendaPublication>;
  readonly addAgendaItem: UseCase<AgendaItemInput>;
  readonly changeAgendaItem: UseCase<AgendaItemChange>;
  readonly addProgrammeEntry: UseCase<ProgrammeEntryInput>;
  readonly moveProgrammeEntry: UseCase<ProgrammeMove>;
  readonly cancelProgrammeEntry: UseCase<ProgrammeCancellation>;
  readonly recordProgrammeTimes: UseCase<ProgrammeTimes>;
}
