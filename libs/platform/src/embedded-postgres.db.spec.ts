import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import { temporaryFolder } from '@assembly-graph/testing';
import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, rmSync } from 'node:fs';
import { chmod, mkdir, readFile, rename, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { startEmbeddedPostgres, type EmbeddedPostgres, type EmbeddedPostgresOptions } from './embedded-postgres.ts';
import { alive, commandLineOf, gone } from './postgres/living-process.ts';
import { openTheWay } from './postgres/server-account.ts';
import { StartFailure } from './start-failure.ts';

const folders: string[] = [];
const running: EmbeddedPostgres[] = [];
const children: ChildProcess[] = [];

async function newFolder(): Promise<string> {
  const folder = await temporaryFolder();
  folders.push(folder);
  return folder;
}

let used: Promise<string> | undefined;

/** A folder that was started and stopped before: a copy of one, which is quicker than making it. */
async function usedFolder(): Promise<string> {
  used ??= newFolder().then(async (folder) => {
    await (await startEmbeddedPostgres({ folder, durable: false })).stop();
    return folder;
  });
  const [from, folder] = [await used, await newFolder()];
  await rm(folder, { recursive: true });
  // PostgreSQL looks at the owners too.
  expect(await exitOf(spawn('cp', ['-a', from, folder], { stdio: 'inherit' }))).toBe(0);
  return folder;
}

async function start(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const postgres = await startEmbeddedPostgres(options);
  running.push(postgres);
  return postgres;
}

async function refusal(options: EmbeddedPostgresOptions): Promise<string> {
  const failure = await startEmbeddedPostgres(options).then(
    (postgres) => postgres.stop(),
    (thrown: unknown) => thrown,
  );
  expect(failure).toBeInstanceOf(StartFailure);
  const { message } = failure as StartFailure;
  expect(message).toMatch(/^[A-Z][^\n]+\.$/);
  return message;
}

async function ask<T extends pg.QueryResultRow>(url: string, statement: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query<T>(statement)).rows;
  } finally {
    await client.end();
  }
}

const moduleUrl = new URL('./embedded-postgres.ts', import.meta.url).href;

/** Another process that starts PostgreSQL and prints what came of it as one line of JSON. */
async function elsewhere(
  folder: string,
  account: { uid?: number; gid?: number } = {},
  after = '',
): Promise<{ child: ChildProcess; said: Record<string, any> }> {
  const script = `
    import { startEmbeddedPostgres } from ${JSON.stringify(moduleUrl)};
    try {
      const postgres = await startEmbeddedPostgres({ folder: ${JSON.stringify(folder)} });
      console.log(JSON.stringify({ pid: postgres.pid, url: postgres.url() }));
      ${after || 'setInterval(() => {}, 1000);'}
    } catch (failure) {
      console.log(JSON.stringify({ name: failure.name, message: failure.message }));
    }`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
    ...account,
    cwd: join(import.meta.dirname, '../../..'),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  for await (const line of createInterface({ input: child.stdout! })) return { child, said: JSON.parse(line) };
  throw new Error('the other process ended without a word');
}

const exitOf = (child: ChildProcess): Promise<number | null> =>
  child.exitCode !== null
    ? Promise.resolve(child.exitCode)
    : new Promise((resolve) => child.once('exit', (code) => resolve(code)));

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  await Promise.all(running.splice(0).map((postgres) => postgres.stop()));
});

