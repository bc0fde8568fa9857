import { systemClock, type Clock, type TableLoad } from '@assembly-graph/kernel';
import type { Subgraph } from '@assembly-graph/platform/graph';
import { CreateEventLog1795477000000, CreateListeners1795545724731, CreateSubscribers1795556500000, CreateWebhooks1795558000000, postgresFeed, postgresFollowing, postgresSearch, sourcesOf, type Storage, type WebhookSettings } from '@assembly-graph/platform/sql';
import type { DataSource } from 'typeorm';
import { arrearsPart } from './arrears.door.ts';
import { decisionsPart, decisionsStorage } from './decisions.door.ts';
import { budgetPart } from './budget.door.ts';
import { electionsPart } from './elections.door.ts';
import { fundsPart, fundsStorage } from './funds.door.ts';
import { mandatesStorage } from './mandates.door.ts';
import { BallotResultType, BallotType } from './graphql/ballot.type.ts';
import { BallotResultsResolver, BallotsResolver } from './graphql/ballots.resolver.ts';
import { CandidatureType } from './graphql/candidature.type.ts';
import { AssessedContributionType, ScaleRateType } from './graphql/contribution.type.ts';
import { AssessedContributionsResolver, ScaleRatesResolver } from './graphql/contributions.resolver.ts';
import { ElectionType } from './graphql/election.type.ts';
import { CandidaturesResolver, ElectionsResolver } from './graphql/elections.resolver.ts';
import { SessionResolutionsResolver, StateResolutionsResolver, TopicResolutionsResolver } from './graphql/extensions.resolver.ts';
import { resolutionsFeed } from './graphql/feed.ts';
import { resolutionsLoaders, type ResolutionsLoaders } from './graphql/loaders.ts';
import { MoneyType } from './graphql/money.type.ts';
import { references } from './graphql/references.ts';
import { ResolutionsSearchResolver } from './graphql/search.resolver.ts';
import { SessionStub, StateStub, TopicStub } from './graphql/stubs.ts';
import { ArrearsPositionTable, PaymentTable, StateCodeTable } from './storage/arrears-tables.ts';
import { BudgetFigureTable, ConcordanceTable, DeflatorSeriesTable, FinancialYearTable, MajorProgrammeTable } from './storage/budget-tables.ts';
import { AssessedContributionTable, ScaleRateTable } from './storage/contribution-tables.ts';
import { BallotResultTable, BallotTable, CandidatureTable, ElectionTable, NominationPeriodTable, NotEntitledTable } from './storage/election-tables.ts';
import { CreateResolutions1795476409034 } from './storage/migrations/1795476409034-create-resolutions.ts';
import { AddSearch1795478542028 } from './storage/migrations/1795478542028-add-search.ts';
import { HoldAtSize1795546612941 } from './storage/migrations/1795546612941-hold-at-size.ts';
import { KeepArrears1795546539516 } from './storage/migrations/1795546539516-keep-arrears.ts';
import { HoldElections1795547486126 } from './storage/migrations/1795547486126-hold-elections.ts';
import { HoldTheBudget1795548619093 } from './storage/migrations/1795548619093-hold-the-budget.ts';
import { IndexWhatIsFiltered1795549500002 } from './storage/migrations/1795549500002-index-what-is-filtered.ts';
import { TellMoreOfCandidates1795549973507 } from './storage/migrations/1795549973507-tell-more-of-candidates.ts';
import { OrderContributionsOfStates1795565699784 } from './storage/migrations/1795565699784-order-contributions-of-states.ts';
import { FindScaleRatesOfStates1795567248968 } from './storage/migrations/1795567248968-find-scale-rates-of-states.ts';
import { OrderCandidatesOfStates1795568645721 } from './storage/migrations/1795568645721-order-candidates-of-states.ts';
import { FindDraftsAndAmendments1795570569268 } from './storage/migrations/1795570569268-find-drafts-and-amendments.ts';
import { FollowTheConcordance1795580606738 } from './storage/migrations/1795580606738-follow-the-concordance.ts';
import { postgresArrears } from './storage/postgres-arrears.ts';
import { decisionsAt } from './storage/postgres-decisions.ts';
import { postgresOfElections } from './storage/postgres-elections.ts';
import { postgresFunds } from './storage/postgres-funds.ts';
import { postgresResolutions } from './storage/postgres-resolutions.ts';
import { postgresBudgetAt } from './storage/postgres-budget.ts';
import { postgresSeriesFigures } from './storage/postgres-series-figures.ts';
import { loadAssessedContributions } from './use-cases/load-assessed-contributions.ts';
import { loadBallots } from './use-cases/load-ballots.ts';
import { loadBudgetFigures } from './use-cases/load-budget-figures.ts';
import { loadCandidatures } from './use-cases/load-candidatures.ts';
import { loadElections } from './use-cases/load-elections.ts';
import { loadFinancialYears } from './use-cases/load-financial-years.ts';
import { loadMajorProgrammes } from './use-cases/load-major-programmes.ts';
import { loadResolutions } from './use-cases/load-resolutions.ts';
import { loadScaleRates } from './use-cases/load-scale-rates.ts';
import { loadSessionDays } from './use-cases/load-session-days.ts';
import { loadStateCodes } from './use-cases/load-state-codes.ts';
import type { ResolutionsStores } from './use-cases/resolutions-stores.ts';

