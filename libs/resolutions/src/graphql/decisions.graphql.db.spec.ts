import { PUBLIC, type Actor } from '@assembly-graph/kernel';
import { globalId } from '@assembly-graph/platform/graph';
import { postgresFeed } from '@assembly-graph/platform/sql';
import { loadedDatabase, type LoadedDatabase } from '@assembly-graph/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { resolutionsData, resolutionsStorage } from '../index.ts';
import { askResolutions, delegationOf, type AskResolutions } from '../testing/ask-resolutions.ts';

let graph: AskResolutions & LoadedDatabase;
let time = '';
beforeAll(async () => void (graph = askResolutions(await loadedDatabase({ storage: resolutionsStorage, data: resolutionsData }), { now: () => time })));
afterAll(() => graph.close());
beforeEach(() => {
  time = '2026-11-24T12:00:00.000Z';
  graph.statements.forget();
});

type Thing = { id: string; version: number };
const japan = delegationOf('JPN');
const belgium = delegationOf('BEL');
let numbers = 100;
const does = (deed: string, of: Thing, more: object = {}, actor?: Actor, selection?: string) => graph.done(deed, { id: of.id, expectedVersion: of.version, ...more }, actor, selection);
const tries = (deed: string, of: Thing, more: object = {}, actor?: Actor) => graph.tried(deed, { id: of.id, expectedVersion: of.version, ...more }, actor);
const tabled = async (more: object = {}) => {
  const begun = await graph.done('startDraft', { session: '25', title: 'Cooperation', kind: 'COOPERATION', topics: ['COOPERATION'], sponsors: ['JPN'], startedOn: '2026-11-01', ...more });
  return does('tableDraft', begun, { symbol: `ICC-ASP/25/L.${++numbers}`, tabledOn: '2026-11-02' }, undefined, 'id version symbol');
};
const consensus = (more: object = {}) => ({ symbol: `ICC-ASP/25/Res.${++numbers}`, adoptedOn: '2026-11-20', mode: 'CONSENSUS', plenaryMeeting: 9, ...more });
const byVote = (more: object = {}) => ({
  symbol: `ICC-ASP/25/Res.${++numbers}`, adoptedOn: '2026-11-20', mode: 'RECORDED_VOTE', requirement: 'TWO_THIRDS_PRESENT_VOTING', statesParties: 125,
  tally: { inFavour: 60, against: 30, abstaining: 5, notParticipating: 0 }, ...more,
});
const adopted = async (how: object = consensus(), of: object = {}) => does('adoptDraft', await tabled(of), how, undefined, 'id version symbol adoption { id version }');
const uuid = (id: string) => Buffer.from(id, 'base64url').toString().split(':')[1]!;
const events = async (...ids: string[]) => {
  const { events: all } = await postgresFeed(graph.database.manager, 'resolutions').read(null, 1_000);
  return all.filter(({ subject }) => ids.some((id) => uuid(id) === subject.id));
};

