import { PUBLIC, type Actor } from '@assembly-graph/kernel';
import { globalId } from '@assembly-graph/platform/graph';
import { loadedDatabase } from '@assembly-graph/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sessionsData, sessionsStorage } from '../index.ts';
import { coalition, delegationOf, keptRecord, ngo, PRESIDENT, type KeptRecord } from '../testing/kept-record.ts';

// The twenty-fifth session in New York, from its meetings to its programme, as the secretariat keeps it.

let record: KeptRecord;
beforeAll(async () => void (record = keptRecord(await loadedDatabase({ storage: sessionsStorage, data: sessionsData }), '2026-11-23T12:00:00.000Z')), 30_000);
afterAll(() => record.close());
beforeEach(() => record.at('2026-11-23T12:00:00.000Z'));

const NOTHING = '00000000-0000-4000-8000-000000000000';
const twentySixth = { kind: 'REGULAR', number: 26, venue: 'THE_HAGUE', opensOn: '2027-12-06', closesOn: '2027-12-11', president: PRESIDENT };
const plenary = { session: '25', ordinal: 1, startsAt: '2026-12-07T10:00:00-05:00', endsAt: '2026-12-07T13:00:00-05:00', room: 'Conference Room 4' };
const schedule = (more: object = {}) => record.done('scheduleMeeting', 'meeting', 'id version', { ...plenary, ...more });
const plan = (more: object = {}) => record.done('addProgrammeEntry', 'programmeEntry', 'id version room sequence status', { session: '25', title: 'General debate', startsAt: plenary.startsAt, endsAt: plenary.endsAt, ...more });

describe('sessions', () => {
  it('are opened, resumed and closed, each told with its code', async () => {
    await record.told();
    const opened = await record.done('openSession', 'session', 'id version code title opensAt closesAt timeZone president { id } sources { key } confidence', twentySixth);
    expect(opened).toEqual({
      id: expect.any(String), version: 1, code: '26', title: 'Twenty-sixth session', opensAt: '2027-12-05T23:00:00.000Z', closesAt: '2027-12-11T23:00:00.000Z', timeZone: 'Europe/Amsterdam',
      president: { id: PRESIDENT }, sources: [{ key: 'S-RECORD' }], confidence: 'VERIFIED',
    });
    record.at('2027-12-10T20:00:00.000Z');
    const closed = await record.done('closeSession', 'session', 'version closesOn scheduledToCloseOn closedOn', { id: opened.id, expectedVersion: 1, closedOn: '2027-12-10' });
    expect(closed).toEqual({ version: 2, closesOn: '2027-12-10', scheduledToCloseOn: '2027-12-11', closedOn: '2027-12-10' });
    const days = { venue: 'NEW_YORK', opensOn: '2028-02-01', closesOn: '2028-02-02' };
    const resumed = await record.done('resumeSession', 'session', 'code title kind resumption parent { code version } president { id }', { ...days, id: opened.id, expectedVersion: 2 });
    expect(resumed).toEqual({ code: '26R1', title: 'Twenty-sixth session, resumption', kind: 'RESUMED', resumption: 1, parent: { code: '26', version: 3 }, president: { id: PRESIDENT } });
    const second = await record.done('resumeSession', 'session', 'code title', { ...days, opensOn: '2028-03-01', closesOn: '2028-03-02', id: opened.id, expectedVersion: 3 });
    expect(second).toEqual({ code: '26R2', title: 'Twenty-sixth session, second resumption' });
    expect((await record.ask('{ sessionByCode(code: "26R1") { title } }')).sessionByCode.title).toBe('Twenty-sixth session, first resumption');
    expect((await record.told()).map(({ type, session }) => [type, session])).toEqual([['SessionOpened', '26'], ['SessionClosed', '26'], ['SessionOpened', '26R1'], ['SessionOpened', '26R2']]);
  });

  it('of the data set are resumed under its Presidents, and known to their days', async () => {
    const { session } = await record.ask('{ session(number: 25) { id version opensAt closesAt } }');
    expect(session).toMatchObject({ version: 1, opensAt: '2026-12-07T05:00:00.000Z', closesAt: '2026-12-18T05:00:00.000Z' });
  });
});

