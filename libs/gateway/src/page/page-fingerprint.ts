import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where the sources of the page are. */
export const browserFolder = fileURLToPath(new URL('./browser', import.meta.url));

const packages = ['graphiql', '@graphiql/react', 'react', 'react-dom', 'monaco-editor', 'monaco-graphql', 'graphql', 'esbuild'];

/**
 * What a built page depends on, as a short name: the versions of the packages and the text of its sources. The same name
 * means the same files.
 */
export async function pageFingerprint(recipe: string): Promise<string> {
  const hash = createHash('sha256').update(recipe);
  const require = createRequire(import.meta.url);
  for (const name of packages) hash.update(`${name}@${await versionOf(require, name)}\n`);
  for (const file of (await readdir(browserFolder)).sort()) hash.update(file).update(await readFile(join(browserFolder, file)));
  return hash.digest('hex').slice(0, 16);
}

async function versionOf(require: NodeJS.Require, name: string): Promise<string> {
  for (const folder of require.resolve.paths(name) ?? []) {
    const text = await readFile(join(folder, name, 'package.json'), 'utf8').catch(() => undefined);
    if (text !== undefined) return String((JSON.parse(text) as { version?: unknown }).version);
  }
  throw new Error(`the package ${name} is not installed`);
}
