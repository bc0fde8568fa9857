import type { Confidence } from '@assembly-graph/kernel';
import { CitedInterface, DateFilter, DateScalar, enumFilter, IntFilter, KeyFilter, KeyListFilter, listOf, NodeInterface, StringFilter } from '@assembly-graph/platform/graph';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import type { Speaker, SpeakerRole } from '../domain/side-event-speaker.ts';
import type { SideEventStatus } from '../domain/side-event-steps.ts';
import type { Organizer, OrganizerRole, SideEvent, SideEventFormat } from '../domain/side-event.ts';
import { OrganizerRoleEnum, SideEventFormatEnum, SideEventStatusEnum, SpeakerRoleEnum } from './enums.ts';

@Directive('@key(fields: "id")')
@ObjectType('SideEvent', {
  implements: [NodeInterface, CitedInterface],
  simpleResolvers: true,
  description: 'A meeting beside the plenary of a session, hosted by States, organizations or both. The record has a small part of the 30 to 60 that are held per session.',
})
export class SideEventType implements SideEvent {
  readonly id!: string;
  @Field(() => String, { description: 'Its code: in the data set, e.g. "SE21-01", or given when it was requested here.' })
  readonly code!: string;
  readonly sessionCode!: string;
  readonly sessionOpensOn!: string;
  @Field(() => String, { description: 'Its title, in the language of the source; shortened or worded by the compiler where the note says so.' })
  readonly title!: string;
  @Field(() => DateScalar, { nullable: true, description: 'The day, which may lie before the session opens; null where it was not found.' })
  readonly heldOn!: string | null;
  @Field(() => String, { nullable: true, description: 'When it began, HH:MM (24 hours) on the clocks of the place where the session was held; null where it was not found.' })
  readonly startTime!: string | null;
  @Field(() => String, { nullable: true, description: 'When it ended, HH:MM (24 hours) on the clocks of the place where the session was held; null where it was not found.' })
  readonly endTime!: string | null;
  @Field(() => String, { nullable: true, description: 'The room, or "online"; null where it was not found.' })
  readonly room!: string | null;
  readonly coHostStates!: readonly string[];
  readonly coHostOrganizations!: readonly string[];
  readonly organizerRoles!: readonly Organizer[] | null;
  @Field(() => SideEventStatusEnum, { nullable: true, description: 'How far it has got; null for what came with the data set, which says what was announced or held and no more.' })
  readonly status!: SideEventStatus | null;
  readonly announced!: boolean;
  readonly requestedByState!: string | null;
  readonly requestedByOrganization!: string | null;
  @Field(() => SideEventFormatEnum, { nullable: true, description: 'Where those who take part are; null where it was not said.' })
  readonly format!: SideEventFormat | null;
  @Field(() => [String], { description: 'The languages it is held in, by their ISO 639-1 codes; empty where they were not said.' })
  readonly languages!: readonly string[];
  @Field(() => Int, { nullable: true, description: 'For how many people it is meant; null where it was not said.' })
  readonly capacity!: number | null;
  @Field(() => String, { nullable: true, description: 'Where it can be watched; null where it was not said.' })
  readonly streamUrl!: string | null;
  @Field(() => Int, { description: 'Grows each time it is moved, or cancelled after it was announced: SEQUENCE of a calendar.' })
  readonly sequence!: number;
  @Field(() => Int, { nullable: true, description: 'How many came, as reported; null where it was not said.' })
  readonly attendance!: number | null;
  @Field(() => String, { nullable: true, description: 'Where a report of it can be read; null where there is none.' })
  readonly reportUrl!: string | null;
  readonly speakers!: readonly Speaker[];
  readonly speakerStates!: readonly string[];
  readonly speakerOrganizations!: readonly string[];
  @Field(() => Int, { description: 'Raised by every change: what `expectedVersion` asks for.' })
  readonly version!: number;
  readonly knownFrom!: string | null;
  readonly topics!: readonly string[];
  readonly confidence!: Confidence;
  readonly sourceKeys!: readonly string[];
  readonly note!: string | null;
}

/** Who stands behind a side event: a State or an organization, by its key. */
@ObjectType('SideEventOrganizer', { simpleResolvers: true, description: 'A State or an organization that stands behind a side event.' })
export class SideEventOrganizerType {
  readonly stateIso3?: string;
  readonly organizationCode?: string;
  @Field(() => OrganizerRoleEnum, { description: 'In which role.' })
  readonly role!: OrganizerRole;
}

/** Who speaks: a State or an organization, by its key; which person, the participant's row says. */
@ObjectType('SideEventSpeaker', { simpleResolvers: true, description: 'A State or an organization that speaks at a side event, by somebody or another.' })
export class SideEventSpeakerType implements Speaker {
  @Field(() => ID, { description: 'Which of the speakers: what `removeSideEventSpeaker` asks for. It is no id of the graph.' })
  readonly id!: string;
  readonly state!: string | null;
  readonly organization!: string | null;
  @Field(() => SpeakerRoleEnum, { description: 'As what.' })
  readonly role!: SpeakerRole;
}

export const SideEventList = listOf('SideEvent', () => SideEventType, {
  filters: {
    code: [KeyFilter, 'Its code in the data set.'],
    session: [KeyFilter, 'Code of the session.'],
    title: [StringFilter, 'Its title.'],
    heldOn: [DateFilter, 'The day.'],
    startTime: [StringFilter, 'When it began, HH:MM.'],
    endTime: [StringFilter, 'When it ended, HH:MM.'],
    room: [StringFilter, 'The room.'],
    status: [enumFilter('SideEventStatus', SideEventStatusEnum), 'How far it has got.'],
    format: [enumFilter('SideEventFormat', SideEventFormatEnum), 'Where those who take part are.'],
    languages: [KeyListFilter, 'ISO 639-1 codes of its languages.'],
    capacity: [IntFilter, 'For how many people it is meant.'],
    attendance: [IntFilter, 'How many came.'],
    coHostStates: [KeyListFilter, 'Alpha-3 codes of the States behind it.'],
    coHostOrganizations: [KeyListFilter, 'Codes of the organizations behind it.'],
    speakerStates: [KeyListFilter, 'Alpha-3 codes of the States that speak.'],
    speakerOrganizations: [KeyListFilter, 'Codes of the organizations that speak.'],
    topics: [KeyListFilter, 'Codes of the topics that its title names.'],
  },
  orders: {
    sessionOpensOn: 'By the first day of its session, so in the order of the sessions.',
    heldOn: 'By day.',
    startTime: 'By the time of day at which it began.',
    title: 'By title.',
    room: 'By room.',
    code: 'By its code in the data set.',
  },
  measures: { capacity: {}, attendance: {} },
  groupedBy: ['room'],
  notGroupedBy: ['code'],
});
