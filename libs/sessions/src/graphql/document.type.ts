import type { Confidence, TopicCode } from '@assembly-graph/kernel';
import { CitedInterface, DateFilter, DateScalar, enumFilter, KeyFilter, KeyListFilter, listOf, NodeInterface, StringFilter } from '@assembly-graph/platform/graph';
import { Directive, Field, Int, ObjectType } from 'type-graphql';
import type { DocumentKind, DocumentPart } from '../domain/document-symbol.ts';
import type { Document, DocumentCategory, TitleIn } from '../domain/document.ts';
import { DocumentCategoryEnum, DocumentKindEnum, DocumentPartEnum } from './enums.ts';

@Directive('@key(fields: "symbol")')
@Directive('@key(fields: "id")')
@ObjectType('Document', {
  implements: [NodeInterface, CitedInterface],
  simpleResolvers: true,
  description: 'A document of the Assembly or of the Review Conference, known by its symbol. The record has those that were seen, not all that were issued.',
})
export class DocumentType implements Document {
  readonly id!: string;
  @Field(() => String, { description: 'Its symbol as printed, e.g. "ICC-ASP/21/1/Add.1".' })
  readonly symbol!: string;
  readonly sessionCode!: string;
  @Field(() => String, { description: 'Its title in English.' })
  readonly title!: string;
  @Field(() => DateScalar, { nullable: true, description: 'The day it bears; null where it was not found.' })
  readonly publishedOn!: string | null;
  @Field(() => DocumentKindEnum, { description: 'What its symbol says that it is.' })
  readonly kind!: DocumentKind;
  @Field(() => DocumentPartEnum, { description: 'Whether it stands alone or goes with another.' })
  readonly part!: DocumentPart;
  @Field(() => String, { nullable: true, description: 'The symbol of the document that it adds to, revises or corrects; null if it stands alone.' })
  readonly principalSymbol!: string | null;
  @Field(() => DocumentCategoryEnum, { nullable: true, description: 'What it is for; null where that is not on record.' })
  readonly category!: DocumentCategory | null;
  readonly titles!: readonly TitleIn[];
  readonly agendaItems!: readonly string[];
  @Field(() => Int, { description: 'How often it was changed, from 1; a deed on it says which one its author has seen.' })
  readonly version!: number;
  readonly knownFrom!: string | null;
  readonly sortKey!: string;
  readonly topics!: readonly TopicCode[];
  readonly confidence!: Confidence;
  readonly sourceKeys!: readonly string[];
  readonly note!: string | null;
}

export const DocumentList = listOf('Document', () => DocumentType, {
  filters: {
    symbol: [StringFilter, 'Its symbol.'],
    session: [KeyFilter, 'Code of the session.'],
    title: [StringFilter, 'Its title.'],
    publishedOn: [DateFilter, 'The day it bears.'],
    kind: [enumFilter('DocumentKind', DocumentKindEnum), 'What its symbol says that it is.'],
    part: [enumFilter('DocumentPart', DocumentPartEnum), 'Whether it stands alone or goes with another.'],
    category: [enumFilter('DocumentCategory', DocumentCategoryEnum), 'What it is for.'],
    principal: [KeyFilter, 'Symbol of the document that it adds to, revises or corrects.'],
    topics: [KeyListFilter, 'Codes of the topics that its title names; our assignment by rule.'],
  },
  orders: {
    symbol: 'By symbol, numbers by value: ICC-ASP/4/9 before ICC-ASP/4/18; the Review Conference comes last.',
    publishedOn: 'By the day it bears.',
    title: 'By title.',
  },
});
