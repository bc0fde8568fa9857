import { holdsAt, type Clock } from '@assembly-graph/kernel';
import { AsOf, knownOf, momentOf, wholeList, type Connection, type ListArguments, type RequestContext } from '@assembly-graph/platform/graph';
import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { BodySeat } from '../domain/body.ts';
import type { PartyStatus } from '../domain/party-status.ts';
import type { State } from '../domain/state.ts';
import type { TreatyAction } from '../domain/treaty-action.ts';
import type { TreatyCode } from '../domain/treaty.ts';
import { BodySeatList } from './body.type.ts';
import { TreatyCodeEnum } from './enums.ts';
import type { MembershipLoaders, MembershipReads } from './loaders.ts';
import { PartyStatusList, PartyStatusType } from './party-status.type.ts';
import { RegionalGroupType } from './regional-group.type.ts';
import { regionalGroupOf } from './regional-groups.resolver.ts';
import { StateList, StateType } from './state.type.ts';
import { TreatyActionList } from './treaty.type.ts';

type Context = RequestContext<MembershipLoaders>;
const AS_OF = 'The moment asked about; now, if not given.';

@Resolver(() => StateType)
export class StatesResolver {
  constructor(
    private readonly reads: MembershipReads,
    private readonly clock: Clock,
  ) {}

  @Query(() => StateType, { nullable: true, description: 'The State with this ISO 3166-1 alpha-3 code; null if there is none.' })
  state(@Arg('iso3', () => String, { description: 'Alpha-3 code, e.g. "JOR".' }) iso3: string, @Ctx() { loaders }: Context): Promise<State | null> {
    return loaders.state.load(iso3);
  }

  @Query(() => StateList.Connection, { description: 'All States on record: the members and observers of the United Nations, Cook Islands and Niue.' })
  states(@Args(() => StateList.Arguments) list: ListArguments): Promise<Connection<State>> {
    return wholeList(this.reads.states, list);
  }

  @Query(() => StateList.Connection, { description: 'The States Parties to the Rome Statute at a moment; one with a pending withdrawal is a party still.' })
  statesParties(
    @Arg('asOf', () => AsOf, { nullable: true, description: AS_OF }) asOf: AsOf | undefined,
    @Args(() => StateList.Arguments) list: ListArguments,
    @Ctx() { loaders }: Context,
  ): Promise<Connection<State>> {
    return loaders.statesParties.list(`${momentOf(asOf, this.clock)} ${knownOf(asOf)}`, list);
  }

  @FieldResolver(() => PartyStatusType, {
    nullable: true,
    description: 'How it stands to a treaty at a moment. Null where the record says nothing: of treaties other than the Statute it is not complete.',
  })
  async partyStatus(
    @Root() { iso3 }: State,
    @Arg('treaty', () => TreatyCodeEnum, { defaultValue: 'ROME_STATUTE', description: 'The treaty.' }) treaty: TreatyCode,
    @Arg('asOf', () => AsOf, { nullable: true, description: AS_OF }) asOf: AsOf | undefined,
    @Ctx() { loaders }: Context,
  ): Promise<PartyStatus | null> {
    const { nodes } = await loaders.partyStatusOfStateAt.list(`${iso3} ${treaty} ${momentOf(asOf, this.clock)} ${knownOf(asOf)}`, { first: 1 });
    return nodes[0] ?? null;
  }

  @FieldResolver(() => PartyStatusList.Connection, { description: 'How it has stood to the treaties over time.' })
  partyStatusHistory(@Root() { iso3 }: State, @Args(() => PartyStatusList.Arguments) list: ListArguments, @Ctx() { loaders }: Context): Promise<Connection<PartyStatus>> {
    return loaders.partyStatusesOfState.list(iso3, list);
  }

  @FieldResolver(() => TreatyActionList.Connection, { description: 'What it did about the treaties, and what followed.' })
  treatyActions(@Root() { iso3 }: State, @Args(() => TreatyActionList.Arguments) list: ListArguments, @Ctx() { loaders }: Context): Promise<Connection<TreatyAction>> {
    return loaders.treatyActionsOfState.list(iso3, list);
  }

  @FieldResolver(() => RegionalGroupType, { nullable: true, description: 'The regional group it belongs to at a moment; null for a State in none.' })
  async regionalGroup(
    @Root() { iso3 }: State,
    @Arg('asOf', () => AsOf, { nullable: true, description: AS_OF }) asOf: AsOf | undefined,
    @Ctx() { loaders }: Context,
  ): Promise<RegionalGroupType | null> {
    const moment = momentOf(asOf, this.clock);
    const found = (await loaders.groupMemberships.load(iso3)).find((membership) => holdsAt(membership, moment));
    return found ? regionalGroupOf(found.group) : null;
  }

  @FieldResolver(() => BodySeatList.Connection, { description: 'Its seats on bodies of the Assembly: all on record, or those held at a moment.' })
  seats(
    @Root() { iso3 }: State,
    @Arg('asOf', () => AsOf, { nullable: true, description: 'Only seats held at this moment; all on record, if not given.' }) asOf: AsOf | undefined,
    @Args(() => BodySeatList.Arguments) list: ListArguments,
    @Ctx() { loaders }: Context,
  ): Promise<Connection<BodySeat>> {
    return asOf ? loaders.seatsOfStateAt.list(`${iso3} ${momentOf(asOf, this.clock)}`, list) : loaders.seatsOfState.list(iso3, list);
  }
}
