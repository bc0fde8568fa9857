import { PUBLIC, SCOPES } from '@assembly-graph/kernel';
import { connectNats, feedStream } from '@assembly-graph/platform';
import { developmentIssuer } from '@assembly-graph/platform/auth';
import { natsServer, temporaryFolder, whyNoNats, type NatsServer } from '@assembly-graph/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readCursor } from '@assembly-graph/events';
import { setTimeout as pause } from 'node:timers/promises';
import { faultsIn, type History, type Seen } from '../history.ts';
import { DOMAINS, type Domain } from './domains.ts';
import { WAYS, type ToldPlace } from './followers.ts';
import { graphOfProcesses, type GraphOfProcesses } from './processes.ts';
import { killTable, table, type Kill } from './report.ts';
import { write, type TimedAttempt, type Writing } from './writers.ts';

const KILLS = Number(process.env.KILLS ?? 20);
const SEED = Number(process.env.RANDOM_SEED ?? Date.now() % 1_000_000);
const WRITERS = 2;
/** Of so many kills one comes while what was killed before is not back. */
const HASTY = 4;
const BACK_WITHIN_MS = 120_000;
const CAUGHT_UP_WITHIN_MS = 60_000;
/** Of 20 kills so many strike this. */
const SHARES = { postgres: 5, gateway: 4, subgraph: 5, 'after COMMIT': 3, nats: 3 } as const;
/** NATS is started again after so long at the most. */
const NATS_AWAY_MS = 2_000;

let graph: GraphOfProcesses;
let token: string;
let nats: NatsServer | null = null;
beforeAll(async () => {
  const without = whyNoNats();
  if (without) process.stdout.write(`${without} The kills are of the other processes.\n`);
  else nats = await natsServer(await temporaryFolder());
  graph = await graphOfProcesses(nats ? { NATS_URL: nats.url } : {});
  const issuer = await developmentIssuer(graph.folder, { production: false });
  token = await issuer.token({ ...PUBLIC, role: 'secretariat', subject: '0c5b9a52-5c6e-4a51-8e7d-7d8f1c1e6a11', scopes: [SCOPES.webhooks] }, 24);
}, 180_000);
afterAll(async () => {
  await (graph as GraphOfProcesses | undefined)?.stop();
  await nats?.kill();
}, 60_000);

/** One domain in the run: who writes, who follows, from where on. */
interface Run {
  readonly domain: Domain;
  readonly writing: Writing;
  readonly followers: readonly { readonly way: string; readonly domain: string; readonly following: ReturnType<(typeof WAYS)[keyof typeof WAYS]> }[];
  readonly startSeq: number;
  readonly startVersions: ReadonlyMap<string, number>;
  readonly last: { subject: string; version: number };
}

