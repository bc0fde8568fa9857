import { globalId } from '@assembly-graph/platform/graph';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { delegationOf, EVERYBODY_ELSE, membershipDesk, secretariat, type MembershipDesk, type Said } from '../testing/membership-desk.ts';

// Who may vote follows from party status, from arrears as `resolutions` tells of them, and from what the Assembly permits: art. 112(8).

let desk: MembershipDesk;
beforeAll(async () => void (desk = await membershipDesk()), 30_000);
afterAll(() => desk.close());
beforeEach(async () => {
  desk.time = '2026-11-23T12:00:00.000Z';
  await desk.news();
});

const REQUEST = 'exemptionRequest { id version status grounds submittedAt effectiveAt until state { iso3 } session { code } decision { id } }';
const open = (input: Said, actor = secretariat) => desk.done('openExemptionRequest', { session: '25', grounds: 'an earthquake', ...input }, REQUEST, actor);
const standing = async (iso3: string, at: string, { knownAt, body = 'ASSEMBLY' }: { knownAt?: string; body?: string } = {}) =>
  (await desk.ask('query ($iso3: String!, $body: VotingBody!, $asOf: AsOf) { state(iso3: $iso3) { votingRights(body: $body, asOf: $asOf) { standing } } }', { iso3, body, asOf: { at, knownAt } })).state.votingRights.standing;
const summary = async (at: string, filter: Said = { body: { eq: 'ASSEMBLY' } }) => {
  const { votingRights } = await desk.ask('query ($at: DateTime, $filter: VotingRightsFilter) { votingRights(asOf: { at: $at }, first: 1, filter: $filter) { totalCount summary(groupBy: [STANDING], includeUnconfirmed: true) { groups { key { value } count } } } }', { at, filter });
  return Object.fromEntries(votingRights.summary.groups.map(({ key, count }: any) => [key[0].value, count]));
};

describe('where the record has no arrears', () => {
  it('every State Party may vote, in the Assembly and in the Bureau, and nobody else: as many as are counted as parties', async () => {
    for (const at of ['2002-06-30', '2002-07-01', '2017-10-26', '2017-10-27', '2026-11-23', '2027-12-31']) {
      const { partyCounts } = await desk.ask('query ($at: [DateTime!]!) { partyCounts(at: $at) { total } }', { at: [at] });
      expect((await summary(at)).ENTITLED ?? 0).toBe(partyCounts[0].total);
    }
    expect(await summary('2026-11-23')).toEqual({ ENTITLED: 125, NOT_PARTY: 72 });
    expect(await summary('2026-11-23', { body: { eq: 'BUREAU' } })).toEqual({ ENTITLED: 125, NOT_PARTY: 72 });
  });

  it('each answer says why', async () => {
    const { state } = await desk.ask('{ state(iso3: "NER") { votingRights { standing mayVote rule reason body fromAt toAt confidence arrearsPosition { id } exemption { id } } later: votingRights(asOf: { at: "2027-06-18" }) { standing mayVote rule } votingRightsHistory(first: 10, filter: { body: { eq: BUREAU } }) { nodes { standing } } } }');
    expect(state.votingRights).toMatchObject({ standing: 'ENTITLED', mayVote: true, rule: 'Rome Statute, art. 112(7)', reason: 'Each State Party has one vote (art. 112(7)).', body: 'ASSEMBLY', toAt: '2027-06-18T00:00:00.000Z', arrearsPosition: null, exemption: null });
    expect(state.later).toEqual({ standing: 'NOT_PARTY', mayVote: false, rule: 'Rome Statute, art. 112(1)' });
    expect(state.votingRightsHistory.nodes.at(0).standing).toBe('NOT_PARTY');
  });
});

