import { ExplanationLeagueDocument, TopicPageDocument, WayOfADraftDocument } from '@assembly-graph/graph-client';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { delegationOf, doing, secretariat } from '../deeds.ts';
import { freshGraph } from '../shared-graph.ts';
import type { WholeGraph } from '../whole-graph.ts';

// Questions 13, 27 and part of 30. What the data set has not of F5, the test enters through the mutations, as the secretariat and the
// delegations would: the draft L.4 and who explained the position of whom. Days of the tabling and the amendment are the test's own.
export function budgetResolution(): void {
  let graph: WholeGraph;
  const does = doing(() => graph);
  const RES = 'resolution { id version symbol }';
  const DRAFT = 'draft { id version symbol }';
  const SOURCE = { sources: ['S-PDFS-18RES1'] };
  const JAPAN_FOR = ['CAN', 'FRA', 'DEU', 'ITA', 'JPN', 'ESP', 'GBR'];
  const BELGIUM_FOR = ['ARG', 'BEL', 'CRI', 'FIN', 'IRL', 'LIE', 'LUX', 'SVN', 'SWE', 'NLD'];
  let item: { id: string };
  let before = '';

  beforeAll(async () => {
    graph = await freshGraph();
    before = (await graph.ask('{ resolutionsFeed(first: 0) { headCursor } }')).resolutionsFeed.headCursor;
    item = await does('addAgendaItem', { session: '18', title: 'Consideration and adoption of the budget', topics: ['BUDGET'], addedOn: '2019-12-02' }, 'agendaItem { id }');
    for (const [symbol, category] of [['ICC-ASP/18/L.4', 'DRAFT'], ['ICC-ASP/18/Res.1', 'RESOLUTION']]) {
      await does('registerDocument', { symbol, category, session: '18', title: `${category} on the budget`, agendaItems: [item.id], topics: ['BUDGET'], ...SOURCE }, 'document { symbol }');
    }
    const begun = await does('startDraft', { session: '18', agendaItem: item.id, title: 'Draft resolution on the proposed programme budget for 2020', kind: 'BUDGET', topics: ['BUDGET'], sponsoringBodies: ['BUREAU'], startedOn: '2019-12-02', ...SOURCE }, DRAFT);
    const draft = await does('tableDraft', { id: begun.id, expectedVersion: begun.version, symbol: 'ICC-ASP/18/L.4', tabledOn: '2019-12-05', ...SOURCE }, DRAFT);
    const amendment = await does('proposeAmendment', { draft: draft.id, target: 'OP 1', proposedOn: '2019-12-05', text: 'Of the test, not of the Assembly.' }, 'amendmentProposal { id version }', delegationOf('JPN'));
    await does('disposeAmendment', { id: amendment.id, expectedVersion: 1, disposition: 'WITHDRAWN', disposedOn: '2019-12-06' }, 'amendmentProposal { id }', delegationOf('JPN'));
    const adopted = await does('adoptDraft', { id: draft.id, expectedVersion: draft.version, symbol: 'ICC-ASP/18/Res.1', adoptedOn: '2019-12-06', mode: 'CONSENSUS', plenaryMeeting: 9, ...SOURCE }, 'resolution { id version adoption { id } }');
    for (const [state, onBehalfOf] of [['JPN', JAPAN_FOR], ['BEL', BELGIUM_FOR]] as const) {
      await does('recordExplanation', { decision: adopted.adoption.id, onBehalfOf, madeOn: '2019-12-06' }, 'explanation { id }', delegationOf(state));
    }
  }, 60_000);

  describe('question 13: the way of the budget at the eighteenth session (F5)', () => {
    it('leads from the item of the agenda to the draft L.4, its amendments, the adoption, Res.1 and the explanations, each hop with its source', async () => {
      const { node } = await graph.ask(WayOfADraftDocument, { agendaItem: item.id });
      expect(node).toMatchObject({ title: 'Consideration and adoption of the budget', session: { code: '18' } });
      expect(node.documents.nodes.map(({ symbol }: any) => symbol)).toEqual(['ICC-ASP/18/L.4', 'ICC-ASP/18/Res.1']);
      const [draft, ...others] = node.drafts.nodes;
      expect(others).toEqual([]);
      expect(draft).toMatchObject({ symbol: 'ICC-ASP/18/L.4', status: 'ADOPTED', sponsorBodies: ['BUREAU'], document: { symbol: 'ICC-ASP/18/L.4', title: 'DRAFT on the budget' }, sources: [{ key: 'S-PDFS-18RES1' }] });
      expect(draft.amendments.nodes).toEqual([{ target: 'OP 1', proposers: [{ iso3: 'JPN' }], disposition: 'WITHDRAWN', sources: [{ key: 'S-RECORD' }] }]);
      const { becomes } = draft;
      expect(becomes).toMatchObject({
        symbol: 'ICC-ASP/18/Res.1', adoptedOn: '2019-12-06', plenaryMeeting: 9, document: { title: 'RESOLUTION on the budget' }, sources: [{ key: 'S-PDFS-18RES1' }],
        adoption: { mode: 'CONSENSUS', result: 'ADOPTED', tally: null, sources: [{ key: 'S-PDFS-18RES1' }] },
      });
      expect(becomes.lifecycle.nodes.map(({ stage, takenOn, symbol }: any) => [stage, takenOn, symbol])).toEqual([['TABLED', '2019-12-05', 'ICC-ASP/18/L.4'], ['ADOPTED', '2019-12-06', 'ICC-ASP/18/Res.1']]);
      for (const { sources } of [...becomes.lifecycle.nodes, ...becomes.explanations.nodes]) expect(sources.length).toBeGreaterThan(0);
      expect(becomes.explanations.nodes.map(({ kind, state, states }: any) => [kind, state.iso3, states.length]).sort()).toEqual([['POSITION', 'BEL', 10], ['POSITION', 'JPN', 7]]);
      const japan = becomes.explanations.nodes.find(({ state }: any) => state.iso3 === 'JPN');
      expect(japan.states.map(({ name }: any) => name).sort()).toEqual(['Canada', 'France', 'Germany', 'Italy', 'Japan', 'Spain', expect.stringMatching(/^United Kingdom/)]);
      const amounts = Object.fromEntries(becomes.budgetFigures.nodes.map(({ programme, scope, amount }: any) => [programme?.code ?? scope, amount.amount]));
      expect(amounts).toMatchObject({ 'MP-II': '47383.4', EXCL_HOST_STATE_LOAN: '145620.5', INCL_HOST_STATE_LOAN: '149205.6' });
    });

    it('the league of those who explain has the seventeen States once each, under the budget', async () => {
      const { explanations, decisions } = await graph.ask(ExplanationLeagueDocument, { filter: { session: { eq: '18' } } });
      expect(explanations.byState.count).toBe(2);
      expect(explanations.byState.groups.map(({ key: [{ value }], count }: any) => [value, count]).sort()).toEqual([...JAPAN_FOR, ...BELGIUM_FOR].sort().map((iso3) => [iso3, 1]));
      expect(explanations.byTopic.groups).toEqual([{ key: [{ value: 'BUDGET' }], count: 2 }]);
      const modes = new Map(decisions.adoptionModes.groups.map(({ key: [{ value }], count }: any) => [value, count]));
      expect(modes.get('CONSENSUS')).toBeGreaterThan(100);
      expect([...modes.values()].reduce((sum: number, count) => sum + (count as number), 0)).toBe(decisions.adoptionModes.count);
    });
  });

  describe('question 27: what is told of resolutions under COOPERATION and BUDGET', () => {
    const page = async (after: string, first = 3) =>
      (await graph.ask(`query ($after: String!, $first: Int!) { resolutionsFeed(after: $after, first: $first, filter: { topics: ["COOPERATION", "BUDGET"] }) {
        entries { cursor event { type subject { naturalKey id } subjectVersion payload } } endCursor hasMore } }`, { after, first })).resolutionsFeed;
    /** All from a cursor on, as a service reads it that was away for a while. */
    async function all(after: string): Promise<any[]> {
      const entries: any[] = [];
      for (let cursor = after, more = true; more; ) {
        const { entries: some, endCursor, hasMore } = await page(cursor);
        entries.push(...some);
        [cursor, more] = [endCursor, hasMore];
      }
      return entries;
    }

    it('tabled, revised, adopted, the official text in French, corrected: in order for each resolution, on from the last cursor', async () => {
      const begin = (title: string, topics: string[]) => does('startDraft', { session: '18', title, kind: 'COOPERATION', topics, sponsors: ['JPN'], startedOn: '2019-11-01' }, DRAFT, delegationOf('JPN'));
      const step = (deed: string, of: any, input: object, selection = DRAFT, actor = secretariat) => does(deed, { id: of.id, expectedVersion: of.version, ...input }, selection, actor);
      let draft = await step('tableDraft', await begin('Cooperation', ['COOPERATION']), { symbol: 'ICC-ASP/18/L.12', tabledOn: '2019-12-02' });
      const other = await step('tableDraft', await begin('Staff', ['GEOGRAPHY_GENDER']), { symbol: 'ICC-ASP/18/L.13', tabledOn: '2019-12-02' });
      draft = await step('reviseDraft', draft, { revisedOn: '2019-12-03' });
      await step('reviseDraft', other, { revisedOn: '2019-12-03' });
      const seen = await all(before);
      const last = seen.at(-1).cursor;
      // The outage: what happens now is read from the last cursor on.
      let resolution = await step('adoptDraft', draft, { symbol: 'ICC-ASP/18/Res.12', adoptedOn: '2019-12-04', mode: 'CONSENSUS' }, RES);
      resolution = await step('issueAdvanceVersion', resolution, { lang: 'EN', issuedOn: '2019-12-05' }, RES);
      resolution = await step('issueOfficialVersion', resolution, { lang: 'FR', issuedOn: '2019-12-06' }, RES);
      resolution = await step('issueResolutionCorrigendum', resolution, { langs: ['FR'], issuedOn: '2019-12-07' }, RES);
      const missed = await all(last);
      const told = [...seen, ...missed].map(({ event }) => event);
      const of = (keys: string[]) => told.filter(({ subject }) => keys.includes(subject.naturalKey)).map(({ type, payload: { lang, status, mode } }) => [type, lang ?? null, type.startsWith('Resolution') ? (status ?? mode) : null]);
      expect(of(['ICC-ASP/18/L.12', 'ICC-ASP/18/Res.12'])).toEqual([
        ['DraftTabled', null, null], ['DraftRevised', null, null], ['DraftAdopted', null, null], ['DecisionRecorded', null, null], ['ResolutionAdopted', null, 'CONSENSUS'],
        ['ResolutionTextPublished', 'EN', 'ADVANCE'], ['ResolutionTextPublished', 'FR', 'OFFICIAL'], ['ResolutionCorrected', 'FR', 'CORRECTED'],
      ]);
      expect(of(['ICC-ASP/18/L.4', 'ICC-ASP/18/Res.1']).map(([type]) => type)).toEqual(['DraftTabled', 'DraftAdopted', 'DecisionRecorded', 'ResolutionAdopted']);
      expect(told.some(({ subject }) => subject.naturalKey === 'ICC-ASP/18/L.13')).toBe(false);
      const cursors = [...seen, ...missed].map(({ cursor }) => cursor);
      expect(new Set(cursors).size).toBe(cursors.length);
      expect(await all(before)).toEqual([...seen, ...missed]);
      const versions = told.filter(({ subject }) => subject.id === resolution.id).map(({ subjectVersion }) => subjectVersion);
      expect(versions).toEqual(versions.toSorted((a, b) => a - b));
    });
  });

  describe('question 30: what of the topic page is decided', () => {
    it('has the drafts of a topic and the paragraphs of its resolutions that are about it', async () => {
      const { resolutions } = await graph.ask('{ resolutions(first: 1, filter: { topics: { has: "COOPERATION" }, adoptedOn: { isNull: false } }, orderBy: [{ field: adoptedOn, direction: DESC }]) { nodes { id symbol } } }');
      const [{ id, symbol }] = resolutions.nodes;
      await does('enterParagraph', { resolution: id, part: 'OPERATIVE', label: 'OP 1', position: 1, verb: 'Calls upon', topics: ['COOPERATION'] }, 'paragraph { id }');
      await does('enterParagraph', { resolution: id, part: 'OPERATIVE', label: 'OP 2', position: 2, verb: 'Decides', topics: ['BUDGET'] }, 'paragraph { id }');
      const { topic: before } = await graph.ask(TopicPageDocument, { code: 'COOPERATION', session: '25' });
      const cooperation = await graph.ask(`{ resolutions(first: 1, filter: { symbol: { eq: "${symbol}" } }) { nodes { paragraphs(first: 1) { nodes { id } } } } }`);
      const paragraph = cooperation.resolutions.nodes[0].paragraphs.nodes[0].id;
      const asks = (addressee: string, more: object) => does('registerMandate', { paragraph, addressee, verb: 'report', ...more }, 'mandate { id version }');
      await asks('BUREAU', { due: 'SESSION', dueSession: '31' });
      const closed = await asks('COURT', { due: 'NONE' });
      await does('closeMandate', { id: closed.id, expectedVersion: closed.version, closedOn: new Date().toISOString().slice(0, 10), reason: 'done' }, 'mandate { id }');
      const { topic } = await graph.ask(TopicPageDocument, { code: 'COOPERATION', session: '25' });
      expect(before.openMandates.totalCount).toBe(0);
      expect(topic.openMandates).toEqual({ totalCount: 1, nodes: [{ addressee: 'BUREAU', verb: 'report', status: 'OPEN', dueOn: null, dueSession: { code: '31' }, resolution: { symbol } }] });
      expect(topic.resolutions.nodes.find((one: any) => one.symbol === symbol).paragraphs.nodes).toEqual([{ part: 'OPERATIVE', label: 'OP 1', verb: 'Calls upon' }]);
      expect(topic.drafts).toMatchObject({ totalCount: 1, nodes: [{ symbol: 'ICC-ASP/18/L.12', status: 'ADOPTED' }] });
    });
  });
}
