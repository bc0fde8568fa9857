export { startGateway, type Gateway, type GatewayOptions } from './start-gateway.ts';
export { GatewayStartFailure } from './start-failure.ts';
export { engineFrom, type EngineName } from './engine/engine.ts';
export type { LocalSubgraph, SubgraphRequest } from './transport/subgraph.ts';
export type { Example } from './page/page-settings.ts';
export { defaultLimits, foreignLimits, type Limits } from './limits/limits.ts';
export { logToStandardError, type Log, type LogEntry } from './log.ts';
export { NODE_SUBGRAPH, nodeSubgraphSdl, type SubgraphSdl } from './node/node-subgraph-sdl.ts';
export { nodeSubgraph, type AskForEntities, type NodeSubgraphOptions, type Representation } from './node/node-subgraph.ts';
