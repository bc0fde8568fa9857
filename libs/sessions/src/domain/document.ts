import type { Cited, Collection, TopicCode } from '@assembly-graph/kernel';
import type { DocumentKind, DocumentPart } from './document-symbol.ts';

/** A document of the Assembly or of the Review Conference, known by its symbol. */
export interface Document extends Cited {
  readonly id: string;
  readonly symbol: string;
  readonly sessionCode: string;
  readonly title: string;
  readonly publishedOn: string | null;
  /** The rest follows from the symbol. */
  readonly kind: DocumentKind;
  readonly part: DocumentPart;
  /** The symbol of the document that this one adds to, revises or corrects. */
  readonly principalSymbol: string | null;
  /** Orders symbols naturally: "ICC-ASP/4/9" before "ICC-ASP/4/18". */
  readonly sortKey: string;
  /** By the words of the title. */
  readonly topics: readonly TopicCode[];
}

export type Documents = Collection<Document, 'session' | 'topic' | 'principal'>;
