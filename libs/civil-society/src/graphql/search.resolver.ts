import type { Search } from '@assembly-graph/kernel';
import { searchOf, type RequestContext, type SearchArguments } from '@assembly-graph/platform/graph';
import { Args, Ctx, Query, Resolver } from 'type-graphql';
import { OrganizationType } from './organization.type.ts';
import { SideEventType } from './side-event.type.ts';
import { AdvocacyDocumentType } from './advocacy-document.type.ts';
import type { CivilSocietyLoaders } from './loaders.ts';

const CivilSocietySearch = searchOf<'ORGANIZATION' | 'SIDE_EVENT' | 'ADVOCACY_DOCUMENT', CivilSocietyLoaders>('CivilSociety', {
  ORGANIZATION: {
    type: () => OrganizationType,
    typeName: 'Organization',
    description: 'Organizations, by their names, acronyms and what they did at the Assembly.',
    load: (loaders, id) => loaders.organizationById.load(id),
  },
  SIDE_EVENT: {
    type: () => SideEventType,
    typeName: 'SideEvent',
    description: 'Side events, by their titles and the codes of their hosts.',
    load: (loaders, id) => loaders.sideEventById.load(id),
  },
  ADVOCACY_DOCUMENT: {
    type: () => AdvocacyDocumentType,
    typeName: 'AdvocacyDocument',
    description: 'Advocacy documents, by their titles and authors.',
    load: (loaders, id) => loaders.advocacyDocumentById.load(id),
  },
});

@Resolver()
export class CivilSocietySearchResolver {
  constructor(private readonly search: Search) {}

  @Query(() => CivilSocietySearch.Result, { description: 'Looks through organizations, side events and advocacy documents by their words. One of three: the others are of the other subgraphs.' })
  searchCivilSociety(@Args(() => CivilSocietySearch.Arguments) asked: SearchArguments, @Ctx() context: RequestContext<CivilSocietyLoaders>): Promise<object> {
    return CivilSocietySearch.find(this.search, asked, context);
  }
}
