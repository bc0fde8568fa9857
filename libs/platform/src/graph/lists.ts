import type { Condition, Order, Page, PageItem } from '@assembly-graph/kernel';
import type { GraphQLResolveInfo } from 'graphql';
import { ArgsType, Field, InputType, Int, ObjectType, Directive } from 'type-graphql';
import { ConfidenceEnum, DirectionEnum, enumOf } from './enums.ts';
import { enumFilter, inputClass } from './filter-inputs.ts';
import { propertiesTaken } from './properties-taken.ts';
import { addSummary, type Summarize, type SummaryOptions } from './summaries.ts';

/** The arguments of every list. */
export interface ListArguments {
  readonly first?: number | null;
  readonly after?: string | null;
  readonly last?: number | null;
  readonly before?: string | null;
  readonly filter?: Condition | null;
  readonly orderBy?: readonly Order[] | null;
}

/** Called by the executor, and only if the field is selected. */
type Selected<Value> = (args: unknown, context: unknown, info: GraphQLResolveInfo) => Promise<Value>;

declare const ofThings: unique symbol;

/** A list of the graph: what a resolver returns. What is in it only the executor asks for; whoever needs things takes them from the collection or a loader. */
export interface Connection<T> {
  readonly [ofThings]: T;
}

/** The page, and the count, are read only if they are asked for. */
interface Selections<T> {
  readonly edges: Selected<readonly PageItem<T>[]>;
  readonly nodes: Selected<readonly T[]>;
  readonly pageInfo: Selected<PageInfo>;
  /** Called by the executor only if the field is selected. */
  readonly totalCount: () => Promise<number>;
  /** Called by the field `summary`, if it is selected. */
  readonly summaryOf: Summarize;
}

@Directive('@shareable')
@ObjectType('PageInfo', { simpleResolvers: true, description: 'Where a page stands in its list (Relay cursor connections).' })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether there is more after this page.' })
  readonly hasNextPage!: boolean;
  @Field(() => Boolean, { description: 'Whether there is more before this page.' })
  readonly hasPreviousPage!: boolean;
  @Field(() => String, { nullable: true, description: 'The cursor of the first thing on the page; null on an empty one.' })
  readonly startCursor!: string | null;
  @Field(() => String, { nullable: true, description: 'The cursor of the last thing on the page: give it as `after`.' })
  readonly endCursor!: string | null;
}

export interface ListKind {
  /** The connection's class, for `@Query(() => …)` and `@FieldResolver(() => …)`. */
  readonly Connection: new () => Connection<never>;
  /** The arguments' class, for `@Args(() => …)`. */
  readonly Arguments: new () => ListArguments;
}

/**
 * Makes the four types of one kind of list: the connection, its edge, its filter and its order.
 * @param name the node's type in the graph, e.g. "Resolution"
 * @param filters the fields to filter by, each with its filter type and a description; `confidence` is added to all that are cited
 * @param orders the fields to order by, with descriptions
 * @param more how the list can be summed up: from the filters it follows by what it is grouped, see `SummaryOptions`
 */
export function listOf(
  name: string,
  nodeType: () => unknown,
  { filters, orders, cited = true, ...more }: {
    filters: Record<string, [type: unknown, description: string]>;
    orders: Record<string, string>;
    cited?: boolean;
  } & SummaryOptions,
): ListKind {
  const fields: typeof filters = cited ? { ...filters, confidence: [confidenceFilter(), 'How far the fact can be trusted.'] } : filters;
  const Filter = filterClass(name, fields);
  const OrderInput = orderClass(name, orders);
  const Connection = connectionClass(name, nodeType);
  addSummary(name, Connection, fields, more);
  return { Connection, Arguments: argumentsClass(Filter, OrderInput) };
}

let ofConfidence: unknown;
const confidenceFilter = () => (ofConfidence ??= enumFilter('Confidence', ConfidenceEnum));

function filterClass(name: string, filters: Record<string, [type: unknown, description: string]>): new () => object {
  const fields = Object.entries(filters).map(([field, [type, text]]) => [field, [() => type, text]] as const);
  const made: new () => object = inputClass(`${name}Filter`, `What to find in a list of ${name}: all that is given must hold.`, {
    ...(Object.fromEntries(fields) as Record<string, [() => unknown, string]>),
    and: [() => [made], 'All of these must hold.'],
    or: [() => [made], 'At least one of these must hold.'],
    not: [() => made, 'This must not hold.'],
  });
  return made;
}

