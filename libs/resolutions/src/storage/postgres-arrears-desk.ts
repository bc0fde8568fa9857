import { NotFound, type Decimal } from '@assembly-graph/kernel';
import { knownSourcesOf, postgresRecords, type ConstraintRules } from '@assembly-graph/platform/sql';
import type { EntityManager } from 'typeorm';
import type { ArrearsDesk } from '../use-cases/arrears-desk.ts';
import { ArrearsPositionTable, PaymentTable } from './arrears-tables.ts';
import { AssessedContributionTable } from './contribution-tables.ts';

/** What two deeds at once could break. */
export const arrearsRules: ConstraintRules = {
  a_position_of_a_day: ['the position of a State as at a day is recorded once; what was reported wrongly is corrected'],
  assessed_contribution_of_a_state: ['what a State is to bear of a year is assessed once', 'Rome Statute, art. 117'],
};

/** The desk within one transaction. */
export function postgresArrearsDesk(manager: EntityManager): ArrearsDesk {
  return {
    knownSources: knownSourcesOf(manager),
    async openState(iso3) {
      const found: unknown[] = await manager.query('select 1 from resolutions.state_code where iso3 = $1 for update', [iso3]);
      if (found.length === 0) throw new NotFound('The State', iso3);
    },
    arrearsPositions: postgresRecords(manager, ArrearsPositionTable, 'The position'),
    payments: postgresRecords(manager, PaymentTable, 'The payment'),
    async amountsAssessed(iso3) {
      // What was assessed goes before what was published of it.
      const rows: { year: number; amount: Decimal }[] = await manager.query(
        `select year, amount from resolutions.assessed_contribution where state_iso3 = $1 and amount is not null
          order by year, (kind = 'ASSESSED')`,
        [iso3],
      );
      return new Map(rows.map(({ year, amount }) => [year, amount]));
    },
    async addAssessment(assessed) {
      await manager.insert(AssessedContributionTable, assessed as never);
    },
  };
}
