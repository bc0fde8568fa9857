import { PUBLIC } from '@assembly-graph/kernel';
import { globalId } from '@assembly-graph/platform/graph';
import { loadedDatabase, type LoadedDatabase } from '@assembly-graph/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { clash, type SideEvent } from '../domain/side-event.ts';
import { civilSocietyData, civilSocietyStorage } from '../index.ts';
import { aRecord } from '../testing/a-record.ts';
import { coalition, delegation, ngo, secretariat } from '../testing/actors.ts';

// From the request to the day: who does what, who sees what, and what a room holds.

let loaded: LoadedDatabase;
let record: ReturnType<typeof aRecord>;
let time = '2026-11-24T09:00:00.000Z';
beforeAll(async () => {
  loaded = await loadedDatabase({ storage: civilSocietyStorage, data: civilSocietyData });
  record = aRecord(loaded.database, { now: () => time });
});
afterAll(() => loaded.close());

const fidh = ngo('fidh');
const hrw = ngo('hrw');
const SEEN = 'id code version status sequence heldOn startTime endTime room';
const request = (actor = fidh, more: object = {}) => record.done(actor, 'requestSideEvent', 'sideEvent', { session: '25', title: 'Complementarity in practice', ...more }, SEEN);
const step = (deed: string, { id, version }: { id: string; version: number }, more: object = {}, actor = secretariat) =>
  record.done(actor, deed, 'sideEvent', { id, expectedVersion: version, ...more }, SEEN);
const approved = async (actor = fidh, more: object = {}) => step('approveSideEvent', await step('reviewSideEvent', await request(actor, more)));
let days = 0;
/** A day that no other test uses. */
const freeDay = () => new Date(Date.UTC(2027, 0, 1 + days++)).toISOString().slice(0, 10);
const place = (more: object = {}) => ({ room: 'Oceania', day: freeDay(), start: '13:15', end: '14:45', ...more });
const feed = async (actor = secretariat, filter: object = {}) =>
  (await record.ask('query ($filter: FeedFilter) { civilSocietyFeed(first: 100, filter: $filter) { events { type audience subject { id } topics session states organizations changedFields payload } } }', { filter }, actor)).civilSocietyFeed.events;

