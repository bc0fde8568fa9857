import type { Source } from '@assembly-graph/kernel';
import { groupLoader, keyLoader, listLoader, perKnowledge } from '@assembly-graph/platform/graph';
import DataLoader from 'dataloader';
import type { CredentialsSummary, SummaryMoment } from '../domain/credentials.ts';
import type { ProgrammeChange, SinceWhen } from '../domain/programme.ts';
import type { CountedStatements, CountSpeaking, SpeakingCounts } from '../domain/speaking-counts.ts';
import type { Proceedings } from '../use-cases/proceedings.ts';
import type { SessionsStores } from '../use-cases/sessions-stores.ts';

/** Where the reads of this domain come from. */
export interface SessionsReads extends SessionsStores, Proceedings {
  readonly countSpeaking: CountSpeaking;
  readonly sources: (keys: readonly string[]) => Promise<readonly Source[]>;
}

export type SessionsLoaders = ReturnType<typeof sessionsLoaders>;

/** The loaders of one request. */
export const sessionsLoaders = (reads: SessionsReads) => ({
  source: keyLoader(reads.sources, ({ key }) => key),
  session: keyLoader(reads.sessions.byKeys, ({ code }) => code),
  sessionById: keyLoader(reads.sessions.byIds, ({ id }) => id),
  resumptions: listLoader(reads.sessions, 'parent'),
  topic: keyLoader(reads.topics.byKeys, ({ code }): string => code),
  topicById: keyLoader(reads.topics.byIds, ({ id }) => id),
  agendaItem: keyLoader(reads.agendaItems.byKeys, ({ code }) => code),
  agendaItemById: keyLoader(reads.agendaItems.byIds, ({ id }) => id),
  agendaOfSession: listLoader(reads.agendaItems, 'session'),
  partsOfAgendaItem: listLoader(reads.agendaItems, 'parent'),
  agendaItemsOfTopic: listLoader(reads.agendaItems, 'topic'),
  document: keyLoader(reads.documents.byKeys, ({ symbol }) => symbol),
  documentById: keyLoader(reads.documents.byIds, ({ id }) => id),
  documentsOfSession: listLoader(reads.documents, 'session'),
  documentsOfTopic: listLoader(reads.documents, 'topic'),
  documentsOfAgendaItem: listLoader(reads.documents, 'agendaItem'),
  agendaItemsOfDocument: listLoader(reads.agendaItems, 'document'),
  expression: keyLoader(reads.expressions.byIds, ({ id }) => id),
  expressionsOfDocument: listLoader(reads.expressions, 'document'),
  textsOfDocument: groupLoader(reads.textsOf, ({ documentId }) => documentId),
  relation: keyLoader(reads.relations.byIds, ({ id }) => id),
  relationsFrom: listLoader(reads.relations, 'from'),
  relationsTo: listLoader(reads.relations, 'to'),
  documentsOfPrincipal: listLoader(reads.documents, 'principal'),
  statement: keyLoader(reads.statements.byKeys, ({ code }) => code),
  statementById: keyLoader(reads.statements.byIds, ({ id }) => id),
  statementsOfSession: listLoader(reads.statements, 'session'),
  statementsOfTopic: listLoader(reads.statements, 'topic'),
  statementsOfState: listLoader(reads.statements, 'state'),
  statementsOfOrganization: listLoader(reads.statements, 'organization'),
  statementsOnBehalfOf: listLoader(reads.statements, 'onBehalfOf'),
  statementsOnBehalfOfState: listLoader(reads.statements, 'onBehalfOfState'),
  statementsOfSlot: listLoader(reads.statements, 'slot'),
  statementsConcerning: listLoader(reads.statements, 'concerns'),
  delegation: keyLoader(reads.delegations.byIds, ({ id }) => id),
  delegationsOfSession: listLoader(reads.delegations, 'session'),
  delegationsOfState: listLoader(reads.delegations, 'state'),
  delegationsOfOrganization: listLoader(reads.delegations, 'organization'),
  laterOriginalsOfSession: listLoader(reads.delegations, 'laterOriginals'),
  credentials: keyLoader(reads.credentials.byIds, ({ id }) => id),
  credentialsOfDelegation: listLoader(reads.credentials, 'delegation'),
  stepsOfDelegation: groupLoader(reads.credentials.byKeys, ({ delegationId }) => delegationId),
  credentialsSummary: new DataLoader<SummaryMoment, CredentialsSummary, string>(reads.summarizeCredentials, { cacheKeyFn: ({ sessionCode, at }) => `${sessionCode} ${at}` }),
  speakersList: keyLoader(reads.speakersLists.byIds, ({ id }) => id),
  speakersListsOfSession: listLoader(reads.speakersLists, 'session'),
  speakingSlot: keyLoader(reads.speakingSlots.byIds, ({ id }) => id),
  slotsOfState: listLoader(reads.speakingSlots, 'state'),
  slotsOfOrganization: listLoader(reads.speakingSlots, 'organization'),
  slotsOfList: listLoader(reads.speakingSlots, 'list'),
  speakingCounts: new DataLoader<CountedStatements, SpeakingCounts | null, string>(reads.countSpeaking, {
    cacheKeyFn: ({ sessionCode, segment, includeUnconfirmed }) => `${sessionCode} ${segment} ${includeUnconfirmed}`,
  }),
  meeting: keyLoader(reads.meetings.byIds, ({ id }) => id),
  meetingsOfSession: listLoader(reads.meetings, 'session'),
  agenda: keyLoader(reads.agendas.byIds, ({ id }) => id),
  agendasOfSession: listLoader(reads.agendas, 'session'),
  programmeEntry: keyLoader(reads.programmeKnownAt('infinity').byIds, ({ id }) => id),
  programmeOfSession: perKnowledge((knownAt) => listLoader(reads.programmeKnownAt(knownAt), 'session')),
  programmeChanges: new DataLoader<SinceWhen, readonly ProgrammeChange[], string>(reads.programmeChanges, {
    cacheKeyFn: ({ sessionCode, since }) => `${sessionCode} ${since}`,
  }),
});
