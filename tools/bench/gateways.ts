import { resolve } from 'node:path';
import type { Peer } from './arguments.ts';
import { freePort, startNode, untilReady, type Parted, type Started } from './processes.ts';

const ROOT = resolve(import.meta.dirname, '../..');
export const PEERS_FOLDER = resolve(import.meta.dirname, 'peers');

export type GatewayName = 'own' | Peer;

/** A gateway that is measured. */
export interface Measured {
  readonly name: GatewayName;
  /** For people. */
  readonly title: string;
  readonly args: (supergraph: string, port: number) => readonly string[];
}

const hive = (...more: string[]): Measured['args'] => (supergraph, port) =>
  [`${PEERS_FOLDER}/node_modules/@graphql-hive/gateway/dist/bin.js`, '--config-path', `${PEERS_FOLDER}/hive.mjs`, '--host', '127.0.0.1', '--port', String(port), 'supergraph', supergraph, ...more];

export const GATEWAYS: readonly Measured[] = [
  { name: 'own', title: 'this gateway', args: (supergraph, port) => ['--import', 'tsx', resolve(ROOT, 'apps/gateway/src/main.ts'), '--supergraph', supergraph, '--port', String(port)] },
  { name: 'stock', title: '@apollo/gateway', args: (supergraph, port) => [`${PEERS_FOLDER}/stock.mjs`, supergraph, String(port)] },
  { name: 'hive', title: '@graphql-hive/gateway', args: hive() },
  { name: 'hive-native', title: '@graphql-hive/gateway with the native planner', args: hive('--hive-router-runtime') },
];

/** Each in its release build, with nothing told to anybody's cloud. */
const SETTINGS = { LOG_LEVEL: 'error', HIVE_REGISTRY_TOKEN: undefined, HIVE_CDN_KEY: undefined, HIVE_ACCESS_TOKEN: undefined, OPENTELEMETRY: undefined, HIVE_ROUTER_RUNTIME: undefined, FORK: undefined };

export interface RunningGateway extends Started {
  readonly url: string;
}

/** @throws Error when it can't serve the supergraph */
export async function startMeasured({ name, args }: Measured, supergraph: string, parted: Parted | null): Promise<RunningGateway> {
  const port = await freePort();
  const started = startNode(parted, args(supergraph, port), SETTINGS, name === 'own' ? ROOT : PEERS_FOLDER);
  const url = `http://127.0.0.1:${port}`;
  try {
    await untilReady(started, async () => (await fetch(`${url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"query":"{ __typename }"}' })).ok);
  } catch (error) {
    await started.stop();
    throw error;
  }
  return { ...started, url };
}
