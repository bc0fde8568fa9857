import { buildSubgraphSchema } from '@apollo/subgraph';
import { afterEach, describe, expect, it } from '@jest/globals';
import { buildSchema, GraphQLError, parse, subscribe, type ExecutionResult, type GraphQLSchema } from 'graphql';
import { askedRuntime, type AskedRuntime } from '../testing/ask-runtime.ts';
import { composed } from '../testing/federated-world.ts';
import { CARRIERS, streamingSubgraph, type Carrier, type StreamingSubgraph } from '../testing/streaming-subgraph.ts';
import type { Transport } from '../transport/transport.ts';
import { CannotSubscribe } from './follow-stream.ts';

// The subgraph of talks tells of them; who holds them, and where that person lives, other subgraphs know.

const link = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.7", import: ["@key", "@requires", "@external", "@shareable"])';
const talksSdl = `type Talk @key(fields: "id") { id: ID! title: String! by: Person with: [Person!]! length: Int }
  type Person @key(fields: "id") { id: ID! }
  type Query { talk: Talk }
  type Subscription { talkHeld(from: Int! = 1, to: Int): Talk! refused: Talk }`;
const SDL = {
  talks: `${link} ${talksSdl}`,
  people: `${link} type Person @key(fields: "id") { id: ID! name: String! home(lang: String): Place } type Place @key(fields: "code") { code: String! }`,
  places: `${link} type Place @key(fields: "code") { code: String! name: String } type Talk @key(fields: "id") { id: ID! length: Int @external badge: String @requires(fields: "length") }`,
};
const WHOLE = buildSchema(`type Talk { id: ID! title: String! by: Person with: [Person!]! length: Int badge: String } type Person { id: ID! name: String! home(lang: String): Place }
  type Place { code: String! name: String } type Query { talk: Talk } type Subscription { talkHeld(from: Int! = 1, to: Int): Talk! refused: Talk }`);
const supergraph = (change: (sdl: string) => string = (sdl) => sdl) => composed(Object.entries(SDL).map(([name, sdl]) => ({ name, sdl: change(sdl) })));

/** What happens: talks, one after the other, as soon as they are there. */
class Talks {
  held = 0;
  told = 0;
  listeners = 0;
  private waiting = new Set<() => void>();

  hold(count: number): void {
    this.held += count;
    for (const go of [...this.waiting]) go();
  }

  async *follow({ from, to }: { from: number; to?: number }, size = 0): AsyncGenerator<{ talkHeld: object }, void> {
    this.listeners += 1;
    let leave = () => undefined as void;
    try {
      for (let n = from; to === undefined || n <= to; n += 1) {
        while (n > this.held) await new Promise<void>((go) => this.waiting.add((leave = go)));
        this.told = n;
        yield { talkHeld: talk(n, size) };
      }
    } finally {
      this.waiting.delete(leave);
      this.listeners -= 1;
    }
  }
}
const person = (n: number) => ({ id: `p${n % 4}` });
const failsFor = (id: string) => {
  if (id === 'p3') throw new GraphQLError('Nobody knows.', { extensions: { code: 'UNKNOWN_PERSON' } });
};
const talk = (n: number, size = 0) => ({ id: String(n), title: `Talk ${n}`.padEnd(size), length: n % 5 ? n * 10 : null, by: n % 6 ? person(n) : null, with: [person(n + 1), person(n + 2)] });
const personFields = (id: string) => ({ id, name: () => (failsFor(id), `Person ${id}`), home: ({ lang }: { lang?: string }) => ({ code: `${id}-${lang ?? ''}`, name: `Home of ${id} in ${lang ?? 'nothing'}` }) });
const badge = (length: number | null) => (length === null ? null : `${length} minutes`);

function resolversOf(talks: Talks, size: number): Record<string, unknown> {
  const subscription = {
    talkHeld: { subscribe: (_: unknown, range: { from: number; to?: number }) => talks.follow(range, size) },
    refused: { subscribe: () => Promise.reject(new GraphQLError('Not to you.', { extensions: { code: 'FORBIDDEN' } })) },
  };
  return {
    talks: { Subscription: subscription },
    people: { Person: { __resolveReference: ({ id }: { id: string }) => ({ id }), name: ({ id }: { id: string }) => personFields(id).name(), home: ({ id }: { id: string }, args: { lang?: string }) => ({ code: personFields(id).home(args).code }) } },
    places: {
      Place: { __resolveReference: ({ code }: { code: string }) => ({ code }), name: ({ code }: { code: string }) => `Home of ${code.split('-')[0]} in ${code.split('-')[1] || 'nothing'}` },
      Talk: { __resolveReference: (told: object) => told, badge: ({ length }: { length: number | null }) => badge(length) },
    },
  };
}

