import type { Logger } from 'typeorm';

/** A statement as it reached PostgreSQL. */
export interface Statement {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

/** Keeps the statements of one database: give its `logger` to it, and take what was asked since the last time. */
export interface Recorder {
  readonly logger: Logger;
  take(): Statement[];
}

export function recorder(): Recorder {
  const seen: Statement[] = [];
  const silent = () => undefined;
  return {
    take: () => seen.splice(0),
    logger: {
      logQuery: (sql, parameters) => void seen.push({ sql, parameters: (parameters as unknown[] | undefined) ?? [] }),
      logQueryError: silent, logQuerySlow: silent, logSchemaBuild: silent, logMigration: silent, log: silent,
    },
  };
}
