import { describe, expect, it } from '@jest/globals';
import { buildSchema, execute, isAbstractType, isEnumType, isObjectType, parse, type ExecutionResult, type GraphQLResolveInfo, type GraphQLSchema } from 'graphql';
import { compiledExecutor } from './executor.ts';

// What graphql-js answers is what is right: each operation is asked of both, over the same resolvers.

const SDL = /* GraphQL */ `
  interface Named { name: String! }
  type Session implements Named { id: ID! name: String! number: Int open: Boolean share: Float kind: Kind day: Day topics: [String!]! notes: [String] items(first: Int = 2, like: Like): [Item!]!
    mayFail(how: String!): Item mustNotFail(how: String!): Item! matrix: [[Int!]]! parent: Session seen: String who: Who whos: [Who] said: String }
  type Item implements Named { name: String! session: Session! mustNotFail(how: String!): String! mayFail(how: String!): String }
  union Who = Session | Item
  enum Kind { REGULAR RESUMED }
  scalar Day
  input Like { name: String = "any", kinds: [Kind!] }
  type Query { session(code: String): Session sessions(how: String): [Session] promised(how: String!): [Session!]! named(how: String!): Named whos(how: String!): [Who!] sum: Int! }
  type Mutation { add(name: String!, waits: Boolean = false): Session fail: Session! count: Int! }
`;

/** What a resolver may do that goes wrong, or comes late. */
function happens(how: string, value: unknown): unknown {
  const late = how.startsWith('late ');
  const what = late ? how.slice(5) : how;
  const made = what === 'null' ? null : what === 'nothing' ? undefined : what === 'error' ? new Error('returned') : value;
  if (what === 'throws' && !late) throw new Error('thrown');
  if (what === 'throws') return Promise.reject(new Error('rejected'));
  return late ? Promise.resolve(made) : made;
}

const session = (name: string): Record<string, unknown> => ({
  __typename: 'Session', id: `id of ${name}`, name, number: 20, open: true, share: 0.5, kind: 'R', day: new Date('2021-12-06'), topics: new Set(['BUDGET', 'COOPERATION']), notes: ['one', null, undefined],
  items: ({ first, like }: { first: number; like?: { name: string } }) => Array.from({ length: first }, (_, index) => item(`${like?.name ?? name} ${index}`)),
  matrix: [[1, 2], null, [3]], parent: () => Promise.resolve(session(`parent of ${name}`)),
  mayFail: ({ how }: { how: string }) => happens(how, item('may')), mustNotFail: ({ how }: { how: string }) => happens(how, item('must')),
  who: { __typename: 'Item', name: 'speaker' }, whos: () => [Promise.resolve(item('late')), session('early'), null, new Error('nobody')], said: 'by the property',
});
const item = (name: string): Record<string, unknown> => ({
  __typename: 'Item', name, session: () => Promise.resolve(session(`session of ${name}`)),
  mustNotFail: ({ how }: { how: string }) => happens(how, 'fine'), mayFail: ({ how }: { how: string }) => happens(how, 'fine'),
});