describe('meetings', () => {
  it('are scheduled, moved, convened, suspended and adjourned, by the clocks of the venue', async () => {
    await record.told();
    const { id } = await schedule();
    const change = (version: number, more: object) => record.done('changeMeetingStatus', 'meeting', 'version status sequence startsAtVenue endsAtVenue convenedAt adjournedAt', { id, expectedVersion: version, ...more });
    expect(await change(1, { status: 'MOVED', startsAt: '2026-12-07T15:00:00-05:00', endsAt: '2026-12-07T18:00:00-05:00', reason: 'the hall was not ready' }))
      .toMatchObject({ status: 'MOVED', sequence: 1, startsAtVenue: '2026-12-07T15:00:00-05:00', endsAtVenue: '2026-12-07T18:00:00-05:00' });
    await change(2, { status: 'CONVENED', at: '2026-12-07T15:05:00-05:00' });
    await change(3, { status: 'SUSPENDED', at: '2026-12-07T16:00:00-05:00' });
    await change(4, { status: 'CONVENED', at: '2026-12-07T16:30:00-05:00' });
    expect((await record.ask('{ now(at: "2026-12-07T21:40:00Z") { meetings(first: 5) { nodes { id status } } } }')).now.meetings.nodes).toEqual([{ id, status: 'CONVENED' }]);
    expect(await change(5, { status: 'ADJOURNED', at: '2026-12-07T18:10:00-05:00' })).toMatchObject({ convenedAt: '2026-12-07T20:05:00.000Z', adjournedAt: '2026-12-07T23:10:00.000Z', sequence: 1 });
    const late = await record.deed('changeMeetingStatus', 'meeting', 'id', { id, expectedVersion: 6, status: 'CONVENED' });
    expect(late.userErrors).toEqual([{ code: 'RULE_BROKEN', field: null, rule: null, message: 'a meeting that is ADJOURNED does not become CONVENED' }]);
    const told = await record.told();
    expect(told.map(({ payload }) => [payload.from, payload.status])).toEqual([
      [null, 'SCHEDULED'], ['SCHEDULED', 'MOVED'], ['MOVED', 'CONVENED'], ['CONVENED', 'SUSPENDED'], ['SUSPENDED', 'CONVENED'], ['CONVENED', 'ADJOURNED'],
    ]);
    expect(told.every(({ type, session }) => type === 'MeetingStatusChanged' && session === '25')).toBe(true);
    // Reasons are kept in the audit and told to nobody.
    expect(JSON.stringify(told)).not.toContain('hall');
  });

  it.each<[string, object, object]>([
    ['RULE_BROKEN', { ordinal: 2, publicity: 'PRIVATE' }, { rule: 'Rules of Procedure, rule 42', message: 'a meeting of the Assembly is public unless exceptional circumstances require a private one' }],
    ['RULE_BROKEN', { ordinal: 1 }, { message: 'no two meetings of a body have the same number in a session' }],
    ['RULE_BROKEN', { startsAt: '2026-12-06T23:00:00-05:00' }, { message: 'a plenary meeting is held on a day of its session, by the calendar of the venue' }],
    ['BAD_USER_INPUT', { startsAt: '2026-12-07' }, { field: 'startsAt' }],
    ['BAD_USER_INPUT', { streamUrl: 'javascript:alert(1)' }, { field: 'streamUrl' }],
    ['BAD_USER_INPUT', { streamUrl: 'https://user:secret@example.org/' }, { field: 'streamUrl' }],
    ['BAD_USER_INPUT', { body: 'the Bureau' }, { field: 'body' }],
    ['BAD_USER_INPUT', { ordinal: 0 }, { field: 'ordinal' }],
    ['BAD_USER_INPUT', { room: 'a\u0000b' }, { field: 'room' }],
    ['BAD_USER_INPUT', { room: '\ud800' }, { field: 'room' }],
    ['NOT_FOUND', { session: '99' }, {}],
    ['CONFLICT', { expectedVersion: 1 }, {}],
  ])('%s: %j', async (code, wrong, expected) => {
    await record.told();
    const { thing, userErrors } = await record.deed('scheduleMeeting', 'meeting', 'id', { ...plenary, ...wrong });
    expect([thing, userErrors]).toEqual([null, [expect.objectContaining({ code, ...expected })]]);
    expect(await record.told()).toEqual([]);
  });
});

