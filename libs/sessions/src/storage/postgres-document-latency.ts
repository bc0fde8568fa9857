import { LANGUAGES } from '@assembly-graph/kernel';
import type { EntityManager } from 'typeorm';
import type { DocumentLatency, MeasureLatency } from '../domain/document-expression.ts';

/** How long texts take from the first language to another: one statement. */
export const postgresDocumentLatency =
  (manager: EntityManager): MeasureLatency =>
  ({ category, sessionCode }) =>
    manager.query(
      `with text as (
         select e.*, min(e.published_at) over (partition by e.document_id) as first_at
           from sessions.document_expression e join sessions.document d on d.id = e.document_id
          where ($1::text is null or d.category = $1) and ($2::text is null or d.session_code = $2))
       select language.lang, (select count(distinct document_id)::int from text) as documents, count(text.id)::int as published, count(text.official_at)::int as official,
              round((percentile_cont(0.5) within group (order by extract(epoch from text.published_at - text.first_at)) / 86400)::numeric, 2)::text as "medianDays"
         from unnest($3::text[]) with ordinality as language(lang, place) left join text on text.lang = language.lang
        group by language.lang, language.place order by language.place`,
      [category, sessionCode, LANGUAGES],
    ) as Promise<DocumentLatency[]>;
