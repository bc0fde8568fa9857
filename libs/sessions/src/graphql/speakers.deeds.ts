import { citedInput, DateScalar, deedKind, deedsResolver, LanguageEnum, partField, TopicCodeEnum, type DeedAccess, type DeedFields } from '@assembly-graph/platform/graph';
import { Int } from 'type-graphql';
import type { SpeakersDeskUseCases } from '../use-cases/speakers-desk.ts';
import { SpeakerCapacityEnum, StatementFormEnum, StatementKindEnum, StatementSegmentEnum } from './enums.ts';
import type { SessionsLoaders } from './loaders.ts';
import { instantField, SECRETARIAT, sessionInput } from './sessions.deeds.ts';
import { SpeakerRankEnum, SpeakersListType, SpeakersOrderingEnum, SpeakingSlotType } from './speakers.type.ts';
import { StatementType } from './statement.type.ts';

/** Whoever speaks for a State or an organization; whose slot it is, the use case asks. */
const SPEAKERS: DeedAccess = { policies: ['secretariat', 'delegation', 'organization'] };
const ALLOCATORS: DeedAccess = { policies: ['secretariat', 'coalition'] };
const list = { entity: 'speakersList', type: () => SpeakersListType, access: SECRETARIAT, of: 'SpeakersList', load: (id: string, loaders: SessionsLoaders) => loaders.speakersList.load(id) };
const slot = { entity: 'speakingSlot', type: () => SpeakingSlotType, access: SECRETARIAT, of: 'SpeakingSlot', load: (id: string, loaders: SessionsLoaders) => loaders.speakingSlot.load(id) };

const agentFields = {
  state: { type: () => String, description: 'Alpha-3 code of a State.', nullable: true, longest: 3 },
  organization: { type: () => String, description: 'Code of an organization.', nullable: true, longest: 60 },
} satisfies DeedFields;
const optionalId = (of: string, description: string) => ({ type: () => String, description, nullable: true, idOf: of });

