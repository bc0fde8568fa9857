import { only, systemClock, type Clock, type TableLoad } from '@assembly-graph/kernel';
import { byGlobalId, stubWith, type Subgraph } from '@assembly-graph/platform/graph';
import { CreateEventLog1795477000000, CreateListeners1795545724731, CreateSubscribers1795556500000, CreateWebhooks1795558000000, postgresFeed, postgresFollowing, postgresSearch, sourcesOf, type Storage, type WebhookSettings } from '@assembly-graph/platform/sql';
import type { DataSource } from 'typeorm';
import { delegationsDesk, documentsDesk, sessionsDesk, sessionsListeners, speakersDesk } from './desks.ts';
import { AgendaCarryOversResolver, AgendaReturnsResolver } from './graphql/agenda-carry-over.resolver.ts';
import { AgendaCarryOverType, AgendaReturnType } from './graphql/agenda-carry-over.type.ts';
import { AgendaItemType } from './graphql/agenda-item.type.ts';
import { AgendaItemsResolver } from './graphql/agenda-items.resolver.ts';
import { AgendaPlaceType, AgendaType } from './graphql/agenda.type.ts';
import { CredentialsSummaryType, CredentialsType, DelegationType, FormCountType, VerdictCountType } from './graphql/delegation.type.ts';
import { delegationsDeeds } from './graphql/delegations.deeds.ts';
import { CredentialsResolver, DelegationsResolver, SessionDelegationsResolver } from './graphql/delegations.resolver.ts';
import { DocumentExpressionType, DocumentLatencyType, DocumentRelationType, ManifestationType } from './graphql/document-expression.type.ts';
import { AgendaItemDocumentsResolver, DocumentExpressionsResolver, DocumentRelationsResolver, DocumentTextsResolver } from './graphql/document-texts.resolver.ts';
import { DocumentType } from './graphql/document.type.ts';
import { documentsDeeds } from './graphql/documents.deeds.ts';
import { DocumentsResolver } from './graphql/documents.resolver.ts';
import { DraftStatementsResolver, OrganizationStatementsResolver, ResolutionStatementsResolver, StateStatementsResolver } from './graphql/extensions.resolver.ts';
import { sessionsFeed } from './graphql/feed.ts';
import { sessionsLoaders, type SessionsLoaders } from './graphql/loaders.ts';
import { MeetingType } from './graphql/meeting.type.ts';
import { MeetingsResolver } from './graphql/meetings.resolver.ts';
import { programmeDeeds } from './graphql/programme.deeds.ts';
import { ProgrammeSlippageResolver } from './graphql/programme-slippage.resolver.ts';
import { ProgrammeSlippageType, SlippageType } from './graphql/programme-slippage.type.ts';
import { AgendaPlacesResolver, AgendasResolver, ProgrammeChangesResolver, ProgrammeResolver } from './graphql/programme.resolver.ts';
import { ProgrammeChangeType, ProgrammeEntryType, ProgrammePlaceType } from './graphql/programme.type.ts';
import { ProceedingsSearchResolver } from './graphql/search.resolver.ts';
import { NowResolver, NowStateType, SessionDaysResolver } from './graphql/session-days.resolver.ts';
import { SessionType } from './graphql/session.type.ts';
import { sessionsDeeds } from './graphql/sessions.deeds.ts';
import { SessionsResolver } from './graphql/sessions.resolver.ts';
import { speakersDeeds } from './graphql/speakers.deeds.ts';
import { SessionSpeakersResolver, SpeakersListsResolver, SpeakingSlotsResolver, SpeakingStatsResolver } from './graphql/speakers.resolver.ts';
import { SpeakersListType, SpeakingSlotType, SpeakingStatsType, TimeLimitType } from './graphql/speakers.type.ts';
import { StatementTextType, StatementType } from './graphql/statement.type.ts';
import { StatementsResolver } from './graphql/statements.resolver.ts';
import { BodySeatStub, DraftStub, OrganizationStub, ResolutionStub, StateStub } from './graphql/stubs.ts';
import { TopicType } from './graphql/topic.type.ts';
import { TopicsResolver } from './graphql/topics.resolver.ts';
import { CreateSessions1795475266307 } from './storage/migrations/1795475266307-create-sessions.ts';
import { AddSearch1795478542007 } from './storage/migrations/1795478542007-add-search.ts';
import { HoldAtSize1795546609214 } from './storage/migrations/1795546609214-hold-at-size.ts';
import { KeepProceedings1795546590496 } from './storage/migrations/1795546590496-keep-proceedings.ts';
import { KeepTextsOfDocuments1795547268706 } from './storage/migrations/1795547268706-keep-texts-of-documents.ts';
import { KeepSpeakers1795548464424 } from './storage/migrations/1795548464424-keep-speakers.ts';
import { IndexWhatIsFiltered1795549500000 } from './storage/migrations/1795549500000-index-what-is-filtered.ts';
import { KeepDelegations1795549327728 } from './storage/migrations/1795549327728-keep-delegations.ts';
import { ForgetHeadsOfDelegations1795549800000 } from './storage/migrations/1795549800000-forget-heads-of-delegations.ts';
import { OrderStatementsOfStates1795560468074 } from './storage/migrations/1795560468074-order-statements-of-states.ts';
import { SumUpDelegations1795581657727 } from './storage/migrations/1795581657727-sum-up-delegations.ts';
import { KeepAllocatedSlots1795549693280 } from './storage/migrations/1795549693280-keep-allocated-slots.ts';
import { CredentialsTable, DelegationTable } from './storage/delegation-tables.ts';
import { DocumentExpressionTable, DocumentRelationTable } from './storage/document-tables.ts';
import { AgendaTable, MeetingTable, ProgrammeEntryTable } from './storage/meeting-tables.ts';
import { postgresProceedings } from './storage/postgres-proceedings.ts';
import { actsForDelegation, type Delegation } from './domain/delegation.ts';
import { postgresSessions } from './storage/postgres-sessions.ts';
import { postgresSpeakingCounts } from './storage/postgres-speaking-counts.ts';
import { AllocatedSlotTable, SpeakersListTable, SpeakingSlotTable } from './storage/speakers-tables.ts';
import { AgendaItemTable, DocumentTable, SessionTable, StatementTable, TopicTable } from './storage/tables.ts';
import { loadAgenda } from './use-cases/load-agenda.ts';
import { loadDocuments } from './use-cases/load-documents.ts';
import { loadSessions } from './use-cases/load-sessions.ts';
import { loadStatements } from './use-cases/load-statements.ts';
import { loadTopics } from './use-cases/load-topics.ts';
import type { SessionsStores } from './use-cases/sessions-stores.ts';

