import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { graphql, Kind, parse, visit, type ExecutionResult, type FieldNode } from 'graphql';
import { askedRuntime, type AskedRuntime } from '../testing/ask-runtime.ts';
import { comparable } from '../testing/compare-answers.ts';
import { composed } from '../testing/federated-world.ts';
import { readAnswer } from '../transport/http.ts';
import type { SubgraphAnswer, SubgraphFetch } from '../transport/transport.ts';

const link = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.7", import: ["@key", "@inaccessible"])';
const SUBGRAPHS = [
  {
    name: 'meetings',
    sdl: `${link} scalar Date scalar Any enum Kind { OPEN CLOSED SECRET @inaccessible }
      type Meeting { title: String! number: Int! share: Float isOpen: Boolean! kind: Kind on: Date more: Any words: [String!] chair: State! speaker: Agent guests: [State] rows: [[Int]!] place: Place }
      type Place { name: String city: String } type State @key(fields: "id") { id: ID! } type Person { name: String! } union Agent = State | Person type Query { meetings: [Meeting]! first: Meeting }`,
  },
  { name: 'states', sdl: `${link} type State @key(fields: "id") { id: ID! name: String! group: String }` },
];
const sdl = composed(SUBGRAPHS);
const QUERY = `{ meetings { number title share isOpen kind on more words chair { name id group } speaker { __typename ... on State { name short: group } ... on Person { name } } guests { name } rows place { name city } called: title } }`;

const state = (id: string) => ({ __typename: 'State', id });
const MEETINGS = [
  { number: 1, title: 'The "first" – meeting\\\n', share: 0.5, isOpen: true, kind: 'OPEN', on: '2025-12-01', more: { a: [1, { b: null }] }, words: ['a', 'é'], chair: state('NL'), speaker: state('JP'), guests: [state('JP'), null, state('NL')], rows: [[1, null], []], place: { name: 'Hall', city: null } },
  { number: -20, title: '', share: null, isOpen: false, kind: null, on: null, more: 7, words: null, chair: state('JP'), speaker: { __typename: 'Person', name: 'Ana' }, guests: [], rows: null, place: null },
  null,
];
const STATES: Record<string, object> = { NL: { name: 'Netherlands', group: 'WEOG' }, JP: { name: '日本', group: null } };

type Change = (text: string, subgraph: string) => string | Buffer;
const resolvers: Record<string, object> = {
  meetings: { Query: { meetings: () => MEETINGS } },
  states: { State: { __resolveReference: ({ id }: { id: string }) => STATES[id] && { id, ...STATES[id] } } },
};
const schemas = new Map(SUBGRAPHS.map(({ name, sdl: each }) => [name, buildSubgraphSchema([{ typeDefs: parse(each), resolvers: resolvers[name] as never }])]));
const asIs: Change = (text) => text;

const withGroup = (field: FieldNode): FieldNode => ({
  ...field,
  selectionSet: { kind: Kind.SELECTION_SET, selections: [...field.selectionSet!.selections, { kind: Kind.FIELD, alias: { kind: Kind.NAME, value: '_group' }, name: { kind: Kind.NAME, value: 'group' } }] },
});

