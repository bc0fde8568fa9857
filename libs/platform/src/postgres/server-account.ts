import { execFile } from 'node:child_process';
import { chown, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { StartFailure } from '../start-failure.ts';

const run = promisify(execFile);

/** The account the server runs under; absent: the one we run under ourselves. */
export interface Account {
  readonly uid?: number;
  readonly gid?: number;
  /** What it is lent to pass folders that are closed to it. */
  readonly pass?: Pass;
}

/**
 * PostgreSQL refuses to run as root. Started by root it runs under the account that owns its data already, else under
 * `postgres`, else under `nobody`; no account is ever created, and everybody else simply runs it as themselves.
 * @throws StartFailure when root has no account to lend
 */
export async function serverAccount(data: string): Promise<Account> {
  if (process.getuid?.() !== 0) return {};
  const owner = await stat(data).catch(() => undefined);
  if (owner !== undefined && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const account = (await accountNamed('postgres')) ?? (await accountNamed('nobody'));
  if (account === undefined) {
    throw new StartFailure(
      'PostgreSQL does not run as root and this system has no account postgres or nobody to run it under: start as an ordinary user.',
    );
  }
  return account;
}

async function accountNamed(name: string): Promise<Account | undefined> {
  try {
    const [uid, gid] = await Promise.all(['-u', '-g'].map(async (what) => Number((await run('id', [what, name])).stdout)));
    return { uid, gid };
  } catch {
    return undefined;
  }
}

/**
 * Capabilities that let the account pass folders closed to it, the weaker first: it may then read what it could not, or, where
 * the container withholds that one, write too. Nobody but the superuser of the database, which is us, can make use of it.
 */
const PASSES = ['dac_read_search', 'dac_override'] as const;
type Pass = (typeof PASSES)[number];

/**
 * Sees to it that the account can enter the database folder and run the programs, which it cannot by itself when root keeps
 * the project in its own home. Where the system has setpriv(1) the account is then lent a pass.
 * @returns the account, with the pass if it needs one
 * @throws StartFailure naming the first folder on the way that keeps it out
 */
export async function openTheWay(
  account: Account,
  folder: string,
  program: string,
  passes: readonly Pass[] = PASSES,
): Promise<Account> {
  if (account.uid === undefined) return account;
  // A folder that root has just made for this purpose (mkdtemp makes it 0700) is handed over; its parents are not ours to open.
  if (!(await mayEnter(account, folder)) && (await mayEnter(account, dirname(folder))))
    await chown(folder, account.uid, account.gid!);
  const way = [folder, program];
  for (const lent of [account, ...passes.map((pass) => ({ ...account, pass }))]) {
    if ((await Promise.all(way.map((path) => mayEnter(lent, path)))).every(Boolean)) return lent;
  }
  const closed = (await mayEnter(account, folder)) ? program : folder;
  throw new StartFailure(
    `PostgreSQL does not run as root, and the account it runs under instead (uid ${account.uid}) may not enter ${await firstClosed(account, closed)}: move the project or its database folder elsewhere, or start as an ordinary user.`,
  );
}

/** How to spawn a program under an account. */
export function underAccount(
  { uid, gid, pass }: Account,
  program: string,
  args: readonly string[],
): { command: string; args: string[]; ids: Account } {
  if (pass === undefined) return { command: program, args: [...args], ids: { uid, gid } };
  const lend = [
    `--reuid=${uid}`,
    `--regid=${gid}`,
    '--clear-groups',
    `--inh-caps=+${pass}`,
    `--ambient-caps=+${pass}`,
    `--bounding-set=-all,+${pass}`,
    // Without it access(2), which initdb asks whether it finds PostgreSQL, overlooks the pass.
    '--securebits=+no_setuid_fixup',
  ];
  // setpriv replaces itself by the program, so the process id is the program's own.
  return { command: 'setpriv', args: [...lend, '--', program, ...args], ids: {} };
}

async function firstClosed(account: Account, path: string): Promise<string> {
  const above = dirname(path);
  return above === path || (await mayEnter(account, above)) ? path : firstClosed(account, above);
}

/** Asks the system instead of reading mode bits, which know nothing of access lists and mount options. */
async function mayEnter(account: Account, path: string): Promise<boolean> {
  const { command, args, ids } = underAccount(account, '/bin/sh', ['-c', 'test -x "$1"', 'sh', path]);
  try {
    await run(command, args, { ...ids, cwd: '/' });
    return true;
  } catch {
    return false;
  }
}
