import type { Records, UseCase } from '@assembly-graph/events';
import { NotFound, type KnownSources } from '@assembly-graph/kernel';
import type { GroupMembership } from '../domain/regional-group.ts';
import type { StateName } from '../domain/state-name.ts';
import type { State } from '../domain/state.ts';
import type { GroupCorrection } from './correct-group-membership.ts';
import type { NewName } from './rename-state.ts';
import type { NewGroup } from './set-group-membership.ts';

/** What a deed on a State itself has in its hands. */
export interface StatesDesk {
  readonly states: Records<State>;
  readonly groupMemberships: Records<GroupMembership>;
  readonly stateNames: Records<StateName>;
  readonly knownSources: KnownSources;
}

/** The State with this code; other deeds on it wait. @throws NotFound */
export async function stateOf({ states }: Pick<StatesDesk, 'states'>, iso3: string): Promise<State> {
  const [state] = await states.having({ iso3 });
  if (!state) throw new NotFound('The State', iso3);
  return state;
}

/** The deeds of the desk, as the graph offers them. */
export interface StatesDeskUseCases {
  readonly setGroupMembership: UseCase<NewGroup>;
  readonly correctGroupMembership: UseCase<GroupCorrection>;
  readonly renameState: UseCase<NewName>;
}
