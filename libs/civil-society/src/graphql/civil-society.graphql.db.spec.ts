import { resolve } from 'node:path';
import { uuidOf, type DataSet } from '@assembly-graph/kernel';
import { readDataSet } from '@assembly-graph/platform';
import { globalId, subgraphExecutor } from '@assembly-graph/platform/graph';
import { loadedDatabase, type LoadedDatabase } from '@assembly-graph/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { civilSocietyData, civilSocietyStorage, civilSocietySubgraph } from '../index.ts';

let loaded: LoadedDatabase;
let execute: ReturnType<typeof subgraphExecutor>;
let tables: DataSet;

beforeAll(async () => {
  loaded = await loadedDatabase({ storage: civilSocietyStorage, data: civilSocietyData });
  execute = subgraphExecutor(civilSocietySubgraph(loaded.database));
  tables = (await readDataSet(resolve(import.meta.dirname, '../../../../data'))).tables;
});
afterAll(() => loaded.close());
beforeEach(() => loaded.statements.forget());

async function ask<T = Record<string, any>>(query: string, variables?: Record<string, unknown>): Promise<T> {
  const { data, errors } = await execute({ query, variables });
  expect(errors ?? []).toEqual([]);
  return JSON.parse(JSON.stringify(data));
}

/** The key of every row of a file for which something holds, sorted. */
const keysOf = (table: string, key: string, holds: (cells: Readonly<Record<string, string>>) => boolean): string[] =>
  tables[table]!.filter(({ cells }) => holds(cells)).map(({ cells }) => cells[key]!).sort();

const references = (representations: object[], selection: string) =>
  ask(`query ($representations: [_Any!]!) { _entities(representations: $representations) { ${selection} } }`, { representations });

describe('an organization', () => {
  it('answers by code, its seat with a confidence of its own', async () => {
    const { organization } = await ask(`{ organization(code: "cicc") {
      code name acronym kind seat { iso3 } seatConfidence roleInAssembly confidence sources { key } } }`);
    expect(organization).toEqual({
      code: 'cicc', name: 'Coalition for the International Criminal Court', acronym: 'CICC', kind: 'NGO_NETWORK',
      seat: { iso3: 'NLD' }, seatConfidence: 'VERIFIED', roleInAssembly: 'coordinates NGO participation', confidence: 'VERIFIED',
      sources: [{ key: 'S-WIKI-CICC' }, { key: 'S-CICC-BROCHURE' }],
    });
  });

  it('has no seat where none was found, and then no confidence of it', async () => {
    expect(await ask('{ organization(code: "al-haq-europe") { seat { iso3 } seatConfidence acronym } }'))
      .toEqual({ organization: { seat: null, seatConfidence: null, acronym: null } });
  });

  it('lists what it hosted and what it wrote', async () => {
    const { organization } = await ask(`{ organization(code: "fidh") {
      sideEvents(first: 100) { totalCount nodes { code } } advocacyDocuments(first: 100) { totalCount nodes { code author { code } } } } }`);
    const events = keysOf('side_events', 'event_id', (cells) => cells.co_host_orgs!.split('|').includes('fidh'));
    const documents = keysOf('advocacy_documents', 'document_id', (cells) => cells.org_id === 'fidh');
    expect(events.length).toBeGreaterThan(3);
    expect(organization.sideEvents.totalCount).toBe(events.length);
    expect(organization.sideEvents.nodes.map(({ code }: { code: string }) => code).sort()).toEqual(events);
    expect(organization.advocacyDocuments.totalCount).toBe(documents.length);
    expect(organization.advocacyDocuments.nodes.map(({ code }: { code: string }) => code).sort()).toEqual(documents);
    expect(new Set(organization.advocacyDocuments.nodes.map(({ author }: { author: { code: string } }) => author.code))).toEqual(new Set(['fidh']));
  });

  it('has a profile that leaves out what is recalled, unless asked for; sessions stand in the order of time', async () => {
    const { organization, none } = await ask(`{
      organization(code: "npwj") { profile: participationProfile { sideEvents advocacyDocuments sessions { code } } }
      none: organization(code: "uia") { participationProfile { sideEvents advocacyDocuments sessions { code } } } }`);
    expect(organization.profile).toEqual({
      sideEvents: 3, advocacyDocuments: 8, sessions: ['7', '9', '10', '11', '12', '14'].map((code) => ({ code })),
    });
    expect(none.participationProfile).toEqual({ sideEvents: 0, advocacyDocuments: 0, sessions: [] });
    const { amnesty } = await ask(`{ amnesty: organization(code: "amnesty") {
      confirmed: participationProfile { advocacyDocuments } all: participationProfile(includeUnconfirmed: true) { advocacyDocuments sideEvents } } }`);
    const documents = (recalled: boolean) =>
      keysOf('advocacy_documents', 'document_id', (cells) => cells.org_id === 'amnesty' && (recalled || cells.confidence !== 'recalled')).length;
    expect(documents(true)).toBeGreaterThan(documents(false));
    expect(amnesty).toEqual({ confirmed: { advocacyDocuments: documents(false) }, all: { advocacyDocuments: documents(true), sideEvents: 1 } });
  });
});

