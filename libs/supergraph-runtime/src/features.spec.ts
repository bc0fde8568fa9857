import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execute, getIntrospectionQuery, parse, type ExecutionResult } from 'graphql';
import { askedRuntime, type AskedRuntime } from './testing/ask-runtime.ts';
import { comparable } from './testing/compare-answers.ts';
import { federatedWorld, type FederatedWorld, type OpenWorld } from './testing/federated-world.ts';
import { media, shop, tours, works } from './testing/supergraphs.ts';
import type { Thing } from './testing/world.ts';
import { localTransport } from './transport/local.ts';

// What a supergraph allows, feature by feature: the same is answered as by one schema that knows all, and the right subgraphs are asked.

const worlds = { shop, media, tours, works };
type Name = keyof typeof worlds;

interface Asking {
  readonly world: FederatedWorld;
  readonly runtime: AskedRuntime;
  open: OpenWorld;
  asked: string[];
}
const opened = new Map<Name, Asking>();
beforeAll(async () => {
  for (const name of Object.keys(worlds) as Name[]) {
    const world = federatedWorld(worlds[name]);
    const asking: Asking = { world, open: world.open({ seed: 1 }), asked: [], runtime: undefined as never };
    const runtime = await askedRuntime(
      world.supergraphSdl,
      localTransport(({ subgraph, query, variables }) => (asking.asked.push(subgraph), asking.open.subgraph(subgraph, query, variables()))),
    );
    opened.set(name, Object.assign(asking, { runtime }));
  }
});
afterAll(() => Promise.all([...opened.values()].map(({ runtime }) => runtime.stop())));

async function compare(name: Name, query: string, variables: Record<string, unknown> = {}, fails?: (thing: Thing, field: string) => boolean): Promise<{ found: ExecutionResult[]; asked: string[] }> {
  const asking = opened.get(name)!;
  const found: ExecutionResult[] = [];
  asking.asked = [];
  for (const seed of [3, 5, 8, 13]) {
    const expected = await asking.world.open({ seed, fails }).whole(parse(query), variables);
    asking.open = asking.world.open({ seed, fails });
    const answer = await asking.runtime.ask(query, variables);
    expect(comparable(answer)).toBe(comparable(expected));
    found.push(answer);
  }
  return { found, asked: [...new Set(asking.asked)].sort() };
}

it.each<[string, Name, string, string[], Record<string, unknown>?]>([
  ['an interface object', 'media', '{ best { id stars likes { name } } }', ['ratings']],
  ['an interface object whose type is asked for', 'media', '{ best { __typename id stars ... on Book { isbn } ... on Film { minutes } } }', ['library', 'ratings']],
  ['a field that an interface object adds to each implementation', 'media', '{ books { isbn stars(scale: 3) similar { id title } } }', ['library', 'ratings']],
  ['an entity interface that leads to its own kind', 'media', '{ allMedia { title similar { title ... on Game { players } stars } } }', ['library', 'ratings']],
  ['@requires with arguments, beside the client’s own', 'shop', '{ product(id: 1) { price(currency: CHF) priceInUsd(note: "n") } }', ['catalogue', 'stock']],
  ['@requires of a field in an object', 'shop', '{ products { origin shippingEstimate } }', ['catalogue', 'stock']],
  ['@requires with fragments', 'works', '{ works { digest } best { digest main { __typename label(tone: LOUD) } } }', ['digests', 'library']],
  ['@requires of what only one implementation has', 'works', '{ works { main { ... on Text { length(range: { from: 2 }) } ... on Sound { loud } } } }', ['digests', 'library']],
  ['@provides: whoever has it already is not asked', 'shop', '{ reviews { author { id nick } } }', ['reviews']],
  ['@provides, and more than that', 'shop', '{ reviews { author { nick name } } }', ['people', 'reviews']],
  ['@shareable: one subgraph is enough', 'shop', '{ product(id: 1) { dimensions { width height } brand { country } } }', ['catalogue']],
  ['@override: the new owner is asked', 'shop', '{ product(id: 1) { old } }', ['catalogue', 'stock']],
  ['a key of several levels', 'works', '{ works { isbn { number } copies } lent { raw(of: { a: [1, "x"] }) mentions { on copies } } }', ['library', 'loans']],
  ['one of several keys', 'shop', '{ warehouse(number: 1) { products { sku reviews { stars product { name } } } } }', ['catalogue', 'reviews', 'stock']],
  ['a key with an object', 'shop', '{ service { code rating } offers { ... on Service { vendor { name } rating } } }', ['catalogue', 'reviews']],
  ['unions of which not all subgraphs know all', 'media', '{ shelf { things { __typename ... on Book { isbn price } ... on Shelf { id } } } found { __typename ... on Author { agent } } }', ['library', 'shops']],
  ['lists of lists', 'works', '{ days works { matrix(rows: [[1, 2], null, []]) mentions { id } } }', ['library', 'loans']],
  ['scalars of the graph’s own, as literals and in variables', 'works', 'query ($j: Json) { works { raw(of: $j) b: raw(of: { deep: [{ er: 1.5 }, true, null, ENUM] }) on } }', ['library'], { j: { x: [1, { y: 'z' }] } }],
  ['inputs and enums of which only what all have is left', 'works', 'query ($r: Range = { from: 3, nested: [[{ from: 1 }]] }, $t: Tone!) { search(range: $r) { rank(range: $r, tone: $t) } best(tone: $t) { id } }', ['digests', 'library'], { t: 'LOUD' }],
  ['defaults of arguments, of inputs and of variables', 'works', 'query ($from: Int = 7) { search { within a: within(range: {}) b: within(range: { from: $from, to: null }) rank } }', ['digests', 'library']],
  ['@skip and @include by variables', 'shop', 'query ($a: Boolean!, $b: Boolean = true) { products { name @skip(if: $a) ...P @include(if: $b) } } fragment P on Product { inStock @include(if: $a) rating @skip(if: $a) }', ['catalogue', 'stock'], { a: true }],
  ['arguments from a context', 'tours', '{ tours { stops { label next { label(long: true) } } } visits { ... on Night { place { hour sign } } } }', ['tours']],
  ['mutations in order, over subgraphs', 'works', 'mutation { first second add(range: { from: 1 }) { digest copies } again: first last: second }', ['digests', 'library', 'loans']],
  // Not one parameter after the other: jest would take one more than a row has for a callback.
])('%s', async (...[, name, query, subgraphs, variables]) => {
  expect((await compare(name, query, variables)).asked).toEqual(subgraphs);
});

