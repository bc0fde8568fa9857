import { randomBytes } from 'node:crypto';
import { temporaryDatabase, testClusterUrl, type TemporaryDatabase } from '@assembly-graph/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { openDatabase } from '../database.ts';
import { provision } from '../provision.ts';
import { postgresSearch } from './postgres-search.ts';
import { createSearchEntries, keepSearchable, keepSearchableFor } from './search-entries.ts';
import { withoutSearchTrigger } from './fill-search-entries.ts';
import { foldedWidth } from './searched-characters.ts';

// Roles belong to the whole cluster, so those of this file have names of their own.
const mark = randomBytes(4).toString('hex');

async function ask(url: string, statement: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}

describe('the entries of a search can be made by whoever owns the schema', () => {
  let temporary: TemporaryDatabase;
  const roles = [`dba_${mark}`, `guest_${mark}`, `login_${mark}`, `taken_on_${mark}`];
  beforeAll(async () => {
    temporary = await temporaryDatabase();
    await ask(temporary.url, `create role dba_${mark} login createrole password 'x'; create role guest_${mark} login password 'x';
      grant create on database ${pg.escapeIdentifier(new URL(temporary.url).pathname.slice(1))} to dba_${mark}, guest_${mark}`);
  });
  afterAll(async () => {
    await temporary.drop();
    for (const role of roles.toReversed()) await ask(testClusterUrl(), `drop role if exists ${role}`);
  });
  const as = (user: string) => {
    const url = new URL(temporary.url);
    [url.username, url.password] = [user, 'x'];
    return url.href;
  };

  it.each([
    ['a role that logs in', `login_${mark}`, () => temporary.url, () => 'x'],
    ['a role that is taken on', `taken_on_${mark}`, () => as(`dba_${mark}`), undefined],
    ['a user who may make no role', `own_${mark}`, () => as(`guest_${mark}`), undefined],
  ] as const)('%s', async (_who, schema, admin, passwordOf) => {
    const { urls } = await provision(admin(), { schemas: [schema], passwordOf });
    const database = await openDatabase({ schema, tables: [], migrations: [] }, { url: urls[schema]! });
    await database.query(`create table ${schema}.paper (id uuid primary key default gen_random_uuid(), title text not null)`);
    const searchable = { table: 'paper', kind: 'PAPER', title: 'new.title', labels: "''", detail: "''", topics: "'{}'", sessionCode: 'null', bodies: "'{}'" };
    for (const statement of [...createSearchEntries(schema), ...keepSearchable(schema, searchable)]) await database.query(statement);
    await database.query(`insert into ${schema}.paper (title) values ('Réparations au Pérou')`);
    const { hits } = await postgresSearch(database.manager, schema)({ text: 'perou', language: 'EN', first: 1, audiences: ['PUBLIC'] });
    expect(hits.map(({ highlights }) => highlights)).toEqual([[{ field: 'TITLE', lang: 'EN', fragment: 'Réparations au Pérou', ranges: [{ start: 15, end: 20 }] }]]);
    await database.destroy();
  });
});

describe('the way back to the text as it was written', () => {
  it('counts each character as the database does, either way of folding', async () => {
    const { url, drop } = await temporaryDatabase();
    const database = await openDatabase({ schema: 'library', tables: [], migrations: [] }, { url, statementTimeoutMs: 60_000 });
    for (const statement of createSearchEntries('library')) await database.query(statement);
    const widths: { code: number; unaccented: number; lowered: number }[] = await database.query(
      `select code, length(library.unaccented_text('a' || chr(code))) - 1 as unaccented, length(library.lowered_text('a' || chr(code))) - 1 as lowered
         from generate_series(1, 65535) as code where code not between 55296 and 57343`,
    );
    await database.destroy();
    await drop();
    // Behind a letter some become part of it, so the two are looked at together.
    const expected = (code: number) => [...`a${String.fromCodePoint(code)}`.normalize('NFC')].reduce((sum, character) => sum + foldedWidth(character), -1);
    expect(widths.length).toBe(63_487);
    expect(widths.filter(({ code, unaccented, lowered }) => unaccented !== expected(code) || lowered !== expected(code))).toEqual([]);
  }, 30_000);
});

