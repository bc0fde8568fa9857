import { SearchDocument } from '@assembly-graph/graph-client';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { freshGraph } from './shared-graph.ts';
import type { WholeGraph } from './whole-graph.ts';

export function search(): void {
  let graph: WholeGraph;
  beforeAll(async () => void (graph = await freshGraph()), 60_000);

  const PARTS = ['resolutions', 'proceedings', 'civilSociety'] as const;
  const counted = (part: any, dimension: string) =>
    Object.fromEntries(part.facets.find((facet: any) => facet.dimension === dimension).buckets.map(({ value, count }: any) => [value, count]));
  const marked = (part: any) => part.hits.map(({ highlights }: any) => highlights.flatMap(({ fragment, ranges }: any) => ranges.map(({ start, end }: any) => fragment.slice(start, end))));

  /** A French title for a thing that has this English one: the data set has none yet. */
  const translate = (subgraph: string, schema: string, english: string, french: string, audience = 'PUBLIC') =>
    graph.write(
      subgraph,
      `insert into ${schema}.search_entry (subject_id, lang, kind, audience, title, topics, session_code, bodies)
       select subject_id, 'FR', kind, $3, $2, topics, session_code, bodies from ${schema}.search_entry where lang = 'EN' and title = $1 order by subject_id limit 1`,
      [english, french, audience],
    );

  describe('question 14: victims participation, across resolutions, reports and papers of NGOs', () => {
    it('in English, in one operation: hits, highlights and facets', async () => {
      const answer = await graph.ask(SearchDocument, { q: 'victims participation' });
      expect(PARTS.map((part) => answer[part].totalCount)).toEqual([0, 9, 0]);
      expect(counted(answer.proceedings, 'SESSION')).toEqual({ 17: 9 });
      expect(answer.proceedings.hits.map(({ node }: any) => node.speaker.name).sort()).toEqual(expect.arrayContaining(['Argentina', 'International Federation for Human Rights', 'State of Palestine']));
      expect(new Set(marked(answer.proceedings).map(String))).toEqual(new Set(['victims,participation']));
      expect(graph.statementCount()).toEqual({ membership: 1, sessions: 2, 'civil-society': 2, resolutions: 1 });
    });

    it('in French, by its own stems, with facets by topic, session, kind and body', async () => {
      await translate('resolutions', 'resolutions', 'Victims and reparations', 'Participation des victimes et réparations');
      await translate('sessions', 'sessions', 'Report on the activities of the Court', 'Rapport : la victime participante');
      await translate('sessions', 'sessions', 'Trust Fund for Victims', 'Fonds au profit des victimes');
      await translate('civil-society', 'civil_society', 'Victims Reflections on Reparative Justice', 'Les victimes, leur PARTICIPATION et la justice réparatrice');
      const answer = await graph.ask(SearchDocument, { q: 'victimes participation', lang: 'FR' });
      expect(answer.resolutions.hits.map(({ node }: any) => node.symbol)).toEqual(['ICC-ASP/11/Res.7']);
      expect(marked(answer.resolutions)).toEqual([['Participation', 'victimes']]);
      expect(marked(answer.civilSociety)).toEqual([['victimes', 'PARTICIPATION']]);
      expect(answer.civilSociety.hits[0].node.title).toBe('Victims Reflections on Reparative Justice');
      expect([counted(answer.civilSociety, 'TOPIC'), counted(answer.civilSociety, 'SESSION'), counted(answer.civilSociety, 'KIND')]).toEqual([{ VICTIMS: 1 }, { 16: 1 }, { SIDE_EVENT: 1 }]);
      expect(counted(answer.resolutions, 'BODY')).toEqual({ ASSEMBLY: 1 });
      // The fund's title has victims, too, but nobody takes part in it.
      expect(answer.proceedings.hits.every(({ highlights }: any) => highlights[0].fragment.startsWith('Rapport'))).toBe(true);
    });

    it('and what is hidden leaves no trace in hits, counts, facets or highlights', async () => {
      const ask = () => graph.ask(SearchDocument, { q: 'victimes or secrètement', lang: 'FR' });
      const before = await ask();
      await translate('resolutions', 'resolutions', 'Complementarity', 'Victimes secrètement', 'RESTRICTED');
      await translate('civil-society', 'civil_society', 'Coalition for the International Criminal Court', 'Victimes secrètement', 'RESTRICTED');
      await translate('sessions', 'sessions', 'General debate', 'Victimes secrètement', 'RESTRICTED');
      expect(await ask()).toEqual(before);
      expect(JSON.stringify(before)).not.toMatch(/secr/);
    });

    it('narrows by topic and session in all three at once', async () => {
      const { resolutions, civilSociety } = await graph.ask(SearchDocument, { q: 'victims', topics: ['VICTIMS'], sessions: ['11', '16'] });
      expect(counted(resolutions, 'SESSION')).toEqual({ 11: 1 });
      expect(Object.keys(counted(civilSociety, 'SESSION'))).toEqual(['16']);
    });

    it('says for each part why nothing was looked for, and refuses what is no text with a code', async () => {
      const nothing = await graph.ask(SearchDocument, { q: 'of the' });
      for (const part of PARTS) expect(nothing[part]).toMatchObject({ totalCount: 0, hits: [], hint: expect.stringContaining('Nothing was looked for') });
      for (const q of ['a\u0000', '\ud800', 'x'.repeat(201)]) {
        const { errors } = await graph.answer(SearchDocument, { q });
        expect(errors!.map(({ extensions }) => extensions!.code)).toEqual(['BAD_USER_INPUT', 'BAD_USER_INPUT', 'BAD_USER_INPUT']);
      }
    });

    it('marks what nobody confirmed among the hits', async () => {
      const { extensions } = await graph.answer(SearchDocument, { q: 'reparations victims' });
      expect(extensions).toMatchObject({ unconfirmed: { RECALLED: expect.arrayContaining(['resolutions.hits.0.node']) } });
    });
  });
}
