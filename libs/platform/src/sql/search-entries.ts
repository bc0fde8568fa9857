import { AUDIENCES, LANGUAGES } from '@assembly-graph/kernel';
import { HAN, LEFT_OUT, LOWERED, MARKUP, SIGNS, UNACCENTED, WIDENED } from './searched-characters.ts';

/*
 * What a domain's migration runs to have full-text search. Released migrations call these functions, so their SQL is not to be
 * changed: what comes later is a function of its own. TypeORM is not told of the table: it can't describe the words.
 */

/** A table of which every row is to be found by its words; all but the names are SQL expressions over the row `new`. */
export interface SearchableTable {
  readonly table: string;
  /** What the graph calls such a thing, e.g. 'AGENDA_ITEM'. */
  readonly kind: string;
  readonly title: string;
  /** Symbols, codes, acronyms. */
  readonly labels: string;
  readonly detail: string;
  readonly topics: string;
  readonly sessionCode: string;
  /** Whom it comes from. */
  readonly bodies: string;
}

const literal = (text: string) => `'${text.replaceAll("'", "''")}'`;
const oneOf = (values: readonly string[]) => values.map(literal).join(', ');

/** As long a text as a tsvector surely takes. */
const LONGEST = 100_000;

/**
 * The statements that make `search_entry` in a schema: one row for each thing and language of its texts, with its words by weight
 * (title and labels before the detail). They need no extension and no right but to own the schema.
 */
export function createSearchEntries(schema: string): string[] {
  const vector = (text: string) => `to_tsvector(${schema}.search_configuration("lang"), left(${text}, ${LONGEST}))`;
  const weighed = (column: string, weight: string) =>
    `setweight(${vector(`${schema}.unaccented_text("${column}")`)} ||
       case when ${schema}.stems_by_accents("lang") then ${vector(`${schema}.lowered_text("${column}")`)} else '' end, '${weight}')`;
  const query = (fold: string) => `websearch_to_tsquery(${schema}.search_configuration(lang), ${schema}.${fold}(${PHRASED}))`;
  const makes = 'language sql immutable parallel safe return';
  return [
    `create function ${schema}.search_configuration(lang text) returns regconfig ${makes}
       case lang
         when 'AR' then 'pg_catalog.arabic'::regconfig when 'EN' then 'pg_catalog.english'::regconfig
         when 'FR' then 'pg_catalog.french'::regconfig when 'RU' then 'pg_catalog.russian'::regconfig
         when 'ES' then 'pg_catalog.spanish'::regconfig else 'pg_catalog.simple'::regconfig end`,
    // -ación is an ending to the Spanish stemmer, -acion is not: a word stands in the index as it is written and without accents.
    `create function ${schema}.stems_by_accents(lang text) returns boolean ${makes} lang in ('ES', 'FR')`,
    `create function ${schema}.lowered_text(written text) returns text ${makes} ${folded(LOWERED)}`,
    `create function ${schema}.unaccented_text(written text) returns text ${makes} ${folded(UNACCENTED)}`,
    `create function ${schema}.search_query(lang text, written text) returns tsquery ${makes}
       case when ${schema}.stems_by_accents(lang) then ${query('unaccented_text')} || ${query('lowered_text')} else ${query('unaccented_text')} end`,
    `create table ${schema}.search_entry (
       subject_id uuid not null,
       lang text not null constraint lang_is_known check (lang in (${oneOf(LANGUAGES)})),
       kind text not null,
       audience text not null default 'PUBLIC' constraint audience_is_known check (audience in (${oneOf(AUDIENCES)})),
       title text not null,
       labels text not null default '',
       detail text not null default '',
       topics text[] not null default '{}',
       session_code text,
       bodies text[] not null default '{}',
       words tsvector not null generated always as (${weighed('title', 'A')} || ${weighed('labels', 'A')} || ${weighed('detail', 'C')}) stored,
       constraint search_entry_key primary key (subject_id, lang))`,
    `create index search_entry_words on ${schema}.search_entry using gin (words)`,
  ];
}

