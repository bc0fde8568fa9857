import { PUBLIC } from '@assembly-graph/kernel';
import { globalId } from '@assembly-graph/platform/graph';
import { loadedDatabase, type LoadedDatabase } from '@assembly-graph/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { resolutionsData, resolutionsStorage } from '../index.ts';
import { delegationOf, resolutionsDesk, SECRETARIAT, type ResolutionsDesk } from '../testing/resolutions-desk.ts';

// An election from its opening to its last seat, through the graph.

let loaded: LoadedDatabase;
let desk: ResolutionsDesk;
let opened = 0;
let code: string;
let told: number;
beforeAll(async () => {
  loaded = await loadedDatabase({ storage: resolutionsStorage, data: resolutionsData });
  desk = resolutionsDesk(loaded, '');
}, 60_000);
afterAll(() => loaded.close());
beforeEach(async () => {
  code = `JX${2100 + ++opened}`;
  desk.time = '2026-01-05T09:00:00.000Z';
  told = (await desk.events()).length;
});
const news = async () => (await desk.events(told)).map(({ type }) => type);

const ELECTION = 'election { id version code office seats rules majority minimumRequirements { dimension value minimum } nominationPeriods { opensOn closesOn extension } }';
const BALLOT = `ballot { id version number status openedAt statesParties entitled ballotsCast invalid valid abstentions requiredMajority maxVotesPerBallot turnoutPercent individualVotes
  reconciliation differences minimumRequirements { value minimum inForce lapsedBecause } notEntitled(first: 20) { totalCount nodes { reason state { iso3 } } } results { votes elected candidature { result } } }`;
const anElection = (said: object = {}) => ({
  code, office: 'JUDGE', session: '25', seats: 2, sources: ['S-RECORD'],
  minimumRequirements: [{ dimension: 'GENDER', value: 'FEMALE', minimum: 1 }, { dimension: 'LIST', value: 'B', minimum: 1 }], ...said,
});

/** An election with these candidates, a day after nominations closed. */
async function voting(said: object = {}, states = ['SEN', 'JOR', 'PER']) {
  const election = await desk.does('openElection', anElection(said), ELECTION);
  await desk.does('openNominations', { id: election.id, expectedVersion: 1, opensOn: '2026-01-01', closesOn: '2026-03-01' }, ELECTION);
  const candidates: { id: string; version: number }[] = [];
  for (const [index, state] of states.entries()) candidates.push(await desk.does('nominate', nomination(state, { list: index === 0 ? 'B' : 'A', gender: index === 0 ? 'FEMALE' : 'MALE' }), 'candidature { id version }'));
  desk.time = '2026-03-02T09:00:00.000Z';
  return { id: election.id as string, candidates };
}
const nomination = (state: string, said: object = {}) => ({ election: code, nominatedBy: state, candidateName: `Candidate of ${state}`, nationality: state, list: 'A', gender: 'MALE', regionalGroup: 'AFRICAN', ...said });
const openBallot = (id: string, expectedVersion: number, said: object = {}) => desk.does('openBallot', { id, expectedVersion, statesParties: 125, notEntitled: [{ state: 'VEN' }, { state: 'LBR', reason: 'NOT_STATED' }], ...said }, BALLOT);
const counted = (candidates: readonly { id: string }[], votes: readonly number[]) => candidates.map(({ id }, index) => ({ candidature: id, votes: votes[index] }));

