import { only, systemClock, type Actor, type Clock, type TableLoad } from '@assembly-graph/kernel';
import { byGlobalId, stubWith, type Subgraph } from '@assembly-graph/platform/graph';
import { CreateEventLog1795477000000, CreateListeners1795545724731, postgresFeed, postgresSearch, postgresUnitOfWork, sourcesOf, type Storage } from '@assembly-graph/platform/sql';
import type { DataSource } from 'typeorm';
import { AdvocacyDocumentType } from './graphql/advocacy-document.type.ts';
import { AdvocacyDocumentsResolver } from './graphql/advocacy-documents.resolver.ts';
import { SessionCivilSocietyResolver, StateCivilSocietyResolver, TopicCivilSocietyResolver } from './graphql/extensions.resolver.ts';
import { civilSocietyFeed } from './graphql/feed.ts';
import { civilSocietyLoaders, type CivilSocietyLoaders, type CivilSocietyReads } from './graphql/loaders.ts';
import { OrganizationType } from './graphql/organization.type.ts';
import { OrganizationsResolver, ParticipationProfilesResolver } from './graphql/organizations.resolver.ts';
import { ParticipationFigureType } from './graphql/participation-figure.type.ts';
import { ParticipationFiguresResolver } from './graphql/participation-figures.resolver.ts';
import { ParticipationProfileType } from './graphql/participation-profile.type.ts';
import { CivilSocietySearchResolver } from './graphql/search.resolver.ts';
import { SideEventOrganizerType, SideEventType } from './graphql/side-event.type.ts';
import { sideEventDeeds } from './graphql/side-events.deeds.ts';
import { SideEventOrganizersResolver, SideEventsResolver } from './graphql/side-events.resolver.ts';
import { SessionStub, StateStub, TopicStub } from './graphql/stubs.ts';
import { CreateCivilSociety1795475117054 } from './storage/migrations/1795475117054-create-civil-society.ts';
import { AddSearch1795478542017 } from './storage/migrations/1795478542017-add-search.ts';
import { WorkOnSideEvents1795546473304 } from './storage/migrations/1795546473304-work-on-side-events.ts';
import { postgresSideEventsDesk } from './storage/postgres-side-events-desk.ts';
import { postgresCivilSociety } from './storage/postgres-civil-society.ts';
import { postgresParticipationProfiles } from './storage/postgres-participation-profiles.ts';
import { CONSTRAINT_RULES } from './storage/constraint-rules.ts';
import { KnownSessionTable, KnownStateTable } from './storage/known-tables.ts';
import { SideEventTable } from './storage/side-event-table.ts';
import { AdvocacyDocumentTable, OrganizationTable, ParticipationFigureTable } from './storage/tables.ts';
import { approveSideEvent } from './use-cases/approve-side-event.ts';
import { cancelSideEvent } from './use-cases/cancel-side-event.ts';
import type { CivilSocietyStores } from './use-cases/civil-society-stores.ts';
import { loadAdvocacyDocuments } from './use-cases/load-advocacy-documents.ts';
import { loadKnownSessions, loadKnownStates } from './use-cases/load-known.ts';
import { loadOrganizations } from './use-cases/load-organizations.ts';
import { loadParticipationFigures } from './use-cases/load-participation-figures.ts';
import { loadSideEvents } from './use-cases/load-side-events.ts';
import { moveSideEvent } from './use-cases/move-side-event.ts';
import { reportSideEventHeld } from './use-cases/report-side-event-held.ts';
import { requestSideEvent } from './use-cases/request-side-event.ts';
import { reviewSideEvent } from './use-cases/review-side-event.ts';
import { scheduleSideEvent } from './use-cases/schedule-side-event.ts';
import type { SideEventUseCases } from './use-cases/side-events-desk.ts';

/** What this domain keeps in PostgreSQL. */
export const civilSocietyStorage: Storage = {
  schema: 'civil_society',
  tables: [OrganizationTable, SideEventTable, AdvocacyDocumentTable, ParticipationFigureTable, KnownSessionTable, KnownStateTable] as never,
  migrations: [CreateCivilSociety1795475117054, CreateEventLog1795477000000, AddSearch1795478542017, CreateListeners1795545724731, WorkOnSideEvents1795546473304],
};

/** How its tables of the data set are loaded, and into what. */
export const civilSocietyData = {
  loads: [loadKnownSessions, loadKnownStates, loadOrganizations, loadSideEvents, loadAdvocacyDocuments, loadParticipationFigures] as readonly TableLoad<CivilSocietyStores>[],
  storesOf: postgresCivilSociety,
};

/** The subgraph of organizations, side events and advocacy. */
export function civilSocietySubgraph(database: DataSource, clock: Clock = systemClock): Subgraph<CivilSocietyLoaders> {
  const { manager } = database;
  const readsFor = (actor: Actor): CivilSocietyReads => ({
    ...postgresCivilSociety(manager, { actor }),
    sideEventsKnownAt: (knownAt) => postgresCivilSociety(manager, { actor, knownAt }).sideEvents,
    participationProfiles: postgresParticipationProfiles(manager),
    sources: sourcesOf(manager),
  });
  return {
    name: 'civil-society',
    types: [
      OrganizationType, ParticipationProfileType, SideEventType, SideEventOrganizerType, AdvocacyDocumentType, ParticipationFigureType,
      StateStub, SessionStub, TopicStub,
    ],
    resolvers: [
      new OrganizationsResolver(),
      new ParticipationProfilesResolver(),
      new SideEventsResolver(),
      new SideEventOrganizersResolver(),
      new AdvocacyDocumentsResolver(),
      new ParticipationFiguresResolver(),
      new SessionCivilSocietyResolver(),
      new TopicCivilSocietyResolver(),
      new StateCivilSocietyResolver(),
      sideEventDeeds(sideEvents(database, clock)),
      new CivilSocietySearchResolver(postgresSearch(manager, 'civil_society')),
    ],
    references: {
      Organization: ({ code, id }: { code?: string; id?: string }, { loaders }) =>
        code ? loaders.organization.load(code) : byGlobalId('Organization', id, loaders.organizationById),
      SideEvent: ({ id }: { id: string }, { loaders }) => byGlobalId('SideEvent', id, loaders.sideEventById),
      AdvocacyDocument: ({ id }: { id: string }, { loaders }) => byGlobalId('AdvocacyDocument', id, loaders.advocacyDocumentById),
      ParticipationFigure: ({ id }: { id: string }, { loaders }) => byGlobalId('ParticipationFigure', id, loaders.participationFigureById),
      State: stubWith<StateStub>('iso3'),
      Session: stubWith<SessionStub>('code'),
      Topic: stubWith<TopicStub>('code'),
    },
    feed: civilSocietyFeed.of(postgresFeed(manager, 'civil-society')),
    loaders: (actor) => civilSocietyLoaders(readsFor(actor)),
    policies: { secretariat: only('secretariat'), ngo: only('ngo', 'coalition'), delegation: only('delegation') },
    ready: () => database.query('select 1'),
  };
}

function sideEvents(database: DataSource, clock: Clock): SideEventUseCases {
  const together = postgresUnitOfWork(database, postgresSideEventsDesk, clock, CONSTRAINT_RULES);
  return {
    requestSideEvent: requestSideEvent(together),
    reviewSideEvent: reviewSideEvent(together),
    approveSideEvent: approveSideEvent(together),
    scheduleSideEvent: scheduleSideEvent(together),
    moveSideEvent: moveSideEvent(together),
    cancelSideEvent: cancelSideEvent(together),
    reportSideEventHeld: reportSideEventHeld(together),
  };
}
