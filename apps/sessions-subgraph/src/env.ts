import { subgraphEnv, type SubgraphEnv } from '@assembly-graph/platform';

/** The settings of this process; see `--help`. */
export const readEnv = (env: NodeJS.ProcessEnv = process.env): SubgraphEnv => subgraphEnv('sessions', env, 4002);
