import { PUBLIC, type Actor } from '@assembly-graph/kernel';
import { globalId } from '@assembly-graph/platform/graph';
import { postgresFeed } from '@assembly-graph/platform/sql';
import { loadedDatabase, type LoadedDatabase } from '@assembly-graph/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { resolutionsData, resolutionsStorage } from '../index.ts';
import { askResolutions, delegationOf, secretariat, type AskResolutions } from '../testing/ask-resolutions.ts';

let graph: AskResolutions & LoadedDatabase;
let time = '2026-11-24T12:00:00.000Z';
beforeAll(async () => void (graph = askResolutions(await loadedDatabase({ storage: resolutionsStorage, data: resolutionsData }), { now: () => time })));
afterAll(() => graph.close());
beforeEach(() => {
  time = '2026-11-24T12:00:00.000Z';
  graph.statements.forget();
});

const japan = delegationOf('JPN');
const belgium = delegationOf('BEL');
const ngo: Actor = { ...PUBLIC, role: 'ngo', subject: 'ngo', organization: 'amnesty' };
let numbers = 100;
const begin = (more: object = {}, actor: Actor = secretariat) =>
  graph.done('startDraft', { session: '25', title: 'Cooperation with the Court', kind: 'COOPERATION', topics: ['COOPERATION'], sponsors: ['JPN'], startedOn: '2026-10-01', ...more }, actor, 'id version symbol status');
const does = (deed: string, draft: { id: string; version: number }, more: object = {}, actor?: Actor) =>
  graph.done(deed, { id: draft.id, expectedVersion: draft.version, ...more }, actor, 'id version symbol status');
const tries = (deed: string, draft: { id: string; version: number }, more: object = {}, actor?: Actor) => graph.tried(deed, { id: draft.id, expectedVersion: draft.version, ...more }, actor);
const symbol = () => `ICC-ASP/25/L.${++numbers}`;
const tabled = async (more: object = {}, at = symbol()) => does('tableDraft', await begin(more), { symbol: at, tabledOn: '2026-11-01' });
const events = async (id: string) => {
  const { events: all } = await postgresFeed(graph.database.manager, 'resolutions').read(null, 500);
  return all.filter(({ subject }) => globalId('Draft', subject.id) === id);
};

