/**
 * The environment the PostgreSQL programs run in. Nothing of ours is passed on: PGDATA, PGPORT, PGOPTIONS, LC_* and TZ of the
 * person's shell would all change what the server does. Windows cannot open a socket without knowing where it lives.
 */
export function serverEnvironment(): NodeJS.ProcessEnv {
  const fixed = { LC_ALL: 'C', TZ: 'UTC' };
  if (process.platform !== 'win32') return fixed;
  const { SystemRoot, TEMP, PATH } = process.env;
  return { ...fixed, SystemRoot, TEMP, PATH };
}
