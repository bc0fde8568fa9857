import { citedChecks, citedColumns, idColumn, isOneOf, versionedColumns } from '@assembly-graph/platform/sql';
import { EntitySchema } from 'typeorm';
import { AGENDA_ITEM_KINDS, AGENDA_ITEM_STATUSES, type AgendaItem } from '../domain/agenda-item.ts';
import { DOCUMENT_KINDS, DOCUMENT_PARTS } from '../domain/document-symbol.ts';
import { DOCUMENT_CATEGORIES, type Document } from '../domain/document.ts';
import { CONVENERS, SESSION_KINDS, type Session } from '../domain/session.ts';
import {
  ORGANIZATION_CAPACITIES, SPEAKER_CAPACITIES, STATE_CAPACITIES, STATEMENT_FORMS, STATEMENT_KINDS, STATEMENT_SEGMENTS, type Statement,
} from '../domain/statement.ts';
import type { Topic } from '../domain/topic.ts';

const keys = { type: 'text', array: true } as const;
const optionalText = { type: 'text', nullable: true } as const;
const optionalDate = { type: 'date', nullable: true } as const;

/** GIN, which TypeORM can't write: the migration makes it by hand. */
const ginIndex = (name: string, column: string) => ({ name, columns: [column], synchronize: false });
const statementOrder = ['sessionOpensOn', 'deliveredOn', 'code', 'id'] as const;
const listed = (values: readonly string[]) => values.map((value) => `'${value}'`).join(', ');

export const SessionTable = new EntitySchema<Session>({
  name: 'session',
  columns: {
    id: idColumn,
    code: { type: 'text' },
    kind: { type: 'text' },
    number: { type: 'int', nullable: true },
    resumption: { type: 'int', nullable: true },
    parentCode: optionalText,
    title: { type: 'text' },
    symbolSeries: optionalText,
    opensOn: { type: 'date' },
    closesOn: { type: 'date' },
    scheduledToCloseOn: optionalDate,
    closedOn: optionalDate,
    city: { type: 'text' },
    countryIso3: { type: 'text' },
    venue: optionalText,
    convenedBy: optionalText,
    presidentKey: optionalText,
    presidentSeat: { type: 'uuid', nullable: true },
    ...citedColumns,
    ...versionedColumns,
  },
  uniques: [{ name: 'session_code', columns: ['code'] }],
  indices: [
    { name: 'session_opens_on', columns: ['opensOn', 'id'] },
    { name: 'session_parent', columns: ['parentCode', 'opensOn', 'id'] },
  ],
  checks: [
    ...citedChecks,
    isOneOf('kind', SESSION_KINDS),
    isOneOf('convened_by', CONVENERS),
    { name: 'a_session_has_a_president', expression: '"president_key" is not null or "president_seat" is not null' },
    { name: 'a_session_closes_after_it_opens', expression: '"opens_on" <= "closes_on"' },
    { name: 'a_regular_session_is_known_by_its_number', expression: `"kind" <> 'REGULAR' or "code" = "number"::text` },
    { name: 'a_resumption_has_a_parent', expression: `("kind" = 'RESUMED') = ("parent_code" is not null) and ("kind" = 'RESUMED') = ("resumption" is not null)` },
  ],
});

export const TopicTable = new EntitySchema<Topic>({
  name: 'topic',
  columns: { id: idColumn, code: { type: 'text' }, label: { type: 'text' }, position: { type: 'int' }, ...citedColumns },
  uniques: [{ name: 'topic_code', columns: ['code'] }],
  checks: [...citedChecks],
});

export const AgendaItemTable = new EntitySchema<AgendaItem>({
  name: 'agenda_item',
  columns: {
    id: idColumn,
    code: { type: 'text' },
    sessionCode: optionalText,
    sessionOpensOn: optionalDate,
    position: { type: 'int' },
    number: optionalText,
    adopted: { type: 'boolean', default: false },
    parentId: { type: 'uuid', nullable: true },
    title: { type: 'text' },
    kind: { type: 'text' },
    status: optionalText,
    allocatedTo: optionalText,
    addedOn: optionalDate,
    topics: keys,
    ...citedColumns,
    ...versionedColumns,
  },
  uniques: [{ name: 'agenda_item_code', columns: ['code'] }],
  indices: [
    { name: 'adopted_item_number', columns: ['sessionCode', 'number'], unique: true, where: '"adopted"' },
    { name: 'agenda_item_parent', columns: ['parentId', 'position', 'id'] },
    { name: 'agenda_item_order', columns: ['sessionOpensOn', 'position', 'id'] },
    { name: 'agenda_item_number', columns: ['number', 'id'] },
    { name: 'agenda_item_position', columns: ['position', 'id'] },
    { name: 'agenda_item_session', columns: ['sessionCode', 'sessionOpensOn', 'position', 'id'] },
    ginIndex('agenda_item_topics', 'topics'),
  ],
  checks: [
    ...citedChecks,
    isOneOf('kind', AGENDA_ITEM_KINDS),
    isOneOf('status', AGENDA_ITEM_STATUSES),
    { name: 'an_adopted_item_has_a_number', expression: 'not "adopted" or "number" is not null' },
    { name: 'only_a_standard_item_has_no_session', expression: `("kind" = 'STANDARD_ITEM') = ("session_code" is null)` },
  ],
});