/** What this domain keeps in PostgreSQL. */
export const sessionsStorage: Storage = {
  schema: 'sessions',
  tables: [
    SessionTable, TopicTable, AgendaItemTable, DocumentTable, StatementTable, MeetingTable, AgendaTable, ProgrammeEntryTable, DocumentExpressionTable, DocumentRelationTable,
    SpeakersListTable, SpeakingSlotTable, AllocatedSlotTable, DelegationTable, CredentialsTable,
  ] as never,
  migrations: [
    CreateSessions1795475266307, CreateEventLog1795477000000, AddSearch1795478542007, CreateListeners1795545724731, CreateSubscribers1795556500000, CreateWebhooks1795558000000, KeepProceedings1795546590496,
    HoldAtSize1795546609214, KeepTextsOfDocuments1795547268706, KeepSpeakers1795548464424, KeepDelegations1795549327728, KeepAllocatedSlots1795549693280, IndexWhatIsFiltered1795549500000,
    ForgetHeadsOfDelegations1795549800000, OrderStatementsOfStates1795560468074, SumUpDelegations1795581657727,
  ],
};

/** How its tables of the data set are loaded, and into what. */
export const sessionsData = {
  loads: [loadSessions, loadTopics, loadAgenda, loadDocuments, loadStatements] as readonly TableLoad<SessionsStores>[],
  storesOf: postgresSessions,
};

