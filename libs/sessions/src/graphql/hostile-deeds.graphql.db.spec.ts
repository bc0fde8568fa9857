import { PUBLIC, SCOPES } from '@assembly-graph/kernel';
import { globalId, subgraphExecutor, subgraphSchema } from '@assembly-graph/platform/graph';
import { loadedDatabase, type LoadedDatabase } from '@assembly-graph/testing';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { getNamedType, isEnumType, isInputObjectType, isListType, isNonNullType, type GraphQLInputObjectType, type GraphQLInputType } from 'graphql';
import { sessionsData, sessionsStorage, sessionsSubgraph } from '../index.ts';

// Whatever is sent to a deed of this domain, field by field: a user error or a refusal with a code, never a fault of ours.

const clock = { now: () => '2026-12-07T15:00:00.000Z' };
let loaded: LoadedDatabase;
beforeAll(async () => void (loaded = await loadedDatabase({ storage: sessionsStorage, data: sessionsData })), 30_000);
afterAll(() => loaded.close());

const NOTHING = '00000000-0000-4000-8000-000000000000';
const HOSTILE: Readonly<Record<string, readonly unknown[]>> = {
  String: ['\u0000', 'half \ud800 a character', ' ', "'; drop table sessions.session; --", 'x'.repeat(10_000)],
  ID: ['\u0000', globalId('Topic', NOTHING)],
  Int: [-2_147_483_648, 2_147_483_647, 3e10],
  Date: ['0001-01-01', '9999-12-31', '2026-02-30'],
  DateTime: ['0001-01-01T00:00:00+23:59', '9999-12-31T23:59:59-23:59', '2026-12-07'],
  Boolean: ['true'],
};
const CODES = /^(RULE_BROKEN|NOT_FOUND|CONFLICT|IDEMPOTENCY_KEY_REUSED|BAD_USER_INPUT|GRAPHQL_VALIDATION_FAILED|CURSOR_INVALID)$/;

/** A value that is as good as any; of a session, one that is on record. */
function plain(name: string, type: GraphQLInputType): unknown {
  if (isNonNullType(type)) return plain(name, type.ofType);
  if (isListType(type)) return [plain(name, type.ofType)];
  if (isEnumType(type)) return type.getValues()[0]!.name;
  if (isInputObjectType(type)) return Object.fromEntries(Object.values(type.getFields()).map((field) => [field.name, plain(field.name, field.type)]));
  if (name === 'session') return '25';
  if (name === 'sources') return 'S-RECORD';
  if (name === 'idempotencyKey') return `hostile-${Math.random()}`;
  if (name === 'expectedVersion') return 0;
  if (name === 'symbol' || name === 'document' || name === 'report') return 'ICC-ASP/25/90';
  if (name === 'url' || name === 'streamUrl') return 'https://example.org/';
  return { String: 'NLD', ID: globalId('Session', NOTHING), Int: 1, Date: '2026-12-07', DateTime: '2026-12-07T10:00:00Z', Boolean: false }[getNamedType(type).name];
}

/** The same input with one hostile value in one place, for each of both; in parts with fields of their own, too. */
function* hostile(input: GraphQLInputObjectType): Generator<Record<string, unknown>> {
  const whole = () => plain('input', input) as Record<string, unknown>;
  yield { ...whole(), version: 7 };
  for (const { name, type } of Object.values(input.getFields())) {
    const isList = isListType(isNonNullType(type) ? type.ofType : type);
    const named = getNamedType(type);
    const values = isInputObjectType(named) ? [...hostile(named), {}] : isEnumType(named) ? ['NOPE', named.getValues().at(-1)!.name] : HOSTILE[named.name]!;
    for (const value of values) yield { ...whole(), [name]: isList ? [value] : value };
    if (isList) yield { ...whole(), [name]: Array.from({ length: 500 }, () => (whole()[name] as unknown[])[0]) };
    yield { ...whole(), [name]: null };
  }
}

it('every deed answers every hostile value with a code, and does no harm', async () => {
  const subgraph = sessionsSubgraph(loaded.database, clock);
  const execute = subgraphExecutor(subgraph);
  const actor = { ...PUBLIC, role: 'secretariat', subject: 'desk', scopes: Object.values(SCOPES) } as const;
  const mutations = Object.values(subgraphSchema(subgraph).getMutationType()!.getFields());
  expect(mutations.length).toBeGreaterThanOrEqual(32);
  const faults: string[] = [];
  let asked = 0;
  for (const { name, args } of mutations) {
    const input = getNamedType(args[0]!.type) as GraphQLInputObjectType;
    const values = [...hostile(input)].values();
    const ask = async (value: Record<string, unknown>): Promise<void> => {
      asked += 1;
      const { data, errors } = await execute({ query: `mutation ($input: ${input.name}!) { done: ${name}(input: $input) { userErrors { code message } } }`, variables: { input: value }, actor });
      const said = [...(errors ?? []).map(({ extensions }) => String(extensions.code)), ...((data as any)?.done?.userErrors ?? []).map(({ code }: any) => code)];
      if (said.some((code) => !CODES.test(code))) faults.push(`${name} ${said.join()} ${JSON.stringify(value).slice(0, 300)}`);
    };
    // Four at once: as many as there are connections, so that none waits for one.
    await Promise.all(Array.from({ length: 4 }, async () => {
      for (const value of values) await ask(value);
    }));
  }
  expect(faults).toEqual([]);
  expect(asked).toBeGreaterThan(1_000);
  expect((await loaded.database.query('select count(*)::int as sessions from sessions.session'))[0].sessions).toBeGreaterThanOrEqual(39);
}, 60_000);
