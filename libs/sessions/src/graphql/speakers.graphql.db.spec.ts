import { PUBLIC, type Actor } from '@assembly-graph/kernel';
import { globalId } from '@assembly-graph/platform/graph';
import { loadedDatabase } from '@assembly-graph/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sessionsData, sessionsStorage, sessionsSubgraph } from '../index.ts';
import { coalition, delegationOf, keptRecord, ngo, secretariat, type KeptRecord } from '../testing/kept-record.ts';

// The general debate of the twenty-fifth session, from the opening of its list to the last speaker.

let record: KeptRecord;
let list: { id: string };
let meeting: { id: string };
const agent = 'speaker { ... on State { iso3 } ... on Organization { code } }';
const SLOT = `id version position status seconds ${agent}`;
const NOTHING = '00000000-0000-4000-8000-000000000000';

beforeAll(async () => {
  record = keptRecord(await loadedDatabase({ storage: sessionsStorage, data: sessionsData }), '2026-12-01T12:00:00.000Z');
  meeting = await record.done('scheduleMeeting', 'meeting', 'id', { session: '25', startsAt: '2026-12-07T10:00:00-05:00', endsAt: '2026-12-07T13:00:00-05:00', ordinal: 1 });
  list = await record.done('openSpeakersList', 'speakersList', 'id version', {
    session: '25', segment: 'GENERAL_DEBATE', opensAt: '2026-11-01T09:00:00Z', closesAt: '2026-12-04T17:00:00Z', ordering: 'RANK', timeLimits: [{ capacity: 'STATE_PARTY', seconds: 300 }, { capacity: 'NGO', seconds: 180 }],
  });
}, 30_000);
afterAll(() => record.close());
beforeEach(async () => void (await record.told()));

const inscribe = (input: object, actor: Actor = secretariat) => record.deed('inscribeSpeaker', 'speakingSlot', SLOT, { speakersList: list.id, ...input }, actor);
const listed = async () => {
  const { session } = await record.ask(`{ session(number: 25) { generalDebate { version closedAt current { ${SLOT} secondsAllowed secondsLeft } waiting(first: 5) { nodes { id ${agent} } } slots(first: 50) { nodes { ${SLOT} } } } } }`);
  return session.generalDebate;
};
const order = async () => (await listed()).slots.nodes.filter(({ position }: any) => position !== null).map(({ position, speaker }: any) => `${position} ${speaker.iso3 ?? speaker.code}`);
const idOf = async (who: string) => (await listed()).slots.nodes.find(({ speaker, status }: any) => (speaker.iso3 ?? speaker.code) === who && status !== 'WITHDRAWN');
const onList = async (name: string, input: object = {}) => record.deed(name, name === 'callNextSpeaker' ? 'speakingSlot' : 'speakersList', name === 'callNextSpeaker' ? SLOT : 'id version closedAt', { id: list.id, expectedVersion: (await listed()).version, ...input });
const onSlot = async (name: string, who: string, input: object = {}, actor: Actor = secretariat) => {
  const { id, version } = await idOf(who);
  return record.deed(name, 'speakingSlot', SLOT, { id, expectedVersion: version, ...input }, actor);
};

