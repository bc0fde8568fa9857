import { afterAll, describe, expect, it } from '@jest/globals';
import type { LaterParts } from './answer-in-parts.ts';
import { askedRuntime, type AskedRuntime } from '../testing/ask-runtime.ts';
import { composed } from '../testing/federated-world.ts';
import { mergedParts } from '../testing/merge-parts.ts';
import { localTransport } from '../transport/local.ts';
import type { SubgraphFetch } from '../transport/transport.ts';

const link = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.7", import: ["@key"])';
const mediaLink = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.7", import: ["@key", "@interfaceObject"])';
const sdl = composed([
  { name: 'talks', sdl: `${link} type Talk @key(fields: "id") { id: ID! by: Person place: Place } type Place { city: String! } union Item = Talk | Person type Person @key(fields: "id") { id: ID! } type Query { talks: [Talk!]! talk: Talk item: [Item] } type Mutation { open: Talk close: Int }` },
  { name: 'people', sdl: `${link} type Person @key(fields: "id") { id: ID! name: String! friend: Person } type Talk @key(fields: "id") { id: ID! heard: Int! } type Query { me: Person }` },
  { name: 'texts', sdl: `${link} type Talk @key(fields: "id") { id: ID! text: String } type Person @key(fields: "id") { id: ID! motto: String! }` },
]);

const talk = (id: string) => ({ __typename: 'Talk', id, by: { __typename: 'Person', id: `p${id}` }, place: { city: 'The Hague' } });
const roots: Record<string, object> = {
  talks: { talks: [talk('1'), talk('2')], talk: talk('1'), item: [talk('1'), { __typename: 'Person', id: 'p' }, null], open: talk('9'), close: 1 },
  people: { me: { __typename: 'Person', id: 'me', name: 'name me' } },
};
const entity = ({ __typename, id }: { __typename: string; id: string }, subgraph: string) => {
  if (subgraph === 'texts') return __typename === 'Talk' ? { __typename, text: `text ${id}` } : { __typename, motto: `motto ${id}` };
  if (subgraph === 'talks') return talk(id);
  return __typename === 'Talk' ? { __typename, heard: Number(id) } : { __typename, id, name: `name ${id}`, friend: { __typename, id: `f${id}` } };
};

const open: AskedRuntime[] = [];
afterAll(() => Promise.all(open.map((each) => each.stop())));

/** A runtime over subgraphs that answer as above, or as they are told to. */
async function runtimeWith(answer: (fetch: SubgraphFetch, usual: () => object) => object | Promise<object> = (_, usual) => usual(), signalOf?: (context: unknown) => AbortSignal) {
  const asked: string[] = [];
  const usual = (fetch: SubgraphFetch) => {
    const variables = fetch.variables();
    const aliases = [...fetch.query.matchAll(/(?:(\w+):)?_entities\(representations:\$(\w+)\)/g)];
    if (!aliases.length) return { data: structuredClone(roots[fetch.subgraph]) as never };
    return { data: Object.fromEntries(aliases.map(([, alias = '_entities', variable]) => [alias, (variables[variable!] as never[]).map((each) => entity(each, fetch.subgraph))])) };
  };
  const transport = localTransport(async (fetch) => {
    asked.push(fetch.subgraph);
    return answer(fetch, () => usual(fetch));
  });
  const runtime = await askedRuntime(sdl, transport, signalOf ? { signalOf } : {});
  open.push(runtime);
  return { ...runtime, asked };
}

const partsOf = async (runtime: AskedRuntime, query: string, variables?: Record<string, unknown>) => {
  const asked = await runtime.askInParts(query, variables);
  const first = structuredClone(asked.first.data);
  const merged = await mergedParts(asked);
  const told = merged.told.map(({ incremental, hasNext }) => ({ incremental: incremental.map(({ errors, ...part }) => ({ ...part, ...(errors ? { errors: errors.map(({ message, path }) => `${message} at ${path?.join('.')}`) } : {}) })), hasNext }));
  return { first, firstErrors: asked.first.errors, told, data: merged.data };
};

