import { describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { dropDatabase, temporaryDatabase } from './temporary-database.ts';
import { prepareTemplate } from './prepare-template.ts';
import { inTestCluster } from './test-cluster.ts';

async function connected(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  return client;
}

async function ask(url: string, statement: string): Promise<unknown[]> {
  const client = await connected(url);
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}

const exists = (name: string): Promise<boolean> =>
  inTestCluster(async (cluster) => (await cluster.query('select from pg_database where datname = $1', [name])).rowCount === 1);
const nameOf = (url: string): string => new URL(url).pathname.slice(1);
const newName = (): string => `template "${randomBytes(4).toString('hex')}"`;
const dropTemplate = async (name: string): Promise<void> => {
  await inTestCluster((cluster) => cluster.query(`alter database ${pg.escapeIdentifier(name)} is_template false`));
  await dropDatabase(name);
};

describe('a temporary database', () => {
  it('is empty, and nobody else has it', async () => {
    const [one, other] = await Promise.all([temporaryDatabase(), temporaryDatabase()]);
    try {
      await ask(one.url, 'create table mine as select 1 as one');
      expect(await ask(other.url, "select from pg_tables where schemaname = 'public'")).toEqual([]);
    } finally {
      await Promise.all([one.drop(), other.drop()]);
    }
  });

  it('is renewed under its URL as its template has it, whoever was connected', async () => {
    const name = newName();
    const template = await prepareTemplate(name, async (url) => void (await ask(url, 'create table kept as select 1 as one')));
    const { url, renew, drop } = await temporaryDatabase({ template });
    const left = await connected(url);
    try {
      await left.query('update kept set one = 2');
      await renew();
      await expect(left.query('select * from kept')).rejects.toThrow();
      expect(await ask(url, 'select * from kept')).toEqual([{ one: 1 }]);
    } finally {
      await drop();
      await dropTemplate(name);
    }
  });

  it('is dropped with the connections it still has, any number of times', async () => {
    const { url, drop } = await temporaryDatabase();
    const client = await connected(url);
    await Promise.all([drop(), drop()]);
    await expect(client.query('select 1')).rejects.toThrow();
    await drop();
    expect(await exists(nameOf(url))).toBe(false);
  });

  it('is refused from a template that there is not', async () => {
    await expect(temporaryDatabase({ template: 'no such template' })).rejects.toMatchObject({ code: '3D000' });
  });
});

describe('a template', () => {
  it('is prepared once however many ask at the same time, and copied whole', async () => {
    const name = newName();
    let prepared = 0;
    const prepare = async (url: string): Promise<void> => {
      prepared++;
      await ask(url, 'create table kept as select 123 as states_parties');
    };
    const named = await Promise.all(Array.from({ length: 5 }, () => prepareTemplate(name, prepare)));
    expect(named).toEqual(Array(5).fill(name));
    expect(prepared).toBe(1);
    const copies = await Promise.all(Array.from({ length: 3 }, () => temporaryDatabase({ template: name })));
    try {
      await ask(copies[0]!.url, 'delete from kept');
      expect(await ask(copies[1]!.url, 'select * from kept')).toEqual([{ states_parties: 123 }]);
    } finally {
      await Promise.all(copies.map((copy) => copy.drop()));
      await dropTemplate(name);
    }
  });

  it('can be copied even when its preparation forgot to hang up', async () => {
    const name = newName();
    await prepareTemplate(name, async (url) => void (await connected(url)));
    const copy = await temporaryDatabase({ template: name });
    await copy.drop();
    await dropTemplate(name);
  });

  it('is not left half made: the failure is told, and the next who asks prepares it', async () => {
    const name = newName();
    const failing = prepareTemplate(name, async () => {
      throw new Error('no migrations');
    });
    await expect(failing).rejects.toThrow('no migrations');
    expect(await exists(name)).toBe(false);
    await prepareTemplate(name, async () => {});
    expect(await exists(name)).toBe(true);
    await dropTemplate(name);
  });
});
