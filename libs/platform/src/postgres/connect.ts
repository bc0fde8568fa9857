import pg from 'pg';
import { StartFailure } from '../start-failure.ts';

const CONNECT_WITHIN_MS = 5_000;

/**
 * Connects with a URL that a person gave.
 * @throws StartFailure that says which part of the URL is wrong, and never holds the password or a URL that may hide one
 */
export async function connectOnce(url: string): Promise<pg.Client> {
  const place = placeOf(url);
  const client = clientFor(url);
  // A connection lost later rejects the statement that was running; without a listener it would also end the process.
  client.on('error', () => {});
  const unanswered = timeout();
  try {
    // connectionTimeoutMillis covers a server that never accepts, not one that accepts and then says nothing of PostgreSQL's.
    await Promise.race([client.connect(), unanswered.rejection]);
    return client;
  } catch (failure) {
    void client.end().catch(() => {});
    throw new StartFailure(sentence(failure, place));
  } finally {
    unanswered.cancel();
  }
}

interface Place {
  readonly server: string;
  readonly user: string;
  readonly database: string;
}

const MALFORMED =
  'DATABASE_URL is not the address of a PostgreSQL database: it has the form postgresql://user:password@host:5432/database, with special characters of the password percent-encoded.';

function placeOf(url: string): Place {
  try {
    const { protocol, hostname, port, username, pathname, search, searchParams, hash } = new URL(url);
    // An unescaped #, / or ? of a password moves the rest of it into another part of the URL, which we would then print.
    if (!/^postgres(ql)?:$/.test(protocol) || hash !== '' || /[@:]/.test(decodeURIComponent(pathname)))
      throw new Error(MALFORMED);
    if (hostname !== '' && username === '' && search.includes('@')) throw new Error(MALFORMED);
    const host = hostname || searchParams.get('host') || '';
    if (host === '') throw new Error(MALFORMED);
    const user = decodeURIComponent(username);
    return {
      server: `${host}:${port || searchParams.get('port') || '5432'}`,
      user,
      database: decodeURIComponent(pathname.slice(1)) || user,
    };
  } catch {
    throw new StartFailure(MALFORMED);
  }
}

function clientFor(connectionString: string): pg.Client {
  try {
    return new pg.Client({
      connectionString,
      application_name: 'assembly-graph provision',
      connectionTimeoutMillis: CONNECT_WITHIN_MS,
    });
  } catch {
    throw new StartFailure(MALFORMED);
  }
}

function timeout(): { rejection: Promise<never>; cancel: () => void } {
  let timer: NodeJS.Timeout;
  const rejection = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(Object.assign(new Error('no answer'), { code: 'ETIMEDOUT' })), CONNECT_WITHIN_MS + 1_000);
  });
  rejection.catch(() => {});
  return { rejection, cancel: () => clearTimeout(timer) };
}

// The codes are node's for the network and appendix A of the PostgreSQL manual for the server's own answers.
function sentence(failure: unknown, { server, user, database }: Place): string {
  const { code, message } = failure as { code?: string; message?: string };
  switch (code) {
    case 'ECONNREFUSED':
      return `DATABASE_URL leads nowhere: nothing listens on ${server}.`;
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `DATABASE_URL leads nowhere: there is no host of the name in ${server}.`;
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
    case 'ETIMEDOUT':
      return `DATABASE_URL leads nowhere: ${server} does not answer as PostgreSQL does.`;
    case '28P01':
    case '28000':
      return `DATABASE_URL is refused: the PostgreSQL on ${server} does not accept this password for user ${user}, or does not let that user in.`;
    case '3D000':
      return `DATABASE_URL is refused: the PostgreSQL on ${server} has no database ${database}.`;
    case '42501':
      return `DATABASE_URL is refused: user ${user} may not connect to database ${database} on ${server}.`;
    case '53300':
      return `DATABASE_URL is refused: the PostgreSQL on ${server} has no connection left.`;
    case '57P03':
      return `The PostgreSQL on ${server} is starting or stopping just now: start again in a moment.`;
  }
  if (/SASL|password/i.test(message ?? ''))
    return `DATABASE_URL is refused: the PostgreSQL on ${server} asks for a password and none was given.`;
  if (/SSL|certificate|self.signed/i.test(`${code} ${message}`)) {
    return `DATABASE_URL is refused: the PostgreSQL on ${server} and this process do not agree on TLS (see sslmode).`;
  }
  return `DATABASE_URL leads to something else: ${server} does not answer as PostgreSQL does.`;
}