describe('the adoption of a draft', () => {
  it('makes the resolution with its decision and its way, each step with its source, and tells of it', async () => {
    const draft = await tabled({ sponsors: ['JPN', 'BEL'], title: 'Resolution on cooperation' });
    const revised = await does('reviseDraft', draft, { revisedOn: '2026-11-10', note: 'after consultations' });
    const resolution = await does('adoptDraft', revised, { symbol: 'ICC-ASP/25/Res.3', adoptedOn: '2026-11-20', mode: 'CONSENSUS', plenaryMeeting: 9 });
    const { resolution: told } = await graph.ask(`{ resolution(symbol: "ICC-ASP/25/Res.3") { id kind title adoptedOn plenaryMeeting version textStatus verifiedParts session { code } topics { code }
      draft { symbol status becomes { symbol } decisions(first: 2) { totalCount } } adoption { subject mode result requirement decidedOn plenaryMeeting tally { inFavour } individualVotes topics { code } draft { symbol } }
      lifecycle(first: 9) { nodes { position stage takenOn symbol sources { key } } } } }`);
    const sources = [{ key: 'S-RECORD' }];
    expect(told).toEqual({
      id: resolution.id, kind: 'RESOLUTION', title: 'Resolution on cooperation', adoptedOn: '2026-11-20', plenaryMeeting: 9, version: 1, textStatus: null,
      verifiedParts: ['SYMBOL', 'TITLE', 'DATE', 'CONSENSUS'], session: { code: '25' }, topics: [{ code: 'COOPERATION' }],
      draft: { symbol: draft.symbol, status: 'ADOPTED', becomes: { symbol: 'ICC-ASP/25/Res.3' }, decisions: { totalCount: 1 } },
      adoption: {
        subject: 'RESOLUTION', mode: 'CONSENSUS', result: 'ADOPTED', requirement: 'CONSENSUS', decidedOn: '2026-11-20', plenaryMeeting: 9, tally: null, individualVotes: null,
        topics: [{ code: 'COOPERATION' }], draft: { symbol: draft.symbol },
      },
      lifecycle: { nodes: [
        { position: 2, stage: 'TABLED', takenOn: '2026-11-02', symbol: draft.symbol, sources },
        { position: 3, stage: 'REVISED', takenOn: '2026-11-10', symbol: `${draft.symbol}/Rev.1`, sources },
        { position: 4, stage: 'ADOPTED', takenOn: '2026-11-20', symbol: 'ICC-ASP/25/Res.3', sources },
      ] },
    });
    const [adoptedEvent] = await events(resolution.id);
    expect(adoptedEvent).toMatchObject({
      type: 'ResolutionAdopted', subjectVersion: 1, occurredAt: '2026-11-20', topics: ['COOPERATION'], session: '25', states: ['JPN', 'BEL'], audience: 'public',
      payload: { symbol: 'ICC-ASP/25/Res.3', draft: draft.symbol, adoptedOn: '2026-11-20', mode: 'CONSENSUS', plenaryMeeting: 9 },
    });
    expect((await events(draft.id)).map(({ type }) => type)).toEqual(['DraftStarted', 'DraftTabled', 'DraftRevised', 'DraftAdopted']);
    const { searchResolutions } = await graph.ask('{ searchResolutions(q: "\\"ICC-ASP/25/Res.3\\"") { hits { kind } } }');
    expect(searchResolutions.hits).toEqual([{ kind: 'RESOLUTION' }]);
  });

  it('of a resolution of the data set, which knows of no draft, joins the two where they agree', async () => {
    const begun = await graph.done('startDraft', { session: '17', title: 'Programme budget for 2019', kind: 'BUDGET', topics: ['BUDGET'], sponsoringBodies: ['BUREAU'], startedOn: '2018-12-01' });
    const draft = await does('tableDraft', begun, { symbol: 'ICC-ASP/17/L.4', tabledOn: '2018-12-10' });
    const { before } = await graph.ask(`{ before: resolution(symbol: "ICC-ASP/17/Res.4") { id version adoptedOn plenaryMeeting adoption { id mode } lifecycle(first: 5) { nodes { position stage takenOn } } } }`);
    expect(before).toMatchObject({ version: 1, adoptedOn: '2018-12-12', lifecycle: { nodes: [{ position: 1, stage: 'ADOPTED', takenOn: '2018-12-12' }] } });
    for (const wrong of [{ adoptedOn: '2018-12-11' }, { mode: 'ACCLAMATION' }, { plenaryMeeting: 3 }]) {
      const refused = await tries('adoptDraft', draft, { symbol: 'ICC-ASP/17/Res.4', adoptedOn: '2018-12-12', mode: 'CONSENSUS', ...wrong });
      expect(refused.userErrors).toMatchObject([{ code: 'RULE_BROKEN', message: 'what is on record of the adoption of a resolution agrees with what is entered of it, or is corrected first' }]);
    }
    const after = await does('adoptDraft', draft, { symbol: 'ICC-ASP/17/Res.4', adoptedOn: '2018-12-12', mode: 'CONSENSUS' }, undefined,
      'id version plenaryMeeting adoption { id mode draft { symbol } } lifecycle(first: 5) { nodes { position stage } } draft { symbol }');
    expect(after).toEqual({
      id: before.id, version: 2, plenaryMeeting: before.plenaryMeeting, adoption: { id: before.adoption.id, mode: 'CONSENSUS', draft: { symbol: 'ICC-ASP/17/L.4' } }, draft: { symbol: 'ICC-ASP/17/L.4' },
      lifecycle: { nodes: [{ position: 1, stage: 'CONCEPT' }, { position: 2, stage: 'TABLED' }, { position: 3, stage: 'ADOPTED' }] },
    });
    const other = await does('tableDraft', await graph.done('startDraft', { session: '17', title: 'x', kind: 'BUDGET', sponsors: ['JPN'], startedOn: '2018-12-01' }), { symbol: 'ICC-ASP/17/L.5', tabledOn: '2018-12-10' });
    expect((await tries('adoptDraft', other, { symbol: 'ICC-ASP/17/Res.4', adoptedOn: '2018-12-12', mode: 'CONSENSUS' })).userErrors).toMatchObject([{ code: 'RULE_BROKEN', message: 'a resolution comes of one draft' }]);
  });

  it.each<[string, object, object]>([
    ['a draft that is not tabled', { untabled: true }, { message: 'a text is revised, amended orally and decided on once it is tabled, not before' }],
    ['a symbol of a draft', { symbol: 'ICC-ASP/25/L.1' }, { code: 'BAD_USER_INPUT', field: 'symbol' }],
    ['a day before the tabling', { adoptedOn: '2026-11-01' }, { message: 'a step is not taken before the one that it follows' }],
    ['votes and consensus', { tally: { inFavour: 3 } }, { message: 'what is decided by consensus has no votes', rule: 'Rome Statute, art. 112(7)' }],
    ['a recorded vote without a majority', byVote({ tally: { inFavour: 59, against: 31 } }), { message: 'a decision is adopted if it has the votes that it takes, and rejected if it has not', rule: 'Rome Statute, art. 112(7)(a)' }],
    ['a recorded vote without a quorum', byVote({ tally: { inFavour: 60, against: 2 } }), { message: 'an absolute majority of States Parties is the quorum for voting on a matter of substance', rule: 'Rome Statute, art. 112(7)(a)' }],
    ['more votes than States', byVote({ tally: { inFavour: 120, against: 20 } }), { message: 'each State Party has one vote' }],
    ['no number of States', byVote({ tally: { inFavour: 2_000_000_000, against: 2_000_000_000 } }), { code: 'BAD_USER_INPUT', field: 'votesInFavour' }],
    ['a meeting that is none', { plenaryMeeting: 0 }, { code: 'BAD_USER_INPUT', field: 'plenaryMeeting' }],
    ['an old version', { expectedVersion: 1 }, { code: 'CONFLICT' }],
  ])('is refused with %s', async (_what, wrong, expected) => {
    const { untabled, ...how } = wrong as { untabled?: boolean };
    const draft = untabled ? await graph.done('startDraft', { session: '25', title: 'x', kind: 'OTHER', sponsors: ['JPN'], startedOn: '2026-11-01' }) : await tabled();
    expect(await tries('adoptDraft', draft, { ...consensus(), ...how })).toMatchObject({ done: null, userErrors: [expected] });
    expect((await events(draft.id)).some(({ type }) => type === 'DraftAdopted')).toBe(false);
  });

  it('by art. 121(3) takes two thirds of States Parties for an amendment', async () => {
    const amendment = { kind: 'AMENDMENT', topics: ['AMENDMENTS'] };
    const of = (inFavour: number) => byVote({ requirement: 'TWO_THIRDS_STATES_PARTIES', tally: { inFavour, against: 2 } });
    expect((await tries('adoptDraft', await tabled(amendment), of(83))).userErrors).toMatchObject([{ rule: 'Rome Statute, art. 121(3)' }]);
    expect((await adopted(of(84), amendment)).symbol).toMatch(/Res/);
    expect((await tries('adoptDraft', await tabled(amendment), byVote())).userErrors).toMatchObject([{ message: 'an amendment on which there is no consensus takes two thirds of States Parties' }]);
  });

  it('is once, whoever is faster', async () => {
    const draft = await tabled();
    const both = await Promise.all([tries('adoptDraft', draft, consensus()), tries('adoptDraft', draft, consensus())]);
    expect(both.map(({ userErrors }) => userErrors[0]?.code ?? 'DONE').sort()).toEqual(['CONFLICT', 'DONE']);
  });

  it('is the secretariat\'s to record', async () => {
    expect((await tries('adoptDraft', await tabled(), consensus(), japan)).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    const refused = await tries('adoptDraft', await tabled(), consensus(), PUBLIC).catch((error: Error) => error.message);
    expect(JSON.stringify(refused)).toMatch(/UNAUTHENTICATED/);
  });
});

describe('a decision that made no resolution', () => {
  it('rejects a draft, puts it off or leaves it without action', async () => {
    const on = (draft: Thing, more: object) => graph.tried('recordDecision', { subject: 'RESOLUTION', session: '25', draft: draft.id, draftVersion: draft.version, decidedOn: '2026-11-20', topics: [], ...more }, undefined, 'id result draft { status decisions(first: 5) { totalCount } }');
    const rejection = { ...byVote({ tally: { inFavour: 40, against: 50 } }), result: 'REJECTED' } as Record<string, unknown>;
    delete rejection.symbol; delete rejection.adoptedOn;
    const [rejected, postponed] = [await tabled(), await tabled()];
    expect((await on(rejected, rejection)).done).toMatchObject({ result: 'REJECTED', draft: { status: 'NOT_ADOPTED' } });
    expect((await on(postponed, { mode: 'CONSENSUS', result: 'POSTPONED' })).done).toMatchObject({ result: 'POSTPONED', draft: { status: 'TABLED' } });
    expect((await on(postponed, { mode: 'CONSENSUS', result: 'NO_ACTION' })).done).toMatchObject({ result: 'NO_ACTION', draft: { status: 'NO_ACTION', decisions: { totalCount: 2 } } });
    expect((await on(await tabled(), { mode: 'CONSENSUS', result: 'ADOPTED' })).userErrors).toMatchObject([{ message: 'a draft that is adopted becomes a resolution under its symbol: see adoptDraft' }]);
    expect((await on(await tabled(), { mode: 'CONSENSUS', result: 'REJECTED' })).userErrors).toMatchObject([{ message: 'what is rejected is rejected by a vote' }]);
    expect((await on({ ...(await tabled()), version: 9 }, { mode: 'CONSENSUS', result: 'POSTPONED' })).userErrors).toMatchObject([{ code: 'CONFLICT' }]);
  });

  it.each<[object, object]>([
    [{ subject: 'REPORT', matter: null }, { message: 'of what is no resolution it is said in words what was decided' }],
    [{ subject: 'RESOLUTION' }, { message: 'a decision on a resolution is one on its draft' }],
    [{ subject: 'REMOVAL_FROM_OFFICE' }, { rule: 'Rome Statute, art. 46' }],
    [{ subject: 'PROCEDURE', mode: 'NON_RECORDED_VOTE', requirement: 'TWO_THIRDS_PRESENT_VOTING', tally: { inFavour: 90, against: 1 } }, { rule: 'Rome Statute, art. 112(7)(b)' }],
    [{ decidedOn: '2026-11-25' }, { message: 'what was decided is recorded once it was decided, not before' }],
    [{ session: 'nowhere' }, { code: 'BAD_USER_INPUT', field: 'session' }],
  ])('is refused with %j', async (wrong, expected) => {
    const input = { subject: 'REPORT', matter: 'Report of the Bureau', session: '25', decidedOn: '2026-11-20', mode: 'CONSENSUS', result: 'ADOPTED', topics: [], ...wrong };
    expect((await graph.tried('recordDecision', input)).userErrors).toMatchObject([expected]);
  });

  it('is listed with those of the data set, and modes are summed up', async () => {
    await graph.done('recordDecision', { subject: 'PROCEDURE', matter: 'Motion to adjourn', session: '25', decidedOn: '2026-11-20', mode: 'NON_RECORDED_VOTE', requirement: 'SIMPLE_PRESENT_VOTING', tally: { inFavour: 30, against: 20 }, result: 'ADOPTED' });
    const { decisions } = await graph.ask(`{ decisions(first: 3, filter: { subject: { eq: PROCEDURE } }) { nodes { matter mode individualVotes tally { inFavour against abstaining } }
      summary(groupBy: [MODE]) { groups { key { value } count } } } all: decisions(first: 1) { summary(groupBy: [MODE]) { count groups { key { value } count } } } }`);
    expect(decisions).toEqual({
      nodes: [{ matter: 'Motion to adjourn', mode: 'NON_RECORDED_VOTE', individualVotes: 'NOT_RECORDED', tally: { inFavour: 30, against: 20, abstaining: null } }],
      summary: { groups: [{ key: [{ value: 'NON_RECORDED_VOTE' }], count: 1 }] },
    });
  });
});

describe('how States voted', () => {
  const IN_FAVOUR = { state: 'JPN', option: 'IN_FAVOUR', regionAtVote: 'ASIA_PACIFIC' };

  it('is on record of a recorded vote, with the group of each as it was; a correction leaves what was cast', async () => {
    const { adoption } = await adopted(byVote());
    await does('recordStateVotes', adoption, { votes: [IN_FAVOUR, { state: 'BEL', option: 'AGAINST', regionAtVote: 'WEOG' }] });
    const votes = async () => (await graph.ask(
      `query ($id: ID!) { _entities(representations: [{ __typename: "Decision", id: $id }]) { ... on Decision { individualVotes tally { against } stateVotes(first: 9) { nodes { id version state { iso3 } castOption intendedOption option regionAtVote decision { id } } } } } }`, { id: adoption.id },
    ))._entities[0];
    const [belgian] = (await votes()).stateVotes.nodes;
    expect((await tries('recordVoteCorrection', belgian, { intendedOption: 'ABSTAINING' }, japan)).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    expect((await tries('recordVoteCorrection', belgian, { intendedOption: 'AGAINST' }, belgium)).userErrors).toMatchObject([{ message: 'a correction says something else than the record does' }]);
    await does('recordVoteCorrection', belgian, { intendedOption: 'ABSTAINING' }, belgium);
    expect(await votes()).toEqual({
      individualVotes: 'RECORDED', tally: { against: 30 },
      stateVotes: { nodes: [
        { ...belgian, version: 2, castOption: 'AGAINST', intendedOption: 'ABSTAINING', option: 'ABSTAINING', regionAtVote: 'WEOG' },
        expect.objectContaining({ state: { iso3: 'JPN' }, castOption: 'IN_FAVOUR', intendedOption: null, option: 'IN_FAVOUR', decision: { id: adoption.id } }),
      ] },
    });
    const [recorded] = (await events(adoption.id)).filter(({ type }) => type === 'StateVotesRecorded');
    expect(await events(belgian.id)).toMatchObject([{ type: 'StateVoteCorrected', correctionOf: recorded!.eventId, states: ['BEL'], payload: { castOption: 'AGAINST', intendedOption: 'ABSTAINING' } }]);
    expect((await tries('recordStateVotes', { ...adoption, version: 2 }, { votes: [IN_FAVOUR] })).userErrors).toMatchObject([{ message: 'each State Party has one vote', rule: 'Rome Statute, art. 112(7)' }]);
  });

  it.each<[string, object, string]>([
    ['consensus', consensus(), 'what is decided by consensus has no votes'],
    ['a secret ballot', { ...byVote(), mode: 'SECRET_BALLOT' }, "in a secret ballot no State's vote is on record"],
    ['a vote without names', { ...byVote(), mode: 'NON_RECORDED_VOTE' }, 'only of a recorded vote is it on record how each State voted'],
  ])('is never on record of %s', async (_what, how, sentence) => {
    const { adoption } = await adopted({ ...how, symbol: `ICC-ASP/25/Res.${++numbers}` });
    expect((await tries('recordStateVotes', adoption, { votes: [IN_FAVOUR] })).userErrors).toMatchObject([{ code: 'RULE_BROKEN', message: sentence }]);
    const insert = graph.database.query(`insert into resolutions.state_vote (id, decision_id, state_iso3, cast_option, confidence, source_keys) values (gen_random_uuid(), $1, 'JPN', 'IN_FAVOUR', 'VERIFIED', '{S-RECORD}')`, [uuid(adoption.id)]);
    await expect(insert).rejects.toMatchObject({ constraint: 'only_a_recorded_vote_names_states' });
  });

  it('stays with a recorded vote, and as it was cast, by the database itself', async () => {
    const { adoption } = await adopted(byVote());
    await does('recordStateVotes', adoption, { votes: [IN_FAVOUR] });
    await expect(graph.database.query(`update resolutions.decision set mode = 'SECRET_BALLOT' where id = $1`, [uuid(adoption.id)])).rejects.toMatchObject({ constraint: 'only_a_recorded_vote_names_states' });
    await expect(graph.database.query(`update resolutions.state_vote set cast_option = 'AGAINST' where decision_id = $1`, [uuid(adoption.id)])).rejects.toMatchObject({ constraint: 'what_was_cast_stays' });
    await expect(graph.database.query(`update resolutions.decision set mode = 'CONSENSUS', votes_in_favour = 3 where id = $1`, [uuid(adoption.id)])).rejects.toMatchObject({ constraint: expect.stringMatching(/recorded_vote|without_a_vote/) });
  });
});

describe('an amendment', () => {
  it('is proposed by States to what is on the table, and disposed of once', async () => {
    const draft = await tabled();
    const paragraph = await graph.done('enterParagraph', { draft: draft.id, part: 'OPERATIVE', label: 'OP 12 bis', position: 13, verb: 'Decides', topics: ['COOPERATION'] });
    const proposal = await graph.done('proposeAmendment', { draft: draft.id, paragraph: paragraph.id, proposedOn: '2026-11-05', text: 'Add "and regional organizations".' }, belgium, 'id version target proposers { iso3 } draft { symbol } paragraph { label verb } disposition');
    expect(proposal).toEqual({ id: proposal.id, version: 1, target: 'OP 12 bis', proposers: [{ iso3: 'BEL' }], draft: { symbol: draft.symbol }, paragraph: { label: 'OP 12 bis', verb: 'Decides' }, disposition: null });
    for (const [actor, disposition] of [[belgium, 'ACCEPTED'], [japan, 'WITHDRAWN'], [japan, 'REJECTED'], [delegationOf('FRA'), 'MERGED']] as const) {
      expect((await tries('disposeAmendment', proposal, { disposition, disposedOn: '2026-11-06' }, actor)).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    }
    expect((await tries('disposeAmendment', proposal, { disposition: 'ACCEPTED', disposedOn: '2026-11-04' }, japan)).userErrors).toMatchObject([{ message: 'a proposal is disposed of after it was made, and recorded once it was' }]);
    const accepted = await does('disposeAmendment', proposal, { disposition: 'ACCEPTED', disposedOn: '2026-11-06' }, japan, 'id version disposition disposedOn');
    expect(accepted).toMatchObject({ version: 2, disposition: 'ACCEPTED', disposedOn: '2026-11-06' });
    expect((await tries('disposeAmendment', accepted, { disposition: 'REJECTED', disposedOn: '2026-11-07' })).userErrors).toMatchObject([{ message: 'a proposal is disposed of once' }]);
    expect((await events(proposal.id)).map(({ type, states, payload }) => [type, states, payload.disposition])).toEqual([['AmendmentProposed', ['BEL'], undefined], ['AmendmentDisposed', ['BEL'], 'ACCEPTED']]);
    expect(JSON.stringify(await events(proposal.id))).not.toContain('regional organizations');
    const resolution = await does('adoptDraft', { ...draft, version: draft.version }, consensus(), undefined, 'paragraphs(first: 5) { nodes { label resolution { id } draft { symbol } } } draft { amendments(first: 5) { totalCount } }');
    expect(resolution).toMatchObject({ paragraphs: { nodes: [{ label: 'OP 12 bis', draft: { symbol: draft.symbol } }] }, draft: { amendments: { totalCount: 1 } } });
  });

  it('is not proposed to what is not tabled, nor to what is decided on, nor for others', async () => {
    const propose = (draft: string, actor?: Actor, more: object = {}) => graph.tried('proposeAmendment', { draft, proposedOn: '2026-11-05', proposers: ['BEL'], ...more }, actor);
    const paper = await graph.done('startDraft', { session: '25', title: 'x', kind: 'OTHER', sponsors: ['JPN'], startedOn: '2026-11-01' });
    expect((await propose(paper.id, belgium)).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    expect((await propose(paper.id)).userErrors).toMatchObject([{ message: 'an amendment is proposed to a draft that is on the table: tabled, and not yet decided on' }]);
    const draft = await tabled();
    expect((await propose(draft.id, japan)).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    expect((await propose(draft.id, undefined, { proposers: [] })).userErrors).toMatchObject([{ message: 'an amendment is proposed by a State' }]);
    expect((await propose(draft.id, undefined, { proposedOn: '2026-11-01' })).userErrors).toMatchObject([{ message: 'a step is not taken before the one that it follows' }]);
    expect((await propose(draft.id, undefined, { text: 'x'.repeat(10_001) })).userErrors).toMatchObject([{ code: 'BAD_USER_INPUT', field: 'text' }]);
    expect((await propose(draft.id)).userErrors).toEqual([]);
    await does('adoptDraft', draft, consensus());
    expect((await propose(draft.id)).userErrors).toMatchObject([{ message: 'an amendment is proposed to a draft that is on the table: tabled, and not yet decided on' }]);
  });
});

describe('an explanation of position', () => {
  it('is made by a State for itself and for others, and found from each of them, the decision and the resolution', async () => {
    const { id, adoption } = await adopted();
    const explanation = await graph.done('recordExplanation', { decision: adoption.id, onBehalfOf: ['BEL', 'FRA', 'JPN', 'BEL'], dissociatedFrom: ['OP 3', 'OP 3'], madeOn: '2026-11-20', statement: globalId('Statement', '11111111-1111-4111-8111-111111111111'), text: 'Own words.' }, japan,
      'id version kind state { iso3 } states { iso3 } dissociatedFrom statement { id } resolution { id } decision { id } topics { code }');
    expect(explanation).toEqual({
      id: explanation.id, version: 1, kind: 'POSITION', state: { iso3: 'JPN' }, states: [{ iso3: 'JPN' }, { iso3: 'BEL' }, { iso3: 'FRA' }], dissociatedFrom: ['OP 3'],
      statement: { id: globalId('Statement', '11111111-1111-4111-8111-111111111111') }, resolution: { id }, decision: { id: adoption.id }, topics: [{ code: 'COOPERATION' }],
    });
    const { found } = await graph.ask(
      `query ($id: ID!, $decision: ID!) { found: _entities(representations: [{ __typename: "State", iso3: "FRA" }, { __typename: "Resolution", id: $id }, { __typename: "Decision", id: $decision }]) {
        ... on State { explanations(first: 5) { nodes { id } } } ... on Resolution { explanations(first: 5) { nodes { id } } } ... on Decision { explanations(first: 5) { nodes { id } } } } }`, { id, decision: adoption.id });
    expect(found).toEqual(Array(3).fill({ explanations: { nodes: [{ id: explanation.id }] } }));
    const { league } = await graph.ask(`{ league: explanations(first: 1, filter: { topics: { has: "COOPERATION" } }) { summary(groupBy: [STATES], orderBy: KEY) { groups { key { value } count } } } }`);
    expect(league.summary.groups).toEqual([{ key: [{ value: 'BEL' }], count: 1 }, { key: [{ value: 'FRA' }], count: 1 }, { key: [{ value: 'JPN' }], count: 1 }]);
    const [event] = await events(explanation.id);
    expect(event).toMatchObject({ type: 'ExplanationRecorded', states: ['JPN', 'BEL', 'FRA'], topics: ['COOPERATION'], payload: { kind: 'POSITION', state: 'JPN', dissociates: true } });
    expect(JSON.stringify(event)).not.toContain('Own words');
  });

  it('is the State\'s own: of its position where there was no vote, of its vote where there was', async () => {
    const { adoption } = await adopted();
    const explain = (more: object, actor?: Actor) => graph.tried('recordExplanation', { decision: adoption.id, state: 'JPN', madeOn: '2026-11-20', ...more }, actor);
    expect((await explain({}, belgium)).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    expect((await explain({ state: null })).userErrors).toMatchObject([{ code: 'BAD_USER_INPUT', field: 'state' }]);
    expect((await explain({ kind: 'VOTE' })).userErrors).toMatchObject([{ message: 'where there was no vote, a State explains its position, not its vote', rule: 'Rome Statute, art. 112(7)' }]);
    expect((await explain({ madeOn: '2026-12-01' })).userErrors).toMatchObject([{ message: 'what was said is recorded once it was said, not before' }]);
    expect((await explain({ onBehalfOf: ['XXX'] })).userErrors).toMatchObject([{ code: 'BAD_USER_INPUT', field: 'onBehalfOf' }]);
    expect((await explain({ statement: 'nonsense' })).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    const { adoption: voted } = await adopted(byVote());
    expect((await graph.tried('recordExplanation', { decision: voted.id, kind: 'VOTE', madeOn: '2026-11-20' }, japan)).userErrors).toEqual([]);
  });
});

describe('the text of a resolution', () => {
  it('is issued and corrected by language; a corrigendum never changes the adoption', async () => {
    let resolution = await adopted();
    const before = await graph.ask(`query ($symbol: String!) { resolution(symbol: $symbol) { adoptedOn adoption { decidedOn mode version } } }`, { symbol: resolution.symbol });
    resolution = await does('issueAdvanceVersion', resolution, { lang: 'EN', issuedOn: '2026-11-21' }, undefined, 'id version symbol textStatus');
    resolution = await does('issueOfficialVersion', resolution, { lang: 'EN', issuedOn: '2026-11-22' }, undefined, 'id version symbol textStatus');
    expect(resolution.textStatus).toBe('OFFICIAL');
    resolution = await does('issueAdvanceVersion', resolution, { lang: 'AR', issuedOn: '2026-11-22' }, undefined, 'id version symbol textStatus');
    expect(resolution.textStatus).toBe('OFFICIAL');
    resolution = await does('issueOfficialVersion', resolution, { lang: 'FR', issuedOn: '2026-11-22', url: 'https://example.org/f' }, undefined, 'id version symbol textStatus');
    for (const [deed, input, message] of [
      ['issueResolutionCorrigendum', { langs: ['AR'], issuedOn: '2026-11-23' }, 'a corrigendum corrects an official text'],
      ['issueResolutionCorrigendum', { langs: [], issuedOn: '2026-11-23' }, 'a text is issued in a language'],
      ['issueAdvanceVersion', { lang: 'EN', issuedOn: '2026-11-23' }, 'a text is issued once it is adopted, its advance version before the official one and each of them once'],
      ['issueOfficialVersion', { lang: 'FR', issuedOn: '2026-11-23' }, 'a text is issued once it is adopted, its advance version before the official one and each of them once'],
      ['issueOfficialVersion', { lang: 'ES', issuedOn: '2026-11-19' }, 'a step is not taken before the one that it follows'],
    ] as const) {
      expect((await tries(deed, resolution, input)).userErrors).toMatchObject([{ code: 'RULE_BROKEN', message }]);
    }
    resolution = await does('issueResolutionCorrigendum', resolution, { langs: ['EN', 'FR'], issuedOn: '2026-11-23' }, undefined, 'id version symbol textStatus');
    resolution = await does('issueResolutionCorrigendum', resolution, { langs: ['FR'], issuedOn: '2026-11-24' }, undefined, 'id version symbol textStatus lifecycle(first: 20, filter: { lang: { eq: FR } }) { nodes { stage symbol url } }');
    expect(resolution.textStatus).toBe('CORRECTED');
    expect(resolution.lifecycle.nodes).toEqual([
      { stage: 'OFFICIAL', symbol: null, url: 'https://example.org/f' }, { stage: 'CORRECTED', symbol: `${resolution.symbol}/Corr.1`, url: null }, { stage: 'CORRECTED', symbol: `${resolution.symbol}/Corr.2`, url: null },
    ]);
    expect(await graph.ask(`query ($symbol: String!) { resolution(symbol: $symbol) { adoptedOn adoption { decidedOn mode version } } }`, { symbol: resolution.symbol })).toEqual(before);
    expect((await events(resolution.id)).map(({ type, subjectVersion, payload }) => [type, subjectVersion, payload.lang, payload.status])).toEqual([
      ['ResolutionAdopted', 1, undefined, undefined], ['ResolutionTextPublished', 2, 'EN', 'ADVANCE'], ['ResolutionTextPublished', 3, 'EN', 'OFFICIAL'], ['ResolutionTextPublished', 4, 'AR', 'ADVANCE'],
      ['ResolutionTextPublished', 5, 'FR', 'OFFICIAL'], ['ResolutionCorrected', 6, 'EN', 'CORRECTED'], ['ResolutionCorrected', 6, 'FR', 'CORRECTED'], ['ResolutionCorrected', 7, 'FR', 'CORRECTED'],
    ]);
  });
});

describe('what was entered of a resolution in error', () => {
  it('is told otherwise; what the record said stays readable, its adoption and its way with it', async () => {
    time = '2026-11-21T00:00:00.000Z';
    const resolution = await adopted(consensus({ adoptedOn: '2026-11-19' }), { title: 'A wrong titel' });
    time = '2026-11-23T00:00:00.000Z';
    const corrected = await does('correctResolution', resolution, { adoptedOn: '2026-11-20', title: 'A right title', mode: 'ACCLAMATION', plenaryMeeting: 10, topics: ['BUDGET'], reason: 'misread' }, undefined, 'id version symbol');
    const asked = async (asOf: object | null) => {
      const { resolution: one, resolutions } = await graph.ask(
        `query ($symbol: String!, $asOf: AsOf) { resolution(symbol: $symbol, asOf: $asOf) { title adoptedOn adoption { mode decidedOn plenaryMeeting resolution { title } } lifecycle(first: 9, filter: { stage: { eq: ADOPTED } }) { nodes { takenOn } } draft { status } }
          resolutions(first: 5, asOf: $asOf, filter: { symbol: { eq: $symbol } }) { totalCount nodes { title } summary(groupBy: [TOPICS]) { groups { key { value } } } } }`, { symbol: resolution.symbol, asOf });
      return one && [one.title, one.adoptedOn, one.adoption.mode, one.adoption.decidedOn, one.adoption.plenaryMeeting, one.adoption.resolution.title, one.lifecycle.nodes[0].takenOn, one.draft?.status, resolutions.nodes[0].title, resolutions.summary.groups[0].key[0].value];
    };
    const now = ['A right title', '2026-11-20', 'ACCLAMATION', '2026-11-20', 10, 'A right title', '2026-11-20', 'ADOPTED', 'A right title', 'BUDGET'];
    expect(await asked(null)).toEqual(now);
    expect(await asked({ knownAt: '2026-11-22' })).toEqual(['A wrong titel', '2026-11-19', 'CONSENSUS', '2026-11-19', 9, 'A wrong titel', '2026-11-19', 'ADOPTED', 'A wrong titel', 'COOPERATION']);
    expect(await asked({ knownAt: '2026-11-20' })).toBeNull();
    expect(await asked({ at: '2026-11-19' })).toBeNull();
    expect(await asked({ at: '2026-11-20' })).toEqual(now);
    const told = await events(resolution.id);
    expect(told.at(-1)).toMatchObject({ type: 'ResolutionCorrected', subjectVersion: corrected.version, changedFields: ['title', 'adoptedOn', 'plenaryMeeting', 'adoptionMode', 'topics'], correctionOf: told[0]!.eventId });
    expect(JSON.stringify(told)).not.toContain('misread');
  });

  it('is held to the rules as what was entered first', async () => {
    const resolution = await adopted();
    const correct = (more: object) => tries('correctResolution', resolution, { reason: 'misread', ...more });
    expect((await correct({ adoptedOn: '2026-11-25' })).userErrors).toMatchObject([{ message: 'what was decided is recorded once it was decided, not before' }]);
    expect((await correct({ adoptedOn: '2026-11-01' })).userErrors).toMatchObject([{ message: 'a step is not taken before the one that it follows' }]);
    expect((await correct({ mode: 'RECORDED_VOTE' })).userErrors).toMatchObject([{ message: 'of a vote the majority that it takes is on record' }]);
    expect((await correct({ sources: ['S-NOWHERE'] })).userErrors).toMatchObject([{ field: 'sources' }]);
    expect((await correct({ expectedVersion: 7 })).userErrors).toMatchObject([{ code: 'CONFLICT' }]);
    expect((await correct({ mode: 'VOTE' })).userErrors).toEqual([]);
    const { resolution: told } = await graph.ask('query ($s: String!) { resolution(symbol: $s) { adoption { mode requirement individualVotes } } }', { s: resolution.symbol });
    expect(told.adoption).toEqual({ mode: 'VOTE', requirement: null, individualVotes: 'NOT_RECORDED' });
  });

  it('of the data set is corrected as well', async () => {
    const { resolution } = await graph.ask('{ resolution(symbol: "ICC-ASP/15/Res.1") { id version } }');
    await does('correctResolution', resolution, { plenaryMeeting: 11, reason: 'only here' });
    const meetings = await graph.ask(`{ now: resolution(symbol: "ICC-ASP/15/Res.1") { plenaryMeeting adoption { plenaryMeeting } } then: resolution(symbol: "ICC-ASP/15/Res.1", asOf: { knownAt: "2026-11-24T11:00:00Z" }) { plenaryMeeting adoption { plenaryMeeting } } }`);
    expect(meetings).toEqual({ now: { plenaryMeeting: 11, adoption: { plenaryMeeting: 11 } }, then: { plenaryMeeting: 10, adoption: { plenaryMeeting: 10 } } });
  });
});

describe('no N+1: SQL statements by relation', () => {
  it.each([
    ['drafts(first: 100)', 'amendments(first: 3) { nodes { target draft { symbol } paragraph { label } } } paragraphs(first: 3) { nodes { label } } becomes { symbol }', 6],
    ['resolutions(first: 100, filter: { session: { eq: "25" } })', 'explanations(first: 3) { nodes { state { iso3 } decision { mode } } } paragraphs(first: 2) { nodes { label } } lifecycle(first: 5) { nodes { stage sources { key } } } draft { symbol }', 7],
    ['decisions(first: 100, orderBy: [{ field: decidedOn, direction: DESC }])', 'stateVotes(first: 3) { nodes { option } } explanations(first: 3) { nodes { kind } } draft { symbol } tally { inFavour }', 4],
    ['explanations(first: 100)', 'resolution { symbol } decision { mode } states { iso3 }', 3],
    ['amendmentProposals(first: 100)', 'draft { symbol } proposers { iso3 }', 2],
    ['stateVotes(first: 100)', 'decision { mode } state { iso3 }', 2],
  ])('%s with %s take %i', async (list, selection, count) => {
    const { list: answer } = await graph.ask(`{ list: ${list} { nodes { id ${selection} } } }`);
    expect(answer.nodes.length).toBeGreaterThan(1);
    expect(graph.statements.seen).toHaveLength(count);
  });
});
