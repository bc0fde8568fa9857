import { createHash } from 'node:crypto';
import {
  AUDIENCES, BadInput, FACET_DIMENSIONS, LANGUAGES,
  type Facet, type FacetDimension, type Highlight, type Language, type Search, type SearchedField, type SearchFilter, type SearchHit, type SearchRequest,
} from '@assembly-graph/kernel';
import type { EntityManager } from 'typeorm';
import { fragmentOf, MARKS, rangesOf } from './highlights.ts';
import { Parameters } from './parameters.ts';
import { isTextOf } from './values.ts';

const MOST = { page: 100, text: 200, values: 200, buckets: 100, highlighted: 20_000 };

/** What `grouping` says of the set of which a row is, a bit for each column that is not in it: things of one list of topics are counted once. */
const SORT = { kind: 0b0111, session: 0b1011, topics: 0b1101, bodies: 0b1110 };

interface FoundHit {
  readonly kind: string;
  readonly subjectId: string;
  readonly score: string;
  readonly texts: readonly { readonly field: SearchedField; readonly written: string; readonly marked: readonly string[] }[];
}
interface Found {
  readonly searchable: boolean;
  readonly total: number;
  readonly hits: readonly FoundHit[];
  readonly counts: readonly { readonly dimension: FacetDimension; readonly value: string | null; readonly count: number }[];
}

/** As many things as are ranked and counted while somebody waits; words that more have say too little to tell the best. */
const RANKED = 10_000;

const NOTHING_TO_FIND = 'Nothing was looked for: the text has no word of its own, only marks, words that every text has (“the”, “of”), or words to leave out.';

const tooMuch = (ranked: number) =>
  `More than ${ranked.toLocaleString('en')} things have these words: so many of them were ranked and counted, not all. Add a word, or look through less.`;

/**
 * Full-text search in a schema that has `search_entry` (see `createSearchEntries`): hits, counts and facets in one statement,
 * all made of the rows that the caller may see and of nothing else.
 */
export const postgresSearch =
  (manager: EntityManager, schema: string, ranked: number = RANKED): Search =>
  async (request) => {
    const { text, values } = searchStatement(schema, request, ranked);
    const [{ found }]: [{ found: Found }] = await manager.query(text, values);
    return {
      hits: found.hits.slice(0, request.first).map((hit) => toHit(hit, request)),
      hasNextPage: found.hits.length > request.first,
      totalCount: found.total,
      facets: FACET_DIMENSIONS.map((dimension) => toFacet(dimension, found.counts)),
      countedAll: found.total <= ranked,
      hint: !found.searchable ? NOTHING_TO_FIND : found.total > ranked ? tooMuch(ranked) : null,
    };
  };

/** The statement for a request, and its parameters. @throws BadInput for what can't be taken */
export function searchStatement(schema: string, request: SearchRequest, ranked: number = RANKED): { text: string; values: unknown[] } {
  const asked = checked(request);
  const parameters = new Parameters();
  const language = parameters.add(asked.language, 'text');
  const query = `${schema}.search_query(${language}, ${parameters.add(asked.text, 'text')})`;
  // Only negations, or nothing at all, would have to be compared with every row.
  const searchable = `querytree(${query}) not in ('', 'T')`;
  const conditions = [
    searchable,
    `words @@ ${query}`,
    `lang = ${language}`,
    seenSql(asked, parameters),
    ...filterSql(asked.filter ?? {}, parameters),
  ];
  const marks = parameters.add(`HighlightAll=true, StartSel=${MARKS.start}, StopSel=${MARKS.stop}`, 'text');
  const after = afterSql(request, parameters);
  const text = `with matching as materialized (
      select subject_id, kind, topics, session_code, bodies, round(ts_rank_cd(words, ${query}, 1)::numeric, 6) as score
        from ${schema}.search_entry where ${conditions.join(' and ')} limit ${ranked + 1}),
    page as (select * from matching where ${after} order by score desc, subject_id limit ${request.first + 1}),
    sorts as (
      select grouping(kind, session_code, topics, bodies) as sort, kind, session_code, topics, bodies, count(*) as count
        from matching group by grouping sets ((kind), (session_code), (topics), (bodies))),
    counted as (
      select 'KIND' as dimension, kind as value, count from sorts where sort = ${SORT.kind}
      union all select 'SESSION', session_code, count from sorts where sort = ${SORT.session}
      union all select 'TOPIC', topic, count from sorts left join lateral (select distinct unnest(topics)) as each(topic) on true where sort = ${SORT.topics}
      union all select 'BODY', body, count from sorts left join lateral (select distinct unnest(bodies)) as each(body) on true where sort = ${SORT.bodies}),
    counts as (
      select dimension, value, sum(count)::int as count,
             row_number() over (partition by dimension, value is null order by sum(count) desc, value collate "C") as place
        from counted group by dimension, value)
    select json_build_object(
      'searchable', ${searchable},
      'total', (select count(*)::int from matching),
      'counts', (select coalesce(json_agg(json_build_object('dimension', dimension, 'value', value, 'count', count) order by place), '[]')
                   from counts where place <= ${MOST.buckets}),
      'hits', (select coalesce(json_agg(json_build_object('kind', page.kind, 'subjectId', page.subject_id, 'score', page.score::text, 'texts', json_build_array(
                 ${(['TITLE', 'LABEL', 'DETAIL'] as const).map((field) => textSql(schema, field, language, query, marks)).join(', ')}))
                 order by page.score desc, page.subject_id), '[]')
                 from page join ${schema}.search_entry entry on entry.subject_id = page.subject_id and entry.lang = ${language})
    ) as found`;
  return { text, values: parameters.values };
}

