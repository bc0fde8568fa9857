// Among the long checks: it kills runs of jest, which takes 20 s, and concerns nobody but us.

import { afterEach, describe, expect, it } from '@jest/globals';
import { temporaryFolder } from '@assembly-graph/testing';
import { spawn, type ChildProcess } from 'node:child_process';
import { rmSync } from 'node:fs';
import { mkdir, readdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { gone } from '../../libs/platform/src/postgres/living-process.ts';

const children: ChildProcess[] = [];
const servers: number[] = [];
const places: string[] = [];

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  await Promise.all(servers.splice(0).map((server) => gone(server, 10_000)));
  for (const place of places.splice(0)) rmSync(place, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
});

async function newPlace(): Promise<string> {
  const place = await temporaryFolder();
  places.push(place);
  return place;
}

interface Run {
  readonly child: ChildProcess;
  readonly url: string;
  readonly server: number;
  readonly ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
}

/** A run as jest makes it: setup, something in between, teardown. Its temporary folders lie in `place`. */
async function run(place: string, between = 'await new Promise((never) => setInterval(never, 1 << 30));'): Promise<Run> {
  const at = (file: string): string => JSON.stringify(new URL(file, import.meta.url).href);
  const script = `
    import start from ${at('./start-cluster.ts')};
    import stop from ${at('./stop-cluster.ts')};
    await start();
    console.log(process.env.TEST_CLUSTER_URL);
    ${between}
    await stop();`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
    cwd: join(import.meta.dirname, '../..'),
    env: { TMPDIR: place },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  children.push(child);
  const ended = new Promise<Awaited<Run['ended']>>((resolve) => child.once('exit', (code, signal) => resolve({ code, signal })));
  for await (const url of createInterface({ input: child.stdout! })) {
    const server = await serverOf(url);
    servers.push(server);
    return { child, url, server, ended };
  }
  throw new Error('the run ended before its cluster was there');
}

async function serverOf(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    const { rows } = await client.query<{ file: string }>("select split_part(pg_read_file('postmaster.pid'), e'\\n', 1) as file");
    return Number(rows[0]!.file);
  } finally {
    await client.end();
  }
}

const clusters = async (place: string): Promise<string[]> =>
  (await readdir(place)).filter((name) => name.startsWith('assembly-graph-test-'));

/** Waits until so many are left, and fails when there never are. */
async function left(place: string, many: number): Promise<void> {
  for (const end = Date.now() + 10_000; (await clusters(place)).length !== many && Date.now() < end;)
    await new Promise((next) => setTimeout(next, 50));
  expect(await clusters(place)).toHaveLength(many);
}

describe('the test cluster of a run', () => {
  it.each([
    ['is torn down', '', { code: 0, signal: null }],
    ['ends in the middle', 'process.exit(3);', { code: 3, signal: null }],
    ['fails in the middle', 'throw new Error();', { code: 1, signal: null }],
  ])('leaves nothing behind when the run %s', async (_, between, end) => {
    const place = await newPlace();
    // The server is asked for its id first, so the run has to wait for the answer to be read.
    const { ended, server } = await run(place, `await new Promise((next) => setTimeout(next, 500)); ${between}`);
    expect(await ended).toEqual(end);
    expect(await gone(server, 10_000)).toBe(true);
    await left(place, 0);
  });

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    'leaves nothing behind after %s, which ends the run as ever',
    async (signal) => {
      const place = await newPlace();
      const { child, ended, server } = await run(place);
      child.kill(signal);
      expect(await ended).toEqual({ code: null, signal });
      expect(await gone(server, 10_000)).toBe(true);
      await left(place, 0);
    },
  );

  it('leaves nothing behind when the run is killed, and does not disturb another', async () => {
    const place = await newPlace();
    const [killed, other] = await Promise.all([run(place), run(place)]);
    expect(killed.url).not.toBe(other.url);
    killed.child.kill('SIGKILL');
    await killed.ended;
    expect(await gone(killed.server, 10_000)).toBe(true);
    await left(place, 1);
    expect(await serverOf(other.url)).toBe(other.server);
  });

  it('sweeps up what an earlier run left, and leaves alone what is in use or new', async () => {
    const place = await newPlace();
    const longAgo = new Date(Date.now() - 3_600_000);
    const old = join(place, 'assembly-graph-test-old');
    await mkdir(old);
    await mkdir(join(old, 'cluster'));
    await writeFile(join(old, 'cluster', 'holder.json'), JSON.stringify({ pid: process.pid, began: '1' }));
    await mkdir(join(place, 'assembly-graph-test-new'));
    await mkdir(join(place, 'another-program'));
    const other = await run(place);
    await left(place, 3);
    for (const name of await clusters(place)) if (!name.endsWith('-new')) await utimes(join(place, name), longAgo, longAgo);
    await run(place);
    await left(place, 3);
    expect(await readdir(place)).toEqual(expect.arrayContaining(['assembly-graph-test-new', 'another-program']));
    expect(await readdir(place)).not.toContain('assembly-graph-test-old');
    expect(await serverOf(other.url)).toBe(other.server);
  });
});
