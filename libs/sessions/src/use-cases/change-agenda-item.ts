import type { Deed, UnitOfWork } from '@assembly-graph/events';
import { BadInput, rule } from '@assembly-graph/kernel';
import { checkItemMove, type AgendaItemStatus } from '../domain/agenda-item.ts';
import { codeFrom } from '../domain/written-forms.ts';
import type { SessionsDesk } from './sessions-desk.ts';

/** What is left out, or null, stays as it is. */
export interface AgendaItemChange {
  readonly id: string;
  readonly expectedVersion: number;
  readonly reason?: string | null;
  readonly status?: AgendaItemStatus | null;
  readonly allocatedTo?: string | null;
}

/**
 * Concludes, defers or takes up again an item, or allocates it to a body.
 * @returns its id
 * @throws RuleBroken, NotFound, VersionConflict, BadInput
 */
export const changeAgendaItem =
  (together: UnitOfWork<Pick<SessionsDesk, 'agendaItems'>>) =>
  (deed: Deed, { id, expectedVersion, reason = null, status, allocatedTo }: AgendaItemChange): Promise<string> =>
    together(deed, async ({ agendaItems, audit, outbox, now }) => {
      if (status == null && allocatedTo == null) throw new BadInput('Say what changes: status or allocatedTo.', 'status');
      const was = await agendaItems.get(id);
      rule(was.sessionCode !== null, 'an item of the typical agenda is before no session');
      if (status != null) checkItemMove(was, status);
      const changes = { ...(status != null ? { status } : {}), ...(allocatedTo != null ? { allocatedTo: codeFrom('allocatedTo', allocatedTo) } : {}) };
      const item = await agendaItems.change(was, expectedVersion, changes);
      const changedFields = Object.keys(changes);
      audit({ subject: { type: 'AgendaItem', id }, version: item.version, changedFields, reason });
      outbox.add({
        type: 'AgendaItemChanged',
        subject: { type: 'AgendaItem', id, naturalKey: item.code },
        subjectVersion: item.version,
        occurredAt: now,
        session: item.sessionCode,
        topics: item.topics,
        changedFields,
        payload: { code: item.code, number: item.number, status: item.status, allocatedTo: item.allocatedTo },
      });
      return id;
    });
