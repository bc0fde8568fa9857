import { afterAll, describe, expect, it } from '@jest/globals';
import { plannerHere } from '../planning/planner-here.ts';
import { askedRuntime, type AskedRuntime } from '../testing/ask-runtime.ts';
import { composed } from '../testing/federated-world.ts';
import { mergedParts } from '../testing/merge-parts.ts';
import { localTransport } from '../transport/local.ts';
import type { SubgraphFetch } from '../transport/transport.ts';

const link = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.8", import: ["@key", "@context", "@fromContext"])';
const sdl = composed([
  {
    name: 'tours',
    sdl: `${link} type Tour @key(fields: "id") @context(name: "tour") { id: ID! language: String stops: [Stop!] }
      type Stop @key(fields: "id") { id: ID! label(language: String @fromContext(field: "$tour { language }"), long: Boolean): String! price(language: String @fromContext(field: "$tour { language }")): Int }
      type Query { tours: [Tour!]! }`,
  },
  { name: 'people', sdl: `${link} type Tour @key(fields: "id") { id: ID! led: Stop } type Stop @key(fields: "id") { id: ID! seenBy: String }` },
]);

const stop = (id: string) => ({ __typename: 'Stop', id });
const tour = (id: string, language: string | null, ...stops: string[]) => ({ __typename: 'Tour', id, language, stops: stops.map(stop) });

const open: AskedRuntime[] = [];
afterAll(() => Promise.all(open.map((each) => each.stop())));

async function runtimeWith(tours: object[], label: (fetch: SubgraphFetch, count: number) => object | undefined = () => undefined) {
  const asked: SubgraphFetch[] = [];
  const transport = localTransport(async (fetch) => {
    if (!fetch.query.includes('_entities')) return label(fetch, 0) ?? ({ data: structuredClone({ tours }) } as never);
    asked.push(fetch);
    return label(fetch, asked.length) ?? ({ data: answered(fetch) } as never);
  });
  const runtime = await askedRuntime(sdl, transport);
  open.push(runtime);
  return { ...runtime, asked };
}

/** What the subgraph says of the stops it is told of, in the language of each part of the request. */
function answered(fetch: SubgraphFetch): Record<string, unknown> {
  const variables = fetch.variables();
  const parts = [...fetch.query.matchAll(/(?:(\w+):\s*)?_entities\(representations:\s*\$(\w+)\)(.*?language:\s*\$(\w+))?/gs)];
  const of = (told: { __typename: string; id: string }, language: string | undefined) =>
    told.__typename === 'Tour' ? { language: 'French', stops: [stop('a')] } : { label: `${told.id} in ${String(variables[language!])}` };
  return Object.fromEntries(parts.map(([, alias = '_entities', told, , language]) => [alias, (variables[told!] as never[]).map((each) => of(each, language))]));
}

