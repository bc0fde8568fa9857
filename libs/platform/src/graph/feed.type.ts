import type { FeedFilter, LoggedEvent } from '@assembly-graph/events';
import { BadInput, isWritable } from '@assembly-graph/kernel';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { inputClass } from './filter-inputs.ts';
import { globalId, readGlobalId } from './global-id.ts';
import { DateTimeScalar, JSONScalar } from './scalars.ts';

@Directive('@shareable')
@ObjectType('EventSubject', { simpleResolvers: true, description: 'What an event is about.' })
export class EventSubjectType {
  @Field(() => String, { description: 'Its type in the graph, e.g. "TreatyAction".' })
  readonly type!: string;
  @Field(() => ID, { description: 'Its id in the whole graph, for `node(id:)`; it may have been taken out of the record since.' })
  readonly id!: string;
  @Field(() => String, { nullable: true, description: 'The key that people know it by, if it has one, e.g. "ICC-ASP/15/Res.1".' })
  readonly naturalKey!: string | null;
}

@Directive('@shareable')
@ObjectType('Event', { simpleResolvers: true, description: 'Something that happened in the record. Personal data never travels in an event, only ids.' })
export class EventType {
  @Field(() => String, { description: 'Where it stands in its feed, opaque: give it as `after`.' })
  readonly cursor!: string;
  @Field(() => String, { description: 'Where the event before it stands, shown or not: a reader who has that one has missed nothing.' })
  readonly previousCursor!: string;
  @Field(() => ID, { description: 'By which a reader knows that it has seen an event before.' })
  readonly eventId!: string;
  @Field(() => String, { description: 'What happened: noun and past participle, e.g. "TreatyActionRecorded".' })
  readonly type!: string;
  @Field(() => EventSubjectType, { description: 'What it is about.' })
  readonly subject!: EventSubjectType;
  @Field(() => Int, { description: 'The version of the subject after it: the state read later is at least this.' })
  readonly subjectVersion!: number;
  @Field(() => String, { nullable: true, description: 'When it happened in the world: an instant (RFC 3339) or, where only the day is known, the day (YYYY-MM-DD).' })
  readonly occurredAt!: string | null;
  @Field(() => DateTimeScalar, { description: 'When the record took it. The order of events is that of their cursors, never this.' })
  readonly recordedAt!: string;
  @Field(() => String, { description: 'The role of who did it, never who.' })
  readonly actorRole!: string;
  @Field(() => String, { description: 'Who may be told: "public" is everybody, "secretariat" the secretariat alone, "state:SEN" or "organization:amnesty" those and the secretariat.' })
  readonly audience!: string;
  @Field(() => [String], { description: 'Codes of its topics.' })
  readonly topics!: readonly string[];
  @Field(() => String, { nullable: true, description: 'Code of the session that it belongs to.' })
  readonly session!: string | null;
  @Field(() => [String], { description: 'Alpha-3 codes of the States that it concerns.' })
  readonly states!: readonly string[];
  @Field(() => [String], { description: 'Codes of the organizations that it concerns.' })
  readonly organizations!: readonly string[];
  @Field(() => [String], { description: 'Which fields of the subject it changed.' })
  readonly changedFields!: readonly string[];
  @Field(() => ID, { nullable: true, description: 'The `eventId` of the event that it corrects.' })
  readonly correctionOf!: string | null;
  @Field(() => JSONScalar, { description: 'What it says beyond that, as its type has it.' })
  readonly payload!: unknown;
}

/** An event as the graph tells it. */
export const toldEvent = (event: LoggedEvent, cursor: string, previousCursor: string): EventType => ({
  ...event,
  cursor,
  previousCursor,
  subject: { ...event.subject, id: globalId(event.subject.type, event.subject.id) },
});

export const FeedFilterInput = inputClass('FeedFilter', 'Which events: all that is given must hold, of a list any value (200 at the most).', {
  types: [() => [String], 'Of one of these types, e.g. "TreatyActionRecorded".'],
  topics: [() => [String], 'With one of these topics, by code.'],
  sessions: [() => [String], 'Of one of these sessions, by code.'],
  states: [() => [String], 'That concern one of these States, by alpha-3 code.'],
  organizations: [() => [String], 'That concern one of these organizations, by code.'],
  subject: [() => ID, 'About this thing, by its id in the whole graph.'],
});

const MOST_VALUES = 200;

/** A filter as a client gives it. */
export type GivenFilter = Omit<FeedFilter, 'subject'> & { readonly subject?: string | null };

/** The filter as a feed takes it; null if nothing is given. @throws BadInput */
export function filterIn(filter: GivenFilter | null | undefined): FeedFilter | null {
  if (!filter) return null;
  const { subject, ...lists } = filter;
  for (const [field, values] of Object.entries(lists)) {
    if ((values?.length ?? 0) > MOST_VALUES) throw new BadInput(`"${field}" takes ${MOST_VALUES} values at the most.`, 'filter');
    if (values?.some((value) => !isWritable(value))) throw new BadInput(`"${field}" has characters that can't be in the record.`, 'filter');
  }
  const thing = subject == null ? null : readGlobalId(subject);
  if (subject != null && thing === null) throw new BadInput('"subject" must be the id of a thing, as its field "id" gives it.', 'filter');
  return { ...lists, subject: thing };
}

/** A filter as it is told to whoever gave it: what is not asked for is left out. */
export function toldFilter(filter: FeedFilter | null): GivenFilter | null {
  if (filter === null) return null;
  const { subject, ...lists } = filter;
  return Object.fromEntries(Object.entries({ ...lists, subject: subject ? globalId(subject.type, subject.id) : null }).filter(([, value]) => value != null));
}
