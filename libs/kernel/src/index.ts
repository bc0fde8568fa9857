export { BadInput, NotFound, RuleBroken, rule } from './rule.ts';
export { systemClock, type Clock } from './clock.ts';
export { instantOf, isDate, isInstant, holdsAt, isDuring, type Validity } from './validity.ts';
export { CONFIDENCES, isConfirmed, type Cited, type Confidence, type Source } from './cited.ts';
export type { Collection, Condition, Direction, Order, Page, PageItem, PageRequest } from './collection.ts';
export { citedBy, citing, ENTERED_HERE, THIS_RECORD, type CitedInput, type KnownSources } from './citing.ts';
export { uuidOf } from './uuid-of.ts';
export { decimal, decimalQuotient, decimalSum, type Decimal } from './decimal.ts';
export { readRows, RowReader, type DataProblem, type DataRow, type DataSet, type KnownKeys, type TableLoad } from './data-row.ts';
export { TOPIC_CODES, TOPICS, topicsNamedIn, type TopicCode } from './topics.ts';
export { isWritable, textFrom, webAddress } from './text.ts';
export {
  actsForOrganization, actsForState, doneBy, Forbidden, only, own, ownState, PUBLIC, ROLES, SCOPES, Unauthenticated, type Actor, type Policy, type Role,
} from './actor.ts';
export {
  AUDIENCES, FACET_DIMENSIONS, LANGUAGES, SEARCHED_FIELDS,
  type Audience, type Facet, type FacetDimension, type Highlight, type Language, type Search, type SearchedField, type SearchFilter, type SearchHit,
  type SearchPage, type SearchRequest, type TextRange,
} from './search.ts';
export {
  sharePercent, summaryOfNothing, type Dimension, type Measure, type MeasureSummary, type Summary, type SummaryGroup, type SummaryRequest,
} from './summary.ts';
export { audiencesFor, TO_ALL, TO_SECRETARIAT, toOrganization, toState, type EventAudience } from './audience.ts';
export { SMALLEST_CELL, withoutSmallCells } from './small-cells.ts';
