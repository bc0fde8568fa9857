import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { natsServer, whyNoNats } from '@assembly-graph/testing';
import pg from 'pg';
import { graphOfProcesses, type GraphOfProcesses } from '../kills/processes.ts';
import { table } from '../kills/report.ts';
import { crowd } from './crowd.ts';

const USAGE = `What subscribers cost, at size: npm run soak -- [options]

  --idle 10000       subscriptions that are told nothing: KB of the gateway's memory for each, over server-sent events and over WebSockets
  --fan-out 5000     subscribers that are told of one commit: until the last of them has it
  --commits 10       so many commits for that, one after the other
  --clients 50       subscribers of a steady stream of events: from commit to client
  --rate 100         its events a second
  --seconds 20       how long it lasts
  --slow 100         subscribers who take nothing, over each way, while the log has much to tell: memory of the gateway, and how they are let go
  --backlog 20000    events that the log has to tell them
  --without-nats     the gateway looks every 500 ms, and is not woken
  --only idle,fan-out,latency,slow

It starts the graph as five processes with a database of its own, and the clients as processes beside it. Each takes a socket: raise "ulimit -n" if it says so.`;

const { values } = parseArgs({
  options: {
    idle: { type: 'string', default: '10000' }, 'fan-out': { type: 'string', default: '5000' }, commits: { type: 'string', default: '10' }, clients: { type: 'string', default: '50' },
    rate: { type: 'string', default: '100' }, seconds: { type: 'string', default: '20' }, slow: { type: 'string', default: '100' }, backlog: { type: 'string', default: '20000' },
    'without-nats': { type: 'boolean', default: false }, only: { type: 'string', default: 'idle,fan-out,latency,slow' }, help: { type: 'boolean', short: 'h', default: false },
  },
});
const number = (name: 'idle' | 'fan-out' | 'commits' | 'clients' | 'rate' | 'seconds' | 'slow' | 'backlog'): number => {
  const value = Number(values[name]);
  if (!Number.isSafeInteger(value) || value < 1) throw new Error(`--${name} must be a whole number from 1 on.`);
  return value;
};

const QUERY = 'subscription ($after: String) { membershipUpdated(after: $after) { cursor event { eventId type subject { type id } recordedAt payload } } }';
const WAYS = ['sse', 'ws'] as const;
const NAMES = { sse: 'server-sent events', ws: 'graphql-transport-ws' };
/** A round of progress messages, and time for memory to settle. */
const SETTLE_MS = 20_000;
/** They are let go a minute after the system's buffers, some megabytes for each, are full; how long that takes depends on the machine. */
const LET_GO_WITHIN_MS = 300_000;

/** The log of membership, appended to as a deed does it, in one statement that is its own transaction. */
async function logOf(folder: string): Promise<{ append: (count: number, padding?: number) => Promise<number>; close: () => Promise<void> }> {
  const [password, port] = [(await readFile(join(folder, 'postgres', 'password'), 'utf8')).trim(), (await readFile(join(folder, 'postgres', 'pgdata', 'postmaster.pid'), 'utf8')).split('\n')[3]!.trim()];
  const client = new pg.Client({ host: '127.0.0.1', port: Number(port), user: 'postgres', database: 'postgres', password });
  await client.connect();
  let n = 0;
  return {
    append: async (count, padding = 0) => {
      const events = Array.from({ length: count }, () => ({
        event_id: crypto.randomUUID(), type: 'SoakTold', subject_type: 'TreatyAction', subject_id: crypto.randomUUID(), subject_version: 1, audience: 'public', topics: [], states: [], organizations: [],
        changed_fields: [], payload: { n: (n += 1), said: 'x'.repeat(padding) },
      }));
      await client.query('select membership.append_events($1::jsonb, $2, clock_timestamp())', [JSON.stringify(events), 'secretariat']);
      return n;
    },
    close: () => client.end(),
  };
}

const rows: (string | number)[][] = [['what', 'how', 'figure']];
const told = (what: string, how: string, figure: string | number) => {
  rows.push([what, how, figure]);
  process.stderr.write(`${what}, ${how}: ${figure}\n`);
};
const quantile = (sorted: readonly number[], of: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * of))]!;

async function memory(id: number): Promise<number> {
  return Number(/VmRSS:\s+(\d+)/.exec(await readFile(`/proc/${id}/status`, 'utf8'))![1]);
}

/** How many files and sockets it has open. */
const files = async (id: number): Promise<number> => (await readdir(`/proc/${id}/fd`)).length;

async function idle(graph: GraphOfProcesses, gateway: number): Promise<void> {
  for (const way of WAYS) {
    // What the gateway keeps at any rate (plans, code that was never run before) is no cost of a subscription.
    await (await crowd({ way, count: 100, url: graph.url, query: QUERY, variables: {}, isPaused: false })).leave();
    await pause(2_000);
    const before = await memory(gateway);
    const began = performance.now();
    const all = await crowd({ way, count: number('idle'), url: graph.url, query: QUERY, variables: {}, isPaused: false });
    const opened = performance.now() - began;
    await pause(SETTLE_MS);
    told(`${number('idle')} idle subscriptions`, NAMES[way], `${((await memory(gateway) - before) / number('idle')).toFixed(1)} KB each, opened in ${(opened / 1000).toFixed(1)} s`);
    await all.leave();
    await pause(SETTLE_MS / 4);
  }
}

