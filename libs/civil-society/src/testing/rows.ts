import type { DataProblem, DataRow, DataSet, KnownKeys, TableLoad } from '@assembly-graph/kernel';
import type { CivilSocietyStores } from '../use-cases/civil-society-stores.ts';

/** Rows of a file of the data set: all of them alike but for what is said of each; the first stands on line 2. */
export const rows = (file: string, alike: Record<string, string>, ...said: Record<string, string>[]): DataRow[] =>
  said.map((cells, index) => ({ file: `${file}.csv`, line: index + 2, cells: { ...alike, ...cells } }));

/** What rows of this domain may refer to: two States, three sessions, two organizations and a source. */
export const known: KnownKeys = {
  sources: new Map([['S-ONE', 'S-ONE']]),
  states: new Map([['NL', 'NLD'], ['JO', 'JOR']]),
  sessions: new Map([['9', '9'], ['21', '21'], ['25', '25']]),
  organizations: new Map([['cicc', 'cicc'], ['hrw', 'hrw']]),
};

/** Session 25 has no first day. */
const sessions = rows('sessions', {}, { session_id: '9', start_date: '2010-12-06' }, { session_id: '21', start_date: '2022-12-05' }, { session_id: '25', start_date: '' });

/** What a load finds wrong, and what it would write into each store. */
export async function loaded(load: TableLoad<CivilSocietyStores>, tables: DataSet): Promise<{ problems: DataProblem[]; written: Record<string, readonly unknown[]> }> {
  const problems: DataProblem[] = [];
  const written: Record<string, readonly unknown[]> = {};
  const stores = new Proxy({}, {
    get: (_stores, name: string) => ({ replaceAll: async (things: readonly unknown[]) => ((written[name] = things), things.length) }),
  });
  await load.prepare({ sessions, ...tables }, known, problems)(stores as CivilSocietyStores);
  return { problems, written };
}
