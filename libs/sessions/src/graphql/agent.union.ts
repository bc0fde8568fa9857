import { createUnionType } from 'type-graphql';
import { OrganizationStub, StateStub } from './stubs.ts';

export type Agent = StateStub | OrganizationStub;

/** Those who speak or are spoken for. Other subgraphs may publish a union of the same name; the graph has the sum of them. */
export const AgentUnion = createUnionType({
  name: 'Agent',
  description: 'Whoever acts around the Assembly: a State or an organization.',
  types: () => [StateStub, OrganizationStub] as const,
  resolveType: (agent) => ('iso3' in agent ? 'State' : 'Organization'),
});
