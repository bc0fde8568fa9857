import 'reflect-metadata';
export type { Policies } from './access/guards.ts';
export { withoutAccess } from './access/without-access.ts';
export { CitedInterface, CitedResolver, SourceType } from './cited.ts';
export { partField, type DeedField } from './deed-inputs.ts';
export { citedInput, deedKind, deedsResolver, publishedInput, reasonInput, type DeedAccess, type DeedFields, type DeedKind } from './deeds.ts';
export { ConfidenceEnum, DirectionEnum, enumOf, TopicCodeEnum } from './enums.ts';
export { feedOf, type FeedKind, type SubgraphFeed } from './feed.ts';
export {
  BooleanFilter, DateFilter, DateTimeFilter, DecimalFilter, enumFilter, enumListFilter, inputClass, IntFilter, KeyFilter, KeyListFilter, StringFilter,
} from './filter-inputs.ts';
export { listOf, PageInfo, toConnection, type Connection, type ListArguments, type ListKind } from './lists.ts';
export { MeasureSummaryType, SummaryGroupType, SummaryType, type SummaryOptions } from './summaries.ts';
export { LocalizedTextType, TranslationStatusEnum } from './localized-text.type.ts';
export { groupLoader, keyLoader, listLoader, perKnowledge, summaryLoader, wholeList, type ListLoader } from './loaders.ts';
export { AsOf, knownOf, momentOf } from './as-of.ts';
export { globalId, readGlobalId, uuidIn } from './global-id.ts';
export { byGlobalId, NodeInterface, NodeResolver, stubWith } from './node.ts';
export { outcomeOf, payloadType, UserError, type Payload } from './payload.ts';
export { publicError, type PublicError } from './public-error.ts';
export { compiledExecutor, type Execution } from './execution/executor.ts';
export { subgraphExecutor, type SubgraphRequest } from './subgraph-executor.ts';
export { ValidityType } from './validity.type.ts';
export { DateScalar, DateTimeScalar, DecimalScalar, JSONScalar } from './scalars.ts';
export { subgraphSchema, subgraphSdl, type RequestContext, type Subgraph } from './subgraph.ts';
export { audiencesOf, FacetBucketType, FacetType, HighlightType, LanguageEnum, searchOf, TextRangeType, type SearchArguments, type SearchKind } from './search.ts';
