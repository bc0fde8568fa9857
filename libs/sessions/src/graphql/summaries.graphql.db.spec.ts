import { subgraphExecutor } from '@assembly-graph/platform/graph';
import { loadedDatabase, type LoadedDatabase } from '@assembly-graph/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sessionsData, sessionsStorage, sessionsSubgraph } from '../index.ts';
import { keptRecord, PRESIDENT, type KeptRecord } from '../testing/kept-record.ts';

let loaded: LoadedDatabase;
let execute: ReturnType<typeof subgraphExecutor>;
let record: KeptRecord;
beforeAll(async () => {
  loaded = await loadedDatabase({ storage: sessionsStorage, data: sessionsData });
  execute = subgraphExecutor(sessionsSubgraph(loaded.database));
  record = keptRecord(loaded, '2026-12-08T12:00:00.000Z');
});
afterAll(() => loaded.close());
beforeEach(() => loaded.statements.forget());

async function ask(query: string): Promise<Record<string, any>> {
  const { data, errors } = await execute({ query });
  expect(errors ?? []).toEqual([]);
  return JSON.parse(JSON.stringify(data));
}
const counts = (groups: any[]): Record<string, number> => Object.fromEntries(groups.map(({ key, count }) => [key.map(({ value }: any) => value ?? '-').join(' '), count]));

describe('statements', () => {
  it('are counted by capacity and session', async () => {
    const { statements } = await ask(`{ statements(first: 1) {
      byCapacity: summary(groupBy: [CAPACITY]) { count groups { key { value } count } }
      bySession: summary(groupBy: [SESSION]) { groups { key { value } count sharePercent } } } }`);
    expect(statements.byCapacity.count).toBe(256);
    expect(counts(statements.byCapacity.groups)).toEqual({ STATE_PARTY: 173, NGO: 65, OBSERVER_STATE: 11, ORGANIZATION: 7 });
    expect(statements.bySession.groups[0]).toEqual({ key: [{ value: '22' }], count: 50, sharePercent: '19.53' });
  });

  it('are counted for every session on a page in one statement, as the list of each is', async () => {
    const { sessions } = await ask('{ sessions(first: 50) { nodes { code statements(first: 1, filter: { capacity: { eq: NGO } }) { totalCount summary(groupBy: [FORM]) { count } } } } }');
    expect(sessions.nodes).toHaveLength(39);
    for (const { statements } of sessions.nodes) expect(statements.summary.count).toBe(statements.totalCount);
    expect(sessions.nodes.reduce((sum: number, { statements }: any) => sum + statements.summary.count, 0)).toBe(65);
    expect(loaded.statements.seen).toHaveLength(3);
  });
});

describe('sessions', () => {
  it('are counted by city, a text of few values', async () => {
    const { sessions } = await ask('{ sessions(first: 1) { totalCount summary(groupBy: [CITY], includeUnconfirmed: true) { count groups { key { value } count } } } }');
    const cities = counts(sessions.summary.groups);
    expect(Object.keys(cities)).toEqual(expect.arrayContaining(['New York', 'The Hague', 'Kampala']));
    expect(Object.values(cities).reduce((sum, count) => sum + count, 0)).toBe(sessions.totalCount);
  });
});

