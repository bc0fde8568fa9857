import { citedChecks, citedColumns, idColumn, isOneOf } from '@assembly-graph/platform/sql';
import { EntitySchema } from 'typeorm';
import type { Ballot, BallotResult } from '../domain/ballot.ts';
import { CANDIDATE_LISTS, CANDIDATURE_RESULTS, GENDERS, type Candidature } from '../domain/candidature.ts';
import { OFFICES, type Election } from '../domain/election.ts';

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
    ...citedColumns,
  },
  uniques: [{ name: 'election_code', columns: ['code'] }],
  indices: [
    { name: 'election_session', columns: ['sessionCode', 'code'] },
    { name: 'election_held_on', columns: ['heldOn', 'id'] },
  ],
  checks: [
    ...citedChecks,
    isOneOf('office', OFFICES),
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
    ...citedColumns,
  },
  uniques: [{ name: 'candidature_once_in_an_election', columns: ['electionCode', 'candidateName'] }],
  indices: [
    { name: 'candidature_nationality', columns: ['nationalityIso3', 'candidateName', 'id'] },
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
    {
      name: 'only_the_elected_have_a_ballot_and_a_term',
      expression: `"result" = 'ELECTED' or num_nonnulls("elected_on_ballot", "votes_when_elected", "term_ends_on") = 0`,
    },
  ],
});

export const BallotTable = new EntitySchema<Ballot>({
  name: 'ballot',
  columns: { id: idColumn, electionCode: { type: 'text' }, number: { type: 'int' }, ...citedColumns },
  uniques: [{ name: 'ballot_number', columns: ['electionCode', 'number'] }],
  checks: [...citedChecks, { name: 'ballots_are_numbered_from_one', expression: '"number" > 0' }],
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
  },
  uniques: [{ name: 'ballot_result_of_a_candidature', columns: ['ballotId', 'candidatureId'] }],
  checks: [...citedChecks, { name: 'votes_are_counted_from_none', expression: '"votes" >= 0' }],
});
