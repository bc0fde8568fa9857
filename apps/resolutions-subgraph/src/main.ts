import { resolutionsData, resolutionsStorage, resolutionsSubgraph } from '@assembly-graph/resolutions';
import { runSubgraph } from '@assembly-graph/platform';
import { readEnv } from './env.ts';

await runSubgraph({ name: 'resolutions', storage: resolutionsStorage, data: resolutionsData, subgraph: resolutionsSubgraph }, readEnv);
