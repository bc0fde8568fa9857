import { randomUUID } from 'node:crypto';
import { AgendaItemChainDocument, AttendanceDocument, LaterOriginalsDocument, MinutesSpokenDocument, ProgrammeSlippageDocument, SessionHomeDocument } from '@assembly-graph/graph-client';
import { PUBLIC, type Actor } from '@assembly-graph/kernel';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { freshGraph } from '../shared-graph.ts';
import type { WholeGraph } from '../whole-graph.ts';

// Questions 8, 10, 13 and 16, and the symbols of F11. What the data set has not, the tests enter through the mutations, as the secretariat would.
export function sessions(): void {
  const secretariat: Actor = { ...PUBLIC, role: 'secretariat', subject: randomUUID() };
  let graph: WholeGraph;
  beforeAll(async () => void (graph = await freshGraph()), 60_000);

  /** Does a deed. @returns the thing that came of it */
  async function does(deed: string, input: object, selection: string): Promise<any> {
    const query = `mutation ($input: ${deed[0]!.toUpperCase()}${deed.slice(1)}Input!) { done: ${deed}(input: $input) { ${selection} userErrors { code message rule } } }`;
    const { done } = await graph.ask(query, { input: { idempotencyKey: randomUUID(), ...input } }, secretariat);
    const { userErrors, ...thing } = done;
    if (userErrors.length > 0) throw new Error(`${deed}: ${JSON.stringify(userErrors)}`);
    return Object.values(thing)[0];
  }
  const meetingOf = (session: string, startsAt: string, endsAt: string, room: string) => does('scheduleMeeting', { session, ordinal: 1, startsAt, endsAt, room }, 'meeting { id version }');

  describe('question 8: the home of a session', () => {
    it('has its days, meetings, agenda with documents, what is on and next, and what moved; what was cancelled stays visible', async () => {
      const meeting = await meetingOf('25', '2026-12-07T10:00:00-05:00', '2026-12-07T13:00:00-05:00', 'Conference Room 4');
      const items: { id: string; number: string }[] = [];
      for (const [index, title] of ['Opening of the session by the President', 'General debate', 'Cooperation'].entries()) {
        const { id } = await does('addAgendaItem', { session: '25', title, addedOn: '2026-11-20' }, 'agendaItem { id }');
        items.push({ id, number: String(index + 1) });
      }
      const places = items.map(({ id, number }) => ({ item: id, number }));
      await does('publishAgendaVersion', { session: '25', kind: 'PROVISIONAL', publishedOn: '2026-11-20', items: places }, 'agenda { id }');
      await does('publishAgendaVersion', { session: '25', kind: 'ADOPTED', publishedOn: '2026-12-07', items: places }, 'agenda { id }');
      const report = await does('registerDocument', { symbol: 'ICC-ASP/25/20', session: '25', title: 'Report of the Bureau on cooperation', category: 'REPORT', agendaItems: [items[2]!.id] }, 'document { id }');
      await does('publishExpression', { id: report.id, expectedVersion: 1, lang: 'EN', status: 'OFFICIAL', publishedAt: '2026-11-20T09:00:00Z' }, 'document { id }');
      const entry = (title: string, hours: [string, string], item: number) =>
        does('addProgrammeEntry', { session: '25', title, meeting: meeting.id, agendaItem: items[item]!.id, startsAt: `2026-12-07T${hours[0]}:00-05:00`, endsAt: `2026-12-07T${hours[1]}:00-05:00` }, 'programmeEntry { id }');
      const [opening, debate, cooperation] = [await entry('Opening', ['10:00', '10:30'], 0), await entry('General debate', ['10:30', '12:00'], 1), await entry('Plenary on cooperation', ['12:00', '13:00'], 2)];
      const since = new Date().toISOString();
      await does('moveProgrammeEntry', { id: debate.id, expectedVersion: 1, startsAt: '2026-12-07T11:00:00-05:00', endsAt: '2026-12-07T12:30:00-05:00', reason: 'the opening takes longer' }, 'programmeEntry { id }');
      await does('cancelProgrammeEntry', { id: cooperation.id, expectedVersion: 1, reason: 'taken up on another day' }, 'programmeEntry { id }');
      await does('recordProgrammeTimes', { id: opening.id, expectedVersion: 1, startedAt: '2026-12-07T10:05:00-05:00' }, 'programmeEntry { id }');
      const { sessionByCode: session, now } = await graph.ask(SessionHomeDocument, { code: '25', now: '2026-12-07T15:30:00Z', since });
      expect(session).toMatchObject({ opensAt: '2026-12-07T05:00:00.000Z', closesAt: '2026-12-18T05:00:00.000Z', timeZone: 'America/New_York' });
      expect(session.meetings.nodes).toMatchObject([{ ordinal: 1, publicity: 'PUBLIC', status: 'SCHEDULED', startsAt: '2026-12-07T15:00:00.000Z', startsAtVenue: '2026-12-07T10:00:00-05:00', room: 'Conference Room 4' }]);
      expect(session.agenda.nodes.map(({ number, title, topics, documents }: any) => [number, title, topics.map(({ code }: any) => code), documents.nodes.map(({ symbol, en, ar }: any) => [symbol, en?.status, ar])])).toEqual([
        ['1', 'Opening of the session by the President', [], []], ['2', 'General debate', [], []], ['3', 'Cooperation', ['COOPERATION'], [['ICC-ASP/25/20', 'OFFICIAL', null]]],
      ]);
      const shown = ({ nodes }: any) => nodes.map(({ title, startsAtVenue, status, sequence }: any) => `${title} ${startsAtVenue.slice(11, 16)} ${status} ${sequence}`);
      expect(shown(session.before)).toEqual(['Opening 10:00 PLANNED 0', 'General debate 10:30 PLANNED 0', 'Plenary on cooperation 12:00 PLANNED 0']);
      expect(shown(session.programme)).toEqual(['Opening 10:00 UNDER_WAY 0', 'General debate 11:00 MOVED 1', 'Plenary on cooperation 12:00 CANCELLED 1']);
      expect(session.programme.nodes[2].topics).toEqual([{ code: 'COOPERATION' }]);
      expect(session.programmeChanges.map(({ kind, entry: { title }, reason, before, after }: any) => [kind, title, reason, before.startsAt.slice(11, 16), after.startsAt.slice(11, 16)])).toEqual([
        ['TIMED', 'Opening', null, '15:00', '15:00'], ['CANCELLED', 'Plenary on cooperation', 'taken up on another day', '17:00', '17:00'], ['MOVED', 'General debate', 'the opening takes longer', '15:30', '16:00'],
      ]);
      expect([now.current.nodes.map(({ title }: any) => title), now.next.nodes.map(({ title }: any) => title)]).toEqual([['Opening'], ['General debate']]);
      expect(Object.keys(graph.statementCount())).toEqual(['sessions']);
      const { bySession, byTopic, byRoom } = await graph.ask(ProgrammeSlippageDocument, { sessions: ['25'] });
      expect(bySession).toMatchObject([{ session: { code: '25' }, entries: 3, cancelled: 1, moved: 1, withoutStart: 1, withoutEnd: 2, start: { known: 1, late: 1, median: '5.00' }, end: { known: 0, median: null } }]);
      expect([byTopic, byRoom].map((rows: any[]) => rows.map(({ topic, room, entries, start }) => [topic?.code ?? room ?? null, entries, start.median]))).toEqual([
        [['COOPERATION', 1, null], [null, 2, '5.00']], [['Conference Room 4', 3, '5.00']],
      ]);
    });
  });

  describe('question 10: minutes spoken in the general debate by region, speakers, and how many spoke for others', () => {
    it('adds up what was delivered; what was only handed in has no minutes', async () => {
      const meeting = await meetingOf('24', '2025-12-01T10:00:00+01:00', '2025-12-01T13:00:00+01:00', 'World Forum');
      await does('changeMeetingStatus', { id: meeting.id, expectedVersion: 1, status: 'CONVENED', at: '2025-12-01T10:02:00+01:00' }, 'meeting { id }');
      const list = await does('openSpeakersList', { session: '24', segment: 'GENERAL_DEBATE', opensAt: '2025-10-01T00:00:00Z', closesAt: '2025-11-28T00:00:00Z' }, 'speakersList { id }');
      const speak = async (state: string, minutes: number, from: string) => {
        await does('inscribeSpeaker', { speakersList: list.id, state, inscribedAt: '2025-11-20T09:00:00Z' }, 'speakingSlot { id }');
        const { speakersLists } = await graph.ask('{ speakersLists(first: 1, filter: { session: { eq: "24" } }) { nodes { version } } }');
        const startedAt = `2025-12-01T${from}:00+01:00`;
        const slot = await does('callNextSpeaker', { id: list.id, expectedVersion: speakersLists.nodes[0].version, meeting: meeting.id, at: startedAt }, 'speakingSlot { id version }');
        await does('finishSpeaker', { id: slot.id, expectedVersion: slot.version, startedAt, endedAt: new Date(Date.parse(startedAt) + minutes * 60_000).toISOString() }, 'speakingSlot { id }');
        return slot;
      };
      await speak('SEN', 5, '10:10');
      await speak('ZAF', 7, '10:20');
      const dane = await speak('DNK', 4, '10:40');
      await does('inscribeSpeaker', { speakersList: list.id, state: 'BRA', writtenOnly: true, inscribedAt: '2025-11-20T09:00:00Z' }, 'speakingSlot { id }');
      await does('recordStatement', { session: '24', kind: 'GENERAL_DEBATE', slot: dane.id, speaker: { state: 'DNK' }, onBehalfOf: [{ organization: 'eu' }] }, 'statement { id }');
      const { bySession, byState } = await graph.ask(MinutesSpokenDocument, { at: '2025-12-01T09:00:00Z' });
      expect(bySession).toEqual([{ session: { code: '24', opensOn: '2025-12-01' }, speakers: 3, delivered: 3, writtenOnly: 1, minutes: '16.00', onBehalfOfOthers: 1, medianPosition: '2.0' }]);
      const byRegion = new Map<string, number>();
      for (const { state, minutes } of byState) byRegion.set(state.regionalGroup.code, (byRegion.get(state.regionalGroup.code) ?? 0) + Number(minutes));
      expect(Object.fromEntries(byRegion)).toEqual({ AFRICAN: 12, WEOG: 4, GRULAC: 0 });
    });
  });

  describe('question 13: the budget of 2020 from its first document to the explanations of position (F5)', () => {
    const states = (...codes: string[]) => codes.map((state) => ({ state }));

    it('has every document in order, the draft L.4, what was adopted, and who explained for whom', async () => {
      const item = await does('addAgendaItem', { session: '18', title: 'Consideration and adoption of the budget for the eighteenth financial year', addedOn: '2019-12-02', sources: ['S-OR18'] }, 'agendaItem { id code }');
      const { document } = await graph.ask('{ document(symbol: "ICC-ASP/18/10") { id version } }');
      await does('fileDocument', { id: document.id, expectedVersion: document.version, agendaItems: [item.id], category: 'PROPOSED_BUDGET' }, 'document { id }');
      const register = (symbol: string, category: string, publishedOn: string, relations: object[]) =>
        does('registerDocument', { session: '18', symbol, category, publishedOn, title: 'Draft resolution on the proposed programme budget for 2020', agendaItems: [item.id], relations, sources: ['S-PDFS-18RES1'] }, 'document { id }');
      await register('ICC-ASP/18/L.4', 'DRAFT', '2019-12-05', [{ kind: 'CITES', symbol: 'ICC-ASP/18/10' }]);
      await register('ICC-ASP/18/Res.1', 'RESOLUTION', '2019-12-06', [{ kind: 'REPLACES', symbol: 'ICC-ASP/18/L.4' }]);
      const draft = await does('startDraft', { session: '18', title: 'Proposed programme budget for 2020', kind: 'BUDGET', sponsoringBodies: ['BUREAU'], startedOn: '2019-12-02', agendaItem: item.id }, 'draft { id version }');
      await does('tableDraft', { id: draft.id, expectedVersion: draft.version, symbol: 'ICC-ASP/18/L.4', tabledOn: '2019-12-05' }, 'draft { id version }');
      const explain = (state: string, others: object[]) =>
        does('recordStatement', { session: '18', kind: 'EXPLANATION_AFTER', speaker: { state }, onBehalfOf: others, concerns: ['ICC-ASP/18/L.4', 'ICC-ASP/18/Res.1'], deliveredOn: '2019-12-06', sources: ['S-OR18'] }, 'statement { id }');
      await explain('JPN', states('CAN', 'FRA', 'DEU', 'ITA', 'ESP', 'GBR'));
      await explain('BEL', states('ARG', 'CRI', 'FIN', 'IRL', 'LIE', 'LUX', 'SVN', 'SWE', 'NLD'));
      const { agendaItem } = await graph.ask(AgendaItemChainDocument, { code: item.code });
      const chain = agendaItem.documents.nodes;
      expect(chain.map(({ symbol, category, relations, sources }: any) => [symbol, category, relations.nodes.map(({ kind, to }: any) => `${kind} ${to.symbol}`), sources.length > 0])).toEqual([
        ['ICC-ASP/18/10', 'PROPOSED_BUDGET', [], true], ['ICC-ASP/18/L.4', 'DRAFT', ['CITES ICC-ASP/18/10'], true], ['ICC-ASP/18/Res.1', 'RESOLUTION', ['REPLACES ICC-ASP/18/L.4'], true],
      ]);
      expect(chain[1].adoptableText).toMatchObject({ symbol: 'ICC-ASP/18/L.4', status: 'TABLED', statements: { totalCount: 2 } });
      const { adoptedOn, adoption, statements } = chain[2].adoptableText;
      expect([chain[0].adoptableText, adoptedOn, adoption.mode]).toEqual([null, '2019-12-06', 'CONSENSUS']);
      expect(statements.nodes.map(({ kind, speaker, onBehalfOf, sources }: any) => [kind, speaker.iso3, onBehalfOf.map(({ iso3 }: any) => iso3).join(), sources[0].key])).toEqual([
        ['EXPLANATION_AFTER', 'JPN', 'CAN,FRA,DEU,ITA,ESP,GBR', 'S-OR18'], ['EXPLANATION_AFTER', 'BEL', 'ARG,CRI,FIN,IRL,LIE,LUX,SVN,SWE,NLD', 'S-OR18'],
      ]);
    });
  });

  describe('question 16: whose credentials were only copies at the opening, and were originals received later', () => {
    it('keeps both: as they were at the opening of the third session, and what came of them (58 in form, 25 by e-mail)', async () => {
      const { states } = await graph.ask('{ states(first: 83) { nodes { iso3 } } }');
      const parties: string[] = states.nodes.map(({ iso3 }: any) => iso3);
      const delegations = new Map<string, string>();
      const enter = async (state: string, index: number) => {
        const { id } = await does('recordDelegation', { session: '3', state, sources: ['S-RECORD'] }, 'delegation { id }');
        delegations.set(state, id);
        const step = index < 58 ? { form: 'ORIGINAL', verdict: 'ACCEPTED' } : { form: 'EMAIL_OR_FAX', verdict: 'PROVISIONAL' };
        await does('recordCredentials', { id, expectedVersion: 1, receivedAt: '2004-09-03T09:00:00Z', ...step, report: 'ICC-ASP/3/L.2' }, 'delegation { id }');
      };
      await Promise.all(parties.map(enter));
      const late = parties[60]!;
      await does('recordCredentials', { id: delegations.get(late)!, expectedVersion: 2, form: 'ORIGINAL', receivedAt: '2004-09-08T09:00:00Z', verdict: 'ACCEPTED' }, 'delegation { id }');
      const { sessionByCode: session } = await graph.ask(LaterOriginalsDocument, { code: '3' });
      const count = (list: any[], value: string) => list.find(({ form, verdict }) => (form ?? verdict) === value).count;
      const { delegations: known, forms, verdicts } = session.credentialsSummary;
      expect([known, count(forms, 'ORIGINAL'), count(forms, 'EMAIL_OR_FAX'), count(verdicts, 'ACCEPTED'), count(verdicts, 'PROVISIONAL')]).toEqual([83, 58, 25, 58, 25]);
      const { delegations: attendance } = (await graph.ask(AttendanceDocument, { code: '3' })).sessionByCode;
      const [parties3] = attendance.byCapacity.groups;
      expect([attendance.totalCount, attendance.byCapacity.groups.length, parties3.key[0].value, parties3.count, parties3.measures[0]]).toEqual([83, 1, 'STATE_PARTY', 83, { measure: 'PERSONS', sum: '83', median: '1.0000' }]);
      // As they stand now: one more is an original.
      expect(attendance.byCredentials.groups.map(({ key, count: of }: any) => [...key.map(({ value }: any) => value), of])).toEqual([['ORIGINAL', 'ACCEPTED', 59], ['EMAIL_OR_FAX', 'PROVISIONAL', 24]]);
      expect(session.laterOriginals).toMatchObject({
        totalCount: 1,
        nodes: [{ agent: { iso3: late }, credentialsSteps: { nodes: [{ form: 'EMAIL_OR_FAX', verdict: 'PROVISIONAL' }, { form: 'ORIGINAL', receivedAt: '2004-09-08T09:00:00.000Z', verdict: 'ACCEPTED' }] } }],
      });
    }, 60_000);
  });

  describe('the symbols of F11', () => {
    it('are registered as they are printed, and sorted naturally', async () => {
      const titles: [symbol: string, session: string, kind: string][] = [
        ['ICC-ASP/21/S/LDC/07', '21', 'NOTE_VERBALE'], ['ICC-ASP/7/20/Add.1', '7R1', 'NUMBERED'], ['ICC-ASP/3/L.4', '3', 'LIMITED'], ['ICC-ASP/17/Res.5', '17', 'RESOLUTION'],
      ];
      for (const [symbol, session, kind] of titles) {
        expect(await does('registerDocument', { symbol, session, title: `As printed: ${symbol}` }, 'document { symbol kind }')).toEqual({ symbol, kind });
      }
      // The others are in the data set.
      const symbols = ['ICC-ASP/1/3/Add.1', 'ICC-ASP/3/L.4', 'ICC-ASP/7/20/Add.1', 'ICC-ASP/15/INF.2', 'ICC-ASP/17/Res.5', 'ICC-ASP/21/1/Add.1', 'ICC-ASP/21/S/LDC/07'];
      const { documents } = await graph.ask('query ($symbols: [String!]!) { documents(first: 20, filter: { symbol: { in: $symbols } }, orderBy: [{ field: symbol }]) { nodes { symbol } } }', { symbols });
      expect(documents.nodes.map(({ symbol }: any) => symbol)).toEqual(symbols);
    });
  });
}
