/** The six official languages of the Assembly (Rome Statute, art. 112(10)), by their ISO 639-1 codes. */
export const LANGUAGES = ['AR', 'ZH', 'EN', 'FR', 'RU', 'ES'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Who may see an entry: everybody, or the secretariat and those from whom it comes. Whoever asks names all audiences that they belong to. */
export const AUDIENCES = ['PUBLIC', 'RESTRICTED'] as const;
export type Audience = (typeof AUDIENCES)[number];

/** By what the things that match are counted. */
export const FACET_DIMENSIONS = ['KIND', 'TOPIC', 'SESSION', 'BODY'] as const;
export type FacetDimension = (typeof FACET_DIMENSIONS)[number];

export const SEARCHED_FIELDS = ['TITLE', 'LABEL', 'DETAIL'] as const;
export type SearchedField = (typeof SEARCHED_FIELDS)[number];

export interface SearchRequest {
  /** What to look for, as one writes it into a search box. */
  readonly text: string;
  readonly language: Language;
  /** How many, 1 to 100. */
  readonly first: number;
  readonly after?: string | null;
  readonly filter?: SearchFilter | null;
  /** What the caller may see: everything else is as if it were not there, in hits, counts and facets alike. */
  readonly audiences: readonly Audience[];
  /** The bodies for which the caller acts, by their codes: what comes from one of these is seen whatever its audience. */
  readonly actsFor?: readonly string[];
}

/** All that is given must hold; within one list, any of its values will do. */
export interface SearchFilter {
  readonly kinds?: readonly string[] | null;
  readonly topics?: readonly string[] | null;
  readonly sessions?: readonly string[] | null;
  readonly bodies?: readonly string[] | null;
}

/** Where words were found, in UTF-16 code units of the fragment: from `start` up to, not including, `end`. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

export interface Highlight {
  readonly field: SearchedField;
  readonly lang: Language;
  /** Plain text as it stands in the record, in Unicode's form NFC. */
  readonly fragment: string;
  readonly ranges: readonly TextRange[];
}

export interface SearchHit {
  readonly kind: string;
  readonly subjectId: string;
  readonly cursor: string;
  /** An exact decimal: the greater, the better. */
  readonly score: string;
  readonly highlights: readonly Highlight[];
}

export interface Facet {
  readonly dimension: FacetDimension;
  readonly buckets: readonly { readonly value: string; readonly count: number }[];
  /** How many of the hits have no value here. */
  readonly without: number;
}

export interface SearchPage {
  readonly hits: readonly SearchHit[];
  readonly hasNextPage: boolean;
  readonly totalCount: number;
  /** Whether all that match were ranked and counted. */
  readonly countedAll: boolean;
  readonly facets: readonly Facet[];
  /** Null, or why nothing could be looked for, or not all was ranked. */
  readonly hint: string | null;
}

/** Looks through everything of a domain that has words. @throws BadInput for a text, filter or cursor that can't be taken. */
export type Search = (request: SearchRequest) => Promise<SearchPage>;
