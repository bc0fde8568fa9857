import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { delegationOf, EVERYBODY_ELSE, membershipDesk, type MembershipDesk } from '../testing/membership-desk.ts';

// Regional groups and names of States change from a day on; what was before, and what the record said before, stays readable.

const SOURCES = { sources: ['S-RECORD'] };
let desk: MembershipDesk;
beforeAll(async () => void (desk = await membershipDesk()), 30_000);
afterAll(() => desk.close());
beforeEach(() => void (desk.time = '2026-11-23T12:00:00.000Z'));

const group = async (iso3: string, asOf: object = {}) =>
  (await desk.ask('query ($iso3: String!, $asOf: AsOf) { state(iso3: $iso3) { regionalGroup(asOf: $asOf) { code } } }', { iso3, asOf })).state.regionalGroup?.code ?? null;
const name = async (iso3: string, asOf?: object) => (await desk.ask('query ($iso3: String!, $asOf: AsOf) { state(iso3: $iso3) { name(asOf: $asOf) } }', { iso3, asOf })).state.name;
const members = async (code: string, asOf: object) =>
  (await desk.ask('query ($code: RegionalGroupCode!, $asOf: AsOf) { regionalGroup(code: $code) { states(first: 1, asOf: $asOf) { totalCount } } }', { code, asOf })).regionalGroup.states.totalCount;
const counted = async (at: string, knownAt?: string) => {
  const { partyCounts } = await desk.ask('query ($at: [DateTime!]!, $knownAt: DateTime) { partyCounts(at: $at, knownAt: $knownAt) { total groups { regionalGroup { code } parties } } }', { at: [at], knownAt });
  return Object.fromEntries(partyCounts[0].groups.map(({ regionalGroup, parties }: any) => [regionalGroup.code, parties]));
};