describe('an election', () => {
  it('is opened, nominations are received and extended three times, and told of', async () => {
    const election = await desk.does('openElection', anElection(), ELECTION);
    expect(election).toMatchObject({ version: 1, rules: 'ICC-ASP/3/Res.6', majority: 'TWO_THIRDS_PRESENT_AND_VOTING', minimumRequirements: [{ dimension: 'GENDER', value: 'FEMALE', minimum: 1 }, { dimension: 'LIST', value: 'B', minimum: 1 }], nominationPeriods: [] });
    const { id } = election;
    let { version } = await desk.does('openNominations', { id, expectedVersion: 1, opensOn: '2026-01-01', closesOn: '2026-02-01' }, ELECTION);
    for (const closesOn of ['2026-03-01', '2026-04-01', '2026-05-01']) {
      ({ version } = await desk.does('extendNominations', { id, expectedVersion: version, closesOn, reason: 'too few nominations' }, ELECTION));
    }
    expect(await desk.refusal('extendNominations', { id, expectedVersion: version, closesOn: '2026-06-01', reason: 'x' })).toMatchObject({
      code: 'RULE_BROKEN', rule: 'ICC-ASP/3/Res.6', message: 'the nomination period is extended at most three times',
    });
    const { election: now, electionProgress } = await desk.ask('query ($c: String!) { election(code: $c) { nominationPeriods { closesOn extension } } electionProgress(election: $c) { seats filled standing nominationsOpen extensions openBallot { id } } }', { c: code });
    expect(now.nominationPeriods.map(({ closesOn, extension }: any) => [closesOn, extension])).toEqual([['2026-02-01', 0], ['2026-03-01', 1], ['2026-04-01', 2], ['2026-05-01', 3]]);
    expect(electionProgress).toEqual({ seats: 2, filled: 0, standing: 0, nominationsOpen: true, extensions: 3, openBallot: null });
    expect(await news()).toEqual(['ElectionOpened', 'NominationsOpened', ...Array(3).fill('NominationPeriodExtended')]);
  });

  it('is opened once, also by two desks at once', async () => {
    const both = await Promise.all([desk.answer('openElection', anElection(), ''), desk.answer('openElection', anElection(), '')]);
    expect(both.map(({ data }) => data.done.userErrors[0]?.message ?? 'done').sort()).toEqual(['an election is opened once', 'done']);
  });
});

describe('nominations', () => {
  it('come from the delegation of the State that nominates, and from the secretariat', async () => {
    const { id } = await desk.does('openElection', anElection(), ELECTION);
    await desk.does('openNominations', { id, expectedVersion: 1, opensOn: '2026-01-01', closesOn: '2026-03-01' }, ELECTION);
    const nominated = await desk.does('nominate', nomination('SEN'), 'candidature { id version result nominatedOn regionalGroup nominatedBy { iso3 } nationality { iso3 } sources { key } }', delegationOf('SEN'));
    expect(nominated).toMatchObject({ version: 1, result: 'STANDING', nominatedOn: '2026-01-05', regionalGroup: 'AFRICAN', nominatedBy: { iso3: 'SEN' }, nationality: { iso3: 'SEN' }, sources: [{ key: 'S-RECORD' }] });
    // Not theirs is as if it were not there.
    const notTheirs = await desk.refusal('nominate', nomination('JOR'), delegationOf('SEN'));
    expect(notTheirs).toMatchObject({ code: 'NOT_FOUND' });
    expect(await desk.refusal('nominate', { ...nomination('XXX'), nationality: 'SEN' }, delegationOf('SEN'))).toEqual(notTheirs);
    expect(await desk.refusal('nominate', { ...nomination('JOR'), nominatedBy: null }, delegationOf('SEN'))).toEqual(notTheirs);
    const another = await desk.refusal('withdrawCandidature', { id: nominated.id, expectedVersion: 1, reason: 'x' }, delegationOf('JOR'));
    expect(another).toEqual(await desk.refusal('withdrawCandidature', { id: 'nonsense', expectedVersion: 1, reason: 'x' }, delegationOf('JOR')));
    expect(another).toMatchObject({ code: 'NOT_FOUND' });
    expect(await desk.refusal('nominate', nomination('SEN', { candidateName: 'Another' }), delegationOf('SEN'))).toMatchObject({ code: 'RULE_BROKEN', rule: 'Rome Statute, art. 36(4)(b)' });
    const withdrawn = await desk.does('withdrawCandidature', { id: nominated.id, expectedVersion: 1, reason: 'personal' }, 'candidature { result withdrawnAt version }', delegationOf('SEN'));
    expect(withdrawn).toEqual({ result: 'WITHDRAWN', withdrawnAt: '2026-01-05T09:00:00.000Z', version: 2 });
    expect(await news()).toEqual(['ElectionOpened', 'NominationsOpened', 'CandidateNominated', 'CandidateWithdrawn']);
    // Ids and codes only: neither the name nor the reason is told.
    expect(JSON.stringify(await desk.events(told))).not.toMatch(/Candidate of|personal/);
  });

  it('of a day on which the period is not open are refused', async () => {
    await voting();
    desk.time = '2026-03-05T09:00:00.000Z';
    expect(await desk.refusal('nominate', nomination('KEN'))).toMatchObject({ rule: 'ICC-ASP/3/Res.6', message: 'nominations are received while the nomination period is open' });
    expect(await desk.refusal('nominate', nomination('KEN', { nominatedOn: '2026-02-01' }), delegationOf('KEN'))).toMatchObject({ code: 'RULE_BROKEN' });
    expect(await desk.does('nominate', nomination('KEN', { nominatedOn: '2026-02-01' }), 'candidature { nominatedOn }')).toEqual({ nominatedOn: '2026-02-01' });
  });
});