/** What this domain keeps in PostgreSQL. */
export const resolutionsStorage: Storage = {
  schema: 'resolutions',
  tables: [
    ...decisionsStorage.tables, ...mandatesStorage.tables, ...fundsStorage.tables, ElectionTable, CandidatureTable, BallotTable, BallotResultTable,
    MajorProgrammeTable, FinancialYearTable, BudgetFigureTable, ScaleRateTable, AssessedContributionTable,
    StateCodeTable, ArrearsPositionTable, PaymentTable, NominationPeriodTable, NotEntitledTable, DeflatorSeriesTable, ConcordanceTable,
  ] as never,
  migrations: [
    CreateResolutions1795476409034, CreateEventLog1795477000000, AddSearch1795478542028, CreateListeners1795545724731, CreateSubscribers1795556500000, CreateWebhooks1795558000000, KeepArrears1795546539516,
    HoldAtSize1795546612941, ...decisionsStorage.migrations, HoldElections1795547486126, HoldTheBudget1795548619093, IndexWhatIsFiltered1795549500002,
    TellMoreOfCandidates1795549973507, ...mandatesStorage.migrations, OrderContributionsOfStates1795565699784, FindScaleRatesOfStates1795567248968, OrderCandidatesOfStates1795568645721,
    FindDraftsAndAmendments1795570569268, FollowTheConcordance1795580606738, ...fundsStorage.migrations,
  ],
};

/** How its tables of the data set are loaded, and into what. */
export const resolutionsData = {
  loads: [
    loadResolutions, loadElections, loadCandidatures, loadBallots,
    loadMajorProgrammes, loadFinancialYears, loadBudgetFigures, loadScaleRates, loadAssessedContributions,
    loadStateCodes, loadSessionDays,
  ] as readonly TableLoad<ResolutionsStores>[],
  storesOf: postgresResolutions,
};

/** The subgraph of resolutions and decisions, elections, the budget and the contributions to it. */
export function resolutionsSubgraph(database: DataSource, clock: Clock = systemClock, webhooks?: WebhookSettings): Subgraph<ResolutionsLoaders> {
  const { manager } = database;
  const reads = {
    ...postgresResolutions(manager), seriesFigures: postgresSeriesFigures(manager), budgetAt: postgresBudgetAt(manager), arrears: postgresArrears(manager), funds: postgresFunds(manager), decisionsAt: decisionsAt(manager, clock),
    ...postgresOfElections(manager), sources: sourcesOf(manager),
  };
  const arrears = arrearsPart(database, clock);
  const decisions = decisionsPart(database, clock);
  const elections = electionsPart(database, clock);
  const budget = budgetPart(database, clock, reads);
  const funds = fundsPart(database, clock);
  return {
    name: 'resolutions',
    types: [
      ...decisions.types, ElectionType, CandidatureType, BallotType, BallotResultType,
      MoneyType, ScaleRateType, AssessedContributionType, StateStub, SessionStub, TopicStub,
      ...arrears.types,
      ...elections.types,
      ...budget.types,
      ...funds.types,
    ],
    resolvers: [
      ...decisions.resolvers,
      new ElectionsResolver(reads),
      new CandidaturesResolver(reads),
      new BallotsResolver(reads),
      new BallotResultsResolver(),
      new ScaleRatesResolver(reads),
      new AssessedContributionsResolver(reads),
      new SessionResolutionsResolver(),
      new TopicResolutionsResolver(),
      new StateResolutionsResolver(),
      new ResolutionsSearchResolver(postgresSearch(manager, 'resolutions')),
      ...arrears.resolvers,
      ...elections.resolvers,
      ...budget.resolvers,
      ...funds.resolvers,
    ],
    references,
    feed: resolutionsFeed.of(postgresFeed(manager, 'resolutions'), postgresFollowing(database, 'resolutions', clock, webhooks)),
    loaders: (actor) => resolutionsLoaders(reads, actor),
    policies: { ...decisions.policies, ...elections.policies, ...budget.policies },
    ready: () => database.query('select 1'),
  };
}
