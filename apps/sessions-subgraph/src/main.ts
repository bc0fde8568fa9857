import { sessionsData, sessionsStorage, sessionsSubgraph } from '@assembly-graph/sessions';
import { runSubgraph } from '@assembly-graph/platform';
import { readEnv } from './env.ts';

await runSubgraph({ name: 'sessions', storage: sessionsStorage, data: sessionsData, subgraph: sessionsSubgraph }, readEnv);