describe('an argument that is taken from a context', () => {
  it('has the value of the object above, for each object its own; the subgraph is asked once for all of them', async () => {
    const { ask, asked } = await runtimeWith([tour('1', 'French', 'a', 'b'), tour('2', 'Wolof', 'a'), tour('3', null, 'c'), tour('4', 'French', 'a')]);
    expect(await ask('{ tours { stops { id label } } }')).toEqual({
      data: {
        tours: [
          { stops: [{ id: 'a', label: 'a in French' }, { id: 'b', label: 'b in French' }] },
          { stops: [{ id: 'a', label: 'a in Wolof' }] },
          { stops: [{ id: 'c', label: 'c in null' }] },
          { stops: [{ id: 'a', label: 'a in French' }] },
        ],
      },
    });
    // Three languages, and four stops: a in French is told of once, though it stands in two tours.
    expect(asked.map((each) => Object.values(each.variables()).flat().length)).toEqual([3 + 4]);
  });

  it('of many objects is asked in several requests, none of them too large', async () => {
    const many = Array.from({ length: 70 }, (_, index) => tour(`${index}`, `L${index}`, 'a'));
    const { ask, asked } = await runtimeWith(many);
    const { data } = await ask('{ tours { stops { label } } }');
    expect((data as { tours: object[] }).tours.map((each) => JSON.stringify(each))).toEqual(many.map((_, index) => `{"stops":[{"label":"a in L${index}"}]}`));
    expect(asked).toHaveLength(3);
  });

  it('is asked one by one when a subgraph refuses all at once: what one context brings down the others still have', async () => {
    const { ask } = await runtimeWith([tour('1', 'French', 'a'), tour('2', 'Wolof', 'a')], (fetch, count) => {
      if (count === 1) return { data: null, errors: [{ message: 'all down', path: ['_0'] }] };
      return Object.values(fetch.variables()).includes('Wolof') ? { data: null, errors: [{ message: 'no Wolof', path: ['_entities', 0, 'label'] }] } : undefined;
    });
    const { data, errors } = await ask('{ tours { id stops { label } } }');
    expect([data, errors?.map(({ message, path }) => `${message} at ${path?.join('.')}`)]).toEqual([
      { tours: [{ id: '1', stops: [{ label: 'a in French' }] }, { id: '2', stops: null }] },
      ['no Wolof at tours.1.stops.0.label'],
    ]);
  });

  it('that could not be had is not taken for null: its field is not asked for, and has the error', async () => {
    const { ask, asked } = await runtimeWith([], (fetch) =>
      fetch.query.includes('_entities') ? undefined : { data: { tours: [tour('1', null, 'a'), tour('2', 'Wolof', 'a')] }, errors: [{ message: 'lost', path: ['tours', 0, 'language'] }] },
    );
    const { data, errors } = await ask('{ tours { stops { label } } }');
    expect([data, errors?.map(({ message, path }) => `${message} at ${path?.join('.')}`)]).toEqual([{ tours: [{ stops: null }, { stops: [{ label: 'a in Wolof' }] }] }, ['lost at tours.0.stops.0.label']]);
    expect(asked).toHaveLength(1);
  });

  it('is no argument for clients, and not their variable', async () => {
    const { ask, runtime } = await runtimeWith([tour('1', 'French', 'a')]);
    let sdlForClients = '';
    runtime.onSchemaLoadOrUpdate(({ apiSchema }) => void (sdlForClients = String(apiSchema.getType('Stop')?.toConfig && JSON.stringify(apiSchema.getType('Stop')!.toConfig(), ['fields', 'label', 'args', 'long', 'language']))));
    expect(sdlForClients).toBe('{"fields":{"label":{"args":{"long":{}}}}}');
    const { data } = await ask('query ($long: Boolean = true) { tours { stops { label(long: $long) } } }');
    expect(data).toEqual({ tours: [{ stops: [{ label: 'a in French' }] }] });
  });

  it('may be of something deferred, and of what another subgraph leads to', async () => {
    const runtime = await runtimeWith([tour('1', 'French', 'a')], (fetch) => (fetch.subgraph === 'people' ? { data: { _entities: [{ led: stop('z') }] } } : undefined));
    expect((await mergedParts(await runtime.askInParts('{ tours { id ... @defer { stops { label } } ... @defer { led { label } } } }'))).data).toEqual({
      tours: [{ id: '1', stops: [{ label: 'a in French' }], led: { label: 'z in French' } }],
    });
  });

  it('is waited for by the fetch that takes it, though Apollo’s planner puts them side by side', async () => {
    const planner = await plannerHere(sdl);
    const { fetches } = await planner.plan('{ tours { led { label } } }', []);
    const taking = fetches.find(({ contexts }) => contexts)!;
    const giving = fetches.findIndex(({ operation }) => operation.includes('language') && !operation.includes('label'));
    const waitsFor = (index: number): boolean => index === giving || fetches[index]!.after.some(waitsFor);
    expect([giving >= 0, taking.after.some(waitsFor)]).toEqual([true, true]);
  });
});
