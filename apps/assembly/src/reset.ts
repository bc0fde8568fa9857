import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { abandoned, StartFailure, type Running } from '@assembly-graph/platform';
import { domains } from '@assembly-graph/whole';
import type { Env } from './env.ts';

/** Empties the data folder: the embedded databases, their secrets and the built page. A folder in use is left alone. */
export async function reset({ folder, databaseUrl }: Env): Promise<Running> {
  if (databaseUrl) throw new StartFailure('DATABASE_URL is set: reset empties only the embedded database, never one that was given.');
  const kept = ['postgres', 'synthetic/postgres', ...domains.map(({ name }) => name)].map((name) => join(folder, name));
  for (const cluster of kept) {
    const there = await stat(cluster).then(() => true, () => false);
    if (there && !(await abandoned(cluster))) throw new StartFailure(`${folder} is in use; stop the graph first.`);
  }
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  process.stdout.write(`${folder} is empty; the next start loads the data set anew.\n`);
  return { close: async () => undefined };
}
