import type { DataProblem } from '@assembly-graph/kernel';
import { BadData, checkDataSet, readDataSet, type Running } from '@assembly-graph/platform';
import { domains } from '@assembly-graph/whole';
import type { Env } from './env.ts';

/** Reads and checks the data set as a load would, and writes nothing. @throws BadData with every problem */
export async function checkData({ dataFolder }: Env): Promise<Running> {
  const { tables } = await readDataSet(dataFolder);
  const problems: readonly DataProblem[] = checkDataSet(tables, domains.map(({ data }) => data.loads));
  if (problems.length > 0) throw new BadData(problems);
  const rows = Object.values(tables).reduce((sum, table) => sum + table.length, 0);
  process.stdout.write(`${Object.keys(tables).length} tables, ${rows.toLocaleString('en')} rows: nothing wrong.\n`);
  return { close: async () => undefined };
}