describe('a State that joins another regional group', () => {
  it('belongs to it from the day on, never before; what the record said before stays readable', async () => {
    const [before, sessionOf2017] = [await counted('2026-11-23'), await counted('2017-12-04')];
    const state = await desk.done('setGroupMembership', { state: 'CYP', expectedVersion: 1, group: 'WEOG', from: '2026-11-01', ...SOURCES }, 'state { iso3 version regionalGroup { code } groupMemberships(first: 5) { nodes { regionalGroup { code } validity { from to } version } } }');
    expect(state).toEqual({
      iso3: 'CYP', version: 2, regionalGroup: { code: 'WEOG' },
      groupMemberships: { nodes: [
        { regionalGroup: { code: 'ASIA_PACIFIC' }, validity: { from: null, to: '2026-11-01' }, version: 2 },
        { regionalGroup: { code: 'WEOG' }, validity: { from: '2026-11-01', to: null }, version: 1 },
      ] },
    });
    expect(await desk.news()).toEqual([['GroupMembershipChanged', { state: 'CYP', group: 'WEOG', from: '2026-11-01', groupBefore: 'ASIA_PACIFIC' }]]);
    expect([await group('CYP', { at: '2026-10-31' }), await group('CYP', { at: '2026-11-01' }), await group('CYP', { knownAt: '2026-11-23T11:59:59Z' })]).toEqual(['ASIA_PACIFIC', 'WEOG', 'ASIA_PACIFIC']);
    const moved = { ...before, ASIA_PACIFIC: before.ASIA_PACIFIC - 1, WEOG: before.WEOG + 1 };
    expect([await counted('2026-11-23'), await counted('2026-11-23', '2026-11-23T11:00:00Z'), await counted('2017-12-04')]).toEqual([moved, before, sessionOf2017]);
    expect(await Promise.all([{ at: '2026-11-23' }, { at: '2026-10-31' }, { knownAt: '2026-11-22' }].map((asOf) => members('WEOG', asOf)))).toEqual([30, 29, 29]);
    const { groupMemberships } = await desk.ask('{ now: groupMemberships(first: 1, filter: { state: { eq: "CYP" } }) { nodes { regionalGroup { code } state { name } } } groupMemberships(first: 1, asOf: { knownAt: "2026-11-22" }, filter: { state: { eq: "CYP" } }) { nodes { regionalGroup { code } } } }');
    expect(groupMemberships.nodes).toEqual([{ regionalGroup: { code: 'ASIA_PACIFIC' } }]);
  });

  it('may do so on a day to come, and one without a group may join one', async () => {
    await desk.done('setGroupMembership', { state: 'VAT', expectedVersion: 1, group: 'WEOG', from: '2027-01-01', ...SOURCES }, 'state { iso3 }');
    expect([await group('VAT'), await group('VAT', { at: '2027-01-01' })]).toEqual([null, 'WEOG']);
  });

  it('is corrected where it was told wrongly, and both knowledges stay', async () => {
    desk.time = '2026-11-23T13:00:00.000Z';
    const { id } = (await desk.ask('{ groupMemberships(first: 1, filter: { state: { eq: "CYP" } }) { nodes { id } } }')).groupMemberships.nodes[0];
    const correction = { id, expectedVersion: 1, reason: 'the source says December', from: '2026-11-15' };
    await desk.news();
    expect(await desk.done('correctGroupMembership', correction, 'groupMembership { version validity { from } }')).toEqual({ version: 2, validity: { from: '2026-11-15' } });
    expect(await desk.news()).toEqual([['GroupMembershipCorrected', { state: 'CYP', group: 'WEOG', from: '2026-11-15' }]]);
    expect([await group('CYP', { at: '2026-11-10' }), await group('CYP', { at: '2026-11-10', knownAt: '2026-11-23T12:30:00Z' })]).toEqual(['ASIA_PACIFIC', 'WEOG']);
    expect(await desk.done('correctGroupMembership', { ...correction, expectedVersion: 2, from: '2026-10-01' }, 'groupMembership { version }')).toEqual({ version: 3 });
    expect(await group('CYP', { at: '2026-10-02' })).toBe('WEOG');
    expect(await desk.refused('correctGroupMembership', correction)).toMatchObject({ code: 'CONFLICT' });
    expect(await desk.refused('correctGroupMembership', { ...correction, id: 'nonsense' })).toMatchObject({ code: 'NOT_FOUND' });
  });

  it.each<[string, object, object]>([
    ['a State joins another group than the one it belongs to', { state: 'JOR', group: 'ASIA_PACIFIC' }, { code: 'RULE_BROKEN' }],
    ['one that has not seen its last version', { state: 'JOR', expectedVersion: 7 }, { code: 'CONFLICT' }],
    ['a State that is not on record', { state: 'XXX' }, { code: 'NOT_FOUND' }],
    ['a source that is not on record', { sources: ['S-NOWHERE'] }, { code: 'BAD_USER_INPUT', field: 'sources' }],
    ['a code that can be none', { state: 'a\u0000' }, { code: 'BAD_USER_INPUT', field: 'state' }],
  ])('%s: refused, with nothing written', async (sentence, wrong, expected) => {
    const error = await desk.refused('setGroupMembership', { state: 'JOR', expectedVersion: 1, group: 'WEOG', from: '2026-11-01', ...SOURCES, ...wrong });
    expect(error).toMatchObject(expected);
    if (error.code === 'RULE_BROKEN') expect(error.message).toBe(sentence);
    expect(await group('JOR')).toBe('ASIA_PACIFIC');
  });

  it('belongs to one group at a time by the database, too', async () => {
    const insert = `insert into membership.group_membership (id, state_iso3, group_code, valid_from, confidence, source_keys) values (gen_random_uuid(), 'JOR', 'WEOG', '2030-01-01', 'VERIFIED', '{S-RECORD}')`;
    await expect(desk.loaded.database.query(insert)).rejects.toMatchObject({ constraint: 'one_group_at_each_instant' });
  });
});