/** The same told by graphql-js over one schema that knows all. */
async function byOneSchema(query: string, variableValues: Record<string, unknown>): Promise<ExecutionResult[]> {
  const talks = new Talks();
  talks.held = 100;
  const whole = (told: ReturnType<typeof talk>) => ({ ...told, badge: badge(told.length), by: told.by && personFields(told.by.id), with: told.with.map(({ id }) => personFields(id)) });
  const events = await subscribe({
    schema: WHOLE, document: parse(query), variableValues,
    subscribeFieldResolver: async function* (_: unknown, range: { from: number; to?: number }) {
      for await (const { talkHeld } of talks.follow(range)) yield { talkHeld: whole(talkHeld as ReturnType<typeof talk>) };
    },
  });
  const told: ExecutionResult[] = [];
  for await (const event of events as AsyncIterable<ExecutionResult>) told.push(event);
  return told;
}

const opened: { runtimes: AskedRuntime[]; subgraphs: StreamingSubgraph[]; leaving: AbortController[] } = { runtimes: [], subgraphs: [], leaving: [] };
afterEach(async () => {
  for (const leaving of opened.leaving.splice(0)) leaving.abort();
  await Promise.all(opened.runtimes.splice(0).map((runtime) => runtime.stop()));
  await Promise.all(opened.subgraphs.splice(0).map((subgraph) => subgraph.close()));
});

async function start(carrier: Carrier, { size = 0 } = {}) {
  const talks = new Talks();
  const subgraphs = new Map<string, StreamingSubgraph>();
  const problems: string[] = [];
  for (const [name, sdl] of Object.entries(SDL)) {
    const schema: GraphQLSchema = buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers: resolversOf(talks, size)[name] as never }]);
    const subgraph = await streamingSubgraph(schema, carrier);
    subgraphs.set(name, subgraph);
    opened.subgraphs.push(subgraph);
  }
  const way = (name: string): Transport => subgraphs.get(name)!.transport;
  const asked = await askedRuntime(supergraph(), way('talks'), {
    transportTo: ({ name }) => way(name), headersOf: () => ({ traceparent: '00-1-1-00' }), onProblem: ({ message, error }) => problems.push(`${message}: ${String(error)}`),
  });
  opened.runtimes.push(asked);
  const open = (query: string, variables: Record<string, unknown> = {}) => {
    const leaving = new AbortController();
    opened.leaving.push(leaving);
    const events = asked.subscribe(query, leaving.signal, variables);
    const waiting: ExecutionResult[] = [];
    const next = async (): Promise<ExecutionResult | undefined> => {
      while (!waiting.length) {
        const { value, done } = await events.next();
        if (done) return undefined;
        waiting.push(...value);
      }
      return waiting.shift();
    };
    return { next, leave: () => leaving.abort() };
  };
  return { talks, asked, open, problems, subgraph: (name: string) => subgraphs.get(name)! };
}
const plain = (told: readonly ExecutionResult[]) =>
  told.map(({ data, errors = [] }) => ({ data: JSON.parse(JSON.stringify(data ?? null)), errors: errors.map(({ message, path }) => `${path?.join('.')} ${message}`).sort() }));
const until = async (holds: () => boolean) => {
  for (let n = 0; n < 2_000 && !holds(); n += 1) await new Promise((next) => setTimeout(next, 5));
  expect(holds()).toBe(true);
};
const TITLES = 'subscription ($from: Int! = 1) { talkHeld(from: $from) { title by { name } } }';

