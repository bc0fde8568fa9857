import type { Clock } from '@assembly-graph/kernel';
import { byGlobalId, type Subgraph } from '@assembly-graph/platform/graph';
import { postgresUnitOfWork, type Storage } from '@assembly-graph/platform/sql';
import type { DataSource } from 'typeorm';
import type { CivilSocietyLoaders } from './graphql/loaders.ts';
import { OrganizationMergerType } from './graphql/organization-merger.type.ts';
import { organizationMergerDeeds } from './graphql/organization-mergers.deeds.ts';
import { OrganizationMergerResolver, OrganizationMergersResolver } from './graphql/organization-mergers.resolver.ts';
import { CONSTRAINT_RULES } from './storage/constraint-rules.ts';
import { RecordMergers1795580391892 } from './storage/migrations/1795580391892-record-mergers.ts';
import { OrganizationMergerTable } from './storage/organization-merger-table.ts';
import { postgresMergersDesk } from './storage/postgres-organization-mergers.ts';
import { recordOrganizationMerger } from './use-cases/record-organization-merger.ts';
import { rescindOrganizationMerger } from './use-cases/rescind-organization-merger.ts';

/** What of the door is about mergers of organizations. */
export const mergersStorage = {
  tables: [OrganizationMergerTable] as unknown as Storage['tables'],
  migrations: [RecordMergers1795580391892],
};

export function mergersPart(database: DataSource, clock: Clock): Pick<Subgraph<CivilSocietyLoaders>, 'types' | 'resolvers' | 'references'> {
  const together = postgresUnitOfWork(database, postgresMergersDesk, clock, CONSTRAINT_RULES);
  return {
    types: [OrganizationMergerType],
    resolvers: [
      new OrganizationMergersResolver(),
      new OrganizationMergerResolver(clock),
      organizationMergerDeeds({ recordOrganizationMerger: recordOrganizationMerger(together), rescindOrganizationMerger: rescindOrganizationMerger(together) }),
    ],
    references: { OrganizationMerger: ({ id }: { id: string }, { loaders }) => byGlobalId('OrganizationMerger', id, loaders.organizationMerger) },
  };
}
