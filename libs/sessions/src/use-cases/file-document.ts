import type { Deed, UnitOfWork } from '@assembly-graph/events';
import { BadInput } from '@assembly-graph/kernel';
import type { DocumentCategory } from '../domain/document.ts';
import { toldOf, type DocumentsDesk } from './documents-desk.ts';
import { itemsOnRecord } from './register-document.ts';

/** What is left out, or null, stays as it is. */
export interface DocumentFiling {
  readonly id: string;
  readonly expectedVersion: number;
  readonly reason?: string | null;
  readonly agendaItems?: readonly string[] | null;
  readonly category?: DocumentCategory | null;
}

/**
 * Enters under which agenda items a document on record was issued, and what it is for.
 * @returns its id
 * @throws RuleBroken, NotFound, VersionConflict, BadInput
 */
export const fileDocument =
  (together: UnitOfWork<DocumentsDesk>) =>
  (deed: Deed, { id, expectedVersion, reason = null, agendaItems, category }: DocumentFiling): Promise<string> =>
    together(deed, async (hands) => {
      if (agendaItems == null && category == null) throw new BadInput('Say what changes: agendaItems or category.', 'agendaItems');
      const was = await hands.documents.get(id);
      const changes = { ...(agendaItems == null ? {} : { agendaItems: await itemsOnRecord(hands, agendaItems) }), ...(category == null ? {} : { category }) };
      const document = await hands.documents.change(was, expectedVersion, changes);
      const changedFields = Object.keys(changes);
      hands.audit({ subject: { type: 'Document', id }, version: document.version, changedFields, reason });
      hands.outbox.add({ ...toldOf(document), type: 'DocumentFiled', changedFields, payload: { symbol: document.symbol, category: document.category, agendaItems: document.agendaItems } });
      return id;
    });
