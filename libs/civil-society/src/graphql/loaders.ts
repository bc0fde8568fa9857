import type { Source } from '@assembly-graph/kernel';
import { groupLoader, keyLoader, listLoader, perKnowledge, summaryLoader } from '@assembly-graph/platform/graph';
import DataLoader from 'dataloader';
import type { ParticipationProfile, ParticipationProfiles, ProfileRequest } from '../domain/participation-profile.ts';
import type { AccreditationFunnels } from '../domain/accreditation-funnel.ts';
import type { Accreditations, LoggedStep } from '../domain/accreditation.ts';
import type { Attention } from '../domain/attention.ts';
import type { AdvocacyDocuments } from '../domain/advocacy-document.ts';
import type { CoalitionMemberships } from '../domain/coalition-membership.ts';
import type { ConsultativeBases } from '../domain/consultative-basis.ts';
import type { Engagements } from '../domain/engagement.ts';
import type { OutcomeLinks, Recommendations, RecommendationUptakes } from '../domain/recommendation.ts';
import type { OrganizationMergers } from '../domain/organization-merger.ts';
import type { NgoSpeakingSlots } from '../domain/speaking-slot.ts';
import type { Participants, SpeakingParticipants } from '../domain/participant.ts';
import type { AllSessionTerms } from '../domain/session-terms.ts';
import type { SideEvents } from '../domain/side-event.ts';
import type { CivilSocietyStores } from '../use-cases/civil-society-stores.ts';

/** Where the reads of this domain come from, for whoever asks. */
export interface CivilSocietyReads extends CivilSocietyStores {
  /** As the record said it at an instant; "infinity" for now. */
  readonly sideEventsKnownAt: (knownAt: string) => SideEvents;
  readonly advocacyDocumentsKnownAt: (knownAt: string) => AdvocacyDocuments;
  readonly organizationMergersKnownAt: (knownAt: string) => OrganizationMergers;
  readonly consultativeBasesKnownAt: (knownAt: string) => ConsultativeBases;
  readonly coalitionMembershipsKnownAt: (knownAt: string) => CoalitionMemberships;
  readonly accreditations: Accreditations;
  readonly accreditationSteps: (ids: readonly string[]) => Promise<readonly LoggedStep[]>;
  readonly accreditationFunnels: AccreditationFunnels;
  /** All there are, whoever asks: for nothing but counts without small cells. */
  readonly accreditationStatistics: Pick<Accreditations, 'summariesOf'>;
  readonly participants: Participants;
  readonly speakingParticipants: SpeakingParticipants;
  readonly participantStatistics: Pick<Participants, 'summary' | 'summariesOf'>;
  readonly sessionTerms: AllSessionTerms;
  readonly recommendations: Recommendations;
  readonly outcomeLinks: OutcomeLinks;
  readonly engagements: Engagements;
  readonly speakingSlots: NgoSpeakingSlots;
  readonly recommendationUptakes: RecommendationUptakes;
  readonly attention: Attention;
  readonly participationProfiles: ParticipationProfiles;
  readonly sources: (keys: readonly string[]) => Promise<readonly Source[]>;
}

export type CivilSocietyLoaders = ReturnType<typeof civilSocietyLoaders>;

