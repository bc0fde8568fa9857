import type { Search } from '@assembly-graph/kernel';
import { searchOf, type RequestContext, type SearchArguments } from '@assembly-graph/platform/graph';
import { Args, Ctx, Query, Resolver } from 'type-graphql';
import { AgendaItemType } from './agenda-item.type.ts';
import { DocumentType } from './document.type.ts';
import { StatementType } from './statement.type.ts';
import type { SessionsLoaders } from './loaders.ts';

const ProceedingsSearch = searchOf<'AGENDA_ITEM' | 'DOCUMENT' | 'STATEMENT', SessionsLoaders>('Proceedings', {
  AGENDA_ITEM: {
    type: () => AgendaItemType,
    typeName: 'AgendaItem',
    description: 'Agenda items, by their titles.',
    load: (loaders, id) => loaders.agendaItemById.load(id),
  },
  DOCUMENT: {
    type: () => DocumentType,
    typeName: 'Document',
    description: 'Documents, by their titles and symbols.',
    load: (loaders, id) => loaders.documentById.load(id),
  },
  STATEMENT: {
    type: () => StatementType,
    typeName: 'Statement',
    description: 'Statements, by who spoke (codes of States and organizations, names of persons), the part of the session and the notes: the record has no texts of them.',
    load: (loaders, id) => loaders.statementById.load(id),
  },
});

@Resolver()
export class ProceedingsSearchResolver {
  constructor(private readonly search: Search) {}

  @Query(() => ProceedingsSearch.Result, { description: 'Looks through agenda items, documents and statements by their words. One of three: the others are of the other subgraphs.' })
  searchProceedings(@Args(() => ProceedingsSearch.Arguments) asked: SearchArguments, @Ctx() context: RequestContext<SessionsLoaders>): Promise<object> {
    return ProceedingsSearch.find(this.search, asked, context);
  }
}
