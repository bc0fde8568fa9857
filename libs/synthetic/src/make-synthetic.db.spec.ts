import { resolve } from 'node:path';
import { loadData, openDatabase, provision, readDataSet, StartFailure } from '@assembly-graph/platform';
import { subgraphExecutor } from '@assembly-graph/platform/graph';
import { temporaryDatabase, type TemporaryDatabase } from '@assembly-graph/testing';
import { domains } from '@assembly-graph/whole';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { makeSynthetic, type SyntheticOptions } from './make-synthetic.ts';
import { isReference } from './reference-data.ts';

const TIMES = 2;
const schemas = domains.map(({ storage }) => storage.schema);
const closing: (() => Promise<unknown>)[] = [];
const data = () => readDataSet(resolve(import.meta.dirname, '../../../data'));

/** A database with the four schemas, as the four domains see it. */
async function opened(): Promise<{ temporary: TemporaryDatabase; databases: DataSource[]; targets: never[] }> {
  const temporary = await temporaryDatabase();
  closing.push(() => temporary.drop());
  const { urls } = await provision(temporary.url, { schemas, passwordOf: (role) => `of ${role}` });
  const databases = await Promise.all(domains.map(({ storage }) => openDatabase(storage, { url: urls[storage.schema]!, poolSize: 2, statementTimeoutMs: 60_000 })));
  closing.push(() => Promise.all(databases.map((database) => database.destroy())));
  return { temporary, databases, targets: domains.map(({ name, data: loads }, index) => ({ name, database: databases[index]!, ...loads })) as never[] };
}

async function made(options: SyntheticOptions) {
  const opening = await opened();
  return { ...opening, rows: await makeSynthetic(await data(), opening.targets, options) };
}

const tablesOf = (database: DataSource) => database.entityMetadatas.filter(({ tableName }) => tableName !== 'loaded_data').map(({ schema, tableName }) => `${schema}.${tableName}`);
const fold = async (databases: readonly DataSource[], each: (database: DataSource, table: string) => Promise<unknown>) =>
  Object.fromEntries(await Promise.all(databases.flatMap((database) => tablesOf(database).map(async (table) => [table, await each(database, table)] as const))));
const counted = (databases: readonly DataSource[]) => fold(databases, async (database, table) => (await database.query(`select count(*)::int as rows from ${table}`))[0].rows);
const digests = (databases: readonly DataSource[]) => fold(databases, async (database, table) => (await database.query(`select md5(string_agg(t::text, '' order by t::text)) as digest from ${table} as t`))[0].digest);

let real: Awaited<ReturnType<typeof opened>>;
let one: Awaited<ReturnType<typeof made>>;
beforeAll(async () => {
  real = await opened();
  await loadData(await data(), real.targets);
  one = await made({ seed: 1, times: TIMES });
}, 60_000);
afterAll(async () => {
  for (const close of closing.reverse()) await close();
});

