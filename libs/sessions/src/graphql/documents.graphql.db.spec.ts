import { PUBLIC } from '@assembly-graph/kernel';
import { globalId } from '@assembly-graph/platform/graph';
import { loadedDatabase } from '@assembly-graph/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sessionsData, sessionsStorage } from '../index.ts';
import { delegationOf, keptRecord, ngo, type KeptRecord } from '../testing/kept-record.ts';

// Documents, from their registration to their texts in six languages and their corrigenda.

let record: KeptRecord;
beforeAll(async () => void (record = keptRecord(await loadedDatabase({ storage: sessionsStorage, data: sessionsData }), '2026-11-23T12:00:00.000Z')), 30_000);
afterAll(() => record.close());

const FIELDS = 'id version symbol kind part category principalSymbol topics { code }';
const register = (input: object) => record.done('registerDocument', 'document', FIELDS, { session: '25', title: 'Report of the Bureau on cooperation', ...input });
const publish = (id: string, version: number, more: object) => record.deed('publishExpression', 'document', 'version', { id, expectedVersion: version, ...more });
const report = { symbol: 'ICC-ASP/25/20', category: 'REPORT', publishedOn: '2026-11-10' };

describe('a document', () => {
  it('is registered, comes out in each language, is found by its titles, and is corrected', async () => {
    await record.told();
    const item = await record.done('addAgendaItem', 'agendaItem', 'id', { session: '25', title: 'Cooperation', addedOn: '2026-11-01' });
    const document = await register({ ...report, agendaItems: [item.id] });
    expect(document).toMatchObject({ version: 1, kind: 'NUMBERED', part: 'PRINCIPAL', category: 'REPORT', topics: [{ code: 'COOPERATION' }] });
    const file = { format: 'PDF', url: 'https://asp.icc-cpi.int/ICC-ASP-25-20-ENG.pdf', bytes: 254_000, sha256: 'a'.repeat(64) };
    expect((await publish(document.id, 1, { lang: 'EN', status: 'ADVANCE', publishedAt: '2026-11-05T09:00:00Z', manifestations: [file] })).thing).toEqual({ version: 2 });
    await publish(document.id, 2, { lang: 'EN', status: 'OFFICIAL', publishedAt: '2026-11-10T09:00:00Z', manifestations: [file] });
    expect((await publish(document.id, 3, { lang: 'FR', status: 'OFFICIAL', publishedAt: '2026-11-12T09:00:00Z', title: 'Rapport du Bureau sur la coopération' })).thing).toEqual({ version: 4 });
    const back = await publish(document.id, 4, { lang: 'FR', status: 'ADVANCE', publishedAt: '2026-11-13T09:00:00Z' });
    expect(back.userErrors).toEqual([{ code: 'RULE_BROKEN', field: null, rule: null, message: 'a text that is official does not become an advance version again' }]);
    const early = await publish(document.id, 4, { lang: 'ES', status: 'OFFICIAL', publishedAt: '2026-11-09T04:59:59Z' });
    expect(early.userErrors[0]!.message).toBe('a text is official on the day that its document bears, or later');
    const { document: found } = await record.ask(`{ document(symbol: "ICC-ASP/25/20") { titleIn(lang: FR) { lang text status } ar: titleIn(lang: AR) { lang status }
      en: expression(lang: EN) { status publishedAt officialAt manifestations { format url bytes sha256 } document { symbol } } arabic: expression(lang: AR) { status }
      expressions(first: 6) { totalCount nodes { lang status } } agendaItems(first: 3) { nodes { title documents(first: 3) { nodes { symbol } } } } } }`);
    expect(found).toEqual({
      titleIn: { lang: 'FR', text: 'Rapport du Bureau sur la coopération', status: 'OFFICIAL' }, ar: { lang: 'EN', status: 'MISSING' },
      en: { status: 'OFFICIAL', publishedAt: '2026-11-05T09:00:00.000Z', officialAt: '2026-11-10T09:00:00.000Z', manifestations: [file], document: { symbol: 'ICC-ASP/25/20' } }, arabic: null,
      expressions: { totalCount: 2, nodes: [{ lang: 'EN', status: 'OFFICIAL' }, { lang: 'FR', status: 'OFFICIAL' }] },
      agendaItems: { nodes: [{ title: 'Cooperation', documents: { nodes: [{ symbol: 'ICC-ASP/25/20' }] } }] },
    });
    const { french, english } = await record.ask(`{ french: searchProceedings(q: "rapports coopérations", lang: FR, first: 5) { hits { node { ... on Document { symbol } } highlights { lang fragment } } }
      english: searchProceedings(q: "rapports", lang: EN, first: 5) { totalCount } }`);
    expect([french.hits, english.totalCount]).toEqual([[{ node: { symbol: 'ICC-ASP/25/20' }, highlights: [{ lang: 'FR', fragment: 'Rapport du Bureau sur la coopération' }] }], 0]);
    const corrigendum = await record.done('issueCorrigendum', 'document', `${FIELDS} principal { version } relations(first: 3) { nodes { kind to { symbol } } }`, { id: document.id, expectedVersion: 4, publishedOn: '2026-11-20' });
    expect(corrigendum).toMatchObject({
      symbol: 'ICC-ASP/25/20/Corr.1', part: 'CORRIGENDUM', category: 'REPORT', principalSymbol: 'ICC-ASP/25/20', principal: { version: 5 },
      relations: { nodes: [{ kind: 'CORRECTS', to: { symbol: 'ICC-ASP/25/20' } }] },
    });
    expect(await record.done('issueCorrigendum', 'document', 'symbol', { id: document.id, expectedVersion: 5 })).toEqual({ symbol: 'ICC-ASP/25/20/Corr.2' });
    const told = await record.told();
    expect(told.slice(1).map(({ type, session, topics, payload }) => [type, session, topics.join(), payload.lang ?? payload.corrigendum ?? payload.category])).toEqual([
      ['DocumentRegistered', '25', 'COOPERATION', 'REPORT'], ['DocumentPublished', '25', 'COOPERATION', 'EN'], ['DocumentPublished', '25', 'COOPERATION', 'EN'],
      ['DocumentPublished', '25', 'COOPERATION', 'FR'], ['DocumentCorrected', '25', 'COOPERATION', 'ICC-ASP/25/20/Corr.1'], ['DocumentCorrected', '25', 'COOPERATION', 'ICC-ASP/25/20/Corr.2'],
    ]);
    const { sessionsFeed } = await record.ask('{ sessionsFeed(first: 20, filter: { types: ["DocumentCorrected", "DocumentPublished"] }) { events { eventId type correctionOf } } }');
    const published = sessionsFeed.events.filter(({ type }: any) => type === 'DocumentPublished');
    expect(sessionsFeed.events.at(-1).correctionOf).toBe(published.at(-1).eventId);
  });

  it('says how long texts take to come out in each language', async () => {
    const second = await register({ symbol: 'ICC-ASP/25/21', category: 'CBF_REPORT' });
    await publish(second.id, 1, { lang: 'EN', status: 'OFFICIAL', publishedAt: '2026-11-01T00:00:00Z' });
    await publish(second.id, 2, { lang: 'FR', status: 'OFFICIAL', publishedAt: '2026-11-04T12:00:00Z' });
    const { all, budget, arabic, elsewhere } = await record.ask(`{ all: documentLatency(session: "25") { lang documents published official medianDays } budget: documentLatency(category: CBF_REPORT) { lang medianDays }
      arabic: documentLatency(lang: AR) { lang medianDays published } elsewhere: documentLatency(session: "\\u0000") { documents } }`);
    expect(all).toEqual([
      { lang: 'AR', documents: 2, published: 0, official: 0, medianDays: null }, { lang: 'ZH', documents: 2, published: 0, official: 0, medianDays: null },
      // Seven days for the one, three and a half for the other.
      { lang: 'EN', documents: 2, published: 2, official: 2, medianDays: '0.00' }, { lang: 'FR', documents: 2, published: 2, official: 2, medianDays: '5.25' },
      { lang: 'RU', documents: 2, published: 0, official: 0, medianDays: null }, { lang: 'ES', documents: 2, published: 0, official: 0, medianDays: null },
    ]);
    expect([budget[3], arabic, elsewhere[0].documents]).toEqual([{ lang: 'FR', medianDays: '3.50' }, [{ lang: 'AR', medianDays: null, published: 0 }], 0]);
  });

  it('is related to others on record, by its symbol and by what is said', async () => {
    const addendum = await register({ symbol: 'ICC-ASP/25/20/Add.1', relations: [{ kind: 'CITES', symbol: 'ICC-ASP/18/10' }] });
    const related = await record.done('relateDocuments', 'document', 'version relations(first: 5) { nodes { kind from { symbol } to { symbol } } }', { id: addendum.id, expectedVersion: 1, kind: 'RESPONDS_TO', symbol: 'ICC-ASP/21/4' });
    expect(related).toEqual({
      version: 2, relations: { nodes: [['ADDS', 'ICC-ASP/25/20'], ['CITES', 'ICC-ASP/18/10'], ['RESPONDS_TO', 'ICC-ASP/21/4']].map(([kind, symbol]) => ({ kind, from: { symbol: 'ICC-ASP/25/20/Add.1' }, to: { symbol } })) },
    });
    const { document } = await record.ask('{ document(symbol: "ICC-ASP/18/10") { relationsTo(first: 3) { nodes { kind from { symbol } } } } }');
    expect(document.relationsTo.nodes).toEqual([{ kind: 'CITES', from: { symbol: 'ICC-ASP/25/20/Add.1' } }]);
  });

  it.each<[string, object, object]>([
    ['RULE_BROKEN', { symbol: 'ICC-ASP/21/4', session: '21' }, { message: 'a symbol is given once' }],
    ['RULE_BROKEN', { symbol: 'ICC-ASP/24/9' }, { message: 'the symbol of a document begins with that of its session' }],
    ['RULE_BROKEN', { symbol: 'ICC-ASP/25/99/Corr.1' }, { message: 'a corrigendum is issued to the document that it corrects' }],
    ['RULE_BROKEN', { relations: [{ kind: 'CORRECTS', symbol: 'ICC-ASP/25/20' }] }, { message: 'only a corrigendum corrects a document' }],
    ['NOT_FOUND', { relations: [{ kind: 'CITES', symbol: 'ICC-ASP/25/99' }] }, {}],
    ['NOT_FOUND', { agendaItems: [globalId('Session', '00000000-0000-4000-8000-000000000000')] }, {}],
    ['BAD_USER_INPUT', { symbol: 'A/RES/80/6' }, { field: 'symbol' }],
    ['BAD_USER_INPUT', { titles: [{ lang: 'FR', text: 'un' }, { lang: 'FR', text: 'deux' }] }, { field: 'titles' }],
    ['BAD_USER_INPUT', { titles: [{ lang: 'FR', text: '\ud800' }] }, {}],
    ['GRAPHQL_VALIDATION_FAILED', { topics: ['LUNCH'] }, {}],
  ])('%s: %j, with nothing written', async (code, wrong, expected) => {
    await record.told();
    const { thing, userErrors } = await record.deed('registerDocument', 'document', 'id', { symbol: 'ICC-ASP/25/50', session: '25', title: 'Report', ...wrong });
    expect([thing, userErrors]).toEqual([null, [expect.objectContaining({ code, ...expected })]]);
    expect(await record.told()).toEqual([]);
  });

  it('of the data set is filed under the agenda item it was issued under', async () => {
    const { agendaItem, typical, document } = await record.ask('{ agendaItem(code: "AG-14-11") { id } typical: agendaItems(first: 1, filter: { session: { isNull: true } }) { nodes { id } } document(symbol: "ICC-ASP/14/20") { id version } }');
    const file = (more: object) => record.deed('fileDocument', 'document', 'version category agendaItems(first: 3) { nodes { code } }', { id: document.id, expectedVersion: 1, ...more });
    expect((await file({ agendaItems: [typical.nodes[0].id] })).userErrors).toMatchObject([{ code: 'RULE_BROKEN', message: 'a document is issued under an item that is before a session' }]);
    expect((await file({})).userErrors).toMatchObject([{ code: 'BAD_USER_INPUT', field: 'agendaItems' }]);
    expect((await file({ agendaItems: [agendaItem.id], category: 'OFFICIAL_RECORDS' })).thing).toEqual({ version: 2, category: 'OFFICIAL_RECORDS', agendaItems: { nodes: [{ code: 'AG-14-11' }] } });
    expect((await record.told()).at(-1)).toMatchObject({ type: 'DocumentFiled', session: '14', payload: { symbol: 'ICC-ASP/14/20', category: 'OFFICIAL_RECORDS' } });
  });

  it('is held to its rules by the database, too', async () => {
    const write = (statement: string) => record.loaded.database.query(statement);
    const text = `insert into sessions.document_expression (id, document_id, lang, status, published_at, official_at, manifestations, confidence, source_keys)`;
    await expect(write(`${text} values (gen_random_uuid(), gen_random_uuid(), 'EN', 'OFFICIAL', now(), now(), '[]', 'VERIFIED', '{x}')`)).rejects.toMatchObject({ constraint: 'a_text_is_of_a_document_on_record' });
    const relation = `insert into sessions.document_relation (id, kind, from_symbol, to_symbol, confidence, source_keys) values (gen_random_uuid(), 'CORRECTS', 'ICC-ASP/25/20/Corr.1'`;
    await expect(write(`${relation}, 'ICC-ASP/25/77', 'VERIFIED', '{x}')`)).rejects.toMatchObject({ constraint: 'a_relation_points_to_a_document_on_record' });
  });

  it('is registered by the secretariat alone', async () => {
    for (const actor of [delegationOf('NLD'), ngo('amnesty'), PUBLIC]) {
      const { userErrors } = await record.deed('registerDocument', 'document', 'id', { symbol: 'ICC-ASP/25/60', session: '25', title: 'Report' }, actor);
      expect(userErrors[0]!.code).toMatch(/NOT_FOUND|UNAUTHENTICATED/);
    }
  });

  it.each([
    ['documents(first: 50) { nodes { expression(lang: AR) { status } french: expression(lang: FR) { status } titleIn(lang: FR) { text } expressions(first: 6) { totalCount nodes { document { symbol } } } } }', 5],
    ['documents(first: 50) { nodes { relations(first: 5) { nodes { to { symbol } } } relationsTo(first: 5) { nodes { from { symbol } } } agendaItems(first: 5) { nodes { documents(first: 5) { nodes { symbol } } } } } }', 7],
    ['documentLatency { lang published }', 1],
  ])('%s takes %i statements', async (query, count) => {
    record.loaded.statements.forget();
    await record.ask(`{ ${query} }`);
    expect(record.loaded.statements.seen.length).toBe(count);
  });
});
