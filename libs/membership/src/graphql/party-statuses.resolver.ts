import { BadInput, instantOf, type Clock, type Validity } from '@assembly-graph/kernel';
import { AsOf, DateTimeScalar, knownOf, momentOf, ValidityType, type Connection, type ListArguments, type RequestContext } from '@assembly-graph/platform/graph';
import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { PartyCount } from '../domain/party-count.ts';
import { countsAsParty, type PartyStatus } from '../domain/party-status.ts';
import type { RegionalGroupCode, State } from '../domain/state.ts';
import type { Treaty } from '../domain/treaty.ts';
import type { MembershipLoaders } from './loaders.ts';
import { GroupPartyCountType, PartyCountType } from './party-count.type.ts';
import { PartyStatusList, PartyStatusType } from './party-status.type.ts';
import { RegionalGroupType } from './regional-group.type.ts';
import { regionalGroupOf } from './regional-groups.resolver.ts';
import { StateType } from './state.type.ts';
import { TreatyType } from './treaty.type.ts';

type Context = RequestContext<MembershipLoaders>;
const MAX_INSTANTS = 100;

@Resolver(() => PartyStatusType)
export class PartyStatusesResolver {
  constructor(private readonly clock: Clock) {}

  @Query(() => PartyStatusList.Connection, { description: 'How States stand to the treaties at a moment, e.g. who had signed but not joined.' })
  partyStatuses(
    @Arg('asOf', () => AsOf, { nullable: true, description: 'The moment asked about; now, if not given.' }) asOf: AsOf | undefined,
    @Args(() => PartyStatusList.Arguments) list: ListArguments,
    @Ctx() { loaders }: Context,
  ): Promise<Connection<PartyStatus>> {
    return loaders.partyStatusesAt.list(`${momentOf(asOf, this.clock)} ${knownOf(asOf)}`, list);
  }

  @Query(() => [PartyCountType], { description: 'How many States Parties there were at each of these instants, in the order asked.' })
  async partyCounts(
    @Arg('at', () => [DateTimeScalar], { description: `The instants, or days (their first moment, UTC); ${MAX_INSTANTS} at the most.` }) at: string[],
    @Arg('knownAt', () => DateTimeScalar, { nullable: true, description: 'As the record said it at this instant; as it says now, if not given.' })
    knownAt: string | undefined,
    @Ctx() { loaders }: Context,
  ): Promise<PartyCount[]> {
    if (at.length > MAX_INSTANTS) throw new BadInput(`Ask for ${MAX_INSTANTS} instants at the most.`, 'at');
    return Promise.all(at.map((moment) => loaders.partyCount.load({ at: instantOf(moment), knownAt: knownOf({ knownAt }) })));
  }

  @FieldResolver(() => StateType, { description: 'The State.' })
  state(@Root() { stateIso3 }: PartyStatus, @Ctx() { loaders }: Context): Promise<State | null> {
    return loaders.state.load(stateIso3);
  }

  @FieldResolver(() => TreatyType, { description: 'The treaty.' })
  treaty(@Root() { treatyCode }: PartyStatus, @Ctx() { loaders }: Context): Promise<Treaty | null> {
    return loaders.treaty.load(treatyCode);
  }

  @FieldResolver(() => ValidityType, { description: 'During which days.' })
  validity(@Root() { from, to }: PartyStatus): Validity {
    return { from, to };
  }

  @FieldResolver(() => Boolean, { description: 'Whether the State counts as a party in this stretch: also with a pending withdrawal (art. 127).' })
  countsAsParty(@Root() status: PartyStatus): boolean {
    return countsAsParty(status);
  }
}

@Resolver(() => GroupPartyCountType)
export class GroupPartyCountsResolver {
  @FieldResolver(() => RegionalGroupType, { nullable: true, description: 'The group; null for States in none.' })
  regionalGroup(@Root() { code }: GroupPartyCountType): RegionalGroupType | null {
    return code ? regionalGroupOf(code as RegionalGroupCode) : null;
  }
}
