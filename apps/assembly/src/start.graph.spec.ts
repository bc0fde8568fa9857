import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer as createHttpServer } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { SCOPES } from '@assembly-graph/kernel';
import { temporaryDatabase, temporaryFolder } from '@assembly-graph/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EXAMPLES, FIRST_QUERY } from './examples.ts';
import { runApp, runCommand, type RunningCommand } from './testing/run-command.ts';

// The two commands as a user runs them: real processes, a real folder, real signals.

const READY = /Ready in [\d.]+ s(?: \(([\d,]+) rows loaded)?.*: open (http:\S+)\/ or paste {2}(curl .*)$/m;
const LONG = 90_000;
const running: RunningCommand[] = [];
afterAll(async () => {
  for (const { child } of running) child.kill('SIGKILL');
});

async function started(folder: string, settings: Record<string, string> = {}) {
  const command = runCommand('start', { ASSEMBLY_FOLDER: folder, PORT: '0', ...settings });
  running.push(command);
  const [, rows, url, paste] = await command.says(READY);
  return { command, rows, url: url!, paste: paste! };
}
const failing = (command: string, settings: Record<string, string>) => ending(runCommand(command, { PORT: '0', ...settings }));
async function ending(run: RunningCommand) {
  running.push(run);
  return { code: await run.ended, said: run.output().split('\n').filter((line) => line && !line.startsWith('…')) };
}
const ask = async (url: string, query: string) => {
  const response = await fetch(`${url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query }) });
  return ((await response.json()) as { data: any }).data;
};
const post = (url: string, query: string, token?: string) =>
  fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) },
    body: JSON.stringify({ query }),
  });
async function tokenOf(folder: string, ...who: string[]): Promise<string> {
  const printing = runCommand('token', { ASSEMBLY_FOLDER: folder }, '--role', ...who);
  expect(await printing.ended).toBe(0);
  return printing.output().trim();
}
/** What is done in one process is told to a subscriber of the gateway, another process, with what a third knows of it. */
async function tellsWhatHappens(url: string, token: string): Promise<void> {
  const query = 'subscription { membershipUpdated { event { type actorRole } subject { ... on TreatyAction { state { iso3 statements(first: 1) { totalCount } } } } } }';
  const leaving = new AbortController();
  const headers = { 'content-type': 'application/json', accept: 'text/event-stream' };
  const stream = await fetch(`${url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }), signal: leaving.signal });
  const reader = stream.body!.pipeThrough(new TextDecoderStream()).getReader();
  let said = '';
  const says = async (words: string) => {
    while (!said.includes(words)) {
      const { value, done } = await reader.read();
      if (done) throw new Error(`The stream ended without saying ${words}: ${said}`);
      said += value;
    }
  };
  await says('event: progress');
  const deed = 'mutation { recordTreatyAction(input: { idempotencyKey: "by-five-processes", state: "IDN", kind: ACCESSION, takenOn: "2026-11-20", sources: ["S-UNTC-OCT26"] }) { userErrors { message } } }';
  expect(await (await post(url, deed, token)).json()).toEqual({ data: { recordTreatyAction: { userErrors: [] } } });
  await says('event: next');
  await says('\n\n');
  expect(said).toContain('{"type":"TreatyActionRecorded","actorRole":"secretariat"}');
  expect(said).toMatch(/"iso3":"IDN","statements":\{"totalCount":\d+\}/);
  leaving.abort();
}
/** What is done is told to an address, by the process of the domain that it is done in. */
async function tellsAnAddress(url: string, token: string): Promise<void> {
  const told: { type: string; signature: unknown }[] = [];
  const endpoint = createHttpServer(async (request, response) => {
    let body = '';
    for await (const part of request) body += part;
    told.push({ type: JSON.parse(body).type, signature: request.headers['webhook-signature'] });
    response.writeHead(204).end();
  }).listen(0, '127.0.0.1');
  await once(endpoint, 'listening');
  const { port } = endpoint.address() as AddressInfo;
  const deed = `mutation { addMembershipWebhook(input: { idempotencyKey: "an address of five", url: "http://127.0.0.1:${port}/", start: BEGINNING, filter: { types: ["TreatyActionRecorded"] } }) { userErrors { message } } }`;
  expect(await (await post(url, deed, token)).json()).toEqual({ data: { addMembershipWebhook: { userErrors: [] } } });
  while (told.length === 0) await new Promise((over) => setTimeout(over, 20));
  endpoint.close();
  expect(told).toEqual([{ type: 'TreatyActionRecorded', signature: expect.stringMatching(/^v1,/) }]);
}
const processesOn = (folder: string) => execFileSync('ps', ['-eo', 'args']).toString().split('\n').filter((line) => line.includes(folder));
const ONE_SENTENCE = /^[A-Z/].*[.]$/;

