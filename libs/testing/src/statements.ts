import type { Logger } from 'typeorm';

/** Counts what reaches PostgreSQL: give its `logger` to the database, read `seen`. */
export interface Statements {
  readonly seen: readonly string[];
  readonly logger: Logger;
  /** Forgets what was seen so far. */
  forget(): void;
}

export function statements(): Statements {
  const seen: string[] = [];
  const silent = () => undefined;
  return {
    seen,
    forget: () => void seen.splice(0),
    logger: {
      logQuery: (query) => void seen.push(query),
      logQueryError: silent,
      logQuerySlow: silent,
      logSchemaBuild: silent,
      logMigration: silent,
      log: silent,
    },
  };
}
