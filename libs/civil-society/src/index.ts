import { only, systemClock, type Actor, type Clock, type TableLoad } from '@assembly-graph/kernel';
import { byGlobalId, stubWith, type Subgraph } from '@assembly-graph/platform/graph';
import { CreateEventLog1795477000000, CreateListeners1795545724731, CreateSubscribers1795556500000, CreateWebhooks1795558000000, postgresFeed, postgresFollowing, postgresListener, postgresSearch, sourcesOf, type Storage, type WebhookSettings } from '@assembly-graph/platform/sql';
import type { DataSource } from 'typeorm';
import { advocacyPart, advocacyStorage } from './advocacy.door.ts';
import { accreditationsPart, accreditationsReads, accreditationsStorage } from './accreditations.door.ts';
import { coalitionsPart, coalitionsStorage } from './coalitions.door.ts';
import { consultativeBasesPart, consultativeBasesStorage } from './consultative-bases.door.ts';
import { SessionCivilSocietyResolver, StateCivilSocietyResolver, TopicCivilSocietyResolver } from './graphql/extensions.resolver.ts';
import { civilSocietyFeed } from './graphql/feed.ts';
import { civilSocietyLoaders, type CivilSocietyLoaders, type CivilSocietyReads } from './graphql/loaders.ts';
import { OrganizationType } from './graphql/organization.type.ts';
import { OrganizationsResolver, ParticipationProfilesResolver } from './graphql/organizations.resolver.ts';
import { ParticipationFigureType } from './graphql/participation-figure.type.ts';
import { ParticipationFiguresResolver } from './graphql/participation-figures.resolver.ts';
import { ParticipationProfileType } from './graphql/participation-profile.type.ts';
import { CivilSocietySearchResolver } from './graphql/search.resolver.ts';
import { SessionStub, StateStub, TopicStub } from './graphql/stubs.ts';
import { CreateCivilSociety1795475117054 } from './storage/migrations/1795475117054-create-civil-society.ts';
import { AddSearch1795478542017 } from './storage/migrations/1795478542017-add-search.ts';
import { IndexWhatIsFiltered1795549500001 } from './storage/migrations/1795549500001-index-what-is-filtered.ts';
import { FindWhatOrganizationsHave1795570566525 } from './storage/migrations/1795570566525-find-what-organizations-have.ts';
import { KnowResolutions1795549556453 } from './storage/migrations/1795549556453-know-resolutions.ts';
import { postgresCoalitionMemberships } from './storage/postgres-coalition-memberships.ts';
import { postgresConsultativeBases } from './storage/postgres-consultative-bases.ts';
import { postgresOrganizationMergers } from './storage/postgres-organization-mergers.ts';
import { postgresAdvocacy } from './storage/postgres-advocacy.ts';
import { postgresAttention } from './storage/postgres-attention.ts';
import { postgresKnowsOthers } from './storage/postgres-knows-others.ts';
import { postgresCivilSociety } from './storage/postgres-civil-society.ts';
import { postgresParticipationProfiles } from './storage/postgres-participation-profiles.ts';
import { KnownResolutionTable, KnownSessionTable, KnownStateTable } from './storage/known-tables.ts';
import { OrganizationTable, ParticipationFigureTable } from './storage/tables.ts';
import { mergersPart, mergersStorage } from './mergers.door.ts';
import { sideEventsPart, sideEventsStorage } from './side-events.door.ts';
import type { CivilSocietyStores } from './use-cases/civil-society-stores.ts';
import { knowResolution, knowSession } from './use-cases/know-others.ts';
import { loadAdvocacyDocuments } from './use-cases/load-advocacy-documents.ts';
import { loadKnownResolutions, loadKnownSessions, loadKnownStates } from './use-cases/load-known.ts';
import { loadOrganizations } from './use-cases/load-organizations.ts';
import { loadParticipationFigures } from './use-cases/load-participation-figures.ts';
import { loadSideEvents } from './use-cases/load-side-events.ts';

/** What this domain keeps in PostgreSQL. */
export const civilSocietyStorage: Storage = {
  schema: 'civil_society',
  tables: [OrganizationTable, ParticipationFigureTable, KnownResolutionTable, KnownSessionTable, KnownStateTable, ...sideEventsStorage.tables, ...accreditationsStorage.tables, ...advocacyStorage.tables, ...mergersStorage.tables, ...consultativeBasesStorage.tables, ...coalitionsStorage.tables] as never,
  migrations: [CreateCivilSociety1795475117054, CreateEventLog1795477000000, AddSearch1795478542017, CreateListeners1795545724731, CreateSubscribers1795556500000, CreateWebhooks1795558000000, ...sideEventsStorage.migrations, ...accreditationsStorage.migrations, ...advocacyStorage.migrations, ...mergersStorage.migrations, ...consultativeBasesStorage.migrations, ...coalitionsStorage.migrations, KnowResolutions1795549556453, IndexWhatIsFiltered1795549500001, FindWhatOrganizationsHave1795570566525] as never,
};

