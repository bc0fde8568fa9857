import {
  AUDIENCES, type Actor, type Audience, type Facet, type FacetDimension, type Highlight, type Language, type Search, type SearchedField, type SearchFilter, type SearchHit,
  type SearchPage, type TextRange,
} from '@assembly-graph/kernel';
import { ArgsType, createUnionType, Directive, Field, Int, ObjectType, type ClassType } from 'type-graphql';
import { enumOf } from './enums.ts';
import { inputClass } from './filter-inputs.ts';
import { PageInfo } from './lists.ts';
import { DecimalScalar } from './scalars.ts';
import type { RequestContext } from './subgraph.ts';

export const LanguageEnum = enumOf<Language>('Lang', 'One of the six official languages of the Assembly (Rome Statute, art. 112(10)).', {
  AR: 'Arabic.',
  ZH: 'Chinese.',
  EN: 'English.',
  FR: 'French.',
  RU: 'Russian.',
  ES: 'Spanish.',
});

const SearchedFieldEnum = enumOf<SearchedField>('SearchedField', 'A text of a thing that is searched.', {
  TITLE: 'Its title or name; of a statement, the part of the session in which it was made.',
  LABEL: 'What it is known by: symbol, code, acronym, and the codes of those it names.',
  DETAIL: 'What else the record says of it, notes of the compiler among it.',
});

const FacetDimensionEnum = enumOf<FacetDimension>('FacetDimension', 'By what the hits of a search are counted.', {
  KIND: 'What kind of thing it is; each hit is counted once.',
  TOPIC: 'By the code of a topic; a hit is counted in each that it has.',
  SESSION: 'By the code of the session.',
  BODY: 'By whom it comes from: ASSEMBLY, REVIEW_CONFERENCE, the code of an organization or the alpha-3 code of a State.',
});

@Directive('@shareable')
@ObjectType('TextRange', { simpleResolvers: true, description: 'A stretch of a text, counted in UTF-16 code units, as JavaScript, Java and C# count: fragment.slice(start, end).' })
export class TextRangeType implements TextRange {
  @Field(() => Int, { description: 'Where it begins, from 0.' })
  readonly start!: number;
  @Field(() => Int, { description: 'Where it ends: the first that is no more part of it.' })
  readonly end!: number;
}

@Directive('@shareable')
@ObjectType('Highlight', { simpleResolvers: true, description: 'Where words of the search were found. Plain text: to mark them is for whoever shows it.' })
export class HighlightType implements Highlight {
  @Field(() => SearchedFieldEnum, { description: 'In which of its texts.' })
  readonly field!: SearchedField;
  @Field(() => LanguageEnum, { description: 'The language of the text.' })
  readonly lang!: Language;
  @Field(() => String, { description: 'The text, or of a long one the part around the first word found. As it was written: it may contain anything, markup too.' })
  readonly fragment!: string;
  @Field(() => [TextRangeType], { description: 'The words found in the fragment, from its beginning on.' })
  readonly ranges!: readonly TextRange[];
}

@Directive('@shareable')
@ObjectType('FacetBucket', { simpleResolvers: true, description: 'How many of the hits have one value.' })
export class FacetBucketType {
  @Field(() => String, { description: 'The value, as the filter of the search takes it.' })
  readonly value!: string;
  @Field(() => Int, { description: 'How many of all hits have it.' })
  readonly count!: number;
}

@Directive('@shareable')
@ObjectType('Facet', { simpleResolvers: true, description: 'All hits of a search, not only those of the page, counted in one way.' })
export class FacetType implements Facet {
  @Field(() => FacetDimensionEnum, { description: 'By what they are counted.' })
  readonly dimension!: FacetDimension;
  @Field(() => [FacetBucketType], { description: 'The values, the most frequent first; the first 100.' })
  readonly buckets!: readonly FacetBucketType[];
  @Field(() => Int, { description: 'How many of the hits have no value here.' })
  readonly without!: number;
}

/** What a caller may see of what is searched: the secretariat everything, everybody else what is public and what they act for. */
export const audiencesOf = ({ role, state, organization }: Actor): { readonly audiences: readonly Audience[]; readonly actsFor: readonly string[] } => ({
  audiences: role === 'secretariat' ? AUDIENCES : ['PUBLIC'],
  actsFor: [...(role === 'delegation' && state !== null ? [state] : []), ...((role === 'ngo' || role === 'coalition') && organization !== null ? [organization] : [])],
});

export interface SearchArguments {
  readonly q: string;
  readonly lang: Language;
  readonly filter?: SearchFilter | null;
  readonly first: number;
  readonly after?: string | null;
}

interface SubjectOf<Loaders> {
  readonly type: () => ClassType<object>;
  /** The type's name in the graph. */
  readonly typeName: string;
  /** What kind of thing it is, in the plural. */
  readonly description: string;
  readonly load: (loaders: Loaders, id: string) => Promise<object | null>;
}

export interface SearchKind<Loaders> {
  /** The result's class, for `@Query(() => …)`. */
  readonly Result: new () => object;
  /** The arguments' class, for `@Args(() => …)`. */
  readonly Arguments: new () => SearchArguments;
  /** Asks, and gives what a resolver returns. @throws BadInput for a text, filter or cursor that can't be taken */
  readonly find: (search: Search, asked: SearchArguments, context: RequestContext<Loaders>) => Promise<object>;
}

/**
 * Makes the types of the search of one subgraph: its result, hit, union of what is found, kinds and filter.
 * @param name of what is searched, e.g. "Proceedings"
 * @param subjects the types that are found, by their kind as storage has it; the graph's enum has the same
 */
