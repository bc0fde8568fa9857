import type { Records, UseCase } from '@assembly-graph/events';
import { NotFound, type KnownSources, type TopicCode } from '@assembly-graph/kernel';
import type { AgendaItem } from '../domain/agenda-item.ts';
import type { DocumentExpression } from '../domain/document-expression.ts';
import type { DocumentRelation } from '../domain/document-relation.ts';
import type { Document } from '../domain/document.ts';
import type { Session } from '../domain/session.ts';
import type { DocumentFiling } from './file-document.ts';
import type { CorrigendumInput } from './issue-corrigendum.ts';
import type { ExpressionInput } from './publish-expression.ts';
import type { DocumentInput } from './register-document.ts';
import type { RelationInput } from './relate-documents.ts';

/** What a deed on documents has in its hands. */
export interface DocumentsDesk {
  readonly knownSources: KnownSources;
  readonly sessions: Records<Session>;
  readonly agendaItems: Records<AgendaItem>;
  readonly documents: Records<Document>;
  readonly expressions: Records<DocumentExpression>;
  readonly relations: Records<DocumentRelation>;
  /** The last event of these types about a thing; null if there is none. */
  readonly lastEventOn: (subjectId: string, types: readonly string[]) => Promise<string | null>;
}

/** The document with this symbol; other deeds on it wait. @throws NotFound */
export async function documentWith({ documents }: Pick<DocumentsDesk, 'documents'>, symbol: string): Promise<Document> {
  const [document] = await documents.having({ symbol });
  if (!document) throw new NotFound('The document', symbol);
  return document;
}

/** What an event on a document is filtered by, and what it always says. */
export const toldOf = ({ id, symbol, sessionCode, topics, version }: Document): {
  subject: { type: 'Document'; id: string; naturalKey: string }; subjectVersion: number; session: string; topics: readonly TopicCode[];
} => ({ subject: { type: 'Document', id, naturalKey: symbol }, subjectVersion: version, session: sessionCode, topics });

/** The deeds of the desk, as the graph offers them. */
export interface DocumentsDeskUseCases {
  readonly registerDocument: UseCase<DocumentInput>;
  readonly publishExpression: UseCase<ExpressionInput>;
  readonly fileDocument: UseCase<DocumentFiling>;
  readonly issueCorrigendum: UseCase<CorrigendumInput>;
  readonly relateDocuments: UseCase<RelationInput>;
}
