import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { temporaryDatabase, testClusterUrl, type TemporaryDatabase } from '@assembly-graph/testing';
import { createServer, type Server } from 'node:net';
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { provision } from './provision.ts';
import { StartFailure } from './start-failure.ts';

// Roles belong to the whole cluster, so every spec file has names of its own.
const mark = randomBytes(4).toString('hex');
const hostile = `it's "quoted"; drop schema x_${mark} --`;
const databases: TemporaryDatabase[] = [];
const roles: string[] = [];

async function newDatabase(): Promise<string> {
  const database = await temporaryDatabase();
  databases.push(database);
  return database.url;
}

async function ask<T extends pg.QueryResultRow>(url: string, statement: string, values: unknown[] = []): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<T>(statement, values)).rows;
  } finally {
    await client.end();
  }
}

const names = (kind: string): [string, string, string] => {
  const made: [string, string, string] = [`membership_${kind}_${mark}`, `sessions_${kind}_${mark}`, `${hostile}${kind}`];
  roles.push(...made);
  return made;
};

const as = (url: string, user: string, password: string): string => {
  const changed = new URL(url);
  changed.username = user;
  changed.password = password;
  return changed.href;
};

afterAll(async () => {
  await Promise.all(databases.map((database) => database.drop()));
  for (const role of roles) await ask(testClusterUrl(), `drop role if exists ${pg.escapeIdentifier(role)}`);
});

/** What holds for every way of having roles. */
function keepsApart(provisioned: () => { url: string; urls: Record<string, string>; schemas: readonly string[] }): void {
  it('gives every schema an owner of its own, who works in it without naming it', async () => {
    const { urls, schemas } = provisioned();
    for (const schema of schemas) {
      await ask(urls[schema]!, 'create table if not exists kept as select current_schema() as place, current_user as owner');
      expect(await ask(urls[schema]!, 'select place, owner from kept')).toEqual([{ place: schema, owner: schema }]);
    }
  });

  it('lets no role read, write or make anything in the schema of another', async () => {
    const { urls, schemas } = provisioned();
    for (const schema of schemas) {
      for (const other of schemas.filter((name) => name !== schema)) {
        const kept = `${pg.escapeIdentifier(other)}.kept`;
        for (const statement of [
          `select * from ${kept}`,
          `insert into ${kept} values ('x', 'y')`,
          `drop table ${kept}`,
          `create table ${kept}_too ()`,
        ]) {
          await expect(ask(urls[schema]!, statement)).rejects.toMatchObject({ code: '42501' });
        }
      }
    }
  });

  it('lets no role make anything in public, nor a schema, nor a role', async () => {
    const { urls, schemas } = provisioned();
    for (const statement of ['create table public.t ()', 'create schema another', 'create role another']) {
      await expect(ask(urls[schemas[0]!]!, statement)).rejects.toMatchObject({ code: '42501' });
    }
  });

  it('gives TypeORM the same connection', async () => {
    const { urls, schemas } = provisioned();
    for (const schema of schemas) {
      const source = await new DataSource({ type: 'postgres', url: urls[schema]! }).initialize();
      try {
        expect(await source.query('select current_user as role, current_schema() as schema')).toEqual([{ role: schema, schema }]);
      } finally {
        await source.destroy();
      }
    }
  });
}

