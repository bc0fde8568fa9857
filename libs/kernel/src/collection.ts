import type { Summary, SummaryRequest } from './summary.ts';

/** A page of a list, as asked for: exactly one of `first` and `last`, 1 to 100; cursors are opaque. */
export interface PageRequest {
  readonly first?: number | null;
  readonly after?: string | null;
  readonly last?: number | null;
  readonly before?: string | null;
  readonly filter?: Condition | null;
  readonly orderBy?: readonly Order[] | null;
  /** What is wanted of each thing, by the names of its properties; everything, if not given. Whoever reads another property is told so. */
  readonly properties?: readonly string[] | null;
}

/**
 * A condition on the fields of a thing: `{ adoptedOn: { gte: '2016-01-01' }, topics: { has: 'BUDGET' }, or: [ … ] }`.
 * All that is said must hold; `and`, `or` and `not` combine conditions.
 */
export interface Condition {
  readonly [field: string]: unknown;
}

export type Direction = 'ASC' | 'DESC';
export interface Order {
  readonly field: string;
  readonly direction: Direction;
}

export interface PageItem<T> {
  readonly cursor: string;
  readonly node: T;
}
export interface Page<T> {
  readonly items: readonly PageItem<T>[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
}

/**
 * A collection of things in the record: the port that a domain states and storage fills.
 * `Scope` names the ways in which its things belong to others, e.g. 'session' for the resolutions of a session.
 */
export interface Collection<T, Scope extends string = never> {
  /** Those with these ids (uuid), in no given order; missing ones are left out. */
  byIds(ids: readonly string[]): Promise<T[]>;
  /** Those with these natural keys, in no given order; missing ones are left out. */
  byKeys(keys: readonly string[]): Promise<T[]>;
  /** Refuses what no page can be read for, before any is. @throws BadInput for a cursor, field or value that doesn't fit. */
  check(request: PageRequest): void;
  /** One page in a total order. @throws BadInput for a cursor, field or value that doesn't fit. */
  page(request: PageRequest): Promise<Page<T>>;
  count(filter?: Condition | null): Promise<number>;
  /** The same page for each of several owners, in one statement; an owner without any gets an empty page. */
  pagesOf(scope: Scope, owners: readonly string[], request: PageRequest): Promise<Map<string, Page<T>>>;
  countsOf(scope: Scope, owners: readonly string[], filter?: Condition | null): Promise<Map<string, number>>;
  /** Counts and sums of the whole list, in one statement. @throws BadInput for a field that doesn't fit, or too many groups. */
  summary(request: SummaryRequest): Promise<Summary>;
  /** The same summary for each of several owners, in one statement. */
  summariesOf(scope: Scope, owners: readonly string[], request: SummaryRequest): Promise<Map<string, Summary>>;
  /** Makes the collection hold exactly these: adds, changes and removes what differs. For the loader of the data set. */
  replaceAll(things: readonly T[]): Promise<number>;
}
