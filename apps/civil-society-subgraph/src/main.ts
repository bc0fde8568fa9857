import { civilSocietyData, civilSocietyStorage, civilSocietySubgraph } from '@assembly-graph/civil-society';
import { runSubgraph } from '@assembly-graph/platform';
import { readEnv } from './env.ts';

await runSubgraph({ name: 'civil-society', storage: civilSocietyStorage, data: civilSocietyData, subgraph: civilSocietySubgraph }, readEnv);
