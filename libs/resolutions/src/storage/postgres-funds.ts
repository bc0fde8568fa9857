import { knownSourcesOf, lastEventOn, postgresCollection, postgresRecords, type ConstraintRules } from '@assembly-graph/platform/sql';
import type { EntityManager } from 'typeorm';
import { DECIDED_BY_RESOLUTION, NOT_LESS_THAN_NOTHING, NOTHING_IS_ASKED_OF_WHAT_IS, ONE_LEVEL_A_DAY, REPLENISHED_TO, type FundLevels } from '../domain/fund.ts';
import type { Moment } from '../domain/moment.ts';
import type { FundsDesk } from '../use-cases/funds-desk.ts';
import { FundLevelTable } from './fund-tables.ts';
import { postgresResolutions } from './postgres-resolutions.ts';

const up = (...fields: string[]) => fields.map((field) => ({ field, direction: 'ASC' as const }));

/** The levels of funds as the record had them; of a day, those that hold on it, one of each fund and stage. */
export const postgresFunds = (manager: EntityManager) => ({ day, knownAt }: Moment): FundLevels =>
  postgresCollection(manager, FundLevelTable, {
    key: 'fund',
    order: up('asAt', 'fund', 'stage'),
    scopes: { fund: { by: 'fund' } },
    knownAt,
    derived: day === null ? undefined : (rows) => `(select distinct on (fund, stage) * from ${rows} where as_at <= ${dateOf(day)} order by fund, stage, as_at desc) as held`,
  });

function dateOf(day: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) throw new Error('A day is needed here, as momentOf gives it.');
  return `date '${day}'`;
}

/** What two deeds at once could break, or a hand at the database. */
export const fundRules: ConstraintRules = {
  a_fund_has_one_level_from_a_day: [ONE_LEVEL_A_DAY],
  a_decided_level_has_its_resolution: [DECIDED_BY_RESOLUTION],
  a_decided_level_was_decided: [DECIDED_BY_RESOLUTION],
  a_fund_is_not_negative: [NOT_LESS_THAN_NOTHING],
  a_fund_is_replenished_to_its_level: [REPLENISHED_TO],
  what_is_in_a_fund_replenishes_nothing: [NOTHING_IS_ASKED_OF_WHAT_IS],
};

/** The desk within one transaction. */
export function postgresFundsDesk(manager: EntityManager): FundsDesk {
  const { resolutions } = postgresResolutions(manager);
  return {
    knownSources: knownSourcesOf(manager),
    levels: postgresRecords(manager, FundLevelTable, 'The level'),
    resolutionBySymbol: async (symbol) => (await resolutions.byKeys([symbol]))[0] ?? null,
    resolutionById: async (id) => (await resolutions.byIds([id]))[0] ?? null,
    lastEventOn: lastEventOn(manager),
  };
}
