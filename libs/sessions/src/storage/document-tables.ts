import { LANGUAGES } from '@assembly-graph/kernel';
import { citedChecks, citedColumns, idColumn, isOneOf, versionedColumns } from '@assembly-graph/platform/sql';
import { EntitySchema } from 'typeorm';
import { EXPRESSION_STATUSES, type DocumentExpression } from '../domain/document-expression.ts';
import { RELATION_KINDS, type DocumentRelation } from '../domain/document-relation.ts';

export const DocumentExpressionTable = new EntitySchema<DocumentExpression>({
  name: 'document_expression',
  columns: {
    id: idColumn,
    documentId: { type: 'uuid' },
    lang: { type: 'text' },
    status: { type: 'text' },
    publishedAt: { type: 'timestamptz' },
    officialAt: { type: 'timestamptz', nullable: true },
    manifestations: { type: 'jsonb' },
    ...citedColumns,
    ...versionedColumns,
  },
  uniques: [{ name: 'a_document_has_one_text_in_a_language', columns: ['documentId', 'lang'] }],
  indices: [{ name: 'document_expression_published_at', columns: ['publishedAt', 'id'] }],
  foreignKeys: [{ name: 'a_text_is_of_a_document_on_record', target: 'document', columnNames: ['documentId'], referencedColumnNames: ['id'] }],
  checks: [
    ...citedChecks,
    isOneOf('lang', LANGUAGES),
    isOneOf('status', EXPRESSION_STATUSES),
    { name: 'an_official_text_came_out_as_official', expression: `("status" = 'OFFICIAL') = ("official_at" is not null)` },
    { name: 'a_text_is_official_when_it_came_out_or_later', expression: '"official_at" is null or "published_at" <= "official_at"' },
  ],
});

export const DocumentRelationTable = new EntitySchema<DocumentRelation>({
  name: 'document_relation',
  columns: {
    id: idColumn,
    kind: { type: 'text' },
    fromSymbol: { type: 'text' },
    toSymbol: { type: 'text' },
    ...citedColumns,
    ...versionedColumns,
  },
  uniques: [{ name: 'a_relation_is_entered_once', columns: ['fromSymbol', 'kind', 'toSymbol'] }],
  indices: [{ name: 'document_relation_to', columns: ['toSymbol', 'kind', 'id'] }],
  foreignKeys: [
    { name: 'a_relation_is_of_a_document_on_record', target: 'document', columnNames: ['fromSymbol'], referencedColumnNames: ['symbol'] },
    { name: 'a_relation_points_to_a_document_on_record', target: 'document', columnNames: ['toSymbol'], referencedColumnNames: ['symbol'] },
  ],
  checks: [...citedChecks, isOneOf('kind', RELATION_KINDS), { name: 'a_document_relates_to_another', expression: '"from_symbol" <> "to_symbol"' }],
});