describe('a synthetic assembly', () => {
  it('has every fact as many times as asked for, and as many States, treaties and topics as there are', async () => {
    const [was, is] = [await counted(real.databases), await counted(one.databases)];
    for (const [table, rows] of Object.entries(was)) {
      const wanted = table.endsWith('.source') ? (rows as number) + 1 : isReference(table) ? rows : (rows as number) * TIMES;
      expect([table, is[table]]).toEqual([table, wanted]);
    }
  });

  it('is the same for the same seed and another for another', async () => {
    const same = await made({ seed: 1, times: TIMES });
    expect(await digests(same.databases)).toEqual(await digests(one.databases));
    const other = await made({ seed: 2, times: TIMES });
    expect((await digests(other.databases))['sessions.statement']).not.toBe((await digests(one.databases))['sessions.statement']);
  }, 60_000);

  it('says of each row that it is synthetic, and names no person', async () => {
    for (const database of one.databases) {
      for (const { schema, tableName } of database.entityMetadatas.filter(({ columns }) => columns.some(({ propertyName }) => propertyName === 'sourceKeys'))) {
        const [{ unmarked }] = await database.query(`select count(*)::int as unmarked from ${schema}.${tableName} where source_keys <> '{S-SYNTHETIC}' or note is distinct from 'Synthetic, no fact.'`);
        expect([tableName, unmarked]).toEqual([tableName, 0]);
      }
    }
    const resolutions = one.databases.at(-1)!;
    expect(await resolutions.query(`select count(*)::int as named from resolutions.candidature where candidate_name not like 'Synthetic person %'`)).toEqual([{ named: 0 }]);
  });

  it('tells so to whoever asks the graph', async () => {
    const execute = subgraphExecutor(domains.at(-1)!.subgraph(one.databases.at(-1)!));
    const { data: answer, errors } = await execute({ query: '{ resolutions(first: 1) { nodes { title note sources { key title } } } }' });
    expect(errors ?? []).toEqual([]);
    expect((answer as any).resolutions.nodes[0]).toMatchObject({
      title: expect.stringMatching(/\(synthetic \d\)$/), note: 'Synthetic, no fact.', sources: [{ key: 'S-SYNTHETIC', title: expect.stringContaining('Nothing that cites this is a fact') }],
    });
  });

  it.each([
    ['sessions.statement', 'session_code', 'sessions.session', 'code'],
    ['sessions.session', 'parent_code', 'sessions.session', 'code'],
    ['sessions.document', 'principal_symbol', 'sessions.document', 'symbol'],
    ['sessions.statement', 'speaker_organization', 'civil_society.organization', 'code'],
    ['civil_society.side_event', 'session_code', 'sessions.session', 'code'],
    ['civil_society.advocacy_document', 'author_code', 'civil_society.organization', 'code'],
    ['resolutions.resolution', 'session_code', 'sessions.session', 'code'],
    ['resolutions.decision', 'resolution_id', 'resolutions.resolution', 'id'],
    ['resolutions.candidature', 'election_code', 'resolutions.election', 'code'],
    ['resolutions.ballot_result', 'candidature_id', 'resolutions.candidature', 'id'],
    ['resolutions.assessed_contribution', 'scale_rate_id', 'resolutions.scale_rate', 'id'],
    ['resolutions.assessed_contribution', 'state_iso3', 'membership.state', 'iso3'],
    ['resolutions.budget_figure', 'year', 'resolutions.financial_year', 'year'],
  ])('refers within a copy as the record does: %s.%s', async (table, column, to, key) => {
    const on = (databases: readonly DataSource[], path: string) => databases[schemas.indexOf(path.split('.')[0]!)]!;
    const missing = async (databases: readonly DataSource[]) => {
      const keys = (await on(databases, to).query(`select ${key}::text as key from ${to}`)).map(({ key: one }: { key: string }) => one);
      const [row] = await on(databases, table).query(`select count(*) filter (where not ${column}::text = any($1))::int as missing, count(${column})::int as referring from ${table}`, [keys]);
      return row;
    };
    const was = await missing(real.databases);
    expect(await missing(one.databases)).toEqual({ missing: was.missing * TIMES, referring: was.referring * TIMES });
  });

  it('keeps to the invariants that are not constraints', async () => {
    const [membership, sessions] = one.databases;
    // A State has one status under a treaty at each moment, as known at each moment.
    const overlaps = `select count(*)::int as overlaps from membership.party_status a join membership.party_status b using (state_iso3, treaty_code)
      where a.id < b.id and daterange(a.valid_from, a.valid_to) && daterange(b.valid_from, b.valid_to) and tstzrange(a.known_from, a.known_to) && tstzrange(b.known_from, b.known_to)`;
    expect(await membership!.query(overlaps)).toEqual([{ overlaps: 0 }]);
    const elsewhere = 'select count(*)::int as elsewhere from sessions.statement s join sessions.session o on o.code = s.session_code where s.session_opens_on <> o.opens_on';
    expect(await sessions!.query(elsewhere)).toEqual([{ elsewhere: 0 }]);
  });

  it('is found by its words, as if each row had been written by itself', async () => {
    const sessions = one.databases[1]!;
    const entries = () => sessions.query("select md5(string_agg(e::text, '' order by subject_id)) as digest, count(*)::int as rows from sessions.search_entry e");
    const [before] = await entries();
    expect(before.rows).toBe(TIMES * (256 + 40 + 107));
    for (const table of ['statement', 'document', 'agenda_item']) await sessions.query(`update sessions.${table} set note = note`);
    expect(await entries()).toEqual([before]);
  });
});

describe('the record and a synthetic assembly', () => {
  it('never come together: nothing is generated where a record is, nor a second time', async () => {
    const before = await digests(real.databases);
    for (const { targets } of [real, one]) {
      const refusal = await makeSynthetic(await data(), targets, { seed: 1, times: 2 }).catch((error: unknown) => error);
      expect(refusal).toBeInstanceOf(StartFailure);
      expect((refusal as Error).message).toContain('is not empty');
    }
    expect(await digests(real.databases)).toEqual(before);
  });

  it('never come together: the data set is not loaded into a synthetic one', async () => {
    const before = await counted(one.databases);
    expect(await loadData(await data(), one.targets)).toEqual({});
    expect(await counted(one.databases)).toEqual(before);
  });

  it('and what is no size and no seed makes none', async () => {
    const { targets, databases } = await opened();
    for (const options of [{ seed: 1, times: 0 }, { seed: 1, times: 10_000 }, { seed: -1, times: 2 }, { seed: 1.5, times: 2 }]) {
      await expect(makeSynthetic(await data(), targets, options)).rejects.toThrow(StartFailure);
    }
    expect(Object.values(await counted(databases)).every((rows) => rows === 0)).toBe(true);
  });
});