describe('the agenda', () => {
  const add = (title: string, more: object = {}) => record.done('addAgendaItem', 'agendaItem', 'id version code position topics { code }', { session: '25', title, addedOn: '2026-11-20', ...more });
  const publish = (kind: string, items: object[], more: object = {}) => record.deed('publishAgendaVersion', 'agenda', 'id ordinal kind places { number item { title number adopted status } }', { session: '25', kind, publishedOn: '2026-12-07', items, ...more });

  it('is provisional, supplemented, adopted; its items have their numbers from then on, each once', async () => {
    const [opening, cooperation, budget] = [await add('Opening of the session by the President'), await add('Cooperation'), await add('Consideration and adoption of the budget')];
    expect(cooperation.topics).toEqual([{ code: 'COOPERATION' }]);
    const places = [{ item: opening.id, number: '1' }, { item: cooperation.id, number: '2' }];
    expect((await publish('ADOPTED', places)).userErrors[0]).toMatchObject({ code: 'RULE_BROKEN', message: 'a provisional agenda comes before any other version of it' });
    expect((await publish('PROVISIONAL', places)).thing).toMatchObject({ ordinal: 1, places: [{ number: '1', item: { adopted: false, number: null } }, { number: '2' }] });
    expect((await publish('SUPPLEMENTARY', [...places, { item: budget.id, number: '3' }])).thing.ordinal).toBe(2);
    expect((await publish('ADOPTED', [...places, { item: budget.id, number: '2' }])).userErrors[0]).toMatchObject({ message: 'no two items of an agenda have the same number' });
    const adopted = await publish('ADOPTED', [...places, { item: budget.id, number: '3' }]);
    expect(adopted.thing.places.map(({ item }: any) => [item.number, item.adopted, item.status])).toEqual([['1', true, 'OPEN'], ['2', true, 'OPEN'], ['3', true, 'OPEN']]);
    expect((await publish('ADOPTED', places)).userErrors[0]).toMatchObject({ message: 'the agenda of a session is adopted once' });
    const taken = await record.deed('addAgendaItem', 'agendaItem', 'id', { session: '25', title: 'Other matters', number: '3', addedOn: '2026-12-08' });
    expect(taken.userErrors[0]).toMatchObject({ code: 'RULE_BROKEN', message: 'no two items of an agenda have the same number' });
    expect(await add('Other matters', { number: '4', parent: budget.id })).toMatchObject({ version: 1, position: 4 });
    const { session } = await record.ask('{ session(number: 25) { agenda(first: 9, filter: { adopted: { eq: true } }) { nodes { number title parent { title } parts(first: 3) { totalCount } } } agendaVersions(first: 9) { nodes { kind publishedOn document { symbol } } } } }');
    expect(session.agenda.nodes.map(({ number, parent, parts }: any) => [number, parent?.title ?? null, parts.totalCount])).toEqual([['1', null, 0], ['2', null, 0], ['3', null, 1], ['4', 'Consideration and adoption of the budget', 0]]);
    expect(session.agendaVersions.nodes.map(({ kind }: any) => kind)).toEqual(['PROVISIONAL', 'SUPPLEMENTARY', 'ADOPTED']);
    const concluded = await record.done('changeAgendaItem', 'agendaItem', 'version status allocatedTo', { id: cooperation.id, expectedVersion: 2, status: 'CONCLUDED', allocatedTo: 'THE_HAGUE_WORKING_GROUP' });
    expect(concluded).toEqual({ version: 3, status: 'CONCLUDED', allocatedTo: 'THE_HAGUE_WORKING_GROUP' });
    const again = await record.deed('changeAgendaItem', 'agendaItem', 'id', { id: cooperation.id, expectedVersion: 3, status: 'OPEN' });
    expect(again.userErrors[0]!.message).toBe('an agenda item that is CONCLUDED does not become OPEN');
    const told = await record.told();
    expect(told.find(({ type, payload }) => type === 'AgendaPublished' && payload.kind === 'ADOPTED')).toMatchObject({ session: '25', topics: ['COOPERATION', 'BUDGET'], payload: { items: 3, ordinal: 3 } });
  });

  it('the constraint of the database holds adopted numbers apart, whoever writes', async () => {
    const write = record.loaded.database.query(`update sessions.agenda_item set number = '1' where session_code = '25' and adopted`);
    await expect(write).rejects.toMatchObject({ constraint: 'adopted_item_number' });
  });

  it.each([
    ['items of another session', { session: '24', kind: 'PROVISIONAL' }, 'what stands on the agenda of a session is an item of that session'],
    ['a symbol that is none', { session: '24', kind: 'PROVISIONAL', document: 'A/RES/80/6' }, 'document must be the symbol'],
    ['a number that is none', { session: '24', kind: 'PROVISIONAL', items: [{ item: globalId('AgendaItem', NOTHING), number: 'one' }] }, 'as agendas print it'],
    ['no items', { session: '24', kind: 'PROVISIONAL', items: [] }, 'An agenda has items.'],
  ])('refuses %s', async (_what, more, message) => {
    const { userErrors } = await record.deed('publishAgendaVersion', 'agenda', 'id', { publishedOn: '2026-12-07', items: [{ item: globalId('AgendaItem', NOTHING), number: '1' }], ...more });
    expect(userErrors[0]!.message).toContain(message);
  });
});

