import { globalId } from '@assembly-graph/platform/graph';
import { loadedDatabase, type LoadedDatabase } from '@assembly-graph/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { civilSocietyData, civilSocietyStorage } from '../index.ts';
import { postgresKnowsOthers } from '../storage/postgres-knows-others.ts';
import { aRecord } from '../testing/a-record.ts';
import { coalition, delegation, ngo, secretariat } from '../testing/actors.ts';
import { knowResolution, knowSession } from '../use-cases/know-others.ts';

// What organizations write, who signs it, what it asks for and what became of that, whom they met, and when they speak.

let loaded: LoadedDatabase;
let record: ReturnType<typeof aRecord>;
/** Each deed a second after the one before. */
let seconds = 0;
beforeAll(async () => {
  loaded = await loadedDatabase({ storage: civilSocietyStorage, data: civilSocietyData });
  record = aRecord(loaded.database, { now: () => new Date(Date.UTC(2026, 10, 24, 9, 0, seconds++)).toISOString() });
});
afterAll(() => loaded.close());

const fidh = ngo('fidh');
const hrw = ngo('hrw');
const DOCUMENT = 'id code version signatories(first: 10) { nodes { code } }';
const publish = (more: object = {}, actor = fidh) =>
  record.done(actor, 'publishAdvocacyDocument', 'advocacyDocument', { title: 'On complementarity', kind: 'POSITION_PAPER', session: '24', publishedOn: '2025-11-20', ...more }, DOCUMENT);
const told = async (actor: typeof fidh, deed: string, entity: string, input: object) => (await record.does(actor, deed, entity, input, 'id')).userErrors[0];
const recommend = (document: { id: string }, more: object = {}, actor = fidh) =>
  record.done(actor, 'addRecommendation', 'recommendation', { document: document.id, text: 'Provide for cooperation', addressedBody: 'STATES_PARTIES', ...more }, 'id version');
const events = async (id: string) =>
  (await record.ask('query ($id: ID!) { civilSocietyFeed(first: 100, filter: { subject: $id }) { events { type audience session topics states organizations changedFields payload } } }', { id })).civilSocietyFeed.events;

