import type { Clock } from '@assembly-graph/kernel';
import { postgresUnitOfWork } from '@assembly-graph/platform/sql';
import type { DataSource } from 'typeorm';
import { arrearsDeeds } from './graphql/arrears.deeds.ts';
import { ArrearsPositionsResolver, PaymentsResolver, PunctualityResolver, StateArrearsResolver } from './graphql/arrears.resolver.ts';
import { ArrearsPositionType, ContributionPunctualityType, PaymentType } from './graphql/arrears.type.ts';
import { postgresArrears } from './storage/postgres-arrears.ts';
import { arrearsRules, postgresArrearsDesk } from './storage/postgres-arrears-desk.ts';
import { postgresPunctualities } from './storage/postgres-punctualities.ts';
import type { ArrearsDeskUseCases } from './use-cases/arrears-desk.ts';
import { correctArrearsPosition } from './use-cases/correct-arrears-position.ts';
import { correctPayment } from './use-cases/correct-payment.ts';
import { recordArrearsPosition } from './use-cases/record-arrears-position.ts';
import { recordAssessedContribution } from './use-cases/record-assessed-contribution.ts';
import { recordPayment } from './use-cases/record-payment.ts';

/** The part of the subgraph that tells and changes what States owe and pay. */
export const arrearsPart = (database: DataSource, clock: Clock) => ({
  types: [ArrearsPositionType, PaymentType, ContributionPunctualityType],
  resolvers: [
    new ArrearsPositionsResolver(clock),
    new PaymentsResolver(postgresArrears(database.manager)),
    new PunctualityResolver(postgresPunctualities(database.manager)),
    new StateArrearsResolver(clock),
    arrearsDeeds(useCases(database, clock)),
  ],
});

function useCases(database: DataSource, clock: Clock): ArrearsDeskUseCases {
  const together = postgresUnitOfWork(database, postgresArrearsDesk, clock, arrearsRules);
  return {
    recordArrearsPosition: recordArrearsPosition(together),
    correctArrearsPosition: correctArrearsPosition(together),
    recordPayment: recordPayment(together),
    correctPayment: correctPayment(together),
    recordAssessedContribution: recordAssessedContribution(together),
  };
}