describe('arrears heard from resolutions', () => {
  it('take the vote, in the Assembly and in the Bureau, and a payment brings it back; what was known before stays', async () => {
    const id = await desk.hears({ state: 'LBR', asAt: '2026-11-20', thresholdReached: true });
    expect(await Promise.all([standing('LBR', '2026-11-19'), standing('LBR', '2026-11-20'), standing('LBR', '2026-11-20', { body: 'BUREAU' }), standing('LBR', '2026-11-20', { knownAt: '2026-11-22' })]))
      .toEqual(['ENTITLED', 'SUSPENDED_112_8', 'SUSPENDED_112_8', 'ENTITLED']);
    const lost = { state: 'LBR', standing: 'SUSPENDED_112_8', fromAt: '2026-11-20T00:00:00.000Z', toAt: null, rule: 'Rome Statute, art. 112(8)' };
    expect(await desk.news()).toEqual([['VotingRightsChanged', { ...lost, body: 'ASSEMBLY' }], ['VotingRightsChanged', { ...lost, body: 'BUREAU' }]]);
    expect((await desk.ask('{ state(iso3: "LBR") { votingRights { arrearsPosition { id } reason } } }')).state.votingRights).toMatchObject({ arrearsPosition: { id: globalId('ArrearsPosition', id) }, reason: expect.stringContaining('art. 112(8)') });
    desk.time = '2026-11-25T12:00:00.000Z';
    await desk.hears({ state: 'LBR', asAt: '2026-11-25', thresholdReached: false, outstanding: '0.0' });
    expect(await Promise.all([standing('LBR', '2026-11-24'), standing('LBR', '2026-11-25'), standing('LBR', '2026-11-25', { knownAt: '2026-11-24' })])).toEqual(['SUSPENDED_112_8', 'ENTITLED', 'SUSPENDED_112_8']);
    expect((await desk.news()).map(([type, { standing: now }]) => [type, now])).toEqual([['VotingRightsChanged', 'ENTITLED'], ['VotingRightsChanged', 'ENTITLED']]);
  });

  it('heard twice, late or of no State of this record, change nothing', async () => {
    const id = await desk.hears({ state: 'GIN', asAt: '2026-11-20', thresholdReached: true, version: 2 });
    await desk.news();
    await desk.hears({ state: 'GIN', asAt: '2026-11-20', thresholdReached: true, version: 2, id });
    await desk.hears({ state: 'GIN', asAt: '2026-11-20', thresholdReached: false, version: 1, id });
    await desk.hears({ state: 'XXX', asAt: '2026-11-20', thresholdReached: true });
    await desk.hears({ state: 'IND', asAt: '2026-11-20', thresholdReached: true });
    expect(await desk.news()).toEqual([]);
    expect([await standing('GIN', '2026-11-21'), await standing('IND', '2026-11-21')]).toEqual(['SUSPENDED_112_8', 'NOT_PARTY']);
    await desk.hears({ state: 'GIN', asAt: '2026-11-20', thresholdReached: false, version: 3, id });
    expect(await standing('GIN', '2026-11-21')).toBe('ENTITLED');
  });

  it.each<[string, object]>([
    ['of another type', { type: 'PaymentRecorded' }],
    ['of another thing', { payload: { state: 'GIN', arrearsPositionId: 'x', asAt: '2026-11-20', thresholdReached: true, outstanding: '1' } }],
    ['without a day', { payload: { state: 'GIN', asAt: '2026-02-30', thresholdReached: true, outstanding: '1' } }],
  ])('%s are not taken for what they are not: the listener stands still', async (_what, wrong) => {
    await expect(desk.hears({ state: 'GIN', asAt: '2026-11-20', thresholdReached: true }, wrong)).rejects.toThrow('This is no position of arrears');
    expect(await desk.news()).toEqual([]);
  });
});

