import { instantOf, type Clock } from '@assembly-graph/kernel';
import { AsOf, globalId, knownOf, momentOf, type Connection, type ListArguments, type RequestContext } from '@assembly-graph/platform/graph';
import { Arg, Args, Ctx, Directive, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { ExemptionRequest } from '../domain/exemption-request.ts';
import type { State } from '../domain/state.ts';
import type { VotingBody, VotingRights } from '../domain/voting-rights.ts';
import { VotingBodyEnum, WHY } from './enums.ts';
import { ExemptionRequestType } from './exemption-request.type.ts';
import type { MembershipLoaders } from './loaders.ts';
import { StateType } from './state.type.ts';
import { ArrearsPositionStub, BallotStub, SessionStub } from './stubs.ts';
import { VotingRightsList, VotingRightsType } from './voting-rights.type.ts';

type Context = RequestContext<MembershipLoaders>;
const AS_OF = { nullable: true, description: 'The moment asked about, to the instant; now, if not given.' } as const;

@Resolver(() => VotingRightsType)
export class VotingRightsResolver {
  constructor(private readonly clock: Clock) {}

  @Query(() => VotingRightsList.Connection, { description: 'Which States may vote in the Assembly and in its Bureau at a moment, which may not, and why. `summary` counts them.' })
  votingRights(
    @Arg('asOf', () => AsOf, AS_OF) asOf: AsOf | undefined,
    @Args(() => VotingRightsList.Arguments) list: ListArguments,
    @Ctx() { loaders }: Context,
  ): Promise<Connection<VotingRights>> {
    return loaders.votingRightsAt.list(`${momentOf(asOf, this.clock)} ${knownOf(asOf)}`, list);
  }

  @FieldResolver(() => StateType, { description: 'The State.' })
  state(@Root() { stateIso3 }: VotingRights, @Ctx() { loaders }: Context): Promise<State | null> {
    return loaders.state.load(stateIso3);
  }

  @FieldResolver(() => Boolean, { description: 'Whether the State may vote.' })
  mayVote(@Root() { standing }: VotingRights): boolean {
    return standing === 'ENTITLED' || standing === 'EXEMPTED';
  }

  @FieldResolver(() => String, { description: 'Why, in a sentence.' })
  reason(@Root() { standing }: VotingRights): string {
    return WHY[standing];
  }

  @FieldResolver(() => ArrearsPositionStub, { nullable: true, description: 'The position of arrears that it follows from; null where none is on record.' })
  arrearsPosition(@Root() { arrearsPositionId }: VotingRights): ArrearsPositionStub | null {
    return arrearsPositionId === null ? null : { id: globalId('ArrearsPosition', arrearsPositionId) };
  }

  @FieldResolver(() => ExemptionRequestType, { nullable: true, description: 'The request that was granted; null unless the State is exempted.' })
  async exemption(@Root() { exemptionId }: VotingRights, @Ctx() { loaders }: Context): Promise<ExemptionRequest | null> {
    return exemptionId === null ? null : loaders.exemptionRequest.load(exemptionId);
  }
}

@Resolver(() => StateType)
export class StateVotingRightsResolver {
  constructor(private readonly clock: Clock) {}

  @FieldResolver(() => VotingRightsType, { nullable: true, description: 'Whether it may vote at a moment, to the instant, and why.' })
  async votingRights(
    @Root() { iso3 }: State,
    @Arg('body', () => VotingBodyEnum, { defaultValue: 'ASSEMBLY', description: 'Where.' }) body: VotingBody,
    @Arg('asOf', () => AsOf, AS_OF) asOf: AsOf | undefined,
    @Ctx() { loaders }: Context,
  ): Promise<VotingRights | null> {
    return loaders.votingRightsOfStateAt.first(`${iso3} ${body} ${momentOf(asOf, this.clock)} ${knownOf(asOf)}`);
  }

  @FieldResolver(() => VotingRightsList.Connection, { description: 'Whether it could vote over time, as the record says now.' })
  votingRightsHistory(@Root() { iso3 }: State, @Args(() => VotingRightsList.Arguments) list: ListArguments, @Ctx() { loaders }: Context): Promise<Connection<VotingRights>> {
    return loaders.votingRightsOfState.list(iso3, list);
  }
}

@Resolver(() => SessionStub)
export class SessionVotingRightsResolver {
  @Directive('@requires(fields: "opensAt")')
  @FieldResolver(() => VotingRightsList.Connection, { description: 'Which States may vote when it opens, and which may not. Rights change within a day: `votingRights(asOf:)` at the instant of a ballot. `summary` counts them.' })
  votingRightsAtOpening(@Root() { opensAt }: SessionStub, @Args(() => VotingRightsList.Arguments) list: ListArguments, @Ctx() { loaders }: Context): Promise<Connection<VotingRights>> {
    return loaders.votingRightsAt.list(`${instantOf(opensAt)} ${knownOf(null)}`, list);
  }
}

@Resolver(() => BallotStub)
export class BallotVotingRightsResolver {
  @Directive('@requires(fields: "openedAt")')
  @FieldResolver(() => VotingRightsList.Connection, {
    nullable: true,
    description: 'Which States may vote in it and which may not, at the instant at which it was opened, and why, as the record says now. Null where that instant is not on record.',
  })
  votingRights(@Root() { openedAt }: BallotStub, @Args(() => VotingRightsList.Arguments) list: ListArguments, @Ctx() { loaders }: Context): Promise<Connection<VotingRights>> | null {
    return openedAt == null ? null : loaders.votingRightsAt.list(`${instantOf(openedAt)} ${knownOf(null)}`, list);
  }
}