describe(`${KILLS} kills of PostgreSQL, the gateway, subgraphs with their relays, and NATS while deeds are done, RANDOM_SEED=${SEED}`, () => {
  it('no event is lost, told twice, out of order or passed over, whichever way it is read, and a deed in doubt is done once', async () => {
    const random = seeded(SEED);
    const giveUp = new AbortController();
    const runs = await Promise.all(DOMAINS.map((domain) => begin(domain, random, giveUp.signal)));
    const attempts = (): TimedAttempt[] => runs.flatMap(({ writing }) => writing.attempts);
    const isBack = (since: number) => runs.every(({ writing }) => writing.attempts.some(({ outcome, askedAt }) => outcome === 'ok' && askedAt > since));

    const kills: Kill[] = [];
    let isWell = true;
    let natsIsBack: Promise<void> | undefined;
    for (const of of dealt(KILLS, random)) {
      const domain = of === 'subgraph' || of === 'after COMMIT' ? DOMAINS[Math.floor(random() * DOMAINS.length)]!.name : null;
      if (of === 'nats') {
        await natsIsBack;
        await nats!.kill();
        natsIsBack = pause(random() * NATS_AWAY_MS).then(() => nats!.start());
      } else if (of === 'after COMMIT') await graph.killAfterCommit(domain!);
      else await graph.kill(of === 'subgraph' ? `${domain}-subgraph` : of);
      const at = Date.now();
      const isHasty = random() * HASTY < 1 && kills.length + 1 < KILLS;
      kills.push({ of, domain, at, alone: isWell && !isHasty });
      isWell = !isHasty;
      if (isHasty) await pause(random() * 3_000);
      else await until(() => isBack(at), BACK_WITHIN_MS);
      await pause(random() * 1_000);
    }
    await Promise.all(runs.map(({ writing }) => writing.stop()));
    await Promise.all(runs.map(({ writing, last }) => writing.last((subject, version) => Object.assign(last, { subject, version }))));
    const timer = setTimeout(() => giveUp.abort(), CAUGHT_UP_WITHIN_MS);
    const told = await Promise.all(runs.flatMap(({ followers }) => followers.map(async ({ following, ...of }) => ({ ...of, follower: await following }))));
    clearTimeout(timer);

    const histories = await Promise.all(runs.map(async (run) => [run.domain.name, await historyOf(run, told)] as const));
    const answered = answeredLate(attempts(), told);
    process.stdout.write(`\n${killTable(kills, attempts(), told)}\n\n${countsTable(histories, attempts(), told)}\n${answered} deeds were committed and not answered; asked again, each was done once.\n`);
    expect(histories.flatMap(([domain, history]) => faultsIn(history).map((fault) => `${domain}: ${fault}`))).toEqual([]);
    expect(told.flatMap(({ way, domain, follower }) => follower.doubts.map((doubt) => `${domain}, ${way}: ${doubt}`))).toEqual([]);
    expect([kills.length, answered >= kills.filter(({ of }) => of === 'after COMMIT').length, attempts().filter(({ outcome }) => outcome === 'unknown').length > 0]).toEqual([KILLS, true, true]);
    // Whoever asks while something is away is told so: nothing of it comes as a surprise.
    expect(graph.output().split('\n').filter((line) => line.includes('unexpected error'))).toEqual([]);
    await natsIsBack;
    if (nats) expect(await streamsStandWhereLogsStand(nats.url)).toBe(true);
    // What follows in other domains came through as well.
    await until(async () => (await Promise.all(DOMAINS.map((_, index) => hearings(index)))).flat().every((state) => state === 'listening'), BACK_WITHIN_MS);
  }, 600_000 + KILLS * 30_000);
});

async function begin(domain: Domain, random: () => number, giveUp: AbortSignal): Promise<Run> {
  const start: string = (await ask(`{ page: ${domain.feed}(first: 0) { headCursor } }`)).page.headCursor;
  const startVersions = await versionsOf(domain);
  const last = { subject: '', version: -1 };
  const isLast = ({ subject, version }: ToldPlace) => subject === last.subject && version === last.version;
  return {
    domain,
    followers: Object.entries(WAYS).map(([way, follow]) => ({ way, domain: domain.name, following: follow(domain, { url: graph.url, start, token, isLast, giveUp }) })),
    writing: write(domain, { url: graph.url, token, writers: WRITERS, versions: new Map(startVersions), random }),
    startSeq: readCursor(start)!.seq,
    startVersions,
    last,
  };
}

/** What is in NATS goes as far as the logs, again. */
async function streamsStandWhereLogsStand(url: string): Promise<boolean> {
  const connection = connectNats(url, 'the proof of delivery');
  try {
    for (const { name, feed } of DOMAINS) {
      const { headCursor } = (await ask(`{ page: ${feed}(first: 0) { headCursor } }`)).page;
      const stream = feedStream(connection, name);
      await until(async () => (JSON.parse((await stream.end().catch(() => null))?.last?.data ?? '{}') as { cursor?: string }).cursor === headCursor, CAUGHT_UP_WITHIN_MS);
    }
    return true;
  } finally {
    await connection.close();
  }
}

