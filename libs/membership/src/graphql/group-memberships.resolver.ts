import type { Clock, Validity } from '@assembly-graph/kernel';
import { AsOf, knownOf, momentOf, ValidityType, type Connection, type ListArguments, type RequestContext } from '@assembly-graph/platform/graph';
import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { GroupMembership } from '../domain/regional-group.ts';
import type { State } from '../domain/state.ts';
import { GroupMembershipList, GroupMembershipType } from './group-membership.type.ts';
import type { MembershipLoaders } from './loaders.ts';
import { RegionalGroupType } from './regional-group.type.ts';
import { regionalGroupOf } from './regional-groups.resolver.ts';
import { StateType } from './state.type.ts';

@Resolver(() => GroupMembershipType)
export class GroupMembershipsResolver {
  constructor(private readonly clock: Clock) {}

  @Query(() => GroupMembershipList.Connection, { description: 'Which State belongs to which regional group at a moment.' })
  groupMemberships(
    @Arg('asOf', () => AsOf, { nullable: true, description: 'The moment asked about; now, if not given.' }) asOf: AsOf | undefined,
    @Args(() => GroupMembershipList.Arguments) list: ListArguments,
    @Ctx() { loaders }: RequestContext<MembershipLoaders>,
  ): Promise<Connection<GroupMembership>> {
    return loaders.knownAt(knownOf(asOf)).groupMembershipsAt.list(momentOf(asOf, this.clock), list);
  }

  @FieldResolver(() => StateType, { description: 'The State.' })
  state(@Root() { stateIso3 }: GroupMembership, @Ctx() { loaders }: RequestContext<MembershipLoaders>): Promise<State | null> {
    return loaders.state.load(stateIso3);
  }

  @FieldResolver(() => RegionalGroupType, { description: 'The group.' })
  regionalGroup(@Root() { group }: GroupMembership): Pick<RegionalGroupType, 'code' | 'name'> {
    return regionalGroupOf(group);
  }

  @FieldResolver(() => ValidityType, { description: 'During which days.' })
  validity(@Root() { from, to }: GroupMembership): Validity {
    return { from, to };
  }
}
