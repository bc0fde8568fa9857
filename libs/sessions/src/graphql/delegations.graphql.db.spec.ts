import { PUBLIC, type Actor } from '@assembly-graph/kernel';
import { globalId } from '@assembly-graph/platform/graph';
import { loadedDatabase } from '@assembly-graph/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sessionsData, sessionsStorage } from '../index.ts';
import { delegationOf, keptRecord, ngo, secretariat, type KeptRecord } from '../testing/kept-record.ts';

// Delegations and their credentials: what was there at the opening, what came later, and what nobody is told.

let record: KeptRecord;
beforeAll(async () => void (record = keptRecord(await loadedDatabase({ storage: sessionsStorage, data: sessionsData }), '2026-12-20T12:00:00.000Z')), 30_000);
afterAll(() => record.close());

const enter = (input: object, actor: Actor = secretariat) => record.deed('recordDelegation', 'delegation', 'id version capacity representatives alternates advisers agent { ... on State { iso3 } ... on Organization { code } }', { session: '25', ...input }, actor);
const received = async (state: string, form: string, receivedAt: string, more: object = {}) => {
  const { delegations } = await record.ask('query ($state: String!) { delegations(first: 1, filter: { session: { eq: "25" }, state: { eq: $state } }) { nodes { id version } } }', { state });
  const [{ id, version }] = delegations.nodes;
  return record.deed('recordCredentials', 'delegation', 'version credentials { form verdict ordinal }', { id, expectedVersion: version, form, receivedAt, ...more });
};
const withPersonal = (actor: Actor): Actor => ({ ...actor, scopes: ['personal:read'] });

describe('a delegation', () => {
  it('is recorded for its own State, once; the name of its head is told to nobody without the scope', async () => {
    await record.told();
    expect((await enter({ state: 'NLD', alternates: 3, advisers: 12, headName: 'A. Person' }, delegationOf('NLD'))).thing).toMatchObject({ version: 1, representatives: 1, alternates: 3, advisers: 12, agent: { iso3: 'NLD' } });
    expect((await enter({ state: 'NLD' })).userErrors).toMatchObject([{ code: 'RULE_BROKEN', message: 'a State has one delegation at a session' }]);
    const [notTheirs, notThere] = await Promise.all([enter({ state: 'FRA' }, delegationOf('NLD')), enter({ state: 'NLD', session: '99' }, delegationOf('NLD'))]);
    expect([notTheirs.userErrors[0]!.code, notTheirs]).toEqual(['NOT_FOUND', notThere]);
    expect((await enter({ state: 'FRA', representatives: 2 })).userErrors).toMatchObject([{ code: 'RULE_BROKEN', rule: 'Rome Statute, art. 112(1)', message: 'each State Party has one representative, who may be accompanied by alternates and advisers' }]);
    expect((await enter({ organization: 'amnesty', capacity: 'NGO' }, ngo('amnesty'))).thing).toMatchObject({ capacity: 'NGO', agent: { code: 'amnesty' } });
    const heads = async (actor: Actor) => {
      const query = '{ session(number: 25) { delegations(first: 5, filter: { state: { eq: "NLD" } }) { nodes { headName } } } }';
      return record.ask(query, {}, actor).then(({ session }) => session.delegations.nodes[0].headName);
    };
    expect([await heads(withPersonal(secretariat)), await heads(withPersonal(delegationOf('NLD'))), await heads(withPersonal(delegationOf('FRA')))]).toEqual(['A. Person', 'A. Person', null]);
    for (const actor of [PUBLIC, secretariat, delegationOf('NLD')]) await expect(heads(actor)).rejects.toThrow();
    const told = await record.told();
    expect(told.map(({ type, session, states, organizations }) => [type, session, ...states, ...organizations])).toEqual([['DelegationRecorded', '25', 'NLD'], ['DelegationRecorded', '25', 'amnesty']]);
    expect(JSON.stringify(told)).not.toContain('Person');
  });

  it('is changed by whose it is', async () => {
    const { delegations } = await record.ask('{ delegations(first: 5, filter: { state: { eq: "NLD" } }) { nodes { id } } }');
    const change = (actor: Actor, more: object = {}) => record.deed('changeDelegation', 'delegation', 'version advisers alternates', { id: delegations.nodes[0].id, expectedVersion: 1, advisers: 14, ...more }, actor);
    expect((await change(delegationOf('FRA'))).userErrors[0]!.code).toBe('NOT_FOUND');
    expect((await change(delegationOf('NLD'), { advisers: 1_001 })).userErrors).toMatchObject([{ code: 'BAD_USER_INPUT', field: 'advisers' }]);
    expect((await change(delegationOf('NLD'))).thing).toEqual({ version: 2, advisers: 14, alternates: 3 });
    expect((await change(delegationOf('NLD'))).userErrors[0]!.code).toBe('CONFLICT');
  });

  it('of which the head is to be forgotten keeps the name nowhere, neither now nor as what was once said', async () => {
    const everywhere = async () => {
      const tables: { name: string }[] = await record.loaded.database.query(`select table_name as name from information_schema.tables where table_schema = 'sessions'`);
      const named = await Promise.all(tables.map(async ({ name }) => {
        const [{ count }] = await record.loaded.database.query(`select count(*)::int as count from sessions."${name}" t where t::text like '%A. Person%'`);
        return count > 0 ? [name] : [];
      }));
      return named.flat();
    };
    expect(await everywhere()).toEqual(['delegation']);
    const { delegations } = await record.ask('{ delegations(first: 5, filter: { state: { eq: "NLD" } }) { nodes { id version } } }');
    const [{ id, version }] = delegations.nodes;
    const change = (more: object) => record.deed('changeDelegation', 'delegation', 'version', { id, expectedVersion: version, ...more }, delegationOf('NLD'));
    expect((await change({ forgetHead: true, headName: 'B. Person' })).userErrors).toMatchObject([{ code: 'BAD_USER_INPUT', field: 'forgetHead' }]);
    expect((await change({ forgetHead: true })).thing).toEqual({ version: version + 1 });
    expect(await everywhere()).toEqual([]);
  });
});

