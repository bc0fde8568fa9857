import {
  citedInput, DateScalar, DateTimeScalar, deedKind, deedsResolver, partField, reasonInput, TopicCodeEnum, type DeedAccess, type DeedFields,
} from '@assembly-graph/platform/graph';
import { Int } from 'type-graphql';
import type { SessionsDeskUseCases } from '../use-cases/sessions-desk.ts';
import { AgendaItemType } from './agenda-item.type.ts';
import { AgendaType, AgendaVersionKindEnum } from './agenda.type.ts';
import { AgendaItemStatusEnum, ConvenerEnum, SessionKindEnum, VenueCodeEnum } from './enums.ts';
import type { SessionsLoaders } from './loaders.ts';
import { MeetingFormatEnum, MeetingStatusEnum, MeetingType, PublicityEnum } from './meeting.type.ts';
import { SessionType } from './session.type.ts';

export const SECRETARIAT: DeedAccess = { policies: ['secretariat'] };
export const sessionInput = { session: { type: () => String, description: 'Code of the session, e.g. "25".', longest: 20 } } satisfies DeedFields;
export const whyInput = { reason: { ...reasonInput.reason, nullable: true } } satisfies DeedFields;
export const instantField = (description: string, nullable = false) => ({ type: () => DateTimeScalar, description: `${description} RFC 3339 with its distance from UTC.`, nullable });
export const roomField = { type: () => String, description: 'The room.', nullable: true, longest: 200 };

const session = { entity: 'session', type: () => SessionType, access: SECRETARIAT, load: (id: string, loaders: SessionsLoaders) => loaders.sessionById.load(id) };
const meeting = { entity: 'meeting', type: () => MeetingType, access: SECRETARIAT, load: (id: string, loaders: SessionsLoaders) => loaders.meeting.load(id) };
const item = { entity: 'agendaItem', type: () => AgendaItemType, access: SECRETARIAT, load: (id: string, loaders: SessionsLoaders) => loaders.agendaItemById.load(id) };

const placeInput = {
  venue: { type: () => VenueCodeEnum, description: 'Where it meets.' },
  building: { type: () => String, description: 'The building.', nullable: true, longest: 200 },
  opensOn: { type: () => DateScalar, description: 'Its first day.' },
  closesOn: { type: () => DateScalar, description: 'Its last day, as scheduled.' },
} satisfies DeedFields;
const presidentInput = (description: string, nullable: boolean) => ({ type: () => String, description, nullable, idOf: 'BodySeat' });

