import { IMPLEMENTATION_TOPICS } from '../domain/implementation-status.ts';
import { COUNTS_AS_PARTY } from '../domain/party-status.ts';
import type { MembershipStores } from '../use-cases/membership-stores.ts';
import { postgresCollection } from '@assembly-graph/platform/sql';
import type { EntityManager } from 'typeorm';
import { hadCome, holds, holdsToTheInstant, isKnown, knownAtSql } from './moments.ts';
import {
  BodySeatTable, FacilitationTable, GroupMembershipTable, PartyStatusTable, StateNameTable, StateTable, TreatyActionTable, TreatyTable,
} from './tables.ts';
import { ImplementationStatusTable } from './implementation-table.ts';
import { StateSuccessionTable } from './succession-table.ts';
import { ExemptionRequestTable, VotingRightsTable } from './voting-tables.ts';

/** An owner's key may be several, e.g. "<key> <instant>", or "<instant> <instant of knowledge>". */
const [FIRST, SECOND, THIRD, FOURTH] = [1, 2, 3, 4].map((place) => `split_part(owner.key, ' ', ${place})`) as [string, string, string, string];
const topicOfSubject = `case "subject" ${Object.entries(IMPLEMENTATION_TOPICS).map(([subject, topic]) => `when '${subject}' then '${topic}'`).join(' ')} end`;
const parties = COUNTS_AS_PARTY.map((status) => `'${status}'`).join(', ');

/**
 * What the membership domain keeps, on a DataSource or within a transaction.
 * @param knownAt of what keeps its past by `keepPast`: as the record had it at this instant; as it has it now, if not given
 */
