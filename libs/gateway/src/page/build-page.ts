import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { BuildOptions } from 'esbuild';
import { browserFolder, pageFingerprint } from './page-fingerprint.ts';

/** The files of the page, ready to be served. */
export interface BuiltPage {
  /** The folder's name, which changes when any file does. */
  name: string;
  folder: string;
  /** Every file there is, so that no other is ever read. */
  files: ReadonlySet<string>;
}

const MANIFEST = 'manifest.json';

const shared: BuildOptions = {
  bundle: true,
  minify: true,
  target: 'es2022',
  platform: 'browser',
  loader: { '.ttf': 'file' },
  define: { 'process.env.NODE_ENV': '"production"' },
  jsx: 'automatic',
  legalComments: 'eof',
  tsconfigRaw: {},
  logLevel: 'silent',
  absWorkingDir: browserFolder,
};
const page: BuildOptions = {
  ...shared,
  entryPoints: { main: './main.tsx' },
  format: 'esm',
  splitting: true,
  chunkNames: '[name]-[hash]',
  assetNames: '[name]-[hash]',
};
const workers: BuildOptions = {
  ...shared,
  entryPoints: {
    'editor-worker': 'monaco-editor/esm/vs/editor/editor.worker.js',
    'json-worker': 'monaco-editor/esm/vs/language/json/json.worker.js',
    'graphql-worker': 'monaco-graphql/esm/graphql.worker.js',
  },
  format: 'iife',
};

/**
 * Builds the page into a folder of its own under `folder`, or finds it there. It is built beside and put in its place whole,
 * so a process that ends halfway leaves nothing that looks finished; older builds are removed.
 *
 * @throws when the folder cannot be written or a package is missing
 */
export async function buildPage(folder: string): Promise<BuiltPage> {
  const name = await pageFingerprint(
    JSON.stringify([
      { ...page, absWorkingDir: '' },
      { ...workers, absWorkingDir: '' },
    ]),
  );
  const target = join(folder, name);
  const found = await finished(target);
  if (found) return { name, folder: target, files: found };

  const building = join(folder, `building-${randomUUID()}`);
  try {
    await mkdir(building, { recursive: true });
    const { build } = await import('esbuild');
    await Promise.all([build({ ...page, outdir: building }), build({ ...workers, outdir: building })]);
    const files = await readdir(building);
    await Promise.all(files.map((file) => compress(join(building, file))));
    await writeFile(join(building, MANIFEST), JSON.stringify(files));
    await rm(target, { recursive: true, force: true });
    await rename(building, target).catch(async (error: unknown) => {
      // Another process built the same page meanwhile: its files are as good as ours.
      if (!(await finished(target))) throw error;
    });
    await removeOthers(folder, name);
    return { name, folder: target, files: new Set(files) };
  } finally {
    await rm(building, { recursive: true, force: true }).catch(() => undefined);
  }
}

async function finished(target: string): Promise<Set<string> | undefined> {
  try {
    return new Set(JSON.parse(await readFile(join(target, MANIFEST), 'utf8')) as string[]);
  } catch {
    return undefined;
  }
}

async function compress(file: string): Promise<void> {
  await writeFile(`${file}.gz`, await promisify(gzip)(await readFile(file), { level: 6 }));
}

async function removeOthers(folder: string, name: string): Promise<void> {
  const builds = (await readdir(folder)).filter((each) => /^[0-9a-f]{16}$/.test(each) && each !== name);
  await Promise.all(builds.map((each) => rm(join(folder, each), { recursive: true, force: true })));
}