describe('a list of speakers', () => {
  it('takes a delegation for its own State, by rank; others are none of its business', async () => {
    expect((await inscribe({ state: 'JOR' }, delegationOf('JOR'))).thing).toMatchObject({ version: 1, position: 1, status: 'INSCRIBED', speaker: { iso3: 'JOR' } });
    await inscribe({ state: 'SEN', requestedRank: 'HEAD_OF_STATE' });
    await inscribe({ state: 'NLD', requestedRank: 'MINISTER' }, delegationOf('NLD'));
    expect(await order()).toEqual(['1 SEN', '2 NLD', '3 JOR']);
    const [notTheirs, notThere] = await Promise.all([inscribe({ state: 'FRA' }, delegationOf('NLD')), inscribe({ state: 'NLD', speakersList: globalId('SpeakersList', NOTHING) }, delegationOf('NLD'))]);
    expect(notTheirs).toEqual(notThere);
    expect(notTheirs.userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    expect((await inscribe({ state: 'JOR' })).userErrors).toMatchObject([{ code: 'RULE_BROKEN', message: 'a speaker stands on a list once' }]);
    const told = await record.told();
    expect(told.map(({ type, session, states, payload }) => [type, session, states.join(), payload.change, (payload.next as string[]).join()])).toEqual([
      ['SpeakersListChanged', '25', 'JOR', 'INSCRIBED', 'JOR'], ['SpeakersListChanged', '25', 'SEN', 'INSCRIBED', 'SEN,JOR'], ['SpeakersListChanged', '25', 'NLD', 'INSCRIBED', 'SEN,NLD,JOR'],
    ]);
  });

  it('takes an organization when a slot was allocated to it (Rules of Procedure, rule 93)', async () => {
    const itself = () => inscribe({ organization: 'amnesty' }, ngo('amnesty'));
    expect((await itself()).userErrors).toMatchObject([{ code: 'RULE_BROKEN', rule: 'Rules of Procedure, rule 93', message: 'an organization puts itself on a list when a slot was allocated to it' }]);
    const version = (await listed()).version;
    expect((await record.deed('admitToSpeak', 'speakersList', 'id', { id: list.id, expectedVersion: version, organizations: ['amnesty'] }, ngo('amnesty'))).userErrors[0]!.code).toBe('NOT_FOUND');
    const admitted = await record.done('admitToSpeak', 'speakersList', 'admittedOrganizations { code }', { id: list.id, expectedVersion: version, organizations: ['hrw', 'amnesty', 'amnesty'] }, coalition);
    expect(admitted.admittedOrganizations).toEqual([{ code: 'amnesty' }, { code: 'hrw' }]);
    expect((await itself()).thing).toMatchObject({ position: 4, speaker: { code: 'amnesty' } });
    expect((await inscribe({ organization: 'hrw' }, ngo('amnesty'))).userErrors[0]!.code).toBe('NOT_FOUND');
    expect((await inscribe({ organization: 'hrw', writtenOnly: true }, ngo('hrw'))).thing).toMatchObject({ position: null, status: 'WRITTEN_ONLY' });
  });

  it('is reordered, confirmed and withdrawn without gaps; who withdrew may come again', async () => {
    const ids = (await listed()).waiting.nodes.map(({ id }: any) => id);
    expect((await onList('reorderSpeakers', { order: [ids[1], ids[0], ids[3], ids[2]] })).userErrors).toEqual([]);
    expect(await order()).toEqual(['1 NLD', '2 SEN', '3 amnesty', '4 JOR']);
    for (const wrong of [ids.slice(1), [...ids, ids[0]], [ids[0], ids[0], ids[1], ids[2]], [...ids.slice(1), globalId('SpeakingSlot', NOTHING)]]) {
      expect((await onList('reorderSpeakers', { order: wrong })).userErrors).toMatchObject([{ code: 'RULE_BROKEN', message: 'the new order names all who wait, each once' }]);
    }
    expect((await onList('reorderSpeakers', { order: ids, expectedVersion: 1 })).userErrors).toMatchObject([{ code: 'CONFLICT' }]);
    expect((await onSlot('confirmSpeaker', 'NLD', {}, delegationOf('NLD'))).thing).toMatchObject({ status: 'CONFIRMED' });
    expect((await onSlot('withdrawSpeaker', 'SEN', {}, delegationOf('NLD'))).userErrors[0]!.code).toBe('NOT_FOUND');
    expect((await onSlot('withdrawSpeaker', 'SEN', {}, delegationOf('SEN'))).thing).toMatchObject({ status: 'WITHDRAWN', position: null });
    expect(await order()).toEqual(['1 NLD', '2 amnesty', '3 JOR']);
    expect((await inscribe({ state: 'SEN', requestedRank: 'HEAD_OF_STATE' }, delegationOf('SEN'))).thing).toMatchObject({ position: 1 });
    expect(await order()).toEqual(['1 SEN', '2 NLD', '3 amnesty', '4 JOR']);
  });

  it('is closed: it takes no more speakers but for the right of reply', async () => {
    expect((await onList('closeSpeakersList')).thing).toMatchObject({ closedAt: '2026-12-01T12:00:00.000Z' });
    expect((await onList('closeSpeakersList')).userErrors).toMatchObject([{ message: 'a list of speakers is closed once' }]);
    expect((await inscribe({ state: 'FRA' })).userErrors).toMatchObject([{ message: 'a list that is closed takes no more speakers' }]);
    expect((await inscribe({ state: 'JOR', reply: true }, delegationOf('JOR'))).userErrors).toMatchObject([{ code: 'BAD_USER_INPUT', field: 'reply' }]);
    expect((await inscribe({ state: 'FRA', inscribedAt: '2026-11-30T09:00:00Z' }, delegationOf('FRA'))).userErrors).toMatchObject([{ code: 'BAD_USER_INPUT', field: 'inscribedAt' }]);
    expect((await inscribe({ state: 'FRA', inscribedAt: '2026-12-02T09:00:00Z' })).userErrors).toMatchObject([{ message: 'a speaker is entered when it has asked for the floor' }]);
    expect((await inscribe({ state: 'JOR', reply: true })).thing).toMatchObject({ position: 5, status: 'RIGHT_OF_REPLY' });
  });

  it('is called from in a meeting that is convened; who has the floor, who is next and the time left are told', async () => {
    record.at('2026-12-07T15:00:00.000Z');
    expect((await onList('callNextSpeaker')).userErrors).toMatchObject([{ code: 'BAD_USER_INPUT', field: 'meeting' }]);
    expect((await onList('callNextSpeaker', { meeting: meeting.id })).userErrors).toMatchObject([{ message: 'a speaker is called in a meeting that is convened' }]);
    await record.done('changeMeetingStatus', 'meeting', 'id', { id: meeting.id, expectedVersion: 1, status: 'CONVENED' });
    await record.told();
    record.at('2026-12-07T15:10:00.000Z');
    expect((await onList('callNextSpeaker', { meeting: meeting.id })).thing).toMatchObject({ status: 'CALLED', speaker: { iso3: 'SEN' } });
    expect((await onList('callNextSpeaker', { meeting: meeting.id })).userErrors).toMatchObject([{ message: 'the next speaker is called when the one before has finished' }]);
    expect((await onSlot('finishSpeaker', 'SEN', { startedAt: '2026-12-07T15:09:59Z' })).userErrors).toMatchObject([{ message: 'a speaker starts after the call' }]);
    expect((await onSlot('postponeSpeaker', 'SEN')).thing).toMatchObject({ status: 'POSTPONED', position: 5 });
    expect((await onList('callNextSpeaker', { meeting: meeting.id })).thing).toMatchObject({ speaker: { iso3: 'NLD' }, position: 1 });
    record.at('2026-12-07T15:11:00.000Z');
    await onSlot('startSpeaker', 'NLD');
    record.at('2026-12-07T15:13:00.000Z');
    const { current, waiting } = await listed();
    expect(current).toMatchObject({ status: 'SPEAKING', speaker: { iso3: 'NLD' }, secondsAllowed: 300, secondsLeft: 180 });
    expect(waiting.nodes.map(({ speaker }: any) => speaker.iso3 ?? speaker.code)).toEqual(['amnesty', 'JOR', 'JOR', 'SEN']);
    expect((await onSlot('finishSpeaker', 'NLD', { endedAt: '2026-12-07T15:13:01Z' })).userErrors).toMatchObject([{ message: 'what is delivered is delivered within the meeting' }]);
    expect((await onSlot('finishSpeaker', 'NLD')).thing).toMatchObject({ status: 'DELIVERED', seconds: 120 });
    const told = await record.told();
    expect(told.map(({ type, payload }) => [type, payload.change, (payload.floor as any)?.speaker ?? null, (payload.next as string[])[0]])).toEqual([
      ['SpeakerCalled', 'CALLED', 'SEN', 'NLD'], ['SpeakersListChanged', 'POSTPONED', null, 'NLD'], ['SpeakerCalled', 'CALLED', 'NLD', 'amnesty'],
      ['SpeakersListChanged', 'STARTED', 'NLD', 'amnesty'], ['SpeakersListChanged', 'FINISHED', null, 'amnesty'],
    ]);
    expect(told.every(({ session }) => session === '25')).toBe(true);
  });

  it('is spoken from to the end; a meeting is adjourned when its last speaker has finished', async () => {
    record.at('2026-12-07T15:20:00.000Z');
    await onList('callNextSpeaker', { meeting: meeting.id });
    const adjourn = () => record.deed('changeMeetingStatus', 'meeting', 'status', { id: meeting.id, expectedVersion: 2, status: 'ADJOURNED' });
    expect((await adjourn()).userErrors).toMatchObject([{ message: 'a meeting is adjourned when its last speaker has finished' }]);
    record.at('2026-12-07T15:30:00.000Z');
    expect((await onSlot('finishSpeaker', 'amnesty', { startedAt: '2026-12-07T15:21:00Z', endedAt: '2026-12-07T15:24:30Z' })).thing).toMatchObject({ seconds: 210 });
    expect((await adjourn()).thing).toEqual({ status: 'ADJOURNED' });
  });

  it('keeps its order by the database, whoever writes', async () => {
    const write = (statement: string) => record.loaded.database.query(statement);
    await expect(write(`update sessions.speaking_slot set position = 9 where position = 2`)).rejects.toMatchObject({ constraint: 'the_order_of_a_list_has_no_gaps' });
    await expect(write(`update sessions.speaking_slot set position = 1 where position = 2`)).rejects.toMatchObject({ constraint: expect.stringMatching(/the_places_of_a_list_are_different|the_order_of_a_list_has_no_gaps/) });
    await expect(write(`update sessions.speaking_slot set ended_at = started_at - interval '1 s' where status = 'DELIVERED'`)).rejects.toMatchObject({ constraint: 'what_was_delivered_started_before_it_ended' });
    await write(`update sessions.speaking_slot set position = case position when 4 then 5 else 4 end where position in (4, 5)`);
    expect(await order()).toHaveLength(5);
  });

  it('is one for a part of a session', async () => {
    const again = await record.deed('openSpeakersList', 'speakersList', 'id', { session: '25', segment: 'GENERAL_DEBATE', opensAt: '2026-11-01T09:00:00Z', closesAt: '2026-12-04T17:00:00Z' });
    expect(again.userErrors).toMatchObject([{ code: 'RULE_BROKEN', message: 'a part of a session has one list of speakers' }]);
  });

  it('lets an organization on from the moment it hears that a slot was allocated to it, until it is taken back', async () => {
    const [listener] = sessionsSubgraph(record.loaded.database, { now: () => '2026-12-07T16:00:00.000Z' }).listeners!;
    let place: string | null = null;
    const hear = (type: string, session: string, organization: string, to: string) => {
      const event = { type, session, organizations: [organization], subject: { type: 'NgoSpeakingSlot', id: `00000000-0000-4000-8000-0000000000${organization.length + 10}`, naturalKey: null } };
      return listener!.hear(place, { event: event as never, cursor: (place = to), previousCursor: '' });
    };
    const admitted = async (session: string) => (await record.ask(`{ sessionByCode(code: "${session}") { generalDebate { admittedOrganizations { code } } } }`)).sessionByCode.generalDebate.admittedOrganizations.map(({ code }: any) => code);
    expect(listener).toMatchObject({ of: 'civil-society', types: ['NgoSegmentAllocated', 'NgoSpeakingSlotReleased'] });
    await hear('NgoSegmentAllocated', '25', 'fidh', 'one');
    expect(await admitted('25')).toEqual(['amnesty', 'fidh', 'hrw']);
    await hear('NgoSpeakingSlotReleased', '25', 'fidh', 'two');
    expect(await admitted('25')).toEqual(['amnesty', 'hrw']);
    // A slot that is allocated before the list is opened counts, too.
    await hear('NgoSegmentAllocated', '24', 'redress', 'three');
    await record.done('openSpeakersList', 'speakersList', 'id', { session: '24', segment: 'GENERAL_DEBATE', opensAt: '2026-11-01T09:00:00Z', closesAt: '2026-12-04T17:00:00Z' });
    expect(await admitted('24')).toEqual(['redress']);
    expect((await record.told()).map(({ payload, session }) => [session, payload.change])).toEqual([['25', 'ADMITTED'], ['25', 'ADMITTED'], ['24', 'OPENED']]);
  });

  it('takes many inscriptions at once, each with its place', async () => {
    record.at('2026-12-01T12:00:00.000Z');
    const open = await record.done('openSpeakersList', 'speakersList', 'id', { session: '25', segment: 'COOPERATION_PLENARY', opensAt: '2026-11-01T09:00:00Z', closesAt: '2026-12-04T17:00:00Z' });
    const states = ['AUT', 'BEL', 'CHE', 'DNK', 'ESP', 'FIN', 'GBR', 'HRV'];
    const done = await Promise.all(states.map((state) => inscribe({ speakersList: open.id, state }, delegationOf(state))));
    expect(done.flatMap(({ userErrors }) => userErrors)).toEqual([]);
    const { speakersLists } = await record.ask(`{ speakersLists(first: 5, filter: { segment: { eq: COOPERATION_PLENARY } }) { nodes { version slots(first: 20) { nodes { position ${agent} } } } } }`);
    expect(speakersLists.nodes[0].slots.nodes.map(({ position }: any) => position)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(speakersLists.nodes[0].version).toBe(9);
  });
});

describe('statements', () => {
  const say = (input: object, actor: Actor = secretariat) => record.deed('recordStatement', 'statement', `id code kind segment form capacity topics { code } slot { position } meeting { ordinal } onBehalfOf { ... on State { iso3 } ... on Organization { code } }
    concerns { ... on Draft { symbol } ... on Resolution { symbol } } texts { lang url }`, { session: '25', kind: 'GENERAL_DEBATE', ...input }, actor);

  it('are made in a slot, for others, about a text; minutes are those of slots', async () => {
    const { id } = await idOf('NLD');
    const statement = await say({ slot: id, speaker: { state: 'NLD' }, onBehalfOf: [{ state: 'BEL' }, { organization: 'eu' }], deliveredOn: '2026-12-07', texts: [{ lang: 'EN', url: 'https://asp.icc-cpi.int/NLD.pdf' }], videoOffset: 660 });
    expect(statement.thing).toMatchObject({
      code: 'ST-25-0001', segment: 'GENERAL_DEBATE', form: 'ORAL', capacity: 'STATE_PARTY', slot: { position: 1 }, meeting: { ordinal: 1 },
      onBehalfOf: [{ iso3: 'BEL' }, { code: 'eu' }], texts: [{ lang: 'EN', url: 'https://asp.icc-cpi.int/NLD.pdf' }],
    });
    const { speakingStats, byState, none, state, summary } = await record.ask(`{ speakingStats(sessions: ["25"], segment: GENERAL_DEBATE) { session { code } speakers delivered writtenOnly minutes onBehalfOfOthers medianPosition }
      byState: speakingStats(sessions: ["25"], groupBy: [STATE, CAPACITY]) { state { iso3 } capacity minutes delivered writtenOnly } none: speakingStats(sessions: ["24", "\\u0000"]) { minutes }
      state: _entities(representations: [{ __typename: "State", iso3: "BEL" }]) { ... on State { statementsOnBehalf(first: 3) { nodes { code } } } }
      summary: speakingSlots(first: 1, filter: { status: { eq: DELIVERED } }) { summary(groupBy: [SPEAKER_STATE], measures: [SECONDS]) { groups { key { value } measures { sum } } } } }`);
    expect(speakingStats).toEqual([{ session: { code: '25' }, speakers: 2, delivered: 2, writtenOnly: 1, minutes: '5.50', onBehalfOfOthers: 1, medianPosition: '1.5' }]);
    expect(byState).toEqual([
      { state: { iso3: 'NLD' }, capacity: 'STATE_PARTY', minutes: '2.00', delivered: 1, writtenOnly: 0 },
      { state: null, capacity: 'NGO', minutes: '3.50', delivered: 1, writtenOnly: 1 },
    ]);
    expect([none, state]).toEqual([[], [{ statementsOnBehalf: { nodes: [{ code: 'ST-25-0001' }] } }]]);
    expect(summary.summary.groups).toEqual([{ key: [{ value: 'NLD' }], measures: [{ sum: '120' }] }, { key: [{ value: null }], measures: [{ sum: '210' }] }]);
    expect((await record.told()).at(-1)).toMatchObject({ type: 'StatementRecorded', session: '25', states: ['NLD', 'BEL'], organizations: ['eu'], payload: { kind: 'GENERAL_DEBATE', speaker: 'NLD', onBehalfOf: ['BEL', 'eu'] } });
  });

  it('about a draft or a resolution are found by it', async () => {
    const explained = await say({ session: '18', kind: 'EXPLANATION_AFTER', speaker: { state: 'JPN' }, onBehalfOf: ['CAN', 'FRA', 'DEU', 'ITA', 'ESP', 'GBR'].map((state) => ({ state })), concerns: ['ICC-ASP/18/L.4', 'ICC-ASP/18/Res.1'] });
    expect(explained.thing.concerns).toEqual([{ symbol: 'ICC-ASP/18/L.4' }, { symbol: 'ICC-ASP/18/Res.1' }]);
    const { _entities } = await record.ask(`{ _entities(representations: [{ __typename: "Draft", symbol: "ICC-ASP/18/L.4" }, { __typename: "Resolution", symbol: "ICC-ASP/18/Res.1" }, { __typename: "Resolution", symbol: "ICC-ASP/18/Res.2" }]) {
      ... on Draft { statements(first: 3) { nodes { kind speaker { ... on State { iso3 } } } } } ... on Resolution { statements(first: 3) { totalCount } } } }`);
    expect(_entities).toEqual([{ statements: { nodes: [{ kind: 'EXPLANATION_AFTER', speaker: { iso3: 'JPN' } }] } }, { statements: { totalCount: 1 } }, { statements: { totalCount: 0 } }]);
  });

  it('that are handed in take their slot out of the order', async () => {
    const jordan = (await listed()).slots.nodes.find(({ speaker, status }: any) => speaker.iso3 === 'JOR' && status === 'INSCRIBED');
    const before = await order();
    expect((await say({ kind: 'WRITTEN', form: 'WRITTEN', slot: jordan.id, speaker: { state: 'JOR' } })).userErrors).toEqual([]);
    expect((await listed()).slots.nodes.find(({ id }: any) => id === jordan.id)).toMatchObject({ status: 'WRITTEN_ONLY', position: null, seconds: null });
    expect((await order()).length).toBe(before.length - 1);
  });

  it.each<[string, object, object]>([
    ['RULE_BROKEN', { speaker: { state: 'JPN' }, onBehalfOf: [{ state: 'CAN' }, { state: 'CAN' }] }, { message: 'a statement is made for others than its speaker, each named once; this names the same one twice' }],
    ['RULE_BROKEN', { speaker: { state: 'JPN' }, onBehalfOf: [{ state: 'JPN' }] }, { message: 'a statement is made for others than its speaker, each named once; this names the speaker itself' }],
    ['RULE_BROKEN', { speaker: { state: 'JPN' }, kind: 'DISSOCIATION' }, { message: 'an explanation of position, or a dissociation, names the text that it is about' }],
    ['RULE_BROKEN', { speaker: { state: 'JPN' }, deliveredOn: '2026-12-06' }, { message: 'a statement is made on a day of its session' }],
    ['BAD_USER_INPUT', { speaker: {} }, { field: 'state' }],
    ['BAD_USER_INPUT', { speaker: { state: 'JPN', organization: 'hrw' } }, { field: 'state' }],
    ['BAD_USER_INPUT', { speaker: { state: 'jpn' } }, { field: 'state' }],
    ['BAD_USER_INPUT', { speaker: { state: 'JPN' }, concerns: ['ICC-ASP/18/10'] }, { field: 'concerns' }],
    ['BAD_USER_INPUT', { speaker: { state: 'JPN' }, capacity: 'NGO' }, { field: 'capacity' }],
    ['BAD_USER_INPUT', { speaker: { state: 'JPN' }, texts: [{ lang: 'EN', url: 'ftp://x' }] }, { field: 'texts' }],
    ['NOT_FOUND', { speaker: { state: 'JPN' }, slot: globalId('Meeting', NOTHING) }, {}],
  ])('%s: %j, with nothing written', async (code, input, expected) => {
    await record.told();
    const { thing, userErrors } = await say(input);
    expect([thing, userErrors]).toEqual([null, [expect.objectContaining({ code, ...expected })]]);
    expect(await record.told()).toEqual([]);
  });

  it('are for the secretariat; who has no token may do nothing of this', async () => {
    expect((await say({ speaker: { state: 'NLD' } }, delegationOf('NLD'))).userErrors[0]!.code).toBe('NOT_FOUND');
    for (const name of ['inscribeSpeaker', 'withdrawSpeaker', 'callNextSpeaker']) {
      const input = name === 'inscribeSpeaker' ? { speakersList: list.id, state: 'NLD' } : { id: 'x', expectedVersion: 1 };
      expect((await record.deed(name, 'speakingSlot', 'id', input, PUBLIC)).userErrors[0]!.code).toBe('UNAUTHENTICATED');
    }
  });

  it('by the database are for nobody twice, and not for their speaker', async () => {
    const write = (set: string) => record.loaded.database.query(`update sessions.statement set on_behalf_of_states = ${set} where code = 'ST-25-0001'`);
    await expect(write(`'{BEL,BEL}'`)).rejects.toMatchObject({ constraint: 'nobody_speaks_for_the_same_state_twice' });
    await expect(write(`'{NLD}'`)).rejects.toMatchObject({ constraint: 'no_state_speaks_on_behalf_of_itself' });
  });
});

it.each([
  ['sessions(first: 50) { nodes { generalDebate { current { id } waiting(first: 5) { nodes { speakersList { segment } secondsAllowed } } } speakersLists(first: 3) { nodes { session { code } meeting { id } } } } }', 7],
  ['speakingSlots(first: 50) { nodes { meeting { ordinal } secondsLeft speaker { __typename } statements(first: 2) { nodes { slot { position } meeting { ordinal } concerns { __typename } } } } }', 4],
  ['speakingStats(groupBy: [STATE]) { session { title } minutes }', 2],
])('%s takes %i statements', async (query, count) => {
  record.loaded.statements.forget();
  await record.ask(`{ ${query} }`);
  expect(record.loaded.statements.seen.length).toBe(count);
});
