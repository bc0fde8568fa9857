import type { DeedRecord, Records, UseCase } from '@assembly-graph/events';
import { NotFound, type KnownSources } from '@assembly-graph/kernel';
import type { GroupMembership } from '../domain/regional-group.ts';
import type { StateSuccession } from '../domain/state-succession.ts';
import type { StateName } from '../domain/state-name.ts';
import type { State } from '../domain/state.ts';
import type { GroupCorrection } from './correct-group-membership.ts';
import type { SuccessionCorrection } from './correct-state-succession.ts';
import type { SuccessionInput } from './record-state-succession.ts';
import type { NewName } from './rename-state.ts';
import type { NewGroup } from './set-group-membership.ts';

/** What a deed on a State itself has in its hands. */
export interface StatesDesk {
  readonly states: Records<State>;
  readonly groupMemberships: Records<GroupMembership>;
  readonly stateNames: Records<StateName>;
  readonly successions: Records<StateSuccession>;
  readonly knownSources: KnownSources;
  /** The last event of these types about something, by its id; null if there is none. */
  lastEventOn(subjectId: string, types: readonly string[]): Promise<string | null>;
}

/** The State with this code; other deeds on it wait. @throws NotFound */
export async function stateOf({ states }: Pick<StatesDesk, 'states'>, iso3: string): Promise<State> {
  const [state] = await states.having({ iso3 });
  if (!state) throw new NotFound('The State', iso3);
  return state;
}

/** All on record of the successor, and those by which it was itself succeeded. */
export async function successionsOf({ successions }: Pick<StatesDesk, 'successions'>, { successorIso3 }: Pick<StateSuccession, 'successorIso3'>): Promise<readonly StateSuccession[]> {
  return [...(await successions.having({ successorIso3 })), ...(await successions.having({ predecessorIso3: successorIso3 }))];
}

interface SuccessionTold {
  readonly changedFields: readonly string[];
  readonly reason: string | null;
  readonly correctionOf?: string | null;
}

export function tellOfSuccession({ audit, outbox }: DeedRecord, succession: StateSuccession, type: string, { changedFields, reason, correctionOf }: SuccessionTold): void {
  const { id, version, predecessorIso3: predecessor, predecessorName, successorIso3: successor, succeededOn, kind } = succession;
  audit({ subject: { type: 'StateSuccession', id }, version, changedFields, reason });
  outbox.add({
    type,
    subject: { type: 'StateSuccession', id, naturalKey: null },
    subjectVersion: version,
    occurredAt: succeededOn,
    states: predecessor === null ? [successor] : [predecessor, successor],
    changedFields: version === 1 ? [] : changedFields,
    correctionOf,
    payload: { predecessor, predecessorName, successor, kind, succeededOn },
  });
}

/** The deeds of the desk, as the graph offers them. */
export interface StatesDeskUseCases {
  readonly setGroupMembership: UseCase<NewGroup>;
  readonly correctGroupMembership: UseCase<GroupCorrection>;
  readonly renameState: UseCase<NewName>;
  readonly recordStateSuccession: UseCase<SuccessionInput>;
  readonly correctStateSuccession: UseCase<SuccessionCorrection>;
}