describe('how the programme slipped', () => {
  const at = (time: string) => `2026-12-07T${time}-05:00`;
  const plan = (title: string, from: string, to: string, more: object = {}) =>
    record.done('addProgrammeEntry', 'programmeEntry', 'id', { session: '25', title, startsAt: at(from), endsAt: at(to), ...more });
  const cameAbout = ({ id }: { id: string }, version: number, from: string, to?: string) =>
    record.done('recordProgrammeTimes', 'programmeEntry', 'id', { id, expectedVersion: version, startedAt: at(from), ...(to ? { endedAt: at(to) } : {}) });
  const FIGURES = 'known early late mean median least greatest';
  const slipped = async (given: string, group = ''): Promise<any[]> =>
    (await ask(`{ programmeSlippage(${given}) { session { code } ${group} entries cancelled moved withoutStart withoutEnd start { ${FIGURES} } end { ${FIGURES} } } }`)).programmeSlippage;

  beforeAll(async () => {
    record.at('2026-11-23T12:00:00.000Z');
    const meeting = await record.done('scheduleMeeting', 'meeting', 'id', { session: '25', ordinal: 1, startsAt: at('10:00:00'), endsAt: at('13:00:00'), room: 'Conference Room 4' });
    const item = (title: string, topics: string[]) => record.done('addAgendaItem', 'agendaItem', 'id', { session: '25', title, topics, addedOn: '2026-11-20' });
    const [cooperation, both] = [await item('Cooperation', ['COOPERATION']), await item('Cooperation and complementarity', ['COOPERATION', 'COMPLEMENTARITY'])];
    const opening = await plan('Opening', '10:00:00', '10:30:00', { meeting: meeting.id, agendaItem: cooperation.id });
    const debate = await plan('Debate', '11:00:00', '12:00:00', { meeting: meeting.id, agendaItem: both.id });
    const panel = await plan('Panel', '15:00:00', '16:00:00', { room: 'Room B' });
    const vote = await plan('Vote', '16:00:00', '17:00:00');
    await plan('Closure', '17:00:00', '18:00:00');
    const recalled = await plan('Reception', '19:00:00', '20:00:00', { confidence: 'RECALLED' });
    record.at('2026-12-07T15:20:00.000Z');
    await record.done('moveProgrammeEntry', 'programmeEntry', 'id', { id: debate.id, expectedVersion: 1, startsAt: at('11:30:00'), endsAt: at('12:30:00'), reason: 'the opening takes longer' });
    await record.done('cancelProgrammeEntry', 'programmeEntry', 'id', { id: vote.id, expectedVersion: 1, reason: 'consultations go on' });
    record.at('2026-12-08T12:00:00.000Z');
    await cameAbout(opening, 1, '10:05:00', '10:30:00');
    await cameAbout(debate, 2, '11:28:00', '12:50:00');
    await cameAbout(panel, 1, '15:10:30');
    await cameAbout(recalled, 1, '21:00:00', '22:00:00');
    loaded.statements.forget();
  });

  it('is told in minutes against the plan as it stood last, with what has no times on record: one statement, and one for the sessions', async () => {
    expect(await slipped('sessions: ["25", "24", "\\u0000"]')).toEqual([{
      session: { code: '25' }, entries: 5, cancelled: 1, moved: 1, withoutStart: 1, withoutEnd: 2,
      start: { known: 3, early: 1, late: 2, mean: '4.50', median: '5.00', least: '-2.00', greatest: '10.50' },
      end: { known: 2, early: 0, late: 1, mean: '10.00', median: '10.00', least: '0.00', greatest: '20.00' },
    }]);
    expect(loaded.statements.seen).toHaveLength(2);
    const [all] = await slipped('includeUnconfirmed: true');
    expect([all.entries, all.start.known, all.start.greatest]).toEqual([6, 4, '120.00']);
  });

  it('is told against the first plan too: what was moved is late by all that it was moved', async () => {
    const [first] = await slipped('plan: FIRST');
    expect(first).toMatchObject({ moved: 1, start: { early: 0, late: 3, mean: '14.50', median: '10.50', least: '5.00', greatest: '28.00' }, end: { mean: '25.00', greatest: '50.00' } });
  });

  it('is told by topic, room and format of the meeting; what has none stands in a row without', async () => {
    const shown = async (by: string, group: string, value: (row: any) => unknown) => (await slipped(`groupBy: [${by}]`, group)).map((row) => [value(row), row.entries, row.start.known, row.start.mean]);
    expect(await shown('TOPIC', 'topic { code }', ({ topic }) => topic?.code ?? null)).toEqual([['COMPLEMENTARITY', 1, 1, '-2.00'], ['COOPERATION', 2, 2, '1.50'], [null, 3, 1, '10.50']]);
    expect(await shown('ROOM', 'room', ({ room }) => room)).toEqual([['Conference Room 4', 2, 2, '1.50'], ['Room B', 1, 1, '10.50'], [null, 2, 0, null]]);
    expect(await shown('MEETING_FORMAT', 'meetingFormat', ({ meetingFormat }) => meetingFormat)).toEqual([['PLENARY', 2, 2, '1.50'], [null, 3, 1, '10.50']]);
    expect(await slipped('groupBy: [ROOM, TOPIC, MEETING_FORMAT, ROOM]')).toHaveLength(4);
  });

  it('is as the record had it: before anything had come about nothing is known of it', async () => {
    const [then] = await slipped('at: "2026-12-07"');
    expect(then).toMatchObject({ entries: 5, cancelled: 0, moved: 0, withoutStart: 5, withoutEnd: 5, start: { known: 0, early: 0, mean: null, median: null } });
    expect(await slipped('at: "2026-11-01"')).toEqual([]);
  });

  it('is not told in part', async () => {
    const { database } = loaded;
    await database.query(`insert into sessions.programme_entry (id, session_code, title, starts_at, ends_at, time_zone, room, status, topics, sequence, confidence, source_keys)
      select gen_random_uuid(), '24', 'x', '2025-12-01', '2025-12-02', 'UTC', n::text, 'PLANNED', '{}', 0, 'VERIFIED', '{S-RECORD}' from generate_series(1, 2000) as n`);
    const { errors } = await execute({ query: '{ programmeSlippage(groupBy: [ROOM]) { entries } }' });
    expect(errors?.[0]).toMatchObject({ message: 'There are more than 2000 rows: group by less, or ask for fewer sessions.', extensions: { code: 'BAD_USER_INPUT' } });
    expect(await slipped('sessions: ["24"], groupBy: [ROOM]')).toHaveLength(2_000);
    await database.query(`delete from sessions.programme_entry where session_code = '24'`);
  });
});