describe('provision for roles that log in', () => {
  const schemas = names('login');
  const passwordOf = (role: string): string => `p'w "${role.length}" %2F@/#`;
  let url: string;
  let urls: Record<string, string>;
  beforeAll(async () => {
    url = await newDatabase();
    const provisioned = await provision(url, { schemas, passwordOf });
    expect(provisioned.separateRoles).toBe(true);
    urls = provisioned.urls;
  });

  keepsApart(() => ({ url, urls, schemas }));

  it('has them log in as themselves, and change into nobody else', async () => {
    const [row] = await ask(
      urls[schemas[0]]!,
      'select session_user as session, rolsuper, rolcreaterole, rolcreatedb from pg_roles where rolname = current_user',
    );
    expect(row).toEqual({ session: schemas[0], rolsuper: false, rolcreaterole: false, rolcreatedb: false });
    await expect(ask(urls[schemas[0]]!, `set role ${pg.escapeIdentifier(schemas[1])}`)).rejects.toMatchObject({ code: '42501' });
  });

  it('changes nothing when called again, and a password when that has changed', async () => {
    const again = await provision(url, { schemas, passwordOf });
    expect(again.urls).toEqual(urls);
    expect(await ask(urls[schemas[1]]!, 'select count(*)::int as n from kept')).toEqual([{ n: 1 }]);
    const changed = await provision(url, { schemas, passwordOf: () => 'another' });
    await expect(ask(urls[schemas[0]]!, 'select 1')).rejects.toMatchObject({ code: '28P01' });
    expect(await ask(changed.urls[schemas[0]]!, 'select 1 as one')).toEqual([{ one: 1 }]);
    await provision(url, { schemas, passwordOf });
  });

  it('takes back what was granted to others on a schema', async () => {
    await ask(
      urls[schemas[0]]!,
      `grant all on schema ${pg.escapeIdentifier(schemas[0])} to ${pg.escapeIdentifier(schemas[1])}, public`,
    );
    await ask(urls[schemas[0]]!, 'grant select on kept to public');
    await expect(ask(urls[schemas[1]]!, `select * from ${pg.escapeIdentifier(schemas[0])}.kept`)).resolves.toHaveLength(1);
    await provision(url, { schemas, passwordOf });
    await expect(ask(urls[schemas[1]]!, `select * from ${pg.escapeIdentifier(schemas[0])}.kept`)).rejects.toMatchObject({
      code: '42501',
    });
    await expect(ask(urls[schemas[2]]!, `select * from ${pg.escapeIdentifier(schemas[0])}.kept`)).rejects.toMatchObject({
      code: '42501',
    });
  });

  it('closes a public schema that stood open', async () => {
    await ask(url, 'grant create on schema public to public');
    await ask(urls[schemas[0]]!, 'create table public.let_in ()');
    await provision(url, { schemas, passwordOf });
    await expect(ask(urls[schemas[0]]!, 'create table public.kept_out ()')).rejects.toMatchObject({ code: '42501' });
  });
});

describe('provision for a user who may create roles', () => {
  const schemas = names('set');
  const user = `dba_${mark}`;
  let url: string;
  let urls: Record<string, string>;
  beforeAll(async () => {
    const admin = await newDatabase();
    await ask(admin, `create role ${user} login createrole password 'dba'`);
    await ask(admin, `grant create on database ${pg.escapeIdentifier(new URL(admin).pathname.slice(1))} to ${user}`);
    roles.push(user);
    url = as(admin, user, 'dba');
    const provisioned = await provision(url, { schemas });
    expect(provisioned.separateRoles).toBe(true);
    urls = provisioned.urls;
  });

  keepsApart(() => ({ url, urls, schemas }));

  it('makes roles that cannot log in, taken on by that user as the connection begins', async () => {
    expect(
      await ask(urls[schemas[0]]!, 'select session_user as session, rolcanlogin from pg_roles where rolname = current_user'),
    ).toEqual([{ session: user, rolcanlogin: false }]);
  });

  it('keeps the settings that the URL brings along', async () => {
    const given = new URL(url);
    given.searchParams.set('options', '-c statement_timeout=4321');
    const provisioned = await provision(given.href, { schemas });
    expect(
      await ask(provisioned.urls[schemas[2]]!, "select current_setting('statement_timeout') as timeout, current_user as role"),
    ).toEqual([{ timeout: '4321ms', role: schemas[2] }]);
  });

  it('changes nothing when called again, by several at once', async () => {
    const again = await Promise.all(Array.from({ length: 6 }, () => provision(url, { schemas })));
    for (const provisioned of again) expect(provisioned).toEqual({ urls, separateRoles: true });
    expect(await ask(urls[schemas[0]]!, 'select count(*)::int as n from kept')).toEqual([{ n: 1 }]);
  });

  it('makes the same roles in several new databases at once', async () => {
    const fresh = names('race');
    const urlsOfDatabases = await Promise.all(Array.from({ length: 5 }, newDatabase));
    const all = await Promise.all(urlsOfDatabases.map((each) => provision(each, { schemas: fresh })));
    for (const { separateRoles } of all) expect(separateRoles).toBe(true);
  });
});

describe('provision for a user who may not create roles', () => {
  const schemas = names('same');
  const user = `guest_${mark}`;
  let admin: string;
  let url: string;
  beforeAll(async () => {
    admin = await newDatabase();
    await ask(admin, `create role ${user} login password 'guest'`);
    await ask(admin, `grant create on database ${pg.escapeIdentifier(new URL(admin).pathname.slice(1))} to ${user}`);
    roles.push(user);
    url = as(admin, user, 'guest');
  });

  it('makes the schemas alone, and says so', async () => {
    const { urls, separateRoles } = await provision(url, { schemas });
    expect(separateRoles).toBe(false);
    for (const schema of schemas) {
      expect(await ask(urls[schema]!, 'select current_schema() as schema, current_user as role')).toEqual([
        { schema, role: user },
      ]);
      await ask(urls[schema]!, 'create table kept as select 1 as one');
    }
    expect(await ask(admin, 'select from pg_roles where rolname = any ($1)', [schemas])).toEqual([]);
    expect(await provision(url, { schemas, passwordOf: () => 'x' })).toEqual({ urls, separateRoles: false });
    expect(await ask(urls[schemas[2]]!, 'select * from kept')).toEqual([{ one: 1 }]);
  });

  it('is refused when that user may not create schemas either', async () => {
    const closed = await newDatabase();
    await expect(provision(as(closed, user, 'guest'), { schemas })).rejects.toThrow(
      new StartFailure(
        `DATABASE_URL is refused: user ${user} may not create the schemas ${schemas.join(', ')} in this database, or one of them belongs to somebody else.`,
      ),
    );
  });
});

