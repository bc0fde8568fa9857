import type { Clock } from '@assembly-graph/kernel';
import { byGlobalId, type Subgraph } from '@assembly-graph/platform/graph';
import { postgresUnitOfWork, type Storage } from '@assembly-graph/platform/sql';
import type { DataSource } from 'typeorm';
import { CoalitionMembershipType } from './graphql/coalition-membership.type.ts';
import { coalitionMembershipDeeds } from './graphql/coalition-memberships.deeds.ts';
import { CoalitionMembershipsResolver, OrganizationMembersResolver } from './graphql/coalition-memberships.resolver.ts';
import type { CivilSocietyLoaders } from './graphql/loaders.ts';
import { CoalitionMembershipTable } from './storage/coalition-membership-table.ts';
import { CONSTRAINT_RULES } from './storage/constraint-rules.ts';
import { RecordCoalitionMemberships1795583478409 } from './storage/migrations/1795583478409-record-coalition-memberships.ts';
import { postgresCoalitionsDesk } from './storage/postgres-coalition-memberships.ts';
import { endCoalitionMembership } from './use-cases/end-coalition-membership.ts';
import { recordCoalitionMembership } from './use-cases/record-coalition-membership.ts';
import { rescindCoalitionMembership } from './use-cases/rescind-coalition-membership.ts';

/** What of the door is about members of coalitions. */
export const coalitionsStorage = {
  tables: [CoalitionMembershipTable] as unknown as Storage['tables'],
  migrations: [RecordCoalitionMemberships1795583478409],
};

export function coalitionsPart(database: DataSource, clock: Clock): Pick<Subgraph<CivilSocietyLoaders>, 'types' | 'resolvers' | 'references'> {
  const together = postgresUnitOfWork(database, postgresCoalitionsDesk, clock, CONSTRAINT_RULES);
  return {
    types: [CoalitionMembershipType],
    resolvers: [
      new CoalitionMembershipsResolver(clock),
      new OrganizationMembersResolver(clock),
      coalitionMembershipDeeds({
        recordCoalitionMembership: recordCoalitionMembership(together),
        endCoalitionMembership: endCoalitionMembership(together),
        rescindCoalitionMembership: rescindCoalitionMembership(together),
      }),
    ],
    references: { CoalitionMembership: ({ id }: { id: string }, { loaders }) => byGlobalId('CoalitionMembership', id, loaders.coalitionMembership) },
  };
}
