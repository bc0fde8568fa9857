import type { KnownSources } from '@assembly-graph/kernel';
import type { UseCase } from '@assembly-graph/events';
import type { PartyStatus } from '../domain/party-status.ts';
import type { TreatyRecord } from '../domain/treaty-record.ts';
import type { State } from '../domain/state.ts';
import type { TreatyAction } from '../domain/treaty-action.ts';
import type { TreatyCode } from '../domain/treaty.ts';
import type { Correction } from './correct-treaty-action.ts';
import type { DepositaryNotification } from './import-depositary-notification.ts';
import type { TreatyActionInput } from './record-treaty-action.ts';
import type { VotingRightsHands } from './derive-voting-rights.ts';
import type { TurningDays } from './tell-completed-withdrawals.ts';
import type { Rescission } from './rescind-treaty-action.ts';

/** What a deed on a State's treaty actions has in its hands: the record, locked until the deed is done. */
export interface TreatyDesk extends VotingRightsHands, TurningDays {
  /** Whether no action on record was told by this notification; other deeds that ask wait. */
  claimReference(reference: string): Promise<boolean>;
  /** The id of the last event of one of these types about a thing; null if there is none. */
  lastEventOn(subjectId: string, types: readonly string[]): Promise<string | null>;
  /** A State and its record about a treaty; other deeds on the State wait. @throws NotFound if there is no such State */
  open(stateIso3: string, treaty: TreatyCode): Promise<{ state: State; record: TreatyRecord }>;
  readonly knownSources: KnownSources;
  /** @throws NotFound */
  action(id: string): Promise<TreatyAction>;
  /** Keeps what differs; what is no longer said stays readable as what was said. */
  keep(before: TreatyRecord, after: TreatyRecord): Promise<void>;
  /** Lets the record say these statuses from now on. @returns those that changed */
  keepStatuses(stateIso3: string, treaty: TreatyCode, statuses: readonly PartyStatus[], now: string): Promise<readonly PartyStatus[]>;
}

/** The deeds of the desk, as the graph offers them. */
export interface TreatyDeskUseCases {
  readonly recordTreatyAction: UseCase<TreatyActionInput>;
  readonly correctTreatyAction: UseCase<Correction>;
  readonly rescindTreatyAction: UseCase<Rescission>;
  readonly importDepositaryNotification: UseCase<DepositaryNotification>;
}