let log: string[] = [];
/** Resolvers of every sort: none, of the root, with `info`; types told by name, late, or by the things themselves. */
function schemaWith({ lateTypes = false, typesTellThemselves = false } = {}): GraphQLSchema {
  const schema = buildSchema(SDL);
  const resolve = (type: string, field: string, resolver: (source: any, args: any, context: any, info: GraphQLResolveInfo) => unknown) => {
    const owner = schema.getType(type);
    if (isObjectType(owner)) owner.getFields()[field]!.resolve = resolver;
  };
  resolve('Query', 'session', (_, { code }) => (code === 'none' ? null : code === 'text' ? 'a text, no object' : session(code ?? 'x')));
  resolve('Query', 'sessions', (_, { how = '' }) => (how === 'text' ? 'no list' : how === 'broken' ? broken() : [session('a'), happens(how, session('b')), Promise.resolve(session('c'))]));
  resolve('Query', 'promised', (_, { how }) => [session('a'), happens(how, session('b'))]);
  resolve('Query', 'named', (_, { how }) => (how === 'unknown' ? { name: 'x' } : how === 'Kind' || how === 'Who' || how === 'Nobody' ? { __typename: how, name: 'x' } : happens(how, item('named'))));
  resolve('Query', 'whos', (_, { how }) => [item('i'), session('s'), happens(how, item('j'))]);
  resolve('Query', 'sum', async () => 3);
  resolve('Session', 'seen', ({ name }, _, context, { path, fieldName, fieldNodes, parentType, returnType, operation, variableValues, schema: itself, fragments, rootValue }) =>
    JSON.stringify([name, context, keysOf(path), fieldName, fieldNodes.length, String(parentType), String(returnType), operation.name?.value, variableValues, itself === schema, Object.keys(fragments), rootValue]));
  resolve('Mutation', 'add', async (_, { name, waits }) => {
    log.push(`begins ${name}`);
    if (waits) await new Promise((resolved) => setTimeout(resolved, 2));
    log.push(`ends ${name}`);
    return session(name);
  });
  resolve('Mutation', 'fail', () => { throw new Error('thrown'); });
  resolve('Mutation', 'count', () => log.push('counted'));
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name === 'Kind' && isEnumType(type)) type.getValues().forEach((each) => (each.value = each.name[2]));
    if (type.name === 'Day') (type as any).serialize = (value: Date) => (value instanceof Date ? value.toISOString().slice(0, 10) : null);
    if (lateTypes && isAbstractType(type)) type.resolveType = async ({ __typename }) => __typename;
    if (typesTellThemselves && isObjectType(type) && !type.name.startsWith('__')) type.isTypeOf = (thing) => (type.name === 'Item' ? Promise.resolve(thing?.__typename === 'Item') : thing?.__typename === type.name);
  }
  return schema;
}

function* broken(): Iterable<unknown> {
  yield session('a');
  throw new Error('no more');
}

const keysOf = (path: GraphQLResolveInfo['path'] | undefined): unknown[] => (path ? [...keysOf(path.prev), path.key, path.typename ?? null] : []);

/** Of errors inside what became null because of them it only matters that there are some: which is found first is left open (GraphQL specification, 6.4.4). */
function told({ data, errors }: ExecutionResult) {
  const all = errors?.map(({ path, message, originalError, nodes }) => {
    const depth = path?.findIndex((_, index) => at(data, path.slice(0, index)) === null) ?? -1;
    return depth === -1 ? [path, originalError?.message ?? message, nodes?.length] : [path!.slice(0, depth)];
  });
  return { data, errors: all && [...new Map(all.map((error) => [JSON.stringify(error), error])).values()] };
}

const at = (data: unknown, path: readonly (string | number)[]): unknown => path.reduce((value, key) => (value as Record<string | number, unknown> | null)?.[key] ?? null, data);

type Options = Parameters<typeof schemaWith>[0];
async function bothOf(query: string, variableValues: Record<string, unknown> = {}, options: Options = {}, operationName?: string) {
  const document = parse(query, { noLocation: true });
  const schema = schemaWith(options);
  const run = async (asked: typeof execute | ReturnType<typeof compiledExecutor>) => {
    log = [];
    const result = told((await asked({ schema, document, variableValues, operationName, contextValue: 'the context' })) as ExecutionResult);
    return { json: JSON.stringify(result, null, 1), log };
  };
  const executed = compiledExecutor(schema);
  // The second time it is compiled already.
  return { expected: await run(execute), first: await run(executed), again: await run(executed) };
}
async function same(query: string, variables?: Record<string, unknown>, options?: Options, operationName?: string): Promise<ReturnType<typeof told>> {
  const { expected, first, again } = await bothOf(query, variables, options, operationName);
  expect(first).toEqual(expected);
  expect(again).toEqual(expected);
  return JSON.parse(expected.json) as ReturnType<typeof told>;
}

