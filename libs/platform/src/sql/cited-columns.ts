import { CONFIDENCES, type Cited } from '@assembly-graph/kernel';
import type { EntitySchemaColumnOptions } from 'typeorm';

/** Every thing's own id. */
export const idColumn = { type: 'uuid', primary: true } as const satisfies EntitySchemaColumnOptions;

/** What every fact carries; see `Cited`. */
export const citedColumns = {
  confidence: { type: 'text' },
  sourceKeys: { type: 'text', array: true },
  note: { type: 'text', nullable: true },
} as const satisfies { [K in keyof Cited]: EntitySchemaColumnOptions };

/** A CHECK that a text column holds one of a closed list, written as the column is named in PostgreSQL. */
export const isOneOf = (column: string, allowed: readonly string[]) => ({
  name: `${column}_is_known`,
  expression: `"${column}" in (${allowed.map((value) => `'${value}'`).join(', ')})`,
});

/** The CHECKs that go with {@link citedColumns}. */
export const citedChecks = [
  isOneOf('confidence', CONFIDENCES),
  { name: 'a_fact_has_a_source', expression: 'cardinality("source_keys") > 0' },
];
