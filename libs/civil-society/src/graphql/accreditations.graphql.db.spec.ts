import { PUBLIC } from '@assembly-graph/kernel';
import { globalId } from '@assembly-graph/platform/graph';
import { loadedDatabase, type LoadedDatabase } from '@assembly-graph/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { civilSocietyData, civilSocietyStorage } from '../index.ts';
import { aRecord } from '../testing/a-record.ts';
import { coalition, delegation, ngo, secretariat, withPersonal } from '../testing/actors.ts';

// Who may take part: from the draft to the badge, seen by their own, counted for everybody.

let loaded: LoadedDatabase;
let record: ReturnType<typeof aRecord>;
let time = '2026-06-01T09:00:00.000Z';
beforeAll(async () => {
  loaded = await loadedDatabase({ storage: civilSocietyStorage, data: civilSocietyData });
  record = aRecord(loaded.database, { now: () => time });
});
afterAll(() => loaded.close());

const fidh = ngo('fidh');
const hrw = ngo('hrw');
const SEEN = 'id version status bases quota delegates answerDueOn daysToDecision';
const draft = (actor = fidh, more: object = {}) => record.done(actor, 'draftAccreditation', 'accreditation', { session: '24', bases: ['ECOSOC_SPECIAL'], delegates: 3, ...more }, SEEN);
const does = (deed: string, { id, version }: { id: string; version: number }, more: object = {}, actor = secretariat) => record.does(actor, deed, 'accreditation', { id, expectedVersion: version, ...more }, SEEN);
const done = (deed: string, { id, version }: { id: string; version: number }, more: object = {}, actor = secretariat) => record.done(actor, deed, 'accreditation', { id, expectedVersion: version, ...more }, SEEN);
/** An organization accredited to a session. */
const accredited = async (organization: string, session: string, { bases = ['ECOSOC_SPECIAL'], quota = 3 }: { bases?: string[]; quota?: number } = {}) => {
  const drafted = await draft(secretariat, { organization, session, bases });
  const circulated = await done('circulateAccreditation', await done('findEligible', await done('submitAccreditation', drafted)));
  return done('decideAccreditation', circulated, { decision: 'ACCREDITED', ruleBasis: bases, quota, reason: 'meets rule 93' });
};
const nominate = (actor: typeof fidh, accreditation: { id: string }, more: object = {}) =>
  record.does(withPersonal(actor), 'nominateParticipant', 'participant', { accreditation: accreditation.id, name: 'Ada Canary', ...more }, 'id version role badge name');

