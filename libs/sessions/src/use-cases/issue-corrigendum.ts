import { VersionConflict, type Deed, type UnitOfWork } from '@assembly-graph/events';
import { citedBy, type CitedInput } from '@assembly-graph/kernel';
import { documentOf, nextCorrigendum, type TitleIn } from '../domain/document.ts';
import { toldOf, type DocumentsDesk } from './documents-desk.ts';
import { addDocument, relate } from './register-document.ts';
import { sessionWith } from './sessions-desk.ts';

export interface CorrigendumInput extends CitedInput {
  /** Of the document that is corrected. */
  readonly id: string;
  readonly expectedVersion: number;
  readonly title?: string | null;
  readonly titles: readonly TitleIn[];
  readonly publishedOn?: string | null;
}

/**
 * Issues the next corrigendum to a document on record.
 * @returns the id of the corrigendum
 * @throws RuleBroken, NotFound, VersionConflict, BadInput
 */
export const issueCorrigendum =
  (together: UnitOfWork<DocumentsDesk>) =>
  (deed: Deed, input: CorrigendumInput): Promise<string> =>
    together(deed, async (hands) => {
      const cited = await citedBy(hands.knownSources, input);
      const { id, expectedVersion, titles, publishedOn } = input;
      const was = await hands.documents.get(id);
      if (was.version !== expectedVersion) throw new VersionConflict(expectedVersion, was.version);
      const session = await sessionWith(hands, was.sessionCode);
      const symbol = nextCorrigendum(was.symbol, (await hands.documents.having({ principalSymbol: was.symbol })).map((part) => part.symbol));
      const said = { title: input.title ?? was.title, titles, category: was.category, publishedOn, topics: was.topics, agendaItems: was.agendaItems };
      const corrigendum = await addDocument(hands, { ...said, ...documentOf(session, symbol) }, cited);
      await relate(hands, corrigendum, 'CORRECTS', was.symbol, cited);
      const corrected = await hands.documents.change(was, expectedVersion, {});
      hands.audit({ subject: { type: 'Document', id: corrigendum.id }, version: corrigendum.version, changedFields: ['symbol', 'title'], reason: null });
      hands.outbox.add({
        ...toldOf(corrected),
        type: 'DocumentCorrected',
        occurredAt: publishedOn ?? null,
        changedFields: ['parts'],
        correctionOf: await hands.lastEventOn(id, ['DocumentPublished', 'DocumentRegistered']),
        payload: { symbol: was.symbol, corrigendum: symbol },
      });
      return corrigendum.id;
    });
