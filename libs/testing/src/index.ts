export { temporaryDatabase, type TemporaryDatabase } from './temporary-database.ts';
export { prepareTemplate } from './prepare-template.ts';
export { testClusterUrl } from './env.ts';
export { temporaryFolder } from './temporary-folder.ts';
export { loadedDatabase, type LoadableDomain, type LoadedDatabase } from './loaded-database.ts';
export { statements, type Statements } from './statements.ts';
export { follow, WAYS, type Followed, type Follower, type Heard, type Way } from './followers.ts';
export { natsServer, whyNoNats, type NatsServer } from './nats-server.ts';
