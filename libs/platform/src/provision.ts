import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { connectOnce } from './postgres/connect.ts';
import { StartFailure } from './start-failure.ts';

const { escapeIdentifier, escapeLiteral } = pg;

export interface ProvisionOptions<Schema extends string> {
  /** Each is the name of a schema and, where roles can be had, of the role that owns it. */
  readonly schemas: readonly Schema[];
  /** Given: the roles log in with these passwords. Absent: they are taken on by the URL's own user (SET ROLE). */
  readonly passwordOf?: (role: Schema) => string;
}

export interface Provisioned<Schema extends string> {
  /** Where each schema's owner connects. */
  readonly urls: Readonly<Record<Schema, string>>;
  /** false: the URL's user may not create roles and owns every schema itself, so nothing but our code keeps them apart. */
  readonly separateRoles: boolean;
}

/**
 * Gives every subgraph a schema of its own, and a role that sees nothing else. A second call changes nothing.
 * @throws StartFailure when the URL is wrong or its user may create no schema
 */
export async function provision<Schema extends string>(
  adminUrl: string,
  options: ProvisionOptions<Schema>,
): Promise<Provisioned<Schema>> {
  const admin = await connectOnce(adminUrl);
  try {
    const separateRoles = await withRoles(admin, options);
    if (!separateRoles) await withoutRoles(admin, options.schemas);
    const urlOf = separateRoles ? (options.passwordOf ? loginUrl : setRoleUrl) : searchPathUrl;
    const urls = Object.fromEntries(
      options.schemas.map((schema) => [schema, urlOf(adminUrl, schema, options.passwordOf?.(schema) ?? '')]),
    );
    return { urls: urls as Record<Schema, string>, separateRoles };
  } finally {
    await admin.end().catch(() => {});
  }
}

const INSUFFICIENT_PRIVILEGE = '42501';

/** @returns false, with nothing changed, when the user may not create roles or someone else owns one of the schemas */
async function withRoles<Schema extends string>(admin: pg.Client, options: ProvisionOptions<Schema>): Promise<boolean> {
  try {
    await transaction(admin, async () => {
      for (const schema of options.schemas) {
        await ensureRole(admin, schema, options.passwordOf?.(schema));
        await ensureSchema(admin, schema, schema);
      }
      for (const schema of options.schemas) await keepOthersOut(admin, schema, options.schemas);
      await closePublic(admin, options.schemas);
    });
    return true;
  } catch (failure) {
    if ((failure as pg.DatabaseError).code === INSUFFICIENT_PRIVILEGE) return false;
    throw failure;
  }
}

async function withoutRoles(admin: pg.Client, schemas: readonly string[]): Promise<void> {
  const user = (await admin.query<{ name: string }>('select current_user as name')).rows[0]!.name;
  try {
    await transaction(admin, async () => {
      for (const schema of schemas) await ensureSchema(admin, schema, user);
    });
  } catch (failure) {
    if ((failure as pg.DatabaseError).code !== INSUFFICIENT_PRIVILEGE) throw failure;
    throw new StartFailure(
      `DATABASE_URL is refused: user ${user} may not create the schemas ${schemas.join(', ')} in this database, or one of them belongs to somebody else.`,
    );
  }
}

async function ensureRole(admin: pg.Client, role: string, password: string | undefined): Promise<void> {
  const name = escapeIdentifier(role);
  const { rowCount } = await admin.query('select from pg_roles where rolname = $1', [role]);
  if (rowCount === 0) await admin.query(`create role ${name} nologin nosuperuser nocreatedb nocreaterole noreplication`);
  if (password !== undefined) await admin.query(`alter role ${name} login password ${escapeLiteral(password)}`);
  else await allowSetRole(admin, role);
  await setSearchPath(admin, role);
}

async function allowSetRole(admin: pg.Client, role: string): Promise<void> {
  // PostgreSQL 16 parted "may take on" from "is a member of" (GRANT ... WITH SET); before it they were one.
  const { rows } = await admin.query<{ parted: boolean }>(
    "select current_setting('server_version_num')::int >= 160000 as parted",
  );
  const parted = rows[0]!.parted;
  const allowed = await admin.query<{ yes: boolean }>('select pg_has_role(current_user, $1, $2) as yes', [
    role,
    parted ? 'SET' : 'MEMBER',
  ]);
  if (!allowed.rows[0]!.yes)
    await admin.query(`grant ${escapeIdentifier(role)} to current_user${parted ? ' with set true, inherit false' : ''}`);
}

