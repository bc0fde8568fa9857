import type { FastifyInstance } from 'fastify';
import type { Hearing } from '@assembly-graph/events';
import type { Subgraph } from './transport/subgraph.ts';
import { within } from './transport/within.ts';

export interface HealthOptions {
  subgraphs: ReadonlyMap<string, Subgraph>;
  deadlineMs: number;
  isStopping: () => boolean;
  /** How the listeners of this process fare. */
  hearings: () => readonly Hearing[];
  /** Since when a supergraph that was to serve is refused; null: none is. */
  refusedSince: () => string | null;
}

/**
 * `/health/live` says that the process answers; `/health/ready` that the whole graph does, and else which subgraphs are
 * missing, by name only; a listener that is stuck keeps nobody from being answered, and is told of, and so is a supergraph that was to serve and is refused. Readiness is asked of the subgraphs once at a time, however many ask for it.
 */
export function healthRoutes(server: FastifyInstance, { subgraphs, deadlineMs, isStopping, hearings, refusedSince }: HealthOptions): void {
  let asking: Promise<string[]> | undefined;
  const missing = () => (asking ??= missingOf(subgraphs, deadlineMs).finally(() => (asking = undefined)));

  server.get('/health/live', async (_, reply) => reply.header('cache-control', 'no-store').send({ status: 'live' }));
  server.get('/health/ready', async (_, reply) => {
    void reply.header('cache-control', 'no-store');
    if (isStopping()) return reply.code(503).send({ status: 'stopping' });
    const names = await missing();
    return names.length ? reply.code(503).send({ status: 'unready', missing: names }) : reply.send({ status: 'ready', ...supergraphIn(refusedSince()), ...listenersIn(hearings()) });
  });
}

/** Of listeners the state is told to whoever asks, of the event that one stands before nothing. */
function listenersIn(hearings: readonly Hearing[]): object {
  return hearings.length > 0 ? { listeners: hearings.map(({ name, of, state, since }) => ({ name, of, state, since })) } : {};
}

/** Why it is refused stands in the log: a supergraph may name what clients are not shown. */
const supergraphIn = (refusedSince: string | null): object => (refusedSince === null ? {} : { supergraph: { state: 'refused', since: refusedSince } });

async function missingOf(subgraphs: ReadonlyMap<string, Subgraph>, deadlineMs: number): Promise<string[]> {
  const names = await Promise.all(
    [...subgraphs].map(async ([name, ask]) => {
      const answers = await within(deadlineMs, (signal) => ask({ query: '{ __typename }' }, signal)).then(
        ({ data, errors }) => !errors?.length && typeof data?.__typename === 'string',
        () => false,
      );
      return answers ? [] : [name];
    }),
  );
  return names.flat().sort();
}
