import type { Clock } from '@assembly-graph/kernel';
import { AsOf, DateTimeScalar, knownOf, momentOf, wholeList, type Connection, type ListArguments, type RequestContext } from '@assembly-graph/platform/graph';
import { Arg, Args, Ctx, Directive, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { staffBalance, type StaffGroup } from '../domain/staff-balance.ts';
import type { DesirableRange, StaffCount, StaffSnapshot } from '../domain/staff-snapshot.ts';
import type { ResolutionsLoaders } from './loaders.ts';
import { toldAt, type TellsOf } from './moments.ts';
import type { StaffReads } from './staff-loaders.ts';
import {
  DesirableRangeType, StaffBalanceType, StaffCountList, StaffCountType, StaffGroupEnum, StaffSnapshotList, StaffSnapshotType,
} from './staff.type.ts';
import { StateStub } from './stubs.ts';

@Resolver(() => StaffSnapshotType)
export class StaffSnapshotsResolver {
  constructor(
    private readonly reads: StaffReads,
    private readonly clock: Clock,
  ) {}

  @Query(() => StaffSnapshotList.Connection, { description: 'The snapshots of the staff of the Court on record.' })
  staffSnapshots(
    @Arg('knownAt', () => DateTimeScalar, { nullable: true, description: 'As the record said it at this instant; as it says now, if not given.' }) knownAt: string | undefined,
    @Args(() => StaffSnapshotList.Arguments) list: ListArguments,
  ): Promise<Connection<StaffSnapshot>> {
    return wholeList(this.snapshots(knownOf({ knownAt })), list);
  }

  @Query(() => StaffSnapshotType, { nullable: true, description: 'The last snapshot of the staff at a moment; null where none is on record.' })
  async staffSnapshot(
    @Arg('asOf', () => AsOf, { nullable: true, description: 'The moment asked about; now, if not given.' }) asOf: AsOf | undefined,
  ): Promise<StaffSnapshot | null> {
    const filter = { asAt: { lte: momentOf(asOf, this.clock).slice(0, 10) } };
    const { items } = await this.snapshots(knownOf(asOf)).page({ first: 1, filter, orderBy: [{ field: 'asAt', direction: 'DESC' }] });
    return items[0]?.node ?? null;
  }

  @FieldResolver(() => StaffBalanceType, {
    nullable: true,
    description: 'Whom it counts, as far as everybody may know. Null of what the record said before: what a correction changed could be of one person.',
  })
  async balance(
    @Root() { id, desirableRanges, moment }: StaffSnapshot & TellsOf,
    @Arg('by', () => StaffGroupEnum, { defaultValue: 'STATE', description: 'By what to group.' }) by: StaffGroup,
    @Ctx() { loaders }: RequestContext<ResolutionsLoaders>,
  ): Promise<StaffBalanceType | null> {
    if (moment) return null;
    const { groups, ...all } = staffBalance(await loaders.staff.countsOfSnapshot.load(id), by, desirableRanges);
    return { ...all, groups: groups.map(({ key, ...group }) => ({ ...group, state: by === 'STATE' ? { iso3: key } : null, grade: by === 'GRADE' ? key : null })) };
  }

  private snapshots(knownAt: string) {
    const { staffSnapshots } = this.reads(knownAt);
    return knownAt === 'infinity' ? staffSnapshots : toldAt({ day: null, knownAt }, staffSnapshots);
  }
}

@Resolver(() => StaffCountType)
export class StaffCountsResolver {
  constructor(private readonly reads: StaffReads) {}

  @Directive('@policy(policies: [["secretariat"]])')
  @Directive('@requiresScopes(scopes: [["personal:read"]])')
  @Query(() => StaffCountList.Connection, { nullable: true, description: 'The staff by nationality, grade and gender together: for the secretariat with the scope `personal:read`. `StaffSnapshot.balance` is for everybody.' })
  staffCounts(@Args(() => StaffCountList.Arguments) list: ListArguments): Promise<Connection<StaffCount>> {
    return wholeList(this.reads('infinity').staffCounts, list);
  }

  @FieldResolver(() => StateStub, { description: 'The State whose nationals they are.' })
  state(@Root() { stateIso3 }: StaffCount): StateStub {
    return { iso3: stateIso3 };
  }
}

@Resolver(() => DesirableRangeType)
export class DesirableRangesResolver {
  @FieldResolver(() => StateStub, { description: 'The State.' })
  state(@Root() { stateIso3 }: DesirableRange): StateStub {
    return { iso3: stateIso3 };
  }
}