describe.each(CARRIERS)('a subscription to a subgraph that is %s', (carrier) => {
  it('is told as by one schema that knows all: whatever it asks of other subgraphs, with the errors of each event', async () => {
    const { talks, open } = await start(carrier);
    talks.hold(12);
    for (const [query, variables] of [
      ['subscription { talkHeld(to: 12) { title } }', {}],
      ['subscription S($to: Int, $lang: String, $on: Boolean!) { held: talkHeld(from: 2, to: $to) { id: title by { id: name home(lang: $lang) { name code } } with { name } ...B @include(if: $on) } } fragment B on Talk { badge length }', { to: 12, lang: 'FR', on: true }],
      ['subscription ($on: Boolean!) { ... { talkHeld(to: 12) { __typename ... @skip(if: $on) { title } with { __typename home { name } } by { name } } } }', { on: true }],
      ['subscription { talkHeld(from: 13, to: 12) { badge } }', {}],
    ] as [string, Record<string, unknown>][]) {
      const { next } = open(query, variables);
      const told: ExecutionResult[] = [];
      for (let event = await next(); event; event = await next()) told.push(event);
      expect(plain(told)).toEqual(plain(await byOneSchema(query, variables)));
    }
    await until(() => talks.listeners === 0);
  });

  it('is ended there when nobody listens any more', async () => {
    const { talks, open } = await start(carrier);
    talks.hold(1);
    const { next, leave } = open(TITLES);
    expect((await next())!.data).toEqual({ talkHeld: { title: 'Talk 1', by: { name: 'Person p1' } } });
    const waiting = next();
    leave();
    expect(await waiting).toBeUndefined();
    // The subgraph learns of it when it has something to tell.
    await until(() => (talks.hold(1), talks.listeners === 0));
  });

  it('goes on while another subgraph is away: what that would say is null, with an error in each event', async () => {
    const { talks, open, subgraph } = await start(carrier);
    const { fetch } = subgraph('people').transport;
    (subgraph('people').transport as { fetch: Transport['fetch'] }).fetch = () => Promise.reject(new Error('away'));
    const { next } = open(TITLES);
    talks.hold(2);
    for (const title of ['Talk 1', 'Talk 2']) {
      expect(await next()).toMatchObject({ data: { talkHeld: { title, by: null } }, errors: [{ path: ['talkHeld', 'by', 'name'], extensions: { code: 'SUBGRAPH_UNAVAILABLE', service: 'people' } }] });
    }
    (subgraph('people').transport as { fetch: Transport['fetch'] }).fetch = fetch;
    talks.hold(1);
    expect(await next()).toEqual({ data: { talkHeld: { title: 'Talk 3', by: null } }, errors: [expect.objectContaining({ message: 'Nobody knows.' })] });
  });

  it('that the subgraph refuses ends with its reason', async () => {
    const { open } = await start(carrier);
    await expect(open('subscription { refused { title } }').next()).rejects.toMatchObject({ name: 'CannotSubscribe', errors: [{ message: 'Not to you.', extensions: { code: 'FORBIDDEN', service: 'talks' } }] });
  });

  it('is held back by who does not take it, and misses nothing when they do', async () => {
    const { talks, open } = await start(carrier, { size: 100_000 });
    talks.hold(300);
    const { next } = open('subscription { talkHeld { id title } }');
    await next();
    // What is on the way fills the sockets; nothing more is asked of the subgraph.
    let before = -1;
    for (let still = 0; still < 20; still = talks.told === before ? still + 1 : 0) {
      before = talks.told;
      await new Promise((go) => setTimeout(go, 10));
    }
    expect(talks.told).toBeLessThan(300);
    for (let n = 2; n <= 300; n += 1) expect((await next())!.data!.talkHeld).toMatchObject({ id: String(n) });
  });

  it('goes on when another supergraph serves, planned for that; one that it has not what was asked for ends', async () => {
    const { talks, open, asked } = await start(carrier);
    talks.hold(1);
    const [kept, lost] = [open(TITLES), open('subscription { talkHeld { badge } }')];
    await Promise.all([kept.next(), lost.next()]);
    const listeners = talks.listeners;
    const ending = expect(lost.next()).rejects.toMatchObject({ name: 'CannotSubscribe', errors: [{ extensions: { code: 'SUBSCRIPTION_INVALID', reasons: ['Cannot query field "badge" on type "Talk".'] } }] });
    await asked.runtime.update(supergraph((sdl) => sdl.replace('badge:', 'label:')));
    await ending;
    talks.hold(1);
    expect((await kept.next())!.data).toEqual({ talkHeld: { title: 'Talk 2', by: { name: 'Person p2' } } });
    await until(() => (talks.hold(1), talks.listeners === listeners - 1));
  });
});

describe.each(CARRIERS.slice(1))('a subgraph that tells over %s', (carrier) => {
  it('is lost with a code when it is killed, and known as lost in the log', async () => {
    const { talks, open, subgraph, problems } = await start(carrier);
    talks.hold(1);
    const { next } = open(TITLES);
    await next();
    subgraph('talks').kill();
    await expect(next()).rejects.toBeInstanceOf(CannotSubscribe);
    expect(problems).toEqual([expect.stringContaining('a subgraph gave no usable answer')]);
    const { next: again } = open('subscription { talkHeld(from: 1) { title } }');
    expect((await again())!.data).toEqual({ talkHeld: { title: 'Talk 1' } });
  });

  it('is told the headers that are passed on', async () => {
    const { talks, open, subgraph } = await start(carrier);
    talks.hold(1);
    await open(TITLES).next();
    expect(subgraph('talks').opened).toEqual([expect.objectContaining({ traceparent: '00-1-1-00' })]);
  });
});
