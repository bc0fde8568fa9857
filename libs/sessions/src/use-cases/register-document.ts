import { randomUUID } from 'node:crypto';
import type { Deed, UnitOfWork } from '@assembly-graph/events';
import { citedBy, rule, topicsNamedIn, type Cited, type CitedInput, type TopicCode } from '@assembly-graph/kernel';
import { checkRelation, RELATION_OF_PART, type RelationKind } from '../domain/document-relation.ts';
import { documentOf, titlesWith, type Document, type DocumentCategory, type TitleIn } from '../domain/document.ts';
import { documentWith, toldOf, type DocumentsDesk } from './documents-desk.ts';
import { sessionWith } from './sessions-desk.ts';

export interface DocumentInput extends CitedInput {
  readonly symbol: string;
  readonly session: string;
  readonly title: string;
  readonly titles: readonly TitleIn[];
  readonly category?: DocumentCategory | null;
  readonly publishedOn?: string | null;
  readonly topics?: readonly TopicCode[] | null;
  readonly agendaItems: readonly string[];
  readonly relations: readonly { readonly kind: RelationKind; readonly symbol: string }[];
}

/**
 * Registers a document under its symbol, with what it is to others on record.
 * @returns its id
 * @throws RuleBroken, NotFound, BadInput
 */
export const registerDocument =
  (together: UnitOfWork<DocumentsDesk>) =>
  (deed: Deed, input: DocumentInput): Promise<string> =>
    together(deed, async (hands) => {
      const cited = await citedBy(hands.knownSources, input);
      const session = await sessionWith(hands, input.session);
      const named = documentOf(session, input.symbol);
      rule(named.part !== 'CORRIGENDUM', 'a corrigendum is issued to the document that it corrects');
      const document = await addDocument(hands, { ...input, ...named }, cited);
      for (const { kind, symbol } of input.relations) await relate(hands, document, kind, symbol, cited);
      // What adds to or revises a document that is not on record, points to nothing.
      const [principal] = named.principalSymbol === null ? [] : await hands.documents.having({ symbol: named.principalSymbol });
      const stated = input.relations.some(({ kind, symbol }) => kind === RELATION_OF_PART[named.part] && symbol === principal?.symbol);
      if (principal && !stated) await relate(hands, document, RELATION_OF_PART[named.part]!, principal.symbol, cited);
      hands.audit({ subject: { type: 'Document', id: document.id }, version: document.version, changedFields: ['symbol', 'title'], reason: null });
      hands.outbox.add({
        ...toldOf(document),
        type: 'DocumentRegistered',
        occurredAt: document.publishedOn,
        payload: { symbol: document.symbol, kind: document.kind, category: document.category, principal: principal?.symbol ?? null },
      });
      return document.id;
    });

/** Enters a document under a symbol that is free. @throws RuleBroken, NotFound, BadInput */
export async function addDocument(
  hands: DocumentsDesk,
  said: Pick<DocumentInput, 'title' | 'titles' | 'category' | 'publishedOn' | 'topics' | 'agendaItems'> & ReturnType<typeof documentOf>,
  cited: Cited,
): Promise<Document> {
  const { symbol, sessionCode, kind, part, principalSymbol, sortKey, title, category = null, publishedOn = null } = said;
  rule((await hands.documents.having({ symbol })).length === 0, 'a symbol is given once');
  const items = await itemsOnRecord(hands, said.agendaItems);
  return hands.documents.add({
    ...cited, id: randomUUID(), symbol, sessionCode, kind, part, principalSymbol, sortKey, title, titles: titlesWith([], said.titles), category, publishedOn,
    topics: [...new Set(said.topics ?? topicsNamedIn(title))], agendaItems: items,
  });
}

/** Agenda items that a document may be issued under, each once. @throws RuleBroken, NotFound */
export async function itemsOnRecord({ agendaItems }: Pick<DocumentsDesk, 'agendaItems'>, ids: readonly string[]): Promise<string[]> {
  const items = [...new Set(ids)];
  for (const item of items) rule((await agendaItems.get(item)).sessionCode !== null, 'a document is issued under an item that is before a session');
  return items;
}

/** Enters what a document is to another. @throws RuleBroken, NotFound if that is not on record */
export async function relate(hands: DocumentsDesk, from: Document, kind: RelationKind, to: string, cited: Cited): Promise<string> {
  checkRelation({ kind, fromSymbol: from.symbol, toSymbol: to }, from.part);
  await documentWith(hands, to);
  rule((await hands.relations.having({ fromSymbol: from.symbol, kind, toSymbol: to })).length === 0, 'what a document is to another is entered once');
  return (await hands.relations.add({ ...cited, id: randomUUID(), kind, fromSymbol: from.symbol, toSymbol: to })).id;
}