/** The loaders of one request. */
export const civilSocietyLoaders = (reads: CivilSocietyReads) => ({
  /** The lists as they are there for whoever asks. */
  reads,
  asKnown: perKnowledge((knownAt) => {
    const sideEvents = knownAt === 'infinity' ? reads.sideEvents : reads.sideEventsKnownAt(knownAt);
    const advocacyDocuments = knownAt === 'infinity' ? reads.advocacyDocuments : reads.advocacyDocumentsKnownAt(knownAt);
    const mergers = reads.organizationMergersKnownAt(knownAt);
    const bases = reads.consultativeBasesKnownAt(knownAt);
    const memberships = reads.coalitionMembershipsKnownAt(knownAt);
    return {
      memberships, membershipsAt: listLoader(memberships, 'at'),
      members: listLoader(memberships, 'coalition'), membersAt: listLoader(memberships, 'coalitionAt'),
      memberOf: listLoader(memberships, 'member'), memberOfAt: listLoader(memberships, 'memberAt'),
      bases, basesAt: listLoader(bases, 'at'), basesOfOrganization: groupLoader(bases.byKeys, ({ organizationCode }) => organizationCode),
      advocacyDocuments, advocacyDocument: keyLoader(advocacyDocuments.byKeys, ({ code }) => code),
      sideEvents, sideEvent: keyLoader(sideEvents.byKeys, ({ code }) => code), sideEventsOfSession: listLoader(sideEvents, 'session'),
      mergers, merger: keyLoader(mergers.byKeys, ({ organizationCode }) => organizationCode), mergersInto: listLoader(mergers, 'into'),
    };
  }),
  source: keyLoader(reads.sources, ({ key }) => key),
  organization: keyLoader(reads.organizations.byKeys, ({ code }) => code),
  organizationById: keyLoader(reads.organizations.byIds, ({ id }) => id),
  organizationMerger: keyLoader((ids) => reads.organizationMergersKnownAt('infinity').byIds(ids), ({ id }) => id),
  consultativeBasis: keyLoader((ids) => reads.consultativeBasesKnownAt('infinity').byIds(ids), ({ id }) => id),
  coalitionMembership: keyLoader((ids) => reads.coalitionMembershipsKnownAt('infinity').byIds(ids), ({ id }) => id),
  organizationsOfState: listLoader(reads.organizations, 'seat'),
  sideEventById: keyLoader(reads.sideEvents.byIds, ({ id }) => id),
  sideEventsOfTopic: listLoader(reads.sideEvents, 'topic'),
  sideEventsOfState: listLoader(reads.sideEvents, 'hostState'),
  sideEventsOfOrganization: listLoader(reads.sideEvents, 'hostOrganization'),
  accreditation: keyLoader(reads.accreditations.byIds, ({ id }) => id),
  accreditationsOfSession: listLoader(reads.accreditations, 'session'),
  accreditationsOfOrganization: listLoader(reads.accreditations, 'organization'),
  accreditationSteps: groupLoader(reads.accreditationSteps, ({ accreditationId }) => accreditationId),
  accreditationStats: summaryLoader(reads.accreditationStatistics, 'session'),
  accreditationFunnel: new DataLoader<string, readonly number[]>(reads.accreditationFunnels.of),
  attendance: summaryLoader(reads.participantStatistics, 'organization'),
  participant: keyLoader(reads.participants.byIds, ({ id }) => id),
  speakingParticipant: keyLoader(reads.speakingParticipants, ({ speakerId }) => speakerId),
  participantsOfAccreditation: listLoader(reads.participants, 'accreditation'),
  sessionTerms: keyLoader(reads.sessionTerms.byKeys, ({ sessionCode }) => sessionCode),
  sessionTermsById: keyLoader(reads.sessionTerms.byIds, ({ id }) => id),
  authorsOfDocument: listLoader(reads.organizations, 'authorsOf'),
  signatoriesOfDocument: listLoader(reads.organizations, 'signatoriesOf'),
  documentsOfSignatory: listLoader(reads.advocacyDocuments, 'signatory'),
  recommendation: keyLoader(reads.recommendations.byIds, ({ id }) => id),
  recommendationsOfDocument: listLoader(reads.recommendations, 'document'),
  recommendationsOfSession: listLoader(reads.recommendations, 'session'),
  recommendationsOfTopic: listLoader(reads.recommendations, 'topic'),
  recommendationsOfAuthor: listLoader(reads.recommendations, 'author'),
  outcomeLink: keyLoader(reads.outcomeLinks.byIds, ({ id }) => id),
  outcomesOfRecommendation: listLoader(reads.outcomeLinks, 'recommendation'),
  engagement: keyLoader(reads.engagements.byIds, ({ id }) => id),
  engagementsOfSession: listLoader(reads.engagements, 'session'),
  engagementsOfTopic: listLoader(reads.engagements, 'topic'),
  engagementsOfOrganization: listLoader(reads.engagements, 'organization'),
  engagementsOfState: listLoader(reads.engagements, 'state'),
  speakingSlot: keyLoader(reads.speakingSlots.byIds, ({ id }) => id),
  slotsOfSession: listLoader(reads.speakingSlots, 'session'),
  slotsOfOrganization: listLoader(reads.speakingSlots, 'organization'),
  advocacyDocumentById: keyLoader(reads.advocacyDocuments.byIds, ({ id }) => id),
  advocacyDocumentsOfSession: listLoader(reads.advocacyDocuments, 'session'),
  advocacyDocumentsOfTopic: listLoader(reads.advocacyDocuments, 'topic'),
  advocacyDocumentsOfAuthor: listLoader(reads.advocacyDocuments, 'author'),
  participationFigureOfSession: keyLoader(reads.participationFigures.byKeys, ({ sessionCode }) => sessionCode),
  participationFigureById: keyLoader(reads.participationFigures.byIds, ({ id }) => id),
  participationProfile: new DataLoader<ProfileRequest, ParticipationProfile, string>(reads.participationProfiles.of, {
    cacheKeyFn: ({ organizationCode, includeUnconfirmed }) => `${includeUnconfirmed} ${organizationCode}`,
  }),
});
