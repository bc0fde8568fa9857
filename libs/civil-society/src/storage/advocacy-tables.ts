import { citedChecks, citedColumns, idColumn, isOneOf, versionedColumns } from '@assembly-graph/platform/sql';
import { EntitySchema } from 'typeorm';
import { BODIES_ADDRESSED } from '../domain/addressee.ts';
import { ENGAGEMENT_KINDS, type Engagement } from '../domain/engagement.ts';
import { OUTCOME_RELATIONS, type OutcomeLink, type Recommendation } from '../domain/recommendation.ts';
import type { NgoSpeakingSlot } from '../domain/speaking-slot.ts';
import { AdvocacyDocumentTable, gin, OrganizationTable } from './tables.ts';

export const RecommendationTable = new EntitySchema<Recommendation>({
  name: 'recommendation',
  columns: {
    id: idColumn,
    documentId: { type: 'uuid' },
    authorCode: { type: 'text' },
    sessionCode: { type: 'text', nullable: true },
    sessionOpensOn: { type: 'date', nullable: true },
    text: { type: 'text' },
    topics: { type: 'text', array: true },
    addressedBody: { type: 'text', nullable: true },
    addressedState: { type: 'text', nullable: true },
    ...citedColumns,
    ...versionedColumns,
  },
  indices: [
    { name: 'recommendation_in_time', columns: ['sessionOpensOn', 'id'] },
    { name: 'recommendation_document', columns: ['documentId', 'id'] },
    { name: 'recommendation_author', columns: ['authorCode', 'sessionOpensOn', 'id'] },
    { name: 'recommendation_session', columns: ['sessionCode', 'id'] },
    gin('recommendation_topics', 'topics'),
  ],
  foreignKeys: [{ name: 'a_recommendation_stands_in_a_document', target: AdvocacyDocumentTable, columnNames: ['documentId'], referencedColumnNames: ['id'] }],
  checks: [
    ...citedChecks,
    isOneOf('addressed_body', BODIES_ADDRESSED),
    { name: 'a_recommendation_is_addressed_to_one', expression: 'num_nonnulls("addressed_body", "addressed_state") = 1' },
  ],
});

export const OutcomeLinkTable = new EntitySchema<OutcomeLink>({
  name: 'outcome_link',
  columns: {
    id: idColumn,
    recommendationId: { type: 'uuid' },
    resolutionSymbol: { type: 'text', nullable: true },
    decisionId: { type: 'uuid', nullable: true },
    relation: { type: 'text' },
    assessorCode: { type: 'text', nullable: true },
    evidence: { type: 'text' },
    ...citedColumns,
    ...versionedColumns,
  },
  // Made by the migration: TypeORM does not describe that nulls are alike.
  indices: [{ name: 'one_opinion_on_each', columns: ['recommendationId'], synchronize: false }],
  foreignKeys: [
    { name: 'an_outcome_is_of_a_recommendation', target: RecommendationTable, columnNames: ['recommendationId'], referencedColumnNames: ['id'] },
    { name: 'an_opinion_is_of_an_organization', target: OrganizationTable, columnNames: ['assessorCode'], referencedColumnNames: ['code'] },
  ],
  checks: [
    ...citedChecks,
    isOneOf('relation', OUTCOME_RELATIONS),
    { name: 'an_outcome_is_a_resolution_or_a_decision', expression: 'num_nonnulls("resolution_symbol", "decision_id") = 1' },
  ],
});

export const EngagementTable = new EntitySchema<Engagement>({
  name: 'engagement',
  columns: {
    id: idColumn,
    kind: { type: 'text' },
    title: { type: 'text' },
    heldOn: { type: 'date' },
    sessionCode: { type: 'text', nullable: true },
    sessionOpensOn: { type: 'date', nullable: true },
    withBody: { type: 'text', nullable: true },
    withStates: { type: 'text', array: true },
    organizations: { type: 'text', array: true },
    topics: { type: 'text', array: true },
    ...citedColumns,
    ...versionedColumns,
  },
  indices: [
    { name: 'engagement_in_time', columns: ['heldOn', 'id'] },
    { name: 'engagement_session', columns: ['sessionCode', 'heldOn', 'id'] },
    gin('engagement_organizations', 'organizations'),
    gin('engagement_with_states', 'withStates'),
    gin('engagement_topics', 'topics'),
  ],
  checks: [
    ...citedChecks,
    isOneOf('kind', ENGAGEMENT_KINDS),
    isOneOf('with_body', BODIES_ADDRESSED),
    { name: 'an_engagement_is_of_an_organization', expression: 'cardinality("organizations") > 0' },
  ],
});

export const NgoSpeakingSlotTable = new EntitySchema<NgoSpeakingSlot>({
  name: 'ngo_speaking_slot',
  columns: {
    id: idColumn,
    sessionCode: { type: 'text' },
    sessionOpensOn: { type: 'date' },
    place: { type: 'int' },
    organizationCode: { type: 'text' },
    ...citedColumns,
    ...versionedColumns,
  },
  uniques: [
    { name: 'a_slot_is_given_once', columns: ['sessionCode', 'place'] },
    { name: 'an_organization_has_one_slot', columns: ['sessionCode', 'organizationCode'] },
  ],
  indices: [
    { name: 'ngo_speaking_slot_in_time', columns: ['sessionOpensOn', 'place', 'id'] },
    { name: 'ngo_speaking_slot_organization', columns: ['organizationCode', 'sessionOpensOn', 'place', 'id'] },
  ],
  foreignKeys: [{ name: 'a_slot_is_of_an_organization', target: OrganizationTable, columnNames: ['organizationCode'], referencedColumnNames: ['code'] }],
  checks: [...citedChecks, { name: 'places_are_counted_from_one', expression: '"place" >= 1' }],
});