describe('a draft', () => {
  it('is tabled, revised and amended orally, each with its step, its symbol and its event', async () => {
    const at = symbol();
    let draft = await begin({ sponsors: ['JPN', 'BEL'], sponsoringBodies: ['BUREAU'], facilitator: 'FRA', agendaItem: globalId('AgendaItem', '11111111-1111-4111-8111-111111111111') });
    draft = await does('circulateInformally', draft, { circulatedOn: '2026-10-02' });
    draft = await does('circulateInformally', draft, { circulatedOn: '2026-10-09' });
    draft = await does('openSilenceProcedure', draft, { until: '2026-12-01T17:00:00+01:00' });
    draft = await does('tableDraft', draft, { symbol: at, tabledOn: '2026-11-01', url: 'https://example.org/l' });
    draft = await does('reviseDraft', draft, { revisedOn: '2026-11-03' });
    draft = await does('amendOrally', draft, { amendedOn: '2026-11-03', note: 'In paragraph 3, after "invites".' });
    draft = await does('reviseDraft', draft, { revisedOn: '2026-11-04' });
    expect(draft).toEqual({ id: draft.id, version: 8, symbol: at, status: 'REVISED' });
    const told = await graph.ask(
      `query ($symbol: String!) { draft(symbol: $symbol) { kind revision tabledOn session { code } agendaItem { id } topics { code } sponsors { iso3 } sponsorBodies facilitator { iso3 } becomes { id }
        sources { key } lifecycle(first: 20) { totalCount } versions(first: 20) { nodes { stage symbol revision takenOn silenceUntil note url sources { key } } } } }`,
      { symbol: `${at}/Rev.2` }, secretariat,
    );
    const entered = { note: null, url: null, silenceUntil: null, sources: [{ key: 'S-RECORD' }] };
    expect(told.draft).toEqual({
      kind: 'COOPERATION', revision: 2, tabledOn: '2026-11-01', session: { code: '25' }, topics: [{ code: 'COOPERATION' }], sponsors: [{ iso3: 'JPN' }, { iso3: 'BEL' }],
      agendaItem: { id: globalId('AgendaItem', '11111111-1111-4111-8111-111111111111') },
      sponsorBodies: ['BUREAU'], facilitator: { iso3: 'FRA' }, becomes: null, sources: [{ key: 'S-RECORD' }], lifecycle: { totalCount: 7 },
      versions: { nodes: [
        { ...entered, stage: 'INFORMAL', symbol: null, revision: 0, takenOn: '2026-10-02' },
        { ...entered, stage: 'INFORMAL', symbol: null, revision: 1, takenOn: '2026-10-09', silenceUntil: '2026-12-01T16:00:00.000Z' },
        { ...entered, stage: 'TABLED', symbol: at, revision: 0, takenOn: '2026-11-01', url: 'https://example.org/l' },
        { ...entered, stage: 'REVISED', symbol: `${at}/Rev.1`, revision: 1, takenOn: '2026-11-03' },
        { ...entered, stage: 'ORALLY_AMENDED', symbol: null, revision: null, takenOn: '2026-11-03', note: 'In paragraph 3, after "invites".' },
        { ...entered, stage: 'REVISED', symbol: `${at}/Rev.2`, revision: 2, takenOn: '2026-11-04' },
      ] },
    });
    expect((await events(draft.id)).map(({ type, subjectVersion, audience }) => [type, subjectVersion, audience])).toEqual([
      ['DraftStarted', 1, 'secretariat state:JPN state:BEL state:FRA'], ['DraftCirculated', 2, 'secretariat state:JPN state:BEL state:FRA'],
      ['DraftCirculated', 3, 'secretariat state:JPN state:BEL state:FRA'], ['DraftSilenceOpened', 4, 'secretariat state:JPN state:BEL state:FRA'],
      ['DraftTabled', 5, 'public'], ['DraftRevised', 6, 'public'], ['DraftOrallyAmended', 7, 'public'], ['DraftRevised', 8, 'public'],
    ]);
    expect((await events(draft.id))[4]).toMatchObject({ topics: ['COOPERATION'], session: '25', states: ['JPN', 'BEL', 'FRA'], occurredAt: '2026-11-01', payload: { symbol: at, kind: 'COOPERATION' } });
  });

  it('stays on record when it is withdrawn or left without action, and goes no further', async () => {
    const withdrawn = await does('withdrawDraft', await tabled(), { withdrawnOn: '2026-11-05', reason: 'no support' });
    const left = await does('recordNoAction', await tabled(), { on: '2026-11-06' });
    expect([withdrawn.status, left.status]).toEqual(['WITHDRAWN', 'NO_ACTION']);
    const { drafts } = await graph.ask(`{ drafts(first: 10, filter: { status: { in: [WITHDRAWN, NO_ACTION] } }) { nodes { status } } }`);
    expect(drafts.nodes.map(({ status }: { status: string }) => status).sort()).toEqual(['NO_ACTION', 'WITHDRAWN']);
    for (const ended of [withdrawn, left]) {
      expect((await tries('reviseDraft', ended, { revisedOn: '2026-11-07' })).userErrors).toMatchObject([{ code: 'RULE_BROKEN', message: 'a draft that was rejected, withdrawn or left without action goes no further' }]);
      expect((await tries('cosponsorDraft', ended, { state: 'FRA' })).userErrors).toMatchObject([{ message: 'the sponsors of a draft are those it has when it is decided on' }]);
    }
  });

  it('gains sponsors and loses them, but never the last', async () => {
    let draft = await does('cosponsorDraft', await tabled(), {}, belgium);
    expect((await tries('cosponsorDraft', draft, {}, belgium)).userErrors).toMatchObject([{ message: 'a State sponsors a draft once' }]);
    expect((await tries('withdrawDraft', draft, { withdrawnOn: '2026-11-05', reason: 'alone' }, japan)).userErrors).toMatchObject([
      { message: 'a draft that has other sponsors is withdrawn through the Secretariat; one of them withdraws its sponsorship' },
    ]);
    draft = await does('withdrawSponsorship', draft, {}, japan);
    expect((await tries('withdrawSponsorship', draft, {}, belgium)).userErrors).toMatchObject([{ message: 'the last sponsor of a draft withdraws the draft, not its sponsorship' }]);
    expect((await tries('withdrawSponsorship', draft, { state: 'FRA' })).userErrors).toMatchObject([{ message: 'only a sponsor withdraws its sponsorship' }]);
    const { state } = await graph.ask(`{ state: _entities(representations: [{ __typename: "State", iso3: "BEL" }]) { ... on State { sponsoredDrafts(first: 50) { totalCount nodes { id } } } } }`).then(({ state: [one] }) => ({ state: one }));
    expect(state.sponsoredDrafts.nodes.map(({ id }: { id: string }) => id)).toContain(draft.id);
    expect((await does('withdrawDraft', draft, { withdrawnOn: '2026-11-05', reason: 'alone' }, belgium)).status).toBe('WITHDRAWN');
  });

  it.each<[string, string, object, object]>([
    ['a symbol of another session', 'tableDraft', { symbol: 'ICC-ASP/24/L.1', tabledOn: '2026-11-01' }, { code: 'RULE_BROKEN', message: 'a symbol names the session to which its text belongs' }],
    ['no symbol', 'tableDraft', { symbol: 'L.1', tabledOn: '2026-11-01' }, { code: 'BAD_USER_INPUT', field: 'symbol' }],
    ['a day to come', 'tableDraft', { symbol: 'ICC-ASP/25/L.1', tabledOn: '2026-11-25' }, { code: 'RULE_BROKEN', message: 'a step is recorded once it was taken, not before' }],
    ['a day before it was begun', 'tableDraft', { symbol: 'ICC-ASP/25/L.1', tabledOn: '2026-09-30' }, { code: 'RULE_BROKEN', message: 'a step is not taken before the one that it follows' }],
    ['a source that is none', 'tableDraft', { symbol: 'ICC-ASP/25/L.1', tabledOn: '2026-11-01', sources: ['S-NOWHERE'] }, { code: 'BAD_USER_INPUT', field: 'sources' }],
    ['a NUL', 'tableDraft', { symbol: 'ICC-ASP/25/L.1', tabledOn: '2026-11-01', url: 'a\u0000' }, { code: 'BAD_USER_INPUT', field: 'url' }],
    ['an address that is none of the web', 'tableDraft', { symbol: 'ICC-ASP/25/L.1', tabledOn: '2026-11-01', url: 'javascript:alert(1)' }, { code: 'BAD_USER_INPUT', field: 'url' }],
    ['half a character', 'circulateInformally', { circulatedOn: '2026-11-01', note: '\ud800' }, { code: 'BAD_USER_INPUT', field: 'note' }],
    ['a version that is no more', 'tableDraft', { symbol: 'ICC-ASP/25/L.1', tabledOn: '2026-11-01', expectedVersion: 7 }, { code: 'CONFLICT' }],
    ['a revision before the tabling', 'reviseDraft', { revisedOn: '2026-11-01' }, { code: 'RULE_BROKEN', message: 'a text is revised, amended orally and decided on once it is tabled, not before' }],
    ['silence about nothing', 'openSilenceProcedure', { until: '2026-12-01' }, { code: 'RULE_BROKEN', message: 'silence is kept on an informal paper that was circulated, before the draft is tabled' }],
    ['an id of something else', 'tableDraft', { id: globalId('Resolution', '11111111-1111-4111-8111-111111111111'), symbol: 'ICC-ASP/25/L.1', tabledOn: '2026-11-01' }, { code: 'NOT_FOUND' }],
  ])('is not changed by %s (%s)', async (_what, deed, wrong, expected) => {
    const draft = await begin();
    const before = (await events(draft.id)).length;
    expect(await tries(deed, draft, wrong)).toMatchObject({ done: null, userErrors: [expected] });
    expect((await events(draft.id)).length).toBe(before);
  });

  it.each<[string, object, object]>([
    ['a session that is none', { session: '025' }, { code: 'BAD_USER_INPUT', field: 'session' }],
    ['a State that is none', { sponsors: ['XXX'] }, { code: 'BAD_USER_INPUT', field: 'sponsors' }],
    ['nobody', { sponsors: [] }, { code: 'RULE_BROKEN', message: 'a draft is brought by a State, a body of the Assembly or a facilitator' }],
    ['a body that is none', { sponsoringBodies: ['the Bureau'] }, { code: 'BAD_USER_INPUT', field: 'sponsoringBodies' }],
    ['an agenda item that is none', { agendaItem: globalId('Draft', '11111111-1111-4111-8111-111111111111') }, { code: 'NOT_FOUND' }],
    ['an empty title', { title: '  ' }, { code: 'BAD_USER_INPUT', field: 'title' }],
  ])('is not begun with %s', async (_what, wrong, expected) => {
    const input = { session: '25', title: 'x', kind: 'OTHER', sponsors: ['JPN'], startedOn: '2026-10-01', ...wrong };
    expect(await graph.tried('startDraft', input)).toMatchObject({ done: null, userErrors: [expected] });
  });

  it('has a symbol of its own', async () => {
    const { symbol: taken } = await tabled();
    expect((await tries('tableDraft', await begin(), { symbol: taken, tabledOn: '2026-11-01' })).userErrors).toMatchObject([{ code: 'RULE_BROKEN', message: 'a symbol is given to one draft' }]);
  });

  it('is corrected; what the record said stays readable, and what was so on a day as well', async () => {
    const at = symbol();
    time = '2026-11-02T00:00:00.000Z';
    let draft = await does('tableDraft', await begin({ title: 'A wrong title' }), { symbol: at, tabledOn: '2026-11-01' });
    time = '2026-11-05T00:00:00.000Z';
    draft = await does('correctDraft', draft, { title: 'The right title', topics: ['BUDGET'], reason: 'misread' });
    time = '2026-11-10T00:00:00.000Z';
    draft = await does('reviseDraft', draft, { revisedOn: '2026-11-03' });
    const asked = (asOf: object | null, actor?: Actor) =>
      graph.ask('query ($symbol: String!, $asOf: AsOf) { draft(symbol: $symbol, asOf: $asOf) { title status revision lifecycle(first: 9) { nodes { stage } } } }', { symbol: at, asOf }, actor).then(({ draft: one }) =>
        one && [one.title, one.status, one.revision, one.lifecycle.nodes.map(({ stage }: { stage: string }) => stage).join()]);
    expect(await asked(null)).toEqual(['The right title', 'REVISED', 1, 'TABLED,REVISED']);
    expect(await asked({ knownAt: '2026-11-06' })).toEqual(['The right title', 'TABLED', 0, 'TABLED']);
    expect(await asked({ knownAt: '2026-11-03' })).toEqual(['A wrong title', 'TABLED', 0, 'TABLED']);
    expect(await asked({ knownAt: '2026-11-01' })).toBeNull();
    expect(await asked({ at: '2026-11-02' })).toEqual(['The right title', 'TABLED', 0, 'TABLED']);
    expect(await asked({ at: '2026-11-03' })).toEqual(['The right title', 'REVISED', 1, 'TABLED,REVISED']);
    expect(await asked({ at: '2026-11-03', knownAt: '2026-11-06' })).toEqual(['The right title', 'TABLED', 0, 'TABLED']);
    expect(await asked({ at: '2026-10-15' })).toBeNull();
    const { drafts } = await graph.ask(`{ drafts(first: 50, asOf: { at: "2026-11-02" }, filter: { status: { eq: TABLED }, title: { eq: "The right title" } }) { totalCount nodes { symbol status } } }`);
    expect(drafts).toEqual({ totalCount: 1, nodes: [{ symbol: at, status: 'TABLED' }] });
    expect((await events(draft.id)).find(({ type }) => type === 'DraftCorrected')).toMatchObject({ changedFields: ['title', 'topics'] });
    expect(JSON.stringify(await events(draft.id))).not.toContain('misread');
  });
});