/** The deeds on sessions, their meetings and agenda, for the secretariat. */
export const sessionsDeeds = (deeds: SessionsDeskUseCases): object =>
  deedsResolver<SessionsLoaders>('SessionsDeeds', [
    deedKind({
      ...session,
      name: 'openSession',
      description: 'Opens a session in the record: a regular or special one (Rome Statute, art. 112(6)), or a Review Conference (art. 123). For the secretariat.',
      input: {
        kind: { type: () => SessionKindEnum, description: 'What kind of session; one that was suspended is resumed with `resumeSession`.' },
        number: { type: () => Int, description: 'Of a regular session, and only of one.', nullable: true },
        ...placeInput,
        president: presidentInput('Id of the seat on the Bureau of the President who presides.', false),
        convenedBy: { type: () => ConvenerEnum, description: 'Of a special session, and only of one: on whose initiative.', nullable: true },
        symbolSeries: { type: () => String, description: 'Of a special session whose symbols are known: with which they begin, e.g. "ICC-ASP/S-2".', nullable: true, longest: 20 },
        ...citedInput,
      },
      do: deeds.openSession,
    }),
    deedKind({
      ...session,
      name: 'resumeSession',
      description: 'Resumes a regular session that was suspended, on later days. The version is that of the session resumed. For the secretariat.',
      of: 'Session',
      input: { ...placeInput, president: presidentInput('Id of the seat on the Bureau of the President who presides; that of the session resumed, if not given.', true), ...citedInput },
      do: deeds.resumeSession,
    }),
    deedKind({
      ...session,
      name: 'closeSession',
      description: 'Enters that a session has closed, as scheduled or on another day. For the secretariat.',
      of: 'Session',
      input: { closedOn: { type: () => DateScalar, description: 'On which day.' } },
      do: deeds.closeSession,
    }),
    deedKind({
      ...meeting,
      name: 'scheduleMeeting',
      description: 'Schedules a meeting; one of the Assembly is public unless exceptional circumstances require a private one (Rules of Procedure, rule 42). For the secretariat.',
      input: {
        ...sessionInput,
        body: { type: () => String, description: 'Code of the body that meets.', defaultValue: 'ASSEMBLY', longest: 50 },
        format: { type: () => MeetingFormatEnum, description: 'What sort of meeting.', defaultValue: 'PLENARY' },
        ordinal: { type: () => Int, description: 'Its number among those of its body and format in the session.', nullable: true },
        title: { type: () => String, description: 'What it is about.', nullable: true, longest: 300 },
        publicity: { type: () => PublicityEnum, description: 'Whether it is public.', defaultValue: 'PUBLIC' },
        exceptionalCircumstances: { type: () => String, description: 'Why a meeting of the Assembly is private.', nullable: true },
        startsAt: instantField('When it starts.'),
        endsAt: instantField('When it ends.'),
        room: roomField,
        streamUrl: { type: () => String, description: 'Where it can be watched: an address that begins with https://.', nullable: true },
        ...citedInput,
      },
      do: deeds.scheduleMeeting,
    }),
    deedKind({
      ...meeting,
      name: 'changeMeetingStatus',
      description: 'Convenes, suspends, adjourns, moves or cancels a meeting. For the secretariat.',
      of: 'Meeting',
      input: {
        ...whyInput,
        status: { type: () => MeetingStatusEnum, description: 'What becomes of it.' },
        at: instantField('When it came about; now, if not given.', true),
        startsAt: instantField('Of one that is moved, when it now starts.', true),
        endsAt: instantField('Of one that is moved, when it now ends.', true),
        room: { ...roomField, description: 'Of one that is moved, the room.' },
      },
      do: deeds.changeMeetingStatus,
    }),
    deedKind({
      entity: 'agenda',
      type: () => AgendaType,
      access: SECRETARIAT,
      load: (id, loaders) => loaders.agenda.load(id),
      name: 'publishAgendaVersion',
      description: 'Publishes a version of a session\'s agenda; an adopted one gives its items their numbers, each once in the session. For the secretariat.',
      input: {
        ...sessionInput,
        kind: { type: () => AgendaVersionKindEnum, description: 'How far it has come.' },
        publishedOn: { type: () => DateScalar, description: 'On which day.' },
        document: { type: () => String, description: 'Symbol of the document that has it.', nullable: true, longest: 60 },
        items: partField('AgendaPlaceInput', 'Its items, in order.', {
          item: { type: () => String, description: 'Id of the item.', idOf: 'AgendaItem' },
          number: { type: () => String, description: 'Its number on this agenda, e.g. "9" or "9(a)".', longest: 10 },
        }, { list: true }),
        ...citedInput,
      },
      do: deeds.publishAgendaVersion,
    }),
    deedKind({
      ...item,
      name: 'addAgendaItem',
      description: 'Puts a matter before a session; with a number, on the agenda that was adopted. For the secretariat.',
      input: {
        ...sessionInput,
        title: { type: () => String, description: 'Its title in English.', longest: 500 },
        number: { type: () => String, description: 'Its number on the agenda as adopted.', nullable: true, longest: 10 },
        parent: { type: () => String, description: 'Id of the item that it is part of.', nullable: true, idOf: 'AgendaItem' },
        topics: { type: () => [TopicCodeEnum], description: 'Its topics; those that its title names, if not given.', nullable: true, most: 17 },
        allocatedTo: { type: () => String, description: 'Code of the body to which it is allocated.', nullable: true, longest: 50 },
        addedOn: { type: () => DateScalar, description: 'On which day.' },
        ...citedInput,
      },
      do: deeds.addAgendaItem,
    }),
    deedKind({
      ...item,
      name: 'changeAgendaItem',
      description: 'Concludes, defers or takes up again an item, or allocates it to a body. What is left out stays as it is. For the secretariat.',
      of: 'AgendaItem',
      input: {
        ...whyInput,
        status: { type: () => AgendaItemStatusEnum, description: 'What becomes of it.', nullable: true },
        allocatedTo: { type: () => String, description: 'Code of the body to which it is allocated.', nullable: true, longest: 50 },
      },
      do: deeds.changeAgendaItem,
    }),
  ]);
