import { citedChecks, citedColumns, idColumn, isOneOf, versionedColumns } from '@assembly-graph/platform/sql';
import { EntitySchema } from 'typeorm';
import { BALLOT_STATUSES, NOT_ENTITLED_REASONS, type Ballot, type BallotResult, type NotEntitled } from '../domain/ballot.ts';
import { CANDIDATE_LISTS, CANDIDATURE_RESULTS, GENDERS, type Candidature } from '../domain/candidature.ts';
import { OFFICES, type Election } from '../domain/election.ts';
import { MAJORITIES } from '../domain/majority.ts';
import type { NominationPeriod } from '../domain/nomination-period.ts';
import { REGIONAL_GROUPS } from '../domain/regional-group.ts';

export const ElectionTable = new EntitySchema<Election>({
  name: 'election',
  columns: {
    id: idColumn,
    code: { type: 'text' },
    office: { type: 'text' },
    sessionCode: { type: 'text' },
    heldOn: { type: 'date', nullable: true },
    seats: { type: 'int' },
    ballotsHeld: { type: 'int', nullable: true },
    rules: { type: 'text', nullable: true },
    majority: { type: 'text', nullable: true },
    minimumRequirements: { type: 'jsonb', default: '[]' },
    ...citedColumns,
    ...versionedColumns,
  },
  uniques: [{ name: 'election_code', columns: ['code'] }],
  indices: [
    { name: 'election_session', columns: ['sessionCode', 'code'] },
    { name: 'election_held_on', columns: ['heldOn', 'id'] },
  ],
  checks: [
    ...citedChecks,
    isOneOf('office', OFFICES),
    isOneOf('majority', MAJORITIES),
    { name: 'an_election_fills_seats', expression: '"seats" > 0' },
    { name: 'ballots_are_counted_from_none', expression: '"ballots_held" >= 0' },
  ],
});

export const CandidatureTable = new EntitySchema<Candidature>({
  name: 'candidature',
  columns: {
    id: idColumn,
    electionCode: { type: 'text' },
    candidateName: { type: 'text' },
    nationalityIso3: { type: 'text' },
    list: { name: 'list_code', type: 'text', nullable: true },
    gender: { type: 'text', nullable: true },
    result: { type: 'text' },
    electedOnBallot: { type: 'int', nullable: true },
    votesWhenElected: { type: 'int', nullable: true },
    termEndsOn: { type: 'date', nullable: true },
    nominatedByIso3: { type: 'text', nullable: true },
    nominatedOn: { type: 'date', nullable: true },
    regionalGroup: { type: 'text', nullable: true },
    withdrawnAt: { type: 'timestamptz', nullable: true },
    languages: { type: 'text', array: true, default: [] },
    curriculumVitaeUrl: { type: 'text', nullable: true },
    questionnaireUrl: { type: 'text', nullable: true },
    ...citedColumns,
    ...versionedColumns,
  },
  uniques: [{ name: 'candidature_once_in_an_election', columns: ['electionCode', 'candidateName'] }],
  indices: [
    { name: 'candidature_nationality', columns: ['nationalityIso3', 'candidateName', 'id'] },
    // Candidates of some States are many, and each order of them has its index.
    { name: 'candidature_nationality_in_order', columns: ['nationalityIso3', 'electionCode', 'candidateName', 'id'] },
    { name: 'candidature_nationality_by_ballot', columns: ['nationalityIso3', 'electedOnBallot', 'id'] },
    { name: 'candidature_nationality_by_term', columns: ['nationalityIso3', 'termEndsOn', 'id'] },
    { name: 'candidature_name', columns: ['candidateName', 'id'] },
    { name: 'candidature_elected_on_ballot', columns: ['electedOnBallot', 'id'] },
    { name: 'candidature_votes_when_elected', columns: ['votesWhenElected', 'id'] },
    { name: 'candidature_term_ends_on', columns: ['termEndsOn', 'id'] },
  ],
  checks: [
    ...citedChecks,
    isOneOf('list_code', CANDIDATE_LISTS),
    isOneOf('gender', GENDERS),
    isOneOf('result', CANDIDATURE_RESULTS),
    isOneOf('regional_group', REGIONAL_GROUPS),
    { name: 'only_who_withdrew_did_so_at_an_instant', expression: `"result" = 'WITHDRAWN' or "withdrawn_at" is null` },
    {
      name: 'only_the_elected_have_a_ballot_and_a_term',
      expression: `"result" = 'ELECTED' or num_nonnulls("elected_on_ballot", "votes_when_elected", "term_ends_on") = 0`,
    },
  ],
});

