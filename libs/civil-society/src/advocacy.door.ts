import { only, type Clock } from '@assembly-graph/kernel';
import { byGlobalId, type Subgraph } from '@assembly-graph/platform/graph';
import { postgresUnitOfWork, type Storage } from '@assembly-graph/platform/sql';
import type { DataSource } from 'typeorm';
import { advocacyDeeds, segmentDeeds } from './graphql/advocacy.deeds.ts';
import { AddresseeType, AdvocacyDocumentType } from './graphql/advocacy-document.type.ts';
import { AddresseesResolver, AdvocacyDocumentsResolver } from './graphql/advocacy-documents.resolver.ts';
import { EngagementPartyType, EngagementType, NgoSpeakingSlotType } from './graphql/engagement.type.ts';
import {
  EngagementPartiesResolver, EngagementsResolver, NgoSpeakingSlotsResolver, OrganizationAdvocacyResolver, SessionAdvocacyResolver, StateAdvocacyResolver, TopicAdvocacyResolver,
} from './graphql/engagements.resolver.ts';
import type { CivilSocietyLoaders } from './graphql/loaders.ts';
import { OutcomeLinkType, RecommendationType, RecommendationUptakeType, RelationCountType } from './graphql/recommendation.type.ts';
import { OutcomeLinksResolver, RecommendationsResolver, RecommendationUptakesResolver } from './graphql/recommendations.resolver.ts';
import { DecisionStub, ResolutionStub } from './graphql/stubs.ts';
import { EngagementTable, NgoSpeakingSlotTable, OutcomeLinkTable, RecommendationTable } from './storage/advocacy-tables.ts';
import { CONSTRAINT_RULES } from './storage/constraint-rules.ts';
import { WorkOnAdvocacy1795548483473 } from './storage/migrations/1795548483473-work-on-advocacy.ts';
import { postgresAdvocacyDesk, postgresSegmentDesk } from './storage/postgres-advocacy-desk.ts';
import { AdvocacyDocumentTable } from './storage/tables.ts';
import { addRecommendation } from './use-cases/add-recommendation.ts';
import { allocateNgoSpeakingSlot } from './use-cases/allocate-ngo-speaking-slot.ts';
import { linkOutcome } from './use-cases/link-outcome.ts';
import { publishAdvocacyDocument } from './use-cases/publish-advocacy-document.ts';
import { recordEngagement } from './use-cases/record-engagement.ts';
import { releaseNgoSpeakingSlot } from './use-cases/release-ngo-speaking-slot.ts';
import { signAdvocacyDocument } from './use-cases/sign-advocacy-document.ts';
import { withdrawSignature } from './use-cases/withdraw-signature.ts';

/** What of the door is about what organizations write, what became of it, whom they met and when they speak. */
export const advocacyStorage = {
  tables: [AdvocacyDocumentTable, RecommendationTable, OutcomeLinkTable, EngagementTable, NgoSpeakingSlotTable] as unknown as Storage['tables'],
  migrations: [WorkOnAdvocacy1795548483473],
};

type Part = Pick<Subgraph<CivilSocietyLoaders>, 'types' | 'resolvers' | 'references'> & Required<Pick<Subgraph, 'policies'>>;

export function advocacyPart(database: DataSource, clock: Clock): Part {
  const atAdvocacy = postgresUnitOfWork(database, postgresAdvocacyDesk, clock, CONSTRAINT_RULES);
  const atSegment = postgresUnitOfWork(database, postgresSegmentDesk, clock, CONSTRAINT_RULES);
  return {
    types: [
      AdvocacyDocumentType, AddresseeType, RecommendationType, OutcomeLinkType, RecommendationUptakeType, RelationCountType, EngagementType, EngagementPartyType, NgoSpeakingSlotType,
      ResolutionStub, DecisionStub,
    ],
    resolvers: [
      new AdvocacyDocumentsResolver(),
      new AddresseesResolver(),
      new RecommendationsResolver(),
      new OutcomeLinksResolver(),
      new RecommendationUptakesResolver(),
      new EngagementsResolver(),
      new EngagementPartiesResolver(),
      new NgoSpeakingSlotsResolver(),
      new SessionAdvocacyResolver(),
      new TopicAdvocacyResolver(),
      new OrganizationAdvocacyResolver(),
      new StateAdvocacyResolver(),
      advocacyDeeds({
        publishAdvocacyDocument: publishAdvocacyDocument(atAdvocacy),
        signAdvocacyDocument: signAdvocacyDocument(atAdvocacy),
        withdrawSignature: withdrawSignature(atAdvocacy),
        addRecommendation: addRecommendation(atAdvocacy),
        linkOutcome: linkOutcome(atAdvocacy),
        recordEngagement: recordEngagement(atAdvocacy),
      }),
      segmentDeeds({ allocateNgoSpeakingSlot: allocateNgoSpeakingSlot(atSegment), releaseNgoSpeakingSlot: releaseNgoSpeakingSlot(atSegment) }),
    ],
    references: {
      AdvocacyDocument: ({ id }: { id: string }, { loaders }) => byGlobalId('AdvocacyDocument', id, loaders.advocacyDocumentById),
      Recommendation: ({ id }: { id: string }, { loaders }) => byGlobalId('Recommendation', id, loaders.recommendation),
      OutcomeLink: ({ id }: { id: string }, { loaders }) => byGlobalId('OutcomeLink', id, loaders.outcomeLink),
      Engagement: ({ id }: { id: string }, { loaders }) => byGlobalId('Engagement', id, loaders.engagement),
      NgoSpeakingSlot: ({ id }: { id: string }, { loaders }) => byGlobalId('NgoSpeakingSlot', id, loaders.speakingSlot),
    },
    policies: { coalition: only('coalition') },
  };
}
