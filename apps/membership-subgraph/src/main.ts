import { membershipData, membershipStorage, membershipSubgraph } from '@assembly-graph/membership';
import { runSubgraph } from '@assembly-graph/platform';
import { readEnv } from './env.ts';

await runSubgraph({ name: 'membership', storage: membershipStorage, data: membershipData, subgraph: membershipSubgraph }, readEnv);