describe('an accreditation', () => {
  it('goes from its draft to the decision; each step is logged and told to its organization', async () => {
    time = '2026-06-01T09:00:00.000Z';
    const drafted = await draft();
    expect(drafted).toMatchObject({ version: 1, status: 'DRAFT', bases: ['ECOSOC_SPECIAL'], quota: null, delegates: 0 });
    time = '2026-06-02T09:00:00.000Z';
    const submitted = await done('submitAccreditation', drafted, {}, fidh);
    const asked = await done('requestInformation', submitted, { question: 'Which activities?', answerDueOn: '2026-06-20' });
    expect(asked).toMatchObject({ status: 'INFO_REQUESTED', answerDueOn: '2026-06-20' });
    const answered = await done('answerInformationRequest', asked, { answer: 'Trial monitoring.' }, fidh);
    expect(answered).toMatchObject({ status: 'SUBMITTED', answerDueOn: null });
    const eligible = await done('findEligible', answered, { bases: ['ROME_CONFERENCE', 'ECOSOC_SPECIAL'] });
    const objected = await done('objectToAccreditation', await done('circulateAccreditation', eligible), { state: 'SEN', reason: 'doubts' });
    time = '2026-06-12T12:00:00.000Z';
    const granted = await done('decideAccreditation', objected, { decision: 'ACCREDITED', ruleBasis: ['ROME_CONFERENCE'], quota: 2, reason: 'invited to Rome' });
    expect(granted).toMatchObject({ version: 8, status: 'ACCREDITED', bases: ['ROME_CONFERENCE'], quota: 2, daysToDecision: 10 });
    const { organization } = await record.ask(`{ organization(code: "fidh") { accreditations(first: 5) { totalCount nodes {
      seat { iso3 } seatRegion submittedAt decidedAt session { code } organization { code } confidence sources { key }
      log { at role fromStatus toStatus message state { iso3 } } } } } }`, {}, fidh);
    expect(organization.accreditations).toMatchObject({
      totalCount: 1,
      nodes: [{
        seat: { iso3: 'FRA' }, seatRegion: 'WEOG', submittedAt: '2026-06-02T09:00:00.000Z', decidedAt: '2026-06-12T12:00:00.000Z', session: { code: '24' }, organization: { code: 'fidh' },
        confidence: 'VERIFIED', sources: [{ key: 'S-RECORD' }],
        log: [
          { role: 'ngo', fromStatus: null, toStatus: 'DRAFT', message: null }, { role: 'ngo', fromStatus: 'DRAFT', toStatus: 'SUBMITTED' },
          { role: 'secretariat', toStatus: 'INFO_REQUESTED', message: 'Which activities?' }, { role: 'ngo', toStatus: 'SUBMITTED', message: 'Trial monitoring.' },
          { toStatus: 'ELIGIBLE' }, { toStatus: 'CIRCULATED' }, { toStatus: 'OBJECTED', message: 'doubts', state: { iso3: 'SEN' } },
          { at: '2026-06-12T12:00:00.000Z', fromStatus: 'OBJECTED', toStatus: 'ACCREDITED', message: 'invited to Rome', state: null },
        ],
      }],
    });
    const { civilSocietyFeed } = await record.ask('query ($id: ID!) { civilSocietyFeed(first: 100, filter: { subject: $id }) { entries { event { type audience organizations payload } subject { __typename } } } }', { id: drafted.id }, fidh);
    const types = civilSocietyFeed.entries.map(({ event }: any) => event.type);
    expect(types).toEqual(['AccreditationDrafted', 'AccreditationSubmitted', 'AccreditationInformationRequested', 'AccreditationInformationGiven', 'AccreditationFoundEligible', 'AccreditationCirculated', 'AccreditationObjected', 'AccreditationDecided']);
    expect(new Set(civilSocietyFeed.entries.map(({ event }: any) => event.audience))).toEqual(new Set(['organization:fidh']));
    expect(JSON.stringify(civilSocietyFeed)).not.toMatch(/Trial monitoring|doubts|invited to Rome/);
  });

  it('keeps its log as it was: not even the database changes a step', async () => {
    for (const statement of ['update civil_society.accreditation_step set message = null', 'delete from civil_society.accreditation_step']) {
      await expect(loaded.database.query(statement)).rejects.toThrow('The log of an accreditation is only appended to.');
    }
  });

  it('is one at a time for an organization and session, and may be asked for again after it has ended', async () => {
    const first = await draft(hrw);
    expect((await record.does(hrw, 'draftAccreditation', 'accreditation', { session: '24', bases: ['ECOSOC_SPECIAL'], delegates: 1 })).userErrors).toMatchObject([
      { code: 'RULE_BROKEN', message: 'an organization has one accreditation to a session under way or granted at a time' },
    ]);
    expect(await done('withdrawAccreditation', first, { reason: 'later' }, hrw)).toMatchObject({ status: 'WITHDRAWN' });
    const again = await Promise.all([1, 2, 3].map(() => record.does(hrw, 'draftAccreditation', 'accreditation', { session: '24', bases: ['ECOSOC_SPECIAL'], delegates: 1 })));
    expect(again.filter(({ userErrors }) => userErrors.length === 0)).toHaveLength(1);
  });

  it('is held to rule 93, to deadlines and to its way', async () => {
    const refused = async (deed: string, of: { id: string; version: number }, more: object = {}) => (await does(deed, of, more)).userErrors[0];
    expect((await record.does(fidh, 'draftAccreditation', 'accreditation', { session: '23', bases: [], delegates: 1 })).userErrors).toMatchObject([
      { code: 'RULE_BROKEN', rule: 'Rules of Procedure, rule 93', message: 'an accreditation rests on at least one basis of rule 93' },
    ]);
    await record.done(secretariat, 'setSessionTerms', 'terms', { session: '23', expectedVersion: 0, accreditationUntil: '2026-06-30', speakingSlots: 12 });
    time = '2026-07-01T00:00:00.000Z';
    const late = await draft(fidh, { session: '23' });
    expect(await refused('submitAccreditation', late)).toMatchObject({ message: 'an accreditation is submitted until the day set for its session' });
    time = '2026-06-30T23:59:00.000Z';
    const submitted = await done('submitAccreditation', late);
    expect(await refused('decideAccreditation', submitted, { decision: 'ACCREDITED', ruleBasis: ['ROME_CONFERENCE'], reason: 'x' })).toMatchObject({ message: 'an organization is accredited once its accreditation was circulated' });
    expect(await refused('decideAccreditation', submitted, { decision: 'ACCREDITED', ruleBasis: [], reason: 'x' })).toMatchObject({ rule: 'Rules of Procedure, rule 93' });
    expect(await refused('decideAccreditation', submitted, { decision: 'REFUSED', quota: 1, reason: 'x' })).toMatchObject({ code: 'BAD_USER_INPUT', field: 'quota' });
    expect(await refused('findEligible', { ...submitted, version: 1 })).toMatchObject({ code: 'CONFLICT' });
    expect(await refused('requestInformation', submitted, { question: 'x', answerDueOn: '2026-06-01' })).toMatchObject({ message: 'an answer is due on a day to come' });
    const asked = await done('requestInformation', submitted, { question: 'x', answerDueOn: '2026-07-15' });
    expect(await refused('lapseAccreditation', asked, { reason: 'x' })).toMatchObject({ message: 'an accreditation does not lapse before the answer was due' });
    time = '2026-07-16T00:00:00.000Z';
    expect(await done('lapseAccreditation', asked, { reason: 'no answer' })).toMatchObject({ status: 'LAPSED' });
    await expect(loaded.database.query(`update civil_society.accreditation set bases = '{}' where session_code = '23'`)).rejects.toMatchObject({ driverError: { constraint: 'an_accreditation_rests_on_a_basis_of_rule_93' } });
  });

  it.each<[object, object]>([
    [{ session: '99' }, { code: 'NOT_FOUND' }],
    [{ delegates: 0 }, { code: 'BAD_USER_INPUT', field: 'delegates' }],
    [{ delegates: 2147483647 }, { code: 'BAD_USER_INPUT', field: 'delegates' }],
    [{ evidence: 'a\u0000' }, { code: 'BAD_USER_INPUT', field: 'evidence' }],
    [{ bases: ['ECOSOC_ROSTER', 'ECOSOC_GENERAL'] }, { code: 'RULE_BROKEN' }],
    [{ organization: 'hrw' }, { code: 'NOT_FOUND' }],
    [{ organization: 'no-such' }, { code: 'NOT_FOUND' }],
  ])('is refused for %j, with nothing written', async (wrong, expected) => {
    const count = async () => (await loaded.database.query('select count(*)::int as rows, (select last_seq from civil_society.feed_head) as told from civil_society.accreditation'))[0];
    const before = await count();
    const { entity, userErrors } = await record.does(fidh, 'draftAccreditation', 'accreditation', { session: '22', bases: ['ROME_CONFERENCE'], delegates: 1, ...wrong });
    expect([entity, userErrors]).toMatchObject([null, [expected]]);
    expect(await count()).toEqual(before);
  });
});