export const DocumentTable = new EntitySchema<Document>({
  name: 'document',
  columns: {
    id: idColumn,
    symbol: { type: 'text' },
    sessionCode: { type: 'text' },
    title: { type: 'text' },
    titles: { type: 'jsonb', default: [] },
    publishedOn: optionalDate,
    kind: { type: 'text' },
    part: { type: 'text' },
    category: optionalText,
    principalSymbol: optionalText,
    sortKey: { type: 'text' },
    topics: keys,
    agendaItems: { type: 'uuid', array: true, default: '{}' },
    ...citedColumns,
    ...versionedColumns,
  },
  uniques: [{ name: 'document_symbol', columns: ['symbol'] }],
  indices: [
    { name: 'document_sort_key', columns: ['sortKey', 'id'] },
    { name: 'document_session', columns: ['sessionCode', 'sortKey', 'id'] },
    { name: 'document_principal', columns: ['principalSymbol', 'sortKey', 'id'] },
    ginIndex('document_topics', 'topics'),
    ginIndex('document_agenda_items', 'agendaItems'),
  ],
  checks: [...citedChecks, isOneOf('kind', DOCUMENT_KINDS), isOneOf('part', DOCUMENT_PARTS), isOneOf('category', DOCUMENT_CATEGORIES)],
});

export const StatementTable = new EntitySchema<Statement>({
  name: 'statement',
  columns: {
    id: idColumn,
    code: { type: 'text' },
    sessionCode: { type: 'text' },
    sessionOpensOn: { type: 'date' },
    segment: optionalText,
    kind: optionalText,
    slotId: { type: 'uuid', nullable: true },
    meetingId: { type: 'uuid', nullable: true },
    deliveredOn: optionalDate,
    speakerState: optionalText,
    speakerOrganization: optionalText,
    onBehalfOf: keys,
    onBehalfOfStates: { ...keys, default: '{}' },
    concerns: { ...keys, default: '{}' },
    texts: { type: 'jsonb', default: [] },
    videoOffset: { type: 'int', nullable: true },
    speakerPerson: optionalText,
    capacity: { type: 'text' },
    form: { type: 'text' },
    topics: keys,
    ...citedColumns,
    ...versionedColumns,
  },
  uniques: [{ name: 'statement_code', columns: ['code'] }],
  indices: [
    { name: 'statement_order', columns: [...statementOrder] },
    { name: 'statement_delivered_on', columns: ['deliveredOn', 'id'] },
    { name: 'statement_session', columns: ['sessionCode', ...statementOrder] },
    { name: 'statement_state', columns: ['speakerState', ...statementOrder] },
    // States have thousands, and each order of theirs needs an index; what is said in a session or by an organization is sorted.
    { name: 'statement_state_by_code', columns: ['speakerState', 'code', 'id'] },
    { name: 'statement_state_by_day', columns: ['speakerState', 'deliveredOn', 'id'] },
    { name: 'statement_organization', columns: ['speakerOrganization', ...statementOrder] },
    { name: 'statement_slot', columns: ['slotId'] },
    ginIndex('statement_on_behalf_of', 'onBehalfOf'),
    ginIndex('statement_on_behalf_of_states', 'onBehalfOfStates'),
    ginIndex('statement_concerns', 'concerns'),
    ginIndex('statement_topics', 'topics'),
  ],
  checks: [
    ...citedChecks,
    isOneOf('segment', STATEMENT_SEGMENTS),
    isOneOf('kind', STATEMENT_KINDS),
    isOneOf('capacity', SPEAKER_CAPACITIES),
    isOneOf('form', STATEMENT_FORMS),
    { name: 'either_a_state_spoke_or_an_organization', expression: '("speaker_state" is null) <> ("speaker_organization" is null)' },
    {
      name: 'a_speaker_has_a_capacity_of_its_kind',
      expression: `"capacity" in (${listed(STATE_CAPACITIES)}) and "speaker_state" is not null or "capacity" in (${listed(ORGANIZATION_CAPACITIES)}) and "speaker_organization" is not null`,
    },
    { name: 'nobody_speaks_for_the_same_one_twice', expression: 'sessions.names_none_twice("on_behalf_of")' },
    // A State as speaker is null here, and a comparison with null breaks no CHECK.
    { name: 'nobody_speaks_for_the_same_state_twice', expression: 'sessions.names_none_twice("on_behalf_of_states")' },
    { name: 'no_state_speaks_on_behalf_of_itself', expression: '"speaker_state" <> all("on_behalf_of_states")' },
    { name: 'nobody_speaks_on_behalf_of_itself', expression: '"speaker_organization" <> all("on_behalf_of")' },
  ],
});
