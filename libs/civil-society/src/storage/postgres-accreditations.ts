import { postgresCollection } from '@assembly-graph/platform/sql';
import type { EntityManager } from 'typeorm';
import type { AccreditationFunnels } from '../domain/accreditation-funnel.ts';
import { FUNNEL } from '../domain/accreditation-funnel.ts';
import type { Accreditations, LoggedStep } from '../domain/accreditation.ts';
import type { Participants, SpeakingParticipants } from '../domain/participant.ts';
import type { AllSessionTerms } from '../domain/session-terms.ts';
import { AccreditationTable, ParticipantTable, SessionTermsTable } from './accreditation-tables.ts';
import { ownSeenBy, type Reading } from './seen-by.ts';

const up = (...fields: string[]) => fields.map((field) => ({ field, direction: 'ASC' as const }));
const OF_SESSION = { by: 'sessionCode' } as const;

/** Accreditations as far as they are there for whoever reads; all of them if nobody is named, for counts. */
export const postgresAccreditations = (manager: EntityManager, { actor }: Reading = {}): Accreditations =>
  postgresCollection(manager, AccreditationTable, {
    key: 'organizationCode',
    order: up('sessionOpensOn', 'organizationCode'),
    fields: { session: 'sessionCode', organization: 'organizationCode' },
    seen: ownSeenBy(actor),
    scopes: { session: OF_SESSION, organization: { by: 'organizationCode' } },
  });

export const postgresParticipants = (manager: EntityManager, { actor }: Reading = {}): Participants =>
  postgresCollection(manager, ParticipantTable, {
    key: 'accreditationId',
    order: up('sessionOpensOn', 'organizationCode'),
    fields: { session: 'sessionCode', organization: 'organizationCode' },
    seen: ownSeenBy(actor),
    scopes: { session: OF_SESSION, accreditation: { by: 'accreditationId' }, organization: { by: 'organizationCode' } },
  });

/** Whoever may have a participant is asked when it is loaded. */
export const postgresSpeakingParticipants =
  (manager: EntityManager): SpeakingParticipants =>
  (speakerIds) =>
    manager.query(
      `select speaker_id as "speakerId", one.id as "participantId" from civil_society.participant one cross join unnest(one.speaks_as) as speaker_id
        where one.speaks_as && $1::text[] and speaker_id = any($1::text[])`,
      [speakerIds],
    );

export const postgresSessionTerms = (manager: EntityManager): AllSessionTerms =>
  postgresCollection(manager, SessionTermsTable, { key: 'sessionCode', order: up('sessionOpensOn') });

/** The logs of these accreditations, each in the order of its steps. */
export const stepsOf =
  (manager: EntityManager) =>
  (accreditationIds: readonly string[]): Promise<LoggedStep[]> =>
    manager.query(
      `select id, accreditation_id as "accreditationId", at, role, from_status as "fromStatus", to_status as "toStatus", message, state_iso3 as "stateIso3", place
         from civil_society.accreditation_step where accreditation_id = any($1::uuid[]) order by place`,
      [accreditationIds],
    );

export const postgresAccreditationFunnels = (manager: EntityManager): AccreditationFunnels => ({
  async of(sessionCodes) {
    const rows: { session: string; reached: number[] }[] = await manager.query(
      `select asked.session, array_agg((select count(distinct step.accreditation_id)::int
              from civil_society.accreditation_step step join civil_society.accreditation one on one.id = step.accreditation_id
             where one.session_code = asked.session and step.to_status = funnel.wanted) order by funnel.place) as reached
         from unnest($1::text[]) as asked(session) cross join unnest($2::text[]) with ordinality as funnel(wanted, place) group by asked.session`,
      [sessionCodes, FUNNEL],
    );
    return sessionCodes.map((code) => rows.find(({ session }) => session === code)?.reached ?? []);
  },
});
