import { AgendaCarryOverDocument, ContributionsByYearDocument, TopicAttentionDocument, UniversalityDocument } from '@assembly-graph/graph-client';
import { PUBLIC } from '@assembly-graph/kernel';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { buildSchema, getNamedType, isEnumType, type GraphQLField, type GraphQLObjectType } from 'graphql';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { freshGraph } from './shared-graph.ts';
import type { WholeGraph } from './whole-graph.ts';

// Counts and sums, asked over HTTP of the whole graph with the real data set.
export function aggregates(): void {
  let graph: WholeGraph;
  beforeAll(async () => void (graph = await freshGraph()), 60_000);

  describe('the attention that topics got at a session', () => {
    const KINDS = ['agendaItems', 'documents', 'statements', 'sideEvents', 'advocacyDocuments', 'resolutions'] as const;

    it('is one query over three subgraphs, one statement for each kind of thing whatever the number of topics', async () => {
      const { topics } = await graph.ask(TopicAttentionDocument, { session: '21' });
      expect(topics.nodes).toHaveLength(17);
      expect(graph.statementCount()).toEqual({ sessions: 4, 'civil-society': 2, resolutions: 1 });
      const of = (code: string) => Object.fromEntries(KINDS.map((kind) => [kind, topics.nodes.find((topic: any) => topic.code === code)[kind].summary]));
      expect(of('COOPERATION').sideEvents.count).toBeGreaterThan(0);
      expect(Object.values(of('BUDGET')).some((summary) => summary.count + summary.leftOutUnconfirmed > 0)).toBe(true);
    });

    it('counts with those left out what the lists have', async () => {
      const { topic } = await graph.ask(`{ topic(code: "BUDGET") { resolutions(first: 1) { totalCount summary { count leftOutUnconfirmed } all: summary(includeUnconfirmed: true) { count } } } }`);
      const { totalCount, summary, all } = topic.resolutions;
      expect([summary.count, summary.leftOutUnconfirmed, all.count]).toEqual([13, 31, 44]);
      expect(totalCount).toBe(44);
    });
  });

  describe('universality', () => {
    it('has the whole line and the seven eighths of each amendment', async () => {
      const { universalityTimeline, treaties } = await graph.ask(UniversalityDocument, { until: '2026-11-23' });
      expect(universalityTimeline).toHaveLength(25);
      expect(universalityTimeline.at(-1)).toEqual({ from: '2026-01-01', parties: 125, joined: 0, left: 0 });
      expect(treaties.nodes.filter(({ uptake }: any) => uptake.threshold?.decides).map(({ code }: any) => code)).toEqual(['ART124_2015']);
      expect(graph.statementCount()).toEqual({ membership: 3 });
    });
  });

  describe('the agendas of the Assembly', () => {
    it('are not on record; by the headings of its records most matters of the thirteenth session came back at the fourteenth, by rule and not as a fact', async () => {
      const asked = { sessions: ['13'], following: 2 };
      expect(await graph.ask(AgendaCarryOverDocument, asked)).toEqual({ agendaCarryOver: [] });
      const { agendaCarryOver: [thirteenth] } = await graph.ask(AgendaCarryOverDocument, { ...asked, includeHeadings: true });
      expect(thirteenth).toMatchObject({ items: 9, followed: 2, followedOnRecord: 1, cameBack: 6, deferredCameBack: 0 });
      expect(thirteenth.returns.map(({ item, laterItem, sameBy, confidence }: any) => [item.code, laterItem.code, sameBy, confidence]).slice(0, 2)).toEqual([
        ['AG-13-03', 'AG-14-01', 'TITLE', 'DERIVED'], ['AG-13-04', 'AG-14-02', 'TITLE_BUT_FOR_NUMBER', 'DERIVED'],
      ]);
      expect(graph.statementCount()).toEqual({ sessions: 4 });
    });
  });

  describe('contributions', () => {
    it('add up to about a hundred per cent in each year', async () => {
      const { assessedContributions } = await graph.ask(ContributionsByYearDocument);
      const { groups } = assessedContributions.summary;
      const computed = groups.filter(({ key }: any) => key[1].value === 'COMPUTED_SHARE');
      expect(computed.map(({ key }: any) => key[0].value)).toEqual(['2022', '2023', '2024', '2025', '2026']);
      for (const { measures } of computed) expect(Math.abs(Number(measures[0].sum) - 100)).toBeLessThan(0.01);
    });
  });

  describe('a summary nested in a federated query', () => {
    it('is of a State by what three subgraphs hold, with the filters of its lists', async () => {
      const { state } = await graph.ask(`{ state(iso3: "FRA") { name
        treatyActions(first: 1) { summary(groupBy: [TREATY]) { count groups { key { value } count } } }
        statements(first: 1) { totalCount summary(groupBy: [SESSION], includeUnconfirmed: true) { count } }
        candidatures(first: 1) { totalCount summary(groupBy: [RESULT, GENDER], includeUnconfirmed: true) { count groups { suppressed } } } } }`);
      expect(state.name).toBe('France');
      expect(state.statements.summary.count).toBe(state.statements.totalCount);
      expect(state.candidatures.summary.count).toBe(state.candidatures.totalCount);
      expect(state.treatyActions.summary.groups.reduce((sum: number, { count }: any) => sum + count, 0)).toBe(state.treatyActions.summary.count);
      expect(graph.statementCount()).toEqual({ membership: 2, sessions: 2, resolutions: 2 });
    });

    it('is refused with a clear code where it does not fit', async () => {
      const twice = await graph.answer('{ resolutions(first: 1) { summary(groupBy: [KIND, KIND]) { count } } }');
      expect(twice.errors?.[0]).toMatchObject({ message: 'Something stands in groupBy twice.', extensions: { code: 'BAD_USER_INPUT' } });
      const unbounded = await graph.answer('{ resolutions { summary { count } } }');
      expect(unbounded.errors?.[0]).toMatchObject({ extensions: { code: 'BAD_USER_INPUT' } });
      const unknown = await graph.answer('{ resolutions(first: 1) { summary(groupBy: [TITLE]) { count } } }');
      expect(unknown.errors?.[0]?.extensions).toMatchObject({ code: 'GRAPHQL_VALIDATION_FAILED' });
    });
  });

  describe('every list of the graph', () => {
    const schema = buildSchema(readFileSync(resolve(import.meta.dirname, '../../libs/graph-client/schema.graphql'), 'utf8'));
    const lists = Object.values(schema.getQueryType()!.getFields()).filter((field) => getNamedType(field.type).name.endsWith('Connection'));
    const valuesOf = (field: GraphQLField<unknown, unknown>, name: string) => {
      const type = getNamedType(field.args.find((argument) => argument.name === name)?.type);
      return isEnumType(type) ? type.getValues().map((value) => value.name) : [];
    };

    it.each(lists.map((field): [string, GraphQLField<unknown, unknown>] => [field.name, field]))('%s is summed up by each of its dimensions and measures', async (name, field) => {
      const { summary } = (getNamedType(field.type) as GraphQLObjectType).getFields();
      const [dimensions, measures] = [valuesOf(summary!, 'groupBy'), valuesOf(summary!, 'measures')];
      const given = measures.length > 0 ? `, measures: [${measures.join(', ')}]` : '';
      const each = dimensions.map((by) => `${by}: summary(groupBy: [${by}], includeUnconfirmed: true${given}) { count groups { count measures { known sum median } } }`);
      // Some lists are not for everybody: all of them are the secretariat's.
      const list = (await graph.ask(`{ ${name}(first: 1) { totalCount ${each.join(' ')} } }`, {}, { ...PUBLIC, role: 'secretariat', subject: 'whoever' }))[name];
      expect(dimensions.length).toBeGreaterThan(0);
      for (const by of dimensions) {
        const { count, groups } = list[by];
        expect([by, count]).toEqual([by, list.totalCount]);
        const sum = groups.reduce((all: number, group: any) => all + group.count, 0);
        // Elements of a list are counted under each.
        expect([by, sum >= count && groups.every((group: any) => group.count <= count)]).toEqual([by, true]);
      }
    });
  });
}