describe('an answer copied from the bytes of subgraphs’ answers', () => {
  let change: Change = asIs;
  let areRead = false;
  let calls = 0;
  let reads = 0;
  let runtime: AskedRuntime;

  async function answer(fetch: SubgraphFetch): Promise<Buffer> {
    calls += 1;
    const text = JSON.stringify(await graphql({ schema: schemas.get(fetch.subgraph)!, source: fetch.query, variableValues: fetch.variables() }));
    const changed = change(text, fetch.subgraph);
    return typeof changed === 'string' ? Buffer.from(changed) : changed;
  }
  const read = (bytes: Buffer): SubgraphAnswer => {
    reads += 1;
    return readAnswer(200, bytes.toString());
  };

  beforeAll(async () => {
    const transport = {
      fetch: async (fetch: SubgraphFetch) => read(await answer(fetch)),
      get fetchUnread() {
        return areRead ? undefined : async (fetch: SubgraphFetch) => ((bytes) => ({ bytes, read: () => read(bytes) }))(await answer(fetch));
      },
      close: async () => undefined,
    };
    runtime = await askedRuntime(sdl, transport, {
      // Which group a guest is of is asked on behalf of the gateway.
      extend: () => (document) => ({ document: visit(document, { Field: (field) => (field.name.value === 'guests' ? withGroup(field) : undefined) }), hidden: { key: '_group', isWorthTelling: (value) => value === 'WEOG' } }),
      extensionsOf: (hidden) => ({ hidden }),
    });
    await runtime.ask(QUERY);
  });
  afterAll(() => runtime.stop());

  const asked = async (changed: Change, read_: boolean): Promise<{ answer: ExecutionResult; calls: number; reads: number }> => {
    change = changed;
    areRead = read_;
    calls = reads = 0;
    return { answer: await runtime.ask(QUERY), calls, reads };
  };
  /** After one that was as foreseen: whatever never is, is no longer tried. */
  const askedBothWays = async (changed: Change) => ({ before: await asked(asIs, false), copied: await asked(changed, false), read: await asked(changed, true) });

  it('is what it is when they are read', async () => {
    const { copied, read: expected } = await askedBothWays(asIs);
    expect(expected.answer.errors).toBeUndefined();
    expect((expected.answer.data as { meetings: unknown[] }).meetings).toHaveLength(3);
    expect(comparable(copied.answer)).toBe(comparable(expected.answer));
    expect([copied.calls, copied.reads, expected.reads]).toEqual([2, 0, 2]);
    expect(expected.answer.extensions).toEqual({ hidden: [{ path: ['meetings', 0, 'guests', 2, '_group'], value: 'WEOG' }] });
    expect(copied.answer.extensions).toEqual(expected.answer.extensions);
  });

  it.each<[string, Change]>([
    ['white space', (text) => JSON.stringify(JSON.parse(text), null, 1)],
    ['white space at the end', (text) => `${text} \n`],
    ['something after it', (text) => `${text}}`],
    ['another order', (text) => text.replace(/"number":(-?\d+),"title":("(?:[^"\\]|\\.)*")/g, '"title":$2,"number":$1')],
    ['a key that nobody asked for', (text) => text.replace('"number"', '"more_":{},"number"')],
    ['escapes', (text) => text.replaceAll('T', '\\u0054').replaceAll('H', '\\u0048')],
    ['a half of an escape', (text) => text.replace('The', '\\u00')],
    ['an escape that there is not', (text) => text.replace('The', '\\x41')],
    ['a control character', (text) => text.replace('The', 'T\u0001e')],
    ['bytes that are no text', (text) => Buffer.from(text.replace('The', 'T\u00ffe'), 'latin1')],
    ['a lone surrogate', (text) => text.replace('The', '\\ud800')],
    ['its end missing', (text) => text.slice(0, -20)],
    ['nothing', () => ''],
    ['a null in the place of what is promised', (text) => text.replace('"number":1', '"number":null')],
    ['the largest integer', (text) => text.replace('"number":1,', '"number":2147483647,')],
    ['the least integer', (text) => text.replace('"number":1,', '"number":-2147483648,')],
    ['an integer too large by one', (text) => text.replace('"number":1,', '"number":2147483648,')],
    ['an exponent', (text) => text.replace('"share":0.5', '"share":5e-1')],
    ['a long fraction', (text) => text.replace('"share":0.5', `"share":0.${'3'.repeat(400)}`)],
    ['a number that is too large', (text) => text.replace('"number":1,', '"number":12345678901,')],
    ['a fraction in the place of an integer', (text) => text.replace('"number":1,', '"number":1.5,')],
    ['an integer written as a fraction', (text) => text.replace('"number":1,', '"number":1.0,')],
    ['a zero in front', (text) => text.replace('"number":1,', '"number":01,')],
    ['a number beyond all', (text) => text.replace('"share":0.5', '"share":1e999')],
    ['a value that clients don’t see', (text) => text.replace('"OPEN"', '"SECRET"')],
    ['a type that clients don’t know', (text) => text.replace('"__typename":"Person"', '"__typename":"Robot"')],
    ['errors beside the data', (text) => text.replace('{"data"', '{"errors":[{"message":"no","path":["meetings",0,"title"]}],"data"')],
    ['errors alone', () => '{"errors":[{"message":"no"}]}'],
    ['extensions', (text) => text.replace(/}$/, ',"extensions":{"a":1}}')],
    ['an entity that is not there', (text) => text.replace(/\{"name":"Netherlands"[^}]*}/, 'null')],
    ['an entity too few', (text) => text.replace(/\{"name":"Netherlands"[^}]*},?/, '')],
    ['an entity too many', (text) => text.replace('"_entities":[', '"_entities":[{"name":"x","group":null},')],
  ])('with %s is answered as when it is read', async (_, changed) => {
    const { copied, read: expected } = await askedBothWays(changed);
    expect(comparable(copied.answer)).toBe(comparable(expected.answer));
    // Nobody is asked a second time for what could not be copied.
    expect(copied.calls).toBe(expected.calls);
  });

  it('is never another than when they are read, whatever bytes come', async () => {
    const spoiled = fc.record({ at: fc.nat(2000), of: fc.constantFrom('meetings', 'states'), by: fc.constantFrom('', '"', '\\', ',', '}', ']', 'null', '0', '-', ' ', '{"', '\u0000', 'é', '1e9', ':{}') });
    await fc.assert(
      fc.asyncProperty(fc.array(spoiled, { minLength: 1, maxLength: 2 }), fc.boolean(), async (all, isReplaced) => {
        const changed: Change = (text, subgraph) => all.reduce((before, { at, of, by }) => (of === subgraph ? before.slice(0, at % before.length) + by + before.slice((at % before.length) + (isReplaced ? 1 : 0)) : before), text);
        const { copied, read: expected } = await askedBothWays(changed);
        expect(comparable(copied.answer)).toBe(comparable(expected.answer));
      }),
      { numRuns: 200 },
    );
  });

  it('is no longer tried where none is as foreseen, and tried again now and then', async () => {
    const spaced: Change = (text) => text.replace('{', '{ ');
    await asked(asIs, false);
    for (let times = 0; times < 21; times += 1) await asked(spaced, false);
    const found: number[] = [];
    for (let times = 0; times < 110; times += 1) found.push((await asked(asIs, false)).reads);
    expect(found[0]).toBe(2);
    expect(found.at(-1)).toBe(0);
  });
});
