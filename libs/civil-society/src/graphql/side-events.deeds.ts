import { DateScalar, deedKind, deedsResolver, partField, reasonInput, type DeedAccess, type DeedFields } from '@assembly-graph/platform/graph';
import { ID, Int } from 'type-graphql';
import type { SideEventUseCases } from '../use-cases/side-events-desk.ts';
import { OrganizerRoleEnum, SideEventFormatEnum, SpeakerRoleEnum } from './enums.ts';
import type { CivilSocietyLoaders } from './loaders.ts';
import { SideEventType } from './side-event.type.ts';
import { topicsInput } from './topics-input.ts';

const SECRETARIAT: DeedAccess = { policies: ['secretariat'] };
/** Whose thing it is, the use cases ask. */
const TAKES_PART: DeedAccess = { policies: ['secretariat', 'ngo', 'delegation'] };

const sideEvent = {
  entity: 'sideEvent',
  type: () => SideEventType,
  // What was loaded before the deed is no longer so.
  load: (id: string, { sideEventById }: CivilSocietyLoaders) => sideEventById.clear(id).load(id),
};
const place = {
  room: { type: () => String, description: 'The room; left out for what is held online.', nullable: true, longest: 200 },
  day: { type: () => DateScalar, description: 'The day; it may lie before the session opens.' },
  start: { type: () => String, description: 'When it begins, HH:MM (24 hours) on the clocks of the venue.', longest: 5 },
  end: { type: () => String, description: 'When it ends, HH:MM (24 hours) on the clocks of the venue, on the same day.', longest: 5 },
} satisfies DeedFields;

/** The deeds on side events, for those who organize them and for the secretariat. */
export const sideEventDeeds = (deeds: SideEventUseCases): object =>
  deedsResolver('SideEventDeeds', [
    deedKind({
      ...sideEvent,
      name: 'requestSideEvent',
      description: 'Asks for a side event: an NGO for its own organization, a delegation for its own State, the secretariat for those who asked it. Until it is scheduled nobody else knows of it.',
      access: TAKES_PART,
      input: {
        session: { type: () => String, description: 'Code of the session beside which it is to be held.', longest: 20 },
        title: { type: () => String, description: 'Its title.', longest: 500 },
        organizers: partField('OrganizerInput', 'Who stands behind it, whoever asks among them, one of them its lead; whoever asks alone, if left out.', {
          state: { type: () => String, description: 'Alpha-3 code of a State; or', nullable: true, longest: 3 },
          organization: { type: () => String, description: 'the code of an organization.', nullable: true, longest: 100 },
          role: { type: () => OrganizerRoleEnum, description: 'In which role.' },
        }, { list: true, nullable: true, most: 50 }),
        topics: topicsInput('those that the title names, if left out'),
        format: { type: () => SideEventFormatEnum, description: 'Where those who take part are.', defaultValue: 'IN_PERSON' },
        languages: { type: () => [String], description: 'ISO 639-1 codes of its languages.', nullable: true, longest: 2, most: 20 },
        capacity: { type: () => Int, description: 'For how many people it is meant.', nullable: true },
        streamUrl: { type: () => String, description: 'Where it can be watched.', nullable: true },
      },
      do: deeds.requestSideEvent,
    }),
    deedKind({
      ...sideEvent,
      name: 'reviewSideEvent',
      description: 'Takes a requested side event under review. For the secretariat.',
      of: 'SideEvent',
      access: SECRETARIAT,
      input: {},
      do: deeds.reviewSideEvent,
    }),
    deedKind({
      ...sideEvent,
      name: 'approveSideEvent',
      description: 'Approves a side event after a review. For the secretariat.',
      of: 'SideEvent',
      access: SECRETARIAT,
      input: {},
      do: deeds.approveSideEvent,
    }),
    deedKind({
      ...sideEvent,
      name: 'scheduleSideEvent',
      description: 'Gives an approved side event its room and time, and announces it. A room holds one side event at a time. For the secretariat.',
      of: 'SideEvent',
      access: SECRETARIAT,
      input: place,
      do: deeds.scheduleSideEvent,
    }),
    deedKind({
      ...sideEvent,
      name: 'moveSideEvent',
      description: 'Gives a scheduled side event another room or time. For the secretariat.',
      of: 'SideEvent',
      access: SECRETARIAT,
      input: { ...place, ...reasonInput },
      do: deeds.moveSideEvent,
    }),
    deedKind({
      ...sideEvent,
      name: 'cancelSideEvent',
      description: 'Cancels a side event; what was announced stays visible as cancelled. For its organizers and the secretariat.',
      of: 'SideEvent',
      access: TAKES_PART,
      input: reasonInput,
      do: deeds.cancelSideEvent,
    }),
    deedKind({
      ...sideEvent,
      name: 'nameSideEventSpeaker',
      description: 'Names who speaks at a side event: a State, an organization, or a participant of your organization, of whom everybody else learns the organization. For its organizers and the secretariat.',
      of: 'SideEvent',
      access: TAKES_PART,
      input: {
        state: { type: () => String, description: 'Alpha-3 code of a State; or', nullable: true, longest: 3 },
        organization: { type: () => String, description: 'the code of an organization; or', nullable: true, longest: 100 },
        participant: { type: () => ID, description: 'the id of a participant, who comes to the session for an organization for which you act.', nullable: true, idOf: 'Participant' },
        role: { type: () => SpeakerRoleEnum, description: 'As what.', defaultValue: 'PANELLIST' },
      },
      do: deeds.nameSideEventSpeaker,
    }),
    deedKind({
      ...sideEvent,
      name: 'removeSideEventSpeaker',
      description: 'Takes a speaker off a side event. For its organizers and the secretariat.',
      of: 'SideEvent',
      access: TAKES_PART,
      input: { speaker: { type: () => ID, description: 'Which one: its `id`.', longest: 36 } },
      do: deeds.removeSideEventSpeaker,
    }),
    deedKind({
      ...sideEvent,
      name: 'reportSideEventHeld',
      description: 'Says that a side event was held, on its day at the earliest. For its organizers and the secretariat.',
      of: 'SideEvent',
      access: TAKES_PART,
      input: {
        attendance: { type: () => Int, description: 'How many came.', nullable: true },
        reportUrl: { type: () => String, description: 'Where a report of it can be read.', nullable: true },
      },
      do: deeds.reportSideEventHeld,
    }),
  ]);