describe('a side event', () => {
  it('goes from its request to the day it is held, and each step is told', async () => {
    time = '2026-11-24T09:00:00.000Z';
    const asked = await request(delegation('SEN'), {
      organizers: [{ state: 'SEN', role: 'LEAD' }, { organization: 'fidh', role: 'CO_ORGANIZER' }, { state: 'NLD', role: 'HOST' }],
      format: 'HYBRID', languages: ['en', 'fr'], capacity: 80, streamUrl: 'https://example.org/live', topics: ['COMPLEMENTARITY'],
    });
    expect(asked).toMatchObject({ version: 1, status: 'REQUESTED', sequence: 0, code: expect.stringMatching(/^SE25-[0-9a-f]{8}$/), heldOn: null });
    const scheduled = await step('scheduleSideEvent', await step('approveSideEvent', await step('reviewSideEvent', asked)), place({ day: '2026-12-08' }));
    expect(scheduled).toMatchObject({ version: 4, status: 'SCHEDULED', sequence: 0, heldOn: '2026-12-08', room: 'Oceania' });
    time = '2026-11-25T09:00:00.000Z';
    const moved = await step('moveSideEvent', scheduled, { ...place({ day: '2026-12-09', room: 'Europe 1' }), reason: 'the room is needed' });
    expect(moved).toMatchObject({ status: 'MOVED', sequence: 1, room: 'Europe 1' });
    const again = await step('moveSideEvent', moved, { ...place({ day: '2026-12-09', room: 'Europe 2' }), reason: 'larger' });
    expect(again).toMatchObject({ status: 'MOVED', sequence: 2 });
    time = '2026-12-09T20:00:00.000Z';
    const held = await step('reportSideEventHeld', again, { attendance: 95, reportUrl: 'https://example.org/report' }, fidh);
    expect(held).toMatchObject({ status: 'HELD', sequence: 2, version: 7 });
    const { sideEvent } = await record.ask(`query ($code: String!) { sideEvent(code: $code) { format languages capacity streamUrl attendance reportUrl confidence sources { key }
      requestedBy { __typename ... on State { iso3 } } topics { code } organizers { role agent { ... on State { iso3 } ... on Organization { code } } } } }`, { code: asked.code });
    expect(sideEvent).toEqual({
      format: 'HYBRID', languages: ['en', 'fr'], capacity: 80, streamUrl: 'https://example.org/live', attendance: 95, reportUrl: 'https://example.org/report',
      confidence: 'VERIFIED', sources: [{ key: 'S-RECORD' }], requestedBy: { __typename: 'State', iso3: 'SEN' }, topics: [{ code: 'COMPLEMENTARITY' }],
      organizers: [{ role: 'LEAD', agent: { iso3: 'SEN' } }, { role: 'CO_ORGANIZER', agent: { code: 'fidh' } }, { role: 'HOST', agent: { iso3: 'NLD' } }],
    });
    const events = await feed(secretariat, { subject: asked.id });
    const own = 'state:SEN state:NLD organization:fidh';
    expect(events.map(({ type, audience }: any) => [type, audience])).toEqual([
      ['SideEventRequested', own], ['SideEventTakenUnderReview', own], ['SideEventApproved', own],
      ['SideEventScheduled', 'public'], ['SideEventMoved', 'public'], ['SideEventMoved', 'public'], ['SideEventHeld', 'public'],
    ]);
    expect(events[4]).toMatchObject({
      session: '25', topics: ['COMPLEMENTARITY'], states: ['SEN', 'NLD'], organizations: ['fidh'], changedFields: ['status', 'room', 'heldOn', 'sequence'],
      payload: { room: 'Europe 1', heldOn: '2026-12-09', startTime: '13:15', sequence: 1, before: { room: 'Oceania', heldOn: '2026-12-08', startTime: '13:15', endTime: '14:45' } },
    });
    expect(JSON.stringify(events)).not.toContain('the room is needed');
    expect(await loaded.database.query(`select reason from civil_society.audit where deed = 'moveSideEvent' and version = 5`)).toEqual([{ reason: 'the room is needed' }]);
    // What the record said before it was moved is still to be had; what was not announced is not, for those whom it does not concern.
    const known = async (knownAt: string, actor?: typeof fidh) =>
      (await record.ask('query ($code: String!, $asOf: AsOf) { sideEvent(code: $code, asOf: $asOf) { status room version } }', { code: asked.code, asOf: { knownAt } }, actor)).sideEvent;
    expect(await known('2026-11-24T10:00:00Z')).toEqual({ status: 'SCHEDULED', room: 'Oceania', version: 4 });
    expect(await known('2026-11-24T08:00:00Z')).toBeNull();
    expect(await known('2026-12-31T00:00:00Z')).toEqual({ status: 'HELD', room: 'Europe 2', version: 7 });
  });

  it('that is cancelled stays visible if it was announced, frees its room, and follows the calendar', async () => {
    const day = freeDay();
    const first = await step('scheduleSideEvent', await approved(), place({ day }));
    const cancelled = await step('cancelSideEvent', first, { reason: 'the speakers are ill' }, fidh);
    expect(cancelled).toMatchObject({ status: 'CANCELLED', sequence: 1, room: 'Oceania', heldOn: day });
    const { sideEvent } = await record.ask('query ($code: String!) { sideEvent(code: $code) { status sequence } }', { code: first.code });
    expect(sideEvent).toEqual({ status: 'CANCELLED', sequence: 1 });
    expect(await step('scheduleSideEvent', await approved(hrw), place({ day }))).toMatchObject({ status: 'SCHEDULED' });
    const [event] = (await feed(secretariat, { subject: first.id, types: ['SideEventCancelled'] }));
    expect(event).toMatchObject({ audience: 'public', payload: { status: 'CANCELLED', sequence: 1 } });
  });
});

