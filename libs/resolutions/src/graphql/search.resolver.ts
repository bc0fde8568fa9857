import type { Search } from '@assembly-graph/kernel';
import { searchOf, type RequestContext, type SearchArguments } from '@assembly-graph/platform/graph';
import { Args, Ctx, Query, Resolver } from 'type-graphql';
import { DraftType } from './draft.type.ts';
import { ResolutionType } from './resolution.type.ts';
import type { ResolutionsLoaders } from './loaders.ts';

const ResolutionsSearch = searchOf<'RESOLUTION' | 'DRAFT', ResolutionsLoaders>('Resolutions', {
  RESOLUTION: {
    type: () => ResolutionType,
    typeName: 'Resolution',
    description: 'Resolutions, decisions, recommendations and declarations, by their titles and symbols.',
    load: (loaders, id) => loaders.resolution.load(id),
  },
  DRAFT: {
    type: () => DraftType,
    typeName: 'Draft',
    description: 'Draft resolutions, by their titles and symbols; those not tabled for their sponsors and the secretariat.',
    load: (loaders, id) => loaders.draft.load(id),
  },
});

@Resolver()
export class ResolutionsSearchResolver {
  constructor(private readonly search: Search) {}

  @Query(() => ResolutionsSearch.Result, { description: 'Looks through resolutions, drafts and what else the Assembly adopted by their words. One of three: the others are of the other subgraphs.' })
  searchResolutions(@Args(() => ResolutionsSearch.Arguments) asked: SearchArguments, @Ctx() context: RequestContext<ResolutionsLoaders>): Promise<object> {
    return ResolutionsSearch.find(this.search, asked, context);
  }
}
