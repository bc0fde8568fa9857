import { LANGUAGES, TOPIC_CODES } from '@assembly-graph/kernel';
import { citedChecks, citedColumns, idColumn, isOneOf, versionedColumns } from '@assembly-graph/platform/sql';
import { EntitySchema } from 'typeorm';
import { DRAFT_KINDS, type Draft } from '../domain/draft.ts';
import { DRAFT_STATUSES, LIFECYCLE_STAGES } from '../domain/lifecycle.ts';
import type { LifecycleStep } from '../domain/lifecycle-step.ts';

export const TOPICS_ARE_KNOWN = { name: 'topics_are_known', expression: `"topics" <@ array[${TOPIC_CODES.map((code) => `'${code}'`).join(', ')}]` };

export const DraftTable = new EntitySchema<Draft>({
  name: 'draft',
  columns: {
    id: idColumn,
    symbol: { type: 'text', nullable: true },
    sortKey: { type: 'text' },
    sessionCode: { type: 'text' },
    agendaItemId: { type: 'uuid', nullable: true },
    title: { type: 'text' },
    kind: { type: 'text' },
    topics: { type: 'text', array: true },
    sponsorStates: { type: 'text', array: true },
    sponsorBodies: { type: 'text', array: true },
    facilitatorIso3: { type: 'text', nullable: true },
    status: { type: 'text' },
    revision: { type: 'int' },
    startedOn: { type: 'date' },
    tabledOn: { type: 'date', nullable: true },
    resolutionId: { type: 'uuid', nullable: true },
    ...citedColumns,
    ...versionedColumns,
  },
  uniques: [
    { name: 'draft_symbol', columns: ['symbol'] },
    { name: 'draft_becomes_one_resolution', columns: ['resolutionId'] },
  ],
  indices: [
    { name: 'draft_sort_key', columns: ['sortKey', 'id'] },
    { name: 'draft_session', columns: ['sessionCode', 'sortKey', 'id'] },
    { name: 'draft_agenda_item', columns: ['agendaItemId', 'sortKey', 'id'] },
    // GIN indices, which TypeORM can't describe: the migration makes them by hand.
    { name: 'draft_topics', columns: ['topics'], synchronize: false },
    { name: 'draft_sponsors', columns: ['sponsorStates'], synchronize: false },
  ],
  checks: [
    ...citedChecks,
    isOneOf('kind', DRAFT_KINDS),
    isOneOf('status', DRAFT_STATUSES),
    TOPICS_ARE_KNOWN,
    { name: 'a_symbol_comes_with_the_tabling', expression: '("symbol" is null) = ("tabled_on" is null)' },
    { name: 'only_what_was_tabled_is_before_the_assembly', expression: `"status" = 'WITHDRAWN' or ("status" in ('CONCEPT', 'INFORMAL')) = ("tabled_on" is null)` },
    { name: 'what_is_adopted_is_a_resolution', expression: `("status" = 'ADOPTED') = ("resolution_id" is not null)` },
    { name: 'a_draft_is_brought_by_somebody', expression: 'cardinality("sponsor_states") + cardinality("sponsor_bodies") > 0 or "facilitator_iso3" is not null' },
    { name: 'a_draft_is_tabled_once_there_is_one', expression: '"started_on" <= "tabled_on"' },
  ],
});

export const LifecycleStepTable = new EntitySchema<LifecycleStep>({
  name: 'lifecycle_step',
  columns: {
    id: idColumn,
    draftId: { type: 'uuid', nullable: true },
    resolutionId: { type: 'uuid', nullable: true },
    position: { type: 'int' },
    stage: { type: 'text' },
    takenOn: { type: 'date', nullable: true },
    symbol: { type: 'text', nullable: true },
    revision: { type: 'int', nullable: true },
    lang: { type: 'text', nullable: true },
    silenceUntil: { type: 'timestamptz', nullable: true },
    url: { type: 'text', nullable: true },
    ...citedColumns,
    ...versionedColumns,
  },
  indices: [
    { name: 'steps_of_a_draft_are_counted', columns: ['draftId', 'position'], unique: true, where: '"draft_id" is not null' },
    { name: 'lifecycle_step_resolution', columns: ['resolutionId', 'position', 'id'] },
    { name: 'a_resolution_is_adopted_once', columns: ['resolutionId'], unique: true, where: `"stage" = 'ADOPTED'` },
    { name: 'a_text_is_issued_once_in_a_language', columns: ['resolutionId', 'lang', 'stage'], unique: true, where: `"stage" in ('ADVANCE_VERSION', 'OFFICIAL')` },
    { name: 'a_corrigendum_is_issued_once_in_a_language', columns: ['symbol', 'lang'], unique: true, where: `"stage" = 'CORRECTED'` },
  ],
  checks: [
    ...citedChecks,
    isOneOf('stage', LIFECYCLE_STAGES),
    isOneOf('lang', LANGUAGES),
    { name: 'a_step_is_one_of_a_text', expression: 'num_nonnulls("draft_id", "resolution_id") > 0' },
    { name: 'only_what_is_issued_has_a_language', expression: `("stage" in ('ADVANCE_VERSION', 'OFFICIAL', 'CORRECTED')) = ("lang" is not null)` },
    { name: 'silence_is_kept_on_an_informal_paper', expression: `"silence_until" is null or "stage" = 'INFORMAL'` },
  ],
});
