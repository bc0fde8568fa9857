import { AccreditedOrganizationsDocument, NgoPageDocument, SideEventCalendarDocument } from '@assembly-graph/graph-client';
import { PUBLIC, SCOPES, type Actor } from '@assembly-graph/kernel';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { freshGraph } from '../shared-graph.ts';
import type { WholeGraph } from '../whole-graph.ts';

// Questions 17, 18, 9 and 20 on civil society: no register of accredited organizations was found, so the test writes one through the mutations.
export function civilSociety(): void {
  const secretariat: Actor = { ...PUBLIC, role: 'secretariat', subject: 'desk', scopes: [SCOPES.personal] };
  const ngo = (organization: string): Actor => ({ ...PUBLIC, role: 'ngo', subject: `of ${organization}`, organization, scopes: [SCOPES.personal] });
  const SESSION = '24';
  /** Organizations on record with a seat in WEOG, and two of other groups. */
  const WEOG = ['cicc', 'amnesty', 'fidh', 'hrw', 'redress', 'iba', 'asf', 'pga', 'npwj', 'gjc'];

  let graph: WholeGraph;
  let time = '2025-09-01T09:00:00.000Z';
  let keys = 0;
  beforeAll(async () => {
    graph = await freshGraph({ now: () => time });
    await fill();
  }, 60_000);

  async function does(actor: Actor, deed: string, entity: string, input: object, selection = 'id version'): Promise<any> {
    const type = `${deed[0]!.toUpperCase()}${deed.slice(1)}Input!`;
    const query = `mutation ($input: ${type}) { ${deed}(input: $input) { ${entity} { ${selection} } userErrors { code rule message } } }`;
    const answer = (await graph.ask(query, { input: { idempotencyKey: `key-of-question-${++keys}`, ...input } }, actor))[deed];
    if (answer.userErrors.length > 0) throw new Error(JSON.stringify(answer.userErrors));
    return answer[entity];
  }

  let organizations: { code: string; region: string }[];
  let moved: { id: string; code: string };

  async function fill(): Promise<void> {
    const { organizations: all } = await graph.ask('{ organizations(first: 100, filter: { kind: { in: [NGO, NGO_NETWORK] }, seat: { isNull: false } }) { nodes { code seat { regionalGroup { code } } } } }');
    const known = all.nodes.map(({ code, seat }: any) => ({ code, region: seat.regionalGroup.code }));
    const western = known.filter(({ region }: any) => region === 'WEOG').toSorted((a: any, b: any) => Number(WEOG.includes(b.code)) - Number(WEOG.includes(a.code)));
    organizations = [...western.slice(0, 12), ...known.filter(({ region }: any) => region === 'AFRICAN').slice(0, 1), ...known.filter(({ region }: any) => region === 'ASIA_PACIFIC').slice(0, 1)];
    for (const [index, { code }] of organizations.entries()) {
      time = '2025-09-01T09:00:00.000Z';
      const bases = index < 7 ? ['ROME_CONFERENCE', 'ECOSOC_GENERAL'] : ['ECOSOC_GENERAL'];
      const drafted = await does(ngo(code), 'draftAccreditation', 'accreditation', { session: SESSION, bases, delegates: 8 });
      const step = (deed: string, { id, version }: any, more: object = {}, actor = secretariat) => does(actor, deed, 'accreditation', { id, expectedVersion: version, ...more });
      const submitted = await step('submitAccreditation', drafted, {}, ngo(code));
      const circulated = await step('circulateAccreditation', await step('findEligible', submitted));
      time = `2025-09-${String(5 + index).padStart(2, '0')}T09:00:00.000Z`;
      const accredited = await step('decideAccreditation', circulated, { decision: 'ACCREDITED', ruleBasis: bases, quota: 8, reason: 'meets rule 93' });
      if (code !== 'fidh') continue;
      for (let person = 0; person < 6; person++) await does(ngo(code), 'nominateParticipant', 'participant', { accreditation: accredited.id, name: `Quokka ${person}`, contact: 'quokka@example.org' });
    }
    const fidh = ngo('fidh');
    time = '2025-11-20T09:00:00.000Z';
    const document = await does(fidh, 'publishAdvocacyDocument', 'advocacyDocument', { title: 'Recommendations on complementarity', kind: 'RECOMMENDATIONS', session: SESSION, publishedOn: '2025-11-20' });
    await does(ngo('hrw'), 'signAdvocacyDocument', 'advocacyDocument', { id: document.id, expectedVersion: 1 });
    const recommendation = await does(fidh, 'addRecommendation', 'recommendation', { document: document.id, text: 'Support complementarity in practice', addressedBody: 'STATES_PARTIES' });
    await does(fidh, 'linkOutcome', 'outcomeLink', { recommendation: recommendation.id, resolution: 'ICC-ASP/15/Res.1', relation: 'NOT_REFLECTED', evidence: 'no paragraph on it' });
    await does(secretariat, 'linkOutcome', 'outcomeLink', { recommendation: recommendation.id, resolution: 'ICC-ASP/15/Res.1', relation: 'REFLECTED', evidence: 'preamble' });
    await does({ ...PUBLIC, role: 'coalition', subject: 'c', organization: 'cicc' }, 'recordEngagement', 'engagement', { kind: 'CONSULTATION', title: 'Briefing on the budget', heldOn: '2025-09-10', withBody: 'COMMITTEE_ON_BUDGET_AND_FINANCE', organizations: ['cicc', 'fidh'] });
    await does(secretariat, 'setSessionTerms', 'terms', { session: SESSION, expectedVersion: 0, speakingSlots: 12 });
    await does({ ...PUBLIC, role: 'coalition', subject: 'c', organization: 'cicc' }, 'allocateNgoSpeakingSlot', 'slot', { session: SESSION, organization: 'fidh' });
    const held: any[] = [];
    for (const [index, title] of ['Complementarity I', 'Complementarity II', 'Complementarity III'].entries()) {
      const input = { session: SESSION, title, format: 'HYBRID', streamUrl: 'https://example.org/live', organizers: [{ organization: 'fidh', role: 'LEAD' }, { state: 'SEN', role: 'CO_SPONSOR' }] };
      const asked = await does(fidh, 'requestSideEvent', 'sideEvent', input, 'id code version');
      const step = (deed: string, { id, version }: any, more: object = {}) => does(secretariat, deed, 'sideEvent', { id, expectedVersion: version, ...more }, 'id code version');
      const approved = await step('approveSideEvent', await step('reviewSideEvent', asked));
      if (index < 2) held.push(await step('scheduleSideEvent', approved, { room: `Room ${index}`, day: '2025-12-02', start: '13:15', end: '14:45' }));
    }
    moved = await does(secretariat, 'moveSideEvent', 'sideEvent', { id: held[0].id, expectedVersion: 4, room: 'Room 2', day: '2025-12-03', start: '08:30', end: '09:45', reason: 'x' }, 'id code');
    await does(fidh, 'cancelSideEvent', 'sideEvent', { id: held[1].id, expectedVersion: 4, reason: 'x' });
  }

  describe('17: the accredited organizations by region and basis, and how long decisions took', () => {
    it('are counted for everybody; a small region and what would tell it are hidden, a basis is counted for each that has it', async () => {
      const { sessions } = await graph.ask(AccreditedOrganizationsDocument, { sessions: ['23', SESSION] });
      expect(organizations).toHaveLength(14);
      const [none, { accreditationStats: stats }] = sessions.nodes;
      expect(none).toMatchObject({ code: '23', accreditationStats: { accredited: { count: 0, groups: [] }, timeToDecision: null } });
      // One of Africa and one of Asia-Pacific: with them goes the rest, for fourteen less twelve would be two.
      expect(stats.accredited).toEqual({
        count: 14,
        groups: ['AFRICAN', 'ASIA_PACIFIC', 'WEOG'].map((value) => ({ key: [{ dimension: 'REGION', value }], count: null, sharePercent: null, suppressed: true })),
      });
      expect(stats.accreditedByBasis).toEqual({
        count: 14,
        groups: [
          { key: [{ dimension: 'BASIS', value: 'ECOSOC_GENERAL' }], count: 14, sharePercent: '100.00', suppressed: false },
          { key: [{ dimension: 'BASIS', value: 'ROME_CONFERENCE' }], count: 7, sharePercent: '50.00', suppressed: false },
        ],
      });
      // Submitted on the first, decided on the 5th, 6th, … 18th of September.
      expect(stats.timeToDecision).toEqual({ decided: 14, mean: '10.5000', median: '10.5000' });
      expect(stats.funnel).toEqual(['SUBMITTED', 'ELIGIBLE', 'CIRCULATED', 'ACCREDITED'].map((step) => ({ step, reached: 14, suppressed: false })));
      // The sessions, and three counts and a funnel for all of them.
      expect(graph.statementCount()).toEqual({ sessions: 1, 'civil-society': 4 });
    });

    it('one by one are for the organization itself and the secretariat', async () => {
      const query = `{ accreditations(first: 100, filter: { session: { eq: "${SESSION}" } }) { totalCount nodes { organization { code } } } }`;
      expect((await graph.answer(query)).errors).toMatchObject([{ path: ['accreditations'], extensions: { code: 'UNAUTHENTICATED' } }]);
      expect((await graph.ask(query, {}, ngo('fidh'))).accreditations).toEqual({ totalCount: 1, nodes: [{ organization: { code: 'fidh' } }] });
      expect((await graph.ask(query, {}, secretariat)).accreditations.totalCount).toBe(14);
      const { accreditations, participants } = await graph.ask('{ accreditations(first: 1, filter: { organization: { eq: "fidh" } }) { nodes { id } } participants(first: 1) { nodes { id } } }', {}, secretariat);
      const node = 'query ($id: ID!) { node(id: $id) { __typename ... on Accreditation { status } ... on Participant { name } } }';
      const [accreditation, participant] = [accreditations.nodes[0], participants.nodes[0]];
      for (const { id } of [accreditation, participant]) for (const actor of [undefined, ngo('hrw')]) expect((await graph.answer(node, { id }, actor)).data).toEqual({ node: null });
      expect((await graph.ask(node, { id: accreditation.id }, ngo('fidh'))).node).toEqual({ __typename: 'Accreditation', status: 'ACCREDITED' });
      expect((await graph.ask(node, { id: participant.id }, ngo('fidh'))).node).toEqual({ __typename: 'Participant', name: expect.stringMatching(/^Quokka/) });
    });
  });

  describe('18: the page of an organization', () => {
    it('has what it did in three domains and what became of what it asked for, each opinion labelled, and no person', async () => {
      const { organization } = await graph.ask(NgoPageDocument, { code: 'fidh' });
      expect(organization).toMatchObject({
        name: 'International Federation for Human Rights', acronym: 'FIDH', seat: { iso3: 'FRA', name: 'France' }, seatConfidence: 'RECALLED',
        attendance: { count: 6, groups: [{ key: [{ value: SESSION }], count: 6, suppressed: false }] },
        speakingSlots: { nodes: [{ place: 1, session: { code: SESSION } }] },
        engagements: { totalCount: 1, nodes: [{ kind: 'CONSULTATION', title: 'Briefing on the budget', heldOn: '2025-09-10' }] },
        signedDocuments: { totalCount: 0 },
      });
      expect(organization.statements.totalCount).toBeGreaterThan(2);
      expect(organization.sideEvents.nodes.filter(({ status }: any) => status !== null).map(({ title, status }: any) => [title, status]).sort()).toEqual([['Complementarity I', 'MOVED'], ['Complementarity II', 'CANCELLED']]);
      expect(organization.advocacyDocuments.nodes.at(-1)).toMatchObject({ title: 'Recommendations on complementarity', kind: 'RECOMMENDATIONS', session: { code: SESSION } });
      const { nodes: opinions } = organization.recommendations.nodes[0].outcomes;
      expect(opinions).toHaveLength(2);
      expect(opinions).toEqual(expect.arrayContaining([
        { label: 'Opinion of International Federation for Human Rights', relation: 'NOT_REFLECTED', evidence: 'no paragraph on it', assessor: { code: 'fidh' }, resolution: { symbol: 'ICC-ASP/15/Res.1', title: expect.any(String) }, decision: null },
        expect.objectContaining({ label: 'Opinion of the secretariat', relation: 'REFLECTED', assessor: null }),
      ]));
      expect(organization.participationProfile.sessions.map(({ code }: any) => code)).toContain(SESSION);
      expect(JSON.stringify(organization)).not.toMatch(/quokka/i);
      expect((await graph.ask('{ organization(code: "hrw") { signedDocuments(first: 5) { nodes { author { code } } } attendance { groups { count } } } }')).organization).toEqual({ signedDocuments: { nodes: [{ author: { code: 'fidh' } }] }, attendance: { groups: [] } });
    });
  });

  describe('9: what a calendar needs of the side events on a topic', () => {
    it('is the time by the clocks of the venue with their zone, SEQUENCE that grew, and CANCELLED that stays', async () => {
      const { sideEvents } = await graph.ask(SideEventCalendarDocument, { session: SESSION, topic: 'COMPLEMENTARITY' });
      expect(sideEvents.totalCount).toBe(2);
      const event = (more: object) => ({
        id: expect.any(String), code: expect.any(String), format: 'HYBRID', streamUrl: 'https://example.org/live', session: { code: SESSION, timeZone: 'Europe/Amsterdam' },
        organizers: [{ role: 'LEAD', agent: { code: 'fidh', organizationName: 'International Federation for Human Rights' } }, { role: 'CO_SPONSOR', agent: { iso3: 'SEN', name: 'Senegal' } }], ...more,
      });
      expect(sideEvents.nodes).toEqual([
        event({ title: 'Complementarity II', status: 'CANCELLED', sequence: 1, heldOn: '2025-12-02', startTime: '13:15', endTime: '14:45', room: 'Room 1' }),
        event({ title: 'Complementarity I', status: 'MOVED', sequence: 1, heldOn: '2025-12-03', startTime: '08:30', endTime: '09:45', room: 'Room 2' }),
      ]);
    });
  });

  describe('20: that a side event was moved or cancelled', () => {
    it('is told to everybody who follows it, with where from and where to, and never why', async () => {
      const query = 'query ($filter: FeedFilter) { civilSocietyFeed(first: 100, filter: $filter) { entries { event { type subject { id naturalKey } subjectVersion organizations states session topics payload } subject { ... on SideEvent { code status session { opensOn } } } } } }';
      const { civilSocietyFeed } = await graph.ask(query, { filter: { types: ['SideEventMoved', 'SideEventCancelled'] } });
      expect(civilSocietyFeed.entries.map(({ event }: any) => event.type)).toEqual(['SideEventMoved', 'SideEventCancelled']);
      expect(civilSocietyFeed.entries[0]).toMatchObject({
        event: {
          subject: { id: moved.id, naturalKey: moved.code }, subjectVersion: 5, organizations: ['fidh'], states: ['SEN'], session: SESSION, topics: ['COMPLEMENTARITY'],
          payload: { status: 'MOVED', heldOn: '2025-12-03', startTime: '08:30', room: 'Room 2', sequence: 1, before: { heldOn: '2025-12-02', startTime: '13:15', endTime: '14:45', room: 'Room 0' } },
        },
        subject: { code: moved.code, status: 'MOVED', session: { opensOn: '2025-12-01' } },
      });
      const one = await graph.ask(query, { filter: { subject: moved.id } });
      expect(one.civilSocietyFeed.entries.map(({ event }: any) => event?.type ?? null)).toEqual(['SideEventScheduled', 'SideEventMoved']);
      expect(JSON.stringify(await graph.ask(query, {}))).not.toMatch(/quokka|Complementarity III/i);
    });
  });

  describe('what other domains tell', () => {
    it('can be referred to from then on: a side event beside a session that was opened after the data set', async () => {
      time = '2026-11-24T09:00:00.000Z';
      const input = { idempotencyKey: 'a-session-to-come', session: '26', title: 'Universality' };
      const request = async () => (await graph.ask('mutation ($input: RequestSideEventInput!) { requestSideEvent(input: $input) { sideEvent { session { code opensOn } } userErrors { code } } }', { input }, ngo('fidh'))).requestSideEvent;
      expect(await request()).toEqual({ sideEvent: null, userErrors: [{ code: 'NOT_FOUND' }] });
      const opened = await graph.ask('mutation ($input: OpenSessionInput!) { openSession(input: $input) { session { code } userErrors { code message } } }', {
        input: { idempotencyKey: 'opens-session-26', kind: 'REGULAR', number: 26, venue: 'THE_HAGUE', president: 'P8', opensOn: '2027-12-06', closesOn: '2027-12-11' },
      }, secretariat);
      expect(opened.openSession).toEqual({ session: { code: '26' }, userErrors: [] });
      await graph.settled();
      expect(await request()).toEqual({ sideEvent: { session: { code: '26', opensOn: '2027-12-06' } }, userErrors: [] });
    });
  });
}