describe('the programme', () => {
  it('tells what moved since a moment, how it stood then, what is on now and next; what is cancelled stays', async () => {
    const meeting = await schedule({ ordinal: 7, startsAt: '2026-12-09T10:00:00-05:00', endsAt: '2026-12-09T13:00:00-05:00', room: 'Trusteeship Council Chamber' });
    const debate = await plan({ meeting: meeting.id, startsAt: '2026-12-09T10:00:00-05:00', endsAt: '2026-12-09T13:00:00-05:00' });
    expect(debate).toMatchObject({ room: 'Trusteeship Council Chamber', sequence: 0, status: 'PLANNED' });
    const panel = await plan({ title: 'Panel on complementarity', startsAt: '2026-12-09T15:00:00-05:00', endsAt: '2026-12-09T16:00:00-05:00' });
    const vote = await plan({ title: 'Adoption of the budget', startsAt: '2026-12-10T10:00:00-05:00', endsAt: '2026-12-10T11:00:00-05:00' });
    await record.told();
    record.at('2026-12-08T20:00:00.000Z');
    const moved = await record.done('moveProgrammeEntry', 'programmeEntry', 'version sequence startsAtVenue status changeReason', {
      id: panel.id, expectedVersion: 1, startsAt: '2026-12-09T16:00:00-05:00', endsAt: '2026-12-09T17:00:00-05:00', reason: 'the general debate goes on',
    });
    expect(moved).toEqual({ version: 2, sequence: 1, startsAtVenue: '2026-12-09T16:00:00-05:00', status: 'MOVED', changeReason: 'the general debate goes on' });
    record.at('2026-12-08T21:00:00.000Z');
    await record.done('cancelProgrammeEntry', 'programmeEntry', 'id', { id: vote.id, expectedVersion: 1, reason: 'consultations go on' });
    const { session } = await record.ask(`{ session(number: 25) {
      then: programme(first: 9, at: "2026-12-08T19:00:00Z", filter: { startsAt: { gte: "2026-12-09" } }) { nodes { title startsAtVenue status sequence } }
      programme(first: 9, filter: { startsAt: { gte: "2026-12-09" } }) { totalCount nodes { title startsAtVenue status sequence } }
      programmeChanges(since: "2026-12-08") { kind reason entry { title } before { startsAt status } after { startsAt status } } none: programmeChanges(since: "2026-12-08T21:00:00Z") { kind } } }`);
    expect(session.then.nodes.map((entry: any) => Object.values(entry).join(' '))).toEqual([
      'General debate 2026-12-09T10:00:00-05:00 PLANNED 0', 'Panel on complementarity 2026-12-09T15:00:00-05:00 PLANNED 0', 'Adoption of the budget 2026-12-10T10:00:00-05:00 PLANNED 0',
    ]);
    expect(session.programme.nodes.map((entry: any) => Object.values(entry).join(' '))).toEqual([
      'General debate 2026-12-09T10:00:00-05:00 PLANNED 0', 'Panel on complementarity 2026-12-09T16:00:00-05:00 MOVED 1', 'Adoption of the budget 2026-12-10T10:00:00-05:00 CANCELLED 1',
    ]);
    expect(session.programmeChanges).toEqual([
      { kind: 'CANCELLED', reason: 'consultations go on', entry: { title: 'Adoption of the budget' }, before: { startsAt: '2026-12-10T15:00:00.000Z', status: 'PLANNED' }, after: { startsAt: '2026-12-10T15:00:00.000Z', status: 'CANCELLED' } },
      { kind: 'MOVED', reason: 'the general debate goes on', entry: { title: 'Panel on complementarity' }, before: { startsAt: '2026-12-09T20:00:00.000Z', status: 'PLANNED' }, after: { startsAt: '2026-12-09T21:00:00.000Z', status: 'MOVED' } },
    ]);
    expect(session.none).toEqual([]);
    await record.done('recordProgrammeTimes', 'programmeEntry', 'status', { id: debate.id, expectedVersion: 1, startedAt: '2026-12-09T10:12:00-05:00' });
    const now = async (at: string) => (await record.ask(`{ now(at: "${at}") { current(first: 5) { nodes { title } } next(first: 5) { nodes { title } } } }`)).now;
    expect(await now('2026-12-09T18:30:00Z')).toEqual({ current: { nodes: [{ title: 'General debate' }] }, next: { nodes: [{ title: 'Panel on complementarity' }] } });
    expect(await now('2026-12-09T21:30:00Z')).toEqual({ current: { nodes: [{ title: 'General debate' }, { title: 'Panel on complementarity' }] }, next: { nodes: [] } });
    await record.done('recordProgrammeTimes', 'programmeEntry', 'status', { id: debate.id, expectedVersion: 2, startedAt: '2026-12-09T10:12:00-05:00', endedAt: '2026-12-09T13:40:00-05:00' });
    expect((await now('2026-12-09T18:50:00Z')).current.nodes).toEqual([]);
    const told = await record.told();
    expect(told.map(({ type, session: code, payload }) => [type, code, payload.change, payload.sequence])).toEqual([
      ['ProgrammeChanged', '25', 'MOVED', 1], ['ProgrammeChanged', '25', 'CANCELLED', 1], ['ProgrammeChanged', '25', 'TIMED', 0], ['ProgrammeChanged', '25', 'TIMED', 0],
    ]);
    expect(JSON.stringify(told)).not.toMatch(/goes on/);
  });

  it('has meetings and items of its session only', async () => {
    const { agendaItem } = await record.ask('{ agendaItem(code: "AG-14-11") { id } }');
    const { userErrors } = await record.deed('addProgrammeEntry', 'programmeEntry', 'id', { session: '25', title: 'The budget', agendaItem: agendaItem.id, startsAt: plenary.startsAt, endsAt: plenary.endsAt });
    expect(userErrors[0]!.message).toBe('the programme of a session has meetings and items of that session');
  });

  it('keeps its deeds for the secretariat: nobody else learns what is there', async () => {
    const { id } = await plan();
    await record.told();
    const deeds: [string, string, object][] = [
      ['openSession', 'session', { ...twentySixth, number: 27 }],
      ['scheduleMeeting', 'meeting', plenary],
      ['addProgrammeEntry', 'programmeEntry', { session: '25', title: 'x', startsAt: plenary.startsAt, endsAt: plenary.endsAt }],
      ['cancelProgrammeEntry', 'programmeEntry', { id, expectedVersion: 1, reason: 'x' }],
      ['cancelProgrammeEntry', 'programmeEntry', { id: globalId('ProgrammeEntry', NOTHING), expectedVersion: 1, reason: 'x' }],
      ['addAgendaItem', 'agendaItem', { session: '25', title: 'x', addedOn: '2026-12-01' }],
    ];
    for (const actor of [delegationOf('NLD'), ngo('amnesty'), coalition] as Actor[]) {
      const answers = await Promise.all(deeds.map(([name, entity, input]) => record.deed(name, entity, 'id', input, actor)));
      expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(new Set([JSON.stringify({ thing: null, userErrors: [{ code: 'NOT_FOUND', field: null, rule: null, message: 'A thing that this names is not in the record.' }] })]));
    }
    for (const [name, entity, input] of deeds) expect((await record.deed(name, entity, 'id', input, PUBLIC)).userErrors[0]!.code).toBe('UNAUTHENTICATED');
    expect(await record.told()).toEqual([]);
  });

  it.each([
    ['meetings { nodes { session { title } startsAtVenue sources { key } } }', 'meetings(first: 9)', 3],
    ['programme', 'programmeEntries(first: 9) { totalCount nodes { session { title } meeting { room } agendaItem { title } topics { label } } }', 4],
    ['programme of sessions', 'sessions(first: 50) { nodes { programme(first: 5) { nodes { title } } programmeChanges(since: "2026-01-01") { entry { title } } meetings(first: 3) { totalCount } } }', 5],
  ])('takes few statements: %s', async (selection, list, count) => {
    record.loaded.statements.forget();
    await record.ask(selection.startsWith('meetings') ? `{ ${list} ${selection.slice('meetings '.length)} }` : `{ ${list} }`);
    expect(record.loaded.statements.seen.length).toBe(count);
  });
});
