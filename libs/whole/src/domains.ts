import { civilSocietyData, civilSocietyStorage, civilSocietySubgraph } from '@assembly-graph/civil-society';
import { membershipData, membershipStorage, membershipSubgraph } from '@assembly-graph/membership';
import type { DomainDoor } from '@assembly-graph/platform';
import { resolutionsData, resolutionsStorage, resolutionsSubgraph } from '@assembly-graph/resolutions';
import { sessionsData, sessionsStorage, sessionsSubgraph } from '@assembly-graph/sessions';

/** The domains of the Assembly, each behind its door: the one place that lists them all. */
export const domains = [
  { name: 'membership', storage: membershipStorage, data: membershipData, subgraph: membershipSubgraph },
  { name: 'sessions', storage: sessionsStorage, data: sessionsData, subgraph: sessionsSubgraph },
  { name: 'civil-society', storage: civilSocietyStorage, data: civilSocietyData, subgraph: civilSocietySubgraph },
  { name: 'resolutions', storage: resolutionsStorage, data: resolutionsData, subgraph: resolutionsSubgraph },
] as unknown as readonly DomainDoor<never, object>[];
