import { citedChecks, citedColumns, idColumn, isOneOf } from '@assembly-graph/platform/sql';
import { EntitySchema } from 'typeorm';
import { CONTRIBUTION_KINDS, type AssessedContribution } from '../domain/assessed-contribution.ts';
import type { ScaleRate } from '../domain/scale-rate.ts';

export const ScaleRateTable = new EntitySchema<ScaleRate>({
  name: 'scale_rate',
  columns: {
    id: idColumn,
    stateIso3: { type: 'text' },
    fromYear: { type: 'int' },
    toYear: { type: 'int' },
    ratePercent: { type: 'numeric' },
    ...citedColumns,
  },
  uniques: [{ name: 'scale_rate_of_a_state', columns: ['stateIso3', 'fromYear'] }],
  indices: [
    { name: 'scale_rate_from_year', columns: ['fromYear', 'stateIso3', 'id'] },
    { name: 'scale_rate_to_year', columns: ['toYear', 'stateIso3', 'id'] },
    // Each State has as many as there are periods, and each order and each filter of them its index.
    { name: 'scale_rate_state_by_first_year', columns: ['stateIso3', 'fromYear', 'id'] },
    { name: 'scale_rate_state_by_last_year', columns: ['stateIso3', 'toYear', 'id'] },
    { name: 'scale_rate_state_by_rate', columns: ['stateIso3', 'ratePercent', 'id'] },
    { name: 'scale_rate_state_in_order', columns: ['stateIso3', 'id'] },
    { name: 'scale_rate_rate', columns: ['ratePercent', 'id'] },
    { name: 'scale_rate_confidence', columns: ['confidence', 'fromYear', 'stateIso3', 'id'] },
  ],
  checks: [...citedChecks, { name: 'a_period_ends_after_it_begins', expression: '"from_year" <= "to_year"' }],
});

export const AssessedContributionTable = new EntitySchema<AssessedContribution>({
  name: 'assessed_contribution',
  columns: {
    id: idColumn,
    year: { type: 'int' },
    stateIso3: { type: 'text' },
    kind: { type: 'text' },
    sharePercent: { type: 'numeric' },
    amount: { type: 'numeric', nullable: true },
    scaleRateId: { type: 'uuid', nullable: true },
    ...citedColumns,
  },
  uniques: [{ name: 'assessed_contribution_of_a_state', columns: ['stateIso3', 'year', 'kind'] }],
  indices: [
    { name: 'assessed_contribution_year', columns: ['year', 'stateIso3', 'id'] },
    { name: 'assessed_contribution_state_by_share', columns: ['stateIso3', 'sharePercent', 'id'] },
    { name: 'assessed_contribution_state_in_order', columns: ['stateIso3', 'id'] },
    { name: 'assessed_contribution_share', columns: ['sharePercent', 'id'] },
    { name: 'assessed_contribution_kind', columns: ['kind', 'year', 'stateIso3', 'id'] },
    { name: 'assessed_contribution_confidence', columns: ['confidence', 'year', 'stateIso3', 'id'] },
  ],
  checks: [
    ...citedChecks,
    isOneOf('kind', CONTRIBUTION_KINDS),
    { name: 'a_computed_share_rests_on_a_rate', expression: `("kind" = 'COMPUTED_SHARE') = ("scale_rate_id" is not null)` },
  ],
});