describe('what is deferred', () => {
  it('is told after the rest, for each object at which it stands, under its label; the subgraph that has it is asked then', async () => {
    const runtime = await runtimeWith();
    const { first, later } = await runtime.askInParts('{ talks { id ...T @defer(label: "later") } } fragment T on Talk { text }');
    expect([first, runtime.asked]).toEqual([{ data: { talks: [{ id: '1' }, { id: '2' }] } }, ['talks']]);
    expect(await later!.next()).toEqual({
      done: false,
      value: { incremental: [{ data: { text: 'text 1' }, path: ['talks', 0], label: 'later' }, { data: { text: 'text 2' }, path: ['talks', 1], label: 'later' }], hasNext: false },
    });
    expect([(await later!.next()).done, runtime.asked]).toEqual([true, ['talks', 'texts']]);
  });

  it('may stand in something deferred, and is told after that', async () => {
    const runtime = await runtimeWith();
    const { first, told } = await partsOf(runtime, '{ talk { ... @defer(label: "a") { by { name ... @defer(label: "b") { motto } } } } }');
    expect(first).toEqual({ talk: {} });
    expect(told).toEqual([
      { incremental: [{ data: { by: { name: 'name p1' } }, path: ['talk'], label: 'a' }], hasNext: true },
      { incremental: [{ data: { motto: 'motto p1' }, path: ['talk', 'by'], label: 'b' }], hasNext: false },
    ]);
  });

  it('comes when it is there: nobody waits for what is slower', async () => {
    let release: () => void = () => undefined;
    const slow = new Promise<void>((resolve) => (release = resolve));
    const runtime = await runtimeWith(async ({ subgraph }, usual) => (subgraph === 'texts' ? slow.then(usual) : usual()));
    const { later } = await runtime.askInParts('{ talk { id ... @defer(label: "slow") { text } ... @defer(label: "fast") { heard } } ... @defer(label: "root") { me { name } } }');
    const labels = async () => ((await later!.next()).value as LaterParts).incremental.map(({ label }) => label!);
    const before = new Set<string>();
    while (before.size < 2) for (const label of await labels()) before.add(label);
    release();
    expect([[...before].sort(), await labels()]).toEqual([['fast', 'root'], ['slow']]);
  });

  it('is not deferred where `if` is false, and is where it is true', async () => {
    const runtime = await runtimeWith();
    const query = 'query ($v: Boolean!, $w: Boolean = false) { talk { ... @defer(if: $v) { text } ... @defer(if: $w) { heard } ... @defer(if: false) { id } } }';
    expect(await partsOf(runtime, query, { v: false })).toMatchObject({ first: { talk: { text: 'text 1', heard: 1, id: '1' } }, told: [] });
    expect(await partsOf(runtime, query, { v: true })).toMatchObject({ first: { talk: { heard: 1, id: '1' } }, told: [{ incremental: [{ data: { text: 'text 1' } }] }] });
  });

  it('is told with the rest to a client that takes no answer in parts', async () => {
    const runtime = await runtimeWith();
    expect(await runtime.ask('{ talk { id ... @defer { text } } ... @defer { me { name } } }')).toEqual({ data: { talk: { id: '1', text: 'text 1' }, me: { name: 'name me' } } });
  });

  it('of another type is told only of objects of that type, and of nothing there is nothing to tell', async () => {
    const runtime = await runtimeWith();
    const { first, told } = await partsOf(runtime, '{ item { ... on Talk @defer { id text } ... on Person { ... @defer { motto } } } }');
    expect(first).toEqual({ item: [{}, {}, null] });
    expect(told.flatMap(({ incremental }) => incremental)).toEqual([
      { data: { id: '1', text: 'text 1' }, path: ['item', 0] },
      { data: { motto: 'motto p' }, path: ['item', 1] },
    ]);
    const nothing = await runtimeWith((_, usual) => (usual(), { data: { item: [null] } }));
    expect(await partsOf(nothing, '{ item { ... on Talk @defer { text } } }')).toMatchObject({ first: { item: [null] }, told: [] });
  });

  it('is not lost in silence where nobody knows whether it belongs to an object', async () => {
    const interfaces = composed([
      { name: 'library', sdl: `${mediaLink} interface Media @key(fields: "id") { id: ID! } type Book implements Media @key(fields: "id") { id: ID! pages: Int } type Film implements Media @key(fields: "id") { id: ID! } type Query { media: Media }` },
      { name: 'ratings', sdl: `${mediaLink} type Media @key(fields: "id") @interfaceObject { id: ID! stars: Int } type Query { best: Media }` },
    ]);
    const transport = localTransport(async ({ subgraph, query }) => (subgraph === 'library' ? Promise.reject(new Error('away')) : { data: query.includes('_entities') ? { _entities: [{ stars: 5 }] } : { best: { __typename: 'Media', id: '1', stars: 5 } } }));
    const runtime = await askedRuntime(interfaces, transport);
    open.push(runtime);
    const { first, told } = await partsOf(runtime, '{ best { id ... on Book @defer(label: "b") { stars } } }');
    expect(first).toEqual({ best: { id: '1' } });
    expect(told).toEqual([{ incremental: [{ data: null, path: ['best'], label: 'b', errors: [expect.stringMatching(/^The type of this object could not be had.* at best$/)] }], hasNext: false }]);
  });

  it('has its errors with it, and a null in it goes no further than itself', async () => {
    const runtime = await runtimeWith(({ subgraph }, usual) =>
      subgraph === 'texts' ? { data: { _entities: [null, { motto: 'm' }] }, errors: [{ message: 'lost', path: ['_entities', 0, 'motto'] }] } : subgraph === 'people' ? Promise.reject(new Error('away')) : usual(),
    );
    const { first, firstErrors, told } = await partsOf(runtime, '{ talks { by { id ... @defer(label: "m") { motto } } ... @defer(label: "h") { heard by { id } } } }');
    expect([first, firstErrors]).toEqual([{ talks: [{ by: { id: 'p1' } }, { by: { id: 'p2' } }] }, undefined]);
    const incremental = told.flatMap((each) => each.incremental);
    expect(incremental.filter(({ label }) => label === 'm')).toEqual([
      { data: null, path: ['talks', 0, 'by'], label: 'm', errors: ['lost at talks.0.by.motto'] },
      { data: { motto: 'm' }, path: ['talks', 1, 'by'], label: 'm' },
    ]);
    expect(incremental.filter(({ label }) => label === 'h')).toEqual([
      { data: null, path: ['talks', 0], label: 'h', errors: ['The subgraph "people" is not available. at talks.0.heard'] },
      { data: null, path: ['talks', 1], label: 'h', errors: ['The subgraph "people" is not available. at talks.1.heard'] },
    ]);
  });

  it('that breaks its promise, or is fetched with the first part and fails, is told of in the part to which it belongs', async () => {
    const runtime = await runtimeWith(({ subgraph }, usual) => (subgraph === 'talks' ? { data: { talk: { ...talk('1'), place: { city: null } } }, errors: [{ message: 'no city', path: ['talk', 'place', 'city'] }] } : usual()));
    const { first, firstErrors, told } = await partsOf(runtime, '{ talk { id place { ... @defer { city } } } }');
    expect([first, firstErrors]).toEqual([{ talk: { id: '1', place: {} } }, undefined]);
    expect(told).toEqual([{ incremental: [{ data: null, path: ['talk', 'place'], errors: ['no city at talk.place.city'] }], hasNext: false }]);
  });

  it('after a mutation is fetched when all of it is done', async () => {
    const runtime = await runtimeWith();
    const { first, told } = await partsOf(runtime, 'mutation { open { id ... @defer { text } } close }');
    expect([first, runtime.asked]).toEqual([{ open: { id: '9' }, close: 1 }, ['talks', 'texts']]);
    expect(told).toMatchObject([{ incremental: [{ data: { text: 'text 9' }, path: ['open'] }], hasNext: false }]);
  });

  it('is not fetched when the client has left, nor told', async () => {
    const leaving = new AbortController();
    const runtime = await runtimeWith(({ subgraph }, usual) => (subgraph === 'texts' ? new Promise<never>(() => undefined) : usual()), () => leaving.signal);
    const first = await runtime.askInParts('{ talk { ... @defer { by { name ... @defer { motto } } } } }');
    const second = await runtime.askInParts('{ talk { ... @defer { text } } }');
    expect((await first.later!.next()).done).toBe(false);
    const next = first.later!.next();
    leaving.abort();
    expect([await next, await second.later!.next()]).toEqual([{ done: true, value: undefined }, { done: true, value: undefined }]);
    expect(runtime.asked.filter((each) => each === 'texts')).toHaveLength(1);
  });

  it('is introspection too, and what is asked for twice is told twice', async () => {
    const runtime = await runtimeWith();
    const { data, told } = await partsOf(runtime, '{ talk { id } ... @defer { __schema { queryType { name } } talk { id text } } }');
    expect(told).toMatchObject([{ incremental: [{ path: [], data: { __schema: { queryType: { name: 'Query' } }, talk: { id: '1', text: 'text 1' } } }], hasNext: false }]);
    expect(data).toEqual({ talk: { id: '1', text: 'text 1' }, __schema: { queryType: { name: 'Query' } } });
  });
});
