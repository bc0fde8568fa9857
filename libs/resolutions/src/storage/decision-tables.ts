import { citedChecks, citedColumns, idColumn, isOneOf, versionedColumns } from '@assembly-graph/platform/sql';
import { EntitySchema } from 'typeorm';
import { DECISION_MODES, DECISION_RESULTS, DECISION_SUBJECTS, REQUIREMENTS, type Decision } from '../domain/decision.ts';
import { OFFICES } from '../domain/election.ts';
import { RESOLUTION_KINDS, TEXT_STATUSES, type Resolution } from '../domain/resolution.ts';

export const ResolutionTable = new EntitySchema<Resolution>({
  name: 'resolution',
  columns: {
    id: idColumn,
    symbol: { type: 'text', nullable: true },
    sortKey: { type: 'text' },
    kind: { type: 'text' },
    sessionCode: { type: 'text' },
    title: { type: 'text' },
    adoptedOn: { type: 'date', nullable: true },
    plenaryMeeting: { type: 'int', nullable: true },
    adoptionMode: { type: 'text', nullable: true },
    topics: { type: 'text', array: true },
    verifiedParts: { type: 'text', array: true },
    textStatus: { type: 'text', nullable: true },
    ...citedColumns,
    ...versionedColumns,
  },
  // Checked at the end of a load, within which two resolutions may change places.
  uniques: [{ name: 'resolution_symbol', columns: ['symbol'], deferrable: 'INITIALLY DEFERRED' }],
  indices: [
    { name: 'resolution_sort_key', columns: ['sortKey', 'id'] },
    { name: 'resolution_session', columns: ['sessionCode', 'sortKey', 'id'] },
    { name: 'resolution_adopted_on', columns: ['adoptedOn', 'id'] },
    { name: 'resolution_plenary_meeting', columns: ['plenaryMeeting', 'sortKey', 'id'] },
    // GIN indexes, which TypeORM can't describe: their migrations make them by hand.
    { name: 'resolution_verified_parts', columns: ['verifiedParts'], synchronize: false },
    { name: 'resolution_topics', columns: ['topics'], synchronize: false },
  ],
  checks: [...citedChecks, isOneOf('kind', RESOLUTION_KINDS), isOneOf('adoption_mode', DECISION_MODES), isOneOf('text_status', TEXT_STATUSES)],
});

const COUNTS = ['"votes_in_favour"', '"votes_against"', '"abstentions"', '"not_participating"'];
const WITHOUT_VOTES = `"mode" not in ('CONSENSUS', 'ACCLAMATION', 'WITHOUT_VOTE', 'SILENCE_PROCEDURE') or num_nonnulls(${COUNTS.join(', ')}) = 0`;
const OF_STATES_PARTIES = `least(${COUNTS.join(', ')}, "states_present", 0) = 0 and ${COUNTS.map((count) => `coalesce(${count}, 0)`).join(' + ')} <= coalesce("states_parties", 1000) and "states_present" <= "states_parties"`;

export const DecisionTable = new EntitySchema<Decision>({
  name: 'decision',
  columns: {
    id: idColumn,
    subject: { type: 'text' },
    mode: { type: 'text', nullable: true },
    decidedOn: { type: 'date', nullable: true },
    sessionCode: { type: 'text' },
    resolutionId: { type: 'uuid', nullable: true },
    citation: { type: 'text', nullable: true },
    office: { type: 'text', nullable: true },
    officeHolder: { type: 'text', nullable: true },
    votesInFavour: { type: 'int', nullable: true },
    votesAgainst: { type: 'int', nullable: true },
    abstentions: { type: 'int', nullable: true },
    notParticipating: { type: 'int', nullable: true },
    statesParties: { type: 'int', nullable: true },
    statesPresent: { type: 'int', nullable: true },
    requirement: { type: 'text', nullable: true },
    result: { type: 'text', default: 'ADOPTED' },
    plenaryMeeting: { type: 'int', nullable: true },
    draftId: { type: 'uuid', nullable: true },
    matter: { type: 'text', nullable: true },
    topics: { type: 'text', array: true, default: '{}' },
    ...citedColumns,
    ...versionedColumns,
  },
  uniques: [{ name: 'decision_resolution', columns: ['resolutionId'] }],
  indices: [
    { name: 'decision_session', columns: ['sessionCode', 'decidedOn', 'id'] },
    { name: 'decision_decided_on', columns: ['decidedOn', 'id'] },
    { name: 'decision_plenary_meeting', columns: ['plenaryMeeting', 'decidedOn', 'id'] },
    { name: 'decision_topics', columns: ['topics'], synchronize: false },
    { name: 'decision_draft', columns: ['draftId', 'decidedOn', 'id'] },
  ],
  checks: [
    ...citedChecks,
    isOneOf('subject', DECISION_SUBJECTS),
    isOneOf('mode', DECISION_MODES),
    isOneOf('office', OFFICES),
    isOneOf('requirement', REQUIREMENTS),
    isOneOf('result', DECISION_RESULTS),
    { name: 'what_is_decided_without_a_vote_has_none', expression: WITHOUT_VOTES },
    { name: 'votes_are_those_of_states_parties', expression: OF_STATES_PARTIES },
    { name: 'only_a_removal_names_a_person', expression: `("subject" = 'REMOVAL_FROM_OFFICE') = ("office_holder" is not null)` },
  ],
});
