import { randomUUID } from 'node:crypto';
import { PUBLIC, type Actor } from '@assembly-graph/kernel';
import type { LoggedEvent } from '@assembly-graph/events';
import { subgraphExecutor } from '@assembly-graph/platform/graph';
import { postgresFeed } from '@assembly-graph/platform/sql';
import { loadedDatabase, type LoadedDatabase } from '@assembly-graph/testing';
import { membershipData, membershipStorage, membershipSubgraph } from '../index.ts';

export const secretariat: Actor = { ...PUBLIC, role: 'secretariat', subject: '0c5b9a52-5c6e-4a51-8e7d-7d8f1c1e6a11' };
export const delegationOf = (state: string): Actor => ({ ...PUBLIC, role: 'delegation', subject: `delegation-of-${state}`, state });
export const ngo: Actor = { ...PUBLIC, role: 'ngo', subject: 'somebody-of-an-ngo', organization: 'amnesty' };
export const EVERYBODY_ELSE: readonly Actor[] = [PUBLIC, ngo, { ...ngo, role: 'coalition', organization: 'cicc' }];

/** What a deed says to the graph; the idempotency key may be left out. */
export type Said = Record<string, unknown>;

/** The desk of the membership subgraph on the real record, at a time that the spec sets. */
export interface MembershipDesk {
  readonly loaded: LoadedDatabase;
  /** The present instant. */
  time: string;
  /** The data; an answer with errors fails the test. */
  ask(query: string, variables?: Said, actor?: Actor): Promise<any>;
  /** The whole answer. */
  answer(query: string, variables?: Said, actor?: Actor): Promise<any>;
  /** Does a deed and gives its payload. */
  say(deed: string, input: Said, selection: string, actor?: Actor): Promise<any>;
  /** Does a deed that must be done. @returns what came of it */
  done(deed: string, input: Said, selection: string, actor?: Actor): Promise<any>;
  /** The user error of a deed that must not be done. */
  refused(deed: string, input: Said, actor?: Actor): Promise<{ code: string; field: string | null; rule: string | null; message: string }>;
  /** The types and payloads of the events told since the last call. */
  news(): Promise<[string, Record<string, any>][]>;
  /** Lets the listener hear how a State's arrears stand, as `resolutions` tells it. @returns the id of the position */
  hears(position: ArrearsTold, event?: Partial<LoggedEvent>): Promise<string>;
  /** Lets the graph do what is due by the present instant. */
  passes(time: string): Promise<void>;
  close(): Promise<void>;
}

export interface ArrearsTold {
  readonly state: string;
  readonly asAt: string;
  readonly thresholdReached: boolean;
  readonly outstanding?: string;
  readonly id?: string;
  readonly version?: number;
}

let keys = 0;

export async function membershipDesk(time = '2026-11-23T12:00:00.000Z'): Promise<MembershipDesk> {
  const loaded = await loadedDatabase({ storage: membershipStorage, data: membershipData });
  const subgraph = membershipSubgraph(loaded.database, { now: () => desk.time });
  const execute = subgraphExecutor(subgraph);
  const listener = subgraph.listeners!.find(({ name }) => name === 'hear-arrears-position')!;
  const feed = postgresFeed(loaded.database.manager, 'membership');
  let read: string | null = null;
  const desk: MembershipDesk = {
    loaded,
    time,
    answer: async (query, variables = {}, actor = secretariat) => JSON.parse(JSON.stringify(await execute({ query, variables: variables as never, actor }))),
    async ask(query, variables, actor) {
      const { data, errors } = await desk.answer(query, variables, actor);
      if (errors) throw new Error(JSON.stringify(errors));
      return data;
    },
    async say(deed, input, selection, actor) {
      const type = `${deed[0]!.toUpperCase()}${deed.slice(1)}Input`;
      const query = `mutation ($input: ${type}!) { ${deed}(input: $input) { ${selection} userErrors { code field rule message } } }`;
      return (await desk.ask(query, { input: { idempotencyKey: `key ${++keys} of this run`, ...input } }, actor))[deed];
    },
    async done(deed, input, selection, actor) {
      const { userErrors, ...entity } = await desk.say(deed, input, selection, actor);
      if (userErrors.length > 0) throw new Error(`${deed}: ${JSON.stringify(userErrors)}`);
      return Object.values(entity)[0];
    },
    async refused(deed, input, actor) {
      const before = await desk.ask('{ membershipFeed(first: 1) { headCursor } }');
      const { userErrors } = await desk.say(deed, input, '__typename', actor);
      if (userErrors.length !== 1) throw new Error(`${deed} was done.`);
      const after = await desk.ask('{ membershipFeed(first: 1) { headCursor } }');
      if (JSON.stringify(after) !== JSON.stringify(before)) throw new Error(`${deed} was refused, and told of.`);
      return userErrors[0];
    },
    async news() {
      const { events, end } = await feed.read(read, 500);
      read = end;
      return events.map(({ type, payload }) => [type, payload as Record<string, any>]);
    },
    async hears({ state, asAt, thresholdReached, outstanding = '10.0', id = randomUUID(), version = 1 }, other = {}) {
      const payload = { state, arrearsPositionId: id, asAt, thresholdReached, outstanding };
      const event = { type: 'ArrearsPositionChanged', subject: { type: 'ArrearsPosition', id, naturalKey: null }, subjectVersion: version, payload, ...other } as LoggedEvent;
      await listener.hear(await listener.place(), { event, cursor: randomUUID(), previousCursor: '' });
      return id;
    },
    async passes(at) {
      desk.time = at;
      for (const { perform } of subgraph.duties!) await perform();
    },
    close: () => loaded.close(),
  };
  return desk;
}