/** The deeds on lists of speakers and on statements. */
export const speakersDeeds = (deeds: SpeakersDeskUseCases): object =>
  deedsResolver<SessionsLoaders>('SpeakersDeeds', [
    deedKind({
      ...list, of: undefined,
      name: 'openSpeakersList',
      description: 'Opens a list of speakers for a part of a session, or for one meeting of it. For the secretariat.',
      input: {
        ...sessionInput,
        segment: { type: () => StatementSegmentEnum, description: 'The part of the session.' },
        meeting: optionalId('Meeting', 'Id of the meeting that it is for, if it is for one.'),
        agendaItem: optionalId('AgendaItem', 'Id of the agenda item that it is for.'),
        opensAt: instantField('From when on it takes speakers.'),
        closesAt: instantField('Until when it takes speakers.'),
        ordering: { type: () => SpeakersOrderingEnum, description: 'How it is ordered.', defaultValue: 'INSCRIPTION' },
        timeLimits: {
          ...partField('SpeakersTimeLimitInput', 'How long speakers of a capacity may speak.', {
            capacity: { type: () => SpeakerCapacityEnum, description: 'The capacity.' },
            seconds: { type: () => Int, description: 'How many seconds, 1 to 7,200.' },
          }, { list: true, most: 4 }),
          defaultValue: [],
        },
        ...citedInput,
      },
      do: deeds.openSpeakersList,
    }),
    deedKind({
      ...list, access: ALLOCATORS,
      name: 'admitToSpeak',
      description: 'Enters to which organizations a slot on a list was allocated: they may then put themselves on it (Rules of Procedure, rule 93). For the secretariat and the Coalition.',
      input: { organizations: { type: () => [String], description: 'Their codes.', longest: 60 } },
      do: deeds.admitToSpeak,
    }),
    deedKind({
      ...slot, of: undefined, access: SPEAKERS,
      name: 'inscribeSpeaker',
      description: 'Puts a speaker on a list: the secretariat anybody, a delegation its own State, an organization itself if a slot was allocated to it (Rules of Procedure, rule 93).',
      input: {
        speakersList: { type: () => String, description: 'Id of the list.', idOf: 'SpeakersList' },
        ...agentFields,
        capacity: { type: () => SpeakerCapacityEnum, description: 'In which capacity; STATE_PARTY or NGO, if not given.', nullable: true },
        requestedRank: { type: () => SpeakerRankEnum, description: 'The rank of who is to speak.', defaultValue: 'HEAD_OF_DELEGATION' },
        reply: { type: () => Boolean, description: 'Whether it is for the right of reply; for the secretariat.', defaultValue: false },
        inscribedAt: instantField('When the floor was asked for, if that was earlier; for the secretariat.', true),
        writtenOnly: { type: () => Boolean, description: 'Whether only a text is handed in.', defaultValue: false },
        ...citedInput,
      },
      do: deeds.inscribeSpeaker,
    }),
    deedKind({ ...slot, access: SPEAKERS, name: 'confirmSpeaker', description: 'Confirms that a speaker on a list will speak. For the secretariat, and for the speaker.', input: {}, do: deeds.confirmSpeaker }),
    deedKind({ ...slot, name: 'postponeSpeaker', description: 'Puts a speaker off to the end of the list. For the secretariat.', input: {}, do: deeds.postponeSpeaker }),
    deedKind({ ...slot, access: SPEAKERS, name: 'withdrawSpeaker', description: 'Takes a speaker off the order of a list; those after move up. For the secretariat, and for the speaker.', input: {}, do: deeds.withdrawSpeaker }),
    deedKind({
      ...list,
      name: 'reorderSpeakers',
      description: 'Puts those who wait on a list into another order. For the secretariat.',
      input: { order: { type: () => [String], description: 'Ids of the slots of all who wait, in the order wanted.', idOf: 'SpeakingSlot', most: 400 } },
      do: deeds.reorderSpeakers,
    }),
    deedKind({
      ...slot, of: undefined, versioned: true,
      name: 'callNextSpeaker',
      description: 'Calls the next speaker of a list, in a meeting that is convened. The version is that of the list. For the secretariat.',
      input: { id: { type: () => String, description: 'Id of the list.', idOf: 'SpeakersList' }, meeting: optionalId('Meeting', 'Id of the meeting; that of the list, if not given.'), at: instantField('When; now, if not given.', true) },
      do: deeds.callNextSpeaker,
    }),
    deedKind({ ...slot, name: 'startSpeaker', description: 'Enters that a speaker who was called has begun. For the secretariat.', input: { startedAt: instantField('When; now, if not given.', true) }, do: deeds.startSpeaker }),
    deedKind({
      ...slot,
      name: 'finishSpeaker',
      description: 'Enters that a speaker has finished, within the meeting. For the secretariat.',
      input: { startedAt: instantField('When the speaker started, if that was not entered.', true), endedAt: instantField('When; now, if not given.', true) },
      do: deeds.finishSpeaker,
    }),
    deedKind({ ...list, name: 'closeSpeakersList', description: 'Closes a list: it takes no more speakers but for the right of reply. For the secretariat.', input: {}, do: deeds.closeSpeakersList }),
    deedKind({
      entity: 'statement',
      type: () => StatementType,
      access: SECRETARIAT,
      load: (id, loaders) => loaders.statementById.load(id),
      name: 'recordStatement',
      description: 'Records that a State or an organization made a statement, for whom and about which text; not the text itself. For the secretariat.',
      input: {
        ...sessionInput,
        kind: { type: () => StatementKindEnum, description: 'What sort of statement.' },
        segment: { type: () => StatementSegmentEnum, description: 'The part of the session; that of the slot, if not given.', nullable: true },
        slot: optionalId('SpeakingSlot', 'Id of the slot in which it was made.'),
        meeting: optionalId('Meeting', 'Id of the meeting; that of the slot, if not given.'),
        deliveredOn: { type: () => DateScalar, description: 'On which day.', nullable: true },
        speaker: partField('AgentInput', 'A State or an organization: exactly one of the two.', agentFields),
        capacity: { type: () => SpeakerCapacityEnum, description: 'In which capacity; that of the slot, or STATE_PARTY or NGO, if not given.', nullable: true },
        form: { type: () => StatementFormEnum, description: 'How it was made.', defaultValue: 'ORAL' },
        onBehalfOf: { ...partField('OnBehalfOfInput', 'For whom besides the speaker: none twice, and never the speaker.', agentFields, { list: true, most: 200 }), defaultValue: [] },
        concerns: { type: () => [String], description: 'Symbols of the drafts and resolutions that it is about, e.g. "ICC-ASP/18/L.4".', most: 20, longest: 60, defaultValue: [] },
        texts: {
          ...partField('StatementTextInput', 'Where its text can be had.', {
            lang: { type: () => LanguageEnum, description: 'The language.' },
            url: { type: () => String, description: 'Where it is: an address that begins with https://.' },
          }, { list: true, most: 12 }),
          defaultValue: [],
        },
        videoOffset: { type: () => Int, description: 'Seconds from the beginning of the recording of the meeting.', nullable: true },
        topics: { type: () => [TopicCodeEnum], description: 'Its topics; that of the part of the session, if not given.', nullable: true, most: 17 },
        ...citedInput,
      },
      do: deeds.recordStatement,
    }),
  ]);
