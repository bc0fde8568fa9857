import type { DataSource } from 'typeorm';

const acts = new WeakMap<DataSource, () => void>();

/** Has something done between the COMMIT of each deed and its answer: the moment in which a crash leaves whoever asked in doubt. */
export const afterCommit = (database: DataSource, act: () => void): void => void acts.set(database, act);

/** A deed has been committed, and is not answered yet. */
export const committed = (database: DataSource): void => acts.get(database)?.();