/** Where the page is kept that the first start has built. The folders of later ones have it from there: that it is built is seen once. */
let built: string;
beforeAll(async () => void (built = await temporaryFolder()));
async function newFolder(): Promise<string> {
  const folder = join(await temporaryFolder(), 'assembly');
  await cp(built, join(folder, 'page'), { recursive: true });
  return folder;
}

describe('npm start, and what becomes of one folder, told in order', () => {
  let folder: string;
  let graph: Awaited<ReturnType<typeof started>>;
  beforeAll(async () => void (folder = join(await temporaryFolder(), 'assembly')));

  it('a folder whose data are broken is refused in one sentence, and npm run reset empties it', async () => {
    await mkdir(join(folder, 'postgres', 'pgdata'), { recursive: true });
    await writeFile(join(folder, 'postgres', 'pgdata', 'garbage'), 'x');
    const { code, said } = await failing('start', { ASSEMBLY_FOLDER: folder });
    expect([code, said]).toEqual([1, [expect.stringContaining('npm run reset')]]);
    expect((await failing('reset', { ASSEMBLY_FOLDER: folder })).code).toBe(0);
    await expect(readdir(folder)).rejects.toThrow('ENOENT');
  }, LONG);

  it('starts everything, loads the data set, answers', async () => {
    graph = await started(folder);
    expect(Number(graph.rows!.replaceAll(',', ''))).toBeGreaterThan(4000);
    expect(await ask(graph.url, '{ partyCounts(at: "2026-11-23") { total } }')).toEqual({ partyCounts: [{ total: 125 }] });
    const pasted = JSON.parse(execFileSync('sh', ['-c', graph.paste]).toString());
    expect(pasted.errors).toBeUndefined();
    expect(pasted.data).not.toBeNull();
    for (const { query, variables } of [{ query: FIRST_QUERY, variables: undefined }, ...EXAMPLES]) {
      const response = await fetch(`${graph.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query, variables }) });
      const answer = (await response.json()) as { data: object | null; errors?: unknown };
      expect([query, answer.errors, Object.values(answer.data ?? {}).includes(null)]).toEqual([query, undefined, false]);
    }
    expect((await fetch(`${graph.url}/`)).headers.get('content-type')).toContain('text/html');
    expect((await fetch(`${graph.url}/health/ready`)).status).toBe(200);
  }, LONG);

  it('while it runs, neither a second start nor a reset touches its folder', async () => {
    const second = await failing('start', { ASSEMBLY_FOLDER: folder });
    expect([second.code, second.said]).toEqual([1, [expect.stringMatching(/in use/)]]);
    const refused = await failing('reset', { ASSEMBLY_FOLDER: folder });
    expect([refused.code, refused.said]).toEqual([1, [expect.stringContaining('is in use; stop the graph first.')]]);
  }, LONG);

  it('after a kill -9 starts again with its data', async () => {
    await graph.command.signal('SIGKILL');
    graph = await started(folder);
    expect(graph.rows).toBeUndefined();
    expect(await ask(graph.url, '{ state(iso3: "JOR") { name } }')).toEqual({ state: { name: 'Jordan' } });
  }, LONG);

  it('Ctrl-C ends it without a trace; another start keeps the data, and SIGTERM ends that one', async () => {
    expect(await graph.command.signal('SIGINT')).toBe(0);
    expect(processesOn(folder)).toEqual([]);
    graph = await started(folder);
    expect(graph.rows).toBeUndefined();
    expect(await ask(graph.url, '{ partyCounts(at: "2026-11-23") { total } }')).toEqual({ partyCounts: [{ total: 125 }] });
    expect(await graph.command.signal('SIGTERM')).toBe(0);
    expect(processesOn(folder)).toEqual([]);
  }, LONG);

  it('npm run reset empties it again', async () => {
    await cp(join(folder, 'page'), built, { recursive: true });
    expect((await failing('reset', { ASSEMBLY_FOLDER: folder })).code).toBe(0);
    await expect(readFile(join(folder, 'secret'))).rejects.toThrow('ENOENT');
  }, LONG);
});

describe('npm start with DATABASE_URL', () => {
  it('uses the PostgreSQL that it names, each subgraph in its own schema', async () => {
    const { url: DATABASE_URL, drop } = await temporaryDatabase();
    const { command, rows, url } = await started(await newFolder(), { DATABASE_URL });
    expect(rows).toBeDefined();
    expect(await ask(url, '{ state(iso3: "SEN") { name } }')).toEqual({ state: { name: 'Senegal' } });
    expect(await command.signal('SIGINT')).toBe(0);
    await drop();
  }, LONG);
});

describe('what keeps it from starting is one sentence and exit code 1', () => {
  it('a taken port', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const { code, said } = await failing('start', { ASSEMBLY_FOLDER: join(await temporaryFolder(), 'assembly'), PORT: String(port) });
    server.close();
    expect([code, said]).toEqual([1, [expect.stringMatching(ONE_SENTENCE)]]);
    expect(said[0]).toContain(String(port));
  }, LONG);

  it('a folder that can not be written', async () => {
    // A file in the folder's place: it binds root as well, which permission bits do not.
    const file = join(await temporaryFolder(), 'file');
    await writeFile(file, '');
    const { code, said } = await failing('start', { ASSEMBLY_FOLDER: join(file, 'assembly') });
    expect([code, said]).toEqual([1, [expect.stringMatching(ONE_SENTENCE)]]);
  }, LONG);

  it('a DATABASE_URL that leads nowhere, without its password', async () => {
    const { code, said } = await failing('start', { ASSEMBLY_FOLDER: join(await temporaryFolder(), 'assembly'), DATABASE_URL: 'postgres://someone:s3cret@127.0.0.1:1/nowhere' });
    expect([code, said]).toEqual([1, [expect.stringContaining('nothing listens on 127.0.0.1:1')]]);
    expect(said[0]).not.toContain('s3cret');
  }, LONG);

  // Which settings are refused, and in which words, is in env.spec.ts.
  it.each([['PORT', 'x', 'PORT must be'], ['DATA_FOLDER', '/nowhere', 'There is no data set in /nowhere']])('%s=%s', async (name, value, words) => {
    const { code, said } = await failing('start', { ASSEMBLY_FOLDER: join(await temporaryFolder(), 'assembly'), [name]: value });
    expect([code, said]).toEqual([1, [expect.stringMatching(ONE_SENTENCE)]]);
    expect(said[0]).toContain(words);
  }, LONG);

  it('a data set with a bad row, by file, line, column and reason, with nothing loaded', async () => {
    const folder = await temporaryFolder();
    const data = join(folder, 'data');
    execFileSync('cp', ['-r', 'data', data]);
    const states = join(data, 'states.csv');
    await writeFile(states, (await readFile(states, 'utf8')).replace('AD,AND,020,Andorra,member', 'AD,AND,020,Andorra,guest'));
    const { code, said } = await failing('start', { ASSEMBLY_FOLDER: join(folder, 'assembly'), DATA_FOLDER: data });
    expect(code).toBe(1);
    expect(said).toEqual(['The data set has 1 problem; nothing was loaded.', expect.stringContaining('states.csv:2  un_status  "guest" is none of member, observer, non_member')]);
    const checked = await failing('check-data', { DATA_FOLDER: data });
    expect([checked.code, checked.said]).toEqual([1, said]);
    await rm(states);
    expect((await failing('check-data', { DATA_FOLDER: data })).code).toBe(1);
  }, LONG);

  it('an unknown command prints the usage; --help does and exits with 0', async () => {
    expect((await failing('dance', {})).code).toBe(1);
    const help = await failing('--help', {});
    expect([help.code, help.said[0]]).toEqual([0, 'The Assembly Graph, from the command line.']);
  }, LONG);
});

describe('npm run start:distributed', () => {
  it('serves the same graph from five processes, and Ctrl-C ends all of them', async () => {
    const folder = await newFolder();
    const command = runCommand('distributed', { ASSEMBLY_FOLDER: folder, PORT: String(await fiveFreePorts()), WEBHOOKS_TO_LOOPBACK: 'yes' });
    running.push(command);
    const [, , url] = await command.says(READY);
    const data = await ask(url!, '{ topic(code: "COOPERATION") { label treaties(first: 1) { totalCount } sideEvents(first: 1) { totalCount } resolutions(first: 1) { totalCount } statements(first: 1) { totalCount } } }');
    expect(data.topic.label).toBe('Cooperation');
    expect(data.topic.resolutions.totalCount).toBeGreaterThan(0);
    for (const name of ['membership', 'sessions', 'civil-society', 'resolutions']) expect(command.output()).toContain(`[${name}] The ${name} subgraph answers at`);
    const membership = new URL(url!);
    membership.port = String(Number(membership.port) + 1);
    expect((await post(membership.origin, '{ _service { sdl } }')).status).toBe(401);
    expect((await post(url!, '{ __typename }', await tokenOf(folder, 'ngo', '--organization', 'amnesty'))).status).toBe(200);
    expect((await post(url!, '{ __typename }', 'a.b.c')).status).toBe(401);
    const token = await tokenOf(folder, 'secretariat', '--scope', Object.values(SCOPES).join(' '));
    await tellsWhatHappens(url!, token);
    await tellsAnAddress(url!, token);
    const health = (await (await fetch(`${membership.origin}/health/ready`)).json()) as { listeners: { of: string; state: string }[] };
    expect(health.listeners.length).toBeGreaterThan(0);
    expect(health.listeners.filter(({ state }) => state !== 'listening')).toEqual([]);
    expect(await command.signal('SIGINT')).toBe(0);
    expect(processesOn(folder)).toEqual([]);
    await expect(fetch(url!)).rejects.toThrow();
  }, 2 * LONG);
});

describe('a subgraph as a process of its own', () => {
  it('says in one sentence that its DATABASE_URL leads nowhere, without the password', async () => {
    const { code, said } = await ending(runApp('membership-subgraph', { PORT: '0', DATABASE_URL: 'postgres://someone:s3cret@127.0.0.1:1/nowhere' }));
    expect([code, said]).toEqual([1, ['DATABASE_URL leads nowhere: nothing listens on 127.0.0.1:1.']]);
  }, LONG);
});

describe('start:distributed is not ready because somebody else answers', () => {
  it('a port taken by a program that is ready itself', async () => {
    const port = await fiveFreePorts();
    const other = createHttpServer((_request, response) => response.end('ready')).listen(port + 1, '127.0.0.1');
    await once(other, 'listening');
    const command = runCommand('distributed', { ASSEMBLY_FOLDER: join(await temporaryFolder(), 'assembly'), PORT: String(port) });
    running.push(command);
    expect(await command.ended).toBe(1);
    other.close();
    expect(command.output()).toContain(`Port ${port + 1} is taken by another program`);
    expect(command.output()).not.toMatch(READY);
  }, LONG);
});

/** The first of five ports in a row that are free now. */
async function fiveFreePorts(): Promise<number> {
  for (let port = 21_000 + (process.pid % 500) * 20; ; port += 5) {
    const servers = [0, 1, 2, 3, 4].map((offset) => createServer().listen(port + offset, '127.0.0.1'));
    const all = await Promise.all(servers.map((server) => Promise.race([once(server, 'listening').then(() => true), once(server, 'error').then(() => false)])));
    await Promise.all(servers.map((server) => new Promise((closed) => server.close(closed))));
    if (all.every(Boolean)) return port;
  }
}