describe('a side event', () => {
  it('answers by code, with hosts of both kinds in the order of the source', async () => {
    const { sideEvent } = await ask(`{ sideEvent(code: "SE22-01") { title heldOn startTime endTime room note session { code } topics { code }
      organizers { role agent { __typename ... on State { iso3 } ... on Organization { code kind } } } } }`);
    const state = (iso3: string) => ({ role: 'CO_HOST', agent: { __typename: 'State', iso3 } });
    const organization = (code: string, kind: string) => ({ role: 'CO_HOST', agent: { __typename: 'Organization', code, kind } });
    expect(sideEvent).toEqual({
      title: "A Victim-Centred ICC: Navigating Challenges to Realising Victims' Rights and Reparative Justice from 1998-2023",
      heldOn: '2023-12-08', startTime: '13:15', endTime: '14:45', room: 'Conference Room 9',
      note: 'As announced before the event; the three States are sponsors',
      session: { code: '22' }, topics: [{ code: 'VICTIMS' }],
      organizers: [
        state('DNK'), state('FIN'), state('AUT'), organization('redress', 'NGO'), organization('tfv', 'COURT_BODY'),
        organization('fidh', 'NGO'), organization('icmglt', 'NGO'), organization('cicc', 'NGO_NETWORK'),
      ],
    });
    expect(loaded.statements.seen).toHaveLength(2);
  });

  it('stands in the order of time by default: session, day, hour, then those of which no day is known', async () => {
    const { sideEvents } = await ask('{ sideEvents(first: 100) { totalCount nodes { code } } }');
    expect(sideEvents.totalCount).toBe(41);
    const codes = sideEvents.nodes.map(({ code }: { code: string }) => code);
    expect(codes).toHaveLength(41);
    expect(codes.slice(0, 9)).toEqual(['SE08-01', 'SE08-02', 'SE08-03', 'SE08-04', 'SE12-01', 'SE12-02', 'SE14-01', 'SE14-02', 'SE14-03']);
    expect(codes.slice(-3)).toEqual(['SE24-01', 'SE24-02', 'SE24-03']);
  });
});

