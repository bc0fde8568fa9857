import { beforeAll, describe, expect, it } from '@jest/globals';
import { PUBLIC, type Actor } from '@assembly-graph/kernel';
import { delegationOf, doing, ngoOf, secretariat } from './deeds.ts';
import { freshGraph } from './shared-graph.ts';
import type { WholeGraph } from './whole-graph.ts';

// One story, told through the public API by those whose story it is: an organization is accredited and moves its side event, a State brings a
// draft that becomes a resolution. At each turn: what the graph tells to whom, and afterwards what it told then.
export function story(): void {
  let graph: WholeGraph;
  const does = doing(() => graph);
  beforeAll(async () => void (graph = await freshGraph()), 60_000);

  const [japan, belgium, france] = ['JPN', 'BEL', 'FRA'].map(delegationOf) as [Actor, Actor, Actor];
  const [fidh, hrw] = ['fidh', 'hrw'].map(ngoOf) as [Actor, Actor];
  /** Steps are recorded on the day on which they are taken. */
  const today = new Date().toISOString().slice(0, 10);
  const SYMBOL = 'ICC-ASP/25/L.7';
  const RESOLUTION = 'ICC-ASP/25/Res.7';

  const pause = () => new Promise((resolve) => setTimeout(resolve, 5));
  /** An instant between two deeds, to ask later what was known at it. */
  async function instant(): Promise<string> {
    await pause();
    const now = new Date().toISOString();
    await pause();
    return now;
  }
  const step = (deed: string, of: { id: string; version: number }, input: object, selection: string, actor = secretariat) =>
    does(deed, { id: of.id, expectedVersion: of.version, ...input }, selection, actor);

  /** What the graph tells of the story, in one query of four subgraphs. */
  const TOLD = `query ($code: String!, $asOf: AsOf) {
    topic(code: "COMPLEMENTARITY") {
      label
      sideEvents(first: 1, filter: { session: { eq: "25" }, title: { eq: "Courts at home" } }) { totalCount nodes { room sequence } }
      drafts(first: 1, filter: { session: { eq: "25" } }) { totalCount }
      resolutions(first: 1, filter: { session: { eq: "25" } }) { totalCount } }
    draft(symbol: "${SYMBOL}", asOf: $asOf) { title status revision sponsors { name } versions(first: 9) { nodes { stage } } becomes { symbol } }
    resolution(symbol: "${RESOLUTION}", asOf: $asOf) { title adoption { mode } explanations(first: 9) { nodes { states { name } } } }
    sideEvent(code: $code, asOf: $asOf) { status room sequence } }`;
  let code = 'none yet';
  const told = async (actor: Actor = PUBLIC, knownAt?: string) => {
    const { topic, draft, resolution, sideEvent } = await graph.ask(TOLD, { code, asOf: knownAt ? { knownAt } : null }, actor === PUBLIC ? undefined : actor);
    return {
      counts: [topic.sideEvents.totalCount, topic.drafts.totalCount, topic.resolutions.totalCount],
      draft: draft && [draft.title, draft.status, draft.revision, draft.sponsors.map(({ name }: any) => name), draft.versions.nodes.map(({ stage }: any) => stage), draft.becomes?.symbol ?? null],
      resolution: resolution && [resolution.title, resolution.adoption.mode, resolution.explanations.nodes.map(({ states }: any) => states.map(({ name }: any) => name))],
      sideEvent: sideEvent && [sideEvent.status, sideEvent.room, sideEvent.sequence],
    };
  };
  const NOTHING = { counts: [0, 0, 0], draft: null, resolution: null, sideEvent: null };

  describe('the story of a session', () => {
    const at: Record<string, string> = {};

    it('begins with nothing of it on record, for anybody', async () => {
      at.before = await instant();
      for (const actor of [PUBLIC, secretariat, japan, fidh]) expect(await told(actor)).toEqual(NOTHING);
    });

    it('an organization is accredited on a basis of rule 93: it knows, the secretariat knows, another organization does not', async () => {
      const ACCREDITATION = 'accreditation { id version }';
      const drafted = await does('draftAccreditation', { session: '25', bases: ['ECOSOC_SPECIAL'], delegates: 2 }, ACCREDITATION, fidh);
      const submitted = await step('submitAccreditation', drafted, {}, ACCREDITATION, fidh);
      const circulated = await step('circulateAccreditation', await step('findEligible', submitted, {}, ACCREDITATION), {}, ACCREDITATION);
      expect((await does.refused('decideAccreditation', { id: circulated.id, expectedVersion: circulated.version, decision: 'ACCREDITED', ruleBasis: ['ECOSOC_SPECIAL'], quota: 2, reason: 'x' }, ACCREDITATION, fidh))[0]!.code).toBe('NOT_FOUND');
      await step('decideAccreditation', circulated, { decision: 'ACCREDITED', ruleBasis: ['ECOSOC_SPECIAL'], quota: 2, reason: 'meets rule 93' }, ACCREDITATION);
      const seen = async (actor: Actor) => (await graph.ask('{ organization(code: "fidh") { name accreditations(first: 5, filter: { session: { eq: "25" } }) { nodes { status bases } } } }', {}, actor)).organization.accreditations.nodes;
      for (const actor of [fidh, secretariat]) expect(await seen(actor)).toEqual([{ status: 'ACCREDITED', bases: ['ECOSOC_SPECIAL'] }]);
      expect(await seen(hrw)).toEqual([]);
    });

    it('its side event is its own affair until it is scheduled, and everybody sees where it moved', async () => {
      const EVENT = 'sideEvent { id version code }';
      const asked = await does('requestSideEvent', { session: '25', title: 'Courts at home', topics: ['COMPLEMENTARITY'] }, EVENT, fidh);
      code = asked.code;
      expect((await told(fidh)).counts[0]).toBe(1);
      expect(await told()).toEqual(NOTHING);
      const approved = await step('approveSideEvent', await step('reviewSideEvent', asked, {}, EVENT), {}, EVENT);
      const scheduled = await step('scheduleSideEvent', approved, { room: 'Oceania', day: '2026-12-08', start: '13:15', end: '14:45' }, EVENT);
      expect(await told()).toMatchObject({ counts: [1, 0, 0], sideEvent: ['SCHEDULED', 'Oceania', 0] });
      at.scheduled = await instant();
      await step('moveSideEvent', scheduled, { room: 'Africa', day: '2026-12-09', start: '13:15', end: '14:45', reason: 'a larger room' }, EVENT);
      expect((await told(hrw)).sideEvent).toEqual(['MOVED', 'Africa', 1]);
    });

    const DRAFT = 'draft { id version }';
    let draft: { id: string; version: number };

    it('a State begins a draft and circulates it under silence: it and the secretariat see it, nobody else', async () => {
      draft = await does('startDraft', { session: '25', title: 'Complementarity at home', kind: 'COMPLEMENTARITY', topics: ['COMPLEMENTARITY'], sponsors: ['JPN'], startedOn: today }, DRAFT, japan);
      draft = await step('circulateInformally', draft, { circulatedOn: today }, DRAFT, japan);
      draft = await step('openSilenceProcedure', draft, { until: '2100-01-01' }, DRAFT, japan);
      for (const actor of [japan, secretariat]) expect((await told(actor)).counts[1]).toBe(1);
      for (const actor of [PUBLIC, belgium, fidh]) expect((await told(actor)).counts[1]).toBe(0);
      const input = { id: draft.id, expectedVersion: draft.version };
      const [hidden, absent] = await Promise.all([draft.id, draft.id.replace(/.{6}$/, 'AAAAAA')].map((id) => does.refused('cosponsorDraft', { ...input, id }, DRAFT, belgium)));
      expect(hidden).toEqual(absent);
      expect(hidden![0]!.code).toBe('NOT_FOUND');
    });

    it('it is tabled, joined, amended and revised in the open', async () => {
      draft = await step('tableDraft', draft, { symbol: SYMBOL, tabledOn: today }, DRAFT, japan);
      expect((await told()).draft).toEqual(['Complementarity at home', 'TABLED', 0, ['Japan'], ['TABLED'], null]);
      expect((await told(japan)).draft[4]).toEqual(['INFORMAL', 'TABLED']);
      at.tabled = await instant();
      draft = await step('cosponsorDraft', draft, {}, DRAFT, belgium);
      const proposal = await does('proposeAmendment', { draft: draft.id, target: 'OP 3', proposedOn: today, text: 'Add "and at home".' }, 'amendmentProposal { id version }', france);
      await step('disposeAmendment', proposal, { disposition: 'ACCEPTED', disposedOn: today }, 'amendmentProposal { id }', japan);
      draft = await step('reviseDraft', draft, { revisedOn: today }, DRAFT, japan);
      expect((await told()).draft).toEqual(['Complementarity at home', 'REVISED', 1, ['Japan', 'Belgium'], ['TABLED', 'REVISED'], null]);
      expect((await does.refused('withdrawDraft', { id: draft.id, expectedVersion: draft.version, withdrawnOn: today, reason: 'x' }, DRAFT, belgium))[0]!.message).toMatch(/^a draft that has other sponsors is withdrawn through the Secretariat/);
      expect((await does.refused('reviseDraft', { id: draft.id, expectedVersion: draft.version - 1, revisedOn: today }, DRAFT, japan))[0]!.code).toBe('CONFLICT');
    });

    it('it is adopted by consensus, and States explain their positions', async () => {
      const input = { symbol: RESOLUTION, adoptedOn: today, mode: 'CONSENSUS', plenaryMeeting: 9 };
      expect((await does.refused('adoptDraft', { id: draft.id, expectedVersion: draft.version, ...input, tally: { inFavour: 100 } }, 'resolution { id }'))[0]).toMatchObject({ message: 'what is decided by consensus has no votes', rule: 'Rome Statute, art. 112(7)' });
      const adopted = await step('adoptDraft', draft, input, 'resolution { id version adoption { id } }');
      at.adopted = await instant();
      await does('recordExplanation', { decision: adopted.adoption.id, onBehalfOf: ['LUX'], dissociatedFrom: ['OP 3'], madeOn: today }, 'explanation { id }', belgium);
      await step('issueOfficialVersion', adopted, { lang: 'FR', issuedOn: today }, 'resolution { id }');
      expect(await told()).toMatchObject({
        counts: [1, 1, 1],
        draft: ['Complementarity at home', 'ADOPTED', 1, ['Japan', 'Belgium'], ['TABLED', 'REVISED'], RESOLUTION],
        resolution: ['Complementarity at home', 'CONSENSUS', [['Belgium', 'Luxembourg']]],
      });
      const { state } = await graph.ask(`{ state(iso3: "BEL") { name sponsoredDrafts(first: 3) { nodes { symbol } } explanations(first: 3) { nodes { dissociatedFrom resolution { symbol } } } } }`);
      expect(state).toEqual({ name: 'Belgium', sponsoredDrafts: { nodes: [{ symbol: SYMBOL }] }, explanations: { nodes: [{ dissociatedFrom: ['OP 3'], resolution: { symbol: RESOLUTION } }] } });
    });

    it('what was entered in error is corrected, and at every turn the graph tells what it knew then', async () => {
      const { resolution } = await graph.ask(`{ resolution(symbol: "${RESOLUTION}") { id version } }`);
      at.corrected = await instant();
      await step('correctResolution', resolution, { title: 'Complementarity', reason: 'a shorter title' }, 'resolution { id }');
      const then = async (moment: string) => {
        const { draft: one, resolution: other, sideEvent } = await told(PUBLIC, at[moment]!);
        return [one?.[1] ?? null, other?.[0] ?? null, other?.[2].length ?? null, sideEvent?.[1] ?? null];
      };
      expect(await then('before')).toEqual([null, null, null, null]);
      expect(await then('scheduled')).toEqual([null, null, null, 'Oceania']);
      expect(await then('tabled')).toEqual(['TABLED', null, null, 'Africa']);
      expect(await then('adopted')).toEqual(['ADOPTED', 'Complementarity at home', 0, 'Africa']);
      expect(await then('corrected')).toEqual(['ADOPTED', 'Complementarity at home', 1, 'Africa']);
      expect((await told()).resolution[0]).toBe('Complementarity');
    });

    it('the feeds have told it in order, to each what is theirs, and hide no place', async () => {
      const feed = async (name: string, actor?: Actor) => (await graph.ask(`{ feed: ${name}(first: 100) { entries { event { type } } } }`, {}, actor)).feed.entries.map(({ event }: any) => event?.type ?? null);
      expect(await feed('resolutionsFeed')).toEqual([
        null, null, null, 'DraftTabled', 'DraftCosponsored', 'AmendmentProposed', 'AmendmentDisposed', 'DraftRevised', 'DraftAdopted', 'DecisionRecorded', 'ResolutionAdopted',
        'ExplanationRecorded', 'ResolutionTextPublished', 'ResolutionCorrected',
      ]);
      expect((await feed('resolutionsFeed', japan)).slice(0, 3)).toEqual(['DraftStarted', 'DraftCirculated', 'DraftSilenceOpened']);
      const [toAll, toFidh, toHrw] = [await feed('civilSocietyFeed'), await feed('civilSocietyFeed', fidh), await feed('civilSocietyFeed', hrw)];
      expect(toAll.filter(Boolean)).toEqual(['SideEventScheduled', 'SideEventMoved']);
      expect(toHrw).toEqual(toAll);
      expect(toFidh.filter((type: string | null) => type?.startsWith('Accreditation'))).toEqual(['AccreditationDrafted', 'AccreditationSubmitted', 'AccreditationFoundEligible', 'AccreditationCirculated', 'AccreditationDecided']);
      expect(toFidh).toHaveLength(toAll.length);
    });
  });
}
