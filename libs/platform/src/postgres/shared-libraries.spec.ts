import { afterAll, describe, expect, it } from '@jest/globals';
import { lstat, mkdir, mkdtemp, readFile, readlink, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StartFailure } from '../start-failure.ts';
import { linkSharedLibraries } from './shared-libraries.ts';

const packages: string[] = [];
afterAll(() => Promise.all(packages.map((root) => rm(root, { recursive: true, force: true }))));

const LINKS = [
  { source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so' },
  { source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so.5' },
];

/** A platform package as npm unpacks it when install scripts are off. */
async function unpacked(links: unknown = LINKS): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'assembly-graph-spec-'));
  packages.push(root);
  await mkdir(join(root, 'native', 'lib'), { recursive: true });
  await writeFile(join(root, 'native', 'lib', 'libpq.so.5.18'), 'libpq');
  await writeFile(join(root, 'native', 'pg-symlinks.json'), typeof links === 'string' ? links : JSON.stringify(links));
  return root;
}

describe('the links between shared libraries', () => {
  it('are made where they are missing, relative to their folder, so that the package can be moved', async () => {
    const root = await unpacked();
    await linkSharedLibraries(root);
    expect(await readlink(join(root, 'native/lib/libpq.so'))).toBe('libpq.so.5.18');
    const moved = `${root}-moved`;
    packages.push(moved);
    await rename(root, moved);
    expect(await readFile(join(moved, 'native/lib/libpq.so.5'), 'utf8')).toBe('libpq');
  });

  it('are left alone where they are, also by several at once', async () => {
    const root = await unpacked();
    await Promise.all([linkSharedLibraries(root), linkSharedLibraries(root), linkSharedLibraries(root)]);
    const before = await lstat(join(root, 'native/lib/libpq.so.5'));
    await linkSharedLibraries(root);
    expect((await lstat(join(root, 'native/lib/libpq.so.5'))).ino).toBe(before.ino);
  });

  it('are not asked of a package that lists none', async () => {
    const root = await unpacked();
    await rm(join(root, 'native', 'pg-symlinks.json'));
    await linkSharedLibraries(root);
    await expect(lstat(join(root, 'native/lib/libpq.so'))).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('are refused in one sentence when they cannot be made or the list is broken', async () => {
    const unwritable = await unpacked();
    await rm(join(unwritable, 'native', 'lib'), { recursive: true });
    await writeFile(join(unwritable, 'native', 'lib'), 'a file, into which not even root can write a link');
    await expect(linkSharedLibraries(unwritable)).rejects.toThrow(StartFailure);
    await expect(linkSharedLibraries(unwritable)).rejects.toThrow(
      /^The shared library libpq\.so(\.5)? .* cannot be written: .*\.$/,
    );
    await expect(linkSharedLibraries(await unpacked('{"cut sh'))).rejects.toThrow(/^The list of shared libraries .*\.$/);
  });
});
