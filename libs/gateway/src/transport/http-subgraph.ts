import { Agent as HttpAgent, request as httpRequest } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { PUBLIC } from '@assembly-graph/kernel';
import { ACTOR_HEADER, type SignActor } from '@assembly-graph/platform/auth';
import type { ExecutionResult } from 'graphql';
import type { Subgraph, SubgraphRequest } from './subgraph.ts';

export interface HttpSubgraphs {
  /** The subgraph of this name that answers at a URL. */
  at(name: string, url: string): Subgraph;
  /** Ends the sockets that are kept open between requests. */
  close(): void;
}

/**
 * Subgraphs that are called over HTTP. One pool of kept-alive sockets for all of them.
 *
 * Deliberately narrow: it follows no redirect, asks for no compression (an answer cannot grow behind our back) and stops
 * reading at `maxAnswerBytes`. With `sign` each fetch says by a signed header who asks; the client's own token stays here.
 */
export function httpSubgraphs({ maxAnswerBytes = 32 * 1024 * 1024, sign }: { maxAnswerBytes?: number; sign?: SignActor } = {}): HttpSubgraphs {
  const agents = { 'http:': new HttpAgent({ keepAlive: true }), 'https:': new HttpsAgent({ keepAlive: true }) };
  return {
    at(name, url) {
      const target = new URL(url);
      if (target.protocol !== 'http:' && target.protocol !== 'https:')
        throw new TypeError('a subgraph is called over http or https');
      const agent = agents[target.protocol];
      return async ({ actor = PUBLIC, ...request }, signal) => {
        const headers = sign ? { ...request.headers, [ACTOR_HEADER]: await sign(actor, name) } : request.headers;
        return readAnswer(await post(target, agent, { ...request, headers }, signal, maxAnswerBytes));
      };
    },
    close() {
      for (const agent of Object.values(agents)) agent.destroy();
    },
  };
}

interface HttpAnswer {
  status: number;
  text: string;
}

function post(
  target: URL,
  agent: HttpAgent,
  request: SubgraphRequest,
  signal: AbortSignal,
  maxBytes: number,
): Promise<HttpAnswer> {
  const { headers, ...body } = request;
  const bytes = Buffer.from(JSON.stringify(body));
  const send = target.protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const outgoing = send(target, {
      method: 'POST',
      agent,
      signal,
      headers: {
        ...headers,
        'content-type': 'application/json',
        accept: 'application/graphql-response+json, application/json',
        'accept-encoding': 'identity',
        'content-length': bytes.length,
      },
    });
    outgoing.on('error', reject);
    outgoing.on('response', (incoming) => {
      const chunks: Buffer[] = [];
      let size = 0;
      incoming.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size > maxBytes) incoming.destroy(new Error(`the answer is larger than ${maxBytes} bytes`));
        else chunks.push(chunk);
      });
      incoming.on('end', () => resolve({ status: incoming.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8') }));
      incoming.on('error', reject);
      incoming.on('close', () => reject(new Error('the connection ended in the middle of the answer')));
    });
    outgoing.end(bytes);
  });
}

/** An answer that is GraphQL counts whatever its status (a 400 with `errors` is an answer); anything else is a failure. */
function readAnswer({ status, text }: HttpAnswer): ExecutionResult {
  if (status === 401) throw new Error('HTTP 401: the subgraph does not take our signature, SUBGRAPH_SECRET is not the same here and there');
  let answer: unknown;
  try {
    answer = JSON.parse(text);
  } catch {
    throw new Error(`HTTP ${status} with a body that is not JSON`);
  }
  if (typeof answer !== 'object' || answer === null || !('data' in answer || 'errors' in answer)) {
    throw new Error(`HTTP ${status} with JSON that is no GraphQL answer`);
  }
  return answer as ExecutionResult;
}
