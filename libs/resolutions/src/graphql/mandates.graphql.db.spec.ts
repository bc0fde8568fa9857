import { PUBLIC, type Actor } from '@assembly-graph/kernel';
import { globalId } from '@assembly-graph/platform/graph';
import { postgresFeed } from '@assembly-graph/platform/sql';
import { loadedDatabase, type LoadedDatabase } from '@assembly-graph/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { statusOn } from '../domain/mandate.ts';
import { resolutionsData, resolutionsStorage } from '../index.ts';
import { askResolutions, delegationOf, type AskResolutions } from '../testing/ask-resolutions.ts';

const NOW = '2026-11-24T12:00:00.000Z';
let graph: AskResolutions & LoadedDatabase;
let time = NOW;
beforeAll(async () => void (graph = askResolutions(await loadedDatabase({ storage: resolutionsStorage, data: resolutionsData }), { now: () => time })));
afterAll(() => graph.close());
beforeEach(() => {
  time = NOW;
  graph.statements.forget();
});

type Thing = { id: string; version: number };
const uuid = (id: string) => Buffer.from(id, 'base64url').toString().split(':')[1]!;
const ADOPTED: Record<string, string> = {};
let labels = 0;
/** A paragraph of a resolution of the data set; its day is on record there. */
async function paragraphOf(symbol: string, more: object = {}): Promise<string> {
  const { resolution } = await graph.ask('query ($symbol: String!) { resolution(symbol: $symbol) { id adoptedOn } }', { symbol });
  ADOPTED[symbol] = resolution.adoptedOn;
  return (await graph.done('enterParagraph', { resolution: resolution.id, part: 'OPERATIVE', label: `OP ${++labels}`, position: labels, verb: 'Requests', ...more })).id;
}
const wanted = (paragraph: string, more: object = {}) => ({ paragraph, addressee: 'BUREAU', verb: 'report', due: 'SESSION', dueSession: '18', ...more });
const registered = async (symbol: string, more: object = {}): Promise<Thing> => graph.done('registerMandate', wanted(await paragraphOf(symbol), more));
const does = (deed: string, of: Thing, more: object, selection = 'id version status', actor?: Actor) => graph.done(deed, { id: of.id, expectedVersion: of.version, ...more }, actor, selection);
const tries = async (deed: string, of: Thing, more: object, actor?: Actor) => (await graph.tried(deed, { id: of.id, expectedVersion: of.version, ...more }, actor)).userErrors;
const statusOf = async ({ id }: Thing, asOf: object | null = null) => {
  const { mandates } = await graph.ask('query ($asOf: AsOf) { mandates(first: 100, asOf: $asOf) { nodes { id status } } }', { asOf });
  return mandates.nodes.find((one: Thing) => one.id === id)?.status ?? null;
};
const events = async ({ id }: Thing) => (await postgresFeed(graph.database.manager, 'resolutions').read(null, 1_000)).events.filter(({ subject }) => subject.id === uuid(id));
const ANSWER = { document: 'ICC-ASP/18/23', session: '18', reportedOn: '2019-11-20' };

