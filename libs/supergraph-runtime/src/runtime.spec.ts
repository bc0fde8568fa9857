import { afterEach, describe, expect, it } from '@jest/globals';
import { BoundedCache } from './bounded-cache.ts';
import type { AskedPlanner } from './generation.ts';
import { plannerHere } from './planning/planner-here.ts';
import { plannerOnThread } from './planning/planning-thread.ts';
import { askedRuntime, type AskedRuntime } from './testing/ask-runtime.ts';
import { composed } from './testing/federated-world.ts';
import { localTransport } from './transport/local.ts';

const link = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.7", import: ["@key"])';
const first = composed([{ name: 'things', sdl: `${link} type Query { thing(id: ID): Thing } type Thing { id: ID name: String }` }]);
const second = composed([{ name: 'things', sdl: `${link} type Query { thing(id: ID): Thing } type Thing { id: ID name: String age: Int }` }]);
const things = localTransport(async ({ query }) => ({ data: { thing: { id: '1', name: 'one', ...(query.includes('age') ? { age: 7 } : {}) } } }));

const open: AskedRuntime[] = [];
afterEach(() => Promise.all(open.splice(0).map((each) => each.stop())));
const start = async (...given: Parameters<typeof askedRuntime>) => {
  const runtime = await askedRuntime(...given);
  open.push(runtime);
  return runtime;
};

/** A planner that counts what it is asked. */
const counted = () => {
  const planned: string[] = [];
  const openPlanner = async (sdl: string): Promise<AskedPlanner> => {
    const planner = await plannerHere(sdl);
    return { ...planner, plan: (operation, labels) => (planned.push(operation), planner.plan(operation, labels)) };
  };
  return { planned, openPlanner };
};

describe('planning', () => {
  it('does not stop the event loop', async () => {
    const runtime = await start(first, things, { openPlanner: plannerOnThread });
    const order: string[] = [];
    // So much that it isn't planned before the loop has turned once: on this thread it would be.
    const asked = runtime.ask(`{ ${Array.from({ length: 1_000 }, (_, index) => `a${index}: thing { name }`).join(' ')} }`).then(() => order.push('planned'));
    await new Promise(setImmediate);
    order.push('the loop turned');
    await asked;
    expect(order).toEqual(['the loop turned', 'planned']);
  });

  it('is done once for an operation, however it is written and however often it is asked at once', async () => {
    const { planned, openPlanner } = counted();
    const runtime = await start(first, things, { openPlanner });
    await Promise.all(['{ thing { name } }', '{ thing { name } }', '{thing{name}}', '{ thing { name @include(if: true) id @skip(if: true) } }'].map((query) => runtime.ask(query)));
    expect(planned).toHaveLength(1);
    await Promise.all(['{ thing { ...T } } fragment T on Thing { id }', '{ thing { ... on Thing { id } } }'].map((query) => runtime.ask(query)));
    expect(planned).toHaveLength(2);
  });

  it('is given up where it takes too long, and goes on for others', async () => {
    const planner = await plannerOnThread(first, 1);
    // Far more to plan than a millisecond has room for, on any machine.
    const long = `{ ${Array.from({ length: 3_000 }, (_, index) => `a${index}: thing { name }`).join(' ')} }`;
    await expect(planner.plan(long, [])).rejects.toThrow('planning took longer than 1 ms');
    planner.close();
    const other = await plannerOnThread(first);
    expect((await other.plan('{ thing { name } }', [])).fetches).toHaveLength(1);
    other.close();
  });

  it('says why a supergraph cannot be used', async () => {
    await expect(plannerOnThread('type Query { a: Int }')).rejects.toThrow(/core|supergraph|link/i);
  });
});

describe('another supergraph', () => {
  it('serves when what was asked last has been planned for it', async () => {
    const { planned, openPlanner } = counted();
    const { ask, runtime } = await start(first, things, { openPlanner });
    await ask('query ($v: Boolean!) { thing { id name @skip(if: $v) } }', { v: true });
    await ask('{ thing { name } }');
    planned.length = 0;
    await runtime.update(second);
    expect(planned).toHaveLength(2);
    await ask('query ($v: Boolean!) { thing { id name @skip(if: $v) } }', { v: true });
    expect(planned).toHaveLength(2);
    expect((await ask('{ thing { age } }')).data).toEqual({ thing: { age: 7 } });
  });

  it('that is broken is refused, and the old one goes on', async () => {
    const { ask, runtime } = await start(first, things);
    await expect(runtime.update('type {')).rejects.toThrow(/Syntax Error/);
    await expect(runtime.update(second.replaceAll('type Thing', 'type Lost'))).rejects.toThrow();
    expect((await ask('{ thing { name } }')).data).toEqual({ thing: { name: 'one' } });
    await runtime.update(second);
    expect((await ask('{ thing { age } }')).data).toEqual({ thing: { age: 7 } });
  });

  it('does not disturb who was being answered', async () => {
    let answer: ((data: object) => void) | undefined;
    const slow = localTransport(() => new Promise((resolve) => (answer = (data) => resolve({ data: data as never }))));
    const { ask, runtime } = await start(first, slow);
    const underWay = ask('{ thing { name } }');
    while (!answer) await new Promise(setImmediate);
    await runtime.update(second);
    answer({ thing: { name: 'late' } });
    expect((await underWay).data).toEqual({ thing: { name: 'late' } });
  });
});

describe('a client that leaves', () => {
  it('is no problem of the subgraph that it no longer waits for', async () => {
    const leaving = new AbortController();
    const problems: string[] = [];
    const hanging = localTransport(() => new Promise(() => setImmediate(() => leaving.abort())));
    const { ask } = await start(first, hanging, { signalOf: () => leaving.signal, onProblem: ({ message }) => problems.push(message) });
    expect((await ask('{ thing { name } }')).errors).toHaveLength(1);
    const failing = localTransport(() => Promise.reject(new Error('lost')));
    await (await start(first, failing, { onProblem: ({ message }) => problems.push(message) })).ask('{ thing { name } }');
    expect(problems).toEqual(['a subgraph gave no usable answer']);
  });
});

describe('what is kept', () => {
  it('weighs no more than it may, and what was used last stays', () => {
    const cache = new BoundedCache<string>(100);
    for (const key of ['a', 'b', 'c']) cache.set(key, key, 30);
    cache.get('a');
    cache.set('d', 'd', 30);
    expect(['a', 'b', 'c', 'd'].map((key) => cache.get(key))).toEqual(['a', undefined, 'c', 'd']);
    cache.set('huge', 'huge', 1000);
    expect([cache.get('huge'), cache.bytes]).toEqual([undefined, 90]);
    cache.set('a', 'again', 50);
    expect(cache.bytes).toBeLessThanOrEqual(100);
  });

  it('of operations that are never asked again makes room for others, and those are not planned twice', async () => {
    const { planned, openPlanner } = counted();
    const { ask } = await start(first, things, { openPlanner, cacheBytes: 40_000 });
    const operations = Array.from({ length: 40 }, (_, index) => `{ thing(id: "${index}") { name } }`);
    for (const query of operations) {
      await ask(query);
      await ask('{ thing { name } }');
    }
    expect(planned).toHaveLength(41);
    await ask(operations.at(-1)!);
    expect(planned).toHaveLength(41);
    await ask(operations[0]!);
    expect(planned).toHaveLength(42);
  });
});