describe('who speaks at a side event', () => {
  const SPEAKERS = 'id code version speakers { id role agent { ... on State { iso3 } ... on Organization { code } } }';
  const name = (event: any, more: object, actor = fidh) => record.does(actor, 'nameSideEventSpeaker', 'sideEvent', { id: event.id, expectedVersion: event.version, ...more }, SPEAKERS);

  it('is named by its organizers, in order, and found by; what was said before is still to be had', async () => {
    time = '2026-11-24T09:00:00.000Z';
    const asked = await request(fidh, { title: 'Speakers of note' });
    const chair = (await name(asked, { state: 'SEN', role: 'MODERATOR' })).entity;
    time = '2026-11-24T11:00:00.000Z';
    const both = (await name(chair, { organization: 'hrw' })).entity;
    expect(both).toMatchObject({ version: 3, speakers: [{ role: 'MODERATOR', agent: { iso3: 'SEN' } }, { role: 'PANELLIST', agent: { code: 'hrw' } }] });
    const found = (filter: object) => record.ask('query ($filter: SideEventFilter) { sideEvents(first: 5, filter: $filter) { nodes { title } summary(groupBy: [SPEAKER_ORGANIZATIONS]) { groups { key { value } count } } } }', { filter }, fidh);
    for (const filter of [{ speakerStates: { has: 'SEN' } }, { speakerOrganizations: { has: 'hrw' } }]) {
      expect((await found(filter)).sideEvents).toEqual({ nodes: [{ title: 'Speakers of note' }], summary: { groups: [{ key: [{ value: 'hrw' }], count: 1 }] } });
    }
    const off = await record.done(fidh, 'removeSideEventSpeaker', 'sideEvent', { id: asked.id, expectedVersion: 3, speaker: both.speakers[0].id }, SPEAKERS);
    expect(off.speakers).toEqual([both.speakers[1]]);
    const known = (knownAt: string) => record.ask('query ($code: String!, $asOf: AsOf) { sideEvent(code: $code, asOf: $asOf) { version speakers { id role } } }', { code: asked.code, asOf: { knownAt } }, fidh);
    expect((await known('2026-11-24T10:00:00Z')).sideEvent).toEqual({ version: 2, speakers: [{ id: both.speakers[0].id, role: 'MODERATOR' }] });
    const events = await feed(fidh, { subject: asked.id });
    expect(events.map(({ type, changedFields, payload }: any) => [type, changedFields, payload.speaker?.state ?? payload.speaker?.organization])).toEqual([
      ['SideEventRequested', ['status'], undefined], ['SideEventSpeakerNamed', ['speakers'], 'SEN'], ['SideEventSpeakerNamed', ['speakers'], 'hrw'], ['SideEventSpeakerRemoved', ['speakers'], 'SEN'],
    ]);
  });

  it('is one State or organization on record in each role, of an event that is not cancelled, named by those behind it', async () => {
    const asked = await request();
    const spoken = (await name(asked, { state: 'SEN' })).entity;
    const refused = async (more: object, actor = fidh) => (await name(spoken, more, actor)).userErrors.map(({ code, message }) => `${code} ${message}`);
    expect(await refused({ state: 'SEN' })).toEqual(['RULE_BROKEN a State or an organization is named once in each role']);
    expect(await refused({ state: 'SEN', organization: 'hrw' })).toEqual(['BAD_USER_INPUT A speaker is a State, an organization or a participant.']);
    expect(await refused({})).toEqual(['BAD_USER_INPUT A speaker is a State, an organization or a participant.']);
    expect(await refused({ organization: 'no-such' })).toEqual(['BAD_USER_INPUT One of the States or organizations in organization is not on record.']);
    expect((await refused({ state: 'FRA' }, hrw))[0]).toMatch(/^NOT_FOUND/);
    expect((await record.does(fidh, 'removeSideEventSpeaker', 'sideEvent', { id: asked.id, expectedVersion: 2, speaker: '00000000-0000-4000-8000-000000000000' })).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    const cancelled = await step('cancelSideEvent', spoken, { reason: 'x' }, fidh);
    expect((await name(cancelled, { state: 'FRA' })).userErrors).toMatchObject([{ message: 'speakers are named of a side event that was requested here and is not cancelled' }]);
    const [ofTheDataSet] = await loaded.database.query(`select id, version from civil_society.side_event where status is null limit 1`);
    expect((await name({ id: globalId('SideEvent', ofTheDataSet.id), version: 1 }, { state: 'FRA' }, secretariat)).userErrors).toMatchObject([{ code: 'RULE_BROKEN' }]);
    for (const speakers of ['{}', '[{}]', '["x"]', '[{"state": "SEN", "organization": "hrw", "role": "KEYNOTE"}]', '[{"state": null, "organization": null, "role": "KEYNOTE"}]', '[{"state": "SEN", "organization": null, "role": "SINGER"}]']) {
      await expect(loaded.database.query(`update civil_society.side_event set speakers = $1::jsonb where id = $2`, [speakers, ofTheDataSet.id])).rejects.toMatchObject({ driverError: { constraint: 'a_speaker_is_a_state_or_an_organization_in_a_role' } });
    }
  });
});

describe('until it is scheduled, nobody but its organizers and the secretariat', () => {
  it('sees it, in lists, counts, summaries, search, by its id or code, in the past, or in the feed', async () => {
    const hushed = await request(fidh, { title: 'Whispered zugzwang', organizers: [{ organization: 'fidh', role: 'LEAD' }, { state: 'SEN', role: 'CO_SPONSOR' }] });
    await step('cancelSideEvent', await request(fidh, { title: 'Withdrawn zugzwang' }), { reason: 'no money' }, fidh);
    const query = `query ($code: String!, $ids: [_Any!]!, $asOf: AsOf) {
      byCode: sideEvent(code: $code) { title } past: sideEvent(code: $code, asOf: $asOf) { title }
      sideEvents(first: 100, filter: { title: { contains: "zugzwang" } }) { totalCount nodes { title } summary { count } }
      pastEvents: sideEvents(first: 100, asOf: $asOf, filter: { title: { contains: "zugzwang" } }) { totalCount }
      searchCivilSociety(q: "zugzwang") { totalCount hits { node { ... on SideEvent { title } } } facets { buckets { count } } }
      organization(code: "fidh") { sideEvents(first: 100, filter: { title: { contains: "zugzwang" } }) { totalCount nodes { title } } participationProfile { sideEvents } }
      _entities(representations: $ids) { ... on SideEvent { title } ... on Session { sideEvents(first: 100, filter: { title: { contains: "zugzwang" } }) { totalCount summary { count } } } ... on State { coHostedSideEvents(first: 100, filter: { title: { contains: "zugzwang" } }) { totalCount } } } }`;
    const ids = [{ __typename: 'SideEvent', id: hushed.id }, { __typename: 'Session', code: '25' }, { __typename: 'State', iso3: 'SEN' }];
    const seen = (actor?: typeof fidh) => record.ask(query, { code: hushed.code, ids, asOf: { knownAt: time } }, actor);
    const nobodies = [PUBLIC, hrw, coalition, delegation('NLD'), { ...hrw, organization: null }, { ...hrw, role: 'delegation' as const, organization: 'fidh', state: null }];
    for (const actor of nobodies) {
      const answer = await seen(actor as never);
      expect(JSON.stringify(answer)).not.toMatch(/zugzwang/i);
      expect(answer).toMatchObject({
        byCode: null, past: null, sideEvents: { totalCount: 0, nodes: [], summary: { count: 0 } }, pastEvents: { totalCount: 0 }, searchCivilSociety: { totalCount: 0, hits: [] },
        organization: { sideEvents: { totalCount: 0, nodes: [] } }, _entities: [null, { sideEvents: { totalCount: 0, summary: { count: 0 } } }, { coHostedSideEvents: { totalCount: 0 } }],
      });
      expect((await feed(actor as never)).filter(({ subject }: any) => subject.id === hushed.id)).toEqual([]);
    }
    for (const [actor, count] of [[fidh, 2], [secretariat, 2], [delegation('SEN'), 1]] as const) {
      const answer = await seen(actor);
      expect(answer).toMatchObject({
        byCode: { title: 'Whispered zugzwang' }, past: { title: 'Whispered zugzwang' }, sideEvents: { totalCount: count, summary: { count } }, searchCivilSociety: { totalCount: count },
        _entities: [{ title: 'Whispered zugzwang' }, { sideEvents: { totalCount: count } }, { coHostedSideEvents: { totalCount: 1 } }],
      });
      expect((await feed(actor)).filter(({ subject }: any) => subject.id === hushed.id)).toHaveLength(1);
      // What is not announced is not counted for what an organization did, whoever asks.
      expect(answer.organization.participationProfile).toEqual((await seen()).organization.participationProfile);
    }
  }, 30_000);
});

describe('whose it is', () => {
  const refused = async (actor: typeof fidh, deed: string, event: { id: string; version: number }, more: object) =>
    (await record.does(actor, deed, 'sideEvent', { id: event.id, expectedVersion: event.version, ...more })).userErrors;

  it('"not yours" and "not there" are one answer, for every deed with every id of another', async () => {
    const [ours, theirs] = [await request(fidh), await request(hrw)];
    const nothing = { id: globalId('SideEvent', '00000000-0000-4000-8000-000000000000'), version: 1 };
    const announced = await step('scheduleSideEvent', await approved(hrw), place());
    const deeds: [string, object][] = [
      ['reviewSideEvent', {}], ['approveSideEvent', {}], ['scheduleSideEvent', place()], ['moveSideEvent', { ...place(), reason: 'x' }], ['cancelSideEvent', { reason: 'x' }], ['reportSideEventHeld', {}],
    ];
    for (const [deed, more] of deeds) {
      const told = await refused(fidh, deed, nothing, more);
      expect(told).toMatchObject([{ code: 'NOT_FOUND', field: null, rule: null }]);
      for (const event of [theirs, announced, { ...ours, id: globalId('Organization', '00000000-0000-4000-8000-000000000000') }]) expect(await refused(fidh, deed, event, more)).toEqual(told);
      for (const actor of [delegation('SEN'), coalition]) expect(await refused(actor, deed, ours, more)).toEqual(told);
    }
    for (const deed of ['reviewSideEvent', 'approveSideEvent']) expect(await refused(fidh, deed, ours, {})).toMatchObject([{ code: 'NOT_FOUND' }]);
    const { errors } = await record.answer(`mutation { requestSideEvent(input: { idempotencyKey: "12345678", session: "25", title: "x" }) { userErrors { code } } }`);
    expect(errors[0].extensions.code).toBe('UNAUTHENTICATED');
  }, 30_000);
});

describe('refused', () => {
  it.each<[object, object]>([
    [{ session: '99' }, { code: 'NOT_FOUND' }],
    [{ session: '\u0000' }, { code: 'BAD_USER_INPUT', field: 'session' }],
    [{ title: '  ' }, { code: 'BAD_USER_INPUT', field: 'title' }],
    [{ title: 'a\ud800' }, { code: 'BAD_USER_INPUT', field: 'title' }],
    [{ title: 'x'.repeat(501) }, { code: 'BAD_USER_INPUT', field: 'title' }],
    [{ capacity: -1 }, { code: 'BAD_USER_INPUT', field: 'capacity' }],
    [{ capacity: 2147483647 }, { code: 'BAD_USER_INPUT', field: 'capacity' }],
    [{ streamUrl: 'javascript:alert(1)' }, { code: 'BAD_USER_INPUT', field: 'streamUrl' }],
    [{ languages: ['x1'] }, { code: 'BAD_USER_INPUT', field: 'languages' }],
    [{ expectedVersion: 1 }, { code: 'CONFLICT' }],
    [{ idempotencyKey: 'short' }, { code: 'BAD_USER_INPUT', field: 'idempotencyKey' }],
    [{ organizers: [{ organization: 'fidh', role: 'LEAD' }, { organization: 'acme', role: 'HOST' }] }, { code: 'BAD_USER_INPUT', field: 'organizers' }],
    [{ organizers: [{ organization: 'fidh', role: 'LEAD' }, { state: 'XXX', role: 'HOST' }] }, { code: 'BAD_USER_INPUT', field: 'organizers' }],
    [{ organizers: [{ organization: 'hrw', role: 'LEAD' }] }, { code: 'RULE_BROKEN', message: 'whoever requests a side event is one of its organizers' }],
  ])('%j, with nothing written', async (wrong, expected) => {
    const count = async () => (await loaded.database.query('select count(*)::int as rows, (select last_seq from civil_society.feed_head) as told from civil_society.side_event'))[0];
    const before = await count();
    expect(await record.does(fidh, 'requestSideEvent', 'sideEvent', { session: '25', title: 'Refused', ...wrong })).toMatchObject({ entity: null, userErrors: [expected] });
    expect(await count()).toEqual(before);
  });

  it.each([{ status: 'HELD' }, { id: 'x' }, { version: 3 }, { announced: true }, { capacity: 2147483648 }, { format: 'DANCE' }, { topics: ['X'] }])('what the input has no place for: %j', async (wrong) => {
    const query = 'mutation ($input: RequestSideEventInput!) { requestSideEvent(input: $input) { userErrors { code } } }';
    const { errors } = await record.answer(query, { input: { idempotencyKey: 'a-key-of-refusal', session: '25', title: 'x', ...wrong } }, fidh);
    expect(errors[0].extensions.code).toMatch(/^(BAD_USER_INPUT|GRAPHQL_VALIDATION_FAILED)$/);
  });

  it('a wrong step, a stale version, a day before its time, a move to nowhere else, and what came with the data set', async () => {
    const asked = await request();
    const told = async (deed: string, event: { id: string; version: number }, more: object = {}) =>
      (await record.does(secretariat, deed, 'sideEvent', { id: event.id, expectedVersion: event.version, ...more })).userErrors[0];
    expect(await told('approveSideEvent', asked)).toMatchObject({ code: 'RULE_BROKEN', message: 'a side event is approved after a review' });
    expect(await told('approveSideEvent', { ...asked, version: 7 })).toMatchObject({ code: 'CONFLICT' });
    const where = place({ day: '2099-01-01' });
    const scheduled = await step('scheduleSideEvent', await approved(), where);
    expect(await told('reportSideEventHeld', scheduled)).toMatchObject({ message: 'a side event is not reported held before its day' });
    expect(await told('moveSideEvent', scheduled, { ...where, reason: 'x' })).toMatchObject({ message: 'what is moved has another room or time than before' });
    const { sideEvent } = await record.ask('{ sideEvent(code: "SE21-01") { id version } }');
    expect(await told('moveSideEvent', sideEvent, { ...where, reason: 'x' })).toMatchObject({ message: 'a side event is moved while it is scheduled' });
  });
});

describe('a room holds one side event at a time', () => {
  it('of fifty schedulings at once in one room one is done, and the others are told the rule', async () => {
    const asked = await Promise.all(Array.from({ length: 50 }, (_, index) => request(index % 2 === 0 ? fidh : hrw)));
    await loaded.database.query(`update civil_society.side_event set status = 'APPROVED' where status = 'REQUESTED' and code = any($1)`, [asked.map(({ code }) => code)]);
    const day = freeDay();
    const outcomes = await Promise.all(
      asked.map(({ id, version }, index) => record.does(secretariat, 'scheduleSideEvent', 'sideEvent', { id, expectedVersion: version, room: index % 3 ? 'Yangtze' : 'YANGTZE', day, start: `1${index % 3}:30`, end: '15:00' })),
    );
    expect(outcomes.filter(({ userErrors }) => userErrors.length === 0)).toHaveLength(1);
    const refusals = outcomes.flatMap(({ userErrors }) => userErrors);
    expect(new Set(refusals.map(({ code, message }) => `${code}: ${message}`))).toEqual(new Set(['RULE_BROKEN: a room holds one side event at a time']));
    const [{ held }] = await loaded.database.query(`select count(*)::int as held from civil_society.side_event where held_on = $1`, [day]);
    expect(held).toBe(1);
  }, 30_000);

  it('whatever is scheduled, moved, cancelled: no two overlap in a room, and nothing is refused that does not', async () => {
    const minutes = fc.integer({ min: 0, max: 7 }).map((quarter) => `10:${String(quarter * 7).padStart(2, '0')}`);
    const asked = fc.record({ deed: fc.constantFrom('schedule', 'move', 'cancel'), which: fc.nat({ max: 3 }), room: fc.constantFrom('A', 'B', null), start: minutes, end: minutes });
    await fc.assert(
      fc.asyncProperty(fc.array(asked, { minLength: 3, maxLength: 10 }), async (deeds) => {
        const day = freeDay();
        const events: any[] = [];
        for (let which = 0; which < 4; which++) {
          const id = crypto.randomUUID();
          await loaded.database.query(
            `insert into civil_society.side_event (id, code, session_code, session_opens_on, title, co_host_states, co_host_organizations, topics, status, announced, format, confidence, source_keys)
             values ($1, $2, '25', '2026-12-07', 'x', '{}', '{fidh}', '{}', 'APPROVED', false, $3, 'VERIFIED', '{S-RECORD}')`, [id, `X-${id}`, which === 3 ? 'ONLINE' : 'IN_PERSON']);
          events.push({ id: globalId('SideEvent', id), version: 1, status: 'APPROVED', format: which === 3 ? 'ONLINE' : 'IN_PERSON' });
        }
        for (const { deed, which, start, end, room: any } of deeds) {
          const room = which === 3 ? null : (any ?? 'A');
          const was = events[which];
          const input = { id: was.id, expectedVersion: was.version, ...(deed === 'cancel' ? {} : { day, room, start, end }), ...(deed === 'schedule' ? {} : { reason: 'x' }) };
          const { entity, userErrors } = await record.does(secretariat, `${deed}SideEvent`, 'sideEvent', input, SEEN);
          const as = { room, heldOn: day, startTime: start, endTime: end } as SideEvent;
          const taken = events.some((other, index) => index !== which && ['SCHEDULED', 'MOVED'].includes(other.status) && clash(as, other));
          const [message] = userErrors.map((error) => error.message);
          if (message === 'a room holds one side event at a time') expect(taken).toBe(true);
          else if (deed !== 'cancel' && entity) expect(taken).toBe(false);
          if (entity) events[which] = { ...was, ...entity };
        }
      }),
      { numRuns: 25 },
    );
  }, 30_000);

  it('is held to by the database itself, and not online', async () => {
    const [one, other] = [await step('scheduleSideEvent', await approved(), place({ day: '2098-01-01' })), await step('scheduleSideEvent', await approved(), place({ day: '2098-01-02' }))];
    expect([one.status, other.status]).toEqual(['SCHEDULED', 'SCHEDULED']);
    const move = (room: string) => loaded.database.query(`update civil_society.side_event set held_on = '2098-01-01', room = $1 where code = $2`, [room, other.code]);
    await expect(move('oceania')).rejects.toMatchObject({ driverError: { constraint: 'a_room_holds_one_side_event_at_a_time' } });
    const online = () => approved(fidh, { format: 'ONLINE' }).then((event) => step('scheduleSideEvent', event, place({ room: null, day: '2098-01-01' })));
    expect((await Promise.all([online(), online()])).map(({ room }) => room)).toEqual(['online', 'online']);
    await expect(loaded.database.query(`update civil_society.side_event set room = null where code = $1`, [one.code])).rejects.toMatchObject({ driverError: { constraint: 'a_scheduled_side_event_has_its_time_and_place' } });
  });
});

it('no N+1: what is asked of a page of side events takes one statement a relation, as known now or then', async () => {
  loaded.statements.forget();
  const { sideEvents } = await record.ask(`query ($asOf: AsOf) { sideEvents(first: 100, asOf: $asOf, orderBy: [{ field: heldOn, direction: DESC }]) { nodes { status version requestedBy { ... on Organization { name } } organizers { agent { ... on Organization { name } } } speakers { role agent { ... on Organization { name } } } } } }`, { asOf: { knownAt: '2026-12-31' } }, secretariat);
  expect(sideEvents.nodes.length).toBeGreaterThan(50);
  expect(loaded.statements.seen).toHaveLength(2);
});

it('the past has every column of the present', async () => {
  const columns = (table: string) => loaded.database.query(`select column_name, data_type from information_schema.columns where table_schema = 'civil_society' and table_name = $1 and column_name <> 'known_to' order by 1`, [table]);
  expect(await columns('side_event_past')).toEqual(await columns('side_event'));
});
