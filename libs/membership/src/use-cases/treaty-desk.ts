import type { PartyStatus } from '../domain/party-status.ts';
import type { TreatyRecord } from '../domain/treaty-record.ts';
import type { State } from '../domain/state.ts';
import type { TreatyAction } from '../domain/treaty-action.ts';
import type { TreatyCode } from '../domain/treaty.ts';

/** What a deed on a State's treaty actions has in its hands: the record, locked until the deed is done. */
export interface TreatyDesk {
  /** A State and its record about a treaty; other deeds on the State wait. @throws NotFound if there is no such State */
  open(stateIso3: string, treaty: TreatyCode): Promise<{ state: State; record: TreatyRecord }>;
  /** Those of these keys that are sources on record. */
  knownSources(keys: readonly string[]): Promise<readonly string[]>;
  /** @throws NotFound */
  action(id: string): Promise<TreatyAction>;
  /** Keeps what differs; what is no longer said stays readable as what was said. */
  keep(before: TreatyRecord, after: TreatyRecord, reason: string | null, now: string): Promise<void>;
  /** Lets the record say these statuses from now on. @returns those that changed */
  keepStatuses(stateIso3: string, treaty: TreatyCode, statuses: readonly PartyStatus[], now: string): Promise<readonly PartyStatus[]>;
}
