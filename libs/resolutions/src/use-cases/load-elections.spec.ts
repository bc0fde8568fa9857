import { describe, expect, it } from '@jest/globals';
import { aDataSet, known, problemsOf } from '../testing/a-data-set.ts';
import { loadBallots, readBallots } from './load-ballots.ts';
import { loadCandidatures } from './load-candidatures.ts';
import { loadElections } from './load-elections.ts';

const cited = { confidence: 'verified', source: 'S-ONE', note: '' };
const election = { election_id: 'J2020', office: 'judge', session_id: '15', date: '2020-12-23', seats: '1', rounds: '2', ...cited };
const ann = { election_id: 'J2020', candidate: 'Ann', iso2: 'JO', list: 'A', sex: 'F', result: 'elected', round_elected: '2', votes_when_elected: '80', term_end: '2030-03-10', ...cited };
const ben = { ...ann, candidate: 'Ben', iso2: 'SN', sex: 'M', result: 'not_elected', round_elected: '', votes_when_elected: '', term_end: '' };
const vote = { election_id: 'J2020', ballot: '2', candidate: 'Ann', votes: '80', elected_on_this_ballot: 'true', confidence: 'verified', source: 'S-ONE' };
const other = { ...vote, candidate: 'Ben', votes: '40', elected_on_this_ballot: 'false' };
const membership_timeline = [{ date: '2002-07-01', parties_after: '66' }, { date: '2020-01-01', parties_after: '123' }, { date: '2022-01-01', parties_after: '10' }];
const tables = { elections: [election], election_candidates: [ann, ben], election_votes: [vote, other], membership_timeline };

describe('elections', () => {
  const problems = (said: Record<string, string>, more = {}) => problemsOf(loadElections, { ...tables, elections: [{ ...election, ...said }], ...more });

  it('that fit are no problem', () => expect(problems({})).toEqual([]));

  it.each([
    [{ office: 'king' }, 'elections.csv:2 office: "king" is none of judge, prosecutor, deputy_prosecutor, registrar_recommendation, president_asp, bureau, cbf_member, tfv_board_member, acn_member'],
    [{ seats: '2' }, 'elections.csv:2 seats: 1 were elected, as election_candidates.csv has it'],
    [{ rounds: '-1' }, 'elections.csv:2 rounds: is less than none'],
    [{ date: 'soon' }, 'elections.csv:2 date: "soon" is not a date YYYY-MM-DD'],
  ])('with %j are reported', (said, problem) => expect(problems(said)).toEqual([problem]));

  it('outside their session are reported', () => {
    const sessions = [{ session_id: '15', start_date: '2016-11-16', end_date: '2016-11-24' }];
    expect(problems({}, { sessions })).toEqual(['elections.csv:2 date: lies outside the session, 2016-11-16 to 2016-11-24']);
  });
});

describe('candidatures', () => {
  const problems = (said: Record<string, string>) => problemsOf(loadCandidatures, { ...tables, election_candidates: [ann, { ...ben, ...said }] });

  it('that fit are no problem, withdrawn ones neither', () => {
    expect(problems({})).toEqual([]);
    expect(problems({ result: 'withdrawn', list: '', sex: '' })).toEqual([]);
  });

  it.each([
    [{ election_id: 'J1900' }, 'election_candidates.csv:3 election_id: "J1900" is no key of elections'],
    [{ iso2: 'XX' }, 'election_candidates.csv:3 iso2: "XX" is no key of states'],
    [{ sex: 'X' }, 'election_candidates.csv:3 sex: is neither F nor M'],
    [{ list: 'C' }, 'election_candidates.csv:3 list: "C" is none of a, b'],
    [{ result: 'removed' }, 'election_candidates.csv:3 result: "removed" is none of elected, not_elected, withdrawn, short_listed'],
    [{ round_elected: '1' }, 'election_candidates.csv:3 round_elected: only of one who was elected'],
    [{ result: 'elected', round_elected: '3' }, 'election_candidates.csv:3 round_elected: there was no such ballot'],
    [{ candidate: 'Ann' }, 'election_candidates.csv:3 election_id: the same key as line 2: J2020 / Ann'],
  ])('with %j are reported', (said, problem) => expect(problems(said)).toEqual([problem]));
});

describe('ballots', () => {
  const problems = (said: Record<string, string>) => problemsOf(loadBallots, { ...tables, election_votes: [vote, { ...other, ...said }] });

  it('are made of the votes on them', () => {
    const { ballots, results } = readBallots(aDataSet(tables), known, []);
    expect(ballots).toMatchObject([{ electionCode: 'J2020', number: 2, confidence: 'VERIFIED', sourceKeys: ['S-ONE'] }]);
    expect(results.map(({ votes, elected, ballotId }) => [votes, elected, ballotId])).toEqual([[80, true, ballots[0]!.id], [40, false, ballots[0]!.id]]);
  });

  it('are as sure as the least sure vote', () => {
    const { ballots } = readBallots(aDataSet({ ...tables, election_votes: [vote, { ...other, confidence: 'reported', source: 'S-TWO' }] }), known, []);
    expect(ballots).toMatchObject([{ confidence: 'REPORTED', sourceKeys: ['S-ONE', 'S-TWO'] }]);
  });

  it.each([
    [{ candidate: 'Nobody' }, 'election_votes.csv:3 candidate: is no candidate of this election in election_candidates.csv'],
    [{ ballot: '3' }, 'election_votes.csv:3 ballot: there was no such ballot in this election'],
    [{ elected_on_this_ballot: 'true' }, 'election_votes.csv:3 elected_on_this_ballot: election_candidates.csv says otherwise'],
    [{ votes: '44' }, 'election_votes.csv:2 votes: more votes than 123 States Parties could cast'],
    [{ votes: 'many' }, 'election_votes.csv:3 votes: "many" is not a whole number'],
    [{ candidate: 'Ann', ballot: '1', votes: '9', elected_on_this_ballot: 'true' }, 'election_votes.csv:3 elected_on_this_ballot: election_candidates.csv says otherwise'],
    [{ candidate: 'Ann' }, 'election_votes.csv:3 election_id: the same key as line 2: J2020 / 2 / Ann'],
  ])('with %j are reported', (said, problem) => expect(problems(said)).toContain(problem));

  it('with other votes than the candidate was elected with are reported', () => {
    expect(problemsOf(loadBallots, { ...tables, election_votes: [{ ...vote, votes: '81' }] })).toEqual(['election_votes.csv:2 votes: is not 80, as election_candidates.csv has it']);
  });
});
