import { openDatabase, provision } from '@assembly-graph/platform';
import { temporaryDatabase } from '@assembly-graph/testing';
import { domains } from '@assembly-graph/whole';
import { describe, expect, it } from '@jest/globals';
import pg from 'pg';
import type { DataSource } from 'typeorm';

const schemas = domains.map(({ storage }) => storage.schema);

/** The columns of tables that keep their past, which the past has not, or has of another type. */
const MISSING_IN_THE_PAST = `
  select t.relname as "table", a.attname as "column" from pg_trigger g
    join pg_class t on t.oid = g.tgrelid
    join pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped
    left join pg_class p on p.relnamespace = t.relnamespace and p.relname = t.relname || '_past'
    left join pg_attribute b on b.attrelid = p.oid and b.attname = a.attname and not b.attisdropped
   where g.tgname = 'keep_past' and b.atttypid is distinct from a.atttypid`;

/** The checks that say something else than those of the tables: TypeORM compares them by their names alone, so a migration that forgets one passes unseen. */
async function differentChecks(database: DataSource): Promise<string[]> {
  const runner = database.createQueryRunner();
  const different: string[] = [];
  for (const { schema, tableName, checks } of database.entityMetadatas.filter((table) => table.checks.length > 0)) {
    const table = `"${schema}"."${tableName}"`;
    await runner.query(`create temp table as_said (like ${table})`);
    for (const { name, expression } of checks) await runner.query(`alter table pg_temp.as_said add constraint "${name}" check (${expression})`);
    const [{ names }] = await runner.query(
      `select array_agg(said.conname::text order by said.conname) as names from pg_constraint said left join pg_constraint made on made.conrelid = $1::regclass and made.conname = said.conname
        where said.conrelid = 'pg_temp.as_said'::regclass and said.contype = 'c' and pg_get_constraintdef(made.oid) is distinct from pg_get_constraintdef(said.oid)`,
      [table],
    );
    different.push(...(names ?? []).map((name: string) => `${table} ${name}`));
    await runner.query('drop table pg_temp.as_said');
  }
  await runner.release();
  return different;
}

describe('the migrations of all domains', () => {
  it.each(domains)('$name: an empty database and all migrations is what the tables say, nothing more and nothing less', async ({ storage }) => {
    const temporary = await temporaryDatabase();
    const database = await openDatabase(storage, { url: temporary.url });
    try {
      const { upQueries } = await database.driver.createSchemaBuilder().log();
      expect(upQueries.map(({ query }) => query)).toEqual([]);
      expect(await differentChecks(database)).toEqual([]);
      // What a table got later, its past must have got, too: else a correction would fail, or lose what it corrects.
      expect(await database.query(MISSING_IN_THE_PAST)).toEqual([]);
    } finally {
      await database.destroy();
      await temporary.drop();
    }
  });

  it('let no foreign key cross a schema, and no role read another schema', async () => {
    const temporary = await temporaryDatabase();
    const { urls } = await provision(temporary.url, { schemas, passwordOf: (role) => `of ${role}` });
    for (const { storage } of domains) await (await openDatabase(storage, { url: urls[storage.schema]! })).destroy();
    const admin = new pg.Client({ connectionString: temporary.url });
    await admin.connect();
    const { rows: crossing } = await admin.query(
      `select conname from pg_constraint c join pg_class a on a.oid = c.conrelid join pg_class b on b.oid = c.confrelid where c.contype = 'f' and a.relnamespace <> b.relnamespace`,
    );
    expect(crossing).toEqual([]);
    const { rows: tables } = await admin.query<{ schema: string; tables: number }>(
      `select nspname as schema, count(*)::int as tables from pg_class c join pg_namespace n on n.oid = c.relnamespace where relkind = 'r' and nspname = any($1) group by 1 order by 1`,
      [schemas],
    );
    expect(tables.map(({ schema }) => schema)).toEqual([...schemas].sort());
    await admin.end();
    for (const role of schemas) {
      const client = new pg.Client({ connectionString: urls[role]! });
      await client.connect();
      for (const other of schemas.filter((schema) => schema !== role)) {
        await expect(client.query(`select * from "${other}".source`)).rejects.toMatchObject({ code: '42501' });
      }
      await client.end();
    }
    await temporary.drop();
  }, 30_000);
});
