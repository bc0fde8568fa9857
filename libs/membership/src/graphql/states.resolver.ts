import { holdsAt, type Clock, type Language } from '@assembly-graph/kernel';
import { AsOf, knownOf, LanguageEnum, LocalizedTextType, momentOf, wholeList, type Connection, type ListArguments, type RequestContext } from '@assembly-graph/platform/graph';
import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { BodySeat } from '../domain/body.ts';
import type { PartyStatus } from '../domain/party-status.ts';
import type { GroupMembership } from '../domain/regional-group.ts';
import type { State } from '../domain/state.ts';
import { nameAt, NAMED_IN } from '../domain/state-name.ts';
import type { TreatyAction } from '../domain/treaty-action.ts';
import type { TreatyCode } from '../domain/treaty.ts';
import { BodySeatList } from './body.type.ts';
import { TreatyCodeEnum } from './enums.ts';
import { GroupMembershipList } from './group-membership.type.ts';
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
    return loaders.partyStatusOfStateAt.first(`${iso3} ${treaty} ${momentOf(asOf, this.clock)} ${knownOf(asOf)}`);
  }

  @FieldResolver(() => PartyStatusList.Connection, { description: 'How it has stood to the treaties over time.' })
  partyStatusHistory(@Root() { iso3 }: State, @Args(() => PartyStatusList.Arguments) list: ListArguments, @Ctx() { loaders }: Context): Promise<Connection<PartyStatus>> {
    return loaders.partyStatusesOfState.list(iso3, list);
  }

  @FieldResolver(() => TreatyActionList.Connection, { description: 'What it did about the treaties, and what followed.' })
  treatyActions(@Root() { iso3 }: State, @Args(() => TreatyActionList.Arguments) list: ListArguments, @Ctx() { loaders }: Context): Promise<Connection<TreatyAction>> {
    return loaders.treatyActionsOfState.list(iso3, list);
  }

  @FieldResolver(() => String, { description: 'The name in English, as the United Nations uses it: the one it bears today, or bore at a moment.' })
  async name(
    @Root() { iso3, name }: State,
    @Arg('asOf', () => AsOf, { nullable: true, description: AS_OF }) asOf: AsOf | undefined,
    @Ctx() { loaders }: Context,
  ): Promise<string> {
    if (!asOf) return name;
    return nameAt(await loaders.knownAt(knownOf(asOf)).stateNames.load(iso3), NAMED_IN, momentOf(asOf, this.clock))?.name ?? name;
  }

  @FieldResolver(() => LocalizedTextType, {
    description: 'The name in a language. Where the record has none in it, the English one, with the status MISSING and `lang: EN`.',
  })
  async nameIn(
    @Root() { iso3, name }: State,
    @Arg('lang', () => LanguageEnum, { description: 'The language asked for.' }) lang: Language,
    @Arg('asOf', () => AsOf, { nullable: true, description: AS_OF }) asOf: AsOf | undefined,
    @Ctx() { loaders }: Context,
  ): Promise<LocalizedTextType> {
    const names = await loaders.knownAt(knownOf(asOf)).stateNames.load(iso3);
    const at = momentOf(asOf, this.clock);
    const found = nameAt(names, lang, at);
    if (found) return { lang, text: found.name, status: 'OFFICIAL' };
    return { lang: NAMED_IN, text: nameAt(names, NAMED_IN, at)?.name ?? name, status: 'MISSING' };
  }

  @FieldResolver(() => RegionalGroupType, { nullable: true, description: 'The regional group it belongs to at a moment; null for a State in none.' })
  async regionalGroup(
    @Root() { iso3 }: State,
    @Arg('asOf', () => AsOf, { nullable: true, description: AS_OF }) asOf: AsOf | undefined,
    @Ctx() { loaders }: Context,
  ): Promise<RegionalGroupType | null> {
    const moment = momentOf(asOf, this.clock);
    const found = (await loaders.knownAt(knownOf(asOf)).groupMemberships.load(iso3)).find((membership) => holdsAt(membership, moment));
    return found ? regionalGroupOf(found.group) : null;
  }

  @FieldResolver(() => GroupMembershipList.Connection, { description: 'The regional groups it has belonged to, one after the other, as the record says now.' })
  groupMemberships(@Root() { iso3 }: State, @Args(() => GroupMembershipList.Arguments) list: ListArguments, @Ctx() { loaders }: Context): Promise<Connection<GroupMembership>> {
    return loaders.knownAt(knownOf(null)).groupMembershipsOfState.list(iso3, list);
  }

  @FieldResolver(() => BodySeatList.Connection, { description: 'Its seats on bodies of the Assembly: all on record, or those held at a moment.' })
  seats(
    @Root() { iso3 }: State,
    @Arg('asOf', () => AsOf, { nullable: true, description: 'Only seats held at this moment; all on record, if not given.' }) asOf: AsOf | undefined,
    @Args(() => BodySeatList.Arguments) list: ListArguments,
    @Ctx() { loaders }: Context,
  ): Promise<Connection<BodySeat>> {
    const known = loaders.knownAt(knownOf(asOf));
    return asOf ? known.seatsOfStateAt.list(`${iso3} ${momentOf(asOf, this.clock)}`, list) : known.seatsOfState.list(iso3, list);
  }
}