describe('between two organizations', () => {
  it('"not yours" and "not there" are one answer, whatever is asked with whichever id', async () => {
    const ours = await accredited('fidh', '22');
    const theirs = await accredited('hrw', '22');
    const [{ entity: own }, { entity: other }] = [await nominate(fidh, ours), await nominate(hrw, theirs)];
    const nowhere = { id: globalId('Accreditation', '00000000-0000-4000-8000-000000000000'), version: 1 };
    const deeds: [string, object][] = [
      ['submitAccreditation', {}], ['answerInformationRequest', { answer: 'x' }], ['withdrawAccreditation', { reason: 'x' }], ['findEligible', {}], ['circulateAccreditation', {}],
      ['requestInformation', { question: 'x', answerDueOn: '2026-12-31' }], ['objectToAccreditation', { state: 'SEN', reason: 'x' }],
      ['decideAccreditation', { decision: 'REFUSED', reason: 'x' }], ['revokeAccreditation', { reason: 'x' }], ['lapseAccreditation', { reason: 'x' }],
    ];
    for (const [deed, more] of deeds) {
      const told = (await does(deed, nowhere, more, fidh)).userErrors;
      expect(told).toMatchObject([{ code: 'NOT_FOUND' }]);
      expect((await does(deed, theirs, more, fidh)).userErrors).toEqual(told);
      expect((await does(deed, theirs, more, { ...delegation('SEN'), organization: 'hrw' })).userErrors).toEqual(told);
    }
    const nobody = (await nominate(fidh, nowhere)).userErrors;
    expect((await nominate(fidh, theirs)).userErrors).toEqual(nobody);
    const gone = { id: globalId('Participant', '00000000-0000-4000-8000-000000000000'), expectedVersion: 1 };
    const erasing = (input: object) => record.does(fidh, 'withdrawConsent', 'participant', input);
    expect((await erasing({ id: other.id, expectedVersion: 1 })).userErrors).toEqual((await erasing(gone)).userErrors);
    // Nor is anything of the other to be read.
    const query = `query ($ids: [_Any!]!) { _entities(representations: $ids) { __typename ... on Accreditation { status participants(first: 5) { totalCount } } ... on Participant { role } ... on Organization { accreditations(first: 5) { totalCount nodes { id } } } ... on Session { accreditations(first: 100) { totalCount nodes { organization { code } } summary { count } } } }
      accreditations(first: 100, filter: { organization: { eq: "hrw" } }) { totalCount nodes { id } summary(groupBy: [STATUS]) { count groups { count } } } participants(first: 100) { totalCount nodes { id } } }`;
    const ids = [theirs, other].map(({ id }, index) => ({ __typename: index ? 'Participant' : 'Accreditation', id }));
    for (const actor of [fidh, coalition, delegation('SEN'), { ...hrw, role: 'delegation' as const }]) {
      const answer = await record.ask(query, { ids: [...ids, { __typename: 'Organization', code: 'hrw' }, { __typename: 'Session', code: '22' }] }, actor);
      expect(answer._entities.slice(0, 2)).toEqual([null, null]);
      expect(answer._entities[2].accreditations).toEqual({ totalCount: 0, nodes: [] });
      expect(answer.accreditations).toEqual({ totalCount: 0, nodes: [], summary: { count: 0, groups: [] } });
      expect(answer._entities[3].accreditations.totalCount).toBe(actor === fidh ? 1 : 0);
      expect(answer.participants.nodes.map(({ id }: any) => id)).toEqual(actor === fidh ? [own.id] : []);
    }
    const all = await record.ask(query, { ids: [...ids, { __typename: 'Session', code: '22' }] }, secretariat);
    expect(all._entities).toMatchObject([{ status: 'ACCREDITED' }, { role: 'DELEGATE' }, { accreditations: { totalCount: 2 } }]);
  }, 30_000);

  it('whoever has no token is told that one is needed, and the rest of the answer stays', async () => {
    const { data, errors } = await record.answer('{ accreditations(first: 5) { totalCount } organization(code: "fidh") { name accreditations(first: 1) { totalCount } } }', {}, PUBLIC);
    expect(data).toEqual({ accreditations: null, organization: { name: expect.any(String), accreditations: null } });
    expect(errors.map(({ extensions }: any) => extensions.code)).toEqual(['UNAUTHENTICATED', 'UNAUTHENTICATED']);
  });
});

