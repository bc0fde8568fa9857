import { BadInput, type Collection, type Condition, type Order, type Page, type PageRequest, type Summary, type SummaryRequest } from '@assembly-graph/kernel';
import type { EntityManager, EntitySchema } from 'typeorm';
import { describeColumns, type Column } from './columns.ts';
import { whereOf } from './condition.ts';
import { decodeCursor, reversed, stretchesOf, totalOrder } from './keyset.ts';
import { foundRowsOf, rowsOf } from './page-rows.ts';
import { Parameters } from './parameters.ts';
import { summarySql, toSummaries, type SummaryRow } from './summary.ts';
import { partsKnownAt, rowsOfParts } from './past.ts';
import { fieldsIn, keysIn, scopeSql, type Scoped } from './scopes.ts';
import { selectionOf, toPage, type Row } from './selection.ts';
import { isTextOf } from './values.ts';

export interface CollectionOptions<T, Scope extends string> {
  /** The property that holds the natural key, by which `byKeys` finds. */
  readonly key: string;
  /** The order of a list whose caller asks for none; made total by the id. */
  readonly order: readonly Order[];
  /** Names of the graph's filter fields where they aren't the property's: `{ session: 'sessionCode' }`. */
  readonly fields?: Readonly<Record<string, string>>;
  /** Where a list is ordered by another property than the field's own: symbols by their sort key, so that …/9 comes before …/18. */
  readonly orders?: Readonly<Record<string, string>>;
  /** How the things belong to an owner. */
  readonly scopes?: Readonly<Record<Scope, Scoped<keyof T & string>>>;
  /** Scopes whose owners are few and have much each, as topics do: what they have is asked for by a few statements side by side. */
  readonly muchEach?: readonly NoInfer<Scope>[];
  /** The rows as the record had them at this instant (`keepPast`); "infinity", or not given: as it has them now. */
  readonly knownAt?: string;
  /**
   * Which rows are there at all for whoever asks: a condition on the columns of the table. All others are as if they were not, in pages,
   * counts, summaries and by their keys alike. Values of the actor go into the parameters, never into the text.
   */
  readonly seen?: (parameters: Parameters) => string;
  /**
   * Rows made of those of the table, e.g. as things stood on a day: a FROM item with the same columns. Written by us, never from input;
   * what is seen, found and counted is found among these.
   * @param rows what would be read otherwise, as a FROM item
   */
  readonly derived?: (rows: string) => string;
}

const MAX_PAGE = 100;
const ROWS_AT_ONCE = 500;
/** As many rows as are sorted in passing: of a list, and of all the lists of a statement together. */
const FEW = { ofList: 20_000, ofLists: 50_000 };
/** What owners who have much each have is asked for by so many statements at the most, side by side; each asks about so many owners at the least. */
const GROUPS = { most: 4, owners: 5 };

/**
 * The PostgreSQL form of a collection: every call is one statement, whatever the number of keys or owners; a few where each owner has
 * much (`muchEach`) and it must be looked for.
 * @param manager of the DataSource, or of the transaction that a unit of work opened
 */
