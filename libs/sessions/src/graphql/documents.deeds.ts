import { citedInput, DateScalar, deedKind, deedsResolver, LanguageEnum, partField, TopicCodeEnum, type DeedFields } from '@assembly-graph/platform/graph';
import { Int } from 'type-graphql';
import type { DocumentsDeskUseCases } from '../use-cases/documents-desk.ts';
import { ExpressionStatusEnum, FileFormatEnum, RelationKindEnum } from './document-expression.type.ts';
import { DocumentType } from './document.type.ts';
import { DocumentCategoryEnum } from './enums.ts';
import type { SessionsLoaders } from './loaders.ts';
import { instantField, SECRETARIAT, sessionInput, whyInput } from './sessions.deeds.ts';

const document = { entity: 'document', type: () => DocumentType, access: SECRETARIAT, load: (id: string, loaders: SessionsLoaders) => loaders.documentById.load(id) };
const titleField = { type: () => String, description: 'Its title in English.', longest: 1_000 };
const titlesField = {
  ...partField('TitleInput', 'A title in another language than English.', {
    lang: { type: () => LanguageEnum, description: 'The language.' },
    text: { type: () => String, description: 'The title.', longest: 1_000 },
  }, { list: true, most: 5 }),
  defaultValue: [],
};
const bornOn = { type: () => DateScalar, description: 'The day it bears.', nullable: true };

const registering = {
  symbol: { type: () => String, description: 'Its symbol as printed, e.g. "ICC-ASP/21/1/Add.1".', longest: 60 },
  ...sessionInput,
  title: titleField,
  titles: titlesField,
  category: { type: () => DocumentCategoryEnum, description: 'What it is for.', nullable: true },
  publishedOn: bornOn,
  topics: { type: () => [TopicCodeEnum], description: 'Its topics; those that its title names, if not given.', nullable: true, most: 17 },
  agendaItems: { type: () => [String], description: 'Ids of the agenda items under which it is issued.', idOf: 'AgendaItem', most: 20, defaultValue: [] },
  relations: {
    ...partField('DocumentRelationInput', 'What it is to documents on record; what its own symbol says need not be said.', {
      kind: { type: () => RelationKindEnum, description: 'What it is to the other.' },
      symbol: { type: () => String, description: 'Symbol of the other.', longest: 60 },
    }, { list: true }),
    defaultValue: [],
  },
  ...citedInput,
} satisfies DeedFields;

/** The deeds on documents, for the secretariat. */
export const documentsDeeds = (deeds: DocumentsDeskUseCases): object =>
  deedsResolver<SessionsLoaders>('DocumentsDeeds', [
    deedKind({ ...document, name: 'registerDocument', description: 'Registers a document under its symbol. For the secretariat.', input: registering, do: deeds.registerDocument }),
    deedKind({
      ...document,
      name: 'publishExpression',
      description: 'Publishes the text of a registered document in a language: that it is out, and where it can be had. For the secretariat.',
      of: 'Document',
      input: {
        lang: { type: () => LanguageEnum, description: 'The language.' },
        status: { type: () => ExpressionStatusEnum, description: 'As an advance version, or officially.' },
        publishedAt: instantField('When it came out.'),
        title: { ...titleField, description: 'Its title in this language, if it is another than English.', nullable: true },
        manifestations: {
          ...partField('ManifestationInput', 'The files in which it can be had; they take the place of those named before.', {
            format: { type: () => FileFormatEnum, description: 'The format.' },
            url: { type: () => String, description: 'Where it is: an address that begins with https://.' },
            bytes: { type: () => Int, description: 'How many bytes it has.', nullable: true },
            sha256: { type: () => String, description: 'The SHA-256 of its bytes, hexadecimal, small letters.', nullable: true, longest: 64 },
          }, { list: true, most: 10 }),
          defaultValue: [],
        },
        ...citedInput,
      },
      do: deeds.publishExpression,
    }),
    deedKind({
      ...document,
      name: 'fileDocument',
      description: 'Enters under which agenda items a document on record was issued, and what it is for. What is left out stays as it is. For the secretariat.',
      of: 'Document',
      input: { ...whyInput, agendaItems: { ...registering.agendaItems, nullable: true, defaultValue: undefined }, category: registering.category },
      do: deeds.fileDocument,
    }),
    deedKind({
      ...document,
      name: 'issueCorrigendum',
      description: 'Issues the next corrigendum to a document on record, whose id and version are given; what comes of it is the corrigendum. For the secretariat.',
      of: 'Document',
      input: { title: { ...titleField, description: 'Its title in English; that of the document, if not given.', nullable: true }, titles: titlesField, publishedOn: bornOn, ...citedInput },
      do: deeds.issueCorrigendum,
    }),
    deedKind({
      ...document,
      name: 'relateDocuments',
      description: 'Enters what a document on record is to another one. For the secretariat.',
      of: 'Document',
      input: {
        kind: { type: () => RelationKindEnum, description: 'What it is to the other.' },
        symbol: { type: () => String, description: 'Symbol of the other.', longest: 60 },
        ...citedInput,
      },
      do: deeds.relateDocuments,
    }),
  ]);
