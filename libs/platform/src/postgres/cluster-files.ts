import { randomBytes } from 'node:crypto';
import { spawn } from 'node:child_process';
import { chown, mkdir, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { StartFailure } from '../start-failure.ts';
import type { PostgresBinaries } from './binaries.ts';
import { brokenFolder } from './broken-folder.ts';
import { serverEnvironment } from './env.ts';
import { underAccount, type Account } from './server-account.ts';

/** What one folder holds: PostgreSQL's own data, and beside it the password of its superuser. */
export interface ClusterFiles {
  readonly folder: string;
  readonly data: string;
  readonly password: string;
}

export const clusterFiles = (folder: string): ClusterFiles => ({
  folder,
  data: join(folder, 'pgdata'),
  password: join(folder, 'password'),
});

/** The superuser of an embedded cluster. */
export const SUPERUSER = 'postgres';

/**
 * Makes the cluster if the folder has none, and looks at the one it has.
 * @returns the superuser's password
 * @throws StartFailure when what is there is not a cluster of this version
 */
export async function openCluster(
  binaries: PostgresBinaries,
  account: Account,
  files: ClusterFiles,
  durable: boolean,
): Promise<string> {
  if (await isNew(files)) return createCluster(binaries, account, files, durable);
  await refuseBroken(files, binaries.major);
  const password = await readFile(files.password, 'utf8').catch(() => '');
  return password.trim() || renewPassword(binaries, account, files);
}

async function isNew({ folder, data }: ClusterFiles): Promise<boolean> {
  try {
    return (await readdir(data)).length === 0;
  } catch (failure) {
    const { code } = failure as NodeJS.ErrnoException;
    if (code === 'ENOENT') return true;
    if (code === 'ENOTDIR') throw brokenFolder(folder, 'pgdata is not a folder');
    throw failure;
  }
}

async function refuseBroken({ folder, data }: ClusterFiles, major: number): Promise<void> {
  const version = (await readFile(join(data, 'PG_VERSION'), 'utf8').catch(() => '')).trim();
  if (!/^[0-9.]{1,9}$/.test(version)) throw brokenFolder(folder, 'its PG_VERSION is missing or unreadable');
  if (version !== String(major))
    throw brokenFolder(folder, `it was made by PostgreSQL ${version} and this is PostgreSQL ${major}`);
  const control = await stat(join(data, 'global', 'pg_control')).catch(() => undefined);
  if (!control?.isFile()) throw brokenFolder(folder, 'its control file is missing');
}

/** The cluster is made beside its place and then renamed into it, so that one cut short is never taken for a broken one. */
async function createCluster(
  binaries: PostgresBinaries,
  account: Account,
  files: ClusterFiles,
  durable: boolean,
): Promise<string> {
  const draft = `${files.data}.new`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { mode: 0o700 });
  if (account.uid !== undefined) await chown(draft, account.uid, account.gid!);
  const password = await writePassword(account, files);
  await initdb(binaries, account, files, [
    `--pgdata=${draft}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${files.password}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    // The provider inside PostgreSQL sorts the same on every system and after every upgrade of it; the C library's does not.
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-instructions',
    ...(durable ? [] : ['--no-sync']),
  ]);
  await rename(draft, files.data);
  return password;
}

async function initdb(binaries: PostgresBinaries, account: Account, files: ClusterFiles, args: readonly string[]): Promise<void> {
  const { code, said } = await finished(binaries.initdb, args, account, '');
  if (code === 0) return;
  if (/No space left on device/.test(said)) throw new StartFailure(`The disk of the database folder ${files.folder} is full.`);
  if (code === 126 || code === 127 || /shared librar|Library not loaded|^E(NOENT|NOEXEC|ACCES)$/.test(said)) {
    throw new StartFailure(
      `The embedded PostgreSQL does not run on this system (${firstLine(said)}): set DATABASE_URL to a PostgreSQL of your own.`,
    );
  }
  throw new StartFailure(`PostgreSQL could not make a database in ${files.folder} (${firstLine(said)}).`);
}

/** The data is whole and only the password is lost: PostgreSQL run for one statement by the owner of its files asks for none. */
async function renewPassword(binaries: PostgresBinaries, account: Account, files: ClusterFiles): Promise<string> {
  const password = await writePassword(account, files);
  const { code } = await finished(
    binaries.postgres,
    ['--single', '-D', files.data, 'postgres'],
    account,
    `ALTER ROLE ${SUPERUSER} PASSWORD '${password}'\n`,
  );
  if (code === 0) return password;
  await rm(files.password, { force: true });
  throw brokenFolder(files.folder, 'its password is lost and cannot be renewed');
}

/** Hexadecimal, so that it needs no quoting in a URL or a statement. */
async function writePassword(account: Account, files: ClusterFiles): Promise<string> {
  const password = randomBytes(24).toString('hex');
  await rm(files.password, { force: true });
  await writeFile(files.password, `${password}\n`, { mode: 0o600, flag: 'wx' });
  // initdb reads it under the server's account; root reads it anyway.
  if (account.uid !== undefined) await chown(files.password, account.uid, account.gid!);
  return password;
}

async function finished(
  program: string,
  args: readonly string[],
  account: Account,
  input: string,
): Promise<{ code: number; said: string }> {
  const under = underAccount(account, program, args);
  const child = spawn(under.command, under.args, {
    ...under.ids,
    cwd: '/',
    env: serverEnvironment(),
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  const ended = new Promise<number>((resolve, reject) => child.once('error', reject).once('close', (code) => resolve(code ?? 1)));
  child.stdin.on('error', () => {}).end(input);
  try {
    const [code, said] = await Promise.all([ended, text(child.stderr)]);
    return { code, said };
  } catch (failure) {
    return { code: 1, said: String((failure as NodeJS.ErrnoException).code ?? 'it could not be run') };
  }
}

const firstLine = (said: string): string =>
  (said.split('\n').find((line) => /error|FATAL/i.test(line)) ?? said.split('\n')[0] ?? '')
    .replace(/^.*?(error|FATAL): */i, '')
    .trim()
    .slice(0, 200);
