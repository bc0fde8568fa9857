import { readRows, uuidOf, type Cited, type Collection, type DataRow, type TableLoad } from '@assembly-graph/kernel';
import { temporaryDatabase, type TemporaryDatabase } from '@assembly-graph/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EntitySchema, type DataSource, type EntityManager } from 'typeorm';
import { BadData, type ReadDataSet } from './data-set.ts';
import { openDatabase } from './database.ts';
import { loadData } from './load-data.ts';
import { citedChecks, citedColumns, idColumn } from './sql/cited-columns.ts';
import { LoadedDataTable } from './sql/loaded-data.table.ts';
import { postgresCollection } from './sql/postgres-collection.ts';

interface Mace extends Cited {
  readonly id: string;
  readonly name: string;
  readonly weighedOn: string | null;
}
interface Stores {
  readonly maces: Collection<Mace>;
}
const MaceTable = new EntitySchema<Mace>({
  name: 'mace',
  columns: { id: idColumn, name: { type: 'text' }, weighedOn: { type: 'date', nullable: true }, ...citedColumns },
  checks: citedChecks,
});
const loadMaces: TableLoad<Stores> = {
  table: 'maces',
  prepare(data, known, problems) {
    const maces = readRows(data.maces!, problems, ['name'], (row): Mace => ({
      id: uuidOf('Mace', row.text('name')), name: row.text('name'), weighedOn: row.optionalDate('weighed_on'), ...row.cited(known),
    }));
    return (stores) => stores.maces.replaceAll(maces);
  },
};
const storesOf = (manager: EntityManager): Stores => ({ maces: postgresCollection(manager, MaceTable, { key: 'name', order: [{ field: 'name', direction: 'ASC' }] }) });

let temporary: TemporaryDatabase;
let database: DataSource;
beforeAll(async () => {
  temporary = await temporaryDatabase();
  database = await openDatabase({ schema: 'treasury', tables: [MaceTable as never], migrations: [] }, { url: temporary.url });
  await database.synchronize();
});
afterAll(async () => {
  await database.destroy();
  await temporary.drop();
});

const row = (file: string, line: number, cells: Record<string, string>): DataRow => ({ file, line, cells });
const mace = (line: number, name: string, more: Record<string, string> = {}) =>
  row('maces.csv', line, { name, weighed_on: '2002-09-03', confidence: 'verified', source: 'S-A', note: '', ...more });
const dataSet = (digest: string, maces: DataRow[]): ReadDataSet => ({
  digest,
  tables: { sources: [row('sources.csv', 2, { source_key: 'S-A', title: 'A list', address: '', source_date: '', note: '' })], maces },
});
const target = () => [{ name: 'treasury', database, loads: [loadMaces], storesOf }] as never;
const names = async () => (await storesOf(database.manager).maces.page({ first: 100 })).items.map(({ node }) => node.name);

describe('loading the data set', () => {
  it('loads every row with its sources and confidence, and tells how far it is', async () => {
    const steps: string[] = [];
    const loaded = await loadData(dataSet('one', [mace(2, 'silver'), mace(3, 'wooden', { confidence: 'recalled', weighed_on: '' })]), target(), ({ table, done, total }) => steps.push(`${table} ${done}/${total}`));
    expect(loaded).toEqual({ treasury: { mace: 2, source: 3 } });
    expect(steps).toEqual(['maces 1/1']);
    const [silver, wooden] = (await storesOf(database.manager).maces.page({ first: 2 })).items.map(({ node }) => node);
    expect(silver).toMatchObject({ name: 'silver', weighedOn: '2002-09-03', confidence: 'VERIFIED', sourceKeys: ['S-A'], note: null });
    expect(wooden).toMatchObject({ weighedOn: null, confidence: 'RECALLED' });
  });

  it('does nothing when the same data set is loaded again', async () => {
    expect(await loadData(dataSet('one', []), target())).toEqual({});
    expect(await names()).toEqual(['silver', 'wooden']);
  });

  it('changes, adds and removes what a new state of the data set changes, adds and removes', async () => {
    await loadData(dataSet('two', [mace(2, 'silver', { weighed_on: '2003-01-01' }), mace(3, 'golden')]), target());
    const { items } = await storesOf(database.manager).maces.page({ first: 100 });
    expect(items.map(({ node }) => [node.name, node.weighedOn])).toEqual([['golden', '2002-09-03'], ['silver', '2003-01-01']]);
  });

  it('reports every bad row by file, line, column and reason, and loads nothing', async () => {
    const bad = dataSet('three', [
      mace(2, 'silver'), mace(3, 'silver'), mace(4, 'iron', { weighed_on: '2021-02-30' }), mace(5, 'tin', { source: 'S-B' }),
      mace(6, 'lead', { confidence: 'certain' }), mace(7, '', {}), mace(8, 'zinc', { source: '' }), mace(9, 'brass ', {}),
    ]);
    const failure: unknown = await loadData(bad, target()).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(BadData);
    expect((failure as BadData).problems.map(({ file, line, column, reason }) => `${file}:${line} ${column} ${reason}`)).toEqual([
      'maces.csv:3 name the same key as line 2: silver',
      'maces.csv:4 weighed_on "2021-02-30" is not a date YYYY-MM-DD',
      'maces.csv:5 source S-B is no key of sources',
      'maces.csv:6 confidence "certain" is none of verified, reported, recalled, derived',
      'maces.csv:7 name is empty, but must be known',
      'maces.csv:8 source a fact without a source',
      'maces.csv:9 name has blanks at its ends or a NUL',
    ]);
    expect(await names()).toEqual(['golden', 'silver']);
  });

  it('leaves a record that was worked on as it is, though the data set has changed', async () => {
    await database.query('create table treasury.feed_head (last_seq bigint)');
    await database.query('insert into treasury.feed_head values (3)');
    expect(await loadData(dataSet('five', [mace(2, 'copper')]), target())).toEqual({});
    expect(await names()).toEqual(['golden', 'silver']);
    await database.query('drop table treasury.feed_head');
  });

  it('leaves everything as it was when the database refuses half-way', async () => {
    const refusing: TableLoad<Stores> = { table: 'refusals', prepare: () => () => database.query('select 1 / 0') };
    const targets = [{ name: 'treasury', database, loads: [loadMaces, refusing], storesOf }] as never;
    await expect(loadData(dataSet('four', [mace(2, 'copper')]), targets)).rejects.toThrow('division by zero');
    expect(await names()).toEqual(['golden', 'silver']);
    expect(await database.getRepository(LoadedDataTable).find()).toMatchObject([{ digest: 'two' }]);
  });
});