describe('a mandate', () => {
  it('is registered with its source, found from its resolution and its topics, and told', async () => {
    const paragraph = await paragraphOf('ICC-ASP/16/Res.6', { topics: ['COOPERATION'] });
    const selection = `id version addressee verb due dueOn dueSession { code } madeOn status session { code } paragraph { label } resolution { symbol } topics { code } followUps { document { symbol } } supersededBy { id } confidence sources { key }`;
    const mandate = await graph.done('registerMandate', wanted(paragraph, { verb: ' report ' }), undefined, selection);
    expect(mandate).toEqual({
      id: mandate.id, version: 1, addressee: 'BUREAU', verb: 'report', due: 'SESSION', dueOn: null, dueSession: { code: '18' }, madeOn: ADOPTED['ICC-ASP/16/Res.6'], status: 'OVERDUE', session: { code: '16' },
      paragraph: { label: `OP ${labels}` }, resolution: { symbol: 'ICC-ASP/16/Res.6' }, topics: [{ code: 'COOPERATION' }], followUps: [], supersededBy: null, confidence: 'VERIFIED', sources: [{ key: 'S-RECORD' }],
    });
    const { found } = await graph.ask(`query ($mandate: ID!) { found: _entities(representations: [{ __typename: "Topic", code: "COOPERATION" }, { __typename: "Resolution", symbol: "ICC-ASP/16/Res.6" },
      { __typename: "Mandate", id: $mandate }]) { ... on Topic { mandates(first: 5) { nodes { id } } } ... on Resolution { mandates(first: 5) { nodes { id } } }
      ... on Mandate { id } } }`, { mandate: mandate.id });
    expect(found).toEqual([...Array(2).fill({ mandates: { nodes: [{ id: mandate.id }] } }), { id: mandate.id }]);
    expect(await events(mandate)).toMatchObject([{
      type: 'MandateRegistered', subjectVersion: 1, topics: ['COOPERATION'], session: '16', audience: 'public',
      payload: { resolution: 'ICC-ASP/16/Res.6', addressee: 'BUREAU', dueKind: 'SESSION', dueSession: '18' },
    }]);
    expect((await graph.tried('registerMandate', wanted(paragraph))).userErrors).toMatchObject([{ code: 'RULE_BROKEN', message: 'a paragraph asks a thing of somebody once' }]);
  });

  it('has the topics of its resolution where its paragraph has none, also once those are corrected', async () => {
    const mandate = await graph.done('registerMandate', wanted(await paragraphOf('ICC-ASP/14/Res.4')), undefined, 'id topics { code } resolution { id version topics { code } }');
    expect(mandate.topics).toEqual(mandate.resolution.topics);
    await does('correctResolution', mandate.resolution, { topics: ['TFV'], adoptedOn: '2015-11-25', reason: 'misread' }, 'id');
    const { mandates } = await graph.ask('{ mandates(first: 9, filter: { topics: { has: "TFV" } }) { nodes { id madeOn version } } }');
    expect(mandates.nodes).toEqual([{ id: mandate.id, madeOn: '2015-11-25', version: 2 }]);
  });

  it('is answered, late or not, and closed; each day of the past stays as it was', async () => {
    time = '2026-11-20T00:00:00.000Z';
    const mandate = await registered('ICC-ASP/17/Res.5');
    time = '2026-11-22T00:00:00.000Z';
    const answered = await does('linkFollowUp', mandate, ANSWER, 'id version status reportedOn followUps { document { symbol } session { code } }');
    expect(answered).toMatchObject({ status: 'REPORTED', version: 2, followUps: [{ document: { symbol: 'ICC-ASP/18/23' }, session: { code: '18' } }] });
    expect(await tries('linkFollowUp', answered, ANSWER)).toMatchObject([{ message: 'a document answers a mandate once' }]);
    const twice = await does('linkFollowUp', answered, { document: 'ICC-ASP/18/9', session: '18', reportedOn: '2019-10-01' }, 'id version reportedOn');
    expect(twice.reportedOn).toBe('2019-10-01');
    const closed = await does('closeMandate', twice, { closedOn: '2020-12-16', reason: 'nothing private' });
    expect(closed.status).toBe('CLOSED');
    expect(await tries('linkFollowUp', closed, { ...ANSWER, document: 'ICC-ASP/19/1' })).toMatchObject([{ message: 'a mandate that was superseded or closed stays so, and is answered no more' }]);
    const days = ['2018-12-01', '2019-09-30', '2019-10-01', '2020-12-16'].map((at) => statusOf(mandate, { at }));
    expect(await Promise.all(days)).toEqual([null, 'OPEN', 'REPORTED', 'CLOSED']);
    expect(await statusOf(mandate, { knownAt: '2026-11-21T00:00:00Z' })).toBe('OVERDUE');
    expect(await statusOf(mandate, { at: '2019-09-30', knownAt: '2026-11-21T00:00:00Z' })).toBe('OPEN');
    const told = await events(mandate);
    expect(told.map(({ type, subjectVersion, payload }) => [type, subjectVersion, payload.document ?? null])).toEqual([
      ['MandateRegistered', 1, null], ['MandateReported', 2, 'ICC-ASP/18/23'], ['MandateReported', 3, 'ICC-ASP/18/9'], ['MandateClosed', 4, null],
    ]);
    expect(JSON.stringify(told)).not.toContain('nothing private');
  });

  it('superseded by a later one is not overdue from that day on', async () => {
    const [earlier, later] = [await registered('ICC-ASP/16/Res.1'), await registered('ICC-ASP/18/Res.1', { dueSession: '20' })];
    expect(await statusOf(earlier)).toBe('OVERDUE');
    expect(await tries('supersedeMandate', later, { by: earlier.id })).toMatchObject([{ message: 'a mandate is superseded by one that was given later' }]);
    expect(await tries('supersedeMandate', earlier, { by: earlier.id })).toMatchObject([{ message: 'a mandate is superseded by one that was given later' }]);
    const superseded = await does('supersedeMandate', earlier, { by: later.id }, 'id version status supersededOn supersededBy { id }');
    expect(superseded).toMatchObject({ status: 'SUPERSEDED', supersededOn: ADOPTED['ICC-ASP/18/Res.1'], supersededBy: { id: later.id } });
    const { mandates } = await graph.ask('{ mandates(first: 50, filter: { status: { eq: OVERDUE }, addressee: { eq: BUREAU } }) { nodes { id } summary(groupBy: [STATUS]) { groups { key { value } } } } }');
    expect(mandates.nodes).toContainEqual({ id: later.id });
    expect(mandates.nodes).not.toContainEqual({ id: earlier.id });
    expect(mandates.summary.groups).toEqual([{ key: [{ value: 'OVERDUE' }] }]);
    // How far mandates were answered, by addressee or session, is a summary of the list; on an earlier day the superseded one is open still, and the later was not given.
    const completion = (await graph.ask(`{ now: mandates(first: 1) { totalCount by: summary(groupBy: [ADDRESSEE, STATUS]) { count groups { key { value } count } } bySession: summary(groupBy: [SESSION, STATUS], orderBy: KEY) { groups { key { value } count } } }
      then: mandates(first: 1, asOf: { at: "2019-12-05" }) { bySession: summary(groupBy: [SESSION, STATUS], orderBy: KEY) { groups { key { value } } } } }`));
    const keys = (groups: any[]) => groups.map(({ key }) => key.map(({ value }: any) => value).join(' '));
    expect(completion.now.by.groups.reduce((sum: number, { count }: any) => sum + count, 0)).toBe(completion.now.totalCount);
    expect(keys(completion.now.by.groups)).toEqual(expect.arrayContaining(['BUREAU OVERDUE', 'BUREAU SUPERSEDED']));
    expect(keys(completion.now.bySession.groups)).toEqual(expect.arrayContaining(['16 SUPERSEDED', '18 OVERDUE']));
    expect(keys(completion.then.bySession.groups)).toContain('16 OPEN');
    expect(keys(completion.then.bySession.groups).filter((key) => key.startsWith('18 '))).toEqual([]);
    expect((await events(earlier)).at(-1)).toMatchObject({ type: 'MandateSuperseded', payload: { supersededBy: uuid(later.id) } });
  });

  it('due by a session still to come is overdue only once something is decided after that', async () => {
    const mandate = await registered('ICC-ASP/23/Res.1', { dueSession: '27' });
    time = '2031-12-31T12:00:00.000Z';
    expect(await statusOf(mandate)).toBe('OPEN');
    const decision = { subject: 'REPORT', matter: 'Report of the Bureau', mode: 'CONSENSUS', result: 'ADOPTED', topics: [] };
    await graph.done('recordDecision', { ...decision, session: '27', decidedOn: '2028-12-01' });
    expect(await statusOf(mandate)).toBe('OPEN');
    await graph.done('recordDecision', { ...decision, session: '28', decidedOn: '2029-12-05' });
    expect(await Promise.all([statusOf(mandate), statusOf(mandate, { at: '2029-12-04' })])).toEqual(['OVERDUE', 'OPEN']);
  });

  it('due by a day is overdue the day after', async () => {
    const mandate = await registered('ICC-ASP/21/Res.1', { due: 'DATE', dueOn: '2023-06-30', dueSession: null });
    expect(await Promise.all(['2023-06-30', '2023-07-01'].map((at) => statusOf(mandate, { at })))).toEqual(['OPEN', 'OVERDUE']);
  });

  it('stands in the database as the rule says, whatever was done when', async () => {
    const { id } = await registered('ICC-ASP/15/Res.5', { verb: 'submit' });
    const closes: { code: string; closes_on: string }[] = await graph.database.query('select code, closes_on::text from resolutions.session_day');
    const day = fc.date({ min: new Date('2016-12-01'), max: new Date('2022-12-31'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));
    const made = '2016-11-24';
    await fc.assert(
      fc.asyncProperty(fc.constantFrom('15', '17', '18', '19R2', 'S1', null), fc.option(day), fc.option(day), fc.boolean(), day, async (dueSession, reported, ended, byClosing, on) => {
        const endedOn = ended;
        const reportedOn = endedOn !== null && reported !== null && reported > endedOn ? null : reported;
        const days = { reportedOn, closedOn: byClosing ? endedOn : null, supersededOn: byClosing ? null : endedOn };
        const due = dueSession === null ? { dueKind: 'DATE' as const, dueOn: '2018-06-30', dueSession } : { dueKind: 'SESSION' as const, dueOn: null, dueSession };
        const stage = days.closedOn ? 'CLOSED' : days.supersededOn ? 'SUPERSEDED' : reportedOn ? 'REPORTED' : 'OPEN';
        await graph.database.query(
          `update resolutions.mandate set made_on = $2, due_kind = $3, due_on = $4, due_session = $5, reported_on = $6, follow_up_symbols = $7, follow_up_sessions = $8,
             superseded_on = $9, superseded_by_id = $10, closed_on = $11, status = $12 where id = $1`,
          [uuid(id), made, due.dueKind, due.dueOn, due.dueSession, reportedOn, reportedOn ? ['X'] : [], reportedOn ? ['18'] : [], days.supersededOn, days.supersededOn ? uuid(id) : null, days.closedOn, stage],
        );
        expect(await statusOf({ id, version: 1 }, { at: on })).toBe(statusOn({ ...due, ...days }, on, (code) => closes.some((one) => one.code === code && one.closes_on < on)));
      }),
      { numRuns: 60 },
    );
  });
});

describe('nothing wrong is kept of a mandate', () => {
  it.each<[string, object, object]>([
    ['a mandate is due by a day, by a session, or at no time that is said: one of them', { dueOn: '2020-01-01' }, { code: 'RULE_BROKEN' }],
    ['a mandate is due after it was given', { dueSession: '9' }, { code: 'RULE_BROKEN' }],
    ['dueSession is the code of a session, e.g. "18", "19R2" or "S1".', { dueSession: 'next' }, { code: 'BAD_USER_INPUT', field: 'dueSession' }],
    ['verb must have 1 to 100 characters.', { verb: '  ' }, { code: 'BAD_USER_INPUT', field: 'verb' }],
    ['', { sources: ['S-NOWHERE'] }, { field: 'sources' }],
    ['', { paragraph: globalId('Resolution', '11111111-1111-4111-8111-111111111111') }, { code: 'NOT_FOUND' }],
  ])('%s %j', async (message, wrong, expected) => {
    const paragraph = await paragraphOf('ICC-ASP/22/Res.6');
    const { done, userErrors } = await graph.tried('registerMandate', wanted(paragraph, { dueSession: '24', ...wrong }));
    expect([done, userErrors]).toMatchObject([null, [message ? { ...expected, message } : expected]]);
    const { kept } = await graph.ask('{ kept: resolution(symbol: "ICC-ASP/22/Res.6") { mandates(first: 1) { totalCount } } }');
    expect(kept).toEqual({ mandates: { totalCount: 0 } });
  });

  it('a preamble gives none, nor does a draft', async () => {
    expect((await graph.tried('registerMandate', wanted(await paragraphOf('ICC-ASP/16/Res.4', { part: 'PREAMBULAR' })))).userErrors).toMatchObject([{ message: 'a preamble gives no mandate' }]);
    const begun = await graph.done('startDraft', { session: '25', title: 'x', kind: 'OTHER', sponsors: ['JPN'], startedOn: '2026-11-01' });
    const draft = await does('tableDraft', begun, { symbol: 'ICC-ASP/25/L.9', tabledOn: '2026-11-02' }, 'id version');
    const paragraph = await graph.done('enterParagraph', { draft: draft.id, part: 'OPERATIVE', label: 'OP 1', position: 1 });
    expect((await graph.tried('registerMandate', wanted(paragraph.id, { dueSession: '26' }))).userErrors).toMatchObject([{ message: 'a mandate is given by a paragraph of a resolution; a draft gives none before it is adopted' }]);
  });

  it('of answers and ends: their days, stale versions, others than the secretariat', async () => {
    const mandate = await registered('ICC-ASP/16/Res.4');
    expect(await tries('linkFollowUp', mandate, { ...ANSWER, reportedOn: '2017-01-01' })).toMatchObject([{ message: 'a mandate is answered, superseded and closed after it was given, not before' }]);
    expect(await tries('linkFollowUp', mandate, { ...ANSWER, reportedOn: '2026-11-25' })).toMatchObject([{ message: 'what came of a mandate is recorded once it came, not before' }]);
    expect(await tries('linkFollowUp', mandate, { ...ANSWER, session: '?' })).toMatchObject([{ code: 'BAD_USER_INPUT', field: 'session' }]);
    expect(await tries('linkFollowUp', mandate, { ...ANSWER, document: ' ' })).toMatchObject([{ code: 'BAD_USER_INPUT', field: 'document' }]);
    expect(await tries('linkFollowUp', mandate, { ...ANSWER, document: 'a\u0000b' })).toMatchObject([{ code: 'BAD_USER_INPUT', field: 'document' }]);
    expect(await tries('closeMandate', { ...mandate, version: 7 }, { closedOn: '2020-01-01', reason: 'x' })).toMatchObject([{ code: 'CONFLICT' }]);
    expect(await tries('supersedeMandate', mandate, { by: globalId('Mandate', '11111111-1111-4111-8111-111111111111') })).toMatchObject([{ code: 'NOT_FOUND' }]);
    for (const [deed, input] of [['linkFollowUp', ANSWER], ['closeMandate', { closedOn: '2020-01-01', reason: 'x' }], ['supersedeMandate', { by: mandate.id }]] as const) {
      expect(await tries(deed, mandate, input, delegationOf('JPN'))).toMatchObject([{ code: 'NOT_FOUND' }]);
    }
    expect(await events(mandate)).toHaveLength(1);
    const both = await Promise.all([tries('linkFollowUp', mandate, ANSWER), tries('closeMandate', mandate, { closedOn: '2020-01-01', reason: 'x' })]);
    expect(both.map(([error]) => error?.code ?? 'DONE').sort()).toEqual(['CONFLICT', 'DONE']);
    const anonymous = await graph.tried('registerMandate', wanted(await paragraphOf('ICC-ASP/16/Res.4')), PUBLIC).catch((error: Error) => error.message);
    expect(JSON.stringify(anonymous)).toMatch(/UNAUTHENTICATED/);
  });

  it.each([
    ["status = 'OVERDUE'", 'a_stage_follows_from_what_was_done'],
    ["status = 'CLOSED'", 'a_stage_follows_from_what_was_done'],
    ["due_on = '2030-01-01'", 'a_mandate_is_due_in_one_way'],
    ["closed_on = '2030-01-01', superseded_on = '2030-01-01', superseded_by_id = id, status = 'CLOSED'", 'a_mandate_ends_once'],
    ["reported_on = '2030-01-01', status = 'REPORTED'", 'what_was_answered_has_its_answers'],
    ["superseded_on = made_on, superseded_by_id = id, status = 'SUPERSEDED'", 'a_mandate_is_superseded_by_a_later_one'],
    ["closed_on = '2000-01-01', status = 'CLOSED'", 'what_comes_of_a_mandate_comes_after_it'],
  ])('the database itself refuses %s: %s', async (change, constraint) => {
    const mandate = await registered('ICC-ASP/20/Res.5', { dueSession: '30' });
    await expect(graph.database.query(`update resolutions.mandate set ${change} where id = $1`, [uuid(mandate.id)])).rejects.toMatchObject({ constraint });
  });
});

describe('no N+1: SQL statements by relation', () => {
  it.each([
    ['mandates(first: 100)', 'paragraph { label } resolution { symbol } topics { code } dueSession { code } followUps { document { symbol } } supersededBy { id } sources { key }', 5],
    ['resolutions(first: 100, filter: { session: { in: ["16", "20"] } })', 'mandates(first: 3) { totalCount nodes { status paragraph { label } } }', 4],
  ])('%s with %s take %i', async (list, selection, count) => {
    const { list: answer } = await graph.ask(`{ list: ${list} { nodes { id ${selection} } } }`);
    expect(answer.nodes.length).toBeGreaterThan(1);
    expect(graph.statements.seen).toHaveLength(count);
  });
});
