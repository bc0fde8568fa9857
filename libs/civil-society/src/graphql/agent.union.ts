import { createUnionType } from 'type-graphql';
import { OrganizationType } from './organization.type.ts';
import { StateStub } from './stubs.ts';

/** Whoever can act around the Assembly. Other subgraphs may publish a union of the same name; the graph has the sum of them. */
export const AgentUnion = createUnionType({
  name: 'Agent',
  description: 'Whoever acts around the Assembly: a State or an organization.',
  types: () => [StateStub, OrganizationType] as const,
  resolveType: (agent) => ('iso3' in agent ? StateStub : OrganizationType),
});
