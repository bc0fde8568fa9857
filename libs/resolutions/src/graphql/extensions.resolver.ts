import type { Connection, ListArguments, RequestContext } from '@assembly-graph/platform/graph';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { AssessedContribution } from '../domain/assessed-contribution.ts';
import type { Candidature } from '../domain/candidature.ts';
import type { Decision } from '../domain/decision.ts';
import type { Election } from '../domain/election.ts';
import type { Resolution } from '../domain/resolution.ts';
import type { ScaleRate } from '../domain/scale-rate.ts';
import { CandidatureList } from './candidature.type.ts';
import { AssessedContributionList, ScaleRateList } from './contribution.type.ts';
import { DecisionList } from './decision.type.ts';
import { ElectionList } from './election.type.ts';
import type { ResolutionsLoaders } from './loaders.ts';
import { ResolutionList } from './resolution.type.ts';
import { SessionStub, StateStub, TopicStub } from './stubs.ts';

type Context = RequestContext<ResolutionsLoaders>;

/** What was decided at a session. */
@Resolver(() => SessionStub)
export class SessionResolutionsResolver {
  @FieldResolver(() => ResolutionList.Connection, { description: 'The resolutions it adopted; those of its resumptions belong to them.' })
  resolutions(@Root() { code }: SessionStub, @Args(() => ResolutionList.Arguments) list: ListArguments, @Ctx() { loaders }: Context): Promise<Connection<Resolution>> {
    return loaders.resolutionsOfSession.list(code, list);
  }

  @FieldResolver(() => DecisionList.Connection, { description: 'What was decided at it, when and how.' })
  decisions(@Root() { code }: SessionStub, @Args(() => DecisionList.Arguments) list: ListArguments, @Ctx() { loaders }: Context): Promise<Connection<Decision>> {
    return loaders.decisionsOfSession.list(code, list);
  }

  @FieldResolver(() => ElectionList.Connection, { description: 'The elections held at it.' })
  elections(@Root() { code }: SessionStub, @Args(() => ElectionList.Arguments) list: ListArguments, @Ctx() { loaders }: Context): Promise<Connection<Election>> {
    return loaders.electionsOfSession.list(code, list);
  }
}

@Resolver(() => TopicStub)
export class TopicResolutionsResolver {
  @FieldResolver(() => ResolutionList.Connection, { description: 'The resolutions that belong to the topic; the assignment of the compiler.' })
  resolutions(@Root() { code }: TopicStub, @Args(() => ResolutionList.Arguments) list: ListArguments, @Ctx() { loaders }: Context): Promise<Connection<Resolution>> {
    return loaders.resolutionsOfTopic.list(code, list);
  }
}

/** What a State is to pay, and who of its nationals stood for election. */
@Resolver(() => StateStub)
export class StateResolutionsResolver {
  @FieldResolver(() => AssessedContributionList.Connection, { description: "Its shares of the Court's budget: published ones, and computed ones, which are NOT the Court's official scale." })
  assessedContributions(
    @Root() { iso3 }: StateStub,
    @Args(() => AssessedContributionList.Arguments) list: ListArguments,
    @Ctx() { loaders }: Context,
  ): Promise<Connection<AssessedContribution>> {
    return loaders.contributionsOfState.list(iso3, list);
  }

  @FieldResolver(() => ScaleRateList.Connection, { description: 'Its rates in the scale of assessments of the United Nations.' })
  scaleRates(@Root() { iso3 }: StateStub, @Args(() => ScaleRateList.Arguments) list: ListArguments, @Ctx() { loaders }: Context): Promise<Connection<ScaleRate>> {
    return loaders.scaleRatesOfState.list(iso3, list);
  }

  @FieldResolver(() => CandidatureList.Connection, { description: 'Its nationals who stood for election by the Assembly, as far as they are on record.' })
  candidatures(@Root() { iso3 }: StateStub, @Args(() => CandidatureList.Arguments) list: ListArguments, @Ctx() { loaders }: Context): Promise<Connection<Candidature>> {
    return loaders.candidaturesOfState.list(iso3, list);
  }
}
