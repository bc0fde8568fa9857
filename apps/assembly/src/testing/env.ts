/** What a command under test inherits: everything but the settings that a test gives it anew. */
export function inheritedSettings(): NodeJS.ProcessEnv {
  const { DATABASE_URL: _given, TEST_CLUSTER_URL: _cluster, ...inherited } = process.env;
  return { ...inherited, NODE_OPTIONS: '' };
}
