import type { Versioned } from '@assembly-graph/events';
import { rule, type Cited, type Collection } from '@assembly-graph/kernel';
import type { DocumentPart } from './document-symbol.ts';

export const RELATION_KINDS = ['ADDS', 'REVISES', 'CORRECTS', 'REPLACES', 'CITES', 'RESPONDS_TO', 'IMPLEMENTS'] as const;
export type RelationKind = (typeof RELATION_KINDS)[number];

/** What one document is to another; both are on record. */
export interface DocumentRelation extends Cited, Versioned {
  readonly kind: RelationKind;
  readonly fromSymbol: string;
  readonly toSymbol: string;
}

export type DocumentRelations = Collection<DocumentRelation, 'from' | 'to'>;

/** What a part of another document is to it, as its symbol says. */
export const RELATION_OF_PART: Readonly<Partial<Record<DocumentPart, RelationKind>>> = { ADDENDUM: 'ADDS', REVISION: 'REVISES', CORRIGENDUM: 'CORRECTS' };

/** @throws RuleBroken */
export function checkRelation({ kind, fromSymbol, toSymbol }: Pick<DocumentRelation, 'kind' | 'fromSymbol' | 'toSymbol'>, fromPart: DocumentPart): void {
  rule(fromSymbol !== toSymbol, 'a document stands in a relation to another one');
  rule((kind === 'CORRECTS') <= (fromPart === 'CORRIGENDUM'), 'only a corrigendum corrects a document');
}