describe('words are the same whatever the locale of the database', () => {
  const texts = [
    ['FR', 'L’ÉGALITÉ — « états » parties… N°5, 40 € (mise en ŒUVRE)'], ['ES', '¿PARTICIPACIÓN de las VÍCTIMAS?'], ['RU', 'УЧАСТИЕ ПОТЕРПЕВШИХ: «Отчёт» №5'],
    ['AR', 'مُشاركة الضحايا، والإجراءات؟'], ['ZH', '关于《受害者》参与，诉讼。ICC-ASP/1'], ['EN', 'Victims’ participation – “the Łódź–Zürich” non‑paper → 1'],
  ] as const;

  it.each([
    ['of bytes alone', "locale_provider builtin builtin_locale 'C'"],
    ['that knows all letters', "locale_provider builtin builtin_locale 'C.UTF-8'"],
  ])('one %s', async (_which, locale) => {
    const name = `locale_${randomBytes(4).toString('hex')}`;
    await ask(testClusterUrl(), `create database ${name} template template0 ${locale}`);
    const url = new URL(testClusterUrl());
    url.pathname = name;
    const database = await openDatabase({ schema: 'library', tables: [], migrations: [] }, { url: url.href });
    for (const statement of createSearchEntries('library')) await database.query(statement);
    const words: Record<string, string[]> = {};
    for (const [language, title] of texts) {
      const [row] = await database.query(
        `insert into library.search_entry (subject_id, lang, kind, title) values (gen_random_uuid(), $1, 'PAPER', $2) returning tsvector_to_array(words) as words`,
        [language, title],
      );
      words[language] = row.words;
    }
    await database.destroy();
    await ask(testClusterUrl(), `drop database ${name}`);
    expect(words).toEqual({
      FR: expect.arrayContaining(['egalit', 'etat', 'état', 'part', 'oeuvr', '5', '40']),
      ES: expect.arrayContaining(['particip', 'participacion', 'victim']),
      RU: ['5', 'отчет', 'потерпевш', 'участ'],
      AR: expect.arrayContaining(['مشارك', 'ضحايا']),
      ZH: expect.arrayContaining(['受', '害', '者', '诉', '讼', '1', 'icc']),
      EN: expect.arrayContaining(['victim', 'particip', 'lodz', 'zurich', '1', 'paper']),
    });
    expect(words.ZH).toHaveLength(new Set('关于受害者参与诉讼').size + 4);
    for (const each of Object.values(words).flat()) expect(each).not.toMatch(/[’—«»…€–“”→《》，。،؟№°¿]/);
  });
});

describe('an entry that not everybody may see', () => {
  it('follows its row from audience to audience, and is filled the same way', async () => {
    const temporary = await temporaryDatabase();
    const database = await openDatabase({ schema: 'desk', tables: [], migrations: [] }, { url: temporary.url });
    try {
      await database.query('create table desk.paper (id uuid primary key default gen_random_uuid(), title text not null, open boolean not null default true)');
      const searchable = { table: 'paper', kind: 'PAPER', title: 'new.title', labels: "''", detail: "''", topics: "'{}'", sessionCode: 'null', bodies: "'{}'" };
      const audience = `case when new.open then 'PUBLIC' else 'RESTRICTED' end`;
      for (const statement of [...createSearchEntries('desk'), ...keepSearchable('desk', searchable), ...keepSearchableFor('desk', { ...searchable, audience })]) await database.query(statement);
      const audiences = async () => (await database.query('select audience from desk.search_entry')).map((row: { audience: string }) => row.audience);
      await database.query(`insert into desk.paper (title, open) values ('A plan', false)`);
      expect(await audiences()).toEqual(['RESTRICTED']);
      await database.query('update desk.paper set open = true');
      expect(await audiences()).toEqual(['PUBLIC']);
      const fill = await withoutSearchTrigger(database as never, 'desk', 'paper');
      await database.query('delete from desk.search_entry; update desk.paper set open = false');
      await fill!();
      expect(await audiences()).toEqual(['RESTRICTED']);
    } finally {
      await database.destroy();
      await temporary.drop();
    }
  });
});
