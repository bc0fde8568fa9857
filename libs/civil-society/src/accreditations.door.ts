import { own, type Actor, type Clock } from '@assembly-graph/kernel';
import { byGlobalId, type Subgraph } from '@assembly-graph/platform/graph';
import { postgresUnitOfWork, type Storage } from '@assembly-graph/platform/sql';
import type { DataSource, EntityManager } from 'typeorm';
import { AccreditationStatsType, AccreditedType, DecisionTimeType, FunnelStepType } from './graphql/accreditation-stats.type.ts';
import { AccreditationStatsResolver, OrganizationAttendanceResolver, ParticipationCountsResolver, SessionAccreditationStatsResolver } from './graphql/accreditation-stats.resolver.ts';
import { AccreditationStepType, AccreditationType } from './graphql/accreditation.type.ts';
import { accreditationDeeds } from './graphql/accreditations.deeds.ts';
import {
  AccreditationsResolver, AccreditationStepsResolver, OrganizationAccreditationsResolver, ParticipantsResolver, SessionAccreditationsResolver, SessionTermsResolver,
} from './graphql/accreditations.resolver.ts';
import type { CivilSocietyLoaders } from './graphql/loaders.ts';
import { ParticipantType } from './graphql/participant.type.ts';
import { SessionTermsType } from './graphql/session-terms.type.ts';
import { AccreditationStepTable, AccreditationTable, ParticipantTable, SessionTermsTable } from './storage/accreditation-tables.ts';
import { CONSTRAINT_RULES } from './storage/constraint-rules.ts';
import { AccreditOrganizations1795547494869 } from './storage/migrations/1795547494869-accredit-organizations.ts';
import { postgresAccreditationsDesk } from './storage/postgres-accreditations-desk.ts';
import { postgresAccreditationFunnels, postgresAccreditations, postgresParticipants, postgresSessionTerms, postgresSpeakingParticipants, stepsOf } from './storage/postgres-accreditations.ts';
import { answerInformationRequest } from './use-cases/answer-information-request.ts';
import { circulateAccreditation } from './use-cases/circulate-accreditation.ts';
import { decideAccreditation } from './use-cases/decide-accreditation.ts';
import { draftAccreditation } from './use-cases/draft-accreditation.ts';
import { findEligible } from './use-cases/find-eligible.ts';
import { issueBadge } from './use-cases/issue-badge.ts';
import { lapseAccreditation } from './use-cases/lapse-accreditation.ts';
import { nominateParticipant } from './use-cases/nominate-participant.ts';
import { objectToAccreditation } from './use-cases/object-to-accreditation.ts';
import { requestInformation } from './use-cases/request-information.ts';
import { revokeAccreditation } from './use-cases/revoke-accreditation.ts';
import { setSessionTerms } from './use-cases/set-session-terms.ts';
import { submitAccreditation } from './use-cases/submit-accreditation.ts';
import { withdrawAccreditation } from './use-cases/withdraw-accreditation.ts';
import { withdrawConsent } from './use-cases/withdraw-consent.ts';

/** What of the door is about accreditations and those who come under them. */
export const accreditationsStorage = {
  tables: [AccreditationTable, AccreditationStepTable, ParticipantTable, SessionTermsTable] as unknown as Storage['tables'],
  migrations: [AccreditOrganizations1795547494869],
};

/** The reads of this part, for whoever asks. */
export const accreditationsReads = (manager: EntityManager, actor: Actor) => ({
  accreditations: postgresAccreditations(manager, { actor }),
  accreditationSteps: stepsOf(manager),
  accreditationFunnels: postgresAccreditationFunnels(manager),
  accreditationStatistics: postgresAccreditations(manager),
  participants: postgresParticipants(manager, { actor }),
  participantStatistics: postgresParticipants(manager),
  speakingParticipants: postgresSpeakingParticipants(manager),
  sessionTerms: postgresSessionTerms(manager),
});

type Part = Pick<Subgraph<CivilSocietyLoaders>, 'types' | 'resolvers' | 'references'> & Required<Pick<Subgraph, 'policies'>>;

export function accreditationsPart(database: DataSource, clock: Clock): Part {
  return {
    types: [AccreditationType, AccreditationStepType, ParticipantType, SessionTermsType, AccreditationStatsType, AccreditedType, DecisionTimeType, FunnelStepType],
    resolvers: [
      new AccreditationsResolver(),
      new AccreditationStepsResolver(),
      new ParticipantsResolver(),
      new OrganizationAccreditationsResolver(),
      new SessionAccreditationsResolver(),
      new SessionTermsResolver(),
      new SessionAccreditationStatsResolver(),
      new AccreditationStatsResolver(),
      new ParticipationCountsResolver(),
      new OrganizationAttendanceResolver(),
      deeds(database, clock),
    ],
    references: {
      Accreditation: ({ id }: { id: string }, { loaders }) => byGlobalId('Accreditation', id, loaders.accreditation),
      Participant: ({ id }: { id: string }, { loaders }) => byGlobalId('Participant', id, loaders.participant),
      SessionTerms: ({ id }: { id: string }, { loaders }) => byGlobalId('SessionTerms', id, loaders.sessionTermsById),
    },
    policies: { ownOrganization: own(({ organizationCode }: { organizationCode: string }) => organizationCode) },
  };
}

function deeds(database: DataSource, clock: Clock): object {
  const together = postgresUnitOfWork(database, postgresAccreditationsDesk, clock, CONSTRAINT_RULES);
  return accreditationDeeds({
    setSessionTerms: setSessionTerms(together),
    draftAccreditation: draftAccreditation(together),
    submitAccreditation: submitAccreditation(together),
    requestInformation: requestInformation(together),
    answerInformationRequest: answerInformationRequest(together),
    findEligible: findEligible(together),
    circulateAccreditation: circulateAccreditation(together),
    objectToAccreditation: objectToAccreditation(together),
    decideAccreditation: decideAccreditation(together),
    withdrawAccreditation: withdrawAccreditation(together),
    revokeAccreditation: revokeAccreditation(together),
    lapseAccreditation: lapseAccreditation(together),
    nominateParticipant: nominateParticipant(together),
    issueBadge: issueBadge(together),
    withdrawConsent: withdrawConsent(together),
  });
}
