import { citedInput, deedKind, deedsResolver } from '@assembly-graph/platform/graph';
import type { SessionsDeskUseCases } from '../use-cases/sessions-desk.ts';
import type { SessionsLoaders } from './loaders.ts';
import { ProgrammeEntryType } from './programme.type.ts';
import { instantField, roomField, SECRETARIAT, sessionInput } from './sessions.deeds.ts';

const entry = {
  entity: 'programmeEntry',
  type: () => ProgrammeEntryType,
  access: SECRETARIAT,
  load: (id: string, loaders: SessionsLoaders) => loaders.programmeEntry.load(id),
};
const publicReason = { type: () => String, description: 'Why; the programme tells it.', longest: 300 };

/** The deeds on the programme, for the secretariat. */
export const programmeDeeds = (deeds: SessionsDeskUseCases): object =>
  deedsResolver<SessionsLoaders>('ProgrammeDeeds', [
    deedKind({
      ...entry,
      name: 'addProgrammeEntry',
      description: 'Puts something into the programme of a session. For the secretariat.',
      input: {
        ...sessionInput,
        title: { type: () => String, description: 'What is done.', longest: 300 },
        meeting: { type: () => String, description: 'Id of the meeting in which it is done.', nullable: true, idOf: 'Meeting' },
        agendaItem: { type: () => String, description: 'Id of the agenda item that is taken up.', nullable: true, idOf: 'AgendaItem' },
        startsAt: instantField('When it starts.'),
        endsAt: instantField('When it ends.'),
        room: { ...roomField, description: 'The room; that of the meeting, if not given.' },
        ...citedInput,
      },
      do: deeds.addProgrammeEntry,
    }),
    deedKind({
      ...entry,
      name: 'moveProgrammeEntry',
      description: 'Moves an entry of the programme to another time or room; its sequence grows by one, and how it stood stays readable. For the secretariat.',
      of: 'ProgrammeEntry',
      input: { reason: publicReason, startsAt: instantField('When it now starts.'), endsAt: instantField('When it now ends.'), room: { ...roomField, description: 'The room; the same, if not given.' } },
      do: deeds.moveProgrammeEntry,
    }),
    deedKind({
      ...entry,
      name: 'cancelProgrammeEntry',
      description: 'Cancels an entry of the programme: it stays in it as cancelled. For the secretariat.',
      of: 'ProgrammeEntry',
      input: { reason: publicReason },
      do: deeds.cancelProgrammeEntry,
    }),
    deedKind({
      ...entry,
      name: 'recordProgrammeTimes',
      description: 'Enters when something on the programme started, and when it ended. For the secretariat.',
      of: 'ProgrammeEntry',
      input: { startedAt: instantField('When it started.'), endedAt: instantField('When it ended; null while it is under way.', true) },
      do: deeds.recordProgrammeTimes,
    }),
  ]);
