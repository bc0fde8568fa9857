import { citedChecks, citedColumns, idColumn, isOneOf, versionedColumns } from '@assembly-graph/platform/sql';
import { EntitySchema } from 'typeorm';
import { DISPOSITIONS, type AmendmentProposal } from '../domain/amendment-proposal.ts';
import { EXPLANATION_KINDS, type Explanation } from '../domain/explanation.ts';
import { PARAGRAPH_PARTS, type Paragraph } from '../domain/paragraph.ts';
import { REGIONAL_GROUPS } from '../domain/regional-group.ts';
import { VOTE_OPTIONS, type StateVote } from '../domain/state-vote.ts';
import { TOPICS_ARE_KNOWN } from './draft-tables.ts';

export const StateVoteTable = new EntitySchema<StateVote>({
  name: 'state_vote',
  columns: {
    id: idColumn,
    decisionId: { type: 'uuid' },
    stateIso3: { type: 'text' },
    castOption: { type: 'text' },
    intendedOption: { type: 'text', nullable: true },
    regionAtVote: { type: 'text', nullable: true },
    ...citedColumns,
    ...versionedColumns,
  },
  uniques: [{ name: 'each_state_party_has_one_vote', columns: ['decisionId', 'stateIso3'] }],
  indices: [{ name: 'state_vote_state', columns: ['stateIso3', 'id'] }],
  checks: [
    ...citedChecks,
    isOneOf('cast_option', VOTE_OPTIONS),
    isOneOf('intended_option', VOTE_OPTIONS),
    isOneOf('region_at_vote', REGIONAL_GROUPS),
  ],
});

export const AmendmentProposalTable = new EntitySchema<AmendmentProposal>({
  name: 'amendment_proposal',
  columns: {
    id: idColumn,
    draftId: { type: 'uuid' },
    sessionCode: { type: 'text' },
    topics: { type: 'text', array: true },
    target: { type: 'text', nullable: true },
    paragraphId: { type: 'uuid', nullable: true },
    proposers: { type: 'text', array: true },
    proposedOn: { type: 'date' },
    text: { type: 'text', nullable: true },
    disposition: { type: 'text', nullable: true },
    disposedOn: { type: 'date', nullable: true },
    ...citedColumns,
    ...versionedColumns,
  },
  indices: [
    { name: 'amendment_proposal_draft', columns: ['draftId', 'proposedOn', 'id'] },
    { name: 'amendment_proposal_proposed_on', columns: ['proposedOn', 'id'] },
    // GIN, which TypeORM can't describe: the migration makes it by hand.
    { name: 'amendment_proposal_proposers', columns: ['proposers'], synchronize: false },
  ],
  checks: [
    ...citedChecks,
    TOPICS_ARE_KNOWN,
    isOneOf('disposition', DISPOSITIONS),
    { name: 'a_proposal_is_made_by_states', expression: 'cardinality("proposers") > 0' },
    { name: 'what_is_disposed_of_has_its_day', expression: '("disposition" is null) = ("disposed_on" is null) and coalesce("disposed_on", "proposed_on") >= "proposed_on"' },
  ],
});

export const ExplanationTable = new EntitySchema<Explanation>({
  name: 'explanation',
  columns: {
    id: idColumn,
    decisionId: { type: 'uuid' },
    resolutionId: { type: 'uuid', nullable: true },
    sessionCode: { type: 'text' },
    topics: { type: 'text', array: true },
    kind: { type: 'text' },
    stateIso3: { type: 'text' },
    states: { type: 'text', array: true },
    dissociatedFrom: { type: 'text', array: true },
    statementId: { type: 'uuid', nullable: true },
    madeOn: { type: 'date' },
    text: { type: 'text', nullable: true },
    ...citedColumns,
    ...versionedColumns,
  },
  indices: [
    { name: 'explanation_decision', columns: ['decisionId', 'madeOn', 'id'] },
    { name: 'explanation_resolution', columns: ['resolutionId', 'madeOn', 'id'] },
    { name: 'explanation_made_on', columns: ['madeOn', 'id'] },
    // A GIN index, which TypeORM can't describe: the migration makes it by hand.
    { name: 'explanation_states', columns: ['states'], synchronize: false },
  ],
  checks: [
    ...citedChecks,
    TOPICS_ARE_KNOWN,
    isOneOf('kind', EXPLANATION_KINDS),
    { name: 'who_speaks_is_among_those_for_whom', expression: '"state_iso3" = any("states")' },
  ],
});

export const ParagraphTable = new EntitySchema<Paragraph>({
  name: 'paragraph',
  columns: {
    id: idColumn,
    draftId: { type: 'uuid', nullable: true },
    resolutionId: { type: 'uuid', nullable: true },
    part: { type: 'text' },
    label: { type: 'text' },
    position: { type: 'int' },
    verb: { type: 'text', nullable: true },
    topics: { type: 'text', array: true },
    ...citedColumns,
    ...versionedColumns,
  },
  uniques: [
    { name: 'a_label_names_one_paragraph_of_a_draft', columns: ['draftId', 'part', 'label'] },
    { name: 'a_label_names_one_paragraph_of_a_resolution', columns: ['resolutionId', 'part', 'label'] },
  ],
  checks: [
    ...citedChecks,
    TOPICS_ARE_KNOWN,
    isOneOf('part', PARAGRAPH_PARTS),
    { name: 'a_paragraph_is_one_of_a_text', expression: 'num_nonnulls("draft_id", "resolution_id") > 0' },
    { name: 'paragraphs_are_counted_from_one', expression: '"position" > 0' },
  ],
});