describe('an advocacy document', () => {
  it('answers by code, its date as far as it is known', async () => {
    expect(await ask(`{
      day: advocacyDocument(code: "AD-16") { dated publishedOn datedFrom kind author { acronym } session { code } }
      month: advocacyDocument(code: "AD-15") { dated publishedOn datedFrom kind topics { code } session { code } }
      none: advocacyDocument(code: "AD-03") { dated publishedOn datedFrom }
      free: advocacyDocument(code: "AD-12") { session { code } } }`)).toEqual({
      day: { dated: '2007-11-14', publishedOn: '2007-11-14', datedFrom: '2007-11-14', kind: 'MEMORANDUM', author: { acronym: 'HRW' }, session: { code: '6' } },
      month: { dated: '2007', publishedOn: null, datedFrom: '2007-01-01', kind: 'BACKGROUND_PAPER', topics: [{ code: 'AMENDMENTS' }], session: { code: '5R' } },
      none: { dated: null, publishedOn: null, datedFrom: null },
      free: { session: null },
    });
  });
});

describe('participation in a session', () => {
  it('is told with its precision, in the order of the sessions', async () => {
    const { participationFigures } = await ask(`{ participationFigures(first: 100) { totalCount nodes {
      session { code } ngoRepresentatives ngoOrganizations sideEvents precision } } }`);
    const figure = (code: string, ngoRepresentatives: number | null, ngoOrganizations: number | null, sideEvents: number | null, precision: string) =>
      ({ session: { code }, ngoRepresentatives, ngoOrganizations, sideEvents, precision });
    expect(participationFigures).toEqual({
      totalCount: 6,
      nodes: [
        figure('9', 150, null, null, 'MORE_THAN'), figure('10', null, 200, null, 'ABOUT'), figure('16', 465, 144, null, 'EXACT'),
        figure('18', null, null, 50, 'MORE_THAN'), figure('21', 300, null, null, 'NEARLY'), figure('22', 150, null, null, 'NEARLY'),
      ],
    });
    expect(await ask('{ participationFigure(session: "10") { precisionWording confidence } none: participationFigure(session: "1") { precision } }'))
      .toEqual({ participationFigure: { precisionWording: 'about (expected before the session)', confidence: 'VERIFIED' }, none: null });
  });
});

describe('what others own', () => {
  it('gets its side events, documents, figures and organizations, each kind with one statement', async () => {
    const { _entities } = await references(
      [
        { __typename: 'Session', code: '21' }, { __typename: 'Session', code: '9' }, { __typename: 'Session', code: 'no such' },
        { __typename: 'Topic', code: 'VICTIMS' }, { __typename: 'Topic', code: 'NO_SUCH' },
        { __typename: 'State', iso3: 'NLD' }, { __typename: 'State', iso3: 'XXX' },
      ],
      `... on Session { sideEvents(first: 100) { nodes { code } } advocacyDocuments(first: 100) { nodes { code } } participation { ngoRepresentatives } }
       ... on Topic { events: sideEvents(first: 100) { nodes { code topics { code } } } documents: advocacyDocuments(first: 100) { totalCount } }
       ... on State { coHostedSideEvents(first: 100) { nodes { code } } organizations(first: 100) { nodes { code seat { iso3 } } } }`,
    );
    const [session21, session9, noSession, victims, noTopic, netherlands, noState] = _entities;
    const codes = (list: { nodes: { code: string }[] }) => list.nodes.map(({ code }) => code).sort();
    expect(codes(session21.sideEvents)).toEqual(keysOf('side_events', 'event_id', ({ session_id }) => session_id === '21'));
    expect(codes(session21.advocacyDocuments)).toEqual(keysOf('advocacy_documents', 'document_id', ({ session_id }) => session_id === '21'));
    expect(session21.participation).toEqual({ ngoRepresentatives: 300 });
    expect(session9).toMatchObject({ sideEvents: { nodes: [] }, participation: { ngoRepresentatives: 150 } });
    expect(noSession).toEqual({ sideEvents: { nodes: [] }, advocacyDocuments: { nodes: [] }, participation: null });
    expect(codes(victims.events)).toEqual(keysOf('side_events', 'event_id', ({ title }) => /victim|reparative/i.test(title!)));
    expect(victims.documents.totalCount).toBe(keysOf('advocacy_documents', 'document_id', ({ title }) => /victim/i.test(title!)).length);
    expect(noTopic).toEqual({ events: { nodes: [] }, documents: { totalCount: 0 } });
    expect(codes(netherlands.coHostedSideEvents)).toEqual(keysOf('side_events', 'event_id', ({ co_host_states }) => co_host_states!.split('|').includes('NL')));
    expect(codes(netherlands.organizations)).toEqual(keysOf('organizations', 'org_id', ({ seat_iso2 }) => seat_iso2 === 'NL'));
    expect(noState).toEqual({ coHostedSideEvents: { nodes: [] }, organizations: { nodes: [] } });
    // Side events, documents and figures of sessions; events, documents and their count of topics; events and organizations of States.
    expect(loaded.statements.seen).toHaveLength(7);
  });

  it('finds its own things by every key, each kind with one statement a key', async () => {
    const id = (type: string, key: string) => ({ __typename: type, id: globalId(type, uuidOf(type, key)) });
    const { _entities } = await references(
      [
        { __typename: 'Organization', code: 'hrw' }, { __typename: 'Organization', code: 'hrw' }, { __typename: 'Organization', code: 'none' },
        id('Organization', 'hrw'), id('SideEvent', 'SE21-01'), id('SideEvent', 'SE00-00'), id('AdvocacyDocument', 'AD-01'),
        id('ParticipationFigure', '16'), { __typename: 'SideEvent', id: globalId('Organization', uuidOf('SideEvent', 'SE21-01')) },
        { __typename: 'AdvocacyDocument', id: 'x' },
      ],
      `... on Organization { acronym } ... on SideEvent { eventCode: code } ... on AdvocacyDocument { code }
       ... on ParticipationFigure { session { code } }`,
    );
    expect(_entities).toEqual([
      { acronym: 'HRW' }, { acronym: 'HRW' }, null, { acronym: 'HRW' }, { eventCode: 'SE21-01' }, null, { code: 'AD-01' }, { session: { code: '16' } }, null, null,
    ]);
    expect(loaded.statements.seen).toHaveLength(5);
  });
});