/** What everybody knows of one domain, counted from where the run began. */
async function historyOf({ domain, writing, startSeq, startVersions }: Run, told: readonly { way: string; domain: string; follower: { told: readonly ToldPlace[] } }[]): Promise<History> {
  const since = (subject: string, version: number) => version - (startVersions.get(subject) ?? 0);
  const keys = new Map(writing.attempts.filter(({ outcome }) => outcome === 'ok').map(({ subject, version, key }) => [`${subject} ${version}`, key]));
  const seen = ({ place, eventId, subject, version }: ToldPlace): Seen => ({
    place: place - startSeq, eventId, key: keys.get(`${subject} ${version}`) ?? `nobody did ${subject} ${version}`, subject, version: since(subject, version),
  });
  return {
    attempts: writing.attempts.map((attempt) => ({ ...attempt, version: attempt.version === null ? null : since(attempt.subject, attempt.version) })),
    subscribers: Object.fromEntries(told.filter((one) => one.domain === domain.name).map(({ way, follower }) => [way, follower.told.map(seen)])),
    state: Object.fromEntries([...(await versionsOf(domain))].map(([subject, version]) => [subject, since(subject, version)])),
  };
}

/** Deeds whose event was recorded before their first answer failed to come: committed, and not answered. */
function answeredLate(attempts: readonly TimedAttempt[], told: readonly { domain: string; follower: { told: readonly ToldPlace[] } }[]): number {
  const events = new Map(told.flatMap(({ domain, follower }) => follower.told.map((one) => [`${domain} ${one.subject} ${one.version}`, one.recordedAt])));
  const done = new Set(attempts.filter(({ outcome }) => outcome === 'ok').map(({ key }) => key));
  return attempts.filter(({ key, outcome, domain, subject, leadsTo, at }) => outcome === 'unknown' && done.has(key) && (events.get(`${domain} ${subject} ${leadsTo}`) ?? Infinity) < at)
    .filter(({ key }, index, late) => late.findIndex((one) => one.key === key) === index).length;
}

function countsTable(histories: readonly (readonly [string, History])[], attempts: readonly TimedAttempt[], told: readonly { domain: string; follower: { incomplete: number } }[]): string {
  const rows = histories.map(([domain, history]) => {
    const its = attempts.filter((one) => one.domain === domain);
    const faults = faultsIn(history).join('\n');
    const count = (words: string) => [...faults.matchAll(new RegExp(`: (\\d+) ${words}`, 'g'))].reduce((sum, [, n]) => sum + Number(n), 0);
    const of = (outcome: string) => its.filter((one) => one.outcome === outcome).length;
    return [domain, of('ok'), of('fail'), of('unknown'), count('lost'), count('double'), count('out of order'), count('hole'), count('never done'), told.filter((one) => one.domain === domain).reduce((sum, { follower }) => sum + follower.incomplete, 0)];
  });
  return table([['domain', 'done', 'conflicts', 'in doubt', 'lost', 'double', 'disorder', 'holes', 'never done', 'told without their subject'], ...rows]);
}

async function versionsOf({ find }: Domain): Promise<Map<string, number>> {
  const { nodes } = (await ask(find)).found as { nodes: { id: string; version?: number; terms?: { version: number } | null }[] };
  return new Map(nodes.map(({ id, version, terms }) => [id, version ?? terms?.version ?? 0]));
}

async function ask(query: string): Promise<any> {
  const response = await fetch(`${graph.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query }) });
  const { data, errors } = (await response.json()) as any;
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}

async function hearings(index: number): Promise<string[]> {
  const url = new URL('/health/ready', graph.url);
  url.port = String(Number(url.port) + 1 + index);
  const { listeners } = (await (await fetch(url)).json()) as { listeners: { state: string }[] };
  return listeners.map(({ state }) => state);
}

/** What is killed, turn by turn: as the shares say, in an order of chance. */
function dealt(count: number, random: () => number): string[] {
  const deck = Object.entries(SHARES).filter(([of]) => of !== 'nats' || nats).flatMap(([of, share]) => Array<string>(share).fill(of));
  const dealing = Array.from({ length: Math.ceil(count / deck.length) }, () => [...deck].map((of) => [random(), of] as const).sort(([a], [b]) => a - b).map(([, of]) => of));
  return dealing.flat().slice(0, count);
}

/** The same numbers for the same seed. */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

async function until(is: () => boolean | Promise<boolean>, ms: number): Promise<void> {
  for (const end = Date.now() + ms; Date.now() < end; await pause(50)) if (await is()) return;
  throw new Error(`It was not back within ${ms / 1000} s.\n${graph.output().slice(-4_000)}`);
}