describe('credentials', () => {
  beforeAll(async () => {
    for (const state of ['JOR', 'SEN', 'BRA', 'JPN']) await enter({ state });
    await record.told();
  });

  it('keep their history: what was there at the opening stays known when the originals come', async () => {
    expect((await received('JOR', 'COPY', '2026-12-01T09:00:00Z', { verdict: 'PROVISIONAL' })).thing).toEqual({ version: 2, credentials: { form: 'COPY', verdict: 'PROVISIONAL', ordinal: 1 } });
    await received('SEN', 'EMAIL_OR_FAX', '2026-12-02T09:00:00Z');
    await received('BRA', 'ORIGINAL', '2026-12-03T09:00:00Z', { verdict: 'ACCEPTED' });
    await received('NLD', 'NOTE_VERBALE', '2026-12-03T09:00:00Z');
    // The session opens on 7 December in New York: 05:00 UTC.
    await received('JOR', 'ORIGINAL', '2026-12-07T05:00:01Z', { verdict: 'ACCEPTED', report: 'ICC-ASP/25/30' });
    await received('NLD', 'ORIGINAL', '2026-12-07T05:00:00Z');
    await received('SEN', 'COPY', '2026-12-10T09:00:00Z');
    const { session } = await record.ask(`{ session(number: 25) { laterOriginals(first: 9) { totalCount nodes { agent { ... on State { iso3 } } before: credentials(at: "2026-12-07T05:00:00Z") { form verdict } credentials { form verdict report { symbol } }
        credentialsSteps(first: 5) { nodes { ordinal form receivedAt delegation { capacity } } } } }
      opening: credentialsSummary { delegations forms { form count } verdicts { verdict count } } later: credentialsSummary(at: "2026-12-19") { forms { form count } } } }`);
    expect(session.laterOriginals).toEqual({
      totalCount: 1,
      nodes: [{
        agent: { iso3: 'JOR' }, before: { form: 'COPY', verdict: 'PROVISIONAL' }, credentials: { form: 'ORIGINAL', verdict: 'ACCEPTED', report: null },
        credentialsSteps: { nodes: [{ ordinal: 1, form: 'COPY', receivedAt: '2026-12-01T09:00:00.000Z', delegation: { capacity: 'STATE_PARTY' } }, { ordinal: 2, form: 'ORIGINAL', receivedAt: '2026-12-07T05:00:01.000Z', delegation: { capacity: 'STATE_PARTY' } }] },
      }],
    });
    const counts = (list: any[]) => Object.fromEntries(list.map(({ form, verdict, count }) => [form ?? verdict, count]));
    expect([session.opening.delegations, counts(session.opening.forms), counts(session.opening.verdicts)]).toEqual([
      5, { ORIGINAL: 2, COPY: 1, EMAIL_OR_FAX: 1, NOTE_VERBALE: 0, NONE: 1 }, { ACCEPTED: 1, PROVISIONAL: 1, QUESTIONED: 0, REJECTED: 0 },
    ]);
    expect(counts(session.later.forms)).toEqual({ ORIGINAL: 3, COPY: 1, EMAIL_OR_FAX: 0, NOTE_VERBALE: 0, NONE: 1 });
    const told = await record.told();
    expect(told.map(({ type, states, payload }) => [type, states.join(), payload.form, payload.ordinal])).toEqual([
      ['CredentialsRecorded', 'JOR', 'COPY', 1], ['CredentialsRecorded', 'SEN', 'EMAIL_OR_FAX', 1], ['CredentialsRecorded', 'BRA', 'ORIGINAL', 1], ['CredentialsRecorded', 'NLD', 'NOTE_VERBALE', 1],
      ['CredentialsRecorded', 'JOR', 'ORIGINAL', 2], ['CredentialsRecorded', 'NLD', 'ORIGINAL', 2], ['CredentialsRecorded', 'SEN', 'COPY', 2],
    ]);
  });

  it('are summed up with who takes part, as they stand: attendance is the summary of a list', async () => {
    const { session } = await record.ask(`{ session(number: 25) {
      delegations(first: 1) { summary(groupBy: [CAPACITY, CREDENTIALS_FORM, CREDENTIALS_VERDICT], orderBy: KEY, measures: [PERSONS, ADVISERS]) { count measures { sum } groups { key { value } count measures { sum } } } }
      originals: delegations(first: 9, filter: { credentialsForm: { eq: ORIGINAL }, persons: { gte: 18 } }) { nodes { persons agent { ... on State { iso3 } } } } } }`);
    expect(session.originals.nodes).toEqual([{ persons: 18, agent: { iso3: 'NLD' } }]);
    const { count, measures, groups } = session.delegations.summary;
    expect([count, measures.map(({ sum }: any) => sum)]).toEqual([6, ['23', '14']]);
    expect(groups.map(({ key, count: of, measures: [persons] }: any) => [...key.map(({ value }: any) => value), of, persons.sum])).toEqual([
      ['NGO', null, null, 1, '1'], ['STATE_PARTY', 'COPY', null, 1, '1'], ['STATE_PARTY', 'ORIGINAL', 'ACCEPTED', 2, '2'], ['STATE_PARTY', 'ORIGINAL', null, 1, '18'], ['STATE_PARTY', null, null, 1, '1'],
    ]);
  });

  it('go by when the first plenary meeting was convened, once that is on record', async () => {
    const meeting = await record.done('scheduleMeeting', 'meeting', 'id', { session: '25', ordinal: 1, startsAt: '2026-12-07T10:00:00-05:00', endsAt: '2026-12-07T13:00:00-05:00' });
    const later = async () => (await record.ask('{ session(number: 25) { laterOriginals(first: 5) { totalCount } } }')).session.laterOriginals.totalCount;
    expect(await later()).toBe(0);
    await record.done('changeMeetingStatus', 'meeting', 'id', { id: meeting.id, expectedVersion: 1, status: 'CANCELLED' });
    expect(await later()).toBe(1);
  });

  it.each<[string, string, string, string, object, string]>([
    ['RULE_BROKEN', 'JOR', 'COPY', '2026-12-19T09:00:00Z', {}, 'an original that was received stays received'],
    ['RULE_BROKEN', 'SEN', 'ORIGINAL', '2026-12-09T09:00:00Z', {}, 'what was received later is entered later'],
    ['RULE_BROKEN', 'SEN', 'COPY', '2026-12-19T09:00:00Z', { verdict: 'ACCEPTED' }, 'credentials that are not in due form are accepted provisionally at the most'],
    ['RULE_BROKEN', 'SEN', 'ORIGINAL', '2027-01-19T09:00:00Z', {}, 'what is received is entered when it has been received'],
    ['BAD_USER_INPUT', 'SEN', 'ORIGINAL', '2026-12-19', {}, 'receivedAt must be an instant'],
    ['BAD_USER_INPUT', 'SEN', 'ORIGINAL', '2026-12-19T09:00:00Z', { report: 'the report' }, 'report must be the symbol'],
    ['CONFLICT', 'SEN', 'ORIGINAL', '2026-12-19T09:00:00Z', { expectedVersion: 1 }, 'version 1 was expected'],
  ])('%s: %s %s %s %j', async (code, state, form, at, more, message) => {
    const { thing, userErrors } = await received(state, form, at, more);
    expect([thing, userErrors]).toEqual([null, [expect.objectContaining({ code, message: expect.stringContaining(message) })]]);
  });

  it('are those of States, and recorded by the secretariat', async () => {
    const { delegations } = await record.ask('{ delegations(first: 5, filter: { organization: { eq: "amnesty" } }) { nodes { id version } } }');
    const step = (actor: Actor, id: string, version: number) => record.deed('recordCredentials', 'delegation', 'id', { id, expectedVersion: version, form: 'ORIGINAL', receivedAt: '2026-12-19T09:00:00Z' }, actor);
    expect((await step(secretariat, delegations.nodes[0].id, 1)).userErrors).toMatchObject([{ message: 'credentials are those of the representatives of States' }]);
    expect((await step(delegationOf('NLD'), delegations.nodes[0].id, 1)).userErrors[0]!.code).toBe('NOT_FOUND');
    expect((await step(secretariat, globalId('Delegation', '00000000-0000-4000-8000-000000000000'), 1)).userErrors[0]!.code).toBe('NOT_FOUND');
  });

  it('by the database are accepted only in due form', async () => {
    await expect(record.loaded.database.query(`update sessions.credentials set verdict = 'ACCEPTED' where form = 'COPY'`)).rejects.toMatchObject({ constraint: 'only_credentials_in_due_form_are_accepted' });
    await expect(record.loaded.database.query(`update sessions.delegation set persons = 0 where state_iso3 = 'JOR'`)).rejects.toMatchObject({ constraint: 'a_delegation_is_all_of_its_persons' });
    await expect(record.loaded.database.query(`update sessions.delegation set credentials_form = 'COPY' where organization_code = 'amnesty'`)).rejects.toMatchObject({ constraint: 'credentials_are_those_of_states' });
    await expect(record.loaded.database.query(`update sessions.delegation set representatives = 2, persons = 2 where state_iso3 = 'JOR'`)).rejects.toMatchObject({ constraint: 'a_state_party_has_one_representative' });
  });

  it('and lists lead from States and organizations to their delegations and slots', async () => {
    const { _entities } = await record.ask(`{ _entities(representations: [{ __typename: "State", iso3: "JOR" }, { __typename: "State", iso3: "SEN" }, { __typename: "Organization", code: "amnesty" }]) {
      ... on State { delegations(first: 3) { nodes { session { code } } } speakersListSlots(first: 3) { totalCount } } ... on Organization { delegations(first: 3) { nodes { capacity } } speakersListSlots(first: 3) { totalCount } } } }`);
    expect(_entities).toEqual([
      ...['JOR', 'SEN'].map(() => ({ delegations: { nodes: [{ session: { code: '25' } }] }, speakersListSlots: { totalCount: 0 } })),
      { delegations: { nodes: [{ capacity: 'NGO' }] }, speakersListSlots: { totalCount: 0 } },
    ]);
  });

  it('take few statements', async () => {
    record.loaded.statements.forget();
    await record.ask(`{ sessions(first: 50) { nodes { credentialsSummary { delegations } then: credentialsSummary(at: "2026-01-01") { delegations }
      delegations(first: 20) { nodes { agent { __typename } credentials { form report { symbol } } then: credentials(at: "2026-12-01") { form } credentialsSteps(first: 5) { totalCount } } } } } }`);
    expect(record.loaded.statements.seen.length).toBe(6);
  });
});
