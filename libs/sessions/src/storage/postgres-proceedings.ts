import { postgresCollection } from '@assembly-graph/platform/sql';
import type { Order } from '@assembly-graph/kernel';
import type { EntityManager } from 'typeorm';
import type { Proceedings } from '../use-cases/proceedings.ts';
import { CredentialsTable, DelegationTable } from './delegation-tables.ts';
import { DocumentExpressionTable, DocumentRelationTable } from './document-tables.ts';
import { AgendaTable, MeetingTable, ProgrammeEntryTable } from './meeting-tables.ts';
import { postgresAgendaCarryOver } from './postgres-agenda-carry-over.ts';
import { postgresCredentialsSummary } from './postgres-credentials-summary.ts';
import { postgresDocumentLatency } from './postgres-document-latency.ts';
import { postgresSpeakingStats } from './postgres-speaking-stats.ts';
import { SpeakersListTable, SpeakingSlotTable } from './speakers-tables.ts';
import { postgresProgrammeChanges } from './postgres-programme-changes.ts';
import { postgresProgrammeSlippage } from './postgres-programme-slippage.ts';

const OF_SESSION = { by: 'sessionCode' } as const;
/** At the opening something was there, but no original; one came later. */
const LATER_ORIGINALS = `exists (select from sessions.credentials c where c.delegation_id = "delegation"."id" and c.form = 'ORIGINAL' and c.received_at > sessions.opened_at(owner.key))
  and (select c.form from sessions.credentials c where c.delegation_id = "delegation"."id" and c.received_at <= sessions.opened_at(owner.key)
        order by c.ordinal desc limit 1) in ('COPY', 'EMAIL_OR_FAX', 'NOTE_VERBALE')`;
const ascending = (...fields: string[]): Order[] => fields.map((field) => ({ field, direction: 'ASC' }));

export function postgresProceedings(manager: EntityManager): Proceedings {
  return {
    meetings: postgresCollection(manager, MeetingTable, {
      key: 'id',
      order: ascending('startsAt'),
      fields: { session: 'sessionCode', body: 'bodyCode' },
      scopes: { session: OF_SESSION },
    }),
    agendas: postgresCollection(manager, AgendaTable, { key: 'id', order: ascending('ordinal'), fields: { session: 'sessionCode' }, scopes: { session: OF_SESSION } }),
    followAgendas: postgresAgendaCarryOver(manager),
    programmeKnownAt: (knownAt) =>
      postgresCollection(manager, ProgrammeEntryTable, {
        key: 'id',
        order: ascending('startsAt'),
        fields: { session: 'sessionCode' },
        scopes: { session: OF_SESSION },
        knownAt,
      }),
    programmeChanges: postgresProgrammeChanges(manager),
    measureSlippage: postgresProgrammeSlippage(manager),
    expressions: postgresCollection(manager, DocumentExpressionTable, {
      key: 'documentId',
      order: ascending('publishedAt'),
      scopes: { document: { by: 'documentId' } },
    }),
    textsOf: (ids) => postgresCollection(manager, DocumentExpressionTable, { key: 'documentId', order: [] }).byKeys(ids),
    relations: postgresCollection(manager, DocumentRelationTable, {
      key: 'id',
      order: ascending('fromSymbol', 'kind', 'toSymbol'),
      fields: { from: 'fromSymbol', to: 'toSymbol' },
      scopes: { from: { by: 'fromSymbol' }, to: { by: 'toSymbol' } },
    }),
    documentLatency: postgresDocumentLatency(manager),
    delegations: postgresCollection(manager, DelegationTable, {
      key: 'id',
      order: ascending('stateIso3', 'organizationCode'),
      fields: { session: 'sessionCode', state: 'stateIso3', organization: 'organizationCode' },
      scopes: { session: OF_SESSION, state: { by: 'stateIso3' }, organization: { by: 'organizationCode' }, laterOriginals: { ...OF_SESSION, and: LATER_ORIGINALS } },
    }),
    credentials: postgresCollection(manager, CredentialsTable, { key: 'delegationId', order: ascending('ordinal'), scopes: { delegation: { by: 'delegationId' } } }),
    summarizeCredentials: postgresCredentialsSummary(manager),
    speakersLists: postgresCollection(manager, SpeakersListTable, { key: 'id', order: ascending('opensAt'), fields: { session: 'sessionCode' }, scopes: { session: OF_SESSION } }),
    speakingSlots: postgresCollection(manager, SpeakingSlotTable, {
      key: 'id',
      order: ascending('position'),
      fields: { session: 'sessionCode' },
      scopes: { list: { by: 'listId' }, state: { by: 'speakerState' }, organization: { by: 'speakerOrganization' } },
    }),
    addUpSpeaking: postgresSpeakingStats(manager),
  };
}
