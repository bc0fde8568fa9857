import type { Confidence } from '@assembly-graph/kernel';
import { CitedInterface, DateFilter, DateScalar, KeyFilter, KeyListFilter, listOf, NodeInterface, StringFilter } from '@assembly-graph/platform/graph';
import { Directive, Field, ObjectType } from 'type-graphql';
import type { OrganizerRole, SideEvent } from '../domain/side-event.ts';
import { OrganizerRoleEnum } from './enums.ts';

@Directive('@key(fields: "id")')
@ObjectType('SideEvent', {
  implements: [NodeInterface, CitedInterface],
  simpleResolvers: true,
  description: 'A meeting beside the plenary of a session, hosted by States, organizations or both. The record has a small part of the 30 to 60 that are held per session.',
})
export class SideEventType implements SideEvent {
  readonly id!: string;
  @Field(() => String, { description: 'Its code in the data set, e.g. "SE21-01".' })
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

export const SideEventList = listOf('SideEvent', () => SideEventType, {
  filters: {
    code: [KeyFilter, 'Its code in the data set.'],
    session: [KeyFilter, 'Code of the session.'],
    title: [StringFilter, 'Its title.'],
    heldOn: [DateFilter, 'The day.'],
    startTime: [StringFilter, 'When it began, HH:MM.'],
    endTime: [StringFilter, 'When it ended, HH:MM.'],
    room: [StringFilter, 'The room.'],
    coHostStates: [KeyListFilter, 'Alpha-3 codes of the States that hosted it.'],
    coHostOrganizations: [KeyListFilter, 'Codes of the organizations that hosted it.'],
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
  groupedBy: ['room'],
  notGroupedBy: ['code'],
});
