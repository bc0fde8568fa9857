import { citedChecks, citedColumns, idColumn, isOneOf, versionedColumns } from '@assembly-graph/platform/sql';
import { EntitySchema } from 'typeorm';
import { FUND_STAGES, FUNDS, type FundLevel } from '../domain/fund.ts';

export const FundLevelTable = new EntitySchema<FundLevel>({
  name: 'fund_level',
  columns: {
    id: idColumn,
    fund: { type: 'text' },
    stage: { type: 'text' },
    asAt: { type: 'date' },
    amount: { type: 'numeric' },
    replenishment: { type: 'numeric', nullable: true },
    resolutionId: { type: 'uuid', nullable: true },
    documentSymbol: { type: 'text', nullable: true },
    ...citedColumns,
    ...versionedColumns,
  },
  uniques: [{ name: 'a_fund_has_one_level_from_a_day', columns: ['fund', 'stage', 'asAt'] }],
  indices: [
    { name: 'fund_level_as_at', columns: ['asAt', 'fund', 'stage', 'id'] },
    { name: 'fund_level_fund', columns: ['fund', 'asAt', 'stage', 'id'] },
  ],
  checks: [
    ...citedChecks,
    isOneOf('fund', FUNDS),
    isOneOf('stage', FUND_STAGES),
    { name: 'a_fund_is_not_negative', expression: '"amount" >= 0 and "replenishment" >= 0' },
    { name: 'a_fund_is_replenished_to_its_level', expression: '"replenishment" <= "amount"' },
    { name: 'what_is_in_a_fund_replenishes_nothing', expression: `"stage" <> 'ACTUAL' or "replenishment" is null` },
    { name: 'a_decided_level_has_its_resolution', expression: `("stage" = 'DECIDED') = ("resolution_id" is not null)` },
  ],
});
