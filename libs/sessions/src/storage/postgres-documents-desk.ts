import { knownSourcesOf, lastEventOn, postgresRecords, type ConstraintRules } from '@assembly-graph/platform/sql';
import type { EntityManager } from 'typeorm';
import type { DocumentsDesk } from '../use-cases/documents-desk.ts';
import { DocumentExpressionTable, DocumentRelationTable } from './document-tables.ts';
import { AgendaItemTable, DocumentTable, SessionTable } from './tables.ts';

/** The desk within one transaction. */
export const postgresDocumentsDesk = (manager: EntityManager): DocumentsDesk => ({
  knownSources: knownSourcesOf(manager),
  sessions: postgresRecords(manager, SessionTable, 'The session'),
  agendaItems: postgresRecords(manager, AgendaItemTable, 'The agenda item'),
  documents: postgresRecords(manager, DocumentTable, 'The document'),
  expressions: postgresRecords(manager, DocumentExpressionTable, 'The text'),
  relations: postgresRecords(manager, DocumentRelationTable, 'The relation'),
  lastEventOn: lastEventOn(manager),
});

/** What two deeds at once could break, as the database holds to it. */
export const DOCUMENTS_RULES: ConstraintRules = {
  document_symbol: ['a symbol is given once'],
  a_document_has_one_text_in_a_language: ['a document has one text in a language'],
  a_text_is_of_a_document_on_record: ['a text is of a document that is registered'],
  a_relation_is_entered_once: ['what a document is to another is entered once'],
  a_relation_points_to_a_document_on_record: ['a relation points to a document on record'],
};