describe('a request for exemption', () => {
  it('of a delegation for its own State, advised and granted, lets the State vote from the instant of the decision on', async () => {
    await desk.hears({ state: 'CAF', asAt: '2026-11-20', thresholdReached: true });
    await desk.news();
    const request = await open({ state: 'CAF' }, delegationOf('CAF'));
    expect(request).toMatchObject({ version: 1, status: 'REQUESTED', grounds: 'an earthquake', submittedAt: desk.time, effectiveAt: null, state: { iso3: 'CAF' }, session: { code: '25' }, decision: null });
    const { id } = request;
    desk.time = '2026-12-08T15:30:00.000Z';
    expect(await desk.done('recommendExemption', { id, expectedVersion: 1 }, REQUEST)).toMatchObject({ version: 2, status: 'RECOMMENDED' });
    const decision = globalId('Decision', '00000000-0000-4000-8000-000000000001');
    const granted = await desk.done('decideExemption', { id, expectedVersion: 2, outcome: 'GRANTED', decision, effectiveAt: '2026-12-08T14:00:00+01:00', until: '2027-12-06' }, REQUEST);
    expect(granted).toMatchObject({ version: 3, status: 'GRANTED', effectiveAt: '2026-12-08T13:00:00.000Z', until: '2027-12-06T00:00:00.000Z', decision: { id: decision } });
    const days = ['2026-12-08T12:59:59Z', '2026-12-08T13:00:00Z', '2027-12-05', '2027-12-06'];
    expect(await Promise.all(days.map((day) => standing('CAF', day)))).toEqual(['SUSPENDED_112_8', 'EXEMPTED', 'EXEMPTED', 'SUSPENDED_112_8']);
    expect(await standing('CAF', '2026-12-08T13:00:00Z', { knownAt: '2026-12-08T15:00:00Z' })).toBe('SUSPENDED_112_8');
    const news = await desk.news();
    expect(news.map(([type, payload]) => [type, payload.status ?? payload.standing])).toEqual([
      ['ExemptionRequested', 'REQUESTED'], ['ExemptionRecommended', 'RECOMMENDED'],
      ['VotingRightsChanged', 'EXEMPTED'], ['VotingRightsChanged', 'EXEMPTED'], ['ExemptionDecided', 'GRANTED'],
    ]);
    expect(JSON.stringify(news)).not.toContain('earthquake');
    const { state } = await desk.ask('{ state(iso3: "CAF") { votingRights(asOf: { at: "2026-12-09" }) { exemption { id } mayVote } exemptionRequests(first: 5) { nodes { id } } } }');
    expect(state).toEqual({ votingRights: { exemption: { id }, mayVote: true }, exemptionRequests: { nodes: [{ id }] } });
    const { exemptionRequests } = await desk.ask('{ exemptionRequests(first: 5, asOf: { knownAt: "2026-12-01" }, filter: { session: { eq: "25" }, state: { eq: "CAF" } }) { nodes { status version } } }');
    expect(exemptionRequests.nodes).toEqual([{ status: 'REQUESTED', version: 1 }]);
  });

  it('is read with its grounds by the State itself and the secretariat, without them by everybody', async () => {
    await open({ state: 'GHA', session: '24' });
    const read = async (actor: Parameters<MembershipDesk['ask']>[2]) => (await desk.ask('{ exemptionRequests(first: 1, filter: { state: { eq: "GHA" } }) { nodes { status grounds } } }', {}, actor)).exemptionRequests.nodes[0];
    expect(await Promise.all([secretariat, delegationOf('GHA')].map(read))).toEqual(Array(2).fill({ status: 'REQUESTED', grounds: 'an earthquake' }));
    expect(await Promise.all([...EVERYBODY_ELSE, delegationOf('SEN')].map(read))).toEqual(Array(4).fill({ status: 'REQUESTED', grounds: null }));
  });

  it('of another State is as if it were not there', async () => {
    const input = { idempotencyKey: 'for another State', state: 'COM', session: '25', grounds: 'x' };
    for (const actor of [...EVERYBODY_ELSE, delegationOf('SEN')]) {
      const answer = await desk.answer('mutation ($input: OpenExemptionRequestInput!) { openExemptionRequest(input: $input) { userErrors { code message } } }', { input }, actor);
      expect(JSON.stringify(answer)).toMatch(/NOT_FOUND|UNAUTHENTICATED|FORBIDDEN/);
    }
    const { id } = await open({ state: 'COM' });
    const withdrawal = { id, expectedVersion: 1, reason: 'paid' };
    const nothing = { ...withdrawal, id: globalId('ExemptionRequest', '00000000-0000-4000-8000-000000000000') };
    const [theirs, none] = [await desk.refused('withdrawExemptionRequest', withdrawal, delegationOf('SEN')), await desk.refused('withdrawExemptionRequest', nothing, delegationOf('SEN'))];
    expect([theirs.code, theirs.message.replace(/[0-9a-f-]{36}/, '')]).toEqual([none.code, none.message.replace(/[0-9a-f-]{36}/, '')]);
    expect(await desk.done('withdrawExemptionRequest', withdrawal, REQUEST, delegationOf('COM'))).toMatchObject({ status: 'WITHDRAWN', version: 2 });
    expect(await desk.refused('decideExemption', { id, expectedVersion: 2, outcome: 'DENIED' })).toMatchObject({ rule: 'Rome Statute, art. 112(8)', message: 'a request is decided once, and not after it was withdrawn' });
  });

  it.each<[string, Said, Said]>([
    ['of a State that is no party', { state: 'IND' }, { rule: 'Rome Statute, art. 112(8)', message: 'only a State Party asks to be permitted to vote' }],
    ['of the time to come', { submittedAt: '2027-01-01' }, { message: 'a request is recorded when it was made, not before' }],
    ['of no State', { state: 'XXX' }, { code: 'NOT_FOUND' }],
    ['with grounds that can not be kept', { grounds: 'a\u0000' }, { code: 'BAD_USER_INPUT', field: 'grounds' }],
  ])('%s is refused', async (_what, wrong, expected) => {
    expect(await desk.refused('openExemptionRequest', { state: 'ZMB', session: '25', grounds: 'x', ...wrong })).toMatchObject(expected);
  });

  it('is one of a State and session until it is decided, and a decision says from when on', async () => {
    const { id } = await open({ state: 'SUR', submittedAt: '2026-11-01T09:00:00Z' });
    expect(await desk.refused('openExemptionRequest', { state: 'SUR', session: '25', grounds: 'again' })).toMatchObject({ code: 'RULE_BROKEN', message: 'a State asks once for a session, until its request is decided or withdrawn' });
    expect(await desk.refused('openExemptionRequest', { state: 'ATG', session: '25', grounds: 'x', submittedAt: '2026-11-01' }, delegationOf('ATG'))).toMatchObject({ message: 'a delegation makes its request now; the secretariat enters those made before' });
    const decide = (input: Said) => desk.refused('decideExemption', { id, expectedVersion: 1, outcome: 'GRANTED', ...input });
    expect(await decide({ outcome: 'DENIED', until: '2027-01-01' })).toMatchObject({ code: 'BAD_USER_INPUT', field: 'until' });
    expect(await decide({})).toMatchObject({ code: 'BAD_USER_INPUT', field: 'effectiveAt' });
    expect(await decide({ effectiveAt: '2026-10-31' })).toMatchObject({ rule: 'Rome Statute, art. 112(8)', message: 'a permission to vote is given after it was asked for' });
    expect(await decide({ effectiveAt: '2026-12-31' })).toMatchObject({ message: 'a permission to vote is recorded when it was given, not before' });
    expect(await decide({ effectiveAt: '2026-11-20', expectedVersion: 2 })).toMatchObject({ code: 'CONFLICT' });
    expect(await desk.done('decideExemption', { id, expectedVersion: 1, outcome: 'DENIED' }, REQUEST)).toMatchObject({ status: 'DENIED', effectiveAt: null });
    await open({ state: 'SUR' });
  });
});

