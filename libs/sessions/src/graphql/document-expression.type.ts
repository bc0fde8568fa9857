import type { Confidence, Language } from '@assembly-graph/kernel';
import {
  CitedInterface, DateTimeFilter, DateTimeScalar, DecimalScalar, enumFilter, enumOf, KeyFilter, LanguageEnum, listOf, NodeInterface,
} from '@assembly-graph/platform/graph';
import { Directive, Field, Int, ObjectType } from 'type-graphql';
import type { DocumentExpression, DocumentLatency, ExpressionStatus, FileFormat, Manifestation } from '../domain/document-expression.ts';
import type { DocumentRelation, RelationKind } from '../domain/document-relation.ts';

export const ExpressionStatusEnum = enumOf<ExpressionStatus>('ExpressionStatus', 'How a text came out.', {
  ADVANCE: 'As an advance version.',
  OFFICIAL: 'Officially.',
});
export const FileFormatEnum = enumOf<FileFormat>('FileFormat', 'The format of a file.', {
  PDF: 'Portable Document Format.', DOCX: 'Office Open XML.', HTML: 'A page of the Web.', EPUB: 'An electronic book.', TXT: 'Plain text.',
});
export const RelationKindEnum = enumOf<RelationKind>('DocumentRelationKind', 'What one document is to another.', {
  ADDS: 'It adds to it (Add.).',
  REVISES: 'It takes its place as a revision (Rev.).',
  CORRECTS: 'It corrects it (Corr.).',
  REPLACES: 'It takes its place.',
  CITES: 'It cites it.',
  RESPONDS_TO: 'It responds to it.',
  IMPLEMENTS: 'It carries out what it asks for.',
});

@ObjectType('Manifestation', { simpleResolvers: true, description: 'A file in which a text can be had: where, never the text itself.' })
export class ManifestationType implements Manifestation {
  @Field(() => FileFormatEnum, { description: 'The format.' })
  readonly format!: FileFormat;
  @Field(() => String, { description: 'Where it is.' })
  readonly url!: string;
  @Field(() => Int, { nullable: true, description: 'How many bytes it has.' })
  readonly bytes!: number | null;
  @Field(() => String, { nullable: true, description: 'The SHA-256 of its bytes, hexadecimal.' })
  readonly sha256!: string | null;
}

@Directive('@key(fields: "id")')
@ObjectType('DocumentExpression', { implements: [NodeInterface, CitedInterface], simpleResolvers: true, description: 'A document in one language: that it came out, when and where; not its text.' })
export class DocumentExpressionType implements DocumentExpression {
  readonly id!: string;
  readonly documentId!: string;
  @Field(() => LanguageEnum, { description: 'The language.' })
  readonly lang!: Language;
  @Field(() => ExpressionStatusEnum, { description: 'How it came out.' })
  readonly status!: ExpressionStatus;
  @Field(() => DateTimeScalar, { description: 'When it came out first, in whatever status.' })
  readonly publishedAt!: string;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it came out officially; null: not yet.' })
  readonly officialAt!: string | null;
  @Field(() => [ManifestationType], { description: 'The files in which it can be had.' })
  readonly manifestations!: readonly Manifestation[];
  @Field(() => Int, { description: 'How often it was changed, from 1.' })
  readonly version!: number;
  readonly knownFrom!: string | null;
  readonly confidence!: Confidence;
  readonly sourceKeys!: readonly string[];
  readonly note!: string | null;
}

export const DocumentExpressionList = listOf('DocumentExpression', () => DocumentExpressionType, {
  filters: {
    lang: [enumFilter('Lang', LanguageEnum), 'The language.'],
    status: [enumFilter('ExpressionStatus', ExpressionStatusEnum), 'How it came out.'],
    publishedAt: [DateTimeFilter, 'When it came out first.'],
    officialAt: [DateTimeFilter, 'When it came out officially.'],
  },
  orders: { publishedAt: 'By when it came out first.', lang: 'By language.' },
});

@Directive('@key(fields: "id")')
@ObjectType('DocumentRelation', { implements: [NodeInterface, CitedInterface], simpleResolvers: true, description: 'What one document on record is to another.' })
export class DocumentRelationType implements DocumentRelation {
  readonly id!: string;
  @Field(() => RelationKindEnum, { description: 'What it is to it.' })
  readonly kind!: RelationKind;
  readonly fromSymbol!: string;
  readonly toSymbol!: string;
  readonly version!: number;
  readonly knownFrom!: string | null;
  readonly confidence!: Confidence;
  readonly sourceKeys!: readonly string[];
  readonly note!: string | null;
}

export const DocumentRelationList = listOf('DocumentRelation', () => DocumentRelationType, {
  filters: {
    kind: [enumFilter('DocumentRelationKind', RelationKindEnum), 'What one is to the other.'],
    from: [KeyFilter, 'Symbol of the one.'],
    to: [KeyFilter, 'Symbol of the other.'],
  },
  orders: { kind: 'By kind.' },
  notGroupedBy: ['from', 'to'],
});

@ObjectType('DocumentLatency', { simpleResolvers: true, description: 'How long texts take from the first language in which a document came out to another.' })
export class DocumentLatencyType implements DocumentLatency {
  @Field(() => LanguageEnum, { description: 'The language.' })
  readonly lang!: Language;
  @Field(() => Int, { description: 'Documents of which a text in any language is on record.' })
  readonly documents!: number;
  @Field(() => Int, { description: 'Of which there is one in this language.' })
  readonly published!: number;
  @Field(() => Int, { description: 'Of which there is an official one in this language.' })
  readonly official!: number;
  @Field(() => DecimalScalar, { nullable: true, description: 'The median of days after the first text of the same document, two places; null where none came out in it.' })
  readonly medianDays!: string | null;
}