/** The subgraph of sessions, their agenda and documents, and of who spoke. */
export function sessionsSubgraph(database: DataSource, clock: Clock = systemClock, webhooks?: WebhookSettings): Subgraph<SessionsLoaders> {
  const { manager } = database;
  const reads = { ...postgresSessions(manager), ...postgresProceedings(manager), countSpeaking: postgresSpeakingCounts(manager), sources: sourcesOf(manager) };
  const desk = sessionsDesk(database, clock);
  return {
    name: 'sessions',
    types: [
      SessionType, TopicType, AgendaItemType, DocumentType, StatementType, MeetingType, AgendaType, AgendaPlaceType, AgendaCarryOverType, AgendaReturnType,
      DocumentExpressionType, ManifestationType, DocumentRelationType, DocumentLatencyType, ProgrammeEntryType, ProgrammePlaceType, ProgrammeChangeType, ProgrammeSlippageType, SlippageType, NowStateType, DelegationType,
      CredentialsType, CredentialsSummaryType, FormCountType, VerdictCountType, SpeakersListType,
      SpeakingSlotType, SpeakingStatsType, TimeLimitType, StatementTextType, DraftStub, ResolutionStub, StateStub, OrganizationStub, BodySeatStub,
    ],
    resolvers: [
      new SessionsResolver(reads, clock),
      new TopicsResolver(reads),
      new AgendaItemsResolver(reads),
      new AgendaCarryOversResolver(reads),
      new AgendaReturnsResolver(),
      new DocumentsResolver(reads),
      new StatementsResolver(reads),
      new StateStatementsResolver(),
      new OrganizationStatementsResolver(),
      new MeetingsResolver(reads),
      new ProgrammeResolver(reads),
      new ProgrammeChangesResolver(),
      new ProgrammeSlippageResolver(reads),
      new AgendasResolver(),
      new AgendaPlacesResolver(),
      new SessionDaysResolver(),
      new NowResolver(reads, clock),
      new DocumentTextsResolver(reads),
      new DocumentExpressionsResolver(),
      new DocumentRelationsResolver(reads),
      new AgendaItemDocumentsResolver(),
      new SpeakersListsResolver(reads),
      new SpeakingSlotsResolver(reads, clock),
      new SessionSpeakersResolver(),
      new SpeakingStatsResolver(reads),
      new DraftStatementsResolver(),
      new ResolutionStatementsResolver(),
      speakersDeeds(speakersDesk(database, clock)),
      new DelegationsResolver(reads),
      new CredentialsResolver(),
      new SessionDelegationsResolver(),
      delegationsDeeds(delegationsDesk(database, clock)),
      documentsDeeds(documentsDesk(database, clock)),
      sessionsDeeds(desk),
      programmeDeeds(desk),
      new ProceedingsSearchResolver(postgresSearch(manager, 'sessions')),
    ],
    references: {
      Session: ({ code, id }: { code?: string; id?: string }, { loaders }) =>
        code ? loaders.session.load(code) : byGlobalId('Session', id, loaders.sessionById),
      Topic: ({ code, id }: { code?: string; id?: string }, { loaders }) =>
        code ? loaders.topic.load(code) : byGlobalId('Topic', id, loaders.topicById),
      Document: ({ symbol, id }: { symbol?: string; id?: string }, { loaders }) =>
        symbol ? loaders.document.load(symbol) : byGlobalId('Document', id, loaders.documentById),
      AgendaItem: ({ id }: { id: string }, { loaders }) => byGlobalId('AgendaItem', id, loaders.agendaItemById),
      Meeting: ({ id }: { id: string }, { loaders }) => byGlobalId('Meeting', id, loaders.meeting),
      Agenda: ({ id }: { id: string }, { loaders }) => byGlobalId('Agenda', id, loaders.agenda),
      DocumentExpression: ({ id }: { id: string }, { loaders }) => byGlobalId('DocumentExpression', id, loaders.expression),
      DocumentRelation: ({ id }: { id: string }, { loaders }) => byGlobalId('DocumentRelation', id, loaders.relation),
      SpeakersList: ({ id }: { id: string }, { loaders }) => byGlobalId('SpeakersList', id, loaders.speakersList),
      SpeakingSlot: ({ id }: { id: string }, { loaders }) => byGlobalId('SpeakingSlot', id, loaders.speakingSlot),
      Draft: stubWith<DraftStub>('symbol'),
      Resolution: stubWith<ResolutionStub>('symbol'),
      Delegation: ({ id }: { id: string }, { loaders }) => byGlobalId('Delegation', id, loaders.delegation),
      Credentials: ({ id }: { id: string }, { loaders }) => byGlobalId('Credentials', id, loaders.credentials),
      ProgrammeEntry: ({ id }: { id: string }, { loaders }) => byGlobalId('ProgrammeEntry', id, loaders.programmeEntry),
      Statement: ({ id }: { id: string }, { loaders }) => byGlobalId('Statement', id, loaders.statementById),
      State: stubWith<StateStub>('iso3'),
      Organization: stubWith<OrganizationStub>('code'),
    },
    feed: sessionsFeed.of(postgresFeed(manager, 'sessions'), postgresFollowing(database, 'sessions', clock, webhooks)),
    loaders: () => sessionsLoaders(reads),
    policies: {
      secretariat: only('secretariat'),
      delegation: only('delegation'),
      organization: only('ngo', 'coalition'),
      coalition: only('coalition'),
      ownDelegation: (actor, delegation: Delegation) => actsForDelegation(actor, delegation),
    },
    listeners: sessionsListeners(database, clock),
    ready: () => database.query('select 1'),
  };
}
