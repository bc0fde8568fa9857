import type { Clock } from '@assembly-graph/kernel';
import { postgresUnitOfWork } from '@assembly-graph/platform/sql';
import type { DataSource } from 'typeorm';
import { bodiesDeskRules, postgresBodiesDesk } from './storage/postgres-bodies-desk.ts';
import { postgresStatesDesk, statesDeskRules } from './storage/postgres-states-desk.ts';
import { postgresTreatyDesk } from './storage/postgres-treaty-desk.ts';
import { exemptionsDeskRules, postgresExemptionsDesk } from './storage/postgres-exemptions-desk.ts';
import { implementationDeskRules, postgresImplementationDesk } from './storage/postgres-implementation-desk.ts';
import { appointFacilitator } from './use-cases/appoint-facilitator.ts';
import type { BodiesDeskUseCases } from './use-cases/bodies-desk.ts';
import { decideExemption } from './use-cases/decide-exemption.ts';
import type { ExemptionsDeskUseCases } from './use-cases/exemptions-desk.ts';
import { openExemptionRequest } from './use-cases/open-exemption-request.ts';
import { recommendExemption } from './use-cases/recommend-exemption.ts';
import { withdrawExemptionRequest } from './use-cases/withdraw-exemption-request.ts';
import { endFacilitation } from './use-cases/end-facilitation.ts';
import { endSeat } from './use-cases/end-seat.ts';
import { seatMember } from './use-cases/seat-member.ts';
import { correctImplementationStatus } from './use-cases/correct-implementation-status.ts';
import type { ImplementationDeskUseCases } from './use-cases/implementation-desk.ts';
import { recordImplementationStatus } from './use-cases/record-implementation-status.ts';
import { correctStateSuccession } from './use-cases/correct-state-succession.ts';
import { recordStateSuccession } from './use-cases/record-state-succession.ts';
import { correctGroupMembership } from './use-cases/correct-group-membership.ts';
import { renameState } from './use-cases/rename-state.ts';
import { setGroupMembership } from './use-cases/set-group-membership.ts';
import type { StatesDeskUseCases } from './use-cases/states-desk.ts';
import { correctTreatyAction } from './use-cases/correct-treaty-action.ts';
import { importDepositaryNotification } from './use-cases/import-depositary-notification.ts';
import { recordTreatyAction } from './use-cases/record-treaty-action.ts';
import { rescindTreatyAction } from './use-cases/rescind-treaty-action.ts';
import type { TreatyDeskUseCases } from './use-cases/treaty-desk.ts';

/*
 * The use cases of the deeds, each with its stores in the hands of a unit of work: what the door offers to the graph.
 */

export function treatyDesk(database: DataSource, clock: Clock): TreatyDeskUseCases {
  const together = postgresUnitOfWork(database, postgresTreatyDesk, clock);
  return {
    recordTreatyAction: recordTreatyAction(together),
    correctTreatyAction: correctTreatyAction(together),
    rescindTreatyAction: rescindTreatyAction(together),
    importDepositaryNotification: importDepositaryNotification(together),
  };
}

export function statesDesk(database: DataSource, clock: Clock): StatesDeskUseCases {
  const together = postgresUnitOfWork(database, postgresStatesDesk, clock, statesDeskRules);
  return {
    setGroupMembership: setGroupMembership(together),
    correctGroupMembership: correctGroupMembership(together),
    renameState: renameState(together),
    recordStateSuccession: recordStateSuccession(together),
    correctStateSuccession: correctStateSuccession(together),
  };
}

export function bodiesDesk(database: DataSource, clock: Clock): BodiesDeskUseCases {
  const together = postgresUnitOfWork(database, postgresBodiesDesk, clock, bodiesDeskRules);
  return {
    seatMember: seatMember(together),
    endSeat: endSeat(together),
    appointFacilitator: appointFacilitator(together),
    endFacilitation: endFacilitation(together),
  };
}

export function exemptionsDesk(database: DataSource, clock: Clock): ExemptionsDeskUseCases {
  const together = postgresUnitOfWork(database, postgresExemptionsDesk, clock, exemptionsDeskRules);
  return {
    openExemptionRequest: openExemptionRequest(together),
    recommendExemption: recommendExemption(together),
    decideExemption: decideExemption(together),
    withdrawExemptionRequest: withdrawExemptionRequest(together),
  };
}

export function implementationDesk(database: DataSource, clock: Clock): ImplementationDeskUseCases {
  const together = postgresUnitOfWork(database, postgresImplementationDesk, clock, implementationDeskRules);
  return { recordImplementationStatus: recordImplementationStatus(together), correctImplementationStatus: correctImplementationStatus(together) };
}
