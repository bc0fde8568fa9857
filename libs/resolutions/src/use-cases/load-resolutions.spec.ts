import { describe, expect, it } from '@jest/globals';
import { aDataSet, known, problemsOf } from '../testing/a-data-set.ts';
import { loadResolutions, readResolutions } from './load-resolutions.ts';
import { readDecisions } from './read-decisions.ts';
import { readRemovals } from './read-removals.ts';

const row = {
  resolution_id: 'ICC-ASP/15/Res.1', symbol: 'ICC-ASP/15/Res.1', kind: 'resolution', session_id: '15', title: 'Programme budget', adoption_date: '2016-11-24',
  plenary_meeting: '10', adopted_by: 'consensus', topics: 'Budget|Cooperation', confidence: 'verified', verified_parts: 'symbol|date|consensus', source: 'S-ONE', note: '',
};
const sessions = [{ session_id: '15', start_date: '2016-11-16', end_date: '2016-11-24' }];
const problems = (said: Record<string, string>) => problemsOf(loadResolutions, { sessions, resolutions: [row, { ...row, resolution_id: 'x', symbol: 'X', ...said }] });

describe('resolutions', () => {
  it('are read with topics by code', () => {
    const [resolution] = readResolutions(aDataSet({ resolutions: [row], sessions }), known, []);
    expect(resolution).toMatchObject({ sortKey: 'ICC-ASP/000015/Res.000001', kind: 'RESOLUTION', topics: ['BUDGET', 'COOPERATION'], verifiedParts: ['SYMBOL', 'DATE', 'CONSENSUS'] });
  });

  it.each([
    [{ topics: 'Money' }, 'resolutions.csv:3 topics: "Money" is none of the 17 topics'],
    [{ topics: 'Budget|Budget' }, 'resolutions.csv:3 topics: names the same item twice'],
    [{ session_id: '99' }, 'resolutions.csv:3 session_id: "99" is no key of sessions'],
    [{ kind: 'poem' }, 'resolutions.csv:3 kind: "poem" is none of resolution, decision, recommendation, declaration'],
    [{ adoption_date: '2016-11-31' }, 'resolutions.csv:3 adoption_date: "2016-11-31" is not a date YYYY-MM-DD'],
    [{ adoption_date: '2016-12-01' }, 'resolutions.csv:3 adoption_date: lies outside the session, 2016-11-16 to 2016-11-24'],
    [{ plenary_meeting: 'ten' }, 'resolutions.csv:3 plenary_meeting: "ten" is not a whole number'],
    [{ symbol: 'ICC-ASP/15/Res.1' }, 'resolutions.csv:3 symbol: the same symbol as line 2'],
    [{ resolution_id: 'ICC-ASP/15/Res.1' }, 'resolutions.csv:3 resolution_id: the same key as line 2: ICC-ASP/15/Res.1'],
    [{ verified_parts: 'colour' }, 'resolutions.csv:3 verified_parts: "colour" is none of symbol, title, subject, date, consensus, vote'],
    [{ symbol: '' }, "resolutions.csv:3 verified_parts: says symbol, which the row doesn't have"],
    [{ adopted_by: 'vote' }, "resolutions.csv:3 verified_parts: says consensus, which the row doesn't have"],
    [{ source: 'S-NONE' }, 'resolutions.csv:3 source: S-NONE is no key of sources'],
    [{ confidence: 'certain' }, 'resolutions.csv:3 confidence: "certain" is none of verified, reported, recalled, derived'],
  ])('with %j are reported', (said, problem) => expect(problems(said)).toEqual([problem]));

  it('without a symbol, a day or a mode are no problem', () => {
    expect(problems({ symbol: '', adoption_date: '', adopted_by: '', verified_parts: '' })).toEqual([]);
  });
});

describe('a removal from office', () => {
  const told = { ...row, resolution_id: 'removal', symbol: '', kind: 'decision', session_id: 'S2', adoption_date: '2026-07-24', adopted_by: 'vote', verified_parts: 'date|vote' };
  const removal = { election_id: 'PR2026', office: 'prosecutor_removal', session_id: 'S2', date: '2026-07-24', seats: '1', rounds: '1', confidence: 'reported', source: 'S-TWO', note: '' };
  const person = { election_id: 'PR2026', candidate: 'A Person', result: 'removed', votes_when_elected: '82' };
  const votes = { election_id: 'PR2026', ballot: '1', candidate: 'A Person', votes: '82' };
  const tables = { resolutions: [told], elections: [removal], election_candidates: [person], election_votes: [votes] };

  it('is one decision, and nowhere said with more confidence than it was reported', () => {
    const data = aDataSet(tables);
    const resolutions = readResolutions(data, known, []);
    expect(resolutions).toMatchObject([{ confidence: 'REPORTED', verifiedParts: [] }]);
    expect(readDecisions(resolutions, readRemovals(data, known, []))).toMatchObject([
      { subject: 'REMOVAL_FROM_OFFICE', mode: 'VOTE', office: 'PROSECUTOR', officeHolder: 'A Person', votesInFavour: 82, confidence: 'REPORTED', resolutionId: resolutions[0]!.id },
    ]);
  });

  it.each([
    [{ election_votes: [{ ...votes, votes: '83' }] }, 'elections.csv:2 election_id: election_candidates.csv and election_votes.csv differ in the votes'],
    [{ election_candidates: [] }, 'elections.csv:2 election_id: a removal needs exactly one row in election_candidates.csv, with the result removed'],
    [{ elections: [{ ...removal, office: 'king_removal' }] }, 'elections.csv:2 office: is a removal from none of judge, prosecutor, deputy_prosecutor, registrar_recommendation, president_asp, bureau, cbf_member, tfv_board_member, acn_member'],
  ])('that does not fit is reported: %j', (said, problem) => expect(problemsOf(loadResolutions, { ...tables, ...said })).toContain(problem));
});
