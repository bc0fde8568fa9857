export { federatedWorld, type FederatedWorld } from './federated-world.ts';
export type { SpecSubgraph } from './federation-sdl.ts';
export { comparable } from './compare-answers.ts';
export { randomOperation } from './random-operation.ts';
export { operationCount, randomSeed } from './how-many.ts';
export { askWithFaults, compareRandomly, type RandomRun } from './random-operations.ts';
