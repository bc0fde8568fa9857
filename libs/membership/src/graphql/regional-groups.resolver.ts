import type { Clock } from '@assembly-graph/kernel';
import { AsOf, knownOf, momentOf, type Connection, type ListArguments, type RequestContext } from '@assembly-graph/platform/graph';
import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { REGIONAL_GROUP_NAMES } from '../domain/regional-group.ts';
import { REGIONAL_GROUPS, type RegionalGroupCode, type State } from '../domain/state.ts';
import { RegionalGroupCodeEnum } from './enums.ts';
import type { MembershipLoaders } from './loaders.ts';
import { RegionalGroupType } from './regional-group.type.ts';
import { StateList } from './state.type.ts';

/** The group with this code, as the graph tells it. */
export const regionalGroupOf = (code: RegionalGroupCode): Pick<RegionalGroupType, 'code' | 'name'> => ({ code, name: REGIONAL_GROUP_NAMES[code] });

@Resolver(() => RegionalGroupType)
export class RegionalGroupsResolver {
  constructor(private readonly clock: Clock) {}

  @Query(() => RegionalGroupType, { description: 'The regional group with this code.' })
  regionalGroup(@Arg('code', () => RegionalGroupCodeEnum, { description: 'Its code.' }) code: RegionalGroupCode): Pick<RegionalGroupType, 'code' | 'name'> {
    return regionalGroupOf(code);
  }

  @Query(() => [RegionalGroupType], { description: 'The five regional groups.' })
  regionalGroups(): Pick<RegionalGroupType, 'code' | 'name'>[] {
    return REGIONAL_GROUPS.map(regionalGroupOf);
  }

  @FieldResolver(() => StateList.Connection, { description: 'The States that belong to it at a moment, States Parties and others.' })
  states(
    @Root() { code }: RegionalGroupType,
    @Arg('asOf', () => AsOf, { nullable: true, description: 'The moment asked about; now, if not given.' }) asOf: AsOf | undefined,
    @Args(() => StateList.Arguments) list: ListArguments,
    @Ctx() { loaders }: RequestContext<MembershipLoaders>,
  ): Promise<Connection<State>> {
    return loaders.statesOfGroup.list(`${code} ${momentOf(asOf, this.clock)} ${knownOf(asOf)}`, list);
  }
}