describe('no N+1: SQL statements by relation, for all there are', () => {
  it.each([
    ['organizations', 'seat { iso3 }', 1],
    ['organizations', 'sources { key }', 2],
    ['organizations', 'sideEvents(first: 5) { nodes { code } }', 2],
    ['organizations', 'sideEvents(first: 5) { totalCount nodes { code session { code } organizers { agent { ... on Organization { name } } } } }', 4],
    ['organizations', 'advocacyDocuments(first: 5) { nodes { code author { name } } }', 3],
    ['organizations', 'participationProfile { sideEvents sessions { code } } all: participationProfile(includeUnconfirmed: true) { sideEvents }', 2],
    ['organizations', 'seat { iso3 coHostedSideEvents(first: 3) { nodes { code } } organizations(first: 3) { nodes { code } } }', 3],
    ['sideEvents', 'session { code } topics { code }', 1],
    ['sideEvents', 'organizers { role agent { ... on Organization { name } ... on State { iso3 } } }', 2],
    ['sideEvents', 'session { participation { precision } sideEvents(first: 2) { nodes { code } } advocacyDocuments(first: 2) { totalCount } }', 4],
    ['sideEvents', 'topics { sideEvents(first: 2) { nodes { code } } advocacyDocuments(first: 2) { nodes { code } } }', 3],
    ['advocacyDocuments', 'author { name } session { code } topics { code } sources { key }', 3],
    ['advocacyDocuments', 'author { participationProfile { advocacyDocuments } }', 3],
    ['participationFigures', 'session { code } sources { key }', 2],
  ])('%s { %s } takes %i', async (list, selection, count) => {
    const answer = await ask(`{ ${list}(first: 100) { nodes { id ${selection} } } }`);
    expect(answer[list].nodes.length).toBeGreaterThan(5);
    expect(loaded.statements.seen).toHaveLength(count);
  });
});
