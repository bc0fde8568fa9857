import { join } from 'node:path';
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { readDataSet, StartFailure, type Running } from '@assembly-graph/platform';
import { makeSyntheticAssembly } from '@assembly-graph/synthetic';
import { provideDatabases } from '@assembly-graph/whole';
import type { Env } from './env.ts';
import { progressDisplay } from './progress-display.ts';

export const SYNTHETIC_USAGE = `Makes a synthetic assembly, to see how the graph does with more than the record has.

  npm run synthetic                       a hundred times the record, in .assembly/synthetic
  npm run synthetic -- --times 1000       a thousand times: some six million rows, 4 GB, a few minutes
  npm run synthetic -- --seed 7           another one of the same size; the same seed makes the same

Then start the graph on it:  ASSEMBLY_FOLDER=.assembly/synthetic npm start
Every row of it says that it is synthetic: by its source S-SYNTHETIC, its note and its title. It is made in a folder, or in the
database of DATABASE_URL, that is empty, and nowhere else. Exits with 0, or with 1 and one sentence.`;

const OPTIONS = {
  times: { type: 'string', default: '100' },
  seed: { type: 'string', default: '1' },
} satisfies ParseArgsConfig['options'];

/** Makes a synthetic assembly beside the one of the folder. @throws StartFailure for arguments that make none, and where there is something already */
export async function synthetic({ databaseUrl, folder, dataFolder }: Env, args: readonly string[]): Promise<Running> {
  const { times, seed } = readArguments(args);
  const into = join(folder, 'synthetic');
  const display = progressDisplay(process.stdout);
  const data = await readDataSet(dataFolder);
  const provided = await provideDatabases(databaseUrl, into);
  try {
    const rows = await makeSyntheticAssembly(provided.urls, data, { times, seed, onStep: display.step });
    display.end();
    const all = Object.values(rows).reduce((sum, each) => sum + each, 0);
    process.stdout.write(`${all.toLocaleString('en')} synthetic facts, seed ${seed}, ${databaseUrl ? 'in the database of DATABASE_URL' : `in ${into}`}.\n`);
  } finally {
    display.end();
    await provided.close();
  }
  return { close: async () => undefined };
}

function readArguments(args: readonly string[]): { times: number; seed: number } {
  const { times, seed } = valuesOf(args);
  if (![times, seed].every((value) => /^\d{1,10}$/.test(value))) throw new StartFailure('--times and --seed are whole numbers; see --help.');
  return { times: Number(times), seed: Number(seed) };
}

function valuesOf(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, strict: true }).values;
  } catch (error) {
    throw new StartFailure(`${(error as Error).message.split('.')[0]}; see --help.`);
  }
}
