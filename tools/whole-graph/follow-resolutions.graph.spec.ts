import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { temporaryFolder } from '@assembly-graph/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { until } from '@assembly-graph/testing/until';
import { doing } from './deeds.ts';
import { wholeGraph, type WholeGraph } from './whole-graph.ts';

// The programs of docs/follow-resolutions.md, as they are printed there, against a graph that goes away and comes back, while they are killed.

const SYMBOL = 'ICC-ASP/20/Res.1';
const PRINTED = [
  { name: 'TypeScript', block: 'ts', file: 'follow.ts', command: process.execPath, needs: process.execPath },
  { name: 'Python', block: 'python', file: 'follow.py', command: 'python3', needs: 'python3' },
  { name: 'curl', block: 'sh', file: 'follow.sh', command: 'sh', needs: 'curl' },
] as const;
type Program = (typeof PRINTED)[number];
/** Python and curl may not be on a machine that builds this; Node is. */
const PROGRAMS = PRINTED.filter(({ name, needs }) => {
  const isThere = spawnSync(needs, ['--version']).status === 0;
  if (!isThere) process.stderr.write(`The program in ${name} is not tried: ${needs} is not installed here.\n`);
  return isThere;
});

let graph: WholeGraph;
let folder: string;
const running = new Map<Program, ChildProcess>();
const does = doing(() => graph);
beforeAll(async () => {
  graph = await wholeGraph({ subscriptions: { pollMs: 20 } });
  folder = await temporaryFolder();
  const page = await readFile(resolve(import.meta.dirname, '../../docs/follow-resolutions.md'), 'utf8');
  for (const { block, file } of PROGRAMS) await writeFile(join(folder, file), new RegExp(`\`\`\`${block}\n([\\s\\S]*?)\`\`\``).exec(page)![1]!);
}, 60_000);
afterAll(async () => {
  await Promise.all(PROGRAMS.map(kill));
  await graph.close();
});

const outputOf = ({ file }: Program) => join(folder, `${file}.out`);
function start(program: Program): void {
  const child = spawn(program.command, [join(folder, program.file)], { cwd: folder, detached: true, stdio: 'ignore', env: { ...process.env, GRAPH: `${graph.url}/graphql`, FILE: outputOf(program), NODE_OPTIONS: '' } });
  running.set(program, child);
}
/** Without warning, and with what it started. */
async function kill(program: Program): Promise<void> {
  const child = running.get(program);
  running.delete(program);
  if (!child || child.exitCode !== null) return;
  const gone = once(child, 'exit');
  process.kill(-child.pid!, 'SIGKILL');
  await gone;
}

/** The entries that a program has kept, in their order. */
async function kept(program: Program): Promise<any[]> {
  const lines = (await readFile(outputOf(program), 'utf8').catch(() => '')).split('\n').filter(Boolean);
  if (program.block === 'sh') return lines.map((line) => JSON.parse(line.split('\t')[1]!).data?.resolutionUpdated).filter(Boolean);
  return lines.map((line) => JSON.parse(line)).filter(({ event }) => event !== undefined);
}
const began = async (program: Program) => (await readFile(outputOf(program), 'utf8').catch(() => '')).length > 0;
/** The secretariat corrects the title of a resolution, once more. @returns the id of the event that says so */
async function correct(title: string): Promise<string> {
  const { resolution } = await graph.ask(`{ resolution(symbol: "${SYMBOL}") { id version } }`);
  await does('correctResolution', { id: resolution.id, expectedVersion: resolution.version, title, reason: 'for the test' }, 'resolution { id }');
  return (await logged()).at(-1)!.eventId;
}
async function logged(): Promise<{ eventId: string }[]> {
  const { oldestCursor: after } = (await graph.ask('{ resolutionsFeed(first: 0) { oldestCursor } }')).resolutionsFeed;
  return (await graph.ask('query ($after: String) { resolutionsFeed(first: 100, after: $after) { events { eventId } } }', { after })).resolutionsFeed.events;
}

describe('the programs of "Follow resolutions from your service"', () => {
  it('lose nothing and keep nothing twice, though they and the graph are killed and come back', async () => {
    PROGRAMS.forEach(start);
    await until(async () => (await Promise.all(PROGRAMS.map(began))).every(Boolean));
    // They follow from here; one event more tells that each does.
    const told = [await correct('One')];
    const haveAll = () => until(async () => (await Promise.all(PROGRAMS.map(kept))).every((entries) => entries.some(({ event }) => event?.eventId === told.at(-1))));
    await haveAll();

    await Promise.all(PROGRAMS.map(kill));
    told.push(await correct('Two'));
    // A crash in the middle of a line.
    await Promise.all(PROGRAMS.map(async (program) => writeFile(outputOf(program), '{"cursor":"djEuc', { flag: 'a' })));
    const startAgain = await graph.restart();
    PROGRAMS.forEach(start);
    await startAgain();
    told.push(await correct('Three'));
    await haveAll();

    // Cut off while they run.
    await (await graph.restart())();
    told.push(await correct('Four'));
    await haveAll();
    for (const program of PROGRAMS) {
      const entries = await kept(program);
      expect({ [program.name]: entries.map(({ event }) => event?.eventId) }).toEqual({ [program.name]: told });
      expect(entries.slice(1).map(({ previousCursor }) => previousCursor)).toEqual(entries.slice(0, -1).map(({ cursor }) => cursor));
      expect(entries[0].subject).toEqual({ symbol: SYMBOL, title: expect.any(String) });
    }
  }, 60_000);

  it('begin with the present where the log no longer goes back so far; the one with curl says so and ends', async () => {
    await Promise.all(PROGRAMS.map(kill));
    await correct('Five');
    await graph.write('resolutions', 'update resolutions.feed_head set floor_seq = last_seq');
    PROGRAMS.forEach(start);
    const [shell, others] = [PROGRAMS.filter(({ block }) => block === 'sh'), PROGRAMS.filter(({ block }) => block !== 'sh')];
    for (const child of shell.map((program) => running.get(program)!)) {
      if (child.exitCode === null) await once(child, 'exit');
      expect(child.exitCode).toBe(3);
    }
    const present = async (program: Program) => (await readFile(outputOf(program), 'utf8')).split('\n').slice(0, -1).map((line) => JSON.parse(line));
    for (const program of others) {
      await until(async () => (await present(program)).some(({ present: one }) => one?.symbol === SYMBOL && one.title === 'Five'));
    }
    const last = await correct('Six');
    expect(others.map(({ name }) => name)).toContain('TypeScript');
    for (const program of others) await until(async () => (await kept(program)).some(({ event }) => event?.eventId === last));
  }, 60_000);
});