describe('ballots', () => {
  it('freeze entitlement, are counted and reconciled, and fill the seats', async () => {
    const { id, candidates } = await voting();
    const first = await openBallot(id, 2);
    expect(first).toMatchObject({
      number: 1, status: 'OPEN', version: 1, openedAt: '2026-03-02T09:00:00.000Z', statesParties: 125, entitled: 123, requiredMajority: null, maxVotesPerBallot: 2, turnoutPercent: null, reconciliation: 'NOT_DECLARED', individualVotes: 'SECRET',
      notEntitled: { totalCount: 2, nodes: [{ reason: 'NOT_STATED', state: { iso3: 'LBR' } }, { reason: 'SUSPENDED_112_8', state: { iso3: 'VEN' } }] },
    });
    expect(first.minimumRequirements).toEqual([{ value: 'FEMALE', minimum: 1, inForce: true, lapsedBecause: null }, { value: 'B', minimum: 1, inForce: true, lapsedBecause: null }]);
    const count = { id: first.id, expectedVersion: 1, ballotsCast: 121, invalid: 1, abstentions: 2, results: counted(candidates, [95, 70, 75]), declaredTotals: { ballotsCast: 121, valid: 119 } };
    expect(await desk.does('recordBallot', count, BALLOT)).toMatchObject({
      version: 2, status: 'COUNTED', ballotsCast: 121, valid: 120, requiredMajority: 79, turnoutPercent: '98.37', reconciliation: 'DIFFERS', differences: ['valid'], results: [{ votes: 95 }, { votes: 75 }, { votes: 70 }],
    });
    expect(await desk.refusal('declareElected', { id: first.id, expectedVersion: 2, candidatures: [candidates[2]!.id] })).toMatchObject({ rule: 'Rome Statute, art. 36(6)(a)', message: 'the elected have the majority that is required' });
    expect(await desk.does('declareElected', { id: first.id, expectedVersion: 2, candidatures: [candidates[0]!.id], termEndsOn: '2036-03-10' }, BALLOT)).toMatchObject({ version: 3, results: [{ elected: true, candidature: { result: 'ELECTED' } }, { elected: false }, { elected: false }] });
    desk.time = '2026-03-02T12:00:00.000Z';
    const second = await openBallot(id, 3, { notEntitled: [{ state: 'LBR' }] });
    // The woman of list B is elected: what is left asks for nobody any more.
    expect(second).toMatchObject({ number: 2, entitled: 124, maxVotesPerBallot: 1, minimumRequirements: [{ value: 'FEMALE', minimum: 0, inForce: false, lapsedBecause: 'FULFILLED' }, { value: 'B', minimum: 0, lapsedBecause: 'FULFILLED' }] });
    await desk.does('recordBallot', { id: second.id, expectedVersion: 1, ballotsCast: 124, results: counted(candidates.slice(1), [90, 34]) }, BALLOT);
    await desk.does('declareElected', { id: second.id, expectedVersion: 2, candidatures: [candidates[1]!.id] }, BALLOT);
    const { election, ballotTurnout, electionProgress } = await desk.ask(
      `query ($c: String!) { election(code: $c) { heldOn ballotsHeld candidatures(first: 9) { nodes { result electedOnBallot votesWhenElected } } }
        ballotTurnout(election: $c) { ballot { number } entitled ballotsCast turnoutPercent } electionProgress(election: $c) { filled standing withdrawn ballotsOnRecord } }`, { c: code });
    expect(election).toEqual({ heldOn: '2026-03-02', ballotsHeld: 2, candidatures: { nodes: [
      { result: 'ELECTED', electedOnBallot: 2, votesWhenElected: 90 }, { result: 'NOT_ELECTED', electedOnBallot: null, votesWhenElected: null }, { result: 'ELECTED', electedOnBallot: 1, votesWhenElected: 95 },
    ] } });
    expect(ballotTurnout.map(({ ballot, ...turnout }: any) => [ballot.number, turnout.entitled, turnout.ballotsCast, turnout.turnoutPercent])).toEqual([[1, 123, 121, '98.37'], [2, 124, 124, '100.00']]);
    expect(electionProgress).toEqual({ filled: 2, standing: 0, withdrawn: 0, ballotsOnRecord: 2 });
    expect((await news()).slice(5)).toEqual(['BallotOpened', 'BallotResult', 'CandidateElected', 'BallotOpened', 'BallotResult', 'CandidateElected']);
    expect(await desk.refusal('openBallot', { id, expectedVersion: 5, statesParties: 125 })).toMatchObject({ message: 'no ballot is held once all seats are filled' });
  });

  it('are open one at a time, also where two desks open one at once', async () => {
    const { id } = await voting();
    const opening = { id, expectedVersion: 2, statesParties: 125 };
    const both = await Promise.all([desk.answer('openBallot', opening, ''), desk.answer('openBallot', opening, '')]);
    expect(both.map(({ data }) => data.done.userErrors[0]?.code ?? 'done').sort()).toEqual(['CONFLICT', 'done']);
    expect(await desk.refusal('openBallot', { ...opening, expectedVersion: 3 })).toMatchObject({ message: 'one ballot of an election is open at a time' });
  });

  it('show where the frozen entitlement and the arrears on record differ', async () => {
    for (const state of ['VEN', 'COM']) {
      await desk.does('recordArrearsPosition', { state, asAt: `2026-01-0${opened % 3 + 1}`, outstanding: '20', dueTwoPrecedingYears: '10', sources: ['S-RECORD'] }, 'arrearsPosition { id }');
    }
    const { id } = await voting();
    const ballot = await desk.does('openBallot', { id, expectedVersion: 2, statesParties: 125, notEntitled: [{ state: 'VEN' }, { state: 'ZMB' }] }, 'ballot { entitlementCheck { agrees inArrears { iso3 } withoutArrears { iso3 } } }');
    expect(ballot.entitlementCheck).toEqual({ agrees: false, inArrears: [{ iso3: 'COM' }], withoutArrears: [{ iso3: 'ZMB' }] });
  });

  it('whose figures are not on record tell no turnout', async () => {
    const { ballotTurnout, nothing } = await desk.ask('{ ballotTurnout(election: "P2021") { ballot { number individualVotes entitlementCheck { agrees } } entitled ballotsCast turnoutPercent } nothing: ballotTurnout(election: "J1900") { entitled } }');
    expect(ballotTurnout).toEqual([{ ballot: { number: 2, individualVotes: 'SECRET', entitlementCheck: null }, entitled: null, ballotsCast: null, turnoutPercent: null }]);
    expect(nothing).toBeNull();
  });

  it('take one statement more for each relation, whatever their number', async () => {
    loaded.statements.forget();
    await desk.ask('{ ballots(first: 50) { nodes { notEntitled(first: 5) { nodes { state { iso3 } } } entitlementCheck { agrees } computedTotals { votes } reconciliation minimumRequirements { value } } } }');
    expect(loaded.statements.seen).toHaveLength(4);
    loaded.statements.forget();
    await desk.ask('{ elections(first: 50) { nodes { nominationPeriods { closesOn } candidatures(first: 3) { nodes { nominatedBy { iso3 } } } } } }');
    expect(loaded.statements.seen).toHaveLength(3);
  });
});

