import { PUBLIC, type Actor } from '@assembly-graph/kernel';
import { globalId, subgraphExecutor } from '@assembly-graph/platform/graph';
import { postgresFeed } from '@assembly-graph/platform/sql';
import { expect } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { sessionsSubgraph } from '../index.ts';

export const secretariat: Actor = { ...PUBLIC, role: 'secretariat', subject: '0c5b9a52-5c6e-4a51-8e7d-7d8f1c1e6a11' };
export const delegationOf = (state: string): Actor => ({ ...PUBLIC, role: 'delegation', subject: `delegation of ${state}`, state });
export const ngo = (organization: string): Actor => ({ ...PUBLIC, role: 'ngo', subject: `of ${organization}`, organization });
export const coalition: Actor = { ...PUBLIC, role: 'coalition', subject: 'of the coalition', organization: 'cicc' };

/** The seat on the Bureau of a President, as a deed names it. */
export const PRESIDENT = globalId('BodySeat', '7a0f8b0e-2f55-5c1e-9a43-0d6c5d4b3a21');

/** The domain's schema with the data set in it, of one spec file: what `loadedDatabase` gives. */
interface LoadedDatabase {
  readonly database: DataSource;
  readonly statements: { readonly seen: readonly string[]; forget(): void };
  close(): Promise<void>;
}

interface UserError {
  readonly code: string;
  readonly field: string | null;
  readonly rule: string | null;
  readonly message: string;
}

/** The record of one spec file, loaded with the data set, in which deeds are done through the graph. */
export interface KeptRecord {
  readonly loaded: LoadedDatabase;
  /** What the clock says from now on, RFC 3339 in UTC. */
  at(instant: string): void;
  /** The data; an answer with errors fails the test. */
  ask(query: string, variables?: Record<string, unknown>, actor?: Actor): Promise<any>;
  /** Does a deed, selecting this of what came of it. A field of the input that is `key` is its idempotency key. */
  deed(name: string, entity: string, selection: string, input: object, actor?: Actor): Promise<{ readonly thing: any; readonly userErrors: readonly UserError[] }>;
  /** As `deed`; a user error fails the test. */
  done(name: string, entity: string, selection: string, input: object, actor?: Actor): Promise<any>;
  /** What was told since this was asked last: type and payload. */
  told(): Promise<{ type: string; payload: Record<string, unknown>; session: string | null; topics: readonly string[]; states: readonly string[]; organizations: readonly string[] }[]>;
  close(): Promise<void>;
}

export function keptRecord(loaded: LoadedDatabase, now: string): KeptRecord {
  let time = now;
  let keys = 0;
  let cursor: string | null = null;
  const execute = subgraphExecutor(sessionsSubgraph(loaded.database, { now: () => time }));
  const answer = async (query: string, variables: Record<string, unknown>, actor: Actor) => JSON.parse(JSON.stringify(await execute({ query, variables, actor })));
  const ask: KeptRecord['ask'] = async (query, variables = {}, actor = PUBLIC) => {
    const { data, errors } = await answer(query, variables, actor);
    expect(errors ?? []).toEqual([]);
    return data;
  };
  const deed: KeptRecord['deed'] = async (name, entity, selection, input, actor = secretariat) => {
    const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
    const query = `mutation ($input: ${type}!) { ${name}(input: $input) { thing: ${entity} { ${selection} } userErrors { code field rule message } } }`;
    const { data, errors } = await answer(query, { input: { idempotencyKey: `deed-number-${++keys}`, ...input } }, actor);
    if (errors) return { thing: null, userErrors: errors.map((error: any) => ({ code: error.extensions.code, field: null, rule: null, message: error.message })) };
    return data[name];
  };
  return {
    loaded,
    at: (instant) => void (time = instant),
    ask,
    deed,
    done: async (...asked) => {
      const { thing, userErrors } = await deed(...asked);
      expect(userErrors).toEqual([]);
      return thing;
    },
    told: async () => {
      const page = await postgresFeed(loaded.database.manager, 'sessions').read(cursor, 100);
      cursor = page.end;
      return page.entries.map(({ event }) => event!).map(({ type, payload, session, topics, states, organizations }) => ({ type, payload, session, topics, states, organizations }));
    },
    close: () => loaded.close(),
  };
}