/** Within quotes of the searcher's own, Chinese characters are a phrase already; without, those side by side are one. */
const PHRASED = `case when written ~ '["“”„«»]' then written else regexp_replace(written, '([${HAN}]+)', '"\\1"', 'g') end`;

function folded(by: ReadonlyMap<string, string>): string {
  const replaced = `translate(normalize(written, NFC), ${literal([...by.keys()].join(''))}, ${literal([...by.values()].join(''))})`;
  const widened = [...WIDENED].reduce((sql, [one, two]) => `replace(${sql}, ${literal(one)}, ${literal(two)})`, replaced);
  const parted = `regexp_replace(regexp_replace(regexp_replace(${widened}, '[${LEFT_OUT}]', '', 'g'), '[${MARKUP}${SIGNS}]', ' ', 'g'), '([${HAN}])', ' \\1 ', 'g')`;
  // Most texts are plain ASCII, and looking up each of their letters takes most of the time.
  return `case when written ~ '[^\\u0001-\\u007f]' then ${parted} else coalesce(translate(written, '${MARKUP}', '${' '.repeat(MARKUP.length)}'), '') end`;
}

/**
 * The statements by which the database keeps the entries of a table right from now on, whoever writes to it, and makes those of
 * the rows that are there. The texts of the tables are English; entries of other languages and audiences are left as they are.
 */
export function keepSearchable(schema: string, of: SearchableTable): string[] {
  const trigger = `${of.table}_is_searchable`;
  const into = `insert into ${schema}.search_entry (subject_id, lang, kind, title, labels, detail, topics, session_code, bodies)`;
  const made = `new.id, 'EN', ${literal(of.kind)}, ${of.title}, ${of.labels}, ${of.detail}, ${of.topics}, ${of.sessionCode}, ${of.bodies}`;
  return [
    `create function ${schema}.${trigger}() returns trigger language plpgsql as $$
     begin
       if tg_op = 'DELETE' then
         delete from ${schema}.search_entry where subject_id = old.id;
       else
         ${into} values (${made})
         on conflict (subject_id, lang) do update set title = excluded.title, labels = excluded.labels, detail = excluded.detail,
           topics = excluded.topics, session_code = excluded.session_code, bodies = excluded.bodies;
       end if;
       return null;
     end $$`,
    `create trigger ${trigger} after insert or update or delete on ${schema}.${of.table} for each row execute function ${schema}.${trigger}()`,
    `${into} select ${made} from ${schema}.${of.table} as new`,
  ];
}

/**
 * The statements by which a table of `keepSearchable` has entries that not everybody may see, from now on.
 * @param of as before, and the audience of the entry of a row: SQL over `new`, one of the audiences
 */
export function keepSearchableFor(schema: string, of: SearchableTable & { readonly audience: string }): string[] {
  const trigger = `${of.table}_is_searchable`;
  const into = `insert into ${schema}.search_entry (subject_id, lang, kind, title, labels, detail, topics, session_code, bodies, audience)`;
  const made = `new.id, 'EN', ${literal(of.kind)}, ${of.title}, ${of.labels}, ${of.detail}, ${of.topics}, ${of.sessionCode}, ${of.bodies}, ${of.audience}`;
  return [
    `create or replace function ${schema}.${trigger}() returns trigger language plpgsql as $$
     begin
       if tg_op = 'DELETE' then
         delete from ${schema}.search_entry where subject_id = old.id;
       else
         ${into} values (${made})
         on conflict (subject_id, lang) do update set title = excluded.title, labels = excluded.labels, detail = excluded.detail,
           topics = excluded.topics, session_code = excluded.session_code, bodies = excluded.bodies, audience = excluded.audience;
       end if;
       return null;
     end $$`,
  ];
}

/** The statements by which a search through one session, body or kind needn't read whatever else has the words. */
export const indexSearchFilters = (schema: string): string[] => [
  `create index search_entry_session on ${schema}.search_entry (session_code, kind)`,
  `create index search_entry_kind on ${schema}.search_entry (kind)`,
  `create index search_entry_bodies on ${schema}.search_entry using gin (bodies)`,
  `create index search_entry_topics on ${schema}.search_entry using gin (topics)`,
];