describe('what comes back of an agenda', () => {
  const CARRIED = 'session { code } items deferred leftOutUnconfirmed followed followedOnRecord cameBack deferredCameBack returns { item { title } laterItem { title session { code } } sameBy confidence }';
  const carried = async (given: string): Promise<any[]> => (await ask(`{ agendaCarryOver(${given}) { ${CARRIED} } }`)).agendaCarryOver;

  it('is nothing that the data set has agendas for; by the headings of records six of nine matters of the thirteenth session came back at the fourteenth', async () => {
    expect(await carried('following: 10')).toEqual([]);
    loaded.statements.forget();
    const [thirteenth] = await carried('sessions: ["13", "RC2010", "\\u0000"], following: 4, includeHeadings: true');
    const { returns, ...counts } = thirteenth;
    expect(counts).toEqual({ session: { code: '13' }, items: 9, deferred: 0, leftOutUnconfirmed: 0, followed: 4, followedOnRecord: 2, cameBack: 7, deferredCameBack: 0 });
    const at = (code: string) => returns.filter(({ laterItem }: any) => laterItem.session.code === code).map(({ laterItem, sameBy }: any) => [laterItem.title, sameBy]);
    expect(at('14')).toEqual([
      ['States in arrears', 'TITLE'], ['Credentials of representatives of States Parties at the fourteenth session', 'TITLE_BUT_FOR_NUMBER'], ['General debate', 'TITLE'],
      ['Report on the activities of the Bureau', 'TITLE'], ['Report on the activities of the Court', 'TITLE'], ['Report of the Board of Directors of the Trust Fund for Victims', 'TITLE'],
    ]);
    expect(new Set(returns.map(({ confidence }: any) => confidence))).toEqual(new Set(['DERIVED']));
    // Of what came back, of the items, and of the sessions of either.
    expect(loaded.statements.seen).toHaveLength(4);
  });

  it('goes by the agenda as it was published last, with what was added to the adopted one, and says how far it can be trusted', async () => {
    record.at('2027-12-06T12:00:00.000Z');
    const opened = await record.done('openSession', 'session', 'code', { kind: 'REGULAR', number: 26, venue: 'THE_HAGUE', opensOn: '2027-12-06', closesOn: '2027-12-11', president: PRESIDENT });
    const item = (session: string, title: string, more: object = {}) => record.done('addAgendaItem', 'agendaItem', 'id version', { session, title, addedOn: '2026-11-20', ...more });
    const publish = (session: string, kind: string, items: readonly { id: string }[], more: object = {}) =>
      record.done('publishAgendaVersion', 'agenda', 'id', { session, kind, publishedOn: '2026-12-07', items: items.map(({ id }, index) => ({ item: id, number: String(index + 1) })), ...more });
    const [premises, dropped, budget] = [await item('24', 'Premises of the Court'), await item('24', 'Other matters'), await item('24', 'Budget for 2026')];
    await publish('24', 'PROVISIONAL', [premises, dropped, budget]);
    await publish('24', 'ADOPTED', [premises, budget]);
    const added = await item('24', 'Staffing', { number: '3' });
    await record.done('changeAgendaItem', 'agendaItem', 'status', { id: added.id, expectedVersion: 1, status: 'DEFERRED' });
    await item('25', 'Premises of the Court');
    await publish(opened.code, 'PROVISIONAL', [await item(opened.code, 'STAFFING', { confidence: 'REPORTED' }), await item(opened.code, 'Other matters'), await item(opened.code, 'Budget for 2028', { confidence: 'RECALLED' })]);
    const shown = ({ returns }: any) => returns.map(({ item: { title }, laterItem, confidence }: any) => [title, laterItem.title, laterItem.session.code, confidence]);
    const [twentyFourth, last] = await carried('sessions: ["24", "25", "26"]');
    // Of the twenty-fifth session no agenda is on record, so it says nothing of the premises.
    expect(twentyFourth).toMatchObject({ items: 3, deferred: 1, followed: 3, followedOnRecord: 1, cameBack: 1, deferredCameBack: 1 });
    expect(shown(twentyFourth)).toEqual([['Staffing', 'STAFFING', '26', 'REPORTED']]);
    expect(last).toMatchObject({ session: { code: '26' }, items: 2, leftOutUnconfirmed: 1, followed: 0, followedOnRecord: 0, cameBack: null, deferredCameBack: null, returns: [] });
    const [all] = await carried('sessions: ["24"], includeUnconfirmed: true');
    expect(shown(all)).toContainEqual(['Budget for 2026', 'Budget for 2028', '26', 'RECALLED']);
  });

  it.each([0, 11, -1])('is refused for %s of the sessions that followed', async (following) => {
    const { errors } = await execute({ query: `{ agendaCarryOver(following: ${following}) { items } }` });
    expect(errors?.[0]).toMatchObject({ message: 'following must be 1 to 10.', extensions: { code: 'BAD_USER_INPUT' } });
  });
});