describe('a State that is renamed', () => {
  it('bears the new name from the day on; the old one stays readable, by its day and by what was known', async () => {
    const old = await name('TUR');
    const state = await desk.done('renameState', { state: 'TUR', expectedVersion: 1, name: '  Another name ', from: '2026-06-01', ...SOURCES }, 'state { name version }');
    expect(state).toEqual({ name: 'Another name', version: 2 });
    expect([await name('TUR', { at: '2026-05-31' }), await name('TUR', { at: '2026-06-01' }), await name('TUR', { knownAt: '2026-11-23T11:00:00Z' })]).toEqual([old, 'Another name', old]);
    expect((await desk.news()).at(-1)).toEqual(['StateRenamed', { state: 'TUR', language: 'EN', from: '2026-06-01', name: 'Another name', nameBefore: old }]);
    expect((await desk.ask('{ states(first: 5, filter: { name: { eq: "Another name" } }) { nodes { iso3 } } }')).states.nodes).toEqual([{ iso3: 'TUR' }]);
    expect(await desk.refused('renameState', { state: 'TUR', expectedVersion: 2, name: 'Another name', from: '2026-11-01', ...SOURCES })).toMatchObject({ message: 'a State is renamed to another name than the one it bears' });
    expect(await desk.refused('renameState', { state: 'TUR', expectedVersion: 2, name: 'A third', from: '2026-12-01', ...SOURCES })).toMatchObject({ message: 'a new name is recorded when the State bears it, not before' });
    expect(await desk.refused('renameState', { state: 'TUR', expectedVersion: 1, name: 'A third', from: '2026-11-01', ...SOURCES })).toMatchObject({ code: 'CONFLICT' });
  });

  it('is told in the language asked for where the record has it, and in English where not, which is said', async () => {
    const asked = '{ state(iso3: "SEN") { nameIn(lang: FR) { lang text status } ar: nameIn(lang: AR) { lang text status } } }';
    expect((await desk.ask(asked)).state.nameIn).toEqual({ lang: 'EN', text: 'Senegal', status: 'MISSING' });
    await desk.done('renameState', { state: 'SEN', expectedVersion: 1, name: 'Sénégal', language: 'FR', from: '1960-01-01', ...SOURCES }, 'state { name }');
    expect((await desk.ask(asked)).state).toEqual({ nameIn: { lang: 'FR', text: 'Sénégal', status: 'OFFICIAL' }, ar: { lang: 'EN', text: 'Senegal', status: 'MISSING' } });
    expect(await name('SEN')).toBe('Senegal');
  });
});

