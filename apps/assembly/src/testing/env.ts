import { join } from 'node:path';

/**
 * What a command under test inherits: everything but the settings that a test gives it anew. What one of them has compiled the others find, in the folder
 * of this run, and it goes with it.
 */
export function inheritedSettings(): NodeJS.ProcessEnv {
  const { DATABASE_URL: _given, TEST_CLUSTER_URL: _cluster, ...inherited } = process.env;
  return { ...inherited, NODE_OPTIONS: '', ...(inherited.TEST_FOLDER ? { NODE_COMPILE_CACHE: join(inherited.TEST_FOLDER, 'compiled') } : {}) };
}