export function searchOf<Kind extends string, Loaders>(name: string, subjects: Record<Kind, SubjectOf<Loaders>>): SearchKind<Loaders> {
  const kinds = Object.entries(subjects) as [Kind, SubjectOf<Loaders>][];
  const descriptions = Object.fromEntries(kinds.map(([kind, { description }]) => [kind, description])) as Record<Kind, string>;
  const KindEnum = enumOf<Kind>(`${name}Kind`, `What the search of ${name} finds.`, descriptions);
  const Subject = createUnionType({
    name: `${name}Subject`,
    description: `What the search of ${name} finds.`,
    types: () => kinds.map(([, { type }]) => type()),
    resolveType: (thing) => (thing as { __typename: string }).__typename,
  });
  const Hit = hitClass(name, KindEnum, Subject as object);
  return {
    Result: resultClass(name, Hit),
    Arguments: argumentsClass(filterClass(name, KindEnum)),
    find: async (search, { q, lang, filter, first, after }, { actor, loaders }) => {
      const page = await search({ text: q, language: lang, filter, first, after, ...audiencesOf(actor) });
      return toResult(page, after != null, async ({ kind, subjectId }) => {
        const { load, typeName } = subjects[kind as Kind];
        const thing = await load(loaders, subjectId);
        return thing && { ...thing, __typename: typeName };
      });
    },
  };
}

function hitClass(name: string, kindEnum: object, subject: object): new () => object {
  const Made = { [`${name}Hit`]: class {} }[`${name}Hit`]!;
  ObjectType(`${name}Hit`, { simpleResolvers: true, description: `What the search of ${name} found, and why.` })(Made);
  Field(() => kindEnum, { description: 'What kind of thing it is.' })(Made.prototype, 'kind');
  Field(() => subject, { nullable: true, description: 'The thing itself; null if it was removed this very moment.' })(Made.prototype, 'node');
  Field(() => DecimalScalar, { description: 'How well it matches: only to be compared within one search.' })(Made.prototype, 'score');
  Field(() => [HighlightType], { description: 'Where the words were found; of title, label and detail those that have any.' })(Made.prototype, 'highlights');
  Field(() => String, { description: 'Where it stands among the hits, opaque: give it as `after`.' })(Made.prototype, 'cursor');
  return Made;
}

function resultClass(name: string, hit: new () => object): new () => object {
  const Made = { [`${name}Search`]: class {} }[`${name}Search`]!;
  ObjectType(`${name}Search`, { simpleResolvers: true, description: `What a search of ${name} found: hits, and how many of which sort there are.` })(Made);
  Field(() => [hit], { description: 'The page, the best first; equal ones by id.' })(Made.prototype, 'hits');
  Field(() => PageInfo, { description: 'Where the page stands among all hits.' })(Made.prototype, 'pageInfo');
  Field(() => Int, { description: 'How many hits there are; at least so many, if `countedAll` is false.' })(Made.prototype, 'totalCount');
  Field(() => Boolean, { description: 'Whether all that match were ranked and counted. false: so many have the words that only a part was; `hint` says what to do.' })(Made.prototype, 'countedAll');
  Field(() => [FacetType], { description: 'All hits counted by kind, topic, session and body.' })(Made.prototype, 'facets');
  Field(() => String, { nullable: true, description: 'Why nothing could be looked for, or not all of it was ranked, in words for the searcher; null if neither.' })(Made.prototype, 'hint');
  return Made;
}

const filterClass = (name: string, kindEnum: object) =>
  inputClass(`${name}SearchFilter`, 'What to look through: all that is given must hold, of a list any value.', {
    kinds: [() => [kindEnum], 'Only of these kinds.'],
    topics: [() => [String], 'Only with one of these topics, by code (200 at the most).'],
    sessions: [() => [String], 'Only of one of these sessions, by code (200 at the most).'],
    bodies: [() => [String], 'Only what comes from one of these: ASSEMBLY, REVIEW_CONFERENCE, the code of an organization or the alpha-3 code of a State (200 at the most).'],
  });

function argumentsClass(Filter: new () => object): new () => SearchArguments {
  class Arguments implements SearchArguments {
    readonly q!: string;
    readonly lang!: Language;
    readonly filter?: SearchFilter | null;
    readonly first!: number;
    readonly after?: string | null;
  }
  ArgsType()(Arguments);
  const add = (type: () => unknown, field: string, description: string, more: object = {}) =>
    Field(type as never, { description, ...more })(Arguments.prototype, field);
  add(() => String, 'q', 'What to look for, 200 characters at the most: all words must be there, in any of their forms; "words in quotes" side by side; `or` between words; `-` before one that must not be there.');
  add(() => LanguageEnum, 'lang', 'The language of the words, and of the texts they are looked for in.', { defaultValue: 'EN' });
  add(() => Filter, 'filter', 'What to look through; everything, if not given.', { nullable: true });
  add(() => Int, 'first', 'How many hits, 1 to 100.', { defaultValue: 20 });
  add(() => String, 'after', 'Only what comes after this cursor of the same search.', { nullable: true });
  return Arguments;
}

function toResult({ hits, hasNextPage, totalCount, countedAll, facets, hint }: SearchPage, continued: boolean, nodeOf: (hit: SearchHit) => Promise<object | null>) {
  return {
    // Called by the executor only if the field is selected.
    hits: hits.map((hit) => ({ ...hit, node: () => nodeOf(hit) })),
    pageInfo: { hasNextPage, hasPreviousPage: continued, startCursor: hits[0]?.cursor ?? null, endCursor: hits.at(-1)?.cursor ?? null },
    totalCount,
    countedAll,
    facets,
    hint,
  };
}