export function postgresCollection<T extends { readonly id: string }, Scope extends string = never>(
  manager: EntityManager,
  table: EntitySchema<T>,
  options: CollectionOptions<T, Scope>,
): Collection<T, Scope> {
  // Only once it is asked for: a schema is printed from a DataSource that is never opened.
  let described: ReturnType<typeof describe> | undefined;
  const shape = () => (described ??= describe(manager, table, options));

  async function having(property: string, values: readonly string[]): Promise<T[]> {
    const { selected, columns } = shape();
    const { name, element } = columns.get(property)!;
    // Keys come from outside, those of several answers at once: one that can be no key finds nothing and spoils nothing.
    const possible = values.filter((value) => isTextOf(element, value));
    if (possible.length === 0) return [];
    const parameters = new Parameters();
    const keys = parameters.add(possible, `${element}[]`);
    return manager.query(`select ${selected} from ${fromSql(parameters)} where ${name} = any(${keys})`, parameters.values);
  }

  /** What there is to be read: of the rows as they were known, those that are there for whoever asks. */
  function fromSql(parameters: Parameters): string {
    return readFrom(parameters).from;
  }

  /** The same also in parts, each of which can be read in order: what is said still, and what was said then and no longer. */
  function readFrom(parameters: Parameters): { from: string; parts: string[] } {
    const { path, parts } = shape();
    const condition = options.seen?.(parameters);
    const seen = (rows: string) => (condition ? `(select * from ${rows} where ${condition}) as seen` : rows);
    return { from: seen(path), parts: (options.derived ? [path] : parts).map(seen) };
  }

  /** What is asked about many owners, asked about some at a time; in a transaction, which has but one connection, one after the other. */
  async function inGroups<R>(owners: readonly string[], ask: (some: readonly string[]) => Promise<Map<string, R>>): Promise<Map<string, R>> {
    const size = Math.max(GROUPS.owners, Math.ceil(owners.length / GROUPS.most));
    const groups = Array.from({ length: Math.ceil(owners.length / size) }, (_, index) => owners.slice(index * size, (index + 1) * size));
    if (!manager.queryRunner) return new Map((await Promise.all(groups.map(ask))).flatMap((answers) => [...answers]));
    const answers = new Map<string, R>();
    for (const group of groups) for (const [owner, answer] of await ask(group)) answers.set(owner, answer);
    return answers;
  }

  const isMuch = (scope: Scope | null, { filter, orderBy }: Pick<PageRequest, 'filter' | 'orderBy'>) =>
    scope !== null && options.muchEach?.includes(scope) && (Boolean(filter) || Boolean(orderBy?.length) || shape().scopes.get(scope)!.column === null);

  const pagesOf = (scope: Scope | null, owners: readonly string[], request: PageRequest): Promise<Map<string, Page<T>>> =>
    isMuch(scope, request) ? inGroups(owners, (some) => pagesOfSome(scope, some, request)) : pagesOfSome(scope, owners, request);

  const countsOf = (scope: Scope | null, owners: readonly string[], filter?: Condition | null): Promise<Map<string, number>> =>
    isMuch(scope, { filter }) ? inGroups(owners, (some) => countsOfSome(scope, some, filter)) : countsOfSome(scope, owners, filter);

  async function pagesOfSome(scope: Scope | null, owners: readonly string[], request: PageRequest): Promise<Map<string, Page<T>>> {
    const { columns, fields, orders, scopes } = shape();
    const { count, forward, keys, cursor } = readRequest(request, orders, options.order);
    const owned = scope ? scopes.get(scope)! : null;
    const parameters = new Parameters();
    const filter = whereOf(request.filter, { columns: owned ? fieldsIn(owned, fields) : fields, parameters });
    const stretches = stretchesOf(owned ? keysIn(owned, keys) : keys, cursor, parameters);
    const selection = selectionOf<T>(columns, request.properties ?? null, keys);
    const page = { selection, ...readFrom(parameters), stretches, limit: count + 1 };
    const conditions = owned ? [owned.condition] : [];
    const asItIs = filter === 'true' && (!owned || (!request.orderBy?.length && owned.column !== null));
    const rows = asItIs ? rowsOf(page, conditions) : foundRowsOf(page, [filter, ...conditions], Math.min(FEW.ofList, Math.floor(FEW.ofLists / owners.length)));
    const statement = scope
      ? `select owner.key as "$owner", thing.* from unnest(${parameters.add(possible(owners), 'text[]')}) as owner(key)
         cross join lateral (${rows}) as thing`
      : rows;
    const found: Row[] = await manager.query(statement, parameters.values);
    const byOwner = Map.groupBy(found, (row) => (scope ? (row.$owner as string) : ''));
    const asked = { count, forward, isContinued: cursor !== null };
    return new Map(owners.map((owner) => [owner, toPage(byOwner.get(owner) ?? [], selection, asked)]));
  }

  function check(request: PageRequest): void {
    const { fields, orders } = shape();
    readRequest(request, orders, options.order);
    whereOf(request.filter, { columns: fields, parameters: new Parameters() });
  }

  async function countsOfSome(scope: Scope | null, owners: readonly string[], filter?: Condition | null): Promise<Map<string, number>> {
    const { fields, scopes } = shape();
    const parameters = new Parameters();
    const owned = scope ? scopes.get(scope)! : null;
    const conditions = [whereOf(filter, { columns: fields, parameters }), ...(owned ? [owned.condition] : [])];
    const from = fromSql(parameters);
    const counted = `select count(*)::int as total from ${from} where ${conditions.join(' and ')}`;
    const owner = () => `unnest(${parameters.add(possible(owners), 'text[]')}) as owner(key)`;
    let statement = counted;
    // Of owners whose key a column has it is a join, so that PostgreSQL may read the table once for all of them, where they have most of it.
    if (owned?.column) statement = `select owner.key as "$owner", count(${owned.column})::int as total from ${owner()} left join ${from} on ${conditions.join(' and ')} group by owner.key`;
    else if (owned) statement = `select owner.key as "$owner", thing.total from ${owner()} cross join lateral (${counted}) as thing`;
    const rows: Row[] = await manager.query(statement, parameters.values);
    return new Map(rows.map((row) => [scope ? (row.$owner as string) : '', row.total as number]));
  }

  async function summariesOf(scope: Scope | null, owners: readonly string[], request: SummaryRequest): Promise<Map<string, Summary>> {
    const { fields, scopes } = shape();
    const parameters = new Parameters();
    const table = { path: fromSql(parameters), fields, cited: fields.has('confidence') };
    const summary = summarySql(request, table, parameters, scope ? scopes.get(scope)!.condition : undefined);
    const statement = scope
      ? `select owner.key as "$owner", thing.* from unnest(${parameters.add(possible(owners), 'text[]')}) as owner(key)
         cross join lateral (${summary}) as thing`
      : summary;
    const rows: (Row & SummaryRow)[] = await manager.query(statement, parameters.values);
    const summaries = toSummaries(rows, request);
    return new Map(rows.map((row, index) => [scope ? (row.$owner as string) : '', summaries[index]!]));
  }

  return {
    byIds: (ids) => having('id', ids),
    byKeys: (keys) => having(options.key, keys),
    check,
    page: async (request) => (await pagesOf(null, [''], request)).get('')!,
    count: async (filter) => (await countsOf(null, [''], filter)).get('') ?? 0,
    pagesOf,
    countsOf,
    summary: async (request) => (await summariesOf(null, [''], request)).get('')!,
    summariesOf,
    replaceAll: (things) => replaceAll(manager, table, things),
  };
}