export function postgresMembership(manager: EntityManager, knownAt?: string): MembershipStores {
  return {
    states: postgresCollection(manager, StateTable, {
      key: 'iso3',
      order: [{ field: 'name', direction: 'ASC' }],
      scopes: {
        partyAt: `exists (select 1 from membership.party_status s where s.state_iso3 = "iso3"
          and s.treaty_code = 'ROME_STATUTE' and s.status in (${parties}) and ${holds(FIRST, 's.')} and ${isKnown(SECOND, 's.')})`,
        groupAt: `"iso3" in ${knownAtSql('group_membership', 'state_iso3', THIRD, `group_code = ${FIRST} and ${holds(SECOND)}`)}`,
      },
    }),
    groupMemberships: postgresCollection(manager, GroupMembershipTable, {
      knownAt,
      key: 'stateIso3',
      // By the end, for what has no beginning on record comes first and what has no end last.
      order: [{ field: 'stateIso3', direction: 'ASC' }, { field: 'to', direction: 'ASC' }],
      fields: { state: 'stateIso3' },
      scopes: { state: { by: 'stateIso3' }, at: holds('owner.key') },
    }),
    stateNames: postgresCollection(manager, StateNameTable, { knownAt, key: 'stateIso3', order: [{ field: 'to', direction: 'ASC' }] }),
    treaties: postgresCollection(manager, TreatyTable, {
      key: 'code',
      order: [{ field: 'depositaryReference', direction: 'ASC' }],
      scopes: { topic: '"topics" @> array[owner.key]' },
    }),
    treatyActions: postgresCollection(manager, TreatyActionTable, {
      knownAt,
      key: 'id',
      order: [{ field: 'takenOn', direction: 'ASC' }],
      fields: { state: 'stateIso3', treaty: 'treatyCode' },
      scopes: { state: { by: 'stateIso3' }, treaty: { by: 'treatyCode' }, notification: { by: 'depositaryReference' } },
      muchEach: ['treaty'],
    }),
    partyStatuses: postgresCollection(manager, PartyStatusTable, {
      key: 'stateIso3',
      order: [{ field: 'stateIso3', direction: 'ASC' }, { field: 'from', direction: 'ASC' }],
      fields: { state: 'stateIso3', treaty: 'treatyCode' },
      scopes: {
        at: `${holds(FIRST)} and ${isKnown(SECOND)}`,
        stateAt: { by: 'stateIso3', key: FIRST, and: `"treaty_code" = ${SECOND} and ${holds(THIRD)} and ${isKnown(FOURTH)}` },
        state: { by: 'stateIso3', and: '"known_to" is null' },
      },
    }),
    exemptionRequests: postgresCollection(manager, ExemptionRequestTable, {
      knownAt,
      key: 'id',
      order: [{ field: 'submittedAt', direction: 'ASC' }],
      fields: { state: 'stateIso3', session: 'sessionCode' },
      scopes: { state: { by: 'stateIso3' }, session: { by: 'sessionCode' } },
    }),
    votingRights: postgresCollection(manager, VotingRightsTable, {
      key: 'id',
      order: [{ field: 'stateIso3', direction: 'ASC' }, { field: 'body', direction: 'ASC' }, { field: 'toAt', direction: 'ASC' }],
      fields: { state: 'stateIso3' },
      scopes: {
        at: `${holdsToTheInstant(FIRST)} and ${isKnown(SECOND)}`,
        stateAt: { by: 'stateIso3', key: FIRST, and: `"body" = ${SECOND} and ${holdsToTheInstant(THIRD)} and ${isKnown(FOURTH)}` },
        state: { by: 'stateIso3', and: '"known_to" is null' },
      },
    }),
    facilitations: postgresCollection(manager, FacilitationTable, {
      knownAt,
      key: 'id',
      order: [{ field: 'from', direction: 'ASC' }],
      fields: { state: 'stateIso3', topic: 'topicCode', body: 'bodyCode' },
      scopes: {
        state: { by: 'stateIso3' }, stateAt: { by: 'stateIso3', key: FIRST, and: holds(SECOND) },
        topic: { by: 'topicCode' }, topicAt: { by: 'topicCode', key: FIRST, and: holds(SECOND) },
        body: { by: 'bodyCode' }, bodyAt: { by: 'bodyCode', key: FIRST, and: holds(SECOND) },
      },
    }),
    stateSuccessions: postgresCollection(manager, StateSuccessionTable, {
      knownAt,
      key: 'id',
      order: [{ field: 'succeededOn', direction: 'ASC' }],
      fields: { predecessor: 'predecessorIso3', successor: 'successorIso3' },
      scopes: {
        successor: { by: 'successorIso3' }, successorAt: { by: 'successorIso3', key: FIRST, and: hadCome('succeeded_on', SECOND) },
        predecessor: { by: 'predecessorIso3' }, predecessorAt: { by: 'predecessorIso3', key: FIRST, and: hadCome('succeeded_on', SECOND) },
        at: hadCome('succeeded_on', 'owner.key'),
      },
    }),
    implementationStatuses: postgresCollection(manager, ImplementationStatusTable, {
      knownAt,
      key: 'id',
      // By the end, for what has no beginning on record comes first and what has no end last.
      order: [{ field: 'stateIso3', direction: 'ASC' }, { field: 'subject', direction: 'ASC' }, { field: 'to', direction: 'ASC' }],
      fields: { state: 'stateIso3' },
      scopes: {
        state: { by: 'stateIso3' }, stateAt: { by: 'stateIso3', key: FIRST, and: holds(SECOND) },
        topic: `${topicOfSubject} = owner.key`, topicAt: `${topicOfSubject} = ${FIRST} and ${holds(SECOND)}`,
        at: holds('owner.key'),
      },
    }),
    bodySeats: postgresCollection(manager, BodySeatTable, {
      knownAt,
      key: 'id',
      order: [{ field: 'from', direction: 'ASC' }],
      fields: { state: 'stateIso3', body: 'bodyCode' },
      scopes: {
        state: { by: 'stateIso3' },
        body: { by: 'bodyCode' },
        stateAt: { by: 'stateIso3', key: FIRST, and: holds(SECOND) },
        bodyAt: { by: 'bodyCode', key: FIRST, and: holds(SECOND) },
      },
    }),
  };
}