export const BallotTable = new EntitySchema<Ballot>({
  name: 'ballot',
  columns: {
    id: idColumn,
    electionCode: { type: 'text' },
    number: { type: 'int' },
    status: { type: 'text', default: 'COUNTED' },
    openedAt: { type: 'timestamptz', nullable: true },
    statesParties: { type: 'int', nullable: true },
    entitled: { type: 'int', nullable: true },
    ballotsCast: { type: 'int', nullable: true },
    invalid: { type: 'int', nullable: true },
    valid: { type: 'int', nullable: true },
    abstentions: { type: 'int', nullable: true },
    requiredMajority: { type: 'int', nullable: true },
    maxVotesPerBallot: { type: 'int', nullable: true },
    minimumRequirements: { type: 'jsonb', default: '[]' },
    declaredTotals: { type: 'jsonb', nullable: true },
    ...citedColumns,
    ...versionedColumns,
  },
  uniques: [{ name: 'ballot_number', columns: ['electionCode', 'number'] }],
  // A unique index of the open ones alone, which TypeORM can't describe: its migration makes it by hand.
  indices: [{ name: 'one_ballot_is_open_at_a_time', columns: ['electionCode'], synchronize: false }],
  checks: [
    ...citedChecks,
    { name: 'ballots_are_numbered_from_one', expression: '"number" > 0' },
    isOneOf('status', BALLOT_STATUSES),
    { name: 'no_more_are_entitled_than_there_are', expression: '"entitled" <= "states_parties"' },
    { name: 'no_more_are_cast_than_are_entitled', expression: '"ballots_cast" <= "entitled"' },
    { name: 'valid_and_invalid_are_all_ballots', expression: '"valid" + "invalid" = "ballots_cast" and "abstentions" <= "valid"' },
    { name: 'what_is_counted_is_not_negative', expression: 'least("entitled", "ballots_cast", "invalid", "valid", "abstentions") >= 0' },
    { name: 'an_open_ballot_is_not_counted', expression: `"status" = 'COUNTED' or num_nonnulls("ballots_cast", "invalid", "valid", "abstentions") = 0` },
  ],
});

export const BallotResultTable = new EntitySchema<BallotResult>({
  name: 'ballot_result',
  columns: {
    id: idColumn,
    ballotId: { type: 'uuid' },
    candidatureId: { type: 'uuid' },
    votes: { type: 'int' },
    elected: { type: 'boolean' },
    ...citedColumns,
    ...versionedColumns,
  },
  uniques: [{ name: 'ballot_result_of_a_candidature', columns: ['ballotId', 'candidatureId'] }],
  checks: [...citedChecks, { name: 'votes_are_counted_from_none', expression: '"votes" >= 0' }],
});

export const NominationPeriodTable = new EntitySchema<NominationPeriod>({
  name: 'nomination_period',
  columns: {
    id: idColumn,
    electionCode: { type: 'text' },
    opensOn: { type: 'date' },
    closesOn: { type: 'date' },
    extension: { type: 'int' },
    ...citedColumns,
    ...versionedColumns,
  },
  uniques: [{ name: 'nomination_period_extension', columns: ['electionCode', 'extension'] }],
  checks: [
    ...citedChecks,
    { name: 'a_nomination_period_is_extended_three_times_at_most', expression: '"extension" between 0 and 3' },
    { name: 'a_nomination_period_closes_after_it_opens', expression: '"opens_on" < "closes_on"' },
  ],
});

export const NotEntitledTable = new EntitySchema<NotEntitled>({
  name: 'not_entitled',
  columns: { id: idColumn, ballotId: { type: 'uuid' }, stateIso3: { type: 'text' }, reason: { type: 'text' }, ...citedColumns },
  uniques: [{ name: 'not_entitled_state', columns: ['ballotId', 'stateIso3'] }],
  checks: [...citedChecks, isOneOf('reason', NOT_ENTITLED_REASONS)],
});