describe('corrections', () => {
  const lastTwo = async () => (await loaded.database.query('select type, event_id as id, correction_of as of, changed_fields as fields from resolutions.event order by seq desc limit 2')).reverse();

  it('of a count: told whole anew, with those elected keeping their majority, and what was said kept', async () => {
    const { id, candidates } = await voting();
    const { id: ballot } = await openBallot(id, 2);
    const count = { id: ballot, ballotsCast: 120, results: counted(candidates, [95, 70, 70]) };
    const correction = { ...count, expectedVersion: 3, reason: 'misread', results: counted(candidates, [90, 71, 70]) };
    expect(await desk.refusal('correctBallot', { ...correction, expectedVersion: 1 })).toMatchObject({ message: 'only a count that was recorded here is told otherwise' });
    await desk.does('recordBallot', { ...count, expectedVersion: 1 }, BALLOT);
    await desk.does('declareElected', { id: ballot, expectedVersion: 2, candidatures: [candidates[0]!.id] }, BALLOT);
    expect(await desk.refusal('correctBallot', { ...correction, results: counted(candidates, [79, 71, 70]) })).toMatchObject({ rule: 'Rome Statute, art. 36(6)(a)', message: 'the elected have the majority that is required' });
    expect(await desk.refusal('correctBallot', { ...correction, ballotsCast: 124 })).toMatchObject({ message: 'no more ballots are cast than there are States entitled to vote' });
    expect(await desk.refusal('correctBallot', { ...correction, results: counted(candidates.slice(1), [71, 70]) })).toMatchObject({ message: 'a count names every candidate who stands once, and nobody else' });
    expect(await desk.refusal('correctBallot', { ...correction, expectedVersion: 2 })).toMatchObject({ code: 'CONFLICT' });
    desk.time = '2026-03-03T09:00:00.000Z';
    expect(await desk.does('correctBallot', correction, BALLOT)).toMatchObject({ version: 4, ballotsCast: 120, requiredMajority: 80, results: [{ votes: 90, elected: true }, { votes: 71 }, { votes: 70 }] });
    expect((await desk.ask('query ($c: String!) { election(code: $c) { candidatures(first: 1, filter: { result: { eq: ELECTED } }) { nodes { votesWhenElected } } } }', { c: code })).election.candidatures.nodes).toEqual([{ votesWhenElected: 90 }]);
    const { rows } = await loaded.database.query(`select json_agg(votes order by votes desc) as rows from resolutions.ballot_result_past where ballot_id = (select id from resolutions.ballot where election_code = '${code}') and elected`).then(([row]: any) => row);
    expect(rows).toEqual([95]);
    expect((await lastTwo())[1]).toMatchObject({ type: 'BallotCorrected', of: expect.any(String) });
    expect(JSON.stringify(await desk.events(told))).not.toContain('misread');
  });

  it('of a candidature: what was misspelt, never what became of it', async () => {
    const { candidates: [first] } = await voting();
    const correction = { id: first!.id, expectedVersion: 1, reason: 'misspelt', candidateName: 'Another spelling', languages: ['fr', 'en'], curriculumVitaeUrl: 'https://example.org/cv.pdf' };
    expect(await desk.does('correctCandidature', correction, 'candidature { version candidateName languages curriculumVitaeUrl questionnaireUrl list result }')).toEqual({
      version: 2, candidateName: 'Another spelling', languages: ['fr', 'en'], curriculumVitaeUrl: 'https://example.org/cv.pdf', questionnaireUrl: null, list: 'B', result: 'STANDING',
    });
    expect((await lastTwo())[1]).toMatchObject({ type: 'CandidatureCorrected', of: expect.any(String), fields: ['candidateName', 'languages', 'curriculumVitaeUrl'] });
    expect(JSON.stringify(await desk.events(told))).not.toMatch(/spelling|misspelt|example\.org/);
    const again = { ...correction, expectedVersion: 2 };
    expect(await desk.refusal('correctCandidature', { ...again, nationality: 'XXX' })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await desk.refusal('correctCandidature', { ...again, termEndsOn: '2036-03-10' })).toMatchObject({ message: 'only the elected have a term' });
    expect(await desk.refusal('correctCandidature', { ...again, languages: ['French'] })).toMatchObject({ code: 'BAD_USER_INPUT', field: 'languages' });
    for (const curriculumVitaeUrl of ['javascript:alert(1)', 'http://example.org', 'https://user:pass@example.org/', 'nowhere']) {
      expect(await desk.refusal('correctCandidature', { ...again, curriculumVitaeUrl })).toMatchObject({ message: 'a page is told by its address, https://…' });
    }
    expect(await desk.refusal('correctCandidature', { ...again, candidateName: 'Candidate of JOR' })).toMatchObject({ message: 'a person is nominated once in an election' });
    expect(await desk.refusal('correctCandidature', again, delegationOf('SEN'))).toMatchObject({ code: expect.stringMatching(/NOT_FOUND|FORBIDDEN/) });
    expect(await desk.refusal('correctCandidature', correction)).toMatchObject({ code: 'CONFLICT' });
  });
});

