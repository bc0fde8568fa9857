import { describe, expect, it } from '@jest/globals';
import { askedRuntime } from '../testing/ask-runtime.ts';
import { composed } from '../testing/federated-world.ts';
import { localTransport } from '../transport/local.ts';
import { isInPercent } from './override-labels.ts';

const link = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.7", import: ["@key", "@override"])';
const sdl = composed([
  { name: 'old', sdl: `${link} type Query { thing: Thing } type Thing @key(fields: "id") { id: ID! name: String size: Int colour: String }` },
  {
    name: 'next',
    sdl: `${link} type Thing @key(fields: "id") { id: ID! name: String @override(from: "old", label: "next-name") size: Int @override(from: "old", label: "percent(25)") colour: String @override(from: "old") }`,
  },
]);

async function runtimeWith(isLabelActive?: (label: string, request: { context: unknown }) => boolean | undefined) {
  const all = (from: string) => ({ __typename: 'Thing', id: '1', name: `name of ${from}`, size: from === 'next' ? 2 : 1, colour: `colour of ${from}` });
  const transport = localTransport(async ({ subgraph, query }) => {
    const asked = Object.fromEntries(Object.entries(all(subgraph)).filter(([key]) => query.includes(key)));
    return { data: subgraph === 'old' ? { thing: asked } : { _entities: [asked] } };
  });
  return askedRuntime(sdl, transport, { isLabelActive: isLabelActive as never });
}

describe('a field that moves from one subgraph to another', () => {
  it('without a label has moved; with one it moves for the requests for which that holds', async () => {
    const { ask, stop } = await runtimeWith((_, { context }) => (context as { isTester: boolean }).isTester);
    const query = '{ thing { name colour } }';
    const answers = [await ask(query, {}, { isTester: false }), await ask(query, {}, { isTester: true }), await ask(query, {}, { isTester: false })];
    expect(answers.map(({ data }) => data)).toEqual([
      { thing: { name: 'name of old', colour: 'colour of next' } },
      { thing: { name: 'name of next', colour: 'colour of next' } },
      { thing: { name: 'name of old', colour: 'colour of next' } },
    ]);
    await stop();
  });

  it('stays where it was, if nobody says that the label holds', async () => {
    const { ask, stop } = await runtimeWith();
    expect((await ask('{ thing { name } }')).data).toEqual({ thing: { name: 'name of old' } });
    await stop();
  });

  it('by percent moves for so many operations, always the same ones, unless somebody says otherwise', async () => {
    const { ask, stop } = await runtimeWith((label) => (label === 'next-name' ? true : undefined));
    const sizes = new Set<number>();
    for (const number of [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]) {
      const query = `query Q${number} { thing { name size } }`;
      const [{ data }, again] = [await ask(query), await ask(query)];
      const size = isInPercent('percent(25)', query) ? 2 : 1;
      expect([data, again.data]).toEqual([{ thing: { name: 'name of next', size } }, { thing: { name: 'name of next', size } }]);
      sizes.add(size);
    }
    expect([...sizes].sort()).toEqual([1, 2]);
    await stop();
  });

  it.each([0, 0.5, 25, 100])('percent(%p) are so many of a hundred', (percent) => {
    const moved = Array.from({ length: 5000 }, (_, number) => isInPercent(`percent(${percent})`, `query Q${number} { a }`)).filter(Boolean).length / 50;
    expect(Math.abs(moved - percent)).toBeLessThan(percent % 100 ? 1.5 : 1e-9);
    expect(isInPercent('beta', 'query { a }')).toBe(false);
  });
});