describe('a document', () => {
  it('is published by one of its authors, with all that is said of it', async () => {
    const { id } = await publish({
      authors: ['fidh', 'hrw'], kind: 'LETTER', addressedBodies: ['BUREAU'], addressedStates: ['SEN'], addressedOrganizations: ['cicc'], topics: ['COOPERATION'],
      languages: ['en', 'es'], url: 'https://example.org/letter', licence: 'CC-BY-4.0',
    });
    const { _entities: [document] } = await record.ask(`query ($ids: [_Any!]!) { _entities(representations: $ids) { ... on AdvocacyDocument { kind title dated publishedOn datedFrom languages url licence confidence sources { key } session { code } topics { code }
      author { code } authors(first: 5) { totalCount nodes { code } } addressees { body agent { ... on State { iso3 } ... on Organization { code } } } } } }`, { ids: [{ __typename: 'AdvocacyDocument', id }] });
    expect(document).toEqual({
      kind: 'LETTER', title: 'On complementarity', dated: '2025-11-20', publishedOn: '2025-11-20', datedFrom: '2025-11-20', languages: ['en', 'es'], url: 'https://example.org/letter', licence: 'CC-BY-4.0',
      confidence: 'VERIFIED', sources: [{ key: 'S-RECORD' }], session: { code: '24' }, topics: [{ code: 'COOPERATION' }], author: { code: 'fidh' },
      authors: { totalCount: 2, nodes: [{ code: 'hrw' }, { code: 'fidh' }] },
      addressees: [{ body: 'BUREAU', agent: null }, { body: null, agent: { iso3: 'SEN' } }, { body: null, agent: { code: 'cicc' } }],
    });
    const { organization, searchCivilSociety } = await record.ask('{ organization(code: "hrw") { advocacyDocuments(first: 100) { nodes { id } } participationProfile { advocacyDocuments } } searchCivilSociety(q: "On complementarity", filter: { kinds: [ADVOCACY_DOCUMENT] }) { totalCount } }');
    expect(organization.advocacyDocuments.nodes).toContainEqual({ id });
    expect(organization.participationProfile.advocacyDocuments).toBe(organization.advocacyDocuments.nodes.length);
    expect(searchCivilSociety.totalCount).toBeGreaterThan(0);
    expect(await events(id)).toEqual([{
      type: 'AdvocacyDocumentPublished', audience: 'public', session: '24', topics: ['COOPERATION'], states: ['SEN'], organizations: ['fidh', 'hrw'], changedFields: [],
      payload: { kind: 'LETTER', authors: ['fidh', 'hrw'], addressedBodies: ['BUREAU'] },
    }]);
  });

  it('is signed by each organization for itself, once, and the signature can be taken back', async () => {
    const document = await publish();
    const sign = (actor: typeof fidh, version: number, more: object = {}) => record.does(actor, 'signAdvocacyDocument', 'advocacyDocument', { id: document.id, expectedVersion: version, ...more }, DOCUMENT);
    expect((await sign(hrw, 1)).entity).toMatchObject({ version: 2, signatories: { nodes: [{ code: 'hrw' }] } });
    expect((await sign(hrw, 2)).userErrors).toMatchObject([{ code: 'RULE_BROKEN', message: 'an organization signs a document once' }]);
    expect((await sign(fidh, 2)).userErrors).toMatchObject([{ message: 'an author stands behind a document without signing it' }]);
    expect((await sign(coalition, 2, { organization: 'hrw' })).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    expect((await sign(coalition, 1)).userErrors).toMatchObject([{ code: 'CONFLICT' }]);
    expect((await sign(secretariat, 2)).userErrors).toMatchObject([{ code: 'BAD_USER_INPUT', field: 'organization' }]);
    expect((await sign(coalition, 2)).entity.signatories.nodes).toHaveLength(2);
    expect((await record.ask('{ organization(code: "hrw") { signedDocuments(first: 5) { nodes { id } } } }')).organization.signedDocuments.nodes).toEqual([{ id: document.id }]);
    const withdraw = (version: number) => record.does(hrw, 'withdrawSignature', 'advocacyDocument', { id: document.id, expectedVersion: version }, DOCUMENT);
    expect((await withdraw(3)).entity.signatories.nodes).toEqual([{ code: 'cicc' }]);
    expect((await withdraw(4)).userErrors).toMatchObject([{ message: 'only a signature that was given is withdrawn' }]);
    expect((await events(document.id)).map(({ type }: any) => type)).toEqual(['AdvocacyDocumentPublished', 'AdvocacyDocumentSigned', 'AdvocacyDocumentSigned', 'AdvocacyDocumentSignatureWithdrawn']);
    await expect(loaded.database.query(`update civil_society.advocacy_document set signatories = '{fidh}' where code = $1`, [document.code])).rejects.toMatchObject({ driverError: { constraint: 'an_author_does_not_sign' } });
    // What was signed is still to be read as what the record said.
    const past: { at: string; signatories: string[] }[] = await loaded.database.query('select known_from as at, signatories from civil_society.advocacy_document_past where code = $1', [document.code]);
    for (const { at, signatories } of past) {
      const said = await record.ask('query ($code: String!, $asOf: AsOf) { advocacyDocument(code: $code, asOf: $asOf) { version } advocacyDocuments(first: 5, asOf: $asOf, filter: { code: { eq: $code } }) { nodes { version } summary(groupBy: [SIGNATORIES]) { groups { key { value } } } } }', { code: document.code, asOf: { knownAt: at } });
      expect(said.advocacyDocuments.nodes).toEqual([said.advocacyDocument]);
      expect(said.advocacyDocuments.summary.groups.flatMap(({ key }: any) => key[0].value ?? []).sort()).toEqual(signatories.toSorted());
    }
    expect(await loaded.database.query('select signatories from civil_society.advocacy_document_past where code = $1 order by version', [document.code])).toHaveLength(3);
  });

  it('has the signatures that were given and not taken back, in whatever order, each once', async () => {
    const step = fc.record({ organization: fc.constantFrom('hrw', 'cicc', 'amnesty', 'iba', 'fidh'), sign: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        const document = await publish();
        const signed = new Set<string>();
        let version = 1;
        for (const { organization, sign } of steps) {
          const { userErrors } = await record.does(ngo(organization), sign ? 'signAdvocacyDocument' : 'withdrawSignature', 'advocacyDocument', { id: document.id, expectedVersion: version });
          const may = organization !== 'fidh' && signed.has(organization) !== sign;
          expect(userErrors.map(({ code }) => code)).toEqual(may ? [] : ['RULE_BROKEN']);
          if (may) version++;
          if (may && sign) signed.add(organization);
          if (may && !sign) signed.delete(organization);
        }
        const [row] = await loaded.database.query('select signatories, version from civil_society.advocacy_document where code = $1', [document.code]);
        expect([row.signatories.toSorted(), row.version]).toEqual([[...signed].sort(), version]);
      }),
      { numRuns: 15 },
    );
  }, 30_000);

  it.each<[object, object]>([
    [{ authors: ['hrw'] }, { code: 'RULE_BROKEN', message: 'whoever publishes a document is one of its authors' }],
    [{ authors: ['fidh', 'acme'] }, { code: 'BAD_USER_INPUT', field: 'authors' }],
    [{ addressedStates: ['XXX'] }, { code: 'BAD_USER_INPUT', field: 'addressedStates' }],
    [{ publishedOn: '2026-11-25' }, { code: 'RULE_BROKEN', message: 'a document is published on a day that has come' }],
    [{ session: 'no' }, { code: 'NOT_FOUND' }],
    [{ url: 'file:///etc/passwd' }, { code: 'BAD_USER_INPUT', field: 'url' }],
    [{ title: '\u0000' }, { code: 'BAD_USER_INPUT', field: 'title' }],
    [{ languages: ['\ud800x'] }, { code: 'BAD_USER_INPUT', field: 'languages' }],
  ])('is refused for %j', async (wrong, expected) => {
    expect(await told(fidh, 'publishAdvocacyDocument', 'advocacyDocument', { title: 'x', kind: 'LETTER', publishedOn: '2025-11-20', ...wrong })).toMatchObject(expected);
  });
});