describe('mutations', () => {
  it('are done one after the other, whichever subgraph does them; what they lead to is fetched before the next', async () => {
    const asking = opened.get('works')!;
    asking.asked = [];
    await asking.runtime.ask('mutation { first second again: first last: second }');
    expect(asking.asked).toEqual(['library', 'digests', 'library', 'digests']);
  });
});

describe('introspection', () => {
  it.each(Object.keys(worlds) as Name[])('tells what clients may ask of %s, and nothing of its subgraphs', async (name) => {
    const { runtime, world } = opened.get(name)!;
    const document = parse(getIntrospectionQuery({ inputValueDeprecation: true, specifiedByUrl: true, oneOf: true }));
    const found = await runtime.ask(document);
    const text = JSON.stringify(found);
    // Compared here: to show how two texts of this length differ takes minutes.
    expect(text === JSON.stringify(execute({ schema: world.apiSchema, document }))).toBe(true);
    expect(['join__', 'link__', 'context__', '_Any', '_entities', 'secret', 'HIDDEN', 'Leaflet', 'SHRILL'].filter((each) => text.includes(each))).toEqual([]);
  });

  it('may stand beside data, in fragments, under aliases and with variables', async () => {
    const query = 'query ($name: String!) { t: __type(name: $name) { kind name } ... { __schema { queryType { n: name } } } works { __typename id } __typename }';
    const { asked } = await compare('works', query, { name: 'Part' });
    expect(asked).toEqual(['library']);
  });

  it('of what clients don’t see is null', async () => {
    expect(await opened.get('media')!.runtime.ask('{ __type(name: "Leaflet") { name } }')).toEqual({ data: { __type: null } });
  });
});

describe('errors', () => {
  const paths = ({ errors }: ExecutionResult) => (errors ?? []).map(({ path }) => path?.join('.')).sort();

  it('have the exact path, also in lists of which some objects are not asked about', async () => {
    // Some parts are of another type, and some works have none.
    const { found } = await compare('works', '{ works { parts { ... on Text { length } } } }', {}, ({ __typename }, field) => __typename === 'Text' && field === 'length');
    let all = 0;
    let failed = 0;
    for (const answer of found) {
      const listed = (answer.data as { works: { parts: object[] | null }[] }).works;
      const failing = listed.flatMap(({ parts }, work) => (parts ?? []).flatMap((part, index) => (part && 'length' in part ? [`works.${work}.parts.${index}.length`] : [])));
      expect(paths(answer)).toEqual(failing.sort());
      all += listed.flatMap(({ parts }) => parts ?? []).length;
      failed += failing.length;
    }
    expect([failed > 0, failed < all]).toEqual([true, true]);
  });

  it('in lists of lists, and under aliases, too', async () => {
    await compare('works', '{ lent { m: mentions { c: copies } } }', {}, ({ __typename, id }, field) => __typename === 'Work' && field === 'copies' && Number(id) % 2 === 0);
    await compare('media', '{ allMedia { s: similar { b: blurb likes { m: mood } } } }', {}, ({ id }, field) => (field === 'blurb' && id === '2') || field === 'mood');
  });

  it('of a field that is asked for of objects of another type only are not told', async () => {
    const { found } = await compare('media', '{ fan(id: 1) { likes { ... on Book { blurb } } } best { ... on Film { blurb } } }', {}, (_, field) => field === 'blurb');
    expect(found.flatMap(paths).length).toBeGreaterThan(0);
  });

  it('of a null that may not be are told, and go up as far as it may be', async () => {
    const { found } = await compare('shop', '{ products { id inStock } me { id friends { name } } }', {}, (_, field) => field === 'inStock' || field === 'name');
    expect(found.flatMap(({ errors = [] }) => errors).length).toBeGreaterThan(0);
  });

  it('keep the subgraph’s extensions and say whose they are', async () => {
    const asking = opened.get('shop')!;
    asking.open = { ...asking.open, subgraph: async () => ({ data: { me: null }, errors: [{ message: 'no', path: ['me'], extensions: { code: 'NOT_YOU', detail: { a: [1] }, service: 'inner' } }] }) as never };
    const { errors } = await asking.runtime.ask('{ me { id } }');
    expect(errors?.map(({ extensions, path }) => [extensions, path])).toEqual([[{ code: 'NOT_YOU', detail: { a: [1] }, service: 'inner' }, ['me']]]);
  });
});
