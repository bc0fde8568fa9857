export { describeDatabase, openDatabase, type DatabaseOptions } from './database.ts';
export { BadData, knownKeys, readDataSet, type ReadDataSet } from './data-set.ts';
export { loadData, type LoadProgress, type LoadTarget } from './load-data.ts';
export { cannotListen } from './listening.ts';
export { log } from './log.ts';
export { serve, type Served } from './server.ts';
export { StartFailure } from './start-failure.ts';
export { startEmbeddedPostgres, type EmbeddedPostgres, type EmbeddedPostgresOptions } from './embedded-postgres.ts';
export { provision, type Provisioned, type ProvisionOptions } from './provision.ts';
