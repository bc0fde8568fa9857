import { globalId, wholeList, type Connection, type ListArguments, type RequestContext } from '@assembly-graph/platform/graph';
import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { AdvocacyDocument } from '../domain/advocacy-document.ts';
import type { Organization } from '../domain/organization.ts';
import type { OutcomeLink, Recommendation, RecommendationUptake } from '../domain/recommendation.ts';
import { AdvocacyDocumentType } from './advocacy-document.type.ts';
import type { CivilSocietyLoaders } from './loaders.ts';
import { OrganizationType } from './organization.type.ts';
import { OutcomeLinkList, OutcomeLinkType, RecommendationList, RecommendationType, RecommendationUptakeType } from './recommendation.type.ts';
import { DecisionStub, ResolutionStub, SessionStub, StateStub, TopicStub } from './stubs.ts';

type Context = RequestContext<CivilSocietyLoaders>;

@Resolver(() => RecommendationType)
export class RecommendationsResolver {
  @Query(() => RecommendationList.Connection, { description: 'What organizations ask for, in the order of the sessions unless asked otherwise.' })
  recommendations(@Args(() => RecommendationList.Arguments) list: ListArguments, @Ctx() { loaders }: Context): Promise<Connection<Recommendation>> {
    return wholeList(loaders.reads.recommendations, list);
  }

  @Query(() => [RecommendationUptakeType], { description: 'What became of recommendations, session by session in the order of time, as far as somebody has said so. Opinions, counted: no fact of the record.' })
  recommendationUptake(
    @Arg('topic', () => String, { nullable: true, description: 'Code of a topic: only those on it.' }) topic: string | null,
    @Arg('sessions', () => [String], { nullable: true, description: 'Codes of sessions, 200 at the most: only those to them.' }) sessions: readonly string[] | null,
    @Ctx() { loaders }: Context,
  ): Promise<readonly RecommendationUptake[]> {
    return loaders.reads.recommendationUptakes({ topic: topic ?? null, sessions: sessions?.slice(0, 200) ?? null });
  }

  @FieldResolver(() => AdvocacyDocumentType, { description: 'The document in which it stands.' })
  document(@Root() { documentId }: Recommendation, @Ctx() { loaders }: Context): Promise<AdvocacyDocument | null> {
    return loaders.advocacyDocumentById.load(documentId);
  }

  @FieldResolver(() => StateStub, { nullable: true, description: 'The State of which it is asked; null if it is asked of a body.' })
  state(@Root() { addressedState }: Recommendation): StateStub | null {
    return addressedState === null ? null : { iso3: addressedState };
  }

  @FieldResolver(() => SessionStub, { nullable: true, description: 'The session to which it is made; null where it is tied to none.' })
  session(@Root() { sessionCode }: Recommendation): SessionStub | null {
    return sessionCode === null ? null : { code: sessionCode };
  }

  @FieldResolver(() => [TopicStub], { description: 'Its topics: as entered, or those that its words name.' })
  topics(@Root() { topics }: Recommendation): TopicStub[] {
    return topics.map((code) => ({ code }));
  }

  @FieldResolver(() => OutcomeLinkList.Connection, { description: 'What became of it, in the opinion of whoever says so.' })
  outcomes(@Root() { id }: Recommendation, @Args(() => OutcomeLinkList.Arguments) list: ListArguments, @Ctx() { loaders }: Context): Promise<Connection<OutcomeLink>> {
    return loaders.outcomesOfRecommendation.list(id, list);
  }
}

@Resolver(() => OutcomeLinkType)
export class OutcomeLinksResolver {
  @FieldResolver(() => String, { description: 'Whose opinion it is, to be shown wherever the opinion is, e.g. "Opinion of Amnesty International".' })
  async label(@Root() { assessorCode }: OutcomeLink, @Ctx() { loaders }: Context): Promise<string> {
    const assessor = assessorCode === null ? null : await loaders.organization.load(assessorCode);
    return `Opinion of ${assessor?.name ?? 'the secretariat'}`;
  }

  @FieldResolver(() => OrganizationType, { nullable: true, description: 'The organization whose opinion it is; null: the secretariat.' })
  async assessor(@Root() { assessorCode }: OutcomeLink, @Ctx() { loaders }: Context): Promise<Organization | null> {
    return assessorCode === null ? null : loaders.organization.load(assessorCode);
  }

  @FieldResolver(() => RecommendationType, { description: 'The recommendation.' })
  recommendation(@Root() { recommendationId }: OutcomeLink, @Ctx() { loaders }: Context): Promise<Recommendation | null> {
    return loaders.recommendation.load(recommendationId);
  }

  @FieldResolver(() => ResolutionStub, { nullable: true, description: 'The resolution; null if it is a decision, or if there is none of this symbol on record.' })
  resolution(@Root() { resolutionSymbol }: OutcomeLink): ResolutionStub | null {
    return resolutionSymbol === null ? null : { symbol: resolutionSymbol };
  }

  @FieldResolver(() => DecisionStub, { nullable: true, description: 'The decision; null if it is a resolution, or if there is none of this id on record.' })
  decision(@Root() { decisionId }: OutcomeLink): DecisionStub | null {
    return decisionId === null ? null : { id: globalId('Decision', decisionId) };
  }
}

@Resolver(() => RecommendationUptakeType)
export class RecommendationUptakesResolver {
  @FieldResolver(() => SessionStub, { nullable: true, description: 'The session; null: those that are tied to none.' })
  session(@Root() { sessionCode }: RecommendationUptake): SessionStub | null {
    return sessionCode === null ? null : { code: sessionCode };
  }
}
