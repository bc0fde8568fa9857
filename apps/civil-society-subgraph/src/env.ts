import { subgraphEnv, type SubgraphEnv } from '@assembly-graph/platform';

/** The settings of this process; see `--help`. */
export const readEnv = (env: NodeJS.ProcessEnv = process.env): SubgraphEnv => subgraphEnv('civil-society', env, 4003);
