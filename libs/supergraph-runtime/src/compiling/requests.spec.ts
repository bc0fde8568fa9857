import { describe, expect, it } from '@jest/globals';
import { askedRuntime } from '../testing/ask-runtime.ts';
import { composed } from '../testing/federated-world.ts';
import { localTransport } from '../transport/local.ts';
import type { SubgraphFetch } from '../transport/transport.ts';

const link = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.7", import: ["@key", "@external", "@requires"])';
const sdl = composed([
  { name: 'talks', sdl: `${link} type Talk { by: Person! heldFor: Person! place: Place } type Person @key(fields: "id") { id: ID! } type Place @key(fields: "id") { id: ID! } type Query { talks: [Talk!]! } type Mutation { open: Int close: Int }` },
  { name: 'people', sdl: `${link} type Person @key(fields: "id") { id: ID! name: String! age(at: Int): Int } type Place @key(fields: "id") { id: ID! city: String }` },
]);
const person = (id: string) => ({ __typename: 'Person', id });
const talks = [
  { by: person('1'), heldFor: person('2'), place: { __typename: 'Place', id: 'p' } },
  { by: person('1'), heldFor: person('1'), place: null },
  { by: person('2'), heldFor: person('3'), place: { __typename: 'Place', id: 'p' } },
];

/** A runtime over the two subgraphs, of which `people` does what it is told to. */
async function runtimeWith(people: (fetch: SubgraphFetch, count: number) => object) {
  const asked: { query: string; variables: Record<string, unknown> }[] = [];
  const runtime = await askedRuntime(
    sdl,
    localTransport(async (fetch) => {
      if (fetch.subgraph === 'talks') return { data: structuredClone({ talks }) as never };
      asked.push({ query: fetch.query, variables: fetch.variables() });
      return people(fetch, asked.length);
    }),
  );
  return { ...runtime, asked };
}

const entities = (fetch: SubgraphFetch) =>
  Object.fromEntries(
    Object.entries(fetch.variables()).flatMap(([name, told]) =>
      Array.isArray(told)
        ? [[fetch.query.includes(`$${name}:[_Any!]!`) && name === 'representations' ? '_entities' : name, told.map(({ __typename, id }: { __typename: string; id: string }) => (__typename === 'Place' ? { city: `city ${id}` } : { name: `name ${id}` }))]]
        : [],
    ),
  );

describe('the requests of an operation', () => {
  it('tell a subgraph of each thing once, and ask for siblings together', async () => {
    const { ask, asked, stop } = await runtimeWith((fetch) => ({ data: entities(fetch) }));
    const { data, errors } = await ask('{ talks { by { name } heldFor { name } place { city } } }');
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      talks: [
        { by: { name: 'name 1' }, heldFor: { name: 'name 2' }, place: { city: 'city p' } },
        { by: { name: 'name 1' }, heldFor: { name: 'name 1' }, place: null },
        { by: { name: 'name 2' }, heldFor: { name: 'name 3' }, place: { city: 'city p' } },
      ],
    });
    // `by` and `heldFor` ask for the same, so their persons are told of in one list.
    expect(asked).toHaveLength(1);
    expect(Object.values(asked[0]!.variables)).toEqual([[person('1'), person('2'), person('3')], [{ __typename: 'Place', id: 'p' }]]);
    await stop();
  });

  it('go out one by one when a subgraph refuses them together: what one brings down the others still have', async () => {
    const { ask, asked, stop } = await runtimeWith((fetch, count) => {
      if (count === 1) return { data: null, errors: [{ message: 'the place brings all down', path: ['_1'] }] };
      return fetch.query.includes('city') ? { data: null, errors: [{ message: 'no place', path: ['_entities', 0, 'city'] }] } : { data: entities(fetch) };
    });
    const { data, errors } = await ask('{ talks { by { name } place { city } } }');
    expect(asked).toHaveLength(3);
    expect(JSON.parse(JSON.stringify(data))).toMatchObject({ talks: [{ by: { name: 'name 1' }, place: { city: null } }, { by: { name: 'name 1' } }, { by: { name: 'name 2' } }] });
    expect(errors?.map(({ message, path }) => `${message} at ${path?.join('.')}`)).toEqual(['no place at talks.0.place.city', 'no place at talks.2.place.city']);
    await stop();
  });

  it('that fail for one thing are told of at every place where it stands', async () => {
    const { ask, stop } = await runtimeWith(() => ({ data: { _entities: [null, { name: 'two' }, { name: 'three' }] }, errors: [{ message: 'lost', path: ['_entities', 0, 'name'], extensions: { code: 'LOST', more: 1 } }] }));
    const { data, errors } = await ask('{ talks { by { name } heldFor { name } } }');
    expect(data).toBeNull();
    expect(errors?.map(({ path }) => path?.join('.')).sort()).toEqual(['talks.0.by.name', 'talks.1.by.name', 'talks.1.heldFor.name']);
    expect(errors![0]!.extensions).toEqual({ code: 'LOST', more: 1, service: 'people' });
    await stop();
  });

  it('that bring nothing at all, for a reason that names no thing, are told of at every place that stays empty', async () => {
    const { ask, stop } = await runtimeWith(() => ({ data: null, errors: [{ message: 'lost', path: ['_entities'] }] }));
    const { data, errors } = await ask('{ talks { place { city town: city } } }');
    expect(JSON.parse(JSON.stringify(data))).toEqual({ talks: [{ place: { city: null, town: null } }, { place: null }, { place: { city: null, town: null } }] });
    expect(errors?.map(({ path }) => path?.join('.'))).toEqual(['talks.0.place.city', 'talks.0.place.town', 'talks.2.place.city', 'talks.2.place.town']);
    await stop();
  });

  it('carry the client’s variables coerced, with their defaults, and no others', async () => {
    const { ask, asked, stop } = await runtimeWith(() => ({ data: { _entities: [{ age: 1 }, { age: 2 }] } }));
    await ask('query ($at: Int = 7, $unused: Boolean = true) { talks { by { age(at: $at) } __typename @include(if: $unused) } }');
    expect(asked[0]!.variables).toEqual({ at: 7, representations: [person('1'), person('2')] });
    const { errors, data } = await ask('query ($at: Int) { talks { by { age(at: $at) } } }', { at: 'seven' });
    expect([data, errors?.[0]?.message]).toEqual([undefined, expect.stringMatching(/^Variable "\$at" got invalid value "seven"/)]);
    await stop();
  });
});