function seenSql({ audiences, actsFor = [] }: SearchRequest, parameters: Parameters): string {
  const open = `audience = any(${parameters.add(audiences, 'text[]')})`;
  return actsFor.length === 0 ? open : `(${open} or bodies && ${parameters.add(actsFor, 'text[]')})`;
}

const COLUMNS = { TITLE: 'title', LABEL: 'labels', DETAIL: 'detail' } as const;

function textSql(schema: string, field: SearchedField, language: string, query: string, marks: string): string {
  const written = `left(entry.${COLUMNS[field]}, ${MOST.highlighted})`;
  const marked = (fold: string) => `ts_headline(${schema}.search_configuration(${language}), ${schema}.${fold}(${written}), ${query}, ${marks})`;
  return `json_build_object('field', '${field}', 'written', normalize(${written}, NFC), 'marked',
    case when ${schema}.stems_by_accents(${language}) then json_build_array(${marked('unaccented_text')}, ${marked('lowered_text')})
         else json_build_array(${marked('unaccented_text')}) end)`;
}

function filterSql({ kinds, topics, sessions, bodies }: SearchFilter, parameters: Parameters): string[] {
  const listed = (values: readonly string[] | null | undefined, name: string, condition: (list: string) => string): string[] => {
    if (values == null) return [];
    if (values.length > MOST.values) throw new BadInput(`${name} may list ${MOST.values} values at the most.`, name);
    if (!values.every((value) => isTextOf('text', value))) throw new BadInput(`A value of ${name} is not a valid text.`, name);
    return [condition(parameters.add(values, 'text[]'))];
  };
  return [
    ...listed(kinds, 'kinds', (list) => `kind = any(${list})`),
    ...listed(topics, 'topics', (list) => `topics && ${list}`),
    ...listed(sessions, 'sessions', (list) => `session_code = any(${list})`),
    ...listed(bodies, 'bodies', (list) => `bodies && ${list}`),
  ];
}

function checked(request: SearchRequest): SearchRequest {
  const { text, language, first, audiences } = request;
  if (!isTextOf('text', text)) throw new BadInput('The text to look for is not a valid text.', 'q');
  if ([...text].length > MOST.text) throw new BadInput(`The text to look for may have ${MOST.text} characters at the most.`, 'q');
  if (!LANGUAGES.includes(language)) throw new BadInput('The language is not one of the six.', 'lang');
  if (!Number.isInteger(first) || first < 1 || first > MOST.page) throw new BadInput(`first must be 1 to ${MOST.page}.`, 'first');
  if (!audiences.every((audience) => AUDIENCES.includes(audience))) throw new Error('An audience that there is not.');
  return request;
}

/** What a cursor belongs to: with another text, language or filter it would point nowhere. */
const signature = ({ text, language, filter }: SearchRequest): string => {
  const { kinds = null, topics = null, sessions = null, bodies = null } = filter ?? {};
  return createHash('sha256').update(JSON.stringify([text, language, kinds, topics, sessions, bodies])).digest('base64url').slice(0, 16);
};

const cursorOf = (request: SearchRequest, { score, subjectId }: FoundHit): string =>
  Buffer.from(JSON.stringify([signature(request), score, subjectId])).toString('base64url');

function afterSql(request: SearchRequest, parameters: Parameters): string {
  if (request.after == null) return 'true';
  const [belongsTo, score, subjectId] = contentOf(request.after);
  if (!isTextOf('numeric', score) || !isTextOf('uuid', subjectId)) throw new BadInput('What was given as after is not a cursor.', 'after');
  if (belongsTo !== signature(request)) throw new BadInput('The cursor given as after belongs to another search.', 'after');
  const [bound, id] = [parameters.add(score, 'numeric'), parameters.add(subjectId, 'uuid')];
  return `(score < ${bound} or (score = ${bound} and subject_id > ${id}))`;
}

function contentOf(cursor: string): unknown[] {
  try {
    const content: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(content)) return content;
  } catch {
    // Falls through: whatever it is, it is no cursor of ours.
  }
  throw new BadInput('What was given as after is not a cursor.', 'after');
}

function toHit(hit: FoundHit, request: SearchRequest): SearchHit {
  const { kind, subjectId, score, texts } = hit;
  return { kind, subjectId, score, cursor: cursorOf(request, hit), highlights: texts.flatMap((text) => highlightOf(text, request.language)) };
}

function highlightOf({ field, written, marked }: FoundHit['texts'][number], language: Language): Highlight[] {
  const ranges = rangesOf(written, marked);
  return ranges.length === 0 ? [] : [{ field, lang: language, ...fragmentOf(written, ranges) }];
}

function toFacet(dimension: FacetDimension, counts: Found['counts']): Facet {
  const own = counts.filter((one) => one.dimension === dimension);
  return {
    dimension,
    buckets: own.flatMap(({ value, count }) => (value === null ? [] : [{ value, count }])),
    without: own.find(({ value }) => value === null)?.count ?? 0,
  };
}
