import type { PageRequest } from '@assembly-graph/kernel';
import { postgresCollection } from '@assembly-graph/platform/sql';
import { domains } from '@assembly-graph/whole';
import type { DataSource, EntitySchema } from 'typeorm';
import { median } from './side-by-side.ts';

const PAGE = 100;

/** A page of each table that has one, whole and with three columns. */
export async function pagesMeasured(databases: Readonly<Record<string, DataSource>>, seconds: number): Promise<(string | number)[][]> {
  const rows: (string | number)[][] = [];
  for (const { name, storage } of domains) {
    for (const table of storage.tables as unknown as EntitySchema<{ id: string }>[]) {
      const { manager } = databases[name]!;
      const columns = manager.connection.getMetadata(table).columns.map(({ propertyName }) => propertyName);
      if (!columns.includes('id') || (await manager.count(table)) < PAGE) continue;
      const collection = postgresCollection(manager, table, { key: 'id', order: [{ field: 'id', direction: 'ASC' }] });
      const [all, three] = await turnsOf([{}, { properties: columns.slice(0, 3) }].map((wanted) => () => collection.page({ first: PAGE, ...wanted } satisfies PageRequest)), seconds / 2);
      rows.push([`${name}.${table.options.name}`, columns.length, (all!.cpu * 1000).toFixed(0), (three!.cpu * 1000).toFixed(0), (all!.cpu / three!.cpu).toFixed(1), all!.elapsed.toFixed(2), three!.elapsed.toFixed(2)]);
    }
  }
  return rows;
}

async function turnsOf(ways: readonly (() => Promise<unknown>)[], seconds: number): Promise<{ cpu: number; elapsed: number }[]> {
  const turns = ways.map(() => ({ cpu: [] as number[], elapsed: [] as number[] }));
  const until = performance.now() + seconds * 1000;
  do {
    for (const [index, way] of ways.entries()) {
      const [before, began] = [process.cpuUsage(), performance.now()];
      for (let time = 0; time < 5; time += 1) await way();
      const { user, system } = process.cpuUsage(before);
      turns[index]!.cpu.push((user + system) / 1000 / 5);
      turns[index]!.elapsed.push((performance.now() - began) / 5);
    }
  } while (performance.now() < until);
  return turns.map(({ cpu, elapsed }) => ({ cpu: median(cpu), elapsed: median(elapsed) }));
}