describe('delegates', () => {
  it('are never more than the quota, however many are nominated at once', async () => {
    const accreditation = await accredited('amnesty', '21', { quota: 3 });
    const outcomes = await Promise.all(Array.from({ length: 12 }, () => nominate(ngo('amnesty'), accreditation)));
    expect(outcomes.filter(({ entity }) => entity !== null)).toHaveLength(3);
    expect(new Set(outcomes.flatMap(({ userErrors }) => userErrors.map(({ message }) => message)))).toEqual(new Set(['an organization has no more delegates than its quota']));
    const [row] = await loaded.database.query(`select delegates, (select count(*)::int from civil_society.participant p where p.accreditation_id = a.id) as people from civil_society.accreditation a where session_code = '21'`);
    expect(row).toEqual({ delegates: 3, people: 3 });
    await expect(loaded.database.query(`update civil_society.accreditation set delegates = 4 where session_code = '21'`)).rejects.toMatchObject({ driverError: { constraint: 'an_organization_has_no_more_delegates_than_its_quota' } });
  }, 30_000);

  it('come for an accredited organization only, and their badges end with its accreditation', async () => {
    const drafted = await draft(ngo('iba'), { session: '21' });
    expect((await nominate(ngo('iba'), drafted)).userErrors).toMatchObject([{ message: 'delegates are nominated for an organization that is accredited' }]);
    const granted = await accredited('iba', '20');
    const { entity } = await nominate(ngo('iba'), granted, { role: 'HEAD', consents: ['PHOTOGRAPHED'] });
    const badge = async (deed: string, { id, version }: any) => record.does(secretariat, deed, 'participant', { id, expectedVersion: version }, 'id version badge');
    const issued = (await badge('issueBadge', entity)).entity;
    expect(issued).toMatchObject({ badge: 'ISSUED', version: 2 });
    expect((await badge('issueBadge', issued)).userErrors).toMatchObject([{ message: 'a badge is issued once, to whom it was requested for' }]);
    const { accreditations } = await record.ask('{ accreditations(first: 1, filter: { organization: { eq: "iba" }, status: { eq: ACCREDITED } }) { nodes { id version } } }', {}, secretariat);
    await done('revokeAccreditation', accreditations.nodes[0], { reason: 'misuse' });
    expect((await record.ask('{ participants(first: 5, filter: { session: { eq: "20" } }) { nodes { badge } } }', {}, secretariat)).participants.nodes).toEqual([{ badge: 'VOID' }]);
  });
});