describe('a wrong DATABASE_URL is refused in one sentence without its password', () => {
  const secret = 'hunter2-Sup3r';
  const silent: Server[] = [];
  const listening = async (answer: string): Promise<number> => {
    const server = createServer((socket) => {
      socket.on('error', () => {});
      socket.once('data', () => socket.end(answer));
    });
    silent.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return (server.address() as { port: number }).port;
  };
  afterAll(() => silent.forEach((server) => server.close()));

  const refusal = async (url: string): Promise<string> => {
    const failure = await provision(url, { schemas: ['membership'] }).catch((thrown: unknown) => thrown);
    expect(failure).toBeInstanceOf(StartFailure);
    const { message } = failure as StartFailure;
    expect(message).toMatch(/^[A-Z][^\n]+\.$/);
    expect(`${message} ${(failure as StartFailure).stack} ${JSON.stringify(failure)}`).not.toMatch(/hunter2|Sup3r/);
    return message;
  };
  const cluster = (): URL => new URL(testClusterUrl());

  it.each([
    'nonsense',
    '',
    `mysql://assembly:${secret}@localhost:3306/assembly`,
    `postgresql://assembly:${secret}@localhost:99999/assembly`,
    `postgresql://assembly:#${secret}@localhost:5432/assembly`,
    `postgresql://assembly:1/${secret}@localhost:5432/assembly`,
    `postgresql://assembly:1?${secret}@localhost:5432/assembly`,
    `postgresql://assembly:${secret}@/assembly`,
    `postgresql://assembly:${secret}@localhost/assembly?sslrootcert=/nowhere/${secret}`,
    `localhost:5432/assembly?password=${secret}`,
  ])('malformed: %s', async (url) => {
    expect(await refusal(url)).toContain('DATABASE_URL is not the address of a PostgreSQL database');
  });

  it('when nothing listens there', async () => {
    const free = await listening('');
    await new Promise((closed) => silent.pop()!.close(closed));
    expect(await refusal(`postgresql://assembly:${secret}@127.0.0.1:${free}/assembly`)).toBe(
      `DATABASE_URL leads nowhere: nothing listens on 127.0.0.1:${free}.`,
    );
    expect(await refusal(`postgresql://assembly:${secret}@localhost:${free}/assembly`)).toBe(
      `DATABASE_URL leads nowhere: nothing listens on localhost:${free}.`,
    );
  });

  it('when there is no such host', async () => {
    expect(await refusal(`postgresql://assembly:${secret}@no-such-host.invalid/assembly`)).toBe(
      'DATABASE_URL leads nowhere: there is no host of the name in no-such-host.invalid:5432.',
    );
  });

  it('when the password is wrong or missing', async () => {
    const wrong = cluster();
    wrong.password = secret;
    expect(await refusal(wrong.href)).toContain(`does not accept this password for user ${wrong.username}`);
    wrong.password = '';
    expect(await refusal(wrong.href)).toContain('asks for a password and none was given');
  });

  it('when there is no such database', async () => {
    const wrong = cluster();
    wrong.pathname = '/elsewhere';
    expect(await refusal(wrong.href)).toBe(`DATABASE_URL is refused: the PostgreSQL on ${wrong.host} has no database elsewhere.`);
  });

  it('when the server does not speak TLS', async () => {
    const wrong = cluster();
    wrong.searchParams.set('sslmode', 'verify-full');
    expect(await refusal(wrong.href)).toContain('do not agree on TLS');
  });

  it('when something else answers there', async () => {
    const port = await listening('HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n');
    expect(await refusal(`postgresql://assembly:${secret}@127.0.0.1:${port}/assembly`)).toContain(
      'does not answer as PostgreSQL does',
    );
  });

  it('when what is there hangs up', async () => {
    const port = await listening('');
    expect(await refusal(`postgresql://assembly:${secret}@127.0.0.1:${port}/assembly`)).toContain(
      'does not answer as PostgreSQL does',
    );
  });
});