describe('a recommendation', () => {
  it('is of a document, and what became of it are opinions, each labelled with whose it is', async () => {
    const document = await publish();
    const recommendation = await recommend(document, { topics: ['COOPERATION'] });
    const link = (actor: typeof fidh, more: object = {}) => ({ actor, input: { recommendation: recommendation.id, resolution: 'ICC-ASP/15/Res.1', relation: 'REFLECTED', evidence: 'operative paragraph 12', ...more } });
    for (const { actor, input } of [link(fidh), link(hrw, { relation: 'NOT_REFLECTED' }), link(secretariat, { relation: 'PARTLY_REFLECTED' }), link(hrw, { resolution: null, decision: globalId('Decision', '00000000-0000-4000-8000-000000000001') })]) {
      expect((await record.does(actor, 'linkOutcome', 'outcomeLink', input, 'id')).userErrors).toEqual([]);
    }
    const { recommendations } = await record.ask(`{ recommendations(first: 5, filter: { author: { eq: "fidh" }, session: { eq: "24" }, topics: { has: "COOPERATION" } }) { totalCount nodes { text addressedBody state { iso3 } session { code } topics { code } document { id }
      outcomes(first: 10) { totalCount nodes { label relation evidence assessor { code } resolution { symbol } decision { id } } } } } }`);
    expect(recommendations.nodes[0]).toMatchObject({ text: 'Provide for cooperation', addressedBody: 'STATES_PARTIES', state: null, session: { code: '24' }, document: { id: document.id } });
    expect(recommendations.nodes[0].outcomes.nodes).toEqual(expect.arrayContaining([
      { label: 'Opinion of International Federation for Human Rights', relation: 'REFLECTED', evidence: 'operative paragraph 12', assessor: { code: 'fidh' }, resolution: { symbol: 'ICC-ASP/15/Res.1' }, decision: null },
      { label: 'Opinion of the secretariat', relation: 'PARTLY_REFLECTED', evidence: 'operative paragraph 12', assessor: null, resolution: { symbol: 'ICC-ASP/15/Res.1' }, decision: null },
      expect.objectContaining({ label: 'Opinion of Human Rights Watch', relation: 'NOT_REFLECTED' }),
      expect.objectContaining({ resolution: null, decision: { id: globalId('Decision', '00000000-0000-4000-8000-000000000001') } }),
    ]));
    const again = link(hrw, { relation: 'OPPOSED' });
    const twice = await Promise.all([1, 2].map(() => record.does(again.actor, 'linkOutcome', 'outcomeLink', again.input)));
    expect(new Set(twice.flatMap(({ userErrors }) => userErrors.map(({ message }) => message)))).toEqual(new Set(['an organization has one opinion on what became of a recommendation in a resolution or decision']));
    expect((await record.does(secretariat, 'linkOutcome', 'outcomeLink', link(secretariat).input)).userErrors).toHaveLength(1);
    await recommend(document, { topics: ['COOPERATION'], addressedBody: null, addressedState: 'SEN' });
    const { recommendationUptake, none } = await record.ask('{ recommendationUptake(topic: "COOPERATION", sessions: ["24", "23"]) { session { code } recommendations assessed byRelation { relation recommendations opinions } } none: recommendationUptake(topic: "APIC") { assessed } }');
    expect(none).toEqual([]);
    expect(recommendationUptake).toEqual([{
      session: { code: '24' }, recommendations: 2, assessed: 1,
      byRelation: [
        { relation: 'REFLECTED', recommendations: 1, opinions: 2 }, { relation: 'PARTLY_REFLECTED', recommendations: 1, opinions: 1 },
        { relation: 'NOT_REFLECTED', recommendations: 1, opinions: 1 }, { relation: 'OPPOSED', recommendations: 0, opinions: 0 },
      ],
    }]);
  });

  it('is refused where it is not theirs, to nobody, or linked to nothing', async () => {
    const document = await publish();
    const recommendation = await recommend(document);
    const nowhere = { id: globalId('AdvocacyDocument', '00000000-0000-4000-8000-000000000000') };
    const ask = (of: { id: string }, more: object = {}) => ({ document: of.id, text: 'x', addressedBody: 'COURT', ...more });
    expect(await told(hrw, 'addRecommendation', 'recommendation', ask(document))).toEqual(await told(hrw, 'addRecommendation', 'recommendation', ask(nowhere)));
    expect(await told(fidh, 'addRecommendation', 'recommendation', ask(document, { addressedState: 'SEN' }))).toMatchObject({ code: 'BAD_USER_INPUT', field: 'addressedBody' });
    expect(await told(fidh, 'addRecommendation', 'recommendation', ask(document, { addressedBody: null, addressedState: 'XXX' }))).toMatchObject({ code: 'BAD_USER_INPUT', field: 'addressedState' });
    const outcome = (more: object) => ({ recommendation: recommendation.id, relation: 'REFLECTED', evidence: 'x', ...more });
    for (const wrong of [{}, { resolution: 'ICC-ASP/15/Res.1', decision: globalId('Decision', '00000000-0000-4000-8000-000000000001') }, { resolution: 'Resolution 3' }, { resolution: 'ICC-ASP/99/Res.1' }, { resolution: "ICC-ASP/1'; drop" }]) {
      expect(await told(fidh, 'linkOutcome', 'outcomeLink', outcome(wrong))).toMatchObject({ code: 'BAD_USER_INPUT', field: 'resolution' });
    }
    expect(await told(fidh, 'linkOutcome', 'outcomeLink', outcome({ decision: recommendation.id }))).toMatchObject({ code: 'BAD_USER_INPUT', field: 'decision' });
    expect(await told(ngo('acme'), 'linkOutcome', 'outcomeLink', outcome({ resolution: 'ICC-ASP/15/Res.1' }))).toMatchObject({ code: 'BAD_USER_INPUT', field: 'organization' });
    expect(await told(fidh, 'linkOutcome', 'outcomeLink', { ...outcome({ resolution: 'ICC-ASP/15/Res.1' }), recommendation: globalId('Recommendation', '00000000-0000-4000-8000-000000000000') })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await told(delegation('SEN'), 'linkOutcome', 'outcomeLink', outcome({ resolution: 'ICC-ASP/15/Res.1' }))).toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('an engagement', () => {
  const met = { kind: 'CONSULTATION', title: 'Briefing on the budget', heldOn: '2026-09-10', session: '25', withBody: 'COMMITTEE_ON_BUDGET_AND_FINANCE', organizations: ['fidh', 'cicc'] };
  it('is recorded by one who took part, and found around its session, topic, State and organization', async () => {
    const { id } = await record.done(coalition, 'recordEngagement', 'engagement', { ...met, withStates: ['SEN'] });
    await record.done(delegation('SEN'), 'recordEngagement', 'engagement', { ...met, kind: 'MEETING', withBody: null, withStates: ['SEN'] });
    const keys = [{ __typename: 'Session', code: '25' }, { __typename: 'Topic', code: 'BUDGET' }, { __typename: 'State', iso3: 'SEN' }, { __typename: 'Organization', code: 'fidh' }];
    const list = 'engagements(first: 5) { totalCount }';
    const { _entities, engagements } = await record.ask(`query ($keys: [_Any!]!) { _entities(representations: $keys) { ... on Session { ${list} } ... on Topic { ${list} } ... on State { ${list} } ... on Organization { ${list} } }
      engagements(first: 5, filter: { kind: { eq: CONSULTATION } }) { nodes { id kind title heldOn withBody session { code } topics { code } parties { agent { ... on Organization { code } ... on State { iso3 } } } } } }`, { keys });
    expect(_entities).toEqual(Array(4).fill({ engagements: { totalCount: 2 } }));
    expect(engagements.nodes).toEqual([{
      id, kind: 'CONSULTATION', title: 'Briefing on the budget', heldOn: '2026-09-10', withBody: 'COMMITTEE_ON_BUDGET_AND_FINANCE', session: { code: '25' }, topics: [{ code: 'BUDGET' }],
      parties: [{ agent: { code: 'fidh' } }, { agent: { code: 'cicc' } }, { agent: { iso3: 'SEN' } }],
    }]);
    expect(await events(id)).toMatchObject([{ type: 'EngagementRecorded', audience: 'public', session: '25', states: ['SEN'], organizations: ['fidh', 'cicc'] }]);
  });

  it.each<[typeof fidh, object, object]>([
    [hrw, {}, { message: 'whoever records an engagement took part in it' }],
    [delegation('PER'), { withStates: ['SEN'] }, { message: 'whoever records an engagement took part in it' }],
    [fidh, { withBody: null }, { message: 'a meeting or consultation is with a body or a State' }],
    [secretariat, { organizations: [] }, { message: 'an engagement is of at least one organization' }],
    [fidh, { heldOn: '2026-11-25' }, { message: 'an engagement is recorded once it was held' }],
    [fidh, { organizations: ['fidh', 'acme'] }, { code: 'BAD_USER_INPUT', field: 'organizations' }],
  ])('is refused to %j for %j', async (actor, wrong, expected) => expect(await told(actor, 'recordEngagement', 'engagement', { ...met, ...wrong })).toMatchObject(expected));
});

describe('the NGO segment', () => {
  const allocate = (organization: string, more: object = {}, actor = coalition, session = '25') =>
    record.does(actor, 'allocateNgoSpeakingSlot', 'slot', { session, organization, ...more }, 'id version place organization { code }');
  const terms = (session: string, expectedVersion: number, speakingSlots: number) => record.does(secretariat, 'setSessionTerms', 'terms', { session, expectedVersion, speakingSlots }, 'version allocatedSlots');

  it('is allocated by the Coalition, as many slots as the secretariat has set', async () => {
    expect((await allocate('fidh')).userErrors).toMatchObject([{ message: 'the secretariat sets how many organizations speak before a slot is allocated' }]);
    await terms('25', 0, 2);
    expect((await allocate('fidh', { place: 2 })).entity).toMatchObject({ place: 2, organization: { code: 'fidh' } });
    expect((await allocate('hrw', { place: 2 })).userErrors).toMatchObject([{ message: 'a slot of the NGO segment is one of those that are free' }]);
    const { entity } = await allocate('hrw');
    expect(entity).toMatchObject({ place: 1 });
    expect((await allocate('hrw')).userErrors).toMatchObject([{ message: 'an organization has one slot in the NGO segment of a session' }]);
    expect((await allocate('iba')).userErrors).toMatchObject([{ message: 'no more slots of the NGO segment are allocated than the secretariat has set for the session' }]);
    for (const actor of [fidh, delegation('SEN')]) expect((await allocate('iba', {}, actor)).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    expect((await terms('25', 3, 1)).userErrors).toMatchObject([{ code: 'RULE_BROKEN', message: 'no more slots of the NGO segment are allocated than the secretariat has set for the session' }]);
    const released = await record.does(coalition, 'releaseNgoSpeakingSlot', 'slot', { id: entity.id, expectedVersion: 1, reason: 'cannot come' });
    expect(released).toEqual({ entity: null, userErrors: [] });
    expect((await allocate('iba')).entity).toMatchObject({ place: 1 });
    const { _entities: [session] } = await record.ask('{ _entities(representations: [{ __typename: "Session", code: "25" }]) { ... on Session { ngoSegment(first: 20) { nodes { place organization { code } } } civilSocietyTerms { speakingSlots allocatedSlots } } } }');
    expect(session).toEqual({ ngoSegment: { nodes: [{ place: 1, organization: { code: 'iba' } }, { place: 2, organization: { code: 'fidh' } }] }, civilSocietyTerms: { speakingSlots: 2, allocatedSlots: 2 } });
    expect((await record.ask('{ civilSocietyFeed(first: 100, filter: { types: ["NgoSegmentAllocated"], organizations: ["iba"] }) { events { audience session payload } } }')).civilSocietyFeed.events).toEqual([
      { audience: 'public', session: '25', payload: { place: 1, allocated: 2, slots: 2 } },
    ]);
  });

  it('never has more slots than were set nor a place twice, however many are allocated and released at once', async () => {
    const codes = (await loaded.database.query('select code from civil_society.organization order by code limit 12')).map(({ code }: { code: string }) => code);
    await terms('24', 0, 5);
    const outcomes = await Promise.all(codes.map((code: string) => allocate(code, {}, coalition, '24')));
    const given = outcomes.flatMap(({ entity }) => entity ?? []);
    expect(given.map(({ place }) => place).sort()).toEqual([1, 2, 3, 4, 5]);
    await Promise.all([
      ...given.slice(0, 3).map(({ id }) => record.does(secretariat, 'releaseNgoSpeakingSlot', 'slot', { id, expectedVersion: 1, reason: 'x' })),
      ...codes.map((code: string) => allocate(code, {}, coalition, '24')),
    ]);
    const [{ slots, places, counted }] = await loaded.database.query(`select count(*)::int as slots, count(distinct place)::int as places, (select allocated_slots from civil_society.session_terms where session_code = '24') as counted from civil_society.ngo_speaking_slot where session_code = '24'`);
    expect(slots).toBeLessThanOrEqual(5);
    expect([places, counted]).toEqual([slots, slots]);
  }, 30_000);
});

describe('counts that have a name', () => {
  it('are a matrix of side events, who stood behind them together, and attention by topic: one statement each', async () => {
    loaded.statements.forget();
    const { sideEventMatrix, coSponsorshipGraph, topicAttention } = await record.ask(`{ sideEventMatrix { row column count } coSponsorshipGraph(session: "22") { sideEvents state { iso3 } organization { code } } topicAttention(session: "21") { topic { code } sideEvents advocacyDocuments recommendations engagements } }`);
    expect(loaded.statements.seen).toHaveLength(4);
    const [{ cells }] = await loaded.database.query(`select count(*)::int as cells from (select distinct topic, session_code from civil_society.side_event left join lateral unnest(topics) as topic on true where announced and status is distinct from 'CANCELLED' and confidence <> 'RECALLED') as each`);
    expect(sideEventMatrix).toHaveLength(cells);
    expect(sideEventMatrix).toContainEqual({ row: 'VICTIMS', column: '21', count: expect.any(Number) });
    expect(coSponsorshipGraph).toHaveLength(15);
    expect(coSponsorshipGraph).toContainEqual({ sideEvents: 1, state: { iso3: 'FIN' }, organization: { code: 'fidh' } });
    const lists = await record.ask('{ _entities(representations: [{ __typename: "Topic", code: "VICTIMS" }]) { ... on Topic { sideEvents(first: 1, filter: { session: { eq: "21" } }) { summary { count } } advocacyDocuments(first: 1, filter: { session: { eq: "21" } }) { summary { count } } } } }');
    expect(topicAttention.find(({ topic }: any) => topic.code === 'VICTIMS')).toMatchObject({
      sideEvents: lists._entities[0].sideEvents.summary.count, advocacyDocuments: lists._entities[0].advocacyDocuments.summary.count, recommendations: 0, engagements: 0,
    });
  });
});

it('no N+1: documents with all that belongs to them take one statement a relation', async () => {
  loaded.statements.forget();
  await record.ask(`{ advocacyDocuments(first: 100, orderBy: [{ field: publishedOn, direction: DESC }]) { nodes { authors(first: 3) { nodes { code } } signatories(first: 3) { nodes { code } } addressees { agent { ... on Organization { code } } }
    recommendations(first: 5) { nodes { outcomes(first: 5) { nodes { label assessor { name } recommendation { id } } } } } } } }`);
  expect(loaded.statements.seen.length).toBeLessThanOrEqual(8);
});

it('a session that `sessions` opens is known here from then on', async () => {
  const event = { subject: { type: 'Session', id: '00000000-0000-4000-8000-000000000026', naturalKey: '26' }, payload: { session: '26', opensOn: '2027-12-06' } };
  for (let heard = 0; heard < 2; heard++) await knowSession(event as never, postgresKnowsOthers(loaded.database.manager));
  expect(await publish({ session: '26' })).toMatchObject({ version: 1 });
  expect(await loaded.database.query(`select code, opens_on from civil_society.known_session where code = '26'`)).toEqual([{ code: '26', opens_on: '2027-12-06' }]);
});

it('a resolution that `resolutions` adopts can be referred to from then on', async () => {
  const recommendation = await recommend(await publish());
  const link = () => told(fidh, 'linkOutcome', 'outcomeLink', { recommendation: recommendation.id, resolution: 'ICC-ASP/25/Res.9', relation: 'REFLECTED', evidence: 'x' });
  expect(await link()).toMatchObject({ code: 'BAD_USER_INPUT', field: 'resolution' });
  const event = { subject: { type: 'Resolution', id: '00000000-0000-4000-8000-000000000259', naturalKey: 'ICC-ASP/25/Res.9' } };
  for (let heard = 0; heard < 2; heard++) await knowResolution(event as never, postgresKnowsOthers(loaded.database.manager));
  expect(await link()).toBeUndefined();
});

describe('an organization that merges into another', () => {
  const SOURCES = { sources: ['S-RECORD'] };
  const aSecondAgo = () => new Date(Date.UTC(2026, 10, 24, 9, 0, seconds - 1)).toISOString();
  const merge = (organization: string, into: string, mergedOn: string, actor = secretariat) =>
    record.does(actor, 'recordOrganizationMerger', 'organizationMerger', { organization, into, mergedOn, ...SOURCES }, 'id version mergedOn organization { code } into { code }');
  const mergedInto = async (code: string, asOf?: object) => (await record.ask('query ($code: String!, $asOf: AsOf) { organization(code: $code) { mergedInto(asOf: $asOf) { code } } }', { code, asOf })).organization.mergedInto?.code ?? null;

  it('is part of it from the day on, as the record says, and once said', async () => {
    const begun = aSecondAgo();
    expect((await record.ask('{ organizationMergers(first: 5) { totalCount nodes { id } } organization(code: "pga") { merger { id } mergersInto(first: 5) { totalCount } } }'))).toMatchObject({ organizationMergers: { totalCount: 0, nodes: [] } });
    const { entity } = await merge('asf', 'hrw', '2026-11-01');
    expect(entity).toMatchObject({ version: 1, mergedOn: '2026-11-01', organization: { code: 'asf' }, into: { code: 'hrw' } });
    expect([await mergedInto('asf'), await mergedInto('asf', { at: '2026-10-31' }), await mergedInto('asf', { at: '2026-11-01' }), await mergedInto('asf', { knownAt: begun }), await mergedInto('hrw')]).toEqual(['hrw', null, 'hrw', null, null]);
    const lists = await record.ask('{ organizationMergers(first: 5, filter: { into: { eq: "hrw" } }) { totalCount summary(groupBy: [INTO]) { groups { key { value } count } } } organization(code: "hrw") { merger { id } mergersInto(first: 5) { nodes { organization { code } sources { key } } } } }');
    expect(lists).toEqual({
      organizationMergers: { totalCount: 1, summary: { groups: [{ key: [{ value: 'hrw' }], count: 1 }] } },
      organization: { merger: null, mergersInto: { nodes: [{ organization: { code: 'asf' }, sources: [{ key: 'S-RECORD' }] }] } },
    });
    expect(await events(entity.id)).toMatchObject([{ type: 'OrganizationMerged', audience: 'public', organizations: ['asf', 'hrw'], payload: { organization: 'asf', into: 'hrw', mergedOn: '2026-11-01' } }]);
    // One that is to come is on record and not so yet.
    await merge('hrw', 'fidh', '2030-01-01');
    expect([await mergedInto('hrw'), await mergedInto('hrw', { at: '2030-01-01' }), await mergedInto('asf', { at: '2030-01-01' })]).toEqual([null, 'fidh', 'hrw']);
  });

  it('begins nothing new from then on, and may end what it began', async () => {
    const own = ngo('pga');
    const event = await record.done(own, 'requestSideEvent', 'sideEvent', { session: '25', title: 'x' });
    const document = await publish();
    const signed = await record.done(own, 'signAdvocacyDocument', 'advocacyDocument', { id: document.id, expectedVersion: 1 }, DOCUMENT);
    await merge('pga', 'cicc', '2026-11-10');
    const nothing = 'an organization that has merged into another begins nothing new';
    const tried: [string, string, object, typeof own?][] = [
      ['requestSideEvent', 'sideEvent', { session: '25', title: 'x' }],
      ['requestSideEvent', 'sideEvent', { session: '25', title: 'x', organizers: [{ organization: 'fidh', role: 'LEAD' }, { organization: 'pga', role: 'CO_SPONSOR' }] }, fidh],
      ['nameSideEventSpeaker', 'sideEvent', { id: event.id, expectedVersion: 1, organization: 'pga' }],
      ['draftAccreditation', 'accreditation', { session: '25', bases: ['PREPCOM_REGISTERED'], delegates: 3 }],
      ['publishAdvocacyDocument', 'advocacyDocument', { title: 'x', kind: 'LETTER', publishedOn: '2026-11-10' }],
      ['signAdvocacyDocument', 'advocacyDocument', { id: (await publish()).id, expectedVersion: 1 }],
      ['recordEngagement', 'engagement', { kind: 'PRESS_BRIEFING', title: 'x', heldOn: '2026-11-10', organizations: ['pga'] }],
      ['linkOutcome', 'outcomeLink', { recommendation: (await recommend(document)).id, resolution: 'ICC-ASP/15/Res.1', relation: 'REFLECTED', evidence: 'x' }],
      ['allocateNgoSpeakingSlot', 'ngoSpeakingSlot', { session: '25', organization: 'pga' }, secretariat],
    ];
    for (const [deed, entity, input, actor = own] of tried) expect([deed, (await record.does(actor, deed, entity, input, 'id')).userErrors.map(({ message }) => message)]).toEqual([deed, [nothing]]);
    // What was before the day may be entered still, and what was begun be ended.
    await record.done(own, 'recordEngagement', 'engagement', { kind: 'PRESS_BRIEFING', title: 'x', heldOn: '2026-11-09', organizations: ['pga'] });
    await publish({ publishedOn: '2026-11-09' }, own);
    await record.done(own, 'cancelSideEvent', 'sideEvent', { id: event.id, expectedVersion: 1, reason: 'merged' });
    await record.done(own, 'withdrawSignature', 'advocacyDocument', { id: signed.id, expectedVersion: 2 });
  });

  it('is said so by the secretariat alone, and only as it can be; what never was is taken out again', async () => {
    const refused = async (...asked: Parameters<typeof merge>) => (await merge(...asked)).userErrors.map(({ code, message }) => `${code} ${message}`);
    expect(await refused('cicc', 'cicc', '2026-11-01')).toEqual(['RULE_BROKEN an organization merges into another']);
    expect(await refused('fidh', 'asf', '2031-01-01')).toEqual(['RULE_BROKEN mergers do not lead back to where they began']);
    expect(await refused('asf', 'fidh', '2026-11-01')).toEqual(['RULE_BROKEN an organization merges once']);
    expect(await refused('no-such', 'fidh', '2026-11-01')).toEqual(['BAD_USER_INPUT One of the States or organizations in organization is not on record.']);
    for (const actor of [fidh, coalition, delegation('SEN')]) expect((await refused('redress', 'fidh', '2026-11-01', actor))[0]).toMatch(/^NOT_FOUND/);
    // By the database, too, whichever way it is entered.
    const insert = (organization: string, into: string, on: string) =>
      loaded.database.query(`insert into civil_society.organization_merger (id, organization_code, into_code, merged_on, confidence, source_keys) values (gen_random_uuid(), $1, $2, $3, 'VERIFIED', '{S-RECORD}')`, [organization, into, on]);
    for (const [organization, into, on, constraint] of [['fidh', 'asf', '2031-01-01', 'an_organization_merges_into_one_that_stands'], ['redress', 'redress', '2026-01-01', 'an_organization_merges_into_another'], ['asf', 'fidh', '2026-01-01', 'an_organization_merges_once']] as const) {
      await expect(insert(organization, into, on)).rejects.toMatchObject({ driverError: { constraint } });
    }
    // Of two at once that together lead back, one is refused.
    const both = await Promise.all([merge('redress', 'npwj', '2026-11-01'), merge('npwj', 'redress', '2026-11-01')]);
    expect(both.flatMap(({ userErrors }) => userErrors.map(({ code }) => code))).toEqual(['RULE_BROKEN']);
    const { organizationMergers: { nodes: [{ id }] } } = await record.ask('{ organizationMergers(first: 1, filter: { organization: { eq: "asf" } }) { nodes { id } } }');
    expect((await record.does(secretariat, 'rescindOrganizationMerger', 'organizationMerger', { id, expectedVersion: 2, reason: 'x' })).userErrors).toMatchObject([{ code: 'CONFLICT' }]);
    const before = aSecondAgo();
    expect(await record.does(secretariat, 'rescindOrganizationMerger', 'organizationMerger', { id, expectedVersion: 1, reason: 'never was' })).toEqual({ entity: null, userErrors: [] });
    expect([await mergedInto('asf'), await mergedInto('asf', { knownAt: before })]).toEqual([null, 'hrw']);
    const asKnown = async (knownAt: string) => (await record.ask('query ($asOf: AsOf) { organizationMergers(first: 9, asOf: $asOf, filter: { organization: { eq: "asf" } }) { nodes { id } } organization(code: "asf") { merger(asOf: $asOf) { id } } }', { asOf: { knownAt } }));
    expect([await asKnown(before), await asKnown('2027-01-01')]).toEqual([{ organizationMergers: { nodes: [{ id }] }, organization: { merger: { id } } }, { organizationMergers: { nodes: [] }, organization: { merger: null } }]);
    expect((await events(id)).map(({ type }: any) => type)).toEqual(['OrganizationMerged', 'OrganizationMergerRescinded']);
    expect((await record.ask('query ($ids: [_Any!]!) { _entities(representations: $ids) { ... on OrganizationMerger { id } } }', { ids: [{ __typename: 'OrganizationMerger', id }] }))._entities).toEqual([null]);
  });

  it('takes as many statements for a hundred as for one', async () => {
    loaded.statements.forget();
    await record.ask('{ organizations(first: 100) { nodes { mergedInto { name } merger { mergedOn into { name } } mergersInto(first: 2) { nodes { mergedOn } } } } }');
    expect(loaded.statements.seen).toHaveLength(4);
  });
});

describe('an organization that has members', () => {
  const MEMBERSHIP = 'id version coalition { code } member { code } validity { from to }';
  const join = (member: string, coalition: string, more: object = {}, actor = secretariat) => record.does(actor, 'recordCoalitionMembership', 'coalitionMembership', { member, coalition, sources: ['S-RECORD'], ...more }, MEMBERSHIP);
  const change = (deed: string, { id, version }: { id: string; version: number }, more: object = {}, actor = secretariat) => record.does(actor, deed, 'coalitionMembership', { id, expectedVersion: version, reason: 'x', ...more }, MEMBERSHIP);
  const refused = async (asked: ReturnType<typeof join>) => (await asked).userErrors.map(({ code, message }) => (code === 'RULE_BROKEN' ? message : code));
  const listed = async (code: string, list: 'members' | 'memberOf', asOf?: object): Promise<string[]> =>
    (await record.ask(`query ($code: String!, $asOf: AsOf) { organization(code: $code) { ${list}(first: 9, asOf: $asOf) { nodes { coalition { code } member { code } } } } }`, { code, asOf })).organization[list].nodes.map(({ coalition, member }: any) => (list === 'members' ? member : coalition).code);
  const now = () => new Date(Date.UTC(2026, 10, 24, 9, 0, seconds - 1)).toISOString();

  it('has them from the day on, until it ends, and as the record says and once said', async () => {
    const begun = now();
    expect([await listed('cicc', 'members'), await record.ask('{ coalitionMemberships(first: 5) { totalCount nodes { id } } }')]).toEqual([[], { coalitionMemberships: { totalCount: 0, nodes: [] } }]);
    const { entity: wigj } = await join('wigj', 'cicc', { since: '2004-01-01' });
    expect(wigj).toEqual({ id: wigj.id, version: 1, coalition: { code: 'cicc' }, member: { code: 'wigj' }, validity: { from: '2004-01-01', to: null } });
    await join('amicc', 'cicc');
    await join('aba', 'amicc', { since: '2001-01-01', until: '2010-01-01' });
    expect((await change('endCoalitionMembership', wigj, { until: '2020-01-01' })).entity).toMatchObject({ version: 2, validity: { from: '2004-01-01', to: '2020-01-01' } });
    const ended = now();
    expect([await listed('cicc', 'members'), await listed('cicc', 'members', {}), await listed('cicc', 'members', { at: '2019-12-31' }), await listed('cicc', 'members', { at: '2003-12-31' }), await listed('cicc', 'members', { knownAt: begun })]).toEqual([['amicc', 'wigj'], ['amicc'], ['amicc', 'wigj'], ['amicc'], []]);
    expect([await listed('aba', 'memberOf'), await listed('aba', 'memberOf', { at: '2009-12-31' }), await listed('aba', 'memberOf', {}), await listed('amicc', 'members', { at: '2005-01-01' })]).toEqual([['amicc'], ['amicc'], [], ['aba']]);
    expect(await record.ask('{ all: coalitionMemberships(first: 5, filter: { coalition: { eq: "cicc" } }) { totalCount summary(groupBy: [COALITION]) { groups { key { value } count } } } now: coalitionMemberships(first: 5, asOf: {}) { nodes { member { code } } } over: coalitionMemberships(first: 5, filter: { to: { lt: "2015-01-01" } }) { nodes { member { code } sources { key } } } }')).toEqual({
      all: { totalCount: 2, summary: { groups: [{ key: [{ value: 'cicc' }], count: 2 }] } }, now: { nodes: [{ member: { code: 'amicc' } }] }, over: { nodes: [{ member: { code: 'aba' }, sources: [{ key: 'S-RECORD' }] }] },
    });
    expect((await events(wigj.id)).map(({ type, audience, organizations, changedFields, payload }: any) => [type, audience, organizations, changedFields, payload.to])).toEqual([
      ['CoalitionMembershipRecorded', 'public', ['cicc', 'wigj'], [], null], ['CoalitionMembershipEnded', 'public', ['cicc', 'wigj'], ['to'], '2020-01-01'],
    ]);
    // It may come back, and what never was is taken out again.
    const again = (await join('wigj', 'cicc', { since: '2020-01-01' })).entity;
    expect(await listed('cicc', 'members', {})).toEqual(['amicc', 'wigj']);
    expect(await change('rescindCoalitionMembership', again)).toEqual({ entity: null, userErrors: [] });
    expect([await listed('cicc', 'members', {}), await listed('cicc', 'members', { knownAt: ended })]).toEqual([['amicc'], ['amicc']]);
    const { _entities } = await record.ask('query ($ids: [_Any!]!) { _entities(representations: $ids) { ... on CoalitionMembership { version } } }', { ids: [wigj, again].map(({ id }) => ({ __typename: 'CoalitionMembership', id })) });
    expect(_entities).toEqual([{ version: 2 }, null]);
  });

  it('is never a member of itself, nor of its own members while they are; by the secretariat, and by the database, too', async () => {
    const back = 'an organization is at no time among the members of its own members';
    for (const [asked, error] of [
      [['cicc', 'cicc'], 'an organization is a member of another'],
      [['cicc', 'amicc'], back],
      [['cicc', 'aba', { since: '2005-01-01' }], back],
      [['amicc', 'cicc', { since: '2015-01-01' }], 'an organization is a member of another once at a time'],
      [['ican', 'cicc', { since: '2026-12-01' }], 'a membership is recorded once it has begun, not before'],
      [['ican', 'cicc', { since: '2020-01-01', until: '2020-01-01' }], 'a membership ends after it began'],
      [['no-such', 'cicc'], 'BAD_USER_INPUT'], [['ican', 'no-such'], 'BAD_USER_INPUT'], [['ican', 'cicc', { sources: ['S-NOWHERE'] }], 'BAD_USER_INPUT'],
      // pga has merged into cicc on 10 November 2026.
      [['pga', 'fidh', { since: '2026-11-10' }], 'an organization that has merged into another begins nothing new'],
      [['ican', 'pga', { since: '2026-11-10' }], 'an organization that has merged into another begins nothing new'],
    ] as [Parameters<typeof join>, string][]) expect([asked, await refused(join(...asked))]).toEqual([asked, [error]]);
    const { entity: open } = await join('ican', 'cicc', { since: '2017-01-01' });
    for (const actor of [fidh, coalition, delegation('SEN')]) expect([await refused(join('iova', 'cicc', {}, actor)), await refused(change('endCoalitionMembership', open, { until: '2018-01-01' }, actor))]).toEqual([['NOT_FOUND'], ['NOT_FOUND']]);
    expect([await refused(change('endCoalitionMembership', open, { until: '2017-01-01' })), await refused(change('endCoalitionMembership', { ...open, version: 2 }, { until: '2018-01-01' }))]).toEqual([['a membership ends after it began'], ['CONFLICT']]);
    // The other way about is told once it no longer is: of the second only from the day on which the first has ended.
    await join('salc', 'jrr', { until: '2010-01-01' });
    expect([await refused(join('jrr', 'salc', { since: '2009-12-31' })), await refused(join('jrr', 'salc', { since: '2010-01-01' }))]).toEqual([[back], []]);
    const insert = (member: string, of: string, from: string | null) => loaded.database.query(`insert into civil_society.coalition_membership (id, member_code, coalition_code, valid_from, confidence, source_keys) values (gen_random_uuid(), $1, $2, $3, 'VERIFIED', '{S-RECORD}')`, [member, of, from]);
    for (const [member, of, from, constraint] of [['cicc', 'cicc', null, 'an_organization_is_a_member_of_another'], ['cicc', 'aba', '2009-12-31', 'no_organization_is_among_the_members_of_its_members'], ['amicc', 'cicc', '2030-01-01', 'one_membership_at_a_time']] as const) {
      await expect(insert(member, of, from)).rejects.toMatchObject({ driverError: { constraint } });
    }
    await expect(insert('cicc', 'aba', '2010-01-01')).resolves.toBeDefined();
    // Of three at once that together lead back, one is refused.
    const all = await Promise.all([join('osji', 'gjc'), join('gjc', 'cja'), join('cja', 'osji')]);
    expect(all.flatMap(({ userErrors }) => userErrors.map(({ message }) => message))).toEqual([back]);
  });

  it('takes as many statements for a hundred as for one', async () => {
    loaded.statements.forget();
    await record.ask('{ organizations(first: 100) { nodes { members(first: 3, asOf: {}) { nodes { member { name } } } memberOf(first: 3) { nodes { validity { from } } } } } }');
    expect(loaded.statements.seen).toHaveLength(4);
  });
});