describe('a ballot, a session', () => {
  it('is asked who may vote in it at the instant of its opening; where that is not on record, nothing is said', async () => {
    await desk.hears({ state: 'ZMB', asAt: '2025-12-01', thresholdReached: true });
    const suspended = '(first: 5, filter: { body: { eq: ASSEMBLY }, standing: { eq: SUSPENDED_112_8 } }) { nodes { state { iso3 } } }';
    const representations = [
      { __typename: 'Ballot', id: 'a', openedAt: '2025-12-01T10:00:00Z' }, { __typename: 'Ballot', id: 'b', openedAt: '2025-11-30T23:59:59Z' }, { __typename: 'Ballot', id: 'c', openedAt: null },
      { __typename: 'Session', code: '24', opensAt: '2025-12-01T00:00:00+01:00' }, { __typename: 'Session', code: '24', opensAt: '2025-12-01T08:00:00Z' },
    ];
    const { _entities } = await desk.ask(
      `query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Ballot { votingRights${suspended} } ... on Session { votingRightsAtOpening${suspended} exemptionRequests(first: 1) { totalCount } } } }`,
      { representations },
    );
    const zambia = { nodes: [{ state: { iso3: 'ZMB' } }] };
    expect(_entities.map((one: any) => one.votingRights ?? one.votingRightsAtOpening ?? null)).toEqual([zambia, { nodes: [] }, null, { nodes: [] }, zambia]);
  });
});

describe('the database itself', () => {
  const insert = (values: string, arrears = 'null') => desk.loaded.database.query(`insert into membership.voting_rights (id, state_iso3, body, standing, valid_from, arrears_position_id, rule, known_from, confidence, source_keys) values (gen_random_uuid(), ${values}, ${arrears}, 'x', now(), 'VERIFIED', '{S-RECORD}')`);

  it('holds to one standing at each instant of time and of knowledge, and to no exemption without a request', async () => {
    await expect(insert(`'JOR', 'ASSEMBLY', 'ENTITLED', '2030-01-01'`)).rejects.toMatchObject({ constraint: 'one_standing_at_each_instant' });
    await expect(insert(`'XXX', 'ASSEMBLY', 'EXEMPTED', '2030-01-01'`, 'gen_random_uuid()')).rejects.toMatchObject({ constraint: 'an_exemption_was_granted' });
    await expect(insert(`'XXX', 'ASSEMBLY', 'SUSPENDED_112_8', '2030-01-01'`)).rejects.toMatchObject({ constraint: 'a_vote_is_lost_by_arrears' });
  });

  it('answers for fifty States in one statement a relation', async () => {
    desk.loaded.statements.forget();
    await desk.ask('{ states(first: 50) { nodes { votingRights { standing exemption { status } arrearsPosition { id } state { name } } exemptionRequests(first: 5) { nodes { status } } } } }');
    expect(desk.loaded.statements.seen.length).toBeLessThanOrEqual(5);
  });
});
