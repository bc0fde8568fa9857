import { citedChecks, citedColumns, idColumn, isOneOf, versionedColumns } from '@assembly-graph/platform/sql';
import { EntitySchema } from 'typeorm';
import { ADDRESSEES, DUE_KINDS, MANDATE_STAGES, type Mandate } from '../domain/mandate.ts';
import type { SessionDay } from '../domain/session-day.ts';
import { TOPICS_ARE_KNOWN } from './draft-tables.ts';

export const SessionDayTable = new EntitySchema<SessionDay>({
  name: 'session_day',
  columns: { id: idColumn, code: { type: 'text' }, closesOn: { type: 'date' } },
  uniques: [{ name: 'session_day_code', columns: ['code'] }],
});

export const MandateTable = new EntitySchema<Mandate>({
  name: 'mandate',
  columns: {
    id: idColumn,
    paragraphId: { type: 'uuid' },
    resolutionId: { type: 'uuid' },
    sessionCode: { type: 'text' },
    topics: { type: 'text', array: true },
    addressee: { type: 'text' },
    verb: { type: 'text' },
    dueKind: { type: 'text' },
    dueOn: { type: 'date', nullable: true },
    dueSession: { type: 'text', nullable: true },
    madeOn: { type: 'date' },
    status: { type: 'text' },
    followUpSymbols: { type: 'text', array: true },
    followUpSessions: { type: 'text', array: true },
    reportedOn: { type: 'date', nullable: true },
    supersededById: { type: 'uuid', nullable: true },
    supersededOn: { type: 'date', nullable: true },
    closedOn: { type: 'date', nullable: true },
    ...citedColumns,
    ...versionedColumns,
  },
  uniques: [{ name: 'a_paragraph_asks_a_thing_of_somebody_once', columns: ['paragraphId', 'addressee', 'verb'] }],
  indices: [
    { name: 'mandate_made_on', columns: ['madeOn', 'id'] },
    { name: 'mandate_resolution', columns: ['resolutionId', 'madeOn', 'id'] },
    // A GIN index, which TypeORM can't describe: the migration makes it by hand.
    { name: 'mandate_topics', columns: ['topics'], synchronize: false },
  ],
  checks: [
    ...citedChecks,
    TOPICS_ARE_KNOWN,
    isOneOf('addressee', ADDRESSEES),
    isOneOf('due_kind', DUE_KINDS),
    isOneOf('status', MANDATE_STAGES),
    { name: 'a_mandate_is_due_in_one_way', expression: `("due_kind" = 'DATE') = ("due_on" is not null) and ("due_kind" = 'SESSION') = ("due_session" is not null)` },
    { name: 'a_mandate_is_due_after_it_was_given', expression: '"due_on" >= "made_on"' },
    {
      name: 'a_stage_follows_from_what_was_done',
      expression: `"status" = case when "closed_on" is not null then 'CLOSED' when "superseded_on" is not null then 'SUPERSEDED' when "reported_on" is not null then 'REPORTED' else 'OPEN' end`,
    },
    { name: 'a_mandate_ends_once', expression: 'num_nonnulls("superseded_on", "closed_on") < 2' },
    { name: 'what_is_superseded_has_what_supersedes_it', expression: '("superseded_on" is null) = ("superseded_by_id" is null)' },
    { name: 'a_mandate_is_superseded_by_a_later_one', expression: '"superseded_on" > "made_on"' },
    { name: 'what_comes_of_a_mandate_comes_after_it', expression: '"reported_on" >= "made_on" and "closed_on" >= "made_on"' },
    { name: 'a_mandate_ends_after_it_was_answered', expression: 'coalesce("closed_on", "superseded_on") >= "reported_on"' },
    { name: 'what_was_answered_has_its_answers', expression: 'cardinality("follow_up_symbols") = cardinality("follow_up_sessions") and ("reported_on" is not null) = (cardinality("follow_up_symbols") > 0)' },
  ],
});
