import type { Clock } from '@assembly-graph/kernel';
import { postgresUnitOfWork, type Storage } from '@assembly-graph/platform/sql';
import type { DataSource } from 'typeorm';
import { FundLevelType, FundType } from './graphql/fund.type.ts';
import { fundDeeds } from './graphql/funds.deeds.ts';
import { FundLevelsResolver, FundsResolver } from './graphql/funds.resolver.ts';
import { FundLevelTable } from './storage/fund-tables.ts';
import { KeepTheFunds1795581220169 } from './storage/migrations/1795581220169-keep-the-funds.ts';
import { fundRules, postgresFunds, postgresFundsDesk } from './storage/postgres-funds.ts';
import { correctFundLevel } from './use-cases/correct-fund-level.ts';
import type { FundsDeskUseCases } from './use-cases/funds-desk.ts';
import { recordFundLevel } from './use-cases/record-fund-level.ts';

/** What this part keeps in PostgreSQL. */
export const fundsStorage: { readonly tables: Storage['tables']; readonly migrations: readonly Function[] } = { tables: [FundLevelTable] as never, migrations: [KeepTheFunds1795581220169] };

/** The part of the subgraph that tells and changes the levels of funds. */
export const fundsPart = (database: DataSource, clock: Clock) => ({
  types: [FundType, FundLevelType],
  resolvers: [new FundsResolver(clock), new FundLevelsResolver(postgresFunds(database.manager), clock), fundDeeds(useCases(database, clock))],
});

function useCases(database: DataSource, clock: Clock): FundsDeskUseCases {
  const together = postgresUnitOfWork(database, postgresFundsDesk, clock, fundRules);
  return { recordFundLevel: recordFundLevel(together), correctFundLevel: correctFundLevel(together) };
}
