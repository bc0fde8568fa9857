import cors from '@fastify/cors';
import type { FastifyInstance } from 'fastify';

/** Web pages from these origins may use the graph; `*` is any page, without cookies. */
export async function allowOrigins(server: FastifyInstance, origins: string[] | '*'): Promise<void> {
  await server.register(cors, {
    origin: origins,
    methods: ['GET', 'POST'],
    allowedHeaders: ['content-type', 'authorization', 'apollo-require-preflight', 'last-event-id', 'traceparent', 'tracestate'],
    maxAge: 7200,
    strictPreflight: true,
  });
}
