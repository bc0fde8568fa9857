import { postgresCollection } from '@assembly-graph/platform/sql';
import type { EntityManager } from 'typeorm';
import type { Engagements } from '../domain/engagement.ts';
import type { OutcomeLinks, Recommendations, RecommendationUptakes } from '../domain/recommendation.ts';
import { OUTCOME_RELATIONS, type RecommendationUptake } from '../domain/recommendation.ts';
import type { NgoSpeakingSlots } from '../domain/speaking-slot.ts';
import { EngagementTable, NgoSpeakingSlotTable, OutcomeLinkTable, RecommendationTable } from './advocacy-tables.ts';

const up = (...fields: string[]) => fields.map((field) => ({ field, direction: 'ASC' as const }));
const OF_SESSION = { by: 'sessionCode' } as const;
const OF_TOPIC = '"topics" @> array[owner.key]';

/** What organizations ask for, what became of it, whom they met, and when they speak. */
export const postgresAdvocacy = (manager: EntityManager): {
  readonly recommendations: Recommendations;
  readonly outcomeLinks: OutcomeLinks;
  readonly engagements: Engagements;
  readonly speakingSlots: NgoSpeakingSlots;
  readonly recommendationUptakes: RecommendationUptakes;
} => ({
  recommendations: postgresCollection(manager, RecommendationTable, {
    key: 'documentId',
    order: up('sessionOpensOn', 'authorCode'),
    fields: { session: 'sessionCode', author: 'authorCode' },
    scopes: { document: { by: 'documentId' }, session: OF_SESSION, topic: OF_TOPIC, author: { by: 'authorCode' } },
  }),
  outcomeLinks: postgresCollection(manager, OutcomeLinkTable, {
    key: 'recommendationId',
    order: up('relation', 'assessorCode'),
    fields: { resolution: 'resolutionSymbol', assessor: 'assessorCode' },
    scopes: { recommendation: { by: 'recommendationId' } },
  }),
  engagements: postgresCollection(manager, EngagementTable, {
    key: 'sessionCode',
    order: up('heldOn', 'title'),
    fields: { session: 'sessionCode' },
    scopes: { session: OF_SESSION, topic: OF_TOPIC, organization: '"organizations" @> array[owner.key]', state: '"with_states" @> array[owner.key]' },
  }),
  speakingSlots: postgresCollection(manager, NgoSpeakingSlotTable, {
    key: 'sessionCode',
    order: up('sessionOpensOn', 'place'),
    fields: { session: 'sessionCode', organization: 'organizationCode' },
    scopes: { session: OF_SESSION, organization: { by: 'organizationCode' } },
  }),
  recommendationUptakes: async ({ topic, sessions }) => {
    const rows: { sessionCode: string | null; recommendations: number; assessed: number; counts: [string, number, number][] }[] = await manager.query(
      `with asked as (
         select id, session_code, session_opens_on from civil_society.recommendation
          where ($1::text is null or topics @> array[$1::text]) and ($2::text[] is null or session_code = any($2::text[]))
       ), opinion as (select asked.session_code, asked.id, link.relation from asked join civil_society.outcome_link link on link.recommendation_id = asked.id)
       select asked.session_code as "sessionCode", count(*)::int as recommendations,
              (select count(distinct id)::int from opinion where opinion.session_code is not distinct from asked.session_code) as assessed,
              coalesce((select json_agg(json_build_array(relation, recommendations, opinions))
                 from (select relation, count(distinct id)::int as recommendations, count(*)::int as opinions from opinion
                        where opinion.session_code is not distinct from asked.session_code group by relation) as each), '[]') as counts
         from asked group by asked.session_code order by min(asked.session_opens_on) nulls last, asked.session_code`,
      [topic, sessions],
    );
    return rows.map(({ counts, ...row }): RecommendationUptake => ({
      ...row,
      byRelation: OUTCOME_RELATIONS.map((relation) => {
        const [, recommendations = 0, opinions = 0] = counts.find(([of]) => of === relation) ?? [];
        return { relation, recommendations, opinions };
      }),
    }));
  },
});