function orderClass(name: string, orders: Record<string, string>): new () => object {
  const fieldEnum = enumOf(`${name}OrderField`, `What a list of ${name} can be ordered by.`, orders);
  const made = { [`${name}Order`]: class {} }[`${name}Order`]!;
  InputType(`${name}Order`, { description: `How to order a list of ${name}; ties are broken by id.` })(made);
  Field(() => fieldEnum as object, { description: 'The field to order by.' })(made.prototype, 'field');
  Field(() => DirectionEnum, { defaultValue: 'ASC', description: 'Which way.' })(made.prototype, 'direction');
  return made;
}

function argumentsClass(Filter: new () => object, OrderInput: new () => object): new () => ListArguments {
  class Arguments implements ListArguments {
    readonly first?: number | null;
    readonly after?: string | null;
    readonly last?: number | null;
    readonly before?: string | null;
    readonly filter?: Condition | null;
    readonly orderBy?: Order[] | null;
  }
  ArgsType()(Arguments);
  const add = (type: () => unknown, field: string, description: string) =>
    Field(type as never, { nullable: true, description })(Arguments.prototype, field);
  add(() => Int, 'first', 'How many from the beginning (or after `after`), 1 to 100. Exactly one of `first` and `last` is needed.');
  add(() => String, 'after', 'Only what comes after this cursor; goes with `first`.');
  add(() => Int, 'last', 'How many from the end (or before `before`), 1 to 100.');
  add(() => String, 'before', 'Only what comes before this cursor; goes with `last`.');
  add(() => Filter, 'filter', 'Only what matches this.');
  add(() => [OrderInput], 'orderBy', 'In which order; the first entry weighs most.');
  return Arguments;
}

function connectionClass(name: string, nodeType: () => unknown): new () => Connection<never> {
  const Edge = { [`${name}Edge`]: class {} }[`${name}Edge`]!;
  ObjectType(`${name}Edge`, { simpleResolvers: true, description: `A ${name} and where it stands in the list.` })(Edge);
  Field(() => String, { description: 'Where it stands, opaque: give it as `after` or `before`.' })(Edge.prototype, 'cursor');
  Field(nodeType as never, { description: `The ${name}.` })(Edge.prototype, 'node');

  const Made = { [`${name}Connection`]: class {} }[`${name}Connection`]! as new () => Connection<never>;
  ObjectType(`${name}Connection`, { simpleResolvers: true, description: `A page of a list of ${name}.` })(Made);
  Field(() => [Edge], { description: 'The page with cursors.' })(Made.prototype, 'edges');
  Field((() => [nodeType()]) as never, { description: 'The page without cursors.' })(Made.prototype, 'nodes');
  Field(() => PageInfo, { description: 'Where the page stands in the list.' })(Made.prototype, 'pageInfo');
  Field(() => Int, { description: 'How many the whole list has, with the same filter.' })(Made.prototype, 'totalCount');
  return Made;
}

/** Reads a page with some properties of its things; all of them, for null. */
type ReadPage<T> = (properties: readonly string[] | null) => Promise<Page<T>>;

/** What a resolver returns for a list. */
export function toConnection<T>(read: ReadPage<T>, totalCount: () => Promise<number>, summaryOf: Summarize): Connection<T> {
  const page = readOnce(read);
  const selections: Selections<T> = {
    edges: async (_args, _context, info) => (await page(propertiesTaken(info, 'node'))).items,
    nodes: async (_args, _context, info) => (await page(propertiesTaken(info))).items.map(({ node }) => node),
    pageInfo: async () => {
      const { items, hasNextPage, hasPreviousPage } = await page([]);
      return { hasNextPage, hasPreviousPage, startCursor: items[0]?.cursor ?? null, endCursor: items.at(-1)?.cursor ?? null };
    },
    totalCount,
    summaryOf,
  };
  return selections as unknown as Connection<T>;
}

/** The fields of one selection are asked for one after the other, before anything is awaited: what all of them want is read together. */
function readOnce<T>(read: ReadPage<T>): ReadPage<T> {
  let wanted: Set<string> | null = new Set();
  let page: Promise<Page<T>> | null = null;
  return (properties) => {
    if (properties === null) wanted = null;
    else for (const property of properties) wanted?.add(property);
    return (page ??= Promise.resolve().then(() => {
      const all = wanted && [...wanted].sort();
      [wanted, page] = [new Set(), null];
      return read(all);
    }));
  };
}
