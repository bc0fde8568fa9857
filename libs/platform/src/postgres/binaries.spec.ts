import { afterAll, describe, expect, it } from '@jest/globals';
import { chmod, mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StartFailure } from '../start-failure.ts';
import { installedAt, postgresBinaries } from './binaries.ts';
import { clusterFiles, openCluster } from './cluster-files.ts';
import { serverAccount } from './server-account.ts';

const folders: string[] = [];
const newFolder = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'assembly-graph-spec-'));
  folders.push(folder);
  await chmod(folder, 0o755);
  return folder;
};
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))));

const sentence = async (refused: Promise<unknown>): Promise<string> => {
  const failure = await refused.catch((thrown: unknown) => thrown);
  expect(failure).toBeInstanceOf(StartFailure);
  expect((failure as StartFailure).message).toMatch(/^[A-Z][^\n]+\.$/);
  return (failure as StartFailure).message;
};

/** A platform package whose programs are what they should not be. */
async function packageWith(content: string): Promise<string> {
  const root = await newFolder();
  await mkdir(join(root, 'native', 'bin'), { recursive: true });
  await writeFile(join(root, 'package.json'), JSON.stringify({ version: '18.4.0-beta.17' }));
  for (const name of ['postgres', 'initdb', 'pg_ctl'])
    await writeFile(join(root, 'native', 'bin', name), content, { mode: 0o644 });
  return root;
}

describe('the PostgreSQL that npm installed', () => {
  it('is of the major version its package says, and may be run', async () => {
    const { postgres, initdb, major } = await postgresBinaries();
    expect(major).toBe(18);
    for (const program of [postgres, initdb]) expect((await stat(program)).mode & 0o111).toBe(0o111);
  });

  it('is made executable when the installer has lost that', async () => {
    const { postgres } = await installedAt(await packageWith(''));
    expect((await stat(postgres)).mode & 0o777).toBe(0o755);
  });

  it('is refused in one sentence on a platform that has none', async () => {
    const arch = Object.getOwnPropertyDescriptor(process, 'arch')!;
    Object.defineProperty(process, 'arch', { ...arch, value: 'pdp11' });
    try {
      expect(await sentence(postgresBinaries())).toMatch(/^There is no embedded PostgreSQL for \w+-pdp11 .* DATABASE_URL /);
    } finally {
      Object.defineProperty(process, 'arch', arch);
    }
  });

  it('is refused in one sentence when it is incomplete', async () => {
    expect(await sentence(installedAt(await newFolder()))).toContain('is incomplete');
  });

  it('is refused in one sentence when this system cannot run it', async () => {
    const binaries = await installedAt(await packageWith('\0 the program of another kind of machine'));
    const files = clusterFiles(await newFolder());
    expect(await sentence(openCluster(binaries, await serverAccount(files.data), files, true))).toMatch(
      /^The embedded PostgreSQL does not run on this system /,
    );
  });
});
