import type { LogEntry } from '../log.ts';
import { startGateway, type Gateway, type GatewayOptions } from '../start-gateway.ts';
import { toyGraph, toySupergraph } from './toy-graph.ts';

export interface Answer {
  status: number;
  data?: Record<string, any> | null;
  errors?: { message: string; path?: (string | number)[]; extensions: Record<string, unknown> }[];
  extensions?: Record<string, unknown>;
}

/** A gateway over the toy graph on a free port of this machine. Close it. */
export async function toyGateway(options: Partial<GatewayOptions> = {}) {
  const graph = toyGraph();
  const logged: LogEntry[] = [];
  const gateway: Gateway = await startGateway({
    supergraphSdl: toySupergraph(),
    local: graph.local,
    host: '127.0.0.1',
    port: 0,
    corsOrigins: '*',
    log: (entry) => logged.push(entry),
    ...options,
  });
  const ask = async (
    query: string,
    variables?: Record<string, unknown>,
    headers: Record<string, string> = {},
  ): Promise<Answer> => {
    const answer = await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query, variables }),
    });
    return { status: answer.status, ...((await answer.json()) as object) };
  };
  return { ...gateway, ask, logged, asked: graph.asked };
}