afterAll(() => {
  for (const folder of folders) {
    chmodSync(folder, 0o755);
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
});

describe('an embedded PostgreSQL', () => {
  it('is made on the first start and found again, with its data, on the next', async () => {
    const folder = join(await newFolder(), 'deep', 'down');
    const first = await start({ folder });
    await ask(first.url(), 'create table kept as select 128 as states_parties');
    await first.stop();
    const second = await start({ folder });
    expect(await ask(second.url(), 'select * from kept')).toEqual([{ states_parties: 128 }]);
  });

  it('listens on 127.0.0.1 alone, keeps what is committed, and sorts the same everywhere', async () => {
    const { url } = await start({ folder: await usedFolder() });
    const [settings] = await ask(
      url(),
      `select current_setting('listen_addresses') as addresses, current_setting('unix_socket_directories') as sockets,
              current_setting('fsync') as fsync, current_setting('synchronous_commit') as waits, current_setting('full_page_writes') as pages,
              current_setting('max_connections') as connections, current_setting('password_encryption') as passwords,
              current_setting('server_encoding') as encoding, datlocprovider::text as provider, datlocale as locale
         from pg_database where datname = current_database()`,
    );
    expect(settings).toEqual({
      addresses: '127.0.0.1',
      sockets: '',
      fsync: 'on',
      waits: 'on',
      pages: 'on',
      connections: '200',
      passwords: 'scram-sha-256',
      encoding: 'UTF8',
      provider: 'b',
      locale: 'C.UTF-8',
    });
    const words = await ask<{ word: string }>(
      url(),
      "select word from unnest(array['é', 'b', 'Z', 'a', 'È']) word order by word",
    );
    expect(words.map(({ word }) => word)).toEqual(['Z', 'a', 'b', 'È', 'é']);
  });

  it('keeps a generated password in a file that only its owner reads, outside of the data, and asks for it', async () => {
    const folder = await newFolder();
    const { url, port } = await start({ folder });
    const file = await stat(join(folder, 'password'));
    expect(file.mode & 0o777).toBe(0o600);
    const password = (await readFile(join(folder, 'password'), 'utf8')).trim();
    expect(password).toMatch(/^[0-9a-f]{48}$/);
    expect(new URL(url()).password).toBe(password);
    await expect(ask(`postgresql://postgres:wrong@127.0.0.1:${port}/postgres`, 'select 1')).rejects.toMatchObject({
      code: '28P01',
    });
    expect(await commandLineOf(running.at(-1)!.pid)).not.toContain(password);
  });

  it('names any database in its URL, and has a port of its own in every folder', async () => {
    const [one, other] = await Promise.all([start({ folder: await newFolder() }), start({ folder: await newFolder() })]);
    expect(one.port).not.toBe(other.port);
    expect(new URL(one.url('civil society')).pathname).toBe('/civil%20society');
    await ask(one.url(), 'create database "civil society"');
    expect(await ask(one.url('civil society'), 'select current_database() as name')).toEqual([{ name: 'civil society' }]);
  });

  it('stops any number of times, at once and when the server has gone by itself, with clients connected', async () => {
    const postgres = await start({ folder: await usedFolder() });
    const client = new pg.Client({ connectionString: postgres.url() });
    const lost = new Promise<string>((resolve) =>
      client.on('error', (failure) => resolve((failure as pg.DatabaseError).code ?? failure.message)),
    );
    await client.connect();
    process.kill(postgres.pid, 'SIGINT');
    await Promise.all([postgres.stop(), postgres.stop()]);
    expect(alive(postgres.pid)).toBe(false);
    expect(await lost).toBe('57P01');
    await postgres.stop();
    await postgres.ended;
  });

  it('leaves the exit code of its process alone, and does not outlive it', async () => {
    const { child, said } = await elsewhere(await usedFolder(), {}, 'process.exitCode = 7;');
    expect(await exitOf(child)).toBe(7);
    expect(await gone(said.pid, 10_000)).toBe(true);
  });

  it('ends with a process that is killed without a chance to stop it', async () => {
    const { child, said } = await elsewhere(await usedFolder());
    child.kill('SIGKILL');
    expect(await gone(said.pid, 10_000)).toBe(true);
  });

  it('makes the cluster anew when its making was cut short', async () => {
    const folder = await newFolder();
    await mkdir(join(folder, 'pgdata.new'));
    await writeFile(join(folder, 'pgdata.new', 'PG_VERSION'), '18\n');
    const { url } = await start({ folder });
    expect(await ask(url(), 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('makes a new password when only that was lost', async () => {
    const folder = await usedFolder();
    const first = await start({ folder });
    await ask(first.url(), 'create table kept as select 1 as one');
    await first.stop();
    await rm(join(folder, 'password'));
    const second = await start({ folder });
    expect(new URL(second.url()).password).not.toBe(new URL(first.url()).password);
    expect(await ask(second.url(), 'select * from kept')).toEqual([{ one: 1 }]);
  });
});

describe('a folder that was left behind', () => {
  it('is recovered, with every commit, when the server was killed under its running process', async () => {
    const folder = await usedFolder();
    const first = await start({ folder });
    await ask(first.url(), 'create table kept as select generate_series(1, 1000) as n');
    process.kill(first.pid, 'SIGKILL');
    await first.ended;
    const second = await start({ folder });
    expect(await ask(second.url(), 'select count(*)::int as n from kept')).toEqual([{ n: 1000 }]);
  });

  it('is recovered when its process and the server were both killed', async () => {
    const folder = await usedFolder();
    const { child, said } = await elsewhere(folder);
    await ask(said.url, 'create table kept as select generate_series(1, 1000) as n');
    process.kill(said.pid, 'SIGKILL');
    child.kill('SIGKILL');
    await exitOf(child);
    const second = await start({ folder });
    expect(await ask(second.url(), 'select count(*)::int as n from kept')).toEqual([{ n: 1000 }]);
  });

  it('is taken over from an orphan that still runs on it, and has clients', async () => {
    const folder = await usedFolder();
    const { child, said } = await elsewhere(folder);
    const client = new pg.Client({ connectionString: said.url });
    client.on('error', () => {});
    await client.connect();
    await client.query('create table kept as select generate_series(1, 1000) as n');
    // The server sleeps while its parent dies, so that nothing can end it before the next start finds it.
    process.kill(said.pid, 'SIGSTOP');
    child.kill('SIGKILL');
    await exitOf(child);
    expect(alive(said.pid)).toBe(true);
    const log: string[] = [];
    const starting = start({ folder, log: (line) => log.push(line) });
    while (!log.some((line) => line.includes(`(${said.pid})`))) await new Promise((resolve) => setTimeout(resolve, 10));
    process.kill(said.pid, 'SIGCONT');
    const second = await starting;
    expect(alive(said.pid)).toBe(false);
    expect(await ask(second.url(), 'select count(*)::int as n from kept')).toEqual([{ n: 1000 }]);
  });

  it('is started when the id in its postmaster.pid belongs to another program by now', async () => {
    const folder = await usedFolder();
    const first = await start({ folder });
    await first.stop();
    await writeFile(
      join(folder, 'pgdata', 'postmaster.pid'),
      `${process.pid}\n${join(folder, 'pgdata')}\n0\n5432\n\n\n\nready\n`,
    );
    const second = await start({ folder });
    expect(await ask(second.url(), 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('is not mistaken for one in use when the holder was another process with the same id', async () => {
    const folder = await usedFolder();
    await writeFile(join(folder, 'holder.json'), JSON.stringify({ pid: process.pid, began: '1' }));
    const { url } = await start({ folder });
    expect(await ask(url(), 'select 1 as one')).toEqual([{ one: 1 }]);
  });
});

describe('a start is refused in one sentence', () => {
  it('when the folder is in use, naming the process, which is not disturbed', async () => {
    const folder = await usedFolder();
    const { child, said } = await elsewhere(folder);
    expect(await refusal({ folder })).toBe(
      `The database folder ${folder} is in use by the running process ${child.pid}: stop that one first, or use another folder.`,
    );
    expect(await ask(said.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('when two start at once on a new folder: one of them', async () => {
    const folder = await newFolder();
    const both = await Promise.allSettled([start({ folder }), start({ folder })]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const { reason } = both.find(({ status }) => status === 'rejected') as PromiseRejectedResult;
    expect(reason.message).toContain(`in use by the running process ${process.pid}`);
  });

  it('when the port is taken, naming it', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const { port } = taken.address() as { port: number };
    try {
      const folder = await usedFolder();
      expect(await refusal({ folder, port })).toBe(
        `Port ${port} is taken by another program: stop that one or choose another port.`,
      );
      // The refusal lets go of the folder.
      expect((await start({ folder })).port).not.toBe(port);
    } finally {
      taken.close();
    }
  });

  it('when a file is in the place of the folder or above it', async () => {
    const file = join(await newFolder(), 'file');
    await writeFile(file, '');
    expect(await refusal({ folder: file })).toContain('a file is in its way');
    expect(await refusal({ folder: join(file, 'below') })).toContain('a file is in its way');
  });

  const ordinary = process.getuid!() === 0 ? { uid: 65534, gid: 65534 } : {};

  it('when the folder cannot be written', async () => {
    const folder = await newFolder();
    await chmod(folder, 0o555);
    const { said } = await elsewhere(folder, ordinary);
    expect(said).toEqual({
      name: 'StartFailure',
      message: `The database folder ${folder} cannot be written by this user: give it to this user or use another folder.`,
    });
  });

  it('when the account that root lends to the server is kept out, naming the folder', async () => {
    const above = await newFolder();
    await mkdir(join(above, 'below'));
    const failure = await openTheWay({ uid: 65534, gid: 65534 }, join(above, 'below'), '/bin/sh', []).catch(
      (thrown: unknown) => thrown,
    );
    expect(failure).toBeInstanceOf(StartFailure);
    // Only root can ask on behalf of another account; for anybody else the way is closed from its beginning.
    expect((failure as StartFailure).message).toContain(`may not enter ${process.getuid!() === 0 ? above : '/'}`);
  });

  it('but not when root keeps it where only root may go', async () => {
    const above = await newFolder();
    expect((await stat(above)).mode & 0o777).toBe(0o700);
    const { url } = await start({ folder: join(above, 'below') });
    expect(await ask(url(), 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('but an ordinary user starts it in a folder of its own', async () => {
    const folder = await newFolder();
    await chmod(folder, 0o777);
    const { said } = await elsewhere(join(folder, 'mine'), ordinary);
    expect(await ask(said.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });
});

describe('a broken folder is refused in one sentence that says how to empty it', () => {
  const brokenBy = async (damage: (data: string) => Promise<void>): Promise<string> => {
    const folder = await usedFolder();
    await damage(join(folder, 'pgdata'));
    const message = await refusal({ folder });
    expect(message).toContain(`The database folder ${folder} is broken (`);
    expect(message).toContain('npm run reset');
    return message;
  };

  const damages: [string, (data: string) => Promise<void>, RegExp][] = [
    ['PG_VERSION is missing', (data) => rm(join(data, 'PG_VERSION')), /PG_VERSION is missing/],
    [
      'PG_VERSION is garbage',
      (data) => writeFile(join(data, 'PG_VERSION'), '\0\0garbage'),
      /PG_VERSION is missing or unreadable/,
    ],
    [
      'another version made it',
      (data) => writeFile(join(data, 'PG_VERSION'), '16\n'),
      /made by PostgreSQL 16 and this is PostgreSQL 18/,
    ],
    ['its control file is missing', (data) => rm(join(data, 'global', 'pg_control')), /control file is missing/],
    [
      'its control file is cut short',
      (data) => truncate(join(data, 'global', 'pg_control'), 10),
      /PostgreSQL says|does not start/,
    ],
    [
      'its control file is garbage',
      (data) => writeFile(join(data, 'global', 'pg_control'), Buffer.alloc(8192, 7)),
      /PostgreSQL says/,
    ],
    ['its log is gone', (data) => rm(join(data, 'pg_wal'), { recursive: true }), /PostgreSQL says/],
    ['its configuration is gone', (data) => rename(join(data, 'postgresql.conf'), join(data, 'elsewhere')), /PostgreSQL/],
    [
      'a file is in its place',
      async (data) => rm(data, { recursive: true }).then(() => writeFile(data, '')),
      /pgdata is not a folder/,
    ],
    [
      'it holds something else',
      (data) => rename(join(data, 'global'), join(data, 'photos')).then(() => rm(join(data, 'PG_VERSION'))),
      /PG_VERSION/,
    ],
  ];
  for (const [what, damage, sentence] of damages) {
    it(what, async () => {
      expect(await brokenBy(damage)).toMatch(sentence);
    });
  }
});
