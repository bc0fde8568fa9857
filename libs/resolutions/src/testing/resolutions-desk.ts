import { PUBLIC, type Actor } from '@assembly-graph/kernel';
import { subgraphExecutor } from '@assembly-graph/platform/graph';
import { postgresFeed } from '@assembly-graph/platform/sql';
import type { DataSource } from 'typeorm';
import { resolutionsSubgraph } from '../index.ts';

// An answer's form is that of its query, which no type knows.
type Answer = any;

export const SECRETARIAT: Actor = { ...PUBLIC, role: 'secretariat', subject: '0c5b9a52-5c6e-4a51-8e7d-7d8f1c1e6a11' };
export const delegationOf = (state: string): Actor => ({ ...SECRETARIAT, role: 'delegation', state });

/** The subgraph over a database, asked and told at moments that the test sets. */
export interface ResolutionsDesk {
  /** The instant at which the next deed is done. */
  time: string;
  /** The data of the answer, plain. @throws if there was any error */
  ask(query: string, variables?: Record<string, unknown>, actor?: Actor): Promise<Answer>;
  /** The whole answer to a mutation, with a key of its own unless the input has one. */
  answer(deed: string, input: object, selection: string, actor?: Actor): Promise<Answer>;
  /** What came of a deed that is done. @throws if it was not */
  does(deed: string, input: object, selection: string, actor?: Actor): Promise<Answer>;
  /** Why a deed is not done: code and message, and the rule if one was broken. */
  refusal(deed: string, input: object, actor?: Actor): Promise<Answer>;
  /** The events of the log after so many, as type and payload. */
  events(after?: number): Promise<{ type: string; payload: Answer; states: readonly string[]; topics: readonly string[] }[]>;
}

/** The desk of this domain over a loaded database. */
export function resolutionsDesk({ database }: { readonly database: DataSource }, start: string): ResolutionsDesk {
  let keys = 0;
  const execute = subgraphExecutor(resolutionsSubgraph(database, { now: () => desk.time }));
  const desk: ResolutionsDesk = {
    time: start,
    async ask(query, variables, actor) {
      const { data, errors } = await execute({ query, variables, actor });
      if (errors) throw new Error(JSON.stringify(errors));
      return JSON.parse(JSON.stringify(data));
    },
    async answer(deed, input, selection, actor = SECRETARIAT) {
      const query = `mutation ($input: ${deed[0]!.toUpperCase()}${deed.slice(1)}Input!) { done: ${deed}(input: $input) { ${selection} userErrors { code field rule message } } }`;
      return JSON.parse(JSON.stringify(await execute({ query, variables: { input: { idempotencyKey: `key-${++keys}-padding`, ...input } }, actor })));
    },
    async does(deed, input, selection, actor) {
      const { data, errors } = await desk.answer(deed, input, selection, actor);
      if (errors || data.done.userErrors.length > 0) throw new Error(JSON.stringify(errors ?? data.done.userErrors));
      const { userErrors: _none, ...done } = data.done;
      return Object.values(done)[0];
    },
    async refusal(deed, input, actor) {
      const { data, errors } = await desk.answer(deed, input, '', actor);
      return errors ? { code: errors[0].extensions.code, message: errors[0].message } : data.done.userErrors[0];
    },
    events: async (after = 0) =>
      (await postgresFeed(database.manager, 'resolutions').read(null, 1_000)).events
        .filter(({ seq }) => seq > after)
        .map(({ type, payload, states, topics }) => ({ type, payload, states, topics })),
  };
  return desk;
}
