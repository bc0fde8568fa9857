import type { Clock } from '@assembly-graph/kernel';
import { byGlobalId, type Subgraph } from '@assembly-graph/platform/graph';
import { postgresUnitOfWork, type Storage } from '@assembly-graph/platform/sql';
import type { DataSource } from 'typeorm';
import { consultativeBasisDeeds } from './graphql/consultative-bases.deeds.ts';
import { AccreditationBasesResolver, ConsultativeBasesResolver, OrganizationBasesResolver } from './graphql/consultative-bases.resolver.ts';
import { ConsultativeBasisType } from './graphql/consultative-basis.type.ts';
import type { CivilSocietyLoaders } from './graphql/loaders.ts';
import { CONSTRAINT_RULES } from './storage/constraint-rules.ts';
import { RecordConsultativeBases1795583090652 } from './storage/migrations/1795583090652-record-consultative-bases.ts';
import { ConsultativeBasisTable } from './storage/consultative-basis-table.ts';
import { postgresConsultativeBasesDesk } from './storage/postgres-consultative-bases.ts';
import { correctConsultativeBasis } from './use-cases/correct-consultative-basis.ts';
import { endConsultativeBasis } from './use-cases/end-consultative-basis.ts';
import { recordConsultativeBasis } from './use-cases/record-consultative-basis.ts';
import { rescindConsultativeBasis } from './use-cases/rescind-consultative-basis.ts';

/** What of the door is about the bases of rule 93 that organizations have. */
export const consultativeBasesStorage = {
  tables: [ConsultativeBasisTable] as unknown as Storage['tables'],
  migrations: [RecordConsultativeBases1795583090652],
};

export function consultativeBasesPart(database: DataSource, clock: Clock): Pick<Subgraph<CivilSocietyLoaders>, 'types' | 'resolvers' | 'references'> {
  const together = postgresUnitOfWork(database, postgresConsultativeBasesDesk, clock, CONSTRAINT_RULES);
  return {
    types: [ConsultativeBasisType],
    resolvers: [
      new ConsultativeBasesResolver(clock),
      new OrganizationBasesResolver(clock),
      new AccreditationBasesResolver(clock),
      consultativeBasisDeeds({
        recordConsultativeBasis: recordConsultativeBasis(together),
        endConsultativeBasis: endConsultativeBasis(together),
        correctConsultativeBasis: correctConsultativeBasis(together),
        rescindConsultativeBasis: rescindConsultativeBasis(together),
      }),
    ],
    references: { ConsultativeBasis: ({ id }: { id: string }, { loaders }) => byGlobalId('ConsultativeBasis', id, loaders.consultativeBasis) },
  };
}