describe('what everybody may know', () => {
  it('are counts of sessions, with nothing of which there are few', async () => {
    const organizations: { code: string; region: string }[] = await loaded.database.query(
      `select o.code, s.regional_group as region from civil_society.organization o join civil_society.known_state s on s.iso3 = o.seat_iso3 where o.kind in ('NGO', 'NGO_NETWORK') and s.regional_group = 'WEOG' order by 1 limit 11`);
    const [other] = await loaded.database.query(`select o.code from civil_society.organization o join civil_society.known_state s on s.iso3 = o.seat_iso3 where s.regional_group <> 'WEOG' order by 1 limit 1`);
    time = '2026-08-01T09:00:00.000Z';
    const all = [];
    for (const [index, { code }] of [...organizations, other].entries()) {
      const bases = index < 6 ? ['ROME_CONFERENCE', 'ECOSOC_GENERAL'] : ['ECOSOC_GENERAL'];
      all.push(await accredited(code, '25', { bases }));
    }
    await draft(ngo('hrw'), { session: '19' });
    const stats = `accreditationStats { byStatus { count groups { key { value } count suppressed } } accredited { count groups { count } } byRegion: accredited(by: [REGION]) { count groups { key { value } count sharePercent suppressed } }
      byBasis: accredited(by: [BASIS]) { groups { key { value } count sharePercent } } timeToDecision { decided mean median } funnel { step reached suppressed } }`;
    const { _entities: [twentyFifth, nineteenth, none] } = await record.ask(`query ($ids: [_Any!]!) { _entities(representations: $ids) { ... on Session { ${stats} } } }`, { ids: ['25', '19', '1'].map((code) => ({ __typename: 'Session', code })) });
    expect(twentyFifth.accreditationStats).toEqual({
      byStatus: { count: 12, groups: [{ key: [{ value: 'ACCREDITED' }], count: 12, suppressed: false }] },
      accredited: { count: 12, groups: [] },
      // One of another region would be known by what is left: with it goes the other group.
      byRegion: { count: 12, groups: [expect.objectContaining({ count: null, suppressed: true, sharePercent: null }), expect.objectContaining({ count: null, suppressed: true })] },
      byBasis: { groups: [{ key: [{ value: 'ECOSOC_GENERAL' }], count: 12, sharePercent: '100.00' }, { key: [{ value: 'ROME_CONFERENCE' }], count: 6, sharePercent: '50.00' }] },
      timeToDecision: { decided: 12, mean: '0.0000', median: '0.0000' },
      funnel: ['SUBMITTED', 'ELIGIBLE', 'CIRCULATED', 'ACCREDITED'].map((step) => ({ step, reached: 12, suppressed: false })),
    });
    expect(nineteenth.accreditationStats).toMatchObject({ byStatus: { count: null, groups: [{ key: [{ value: 'DRAFT' }], count: null, suppressed: true }] }, accredited: { count: 0 }, timeToDecision: null });
    expect(none.accreditationStats).toMatchObject({ byStatus: { count: 0, groups: [] }, accredited: { count: 0, groups: [] }, timeToDecision: null });
    for (const accreditation of all.slice(0, 2)) for (let each = 0; each < 3; each++) await nominate(secretariat, accreditation);
    const { ngoParticipation, total } = await record.ask('{ ngoParticipation(groupBy: [ORGANIZATION], session: "25") { count groups { count suppressed } } total: ngoParticipation(groupBy: [], session: "22") { count } }');
    expect(ngoParticipation).toEqual({ count: 6, groups: [{ count: null, suppressed: true }, { count: null, suppressed: true }] });
    expect(total).toEqual({ count: null });
  }, 30_000);

  it('takes one statement a count, whatever the number of sessions', async () => {
    loaded.statements.forget();
    const ids = ['25', '24', '23', '22', '21'].map((code) => ({ __typename: 'Session', code }));
    await record.ask('query ($ids: [_Any!]!) { _entities(representations: $ids) { ... on Session { accreditationStats { byStatus { count } accredited(by: [REGION, BASIS]) { groups { count } } timeToDecision { median } funnel { reached } } civilSocietyTerms { speakingSlots } } } }', { ids });
    expect(loaded.statements.seen).toHaveLength(5);
    loaded.statements.forget();
    await record.ask('{ accreditations(first: 100) { nodes { organization { name } log { toStatus } participants(first: 5) { totalCount nodes { role accreditation { status } } } } } }', {}, secretariat);
    expect(loaded.statements.seen).toHaveLength(6);
  });
});

