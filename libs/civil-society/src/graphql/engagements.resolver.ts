import { wholeList, type Connection, type ListArguments, type RequestContext } from '@assembly-graph/platform/graph';
import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { AdvocacyDocument } from '../domain/advocacy-document.ts';
import type { Engagement } from '../domain/engagement.ts';
import type { Organization } from '../domain/organization.ts';
import type { Recommendation } from '../domain/recommendation.ts';
import type { NgoSpeakingSlot } from '../domain/speaking-slot.ts';
import { AdvocacyDocumentList } from './advocacy-document.type.ts';
import { AgentUnion } from './agent.union.ts';
import { EngagementList, EngagementPartyType, EngagementType, NgoSpeakingSlotList, NgoSpeakingSlotType } from './engagement.type.ts';
import type { CivilSocietyLoaders } from './loaders.ts';
import { OrganizationType } from './organization.type.ts';
import { RecommendationList } from './recommendation.type.ts';
import { SessionStub, StateStub, TopicStub } from './stubs.ts';

type Context = RequestContext<CivilSocietyLoaders>;

@Resolver(() => EngagementType)
export class EngagementsResolver {
  @Query(() => EngagementList.Connection, { description: 'Whom organizations met around the Assembly, by day unless asked otherwise.' })
  engagements(@Args(() => EngagementList.Arguments) list: ListArguments, @Ctx() { loaders }: Context): Promise<Connection<Engagement>> {
    return wholeList(loaders.reads.engagements, list);
  }

  @FieldResolver(() => [EngagementPartyType], { description: 'Who took part: organizations first, then States.' })
  parties(@Root() { organizations, withStates }: Engagement): EngagementPartyType[] {
    return [...organizations.map((organizationCode) => ({ organizationCode })), ...withStates.map((stateIso3) => ({ stateIso3 }))];
  }

  @FieldResolver(() => SessionStub, { nullable: true, description: 'The session around which it was; null where it is tied to none.' })
  session(@Root() { sessionCode }: Engagement): SessionStub | null {
    return sessionCode === null ? null : { code: sessionCode };
  }

  @FieldResolver(() => [TopicStub], { description: 'Its topics: as entered, or those that its title names.' })
  topics(@Root() { topics }: Engagement): TopicStub[] {
    return topics.map((code) => ({ code }));
  }
}

@Resolver(() => EngagementPartyType)
export class EngagementPartiesResolver {
  @FieldResolver(() => AgentUnion, { description: 'The State or the organization.' })
  async agent(@Root() { stateIso3, organizationCode }: EngagementPartyType, @Ctx() { loaders }: Context): Promise<StateStub | Organization | null> {
    return stateIso3 === undefined ? loaders.organization.load(organizationCode!) : { iso3: stateIso3 };
  }
}

@Resolver(() => NgoSpeakingSlotType)
export class NgoSpeakingSlotsResolver {
  @Query(() => NgoSpeakingSlotList.Connection, { description: 'The NGO segments of the general debates, in the order of speaking unless asked otherwise.' })
  ngoSpeakingSlots(@Args(() => NgoSpeakingSlotList.Arguments) list: ListArguments, @Ctx() { loaders }: Context): Promise<Connection<NgoSpeakingSlot>> {
    return wholeList(loaders.reads.speakingSlots, list);
  }

  @FieldResolver(() => SessionStub, { description: 'The session.' })
  session(@Root() { sessionCode }: NgoSpeakingSlot): SessionStub {
    return { code: sessionCode };
  }

  @FieldResolver(() => OrganizationType, { description: 'The organization that speaks.' })
  organization(@Root() { organizationCode }: NgoSpeakingSlot, @Ctx() { loaders }: Context): Promise<Organization | null> {
    return loaders.organization.load(organizationCode);
  }
}

