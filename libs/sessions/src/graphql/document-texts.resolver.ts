import type { Language } from '@assembly-graph/kernel';
import { LanguageEnum, LocalizedTextType, wholeList, type Connection, type ListArguments, type RequestContext } from '@assembly-graph/platform/graph';
import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { AgendaItem } from '../domain/agenda-item.ts';
import type { DocumentExpression, DocumentLatency } from '../domain/document-expression.ts';
import type { DocumentRelation } from '../domain/document-relation.ts';
import type { Document, DocumentCategory } from '../domain/document.ts';
import { textOf } from '../domain/statement.ts';
import { AdoptableTextUnion, type AdoptableText } from './adoptable-text.union.ts';
import { AgendaItemList, AgendaItemType } from './agenda-item.type.ts';
import { DocumentExpressionList, DocumentExpressionType, DocumentLatencyType, DocumentRelationList, DocumentRelationType } from './document-expression.type.ts';
import { DocumentList, DocumentType } from './document.type.ts';
import { DocumentCategoryEnum } from './enums.ts';
import type { SessionsLoaders, SessionsReads } from './loaders.ts';

type Context = RequestContext<SessionsLoaders>;

/** The languages, files and relations of a document. */
@Resolver(() => DocumentType)
export class DocumentTextsResolver {
  constructor(private readonly reads: SessionsReads) {}

  @Query(() => [DocumentLatencyType], { description: 'For each of the six languages, how long texts take to come out in it, as far as the record knows; one row a language.' })
  documentLatency(
    @Arg('category', () => DocumentCategoryEnum, { nullable: true, description: 'Of documents of this category only.' }) category: DocumentCategory | null,
    @Arg('session', () => String, { nullable: true, description: 'Of documents of the session with this code only.' }) session: string | null,
    @Arg('lang', () => LanguageEnum, { nullable: true, description: 'Only this language.' }) lang: Language | null,
  ): Promise<readonly DocumentLatency[]> {
    const asked = { category: category ?? null, sessionCode: session?.replaceAll('\u0000', '') ?? null };
    return this.reads.documentLatency(asked).then((rows) => rows.filter((row) => lang == null || row.lang === lang));
  }

  @FieldResolver(() => LocalizedTextType, { description: 'Its title in a language, or else in English.' })
  titleIn(@Root() { title, titles }: Document, @Arg('lang', () => LanguageEnum, { description: 'The language asked for.' }) lang: Language): LocalizedTextType {
    const found = lang === 'EN' ? title : titles.find((one) => one.lang === lang)?.text;
    return found === undefined ? { lang: 'EN', text: title, status: 'MISSING' } : { lang, text: found, status: 'OFFICIAL' };
  }

  @FieldResolver(() => AdoptableTextUnion, { nullable: true, description: 'The draft (…/L.4) or resolution (…/Res.1) that it is, as its symbol says; null for any other document.' })
  adoptableText(@Root() { symbol }: Document): AdoptableText | null {
    return textOf(symbol) === null ? null : { symbol };
  }

  @FieldResolver(() => DocumentExpressionType, { nullable: true, description: 'Its text in a language: whether it is out, since when, and where. Null: the record knows of none.' })
  async expression(
    @Root() { id }: Document, @Arg('lang', () => LanguageEnum, { description: 'The language.' }) lang: Language, @Ctx() { loaders }: Context,
  ): Promise<DocumentExpression | null> {
    return (await loaders.textsOfDocument.load(id)).find((text) => text.lang === lang) ?? null;
  }

  @FieldResolver(() => DocumentExpressionList.Connection, { description: 'Its texts that are on record, one a language.' })
  expressions(@Root() { id }: Document, @Args(() => DocumentExpressionList.Arguments) list: ListArguments, @Ctx() { loaders }: Context): Promise<Connection<DocumentExpression>> {
    return loaders.expressionsOfDocument.list(id, list);
  }

  @FieldResolver(() => DocumentRelationList.Connection, { description: 'What it is to other documents on record.' })
  relations(@Root() { symbol }: Document, @Args(() => DocumentRelationList.Arguments) list: ListArguments, @Ctx() { loaders }: Context): Promise<Connection<DocumentRelation>> {
    return loaders.relationsFrom.list(symbol, list);
  }

  @FieldResolver(() => DocumentRelationList.Connection, { description: 'What other documents on record are to it.' })
  relationsTo(@Root() { symbol }: Document, @Args(() => DocumentRelationList.Arguments) list: ListArguments, @Ctx() { loaders }: Context): Promise<Connection<DocumentRelation>> {
    return loaders.relationsTo.list(symbol, list);
  }

  @FieldResolver(() => AgendaItemList.Connection, { description: 'The agenda items under which it was issued; of most documents of the data set they are not on record.' })
  agendaItems(@Root() { id }: Document, @Args(() => AgendaItemList.Arguments) list: ListArguments, @Ctx() { loaders }: Context): Promise<Connection<AgendaItem>> {
    return loaders.agendaItemsOfDocument.list(id, list);
  }
}

@Resolver(() => DocumentExpressionType)
export class DocumentExpressionsResolver {
  @FieldResolver(() => DocumentType, { description: 'The document.' })
  document(@Root() { documentId }: DocumentExpression, @Ctx() { loaders }: Context): Promise<Document | null> {
    return loaders.documentById.load(documentId);
  }
}

@Resolver(() => DocumentRelationType)
export class DocumentRelationsResolver {
  constructor(private readonly reads: SessionsReads) {}

  @Query(() => DocumentRelationList.Connection, { description: 'What documents on record are to each other, where it was entered; see also `principal` and `parts`.' })
  documentRelations(@Args(() => DocumentRelationList.Arguments) list: ListArguments): Promise<Connection<DocumentRelation>> {
    return wholeList(this.reads.relations, list);
  }

  @FieldResolver(() => DocumentType, { description: 'The one.' })
  from(@Root() { fromSymbol }: DocumentRelation, @Ctx() { loaders }: Context): Promise<Document | null> {
    return loaders.document.load(fromSymbol);
  }

  @FieldResolver(() => DocumentType, { description: 'The other.' })
  to(@Root() { toSymbol }: DocumentRelation, @Ctx() { loaders }: Context): Promise<Document | null> {
    return loaders.document.load(toSymbol);
  }
}

@Resolver(() => AgendaItemType)
export class AgendaItemDocumentsResolver {
  @FieldResolver(() => DocumentList.Connection, { description: 'The documents issued under it, by symbol; of most items of the data set they are not on record.' })
  documents(@Root() { id }: AgendaItem, @Args(() => DocumentList.Arguments) list: ListArguments, @Ctx() { loaders }: Context): Promise<Connection<Document>> {
    return loaders.documentsOfAgendaItem.list(id, list);
  }
}
