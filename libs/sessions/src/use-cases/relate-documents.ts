import { VersionConflict, type Deed, type UnitOfWork } from '@assembly-graph/events';
import { citedBy, type CitedInput } from '@assembly-graph/kernel';
import type { RelationKind } from '../domain/document-relation.ts';
import { toldOf, type DocumentsDesk } from './documents-desk.ts';
import { relate } from './register-document.ts';

export interface RelationInput extends CitedInput {
  readonly id: string;
  readonly expectedVersion: number;
  readonly kind: RelationKind;
  readonly symbol: string;
}

/**
 * Enters what a document on record is to another: that it cites, replaces, responds to or implements it.
 * @returns the id of the document
 * @throws RuleBroken, NotFound, VersionConflict, BadInput
 */
export const relateDocuments =
  (together: UnitOfWork<DocumentsDesk>) =>
  (deed: Deed, input: RelationInput): Promise<string> =>
    together(deed, async (hands) => {
      const cited = await citedBy(hands.knownSources, input);
      const { id, expectedVersion, kind, symbol } = input;
      const was = await hands.documents.get(id);
      if (was.version !== expectedVersion) throw new VersionConflict(expectedVersion, was.version);
      const relation = await relate(hands, was, kind, symbol, cited);
      const document = await hands.documents.change(was, expectedVersion, {});
      hands.audit({ subject: { type: 'DocumentRelation', id: relation }, version: 1, changedFields: ['kind', 'fromSymbol', 'toSymbol'], reason: null });
      hands.outbox.add({ ...toldOf(document), type: 'DocumentsRelated', changedFields: ['relations'], payload: { symbol: document.symbol, kind, to: symbol } });
      return id;
    });