describe('a compiled operation is answered as graphql-js answers it', () => {
  it('with values of every kind, aliases and fragments in the order of the operation', async () => {
    const { data } = await same(`{ sum session(code: "20") { __typename x: name __proto__: number id open share kind day topics notes matrix said seen ...More parent { name ...More parent { seen } } who { __typename ... on Named { name } } whos { ... on Item { name } ... on Session { number } } } }
      fragment More on Named { ... on Session { name kind items { name session { name } } more: items(first: 1, like: { kinds: [RESUMED] }) { name } } }`);
    expect(Object.keys(data!.session as object).slice(0, 4)).toEqual(['__typename', 'x', '__proto__', 'id']);
    await same('{ __schema { queryType { name } } __type(name: "Session") { name fields { name args { name defaultValue } } } }');
  });

  it('where a value is no object, no list or not of its type', async () => {
    for (const query of ['{ session(code: "text") { said __typename name } }', '{ session(code: "none") { name } }', '{ sessions(how: "text") { name } }', '{ sessions(how: "broken") { name parent { name } } }', '{ sum { x } nothing }']) await same(query);
  });

  const HOWS = ['fine', 'null', 'nothing', 'error', 'throws', 'late fine', 'late null', 'late nothing', 'late error', 'late throws'];
  it.each(HOWS)('where a value is: %s', async (how) => {
    const variables = { how };
    for (const options of [{}, { lateTypes: true }, { typesTellThemselves: true }]) {
      await same('query ($how: String!) { session { name mayFail(how: $how) { name } after: name } sum }', variables, options);
      await same('query ($how: String!) { session { name mustNotFail(how: $how) { name } after: name } sum }', variables, options);
      await same('query ($how: String!) { sessions(how: $how) { name } promised(how: $how) { name } }', variables, options);
      await same('query ($how: String!) { sum sessions { items(first: 1) { name mustNotFail(how: $how) } } }', variables, options);
      await same('query ($how: String!) { sum sessions { parent { items(first: 1) { session { name mustNotFail(how: $how) { mustNotFail(how: $how) } } } } } }', variables, options);
      await same('query ($how: String!) { named(how: $how) { __typename name } whos(how: $how) { ... on Item { mayFail(how: $how) } } }', variables, options);
    }
  });

  it('where nobody knows the type of a value, or it is one that it may not be', async () => {
    for (const how of ['unknown', 'Kind', 'Who', 'Nobody']) for (const options of [{}, { lateTypes: true }]) {
      const { expected, first } = await bothOf(`{ named(how: "${how}") { name } }`, {}, options);
      const paths = (json: string) => (JSON.parse(json) as ReturnType<typeof told>).errors!.map(([path]) => path);
      expect(paths(first.json)).toEqual([['named']]);
      expect(paths(first.json)).toEqual(paths(expected.json));
    }
    await same('{ session { whos { __typename } } }', {}, { typesTellThemselves: true });
  });

  it('with every combination of conditions, each in its own order of keys', async () => {
    const query = `query ($a: Boolean!, $b: Boolean = true, $c: Boolean) { session { name @skip(if: $a) number @include(if: $b) ... @include(if: $a) { open name } ...F @skip(if: $b) parent @include(if: true) { name @skip(if: $a) kind } } sum @skip(if: $b) }
      fragment F on Session { name parent { id } }`;
    for (const a of [true, false]) for (const b of [true, false, undefined, null]) await same(query, { a, b });
    const schema = schemaWith();
    const document = parse(query, { noLocation: true });
    const executed = compiledExecutor(schema);
    for (const a of [true, false, true]) {
      const asked = { schema, document, variableValues: { a, b: false }, contextValue: 1 };
      expect(JSON.stringify(await executed(asked))).toBe(JSON.stringify(await execute(asked)));
    }
  });

  it('with variables and arguments that are wrong, missing or not given', async () => {
    const query = 'query Named($how: String!, $first: Int, $like: Like) { session { seen mayFail(how: $how) { name } items(first: $first, like: $like) { name } } }';
    for (const variables of [{}, { how: null }, { how: 'fine' }, { how: 'fine', first: null }, { how: 'fine', first: 1, like: {} }, { how: 'fine', like: { name: null } }, { how: 'fine', first: 'one' }, { how: 'fine', like: { kinds: ['OTHER'] } }, { how: 'fine', first: 1, like: { kinds: 'RESUMED' } }]) await same(query, variables);
    await same('{ session { mayFail { name } items(first: "x") { name } } }');
  });

  it('of several operations the one that is named; of none, a refusal', async () => {
    const query = 'query A { sum } query B { session { seen ...F } } subscription S { sum } fragment F on Session { name }';
    for (const name of ['A', 'B', 'C', undefined, 'S']) await same(query, {}, {}, name);
  });

  it('of a mutation one field after the other, with what is below each', async () => {
    const { data } = await same('mutation { a: add(name: "one", waits: true) { name parent { name } } count b: add(name: "two") { mustNotFail(how: "late throws") { name } } last: count }');
    expect(data).toMatchObject({ a: { name: 'one' }, count: 3, b: null, last: 6 });
    await same('mutation { count fail { name } last: count }');
    await same('mutation { a: add(name: "x") { mustNotFail(how: "late null") { name } } last: count }');
  });
});