describe('a State that stands in the place of another', () => {
  const SUCCESSION = 'stateSuccession { id version predecessor { iso3 } predecessorName successor { iso3 } succeededOn kind }';
  const succession = (more: object = {}) => ({ predecessor: 'KEN', successor: 'JOR', succeededOn: '1990-01-01', kind: 'SEPARATION', ...SOURCES, ...more });
  const lists = async (iso3: string, asOf?: object) =>
    (await desk.ask('query ($iso3: String!, $asOf: AsOf) { state(iso3: $iso3) { predecessors(first: 5, asOf: $asOf) { nodes { predecessor { iso3 } predecessorName } } successors(first: 5, asOf: $asOf) { nodes { successor { iso3 } succeededOn kind } } } }', { iso3, asOf })).state;

  it('is on record only once it is entered; then from both, and then as of any day', async () => {
    const none = { nodes: [] };
    expect(await desk.ask('{ stateSuccessions(first: 5) { totalCount nodes { id } } }')).toEqual({ stateSuccessions: { totalCount: 0, nodes: [] } });
    expect(await lists('SRB')).toEqual({ predecessors: none, successors: none });
    await desk.news();
    expect(await desk.done('recordStateSuccession', succession(), SUCCESSION)).toMatchObject({ version: 1, predecessor: { iso3: 'KEN' }, predecessorName: null, successor: { iso3: 'JOR' }, succeededOn: '1990-01-01', kind: 'SEPARATION' });
    expect(await desk.done('recordStateSuccession', succession({ predecessor: null, predecessorName: 'A union of old' }), SUCCESSION)).toMatchObject({ predecessor: null, predecessorName: 'A union of old' });
    expect((await desk.news()).map(([type, payload]) => [type, payload.predecessor ?? payload.predecessorName, payload.successor])).toEqual([['StateSuccessionRecorded', 'KEN', 'JOR'], ['StateSuccessionRecorded', 'A union of old', 'JOR']]);
    expect((await lists('JOR')).predecessors.nodes.map(({ predecessor, predecessorName }: any) => predecessor?.iso3 ?? predecessorName).sort()).toEqual(['A union of old', 'KEN']);
    expect(await lists('KEN')).toEqual({ predecessors: none, successors: { nodes: [{ successor: { iso3: 'JOR' }, succeededOn: '1990-01-01', kind: 'SEPARATION' }] } });
    expect([await lists('JOR', { at: '1989-12-31' }), await lists('JOR', { knownAt: '2026-11-22' })]).toEqual([{ predecessors: none, successors: none }, { predecessors: none, successors: none }]);
    expect((await lists('JOR', { at: '1990-01-01' })).predecessors.nodes).toHaveLength(2);
    const found = await desk.ask('{ stateSuccessions(first: 5, filter: { successor: { eq: "JOR" }, predecessor: { isNull: false } }) { totalCount summary(groupBy: [KIND]) { groups { key { value } count } } } then: stateSuccessions(first: 5, asOf: { at: "1980-01-01" }) { totalCount } }');
    expect(found).toEqual({ stateSuccessions: { totalCount: 1, summary: { groups: [{ key: [{ value: 'SEPARATION' }], count: 1 }] } }, then: { totalCount: 0 } });
  });

  it('is told otherwise where it was entered in error, and what was said before stays readable', async () => {
    const { id } = await desk.done('recordStateSuccession', succession({ predecessor: 'FRA', successor: 'SEN' }), SUCCESSION);
    desk.time = '2026-11-23T13:00:00.000Z';
    await desk.news();
    const corrected = await desk.done('correctStateSuccession', { id, expectedVersion: 1, reason: 'misread', predecessor: null, predecessorName: 'A federation', succeededOn: '1960-08-20', confidence: 'REPORTED' }, `${SUCCESSION.slice(0, -1)} confidence }`);
    expect(corrected).toMatchObject({ version: 2, predecessor: null, predecessorName: 'A federation', successor: { iso3: 'SEN' }, succeededOn: '1960-08-20', kind: 'SEPARATION', confidence: 'REPORTED' });
    expect((await desk.news())[0]).toEqual(['StateSuccessionCorrected', { predecessor: null, predecessorName: 'A federation', successor: 'SEN', kind: 'SEPARATION', succeededOn: '1960-08-20' }]);
    const { membershipFeed } = await desk.ask('query ($id: ID!) { membershipFeed(first: 5, filter: { subject: $id }) { events { eventId type correctionOf } } }', { id });
    expect(membershipFeed.events[1].correctionOf).toBe(membershipFeed.events[0].eventId);
    expect((await lists('SEN', { knownAt: '2026-11-23T12:30:00Z' })).predecessors.nodes).toEqual([{ predecessor: { iso3: 'FRA' }, predecessorName: null }]);
    expect((await lists('FRA')).successors.nodes).toEqual([]);
    for (const [wrong, error] of [
      [{ expectedVersion: 1, kind: 'UNITING' }, { code: 'CONFLICT' }],
      [{}, { code: 'BAD_USER_INPUT' }],
      [{ predecessor: 'FRA', predecessorName: 'both' }, { code: 'BAD_USER_INPUT', field: 'predecessor' }],
      [{ predecessor: 'SEN' }, { message: 'a State succeeds another' }],
      [{ successor: 'XXX' }, { code: 'NOT_FOUND' }],
      [{ sources: [] }, { code: 'BAD_USER_INPUT', field: 'sources' }],
    ] as const) expect(await desk.refused('correctStateSuccession', { id, reason: 'x', ...{ expectedVersion: 2 }, ...wrong })).toMatchObject(error);
  });

  it.each<[object, object]>([
    [{ predecessor: 'NLD', successor: 'NLD' }, { code: 'RULE_BROKEN', message: 'a State succeeds another' }],
    [{ predecessor: 'NLD', succeededOn: '2026-11-24' }, { code: 'RULE_BROKEN', message: 'a succession is recorded when it has come about, not before' }],
    [{ predecessor: 'JOR', successor: 'KEN' }, { code: 'RULE_BROKEN', message: 'of two States one succeeds the other, once on a day' }],
    [{ predecessor: null }, { code: 'BAD_USER_INPUT', field: 'predecessor' }],
    [{ predecessor: 'XXX' }, { code: 'NOT_FOUND' }],
    [{ sources: ['S-NOWHERE'] }, { code: 'BAD_USER_INPUT', field: 'sources' }],
  ])('%j is refused, with nothing written', async (wrong, error) => {
    expect(await desk.refused('recordStateSuccession', succession(wrong))).toMatchObject(error);
  });

  it('is one, once on a day, by the database, too, and of two at once', async () => {
    const both = await Promise.all([['PER', 'CHL'], ['CHL', 'PER']].map(([predecessor, successor]) => desk.say('recordStateSuccession', succession({ predecessor, successor }), '__typename')));
    expect(both.flatMap(({ userErrors }) => userErrors.map(({ message }: any) => message))).toEqual(['of two States one succeeds the other, once on a day']);
    const insert = (predecessor: string | null, name: string | null, successor: string) =>
      desk.loaded.database.query(`insert into membership.state_succession (id, predecessor_iso3, predecessor_name, successor_iso3, succeeded_on, kind, confidence, source_keys) values (gen_random_uuid(), $1, $2, $3, '1990-01-01', 'UNITING', 'VERIFIED', '{S-RECORD}')`, [predecessor, name, successor]);
    for (const [predecessor, name, successor, constraint] of [['JOR', null, 'KEN', 'one_succession_on_a_day'], ['FJI', null, 'FJI', 'a_state_succeeds_another'], ['FJI', 'x', 'KEN', 'a_predecessor_is_a_state_or_has_a_name'], [null, null, 'KEN', 'a_predecessor_is_a_state_or_has_a_name']] as const) {
      await expect(insert(predecessor, name, successor)).rejects.toMatchObject({ constraint });
    }
  });
});