const possible = (owners: readonly string[]) => owners.filter((owner) => isTextOf('text', owner));

function describe<T, Scope extends string>(manager: EntityManager, table: EntitySchema<T>, options: CollectionOptions<T, Scope>) {
  const described = describeColumns(manager, table);
  const { columns } = described;
  const selected = [...columns.values()].map(({ name, property }) => `${name} as "${property}"`).join(', ');
  const { knownAt = 'infinity', derived = (rows: string) => rows } = options;
  const parts = partsKnownAt(manager, table, knownAt);
  const from = derived(rowsOfParts(parts));
  const named = (names: Readonly<Record<string, string>> = {}) =>
    Object.entries(names).map(([field, property]): [string, Column] => [field, columns.get(property)!]);
  const fields = new Map([...columns, ...named(options.fields)]);
  const scopes = new Map(Object.entries<Scoped>(options.scopes ?? {}).map(([scope, scoped]) => [scope, scopeSql(scoped, described)]));
  return { path: from, parts, columns, selected, fields, orders: new Map([...fields, ...named(options.orders)]), scopes };
}

/** @throws BadInput unless exactly one of first and last is given, 1 to 100, with the cursor that goes with it. */
function readRequest(request: PageRequest, columns: ReadonlyMap<string, Column>, defaultOrder: readonly Order[]) {
  const { first, last, after, before } = request;
  if ((first == null) === (last == null)) throw new BadInput('Give exactly one of first and last.', 'first');
  const forward = first != null;
  const [name, count] = forward ? (['first', first] as const) : (['last', last!] as const);
  if (count < 1 || count > MAX_PAGE) throw new BadInput(`${name} must be 1 to ${MAX_PAGE}.`, name);
  if (forward ? before != null : after != null) {
    throw new BadInput('after goes with first, before with last.', forward ? 'before' : 'after');
  }
  const asked = totalOrder(request.orderBy?.length ? request.orderBy : defaultOrder, columns);
  const given = forward ? after : before;
  const cursor = given == null ? null : decodeCursor(given, asked, forward ? 'after' : 'before');
  return { count, forward, keys: forward ? asked : reversed(asked), cursor };
}

async function replaceAll<T extends { readonly id: string }>(
  manager: EntityManager,
  table: EntitySchema<T>,
  things: readonly T[],
): Promise<number> {
  const { path, columns } = describeColumns(manager, table);
  await manager.query(`delete from ${path} where ${columns.get('id')!.name} <> all($1::uuid[])`, [things.map(({ id }) => id)]);
  for (let from = 0; from < things.length; from += ROWS_AT_ONCE) {
    const chunk = things.slice(from, from + ROWS_AT_ONCE);
    await manager.upsert(table, chunk as never, { conflictPaths: ['id'] as never, skipUpdateIfNoValuesChanged: true });
  }
  return things.length;
}