async function fanOut(graph: GraphOfProcesses): Promise<void> {
  const log = await logOf(graph.folder);
  for (const way of WAYS) {
    const all = await crowd({ way, count: number('fan-out'), url: graph.url, query: QUERY, variables: {}, isPaused: false });
    const committed = new Map<number, number>();
    for (let one = 0; one < number('commits'); one++) {
      committed.set(await log.append(1), Date.now());
      await pause(4_000);
    }
    const arrivals = await all.arrivals();
    const lasts = [...committed].map(([n, at]) => {
      const its = arrivals.filter((one) => one.n === n).flatMap((one) => one.at);
      if (its.length !== number('fan-out')) throw new Error(`Of ${number('fan-out')} clients ${its.length} were told of one commit.`);
      return its.reduce((latest, time) => Math.max(latest, time)) - at;
    }).sort((a, b) => a - b);
    told(`one commit to the last of ${number('fan-out')}`, NAMES[way], `median ${quantile(lasts, 0.5)} ms, longest ${lasts.at(-1)} ms`);
    await all.leave();
  }
  await log.close();
}

async function latency(graph: GraphOfProcesses): Promise<void> {
  const log = await logOf(graph.folder);
  for (const way of WAYS) {
    const all = await crowd({ way, count: number('clients'), url: graph.url, query: QUERY, variables: {}, isPaused: false });
    const committed = new Map<number, number>();
    const began = Date.now();
    for (let one = 0; one < number('rate') * number('seconds'); one++) {
      await pause(Math.max(0, began + (one * 1_000) / number('rate') - Date.now()));
      committed.set(await log.append(1), Date.now());
    }
    const took = (Date.now() - began) / 1_000;
    await pause(3_000);
    const delays = (await all.arrivals()).flatMap(({ n, at }) => at.map((time) => time - committed.get(n)!)).sort((a, b) => a - b);
    if (delays.length !== committed.size * number('clients')) throw new Error(`${delays.length} of ${committed.size * number('clients')} were told.`);
    told(`commit to client, ${(committed.size / took).toFixed(0)} events/s, ${number('clients')} clients`, NAMES[way], `p50 ${quantile(delays, 0.5)} ms, p99 ${quantile(delays, 0.99)} ms`);
    await all.leave();
  }
  await log.close();
}

async function slow(graph: GraphOfProcesses, gateway: number): Promise<void> {
  const log = await logOf(graph.folder);
  const { data } = (await (await fetch(`${graph.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query: '{ membershipFeed(first: 0) { headCursor } }' }) })).json()) as any;
  for (let left = number('backlog'); left > 0; left -= 1_000) await log.append(Math.min(left, 1_000), 500);
  await log.close();
  for (const way of WAYS) {
    const [before, open] = [await memory(gateway), await files(gateway)];
    const all = await crowd({ way, count: number('slow'), url: graph.url, query: QUERY, variables: { after: data.membershipFeed.headCursor }, isPaused: true });
    let most = before;
    const began = Date.now();
    while (Date.now() < began + LET_GO_WITHIN_MS && (await files(gateway)) > open + number('slow') / 20) {
      most = Math.max(most, await memory(gateway));
      await pause(500);
    }
    await pause(2_000);
    const after = ((Date.now() - began) / 1_000).toFixed(0);
    const { gone, lagged, withCursor } = await all.resume();
    told(`${number('slow')} who take nothing, ${number('backlog')} events to tell`, NAMES[way], `+${((most - before) / 1024).toFixed(0)} MB at the most, ${gone} let go within ${after} s, ${lagged} of them told SUBSCRIPTION_LAGGED before the end, ${withCursor} with their cursor`);
    await all.leave();
  }
}

async function main(): Promise<void> {
  if (values.help) return void process.stdout.write(`${USAGE}\n`);
  const only = values.only.split(',');
  const without = values['without-nats'] ? 'without NATS, as asked' : whyNoNats();
  const folder = await mkdtemp(join(tmpdir(), 'assembly-soak-'));
  const nats = without ? null : await natsServer(folder);
  const graph = await graphOfProcesses(nats ? { NATS_URL: nats.url } : {});
  try {
    const gateway = graph.idOf('gateway')!;
    if (only.includes('idle')) await idle(graph, gateway);
    if (only.includes('fan-out')) await fanOut(graph);
    if (only.includes('latency')) await latency(graph);
    if (only.includes('slow')) await slow(graph, gateway);
    process.stdout.write(`\n${table(rows)}\n\n${without ? 'The gateway looked every 500 ms.' : 'The gateway was woken by NATS.'}\n`);
  } finally {
    await graph.stop();
    await nats?.kill();
    await rm(folder, { recursive: true, force: true });
  }
}

await main();