describe('how far a State has got with what the Statute asks of it at home', () => {
  const STATUS = 'implementationStatus { id version state { iso3 } subject level evidence validity { from to } confidence }';
  const status = (more: object = {}) => ({ state: 'SEN', subject: 'COOPERATION_LEGISLATION', level: 'UNDER_WAY', evidence: 'a bill', since: '2010-01-01', ...SOURCES, ...more });
  const levels = async (iso3: string, asOf?: object) =>
    (await desk.ask('query ($iso3: String!, $asOf: AsOf) { state(iso3: $iso3) { implementationStatuses(first: 9, asOf: $asOf) { nodes { subject level validity { from to } } } } }', { iso3, asOf })).state.implementationStatuses.nodes.map(
      ({ subject, level, validity: { from, to } }: any) => [subject, level, from, to]);

  it('is not known until it is recorded; then each level ends with the next, and all stay readable', async () => {
    expect([await levels('SEN'), await desk.ask('{ implementationStatuses(first: 5) { totalCount nodes { id } } }')]).toEqual([[], { implementationStatuses: { totalCount: 0, nodes: [] } }]);
    await desk.news();
    expect(await desk.done('recordImplementationStatus', status({ level: 'NONE', since: null }), STATUS)).toMatchObject({ version: 1, state: { iso3: 'SEN' }, subject: 'COOPERATION_LEGISLATION', level: 'NONE', evidence: 'a bill', validity: { from: null, to: null }, confidence: 'VERIFIED' });
    await desk.done('recordImplementationStatus', status(), STATUS);
    desk.time = '2026-11-23T14:00:00.000Z';
    await desk.done('recordImplementationStatus', status({ level: 'COMPLETE', since: '2012-05-01', evidence: 'an act' }), STATUS);
    await desk.done('recordImplementationStatus', status({ subject: 'SENTENCE_ENFORCEMENT', level: 'COMPLETE' }), STATUS);
    const told = await desk.news();
    expect(told.map(([type, { level, levelBefore, from }]) => [type, level, levelBefore, from])).toEqual([
      ['ImplementationStatusRecorded', 'NONE', null, null], ['ImplementationStatusRecorded', 'UNDER_WAY', 'NONE', '2010-01-01'], ['ImplementationStatusRecorded', 'COMPLETE', 'UNDER_WAY', '2012-05-01'], ['ImplementationStatusRecorded', 'COMPLETE', null, '2010-01-01'],
    ]);
    const [none, bill, act, sentences] = [['COOPERATION_LEGISLATION', 'NONE', null, '2010-01-01'], ['COOPERATION_LEGISLATION', 'UNDER_WAY', '2010-01-01', '2012-05-01'], ['COOPERATION_LEGISLATION', 'COMPLETE', '2012-05-01', null], ['SENTENCE_ENFORCEMENT', 'COMPLETE', '2010-01-01', null]];
    expect(await levels('SEN')).toEqual([none, bill, act, sentences]);
    expect([await levels('SEN', {}), await levels('SEN', { at: '2009-12-31' }), await levels('SEN', { at: '2012-04-30' }), await levels('SEN', { knownAt: '2026-11-23T13:00:00Z' })]).toEqual([
      [act, sentences], [none], [bill, sentences], [['COOPERATION_LEGISLATION', 'UNDER_WAY', '2010-01-01', null]],
    ]);
    const found = await desk.ask('{ implementationStatuses(first: 5, filter: { level: { eq: COMPLETE }, to: { isNull: true } }) { totalCount summary(groupBy: [SUBJECT]) { groups { key { value } count } } } now: implementationStatuses(first: 5, asOf: {}) { nodes { state { iso3 } } } membershipFeed(first: 5, filter: { topics: ["COOPERATION"], types: ["ImplementationStatusRecorded"] }) { events { states } } }');
    expect(found).toMatchObject({ implementationStatuses: { totalCount: 2 }, now: { nodes: [{ state: { iso3: 'SEN' } }, { state: { iso3: 'SEN' } }] } });
    expect(found.implementationStatuses.summary.groups.map(({ key, count }: any) => [key[0].value, count]).sort()).toEqual([['COOPERATION_LEGISLATION', 1], ['SENTENCE_ENFORCEMENT', 1]]);
    expect(found.membershipFeed.events).toHaveLength(4);
    const of = ['COOPERATION', 'COMPLEMENTARITY'].map((code) => ({ __typename: 'Topic', code }));
    const { _entities: topics } = await desk.ask('query ($of: [_Any!]!) { _entities(representations: $of) { ... on Topic { implementationStatuses(first: 5) { totalCount } now: implementationStatuses(first: 5, asOf: {}) { totalCount nodes { subject } } } } }', { of });
    expect(topics).toEqual([
      { implementationStatuses: { totalCount: 4 }, now: { totalCount: 2, nodes: [{ subject: 'COOPERATION_LEGISLATION' }, { subject: 'SENTENCE_ENFORCEMENT' }] } },
      { implementationStatuses: { totalCount: 0 }, now: { totalCount: 0, nodes: [] } },
    ]);
  });

  it('is told otherwise where it was entered in error: the level before ends where the corrected one begins', async () => {
    const { nodes } = (await desk.ask('{ implementationStatuses(first: 5, filter: { state: { eq: "SEN" }, subject: { eq: COOPERATION_LEGISLATION } }) { nodes { id version } } }')).implementationStatuses;
    const { id } = nodes[2];
    desk.time = '2026-11-23T15:00:00.000Z';
    await desk.news();
    const correct = (more: object) => ({ id, expectedVersion: 1, reason: 'misread', ...more });
    expect(await desk.done('correctImplementationStatus', correct({ since: '2013-07-01', level: 'PARTIAL', confidence: 'REPORTED' }), STATUS)).toMatchObject({ version: 2, level: 'PARTIAL', evidence: 'an act', validity: { from: '2013-07-01', to: null }, confidence: 'REPORTED' });
    expect(await desk.news()).toEqual([['ImplementationStatusCorrected', { state: 'SEN', subject: 'COOPERATION_LEGISLATION', level: 'PARTIAL', from: '2013-07-01' }]]);
    expect(await desk.done('correctImplementationStatus', correct({ expectedVersion: 2, since: '2011-01-01', evidence: 'another act' }), STATUS)).toMatchObject({ version: 3, evidence: 'another act' });
    expect((await levels('SEN')).slice(1, 3)).toEqual([['COOPERATION_LEGISLATION', 'UNDER_WAY', '2010-01-01', '2011-01-01'], ['COOPERATION_LEGISLATION', 'PARTIAL', '2011-01-01', null]]);
    expect(await levels('SEN', { at: '2012-06-01', knownAt: '2026-11-23T14:30:00Z' })).toContainEqual(['COOPERATION_LEGISLATION', 'COMPLETE', '2012-05-01', null]);
    for (const [wrong, error] of [
      [{ expectedVersion: 1, level: 'NONE' }, { code: 'CONFLICT' }],
      [{}, { code: 'BAD_USER_INPUT' }],
      [{ level: 'UNDER_WAY' }, { message: 'a State gets from one level to another; what was told wrongly is corrected' }],
      [{ since: '2010-01-01' }, { message: 'levels are told in the order of their days' }],
      [{ since: '2026-12-01' }, { message: 'a level is recorded when it is reached, not before' }],
      [{ evidence: '\ud800' }, { code: 'BAD_USER_INPUT', field: 'evidence' }],
      [{ id: 'nonsense' }, { code: 'NOT_FOUND' }],
    ] as const) expect(await desk.refused('correctImplementationStatus', { ...correct({ expectedVersion: 3 }), ...wrong })).toMatchObject(error);
  });

  it('is one level at a time, of two deeds at once, and by the database, too', async () => {
    for (const [wrong, error] of [
      [{ level: 'PARTIAL', since: '2014-01-01' }, { message: 'a State gets from one level to another; what was told wrongly is corrected' }],
      [{ level: 'COMPLETE', since: null }, { message: 'a level that follows another has a first day' }],
      [{ state: 'XXX' }, { code: 'NOT_FOUND' }],
      [{ evidence: ' ' }, { code: 'BAD_USER_INPUT', field: 'evidence' }],
      [{ sources: ['S-NOWHERE'] }, { code: 'BAD_USER_INPUT', field: 'sources' }],
    ] as const) expect(await desk.refused('recordImplementationStatus', status(wrong))).toMatchObject(error);
    const both = await Promise.all(['PARTIAL', 'COMPLETE'].map((level) => desk.say('recordImplementationStatus', status({ state: 'KEN', level }), '__typename')));
    expect(both.flatMap(({ userErrors }) => userErrors.map(({ message }: any) => message))).toEqual(['levels are told in the order of their days']);
    const insert = `insert into membership.implementation_status (id, state_iso3, subject, level, evidence, valid_from, confidence, source_keys) values (gen_random_uuid(), 'KEN', 'COOPERATION_LEGISLATION', 'NONE', 'x', '2030-01-01', 'VERIFIED', '{S-RECORD}')`;
    await expect(desk.loaded.database.query(insert)).rejects.toMatchObject({ constraint: 'one_level_at_each_instant' });
  });
});

