import { subgraphExecutor } from '@assembly-graph/platform/graph';
import type { DataSource } from 'typeorm';
import { resolutionsSubgraph } from '../index.ts';

// An answer's form is that of its query, which no type knows.
type Answer = any;

/** The subgraph over a database, asked as the gateway asks it. */
export interface AskResolutions {
  /** The data of the answer, plain. @throws if there was any error */
  ask(query: string, variables?: Record<string, unknown>): Promise<Answer>;
  /** The codes and messages of the errors. */
  refusal(query: string, variables?: Record<string, unknown>): Promise<{ code: unknown; message: string }[]>;
}

/** What was given, and how to ask it. */
export function askResolutions<Loaded extends { readonly database: DataSource }>(loaded: Loaded): Loaded & AskResolutions {
  const execute = subgraphExecutor(resolutionsSubgraph(loaded.database));
  return {
    ...loaded,
    ask: async (query, variables) => {
      const { data, errors } = await execute({ query, variables });
      if (errors) throw new Error(JSON.stringify(errors));
      return JSON.parse(JSON.stringify(data));
    },
    refusal: async (query, variables) =>
      ((await execute({ query, variables })).errors ?? []).map(({ message, extensions }) => ({ code: extensions.code, message })),
  };
}
