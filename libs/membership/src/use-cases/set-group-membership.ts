import { randomUUID } from 'node:crypto';
import type { Deed, UnitOfWork } from '@assembly-graph/events';
import { citedBy, type CitedInput } from '@assembly-graph/kernel';
import { endsWith } from '../domain/regional-group.ts';
import type { RegionalGroupCode } from '../domain/state.ts';
import { stateOf, type StatesDesk } from './states-desk.ts';

export interface NewGroup extends CitedInput {
  readonly state: string;
  readonly expectedVersion: number;
  readonly group: RegionalGroupCode;
  readonly from: string;
}

/**
 * Lets a State belong to another regional group from a day on. What sessions before that day counted stays as it was.
 * @returns the id of the State
 * @throws RuleBroken, NotFound, VersionConflict, BadInput
 */
export const setGroupMembership =
  (together: UnitOfWork<StatesDesk>) =>
  (deed: Deed, input: NewGroup): Promise<string> =>
    together(deed, async (hands) => {
      const { groupMemberships, states, audit, outbox } = hands;
      const { group, from } = input;
      const cited = await citedBy(hands.knownSources, input);
      const was = await stateOf(hands, input.state);
      const state = await states.change(was, input.expectedVersion, {});
      const ended = endsWith(await groupMemberships.having({ stateIso3: state.iso3 }), { group, from });
      if (ended) await groupMemberships.change(ended, ended.version, { to: from });
      const begun = await groupMemberships.add({ id: randomUUID(), stateIso3: state.iso3, group, from, to: null, ...cited });
      audit({ subject: { type: 'State', id: state.id }, version: state.version, changedFields: ['regionalGroup'], reason: null });
      outbox.add({
        type: 'GroupMembershipChanged',
        subject: { type: 'GroupMembership', id: begun.id, naturalKey: null },
        subjectVersion: begun.version,
        occurredAt: from,
        states: [state.iso3],
        payload: { state: state.iso3, group, from, groupBefore: ended?.group ?? null },
      });
      return state.id;
    });
