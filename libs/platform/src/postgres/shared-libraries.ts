import { readFile, symlink } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { StartFailure } from '../start-failure.ts';

interface Link {
  /** The file that exists, e.g. `native/lib/libpq.so.5.18`, relative to the package. */
  readonly source: string;
  /** The name the programs ask the loader for, e.g. `native/lib/libpq.so.5`. */
  readonly target: string;
}

/**
 * Makes the links between the shared libraries of a platform package. npm packages cannot carry links, so the package lists
 * them in `pg-symlinks.json` and makes them in its postinstall script, which does not run where install scripts are off.
 * Links that are there already are left alone, so a second call (or a read-only folder that is complete) costs nothing.
 * @throws StartFailure when a link is missing and the folder cannot be written
 */
export async function linkSharedLibraries(root: string): Promise<void> {
  const links = await listedLinks(root);
  await Promise.all(links.map((link) => make(root, link)));
}

async function listedLinks(root: string): Promise<readonly Link[]> {
  try {
    return JSON.parse(await readFile(join(root, 'native', 'pg-symlinks.json'), 'utf8')) as Link[];
  } catch (failure) {
    // The packages for Windows have no links and no list.
    if ((failure as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw new StartFailure(
      'The list of shared libraries of the embedded PostgreSQL in node_modules cannot be read: run npm install again.',
    );
  }
}

async function make(root: string, { source, target }: Link): Promise<void> {
  try {
    await symlink(relative(dirname(target), source), join(root, target));
  } catch (failure) {
    if ((failure as NodeJS.ErrnoException).code === 'EEXIST') return;
    // On a read-only file system EROFS comes before EEXIST, so look before giving up.
    if (await readable(join(root, target))) return;
    throw new StartFailure(
      `The shared library ${basename(target)} of the embedded PostgreSQL is not linked and ${join(root, dirname(target))} cannot be written: make it writable once, or run npm rebuild with scripts allowed.`,
    );
  }
}

const readable = (path: string): Promise<boolean> =>
  readFile(path).then(
    () => true,
    () => false,
  );