describe('the bench', () => {
  it('has eighteen judges between two elections, as far as the record is confirmed', async () => {
    loaded.statements.forget();
    const { benchComposition } = await desk.ask('{ benchComposition(asOf: { at: "2022-06-01" }) { on judges { candidateName nationality { iso3 } } lists { value count } genders { value count } leftOutUnconfirmed termUnknown } }');
    expect(benchComposition.judges).toHaveLength(18);
    expect(benchComposition.genders.reduce((sum: number, { count }: any) => sum + count, 0)).toBe(18);
    expect(loaded.statements.seen).toHaveLength(2);
  });
});

describe('what is refused', () => {
  it.each<[string, object, object]>([
    ['BAD_USER_INPUT', { sources: ['S-NOWHERE'] }, { field: 'sources' }],
    ['BAD_USER_INPUT', { code: 'J\u00002026' }, { field: 'code' }],
    ['RULE_BROKEN', { code: "J2026'--" }, { message: 'the code of an election is that of its office and year, e.g. J2026 or DP2021B' }],
    ['RULE_BROKEN', { session: 'never' }, { message: 'an election is held at a session of the Assembly, e.g. 20 or 19R2' }],
    ['RULE_BROKEN', { seats: 0 }, {}],
    ['RULE_BROKEN', { seats: 2147483647 }, {}],
    ['RULE_BROKEN', { majority: 'SIMPLE_MAJORITY_PRESENT_AND_VOTING' }, { rule: 'Rome Statute, art. 36(6)(a)' }],
    ['RULE_BROKEN', { office: 'PROSECUTOR' }, { rule: 'ICC-ASP/3/Res.6', message: 'only elections of judges have minimum voting requirements' }],
    ['RULE_BROKEN', { office: 'CBF_MEMBER', minimumRequirements: null }, { rule: null }],
    ['CONFLICT', { expectedVersion: 1 }, {}],
  ])('%s: an election %j', async (error, wrong, expected) => {
    expect(await desk.refusal('openElection', anElection(wrong))).toMatchObject({ code: error, ...expected });
    expect(await news()).toEqual([]);
  });

  it('of a count: too many ballots, candidates that do not stand, votes that are not there', async () => {
    const { id, candidates } = await voting();
    const { id: ballot } = await openBallot(id, 2);
    const before = await desk.events();
    const count = { id: ballot, expectedVersion: 1, ballotsCast: 10, results: counted(candidates, [5, 5, 5]) };
    for (const [wrong, expected] of [
      [{ ballotsCast: 124 }, { rule: 'Rome Statute, art. 112(7) and (8)', message: 'no more ballots are cast than there are States entitled to vote' }],
      [{ ballotsCast: -1 }, { message: 'what is counted is no less than nothing' }],
      [{ results: counted(candidates, [10, 10, 1]) }, { message: 'the votes for the candidates are no more than the valid ballots have votes' }],
      [{ results: counted(candidates.slice(1), [5, 5]) }, { message: 'a count names every candidate who stands once, and nobody else' }],
      [{ results: counted([...candidates, candidates[0]!], [1, 1, 1, 1]) }, { message: 'a count names every candidate who stands once, and nobody else' }],
      [{ results: [{ candidature: globalId('Ballot', '00000000-0000-4000-8000-000000000000'), votes: 1 }] }, { code: 'RULE_BROKEN' }],
      [{ expectedVersion: 7 }, { code: 'CONFLICT' }],
      [{ id: 'nonsense' }, { code: 'NOT_FOUND' }],
    ] as const) {
      expect(await desk.refusal('recordBallot', { ...count, ...wrong })).toMatchObject(expected);
    }
    expect(await desk.refusal('recordBallot', { ...count, votesOfStates: [] })).toMatchObject({ code: expect.stringMatching(/BAD_USER_INPUT|GRAPHQL_VALIDATION_FAILED/) });
    expect(await desk.events()).toEqual(before);
  });

  it('by the database, too: more votes than ballots, elected without the majority, a second open ballot', async () => {
    const { id, candidates } = await voting();
    const { id: ballot } = await openBallot(id, 2);
    await desk.does('recordBallot', { id: ballot, expectedVersion: 1, ballotsCast: 10, results: counted(candidates, [5, 5, 5]) }, BALLOT);
    const on = `where ballot_id = (select id from resolutions.ballot where election_code = '${code}')`;
    await expect(loaded.database.query(`update resolutions.ballot_result set votes = 8 ${on}`)).rejects.toThrow('more votes than the valid ballots have');
    await expect(loaded.database.query(`update resolutions.ballot_result set elected = true ${on}`)).rejects.toThrow('elected without the majority');
    await expect(loaded.database.query(`update resolutions.ballot set ballots_cast = 200, valid = 200 where election_code = '${code}'`)).rejects.toThrow('no_more_are_cast_than_are_entitled');
    await expect(loaded.database.query(`insert into resolutions.ballot (id, election_code, number, status, confidence, source_keys) select gen_random_uuid(), '${code}', n, 'OPEN', 'VERIFIED', '{S-RECORD}' from generate_series(8, 9) n`)).rejects.toThrow('one_ballot_is_open_at_a_time');
    await expect(loaded.database.query(`insert into resolutions.nomination_period (id, election_code, opens_on, closes_on, extension, confidence, source_keys) values (gen_random_uuid(), '${code}', '2026-01-01', '2026-02-01', 4, 'VERIFIED', '{S-RECORD}')`)).rejects.toThrow('a_nomination_period_is_extended_three_times_at_most');
  });

  it('to whoever may not: elections and ballots are the secretariat\'s', async () => {
    const { id, candidates } = await voting();
    for (const actor of [PUBLIC, delegationOf('SEN'), { ...SECRETARIAT, role: 'ngo' as const, organization: 'amnesty' }]) {
      for (const [deed, input] of [['openElection', anElection()], ['openBallot', { id, expectedVersion: 2, statesParties: 125 }], ['declareElected', { id: 'x', expectedVersion: 1, candidatures: [candidates[0]!.id] }]] as const) {
        expect((await desk.refusal(deed, input, actor)).code).toMatch(/NOT_FOUND|UNAUTHENTICATED|FORBIDDEN/);
      }
      if (actor.role !== 'delegation') expect((await desk.refusal('nominate', nomination('KEN'), actor)).code).toMatch(/NOT_FOUND|UNAUTHENTICATED|FORBIDDEN/);
    }
  });
});
