import { wholeList, type Connection, type ListArguments, type RequestContext } from '@assembly-graph/platform/graph';
import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Ballot } from '../domain/ballot.ts';
import type { Candidature } from '../domain/candidature.ts';
import type { Election } from '../domain/election.ts';
import { BallotList } from './ballot.type.ts';
import { CandidatureList, CandidatureType } from './candidature.type.ts';
import { ElectionList, ElectionType } from './election.type.ts';
import type { ResolutionsLoaders, ResolutionsReads } from './loaders.ts';
import { SessionStub, StateStub } from './stubs.ts';

type Context = RequestContext<ResolutionsLoaders>;

@Resolver(() => ElectionType)
export class ElectionsResolver {
  constructor(private readonly reads: ResolutionsReads) {}

  @Query(() => ElectionType, { nullable: true, description: 'The election with this code; null if there is none on record.' })
  election(@Arg('code', () => String, { description: 'Its code in this graph, e.g. "J2020".' }) code: string, @Ctx() { loaders }: Context): Promise<Election | null> {
    return loaders.election.load(code);
  }

  @Query(() => ElectionList.Connection, { description: 'The elections on record: all of judges, the Prosecutor and Deputy Prosecutors; of the other offices those found.' })
  elections(@Args(() => ElectionList.Arguments) list: ListArguments): Promise<Connection<Election>> {
    return wholeList(this.reads.elections, list);
  }

  @FieldResolver(() => SessionStub, { description: 'The session at which it was held.' })
  session(@Root() { sessionCode }: Election): SessionStub {
    return { code: sessionCode };
  }

  @FieldResolver(() => CandidatureList.Connection, { description: 'Who stood, those who withdrew among them. Of many elections only some candidates are on record.' })
  candidatures(@Root() { code }: Election, @Args(() => CandidatureList.Arguments) list: ListArguments, @Ctx() { loaders }: Context): Promise<Connection<Candidature>> {
    return loaders.candidaturesOfElection.list(code, list);
  }

  @FieldResolver(() => BallotList.Connection, { description: 'Its ballots of which results are on record.' })
  ballots(@Root() { code }: Election, @Args(() => BallotList.Arguments) list: ListArguments, @Ctx() { loaders }: Context): Promise<Connection<Ballot>> {
    return loaders.ballotsOfElection.list(code, list);
  }
}

@Resolver(() => CandidatureType)
export class CandidaturesResolver {
  constructor(private readonly reads: ResolutionsReads) {}

  @Query(() => CandidatureList.Connection, { description: 'Who stood for election to what, as far as it is on record.' })
  candidatures(@Args(() => CandidatureList.Arguments) list: ListArguments): Promise<Connection<Candidature>> {
    return wholeList(this.reads.candidatures, list);
  }

  @FieldResolver(() => ElectionType, { description: 'The election.' })
  election(@Root() { electionCode }: Candidature, @Ctx() { loaders }: Context): Promise<Election | null> {
    return loaders.election.load(electionCode);
  }

  @FieldResolver(() => StateStub, { description: 'The State of which the candidate is a national.' })
  nationality(@Root() { nationalityIso3 }: Candidature): StateStub {
    return { iso3: nationalityIso3 };
  }
}
