import { connect, type NatsConnection } from '@nats-io/transport-node';
import { log } from '../log.ts';
import { StartFailure } from '../start-failure.ts';

/** A NATS server to which one is connected whenever it is there; nothing waits for it. */
export interface Nats {
  /** The connection, if it stands at this moment. */
  readonly current: () => NatsConnection | null;
  /** Has this done with each new connection, also with the one that stands. */
  readonly onConnection: (use: (connection: NatsConnection) => void) => void;
  readonly close: () => Promise<void>;
}

/** The URL of a NATS server from a setting; null if there is none. @throws StartFailure in one sentence, without the value: it may hold a password */
export function natsUrlFrom(name: string, value: string | undefined): string | null {
  if (!value) return null;
  if (!URL.canParse(value) || !/^(nats|tls):$/.test(new URL(value).protocol)) throw new StartFailure(`${name} must be a URL such as nats://user:password@host:4222.`);
  return value;
}

const AGAIN_AFTER_MS = 500;
const CONNECT_WITHIN_MS = 2_000;

/** Connects in the background, again whenever the connection is lost. What is asked over one that is lost is not kept for the next. */
export function connectNats(url: string, name: string): Nats {
  const { hostname, port, protocol, username, password } = new URL(url);
  const options = {
    servers: `${hostname}:${port || 4222}`,
    name,
    timeout: CONNECT_WITHIN_MS,
    reconnect: false,
    ...(protocol === 'tls:' ? { tls: {} } : {}),
    ...(username && password ? { user: decodeURIComponent(username), pass: decodeURIComponent(password) } : {}),
    ...(username && !password ? { token: decodeURIComponent(username) } : {}),
  };
  const uses: ((connection: NatsConnection) => void)[] = [];
  const closing = new AbortController();
  let connection: NatsConnection | null = null;
  let isToldAway = false;

  async function keep(): Promise<void> {
    while (!closing.signal.aborted) {
      try {
        const mine = await connect(options);
        connection = mine;
        if (closing.signal.aborted) return await mine.close();
        log.info({ nats: name }, 'connected to NATS');
        isToldAway = false;
        for (const use of uses) use(mine);
        await mine.closed();
      } catch (failure) {
        if (!isToldAway) log.warn({ nats: name, cause: (failure as Error).message }, 'NATS can not be reached, and is tried again; the log itself is read meanwhile');
        isToldAway = true;
      }
      connection = null;
      await resting(AGAIN_AFTER_MS, closing.signal);
    }
  }
  const keeping = keep();
  return {
    current: () => connection,
    onConnection: (use) => {
      uses.push(use);
      if (connection) use(connection);
    },
    close: async () => {
      closing.abort();
      await connection?.close();
      await keeping;
    },
  };
}

const resting = (ms: number, signal: AbortSignal) =>
  new Promise<void>((over) => {
    if (signal.aborted) return over();
    const go = () => {
      clearTimeout(timer);
      over();
    };
    const timer = setTimeout(go, ms);
    signal.addEventListener('abort', go, { once: true });
  });
