import { PartiesAtEachSessionDocument, SignatoriesDocument, StateRecordDocument, WithdrawalEventsDocument } from '@assembly-graph/graph-client';
import { PUBLIC, type Actor } from '@assembly-graph/kernel';
import { readDataSet } from '@assembly-graph/platform';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { resolve } from 'node:path';
import { freshGraph } from '../shared-graph.ts';
import type { WholeGraph } from '../whole-graph.ts';

// What is asked of membership alone, over HTTP of the whole graph: questions 1, 2, 3 and 6 of the acceptance.
export function membership(): void {
  const secretariat: Actor = { ...PUBLIC, role: 'secretariat', subject: 'desk' };
  const today = () => new Date().toISOString().slice(0, 10);
  let graph: WholeGraph;
  let keys = 0;
  beforeAll(async () => void (graph = await freshGraph()), 60_000);

  /** Does a deed that must be done. */
  async function done(deed: string, input: object, selection: string): Promise<any> {
    const type = `${deed[0]!.toUpperCase()}${deed.slice(1)}Input`;
    const query = `mutation ($input: ${type}!) { ${deed}(input: $input) { ${selection} userErrors { code message } } }`;
    const { userErrors, ...entity } = (await graph.ask(query, { input: { idempotencyKey: `key ${++keys} of the questions`, ...input } }, secretariat))[deed];
    expect(userErrors).toEqual([]);
    return Object.values(entity)[0];
  }

  describe('question 1: the States Parties at the opening of each regular session, by regional group, and the share of the African group', () => {
    it('status and group are those of the instant of opening; a withdrawal counts from the day on which it takes effect', async () => {
      const { tables } = await readDataSet(resolve(import.meta.dirname, '../../../data'));
      const { sessions } = await graph.ask(PartiesAtEachSessionDocument);
      expect(sessions.nodes).toHaveLength(25);
      for (const { opensAt, number, statesParties } of sessions.nodes) {
        const day = opensAt.slice(0, 10);
        // Counted anew from the files: in force by then, and no withdrawal in effect by then.
        const parties = tables.states!.map(({ cells }) => cells).filter(({ iso2, entry_into_force_date: from }) => {
          const left = tables.withdrawals!.some(({ cells }) => cells.iso2 === iso2 && ['effective', 'effective_due'].includes(cells.event!) && cells.date! <= day);
          return from && from <= day && !left;
        });
        const african = parties.filter(({ regional_group: group }) => group === 'AFRICAN').length;
        expect([number, statesParties.total]).toEqual([number, parties.length]);
        const told = statesParties.groups.find(({ regionalGroup }: any) => regionalGroup.code === 'AFRICAN');
        expect([told.parties, told.sharePercent]).toEqual([african, ((african * 100) / parties.length).toFixed(2)]);
      }
      const shares = new Map(sessions.nodes.map((session: any) => [session.number, session.statesParties.groups.find(({ regionalGroup }: any) => regionalGroup.code === 'AFRICAN').sharePercent]));
      expect([shares.get(16), shares.get(25)]).toEqual(['26.83', '26.40']);
      expect(graph.requestCount()).toEqual({ sessions: 1, membership: 1 });
    });

    it('a State that joins another group later is counted in past sessions where it was', async () => {
      const before = (await graph.ask(PartiesAtEachSessionDocument)).sessions.nodes;
      const { state } = await graph.ask('{ state(iso3: "CYP") { version } }');
      await done('setGroupMembership', { state: 'CYP', expectedVersion: state.version, group: 'WEOG', from: today(), sources: ['S-RECORD'] }, 'state { iso3 }');
      const after = (await graph.ask(PartiesAtEachSessionDocument)).sessions.nodes;
      expect(after.slice(0, 24)).toEqual(before.slice(0, 24));
      const weog = (session: any) => session.statesParties.groups.find(({ regionalGroup }: any) => regionalGroup.code === 'WEOG').parties;
      expect(weog(after[24]) - weog(before[24])).toBe(1);
    });
  });

  describe('question 2: who signed and never joined, and the signatory count as published', () => {
    it('139 signatures, then 137: two were corrected, and the record still answers what it said before', async () => {
      const ask = async (variables: object) => graph.ask(SignatoriesDocument, variables);
      const [in2010, in2020, now] = await Promise.all(['2010-01-01', '2020-01-01', today()].map(async (at) => (await ask({ at })).partyStatuses.totalCount));
      expect(in2010).toBeGreaterThan(in2020);
      expect(in2020).toBeGreaterThanOrEqual(now);
      const first = await ask({});
      expect([first.signatures.totalCount, now]).toEqual([139, 29]);
      const knownAt = new Date().toISOString();
      // Two signatories of the data set, as a correction by the depositary would have it: which two, is for this test alone.
      const gone = first.partyStatuses.nodes.slice(0, 2).map(({ state }: any) => state.iso3);
      for (const iso3 of gone) {
        const { treatyActions } = await graph.ask('query ($iso3: String!) { treatyActions(first: 1, filter: { state: { eq: $iso3 }, treaty: { eq: ROME_STATUTE }, kind: { eq: SIGNATURE } }) { nodes { id version } } }', { iso3 });
        const [{ id, version }] = treatyActions.nodes;
        await done('rescindTreatyAction', { id, expectedVersion: version, reason: 'corrected by the depositary' }, 'treatyAction { id }');
      }
      const [after, asKnown] = [await ask({}), await ask({ knownAt })];
      expect([after.signatures.totalCount, after.partyStatuses.totalCount]).toEqual([137, 27]);
      expect([asKnown.signatures.totalCount, asKnown.partyStatuses.totalCount]).toEqual([139, 29]);
      expect(asKnown.partyStatuses.nodes.map(({ state }: any) => state.iso3)).toEqual(expect.arrayContaining(gone));
      expect(after.partyStatuses.nodes.map(({ state }: any) => state.iso3)).not.toEqual(expect.arrayContaining(gone));
    });
  });

  describe('question 3: the page of a State', () => {
    it('in one query and one request to the subgraph: name, treaties, group, seats and facilitations now and then, votes', async () => {
      const seat = await done('seatMember', { body: 'WGA', role: 'CHAIR', state: 'SEN', holderName: 'A. Chair', from: '2025-01-01', sources: ['S-RECORD'] }, 'bodySeat { id }');
      expect(seat.id).toEqual(expect.any(String));
      const ended = await done('appointFacilitator', { topic: 'COOPERATION', body: 'THE_HAGUE_WORKING_GROUP', role: 'CO_FACILITATOR', state: 'SEN', from: '2020-01-01', sources: ['S-RECORD'] }, 'facilitation { id version }');
      await done('endFacilitation', { id: ended.id, expectedVersion: ended.version, reason: 'rotation', endedOn: '2022-01-01' }, 'facilitation { id }');
      await done('appointFacilitator', { topic: 'UNIVERSALITY', role: 'FOCAL_POINT', state: 'SEN', from: '2024-01-01', sources: ['S-RECORD'] }, 'facilitation { id }');
      const { state } = await graph.ask(StateRecordDocument, { iso3: 'SEN', lang: 'FR' });
      expect(state.nameIn).toEqual({ lang: 'EN', text: 'Senegal', status: 'MISSING' });
      expect(state).toMatchObject({ regionalGroup: { code: 'AFRICAN' }, partyStatus: { status: 'PARTY', countsAsParty: true } });
      expect(state.treatyActions.nodes.filter(({ treaty }: any) => treaty.code === 'ROME_STATUTE').map(({ kind, takenOn }: any) => [kind, takenOn])).toEqual([
        ['SIGNATURE', '1998-07-18'], ['RATIFICATION', '1999-02-02'], ['ENTRY_INTO_FORCE', '2002-07-01'],
      ]);
      expect(state.seatsNow.nodes.map(({ role, body }: any) => `${role} ${body.code}`)).toEqual(['CHAIR WGA']);
      expect(state.seats.nodes).toEqual(expect.arrayContaining([expect.objectContaining({ role: 'PRESIDENT', holderName: 'Sidiki Kaba', validity: { from: '2014-12-08', to: '2017-12-15' } })]));
      expect(state.facilitationsNow.nodes.map(({ role, topic }: any) => [role, topic.code])).toEqual([['FOCAL_POINT', 'UNIVERSALITY']]);
      expect(state.facilitations.nodes.map(({ topic, endReason }: any) => [topic.code, endReason])).toEqual([['COOPERATION', 'rotation'], ['UNIVERSALITY', null]]);
      expect(state.votingRights).toEqual({ standing: 'ENTITLED', mayVote: true, rule: 'Rome Statute, art. 112(7)', reason: 'Each State Party has one vote (art. 112(7)).' });
      expect(state.inTheBureau.standing).toBe('ENTITLED');
      expect(graph.requestCount()).toEqual({ membership: 1 });
    });

    it('tells the name in the language of the reader, once the record has it', async () => {
      const { state } = await graph.ask('{ state(iso3: "SEN") { version } }');
      await done('renameState', { state: 'SEN', expectedVersion: state.version, name: 'Sénégal', language: 'FR', from: '1960-04-04', sources: ['S-RECORD'] }, 'state { iso3 }');
      expect((await graph.ask(StateRecordDocument, { iso3: 'SEN', lang: 'FR' })).state.nameIn).toEqual({ lang: 'FR', text: 'Sénégal', status: 'OFFICIAL' });
      expect((await graph.ask(StateRecordDocument, { iso3: 'SEN', lang: 'AR' })).state.nameIn).toEqual({ lang: 'EN', text: 'Senegal', status: 'MISSING' });
    });
  });

  describe('question 6: when a State notifies its withdrawal, when it takes effect, and if it takes it back', () => {
    const news = async (after: string | null) => (await graph.ask(WithdrawalEventsDocument, { after })).membershipFeed;
    const withdrawal = { treaty: 'ROME_STATUTE', kind: 'WITHDRAWAL_NOTIFIED', sources: ['S-RECORD'] };
    const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);

    it('each is an event of its own; one of a wrong day is corrected by an event that names it', async () => {
      const { endCursor } = await news(null);
      await done('recordTreatyAction', { ...withdrawal, state: 'GMB', takenOn: today() }, 'treatyAction { id }');
      await done('recordTreatyAction', { ...withdrawal, state: 'GMB', kind: 'WITHDRAWAL_RESCINDED', takenOn: today() }, 'treatyAction { id }');
      const { id } = await done('recordTreatyAction', { ...withdrawal, state: 'KEN', takenOn: daysAgo(20) }, 'treatyAction { id }');
      await done('correctTreatyAction', { id, expectedVersion: 1, reason: 'misread', takenOn: daysAgo(400) }, 'treatyAction { id }');
      const { entries } = await news(endCursor);
      const events = entries.map(({ event }: any) => event);
      // What was notified more than a year ago has taken effect, and is told as soon as it is on record.
      expect(events.map(({ type, states }: any) => [type, states])).toEqual([
        ['WithdrawalNotified', ['GMB']], ['WithdrawalRescinded', ['GMB']], ['WithdrawalNotified', ['KEN']], ['WithdrawalCompleted', ['KEN']], ['WithdrawalCorrected', ['KEN']],
      ]);
      const [notified, , wrong, , corrected] = events;
      expect(notified.payload).toMatchObject({ state: 'GMB', takenOn: today(), effectiveOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) });
      expect(corrected.correctionOf).toBe(wrong.eventId);
      expect(corrected.payload).toMatchObject({ takenOn: daysAgo(400), neverWas: false });
      const { state } = await graph.ask('{ state(iso3: "KEN") { partyStatus { status } votingRights { standing } } }');
      expect(state).toEqual({ partyStatus: { status: 'FORMER_PARTY' }, votingRights: { standing: 'NOT_PARTY' } });
    });
  });
}
