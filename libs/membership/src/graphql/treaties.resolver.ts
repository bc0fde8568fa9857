import { type Connection, DateTimeScalar, knownOf, type ListArguments, type RequestContext, wholeList } from '@assembly-graph/platform/graph';
import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { State } from '../domain/state.ts';
import type { TreatyAction } from '../domain/treaty-action.ts';
import type { Treaty, TreatyCode } from '../domain/treaty.ts';
import { TreatyCodeEnum } from './enums.ts';
import type { MembershipLoaders, MembershipReads } from './loaders.ts';
import { StateType } from './state.type.ts';
import { TopicStub } from './stubs.ts';
import { DepositaryNotificationType, TreatyActionList, TreatyActionType, TreatyList, TreatyType } from './treaty.type.ts';

type Context = RequestContext<MembershipLoaders>;

@Resolver(() => TreatyType)
export class TreatiesResolver {
  constructor(private readonly reads: MembershipReads) {}

  @Query(() => TreatyType, { nullable: true, description: 'The treaty with this code.' })
  treaty(@Arg('code', () => TreatyCodeEnum, { description: 'Its code.' }) code: TreatyCode, @Ctx() { loaders }: Context): Promise<Treaty | null> {
    return loaders.treaty.load(code);
  }

  @Query(() => TreatyList.Connection, { description: 'The treaties whose actions are on record.' })
  treaties(@Args(() => TreatyList.Arguments) list: ListArguments): Promise<Connection<Treaty>> {
    return wholeList(this.reads.treaties, list);
  }

  @Query(() => TreatyActionList.Connection, { description: 'What States did about the treaties, and what followed.' })
  treatyActions(
    @Arg('knownAt', () => DateTimeScalar, { nullable: true, description: 'As the record said it at this instant, before later corrections; as it says now, if not given.' })
    knownAt: string | undefined,
    @Args(() => TreatyActionList.Arguments) list: ListArguments,
  ): Promise<Connection<TreatyAction>> {
    return wholeList(this.reads.knownAt(knownOf({ knownAt })).treatyActions, list);
  }

  @FieldResolver(() => TreatyActionList.Connection, { description: 'What States did about it.' })
  actions(@Root() { code }: Treaty, @Args(() => TreatyActionList.Arguments) list: ListArguments, @Ctx() { loaders }: Context): Promise<Connection<TreatyAction>> {
    return loaders.treatyActionsOfTreaty.list(code, list);
  }

  @FieldResolver(() => [TopicStub], { name: 'topics', description: 'The topics of the Assembly that it belongs to; our assignment.' })
  topics(@Root() { topics }: Treaty): TopicStub[] {
    return topics.map((code) => ({ code }));
  }
}

@Resolver(() => TreatyActionType)
export class TreatyActionsResolver {
  @FieldResolver(() => StateType, { description: 'The State that acted.' })
  state(@Root() { stateIso3 }: TreatyAction, @Ctx() { loaders }: Context): Promise<State | null> {
    return loaders.state.load(stateIso3);
  }

  @FieldResolver(() => TreatyType, { description: 'The treaty it is about.' })
  treaty(@Root() { treatyCode }: TreatyAction, @Ctx() { loaders }: Context): Promise<Treaty | null> {
    return loaders.treaty.load(treatyCode);
  }
}

@Resolver(() => DepositaryNotificationType)
export class DepositaryNotificationsResolver {
  @Query(() => DepositaryNotificationType, { nullable: true, description: 'The depositary notification with this reference; null if nothing on record was told by it.' })
  async depositaryNotification(@Arg('reference', () => String, { description: 'E.g. "C.N.805.2016.TREATIES-XVIII.10".' }) reference: string, @Ctx() { loaders }: Context): Promise<DepositaryNotificationType | null> {
    return (await loaders.treatyActionsOfNotification.first(reference)) && { reference };
  }

  @FieldResolver(() => TreatyActionList.Connection, { description: 'What it told, and what followed.' })
  actions(@Root() { reference }: DepositaryNotificationType, @Args(() => TreatyActionList.Arguments) list: ListArguments, @Ctx() { loaders }: Context): Promise<Connection<TreatyAction>> {
    return loaders.treatyActionsOfNotification.list(reference, list);
  }
}