describe('what is not tabled', () => {
  const EVERYWHERE = `query ($id: ID!) {
    drafts(first: 100, filter: { title: { eq: "A paper of few" } }) { totalCount nodes { id } summary(groupBy: [STATUS]) { count } }
    entities: _entities(representations: [{ __typename: "Draft", id: $id }]) { ... on Draft { id } }
    state: _entities(representations: [{ __typename: "State", iso3: "JPN" }]) { ... on State { sponsoredDrafts(first: 100, filter: { title: { eq: "A paper of few" } }) { totalCount } } }
    session: _entities(representations: [{ __typename: "Session", code: "25" }]) { ... on Session { drafts(first: 100, filter: { title: { eq: "A paper of few" } }) { totalCount } } }
    topic: _entities(representations: [{ __typename: "Topic", code: "TFV" }]) { ... on Topic { drafts(first: 100, filter: { title: { eq: "A paper of few" } }) { totalCount } } }
    searchResolutions(q: "\\"paper of few\\"") { totalCount hits { kind node { ... on Draft { id } } } }
    resolutionsFeed(first: 100, filter: { topics: ["TFV"] }) { events { type } } }`;
  const seen = async (id: string, actor: Actor) => {
    const found = await graph.ask(EVERYWHERE, { id }, actor);
    const ids = [...found.drafts.nodes, ...found.entities, ...found.searchResolutions.hits.map(({ node }: any) => node)].map((node) => node?.id ?? null);
    const counts = [found.drafts.totalCount, found.drafts.summary.count, found.state[0].sponsoredDrafts.totalCount, found.session[0].drafts.totalCount, found.topic[0].drafts.totalCount, found.searchResolutions.totalCount];
    return { ids, counts, events: found.resolutionsFeed.events.length };
  };

  it('is seen by its sponsors and the secretariat, and by nobody else in any way', async () => {
    let draft = await begin({ title: 'A paper of few', topics: ['TFV'] }, japan);
    draft = await does('circulateInformally', draft, { circulatedOn: '2026-10-05' }, japan);
    for (const actor of [secretariat, japan]) {
      expect(await seen(draft.id, actor)).toEqual({ ids: [draft.id, draft.id, draft.id], counts: [1, 1, 1, 1, 1, 1], events: 2 });
    }
    for (const actor of [PUBLIC, belgium, ngo]) {
      expect(await seen(draft.id, actor)).toEqual({ ids: [null], counts: [0, 0, 0, 0, 0, 0], events: 0 });
      for (const deed of ['tableDraft', 'reviseDraft', 'cosponsorDraft', 'withdrawSponsorship', 'withdrawDraft', 'amendOrally']) {
        const input = { tableDraft: { symbol: symbol(), tabledOn: '2026-11-01' }, reviseDraft: { revisedOn: '2026-11-01' }, amendOrally: { amendedOn: '2026-11-01' }, withdrawDraft: { withdrawnOn: '2026-11-01', reason: 'x' } }[deed] ?? {};
        const answers = await Promise.all([draft.id, globalId('Draft', '11111111-1111-4111-8111-111111111111')].map((id) =>
          tries(deed, { ...draft, id }, input, actor).then(({ userErrors }) => userErrors, (error: Error) => /UNAUTHENTICATED|FORBIDDEN/.exec(error.message)?.[0]),
        ));
        expect([deed, answers[0]]).toEqual([deed, answers[1]]);
        if (actor === belgium) expect(answers[0]).toMatchObject([{ code: 'NOT_FOUND' }]);
      }
    }
    // Once it is tabled everybody sees it; its papers stay with those whose they were, also in what was known before.
    draft = await does('tableDraft', draft, { symbol: symbol(), tabledOn: '2026-11-20' }, japan);
    expect((await seen(draft.id, ngo)).counts).toEqual([1, 1, 1, 1, 1, 1]);
    expect((await seen(draft.id, ngo)).events).toBe(1);
    const stages = async (actor: Actor, asOf: object | null = null) =>
      (await graph.ask('query ($symbol: String!, $asOf: AsOf) { draft(symbol: $symbol, asOf: $asOf) { lifecycle(first: 9) { totalCount nodes { stage } } versions(first: 9) { totalCount } } }', { symbol: draft.symbol, asOf }, actor)).draft;
    expect(await stages(ngo)).toEqual({ lifecycle: { totalCount: 1, nodes: [{ stage: 'TABLED' }] }, versions: { totalCount: 1 } });
    expect(await stages(japan)).toMatchObject({ lifecycle: { totalCount: 3 }, versions: { totalCount: 2 } });
    expect(await stages(ngo, { at: '2026-11-19' })).toBeNull();
    expect((await graph.ask(`{ drafts(first: 9, asOf: { at: "2026-11-19" }, filter: { title: { eq: "A paper of few" } }) { totalCount } }`, {}, ngo)).drafts.totalCount).toBe(0);
    expect((await graph.ask(`{ drafts(first: 9, asOf: { at: "2026-11-19" }, filter: { title: { eq: "A paper of few" } }) { totalCount } }`, {}, japan)).drafts.totalCount).toBe(1);
  });

  it('stays so when it is withdrawn before it was tabled', async () => {
    const draft = await does('withdrawDraft', await begin({ title: 'A paper of few' }, japan), { withdrawnOn: '2026-10-06', reason: 'no' }, japan);
    expect((await seen(draft.id, PUBLIC)).ids).not.toContain(draft.id);
    expect((await seen(draft.id, japan)).ids).toContain(draft.id);
  });

  it('is begun by a delegation for its own State alone', async () => {
    for (const wrong of [{ sponsors: ['BEL'] }, { sponsors: ['JPN', 'BEL'] }, { facilitator: 'BEL' }, { sponsoringBodies: ['BUREAU'] }]) {
      const input = { session: '25', title: 'x', kind: 'OTHER', sponsors: ['JPN'], startedOn: '2026-10-01', ...wrong };
      expect((await graph.tried('startDraft', input, japan)).userErrors).toMatchObject([{ code: 'RULE_BROKEN' }]);
    }
    expect((await tries('recordNoAction', await tabled(), { on: '2026-11-05' }, japan)).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    expect((await tries('cosponsorDraft', await tabled(), { state: 'FRA' }, belgium)).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
  });
});

describe('the database itself', () => {
  it('lets no draft go back, and none be before the Assembly that was not tabled', async () => {
    const { id } = await tabled();
    const uuid = Buffer.from(id, 'base64url').toString().split(':')[1];
    const set = (what: string) => graph.database.query(`update resolutions.draft set ${what} where id = $1`, [uuid]);
    await expect(set(`status = 'CONCEPT'`)).rejects.toMatchObject({ constraint: 'a_draft_goes_forward' });
    await expect(set(`status = 'ADOPTED'`)).rejects.toMatchObject({ constraint: 'what_is_adopted_is_a_resolution' });
    await expect(set('tabled_on = null')).rejects.toMatchObject({ constraint: expect.stringMatching(/tabl/) });
    await expect(set(`sponsor_states = '{}'`)).rejects.toMatchObject({ constraint: 'a_draft_is_brought_by_somebody' });
    await expect(set(`topics = '{WEATHER}'`)).rejects.toMatchObject({ constraint: 'topics_are_known' });
  });
});

describe('no N+1: SQL statements by relation, for many drafts', () => {
  it.each([
    ['session { code } sponsors { iso3 } topics { code } facilitator { iso3 }', 1],
    ['lifecycle(first: 5) { nodes { stage } } versions(first: 5) { nodes { symbol } }', 3],
    ['decisions(first: 3) { nodes { mode } }', 2],
    ['sources { key }', 2],
  ])('drafts with %s take %i', async (selection, count) => {
    const { drafts } = await graph.ask(`{ drafts(first: 100) { nodes { symbol ${selection} } } }`);
    expect(drafts.nodes.length).toBeGreaterThan(5);
    expect(graph.statements.seen).toHaveLength(count);
  });
});
