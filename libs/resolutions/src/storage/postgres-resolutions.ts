import { postgresCollection } from '@assembly-graph/platform/sql';
import type { EntityManager } from 'typeorm';
import type { ResolutionsStores } from '../use-cases/resolutions-stores.ts';
import { StateCodeTable } from './arrears-tables.ts';
import { SessionDayTable } from './mandate-tables.ts';
import { AssessedContributionTable, ScaleRateTable } from './contribution-tables.ts';
import { postgresBudget } from './postgres-budget.ts';
import { postgresDecisions } from './postgres-decisions.ts';
import { BallotResultTable, BallotTable, CandidatureTable, ElectionTable, NominationPeriodTable, NotEntitledTable } from './election-tables.ts';

const up = (...fields: string[]) => fields.map((field) => ({ field, direction: 'ASC' as const }));

/** What the resolutions domain keeps, on a DataSource or within a transaction. */
export function postgresResolutions(manager: EntityManager): ResolutionsStores {
  return {
    ...postgresDecisions(manager),
    elections: postgresCollection(manager, ElectionTable, {
      key: 'code',
      order: up('heldOn', 'code'),
      fields: { session: 'sessionCode' },
      scopes: { session: { by: 'sessionCode' } },
    }),
    candidatures: postgresCollection(manager, CandidatureTable, {
      key: 'id',
      order: up('electionCode', 'candidateName'),
      fields: { election: 'electionCode', nationality: 'nationalityIso3' },
      scopes: { election: { by: 'electionCode' }, state: { by: 'nationalityIso3' } },
      muchEach: ['state'],
    }),
    ballots: postgresCollection(manager, BallotTable, {
      key: 'id',
      order: up('electionCode', 'number'),
      fields: { election: 'electionCode' },
      scopes: { election: { by: 'electionCode' } },
    }),
    ballotResults: postgresCollection(manager, BallotResultTable, { key: 'ballotId', order: up('ballotId') }),
    nominationPeriods: postgresCollection(manager, NominationPeriodTable, { key: 'electionCode', order: up('electionCode', 'extension') }),
    notEntitled: postgresCollection(manager, NotEntitledTable, {
      key: 'ballotId',
      order: up('stateIso3'),
      fields: { state: 'stateIso3' },
      scopes: { ballot: { by: 'ballotId' } },
    }),
    ...postgresBudget(manager),
    ...postgresContributions(manager),
  };
}

function postgresContributions(manager: EntityManager): Pick<ResolutionsStores, 'scaleRates' | 'assessedContributions' | 'stateCodes' | 'sessionDays'> {
  const scopes = { state: { by: 'stateIso3' } } as const;
  return {
    scaleRates: postgresCollection(manager, ScaleRateTable, { key: 'id', order: up('fromYear', 'stateIso3'), fields: { state: 'stateIso3' }, scopes, muchEach: ['state'] }),
    assessedContributions: postgresCollection(manager, AssessedContributionTable, {
      key: 'id',
      order: up('year', 'stateIso3', 'kind'),
      fields: { state: 'stateIso3' },
      scopes,
      muchEach: ['state'],
    }),
    stateCodes: postgresCollection(manager, StateCodeTable, { key: 'iso3', order: up('iso3') }),
    sessionDays: postgresCollection(manager, SessionDayTable, { key: 'code', order: up('code') }),
  };
}
