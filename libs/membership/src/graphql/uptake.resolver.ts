import { BadInput, type Clock } from '@assembly-graph/kernel';
import { AsOf, DateScalar, momentOf, type RequestContext } from '@assembly-graph/platform/graph';
import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { RegionalGroupCode } from '../domain/state.ts';
import type { Treaty, TreatyCode } from '../domain/treaty.ts';
import { treatyUptake, type TreatyUptake } from '../domain/treaty-uptake.ts';
import type { TimelineInterval, UniversalityPoint } from '../domain/universality.ts';
import type { MembershipLoaders, MembershipReads } from './loaders.ts';
import { TreatyCodeEnum } from './enums.ts';
import { GroupRatificationTimeType, RatificationTimesType } from './ratification-times.type.ts';
import { RegionalGroupType } from './regional-group.type.ts';
import { regionalGroupOf } from './regional-groups.resolver.ts';
import { TreatyType } from './treaty.type.ts';
import { TreatyUptakeType } from './treaty-uptake.type.ts';
import { TimelineIntervalEnum, UniversalityPointType } from './universality.type.ts';

const YEARS_AHEAD = 10;

/** How far the States have come to the Statute, and to the treaties around it. */
@Resolver(() => TreatyType)
export class UptakeResolver {
  constructor(
    private readonly reads: MembershipReads,
    private readonly clock: Clock,
  ) {}

  @Query(() => [UniversalityPointType], { description: 'How the number of States Parties to the Rome Statute came about. By regional group: `partyCounts` at the days of interest.' })
  universalityTimeline(
    @Arg('interval', () => TimelineIntervalEnum, { defaultValue: 'CHANGE', description: 'How far apart the points are.' }) interval: TimelineInterval,
    @Arg('until', () => DateScalar, { nullable: true, description: 'The last day; today, if not given. A later one shows withdrawals that are still to take effect.' }) until?: string,
  ): Promise<readonly UniversalityPoint[]> {
    const today = this.clock.now().slice(0, 10);
    // A withdrawal takes effect after a year (art. 127(1)): much further ahead there is nothing to tell but a line of thousands of years.
    if (until && Number(until.slice(0, 4)) > Number(today.slice(0, 4)) + YEARS_AHEAD) throw new BadInput(`Ask for ${YEARS_AHEAD} years ahead at the most.`, 'until');
    return this.reads.universality.timeline(interval, until ?? today);
  }

  @Query(() => RatificationTimesType, { description: 'How long States took from their signature of a treaty to the deposit of their instrument. Recalled days are left out unless asked for.' })
  async timeFromSignatureToRatification(
    @Arg('treaty', () => TreatyCodeEnum, { defaultValue: 'ROME_STATUTE', description: 'The treaty.' }) treaty: TreatyCode,
    @Arg('includeUnconfirmed', () => Boolean, { defaultValue: false, description: 'Whether recalled days count.' }) includeUnconfirmed: boolean,
  ): Promise<RatificationTimesType> {
    const rows = await this.reads.ratificationTimes.of(treaty, includeUnconfirmed);
    return { ...rows.find(({ isTotal }) => isTotal)!, byRegion: rows.filter(({ isTotal, states }) => !isTotal && states > 0) };
  }

  @FieldResolver(() => TreatyUptakeType, { description: 'How far the States have taken it up at a moment. Recalled deposits are left out unless asked for.' })
  async uptake(
    @Root() { code: treaty }: Treaty,
    @Arg('asOf', () => AsOf, { nullable: true, description: 'The moment asked about; now, if not given.' }) asOf: AsOf | undefined,
    @Arg('includeUnconfirmed', () => Boolean, { defaultValue: false, description: 'Whether recalled deposits count.' }) includeUnconfirmed: boolean,
    @Ctx() { loaders }: RequestContext<MembershipLoaders>,
  ): Promise<TreatyUptake> {
    const at = momentOf(asOf, this.clock);
    return treatyUptake(await loaders.treatyUptake.load({ treaty, at, includeUnconfirmed }), { treaty, at });
  }
}

@Resolver(() => GroupRatificationTimeType)
export class GroupRatificationTimesResolver {
  @FieldResolver(() => RegionalGroupType, { nullable: true, description: 'The group; null for States in none.' })
  regionalGroup(@Root() { group }: GroupRatificationTimeType): RegionalGroupType | null {
    return group ? regionalGroupOf(group as RegionalGroupCode) : null;
  }
}
