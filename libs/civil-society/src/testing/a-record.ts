import { PUBLIC, type Actor } from '@assembly-graph/kernel';
import { subgraphExecutor } from '@assembly-graph/platform/graph';
import type { DataSource } from 'typeorm';
import { civilSocietySubgraph } from '../index.ts';

/** What a deed answered. */
export interface Outcome {
  readonly entity: any;
  readonly userErrors: readonly { readonly code: string; readonly field: string | null; readonly rule: string | null; readonly message: string }[];
}

let keys = 0;

/** The subgraph over a database, asked and worked on as anybody. */
export function aRecord(database: DataSource, clock: { now(): string }) {
  const execute = subgraphExecutor(civilSocietySubgraph(database, clock));
  const answer = async (query: string, variables: Record<string, unknown> = {}, actor: Actor = PUBLIC) => JSON.parse(JSON.stringify(await execute({ query, variables, actor })));
  const ask = async (query: string, variables?: Record<string, unknown>, actor?: Actor): Promise<any> => {
    const { data, errors } = await answer(query, variables, actor);
    if (errors) throw new Error(JSON.stringify(errors));
    return data;
  };
  /** Does a deed. @param selection of the payload's entity, which is named so in the graph */
  const does = async (actor: Actor, deed: string, entity: string, input: object, selection = 'id version'): Promise<Outcome> => {
    const type = `${deed[0]!.toUpperCase()}${deed.slice(1)}Input!`;
    const query = `mutation ($input: ${type}) { ${deed}(input: $input) { entity: ${entity} { ${selection} } userErrors { code field rule message } } }`;
    return (await ask(query, { input: { idempotencyKey: `key-of-spec-${++keys}`, ...input } }, actor))[deed];
  };
  /** Does a deed that must be done. */
  const done = async (...asked: Parameters<typeof does>): Promise<any> => {
    const { entity, userErrors } = await does(...asked);
    if (userErrors.length > 0) throw new Error(JSON.stringify(userErrors));
    return entity;
  };
  return { execute, answer, ask, does, done };
}
