import type { FastifyInstance } from 'fastify';
import type { Subgraph } from './transport/subgraph.ts';
import { within } from './transport/within.ts';

export interface HealthOptions {
  subgraphs: ReadonlyMap<string, Subgraph>;
  deadlineMs: number;
  isStopping: () => boolean;
}

/**
 * `/health/live` says that the process answers; `/health/ready` that the whole graph does, and else which subgraphs are
 * missing, by name only. Readiness is asked of the subgraphs once at a time, however many ask for it.
 */
export function healthRoutes(server: FastifyInstance, { subgraphs, deadlineMs, isStopping }: HealthOptions): void {
  let asking: Promise<string[]> | undefined;
  const missing = () => (asking ??= missingOf(subgraphs, deadlineMs).finally(() => (asking = undefined)));

  server.get('/health/live', async (_, reply) => reply.header('cache-control', 'no-store').send({ status: 'live' }));
  server.get('/health/ready', async (_, reply) => {
    void reply.header('cache-control', 'no-store');
    if (isStopping()) return reply.code(503).send({ status: 'stopping' });
    const names = await missing();
    return names.length ? reply.code(503).send({ status: 'unready', missing: names }) : reply.send({ status: 'ready' });
  });
}

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
