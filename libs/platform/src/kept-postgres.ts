import { startEmbeddedPostgres, type EmbeddedPostgres, type EmbeddedPostgresOptions } from './embedded-postgres.ts';
import { keepRunning } from './keep-running.ts';

/**
 * An embedded PostgreSQL that is started again at the same address if it ends by itself, also after `kill -9`: it reads back all that was committed, and
 * whoever was connected connects again. `ended` resolves once it was stopped.
 * @throws StartFailure as `startEmbeddedPostgres` does, for the first start
 */
export async function keepEmbeddedPostgres(options: EmbeddedPostgresOptions, tell: (sentence: string) => void): Promise<EmbeddedPostgres> {
  let { port } = options;
  const kept = await keepRunning('PostgreSQL', async () => {
    const started = await startEmbeddedPostgres({ ...options, port });
    port = started.port;
    return started;
  }, { tell });
  let over!: () => void;
  const ended = new Promise<void>((resolve) => (over = resolve));
  return {
    url: (database) => kept.current().url(database),
    port: port!,
    get pid() {
      return kept.current().pid;
    },
    ended,
    stop: async () => {
      await kept.stop();
      over();
    },
  };
}