/** What a session has of it. */
@Resolver(() => SessionStub)
export class SessionAdvocacyResolver {
  @FieldResolver(() => NgoSpeakingSlotList.Connection, { description: 'The NGO segment of its general debate.' })
  ngoSegment(@Root() { code }: SessionStub, @Args(() => NgoSpeakingSlotList.Arguments) list: ListArguments, @Ctx() { loaders }: Context): Promise<Connection<NgoSpeakingSlot>> {
    return loaders.slotsOfSession.list(code, list);
  }

  @FieldResolver(() => EngagementList.Connection, { description: 'Whom organizations met around it.' })
  engagements(@Root() { code }: SessionStub, @Args(() => EngagementList.Arguments) list: ListArguments, @Ctx() { loaders }: Context): Promise<Connection<Engagement>> {
    return loaders.engagementsOfSession.list(code, list);
  }

  @FieldResolver(() => RecommendationList.Connection, { description: 'What organizations ask for in documents written to it or about it.' })
  recommendations(@Root() { code }: SessionStub, @Args(() => RecommendationList.Arguments) list: ListArguments, @Ctx() { loaders }: Context): Promise<Connection<Recommendation>> {
    return loaders.recommendationsOfSession.list(code, list);
  }
}

/** What a topic has of it. */
@Resolver(() => TopicStub)
export class TopicAdvocacyResolver {
  @FieldResolver(() => RecommendationList.Connection, { description: 'What organizations ask for on it.' })
  recommendations(@Root() { code }: TopicStub, @Args(() => RecommendationList.Arguments) list: ListArguments, @Ctx() { loaders }: Context): Promise<Connection<Recommendation>> {
    return loaders.recommendationsOfTopic.list(code, list);
  }

  @FieldResolver(() => EngagementList.Connection, { description: 'Whom organizations met about it.' })
  engagements(@Root() { code }: TopicStub, @Args(() => EngagementList.Arguments) list: ListArguments, @Ctx() { loaders }: Context): Promise<Connection<Engagement>> {
    return loaders.engagementsOfTopic.list(code, list);
  }
}

/** What an organization has of it. */
@Resolver(() => OrganizationType)
export class OrganizationAdvocacyResolver {
  @FieldResolver(() => AdvocacyDocumentList.Connection, { description: 'The documents of others that it has signed.' })
  signedDocuments(@Root() { code }: Organization, @Args(() => AdvocacyDocumentList.Arguments) list: ListArguments, @Ctx() { loaders }: Context): Promise<Connection<AdvocacyDocument>> {
    return loaders.documentsOfSignatory.list(code, list);
  }

  @FieldResolver(() => RecommendationList.Connection, { description: 'What it asks for in the documents that it issued.' })
  recommendations(@Root() { code }: Organization, @Args(() => RecommendationList.Arguments) list: ListArguments, @Ctx() { loaders }: Context): Promise<Connection<Recommendation>> {
    return loaders.recommendationsOfAuthor.list(code, list);
  }

  @FieldResolver(() => EngagementList.Connection, { description: 'Whom it met around the Assembly.' })
  engagements(@Root() { code }: Organization, @Args(() => EngagementList.Arguments) list: ListArguments, @Ctx() { loaders }: Context): Promise<Connection<Engagement>> {
    return loaders.engagementsOfOrganization.list(code, list);
  }

  @FieldResolver(() => NgoSpeakingSlotList.Connection, { description: 'Its slots in the NGO segments of the general debates.' })
  speakingSlots(@Root() { code }: Organization, @Args(() => NgoSpeakingSlotList.Arguments) list: ListArguments, @Ctx() { loaders }: Context): Promise<Connection<NgoSpeakingSlot>> {
    return loaders.slotsOfOrganization.list(code, list);
  }
}

/** What a State has of it. */
@Resolver(() => StateStub)
export class StateAdvocacyResolver {
  @FieldResolver(() => EngagementList.Connection, { description: 'The engagements in which organizations met it.' })
  engagements(@Root() { iso3 }: StateStub, @Args(() => EngagementList.Arguments) list: ListArguments, @Ctx() { loaders }: Context): Promise<Connection<Engagement>> {
    return loaders.engagementsOfState.list(iso3, list);
  }
}