/** How its tables of the data set are loaded, and into what. */
export const civilSocietyData = {
  loads: [loadKnownSessions, loadKnownStates, loadKnownResolutions, loadOrganizations, loadSideEvents, loadAdvocacyDocuments, loadParticipationFigures] as readonly TableLoad<CivilSocietyStores>[],
  storesOf: postgresCivilSociety,
};

/** The subgraph of organizations, side events and advocacy. */
export function civilSocietySubgraph(database: DataSource, clock: Clock = systemClock, webhooks?: WebhookSettings): Subgraph<CivilSocietyLoaders> {
  const { manager } = database;
  const readsFor = (actor: Actor): CivilSocietyReads => ({
    ...postgresCivilSociety(manager, { actor }),
    ...accreditationsReads(manager, actor),
    ...postgresAdvocacy(manager),
    attention: postgresAttention(manager),
    sideEventsKnownAt: (knownAt) => postgresCivilSociety(manager, { actor, knownAt }).sideEvents,
    advocacyDocumentsKnownAt: (knownAt) => postgresCivilSociety(manager, { actor, knownAt }).advocacyDocuments,
    coalitionMembershipsKnownAt: (knownAt) => postgresCoalitionMemberships(manager, knownAt),
    consultativeBasesKnownAt: (knownAt) => postgresConsultativeBases(manager, knownAt),
    organizationMergersKnownAt: (knownAt) => postgresOrganizationMergers(manager, knownAt),
    participationProfiles: postgresParticipationProfiles(manager),
    sources: sourcesOf(manager),
  });
  const accreditations = accreditationsPart(database, clock);
  const advocacy = advocacyPart(database, clock);
  const mergers = mergersPart(database, clock);
  const bases = consultativeBasesPart(database, clock);
  const coalitions = coalitionsPart(database, clock);
  const parts = [sideEventsPart(database, clock), accreditations, advocacy, mergers, bases, coalitions];
  return {
    name: 'civil-society',
    types: [
      OrganizationType, ParticipationProfileType, ParticipationFigureType,
      StateStub, SessionStub, TopicStub,
      ...parts.flatMap(({ types }) => types),
    ],
    resolvers: [
      new OrganizationsResolver(),
      new ParticipationProfilesResolver(),
      new ParticipationFiguresResolver(),
      new SessionCivilSocietyResolver(),
      new TopicCivilSocietyResolver(),
      new StateCivilSocietyResolver(),
      ...parts.flatMap(({ resolvers }) => resolvers),
      new CivilSocietySearchResolver(postgresSearch(manager, 'civil_society')),
    ],
    references: {
      Organization: ({ code, id }: { code?: string; id?: string }, { loaders }) =>
        code ? loaders.organization.load(code) : byGlobalId('Organization', id, loaders.organizationById),
      SideEvent: ({ id }: { id: string }, { loaders }) => byGlobalId('SideEvent', id, loaders.sideEventById),
      ParticipationFigure: ({ id }: { id: string }, { loaders }) => byGlobalId('ParticipationFigure', id, loaders.participationFigureById),
      ...accreditations.references,
      ...advocacy.references,
      ...mergers.references,
      ...bases.references,
      ...coalitions.references,
      State: stubWith<StateStub>('iso3'),
      Session: stubWith<SessionStub>('code'),
      Topic: stubWith<TopicStub>('code'),
    },
    feed: civilSocietyFeed.of(postgresFeed(manager, 'civil-society'), postgresFollowing(database, 'civil-society', clock, webhooks)),
    loaders: (actor) => civilSocietyLoaders(readsFor(actor)),
    policies: { secretariat: only('secretariat'), ngo: only('ngo', 'coalition'), delegation: only('delegation'), ...accreditations.policies, ...advocacy.policies },
    listeners: [
      postgresListener(database, postgresKnowsOthers, clock, { name: 'know-sessions', of: 'sessions', types: ['SessionOpened'], hear: knowSession }),
      postgresListener(database, postgresKnowsOthers, clock, { name: 'know-resolutions', of: 'resolutions', types: ['ResolutionAdopted'], hear: knowResolution }),
    ],
    ready: () => database.query('select 1'),
  };
}