describe('a basis of rule 93 that an organization has', () => {
  const BASIS = 'id version organization { code } basis evidence validity { from to } confidence sources { key }';
  const said = (more: object = {}) => ({ organization: 'amnesty', basis: 'ECOSOC_ROSTER', evidence: 'a list', since: '2000-01-01', sources: ['S-RECORD'], ...more });
  const tell = (more: object = {}, actor = secretariat) => record.does(actor, 'recordConsultativeBasis', 'consultativeBasis', said(more), BASIS);
  const change = (deed: string, { id, version }: { id: string; version: number }, more: object, actor = secretariat) => record.does(actor, deed, 'consultativeBasis', { id, expectedVersion: version, reason: 'x', ...more }, BASIS);
  const has = async (code: string, asOf?: object): Promise<string[]> =>
    (await record.ask('query ($code: String!, $asOf: AsOf) { organization(code: $code) { consultativeBasis(asOf: $asOf) { basis } } }', { code, asOf })).organization.consultativeBasis.map(({ basis }: any) => basis);
  const events = async (id: string) =>
    (await record.ask('query ($id: ID!) { civilSocietyFeed(first: 100, filter: { subject: $id }) { events { type audience organizations changedFields payload } } }', { id })).civilSocietyFeed.events;

  it('is not known until it is recorded; it holds from its day on until it ends, and what the record said stays readable', async () => {
    time = '2026-08-01T09:00:00.000Z';
    expect([await has('amnesty'), await record.ask('{ consultativeBases(first: 5) { totalCount nodes { id } } }')]).toEqual([[], { consultativeBases: { totalCount: 0, nodes: [] } }]);
    const { entity: roster } = await tell();
    expect(roster).toMatchObject({ version: 1, organization: { code: 'amnesty' }, basis: 'ECOSOC_ROSTER', evidence: 'a list', validity: { from: '2000-01-01', to: null }, confidence: 'VERIFIED', sources: [{ key: 'S-RECORD' }] });
    await tell({ basis: 'ROME_CONFERENCE', since: null });
    time = '2026-08-02T09:00:00.000Z';
    const { entity: ended } = await change('endConsultativeBasis', roster, { until: '2010-01-01' });
    expect(ended).toMatchObject({ version: 2, validity: { from: '2000-01-01', to: '2010-01-01' } });
    await tell({ basis: 'ECOSOC_SPECIAL', since: '2010-01-01' });
    expect([await has('amnesty'), await has('amnesty', { at: '2009-12-31' }), await has('amnesty', { at: '1999-12-31' }), await has('amnesty', { knownAt: '2026-08-01T10:00:00Z' }), await has('hrw')]).toEqual([
      ['ROME_CONFERENCE', 'ECOSOC_SPECIAL'], ['ROME_CONFERENCE', 'ECOSOC_ROSTER'], ['ROME_CONFERENCE'], ['ROME_CONFERENCE', 'ECOSOC_ROSTER'], [],
    ]);
    const lists = await record.ask('{ all: consultativeBases(first: 5, filter: { organization: { eq: "amnesty" } }) { totalCount nodes { basis } summary(groupBy: [BASIS]) { count } } now: consultativeBases(first: 5, asOf: {}) { totalCount } over: consultativeBases(first: 5, filter: { to: { isNull: false } }) { nodes { basis } } }');
    expect(lists).toEqual({ all: { totalCount: 3, nodes: [{ basis: 'ECOSOC_ROSTER' }, { basis: 'ECOSOC_SPECIAL' }, { basis: 'ROME_CONFERENCE' }], summary: { count: 3 } }, now: { totalCount: 2 }, over: { nodes: [{ basis: 'ECOSOC_ROSTER' }] } });
    expect(await events(roster.id)).toEqual([
      { type: 'ConsultativeBasisRecorded', audience: 'public', organizations: ['amnesty'], changedFields: [], payload: { organization: 'amnesty', basis: 'ECOSOC_ROSTER', from: '2000-01-01', to: null } },
      { type: 'ConsultativeBasisEnded', audience: 'public', organizations: ['amnesty'], changedFields: ['to'], payload: { organization: 'amnesty', basis: 'ECOSOC_ROSTER', from: '2000-01-01', to: '2010-01-01' } },
    ]);
  });

  it('is told otherwise, or taken out, where it was entered in error, by the secretariat alone', async () => {
    time = '2026-08-03T09:00:00.000Z';
    const { consultativeBases: { nodes: [roster, special] } } = await record.ask('{ consultativeBases(first: 5, filter: { organization: { eq: "amnesty" } }) { nodes { id version } } }');
    const corrected = (await change('correctConsultativeBasis', roster, { basis: 'ECOSOC_GENERAL', until: '2005-01-01', evidence: 'another list' })).entity;
    expect(corrected).toMatchObject({ version: 3, basis: 'ECOSOC_GENERAL', evidence: 'another list', validity: { from: '2000-01-01', to: '2005-01-01' } });
    expect([await has('amnesty', { at: '2004-01-01' }), await has('amnesty', { at: '2004-01-01', knownAt: '2026-08-02T10:00:00Z' })]).toEqual([['ROME_CONFERENCE', 'ECOSOC_GENERAL'], ['ROME_CONFERENCE', 'ECOSOC_ROSTER']]);
    const refused = async (asked: Promise<{ userErrors: readonly { code: string; message: string }[] }>) => (await asked).userErrors.map(({ code, message }) => (code === 'RULE_BROKEN' ? message : code));
    expect(await refused(change('correctConsultativeBasis', corrected, { until: '2010-01-02' }))).toEqual(['an organization has one consultative status with ECOSOC at a time']);
    expect(await refused(change('correctConsultativeBasis', corrected, {}))).toEqual(['BAD_USER_INPUT']);
    expect(await refused(change('correctConsultativeBasis', roster, { until: '2004-01-01' }))).toEqual(['CONFLICT']);
    expect(await refused(change('endConsultativeBasis', corrected, { until: '2004-01-01' }))).toEqual(['a basis of rule 93 ends once; what was told wrongly is corrected']);
    expect(await refused(change('endConsultativeBasis', special, { until: '2010-01-01' }))).toEqual(['a basis of rule 93 ends after it began']);
    for (const [wrong, error] of [[{ organization: 'no-such' }, 'BAD_USER_INPUT'], [{ evidence: ' ' }, 'BAD_USER_INPUT'], [{ sources: ['S-NOWHERE'] }, 'BAD_USER_INPUT'], [{ since: '2026-12-01' }, 'a basis of rule 93 is recorded once it is there, not before'], [{}, 'an organization has one consultative status with ECOSOC at a time']] as const) expect(await refused(tell(wrong))).toEqual([error]);
    for (const actor of [ngo('amnesty'), coalition, delegation('SEN')]) {
      expect([await refused(tell({ organization: 'hrw' }, actor)), await refused(change('rescindConsultativeBasis', special, {}, actor))]).toEqual([['NOT_FOUND'], ['NOT_FOUND']]);
    }
    expect(await change('rescindConsultativeBasis', special, {})).toEqual({ entity: null, userErrors: [] });
    expect(await has('amnesty')).toEqual(['ROME_CONFERENCE']);
    expect((await events(special.id)).map(({ type }: any) => type)).toEqual(['ConsultativeBasisRecorded', 'ConsultativeBasisRescinded']);
    const { _entities } = await record.ask('query ($ids: [_Any!]!) { _entities(representations: $ids) { ... on ConsultativeBasis { evidence } } }', { ids: [roster, special].map(({ id }) => ({ __typename: 'ConsultativeBasis', id })) });
    expect(_entities).toEqual([{ evidence: 'another list' }, null]);
  });

  it('is one at a time, of two deeds at once, and by the database, too', async () => {
    const both = await Promise.all(['ECOSOC_GENERAL', 'ECOSOC_SPECIAL', 'PREPCOM_REGISTERED', 'PREPCOM_REGISTERED'].map((basis) => tell({ organization: 'redress', basis })));
    expect(both.flatMap(({ userErrors }) => userErrors.map(({ message }) => message)).sort()).toEqual(['an organization has a basis of rule 93 once at a time', 'an organization has one consultative status with ECOSOC at a time']);
    const insert = (basis: string) => loaded.database.query(`insert into civil_society.consultative_basis (id, organization_code, basis, evidence, valid_from, confidence, source_keys) values (gen_random_uuid(), 'redress', $1, 'x', '2030-01-01', 'VERIFIED', '{S-RECORD}')`, [basis]);
    for (const [basis, constraint] of [['ECOSOC_ROSTER', 'one_status_with_ecosoc_at_a_time'], ['PREPCOM_REGISTERED', 'one_basis_of_a_kind_at_a_time']] as const) await expect(insert(basis)).rejects.toMatchObject({ driverError: { constraint } });
  });

  it('need not be on record for an accreditation to rest on it, which says so', async () => {
    time = '2026-08-04T09:00:00.000Z';
    const npwj = ngo('npwj');
    await tell({ organization: 'npwj', basis: 'ECOSOC_SPECIAL', until: '2026-08-06' });
    const drafted = await draft(npwj, { session: '25', bases: ['PREPCOM_REGISTERED', 'ECOSOC_SPECIAL'] });
    const notOnRecord = async () => (await record.ask('{ accreditations(first: 5, filter: { session: { eq: "25" } }) { nodes { basesNotOnRecord } } }', {}, npwj)).accreditations.nodes;
    expect(await notOnRecord()).toEqual([{ basesNotOnRecord: ['PREPCOM_REGISTERED'] }]);
    time = '2026-08-07T09:00:00.000Z';
    expect(await notOnRecord()).toEqual([{ basesNotOnRecord: ['PREPCOM_REGISTERED', 'ECOSOC_SPECIAL'] }]);
    await tell({ organization: 'npwj', basis: 'PREPCOM_REGISTERED', since: null });
    await done('decideAccreditation', await done('submitAccreditation', drafted), { decision: 'REFUSED', reason: 'x' });
    time = '2026-08-09T09:00:00.000Z';
    await tell({ organization: 'npwj', basis: 'ECOSOC_SPECIAL', since: '2026-08-08' });
    expect(await notOnRecord()).toEqual([{ basesNotOnRecord: ['ECOSOC_SPECIAL'] }]);
  });

  it('takes as many statements for a hundred organizations as for one', async () => {
    loaded.statements.forget();
    await record.ask('{ organizations(first: 100) { nodes { consultativeBasis { basis evidence organization { name } } } } }');
    expect(loaded.statements.seen).toHaveLength(3);
  });
});
