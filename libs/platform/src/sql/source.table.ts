import type { Source } from '@assembly-graph/kernel';
import { EntitySchema } from 'typeorm';

/** The sources, a copy in each subgraph's schema, for no query crosses a schema. */
export const SourceTable = new EntitySchema<Source>({
  name: 'source',
  columns: {
    key: { type: 'text', primary: true },
    title: { type: 'text' },
    url: { type: 'text', nullable: true },
    dated: { type: 'text', nullable: true },
    note: { type: 'text', nullable: true },
  },
});
