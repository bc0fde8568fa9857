import { VersionConflict, type Deed, type UnitOfWork } from '@assembly-graph/events';
import { movesWith } from '../domain/regional-group.ts';
import type { RegionalGroupCode } from '../domain/state.ts';
import { stateOf, type StatesDesk } from './states-desk.ts';

/** What is left out, or null, stays as it is. */
export interface GroupCorrection {
  readonly id: string;
  readonly expectedVersion: number;
  readonly reason: string;
  readonly group?: RegionalGroupCode | null;
  readonly from?: string | null;
}

/**
 * Tells a membership of a regional group otherwise, because it was entered in error; what the record said before stays readable (`knownAt`).
 * @returns the id of the membership
 * @throws RuleBroken, NotFound, VersionConflict
 */
export const correctGroupMembership =
  (together: UnitOfWork<StatesDesk>) =>
  (deed: Deed, { id, expectedVersion, reason, group, from }: GroupCorrection): Promise<string> =>
    together(deed, async (hands) => {
      const { groupMemberships, audit, outbox } = hands;
      const state = await stateOf(hands, (await groupMemberships.get(id)).stateIso3);
      const all = await groupMemberships.having({ stateIso3: state.iso3 });
      const was = all.find((one) => one.id === id)!;
      if (was.version !== expectedVersion) throw new VersionConflict(expectedVersion, was.version);
      const is = { group: group ?? was.group, from: from ?? was.from, to: was.to };
      const moved = movesWith(all, was, is);
      // In this order the two never hold at once, whichever way the day moves.
      const shortenFirst = moved !== null && moved.to < moved.before.to!;
      if (moved && shortenFirst) await groupMemberships.change(moved.before, moved.before.version, { to: moved.to });
      const corrected = await groupMemberships.change(was, expectedVersion, { group: is.group, from: is.from });
      if (moved && !shortenFirst) await groupMemberships.change(moved.before, moved.before.version, { to: moved.to });
      const changedFields = [...(is.group === was.group ? [] : ['group']), ...(is.from === was.from ? [] : ['from'])];
      audit({ subject: { type: 'GroupMembership', id }, version: corrected.version, changedFields, reason });
      outbox.add({
        type: 'GroupMembershipCorrected',
        subject: { type: 'GroupMembership', id, naturalKey: null },
        subjectVersion: corrected.version,
        occurredAt: is.from,
        states: [state.iso3],
        changedFields,
        payload: { state: state.iso3, group: is.group, from: is.from },
      });
      return id;
    });