async function setSearchPath(admin: pg.Client, role: string): Promise<void> {
  const wanted = `search_path=${escapeIdentifier(role)}`;
  const { rowCount } = await admin.query(
    `select from pg_db_role_setting s join pg_roles r on r.oid = s.setrole
      where r.rolname = $1 and s.setdatabase = 0 and replace($2, '"', '') = any (select replace(unnest(s.setconfig), '"', ''))`,
    [role, wanted],
  );
  if (rowCount === 0) await admin.query(`alter role ${escapeIdentifier(role)} set search_path to ${escapeIdentifier(role)}`);
}

/** A new schema is closed to everybody but its owner. One of another owner is not ours to take. */
async function ensureSchema(admin: pg.Client, schema: string, owner: string): Promise<void> {
  const { rows } = await admin.query<{ owner: string }>(
    'select pg_get_userbyid(nspowner) as owner from pg_namespace where nspname = $1',
    [schema],
  );
  if (rows[0] === undefined)
    await admin.query(`create schema ${escapeIdentifier(schema)} authorization ${escapeIdentifier(owner)}`);
  else if (rows[0].owner !== owner)
    throw Object.assign(new Error(`schema ${schema} has another owner`), { code: INSUFFICIENT_PRIVILEGE });
}

/** Takes back whatever anybody but the owner was once granted on a schema; only the owner itself may. */
async function keepOthersOut(admin: pg.Client, schema: string, roles: readonly string[]): Promise<void> {
  const { rows } = await admin.query<{ role: string }>(
    "select role from unnest($2::text[]) role where role <> $1 and has_schema_privilege(role, $1, 'USAGE, CREATE')",
    [schema, roles],
  );
  if (rows.length === 0) return;
  await admin.query(`set local role ${escapeIdentifier(schema)}`);
  await admin.query(
    `revoke all on schema ${escapeIdentifier(schema)} from public, ${rows.map(({ role }) => escapeIdentifier(role)).join(', ')}`,
  );
  await admin.query('set local role none');
}

/** Databases made before PostgreSQL 15 let everybody create in `public`. */
async function closePublic(admin: pg.Client, roles: readonly string[]): Promise<void> {
  const { rowCount } = await admin.query(
    "select from unnest($1::text[]) role where exists (select from pg_namespace where nspname = 'public') and has_schema_privilege(role, 'public', 'CREATE')",
    [roles],
  );
  if (rowCount !== 0) await admin.query('revoke create on schema public from public');
}

// Two processes that provision at once meet in the catalogs of roles, which all databases share and no advisory lock covers.
const MET_ANOTHER = new Set(['23505', '40001', '40P01', '42710', '42P06']);
const met = ({ code, message }: pg.DatabaseError): boolean => MET_ANOTHER.has(code ?? '') || /tuple concurrently/.test(message);

async function transaction(admin: pg.Client, work: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    await admin.query('begin');
    try {
      await work();
      await admin.query('commit');
      return;
    } catch (failure) {
      await admin.query('rollback').catch(() => {});
      if (!met(failure as pg.DatabaseError) || attempt === 20) throw failure;
      await pause(20 + Math.random() * 80);
    }
  }
}

function loginUrl(adminUrl: string, role: string, password: string): string {
  const url = new URL(adminUrl);
  // As query parameters they come before those in front of the host, and a URL of a socket has no place in front of one.
  const inQuery = url.hostname === '' || url.searchParams.has('user') || url.searchParams.has('password');
  if (inQuery) {
    url.searchParams.set('user', role);
    url.searchParams.set('password', password);
    url.search = url.search.replaceAll('+', '%20');
  } else {
    url.username = encodeURIComponent(role);
    url.password = encodeURIComponent(password);
  }
  return url.href;
}

const setRoleUrl = (adminUrl: string, role: string): string =>
  withSettings(adminUrl, { role, search_path: escapeIdentifier(role) });

const searchPathUrl = (adminUrl: string, schema: string): string =>
  withSettings(adminUrl, { search_path: escapeIdentifier(schema) });

/** Settings that the server applies before the first statement of a connection; those the URL brings along stay in front. */
function withSettings(adminUrl: string, settings: Readonly<Record<string, string>>): string {
  const url = new URL(adminUrl);
  // The server splits them at spaces, and takes a backslash before one as "this one is not meant".
  const added = Object.entries(settings).map(([name, value]) => `-c ${name}=${value.replaceAll(/([\\\s])/g, '\\$1')}`);
  url.searchParams.set('options', [url.searchParams.get('options'), ...added].filter(Boolean).join(' '));
  // The URL standard writes a space as +, which PostgreSQL's other clients read as a plus.
  url.search = url.search.replaceAll('+', '%20');
  return url.href;
}
