import type { EntitySchema, MixedList } from 'typeorm';

/** What a domain keeps, and how its schema came to be. */
export interface Storage {
  /** The PostgreSQL schema: the domain's name in snake case. */
  readonly schema: string;
  readonly tables: readonly EntitySchema<never>[];
  readonly migrations: MixedList<Function>;
}