describe('the deeds on States', () => {
  it('are for the secretariat alone', async () => {
    for (const actor of [...EVERYBODY_ELSE, delegationOf('JOR')]) {
      for (const [deed, input] of [['setGroupMembership', { state: 'JOR', expectedVersion: 1, group: 'WEOG', from: '2026-11-01', ...SOURCES }], ['renameState', { state: 'JOR', expectedVersion: 1, name: 'X', from: '2026-11-01', ...SOURCES }], ['recordStateSuccession', { predecessor: 'FIN', successor: 'JOR', succeededOn: '1990-01-01', kind: 'UNITING', ...SOURCES }], ['recordImplementationStatus', { state: 'JOR', subject: 'APIC', level: 'NONE', evidence: 'x', ...SOURCES }]] as const) {
        const type = `${deed[0]!.toUpperCase()}${deed.slice(1)}Input`;
        const answer = await desk.answer(`mutation ($input: ${type}!) { ${deed}(input: $input) { userErrors { code } } }`, { input: { idempotencyKey: 'not for everybody', ...input } }, actor);
        expect(JSON.stringify(answer)).toMatch(/NOT_FOUND|UNAUTHENTICATED|FORBIDDEN/);
      }
    }
    expect([await group('JOR'), await name('JOR')]).toEqual(['ASIA_PACIFIC', 'Jordan']);
  });

  it('are done once for each key, and of two at once on one State one is a conflict', async () => {
    const input = { idempotencyKey: 'fiji joins another', state: 'FJI', expectedVersion: 1, group: 'WEOG', from: '2026-11-01', ...SOURCES };
    const first = await desk.done('setGroupMembership', input, 'state { version }');
    expect(await desk.done('setGroupMembership', input, 'state { version }')).toEqual(first);
    expect(await desk.refused('setGroupMembership', { ...input, from: '2026-11-02' })).toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
    const both = await Promise.all(['WEOG', 'AFRICAN'].map((to) => desk.say('setGroupMembership', { state: 'KEN', expectedVersion: 1, group: to === 'AFRICAN' ? 'GRULAC' : to, from: '2026-11-01', ...SOURCES }, '__typename')));
    expect(both.flatMap(({ userErrors }) => userErrors.map(({ code }: any) => code))).toEqual(['CONFLICT']);
  });

  it('cost as many statements for fifty States as for one', async () => {
    desk.loaded.statements.forget();
    await desk.ask('{ states(first: 50) { nodes { name(asOf: { at: "2000-01-01" }) nameIn(lang: FR) { text } regionalGroup(asOf: { knownAt: "2020-01-01" }) { code } now: regionalGroup { code } groupMemberships(first: 2) { nodes { state { iso3 } } } predecessors(first: 2) { nodes { kind } } successors(first: 2) { nodes { kind } } implementationStatuses(first: 2) { nodes { level } } } } }');
    expect(desk.loaded.statements.seen).toHaveLength(9);
  });
});
