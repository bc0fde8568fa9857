import { SMALLEST_CELL, withoutSmallCells, type Condition, type Dimension, type Summary } from '@assembly-graph/kernel';
import { enumOf, SummaryType, type RequestContext } from '@assembly-graph/platform/graph';
import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { COUNTED_BY, funnelOf, type FunnelStep } from '../domain/accreditation-funnel.ts';
import { AccreditationStatsType, AccreditedType, DecisionTimeType, FunnelStepType } from './accreditation-stats.type.ts';
import type { Organization } from '../domain/organization.ts';
import type { CivilSocietyLoaders } from './loaders.ts';
import { OrganizationType } from './organization.type.ts';
import { SessionStub } from './stubs.ts';

type Context = RequestContext<CivilSocietyLoaders>;
type Stats = Pick<AccreditationStatsType, 'sessionCode'>;

const GRANTED: Condition = { status: { in: ['ACCREDITED', 'REVOKED', 'LAPSED'] }, quota: { isNull: false } };
const DAYS = { name: 'DAYS_TO_DECISION', field: 'daysToDecision', alike: [] };

const AccreditedByEnum = enumOf<'REGION' | 'BASIS'>('AccreditedBy', 'By what accredited organizations are grouped.', {
  REGION: 'By the regional group of the State where the organization has its seat.',
  BASIS: 'By each basis of rule 93 that it has.',
});
const NgoParticipationByEnum = enumOf<'SESSION' | 'REGION' | 'ROLE' | 'ORGANIZATION'>('NgoParticipationDimension', 'By what the people who come for organizations are counted.', {
  SESSION: 'By code of the session.',
  REGION: 'By the regional group of the State where their organization has its seat.',
  ROLE: 'By what they come as.',
  ORGANIZATION: 'By code of the organization.',
});

/** Counts over accreditations and participants, which nobody but their own and the secretariat may see one by one. */
@Resolver(() => SessionStub)
export class SessionAccreditationStatsResolver {
  @FieldResolver(() => AccreditationStatsType, { description: 'The accreditations to it in counts, for everybody.' })
  accreditationStats(@Root() { code }: SessionStub): Stats {
    return { sessionCode: code };
  }
}

@Resolver(() => AccreditationStatsType)
export class AccreditationStatsResolver {
  @FieldResolver(() => SummaryType, { description: 'All accreditations by how far they have got.' })
  byStatus(@Root() { sessionCode }: Stats, @Ctx() { loaders }: Context): Promise<Summary> {
    return counted(loaders, sessionCode, [COUNTED_BY.STATUS]);
  }

  @FieldResolver(() => AccreditedType, { description: 'The accredited organizations, those among them whose accreditation lapsed or was revoked later.' })
  accredited(
    @Root() { sessionCode }: Stats,
    @Arg('by', () => [AccreditedByEnum], { defaultValue: [], description: 'By what to group; by both, by each pair.' }) by: readonly ('REGION' | 'BASIS')[],
    @Ctx() { loaders }: Context,
  ): Promise<Summary> {
    return counted(loaders, sessionCode, by.map((name) => COUNTED_BY[name]), GRANTED);
  }

  @FieldResolver(() => DecisionTimeType, { nullable: true, description: `How long decisions took; null if fewer than ${SMALLEST_CELL} were made.` })
  async timeToDecision(@Root() { sessionCode }: Stats, @Ctx() { loaders }: Context): Promise<DecisionTimeType | null> {
    const request = { groupBy: [], measures: [DAYS], orderBy: 'KEY', includeUnconfirmed: true } as const;
    const { measures } = await loaders.accreditationStats(sessionCode, request);
    const { known, avg, median } = measures[0]!;
    return known < SMALLEST_CELL ? null : { decided: known, mean: avg, median };
  }

  @FieldResolver(() => [FunnelStepType], { description: 'How many reached each step.' })
  async funnel(@Root() { sessionCode }: Stats, @Ctx() { loaders }: Context): Promise<readonly FunnelStep[]> {
    return funnelOf(await loaders.accreditationFunnel.load(sessionCode));
  }
}

@Resolver()
export class ParticipationCountsResolver {
  @Query(() => AccreditationStatsType, { description: 'How many accreditations to a session reached which step, and how long decisions took.' })
  accreditationFunnel(@Arg('session', () => String, { description: 'Code of the session.' }) session: string): Stats {
    return { sessionCode: session };
  }

  @Query(() => SummaryType, { description: 'How many people came for accredited organizations; groups of fewer than five are suppressed. Those who took their consent back are counted still.' })
  async ngoParticipation(
    @Arg('groupBy', () => [NgoParticipationByEnum], { defaultValue: ['SESSION'], description: 'By what to group, 2 at the most.' }) groupBy: readonly (keyof typeof COUNTED_BY)[],
    @Arg('session', () => String, { nullable: true, description: 'Code of a session: only those who came to it.' }) session: string | null,
    @Ctx() { loaders }: Context,
  ): Promise<Summary> {
    const dimensions = groupBy.slice(0, 3).map((name) => COUNTED_BY[name]);
    const filter = session === null || session === undefined ? null : { session: { eq: session } };
    return hidden(await loaders.reads.participantStatistics.summary({ groupBy: dimensions, measures: [], orderBy: 'KEY', includeUnconfirmed: true, filter }), dimensions);
  }
}

/** What everybody may know of those who came for an organization. */
@Resolver(() => OrganizationType)
export class OrganizationAttendanceResolver {
  @FieldResolver(() => SummaryType, { description: 'How many people came for it, session by session; fewer than five at a session are not told. Those who took their consent back are counted still.' })
  async attendance(@Root() { code }: Organization, @Ctx() { loaders }: Context): Promise<Summary> {
    return loaders.attendance(code, { groupBy: [COUNTED_BY.SESSION], measures: [], orderBy: 'KEY', includeUnconfirmed: true });
  }
}

async function counted(loaders: CivilSocietyLoaders, sessionCode: string, groupBy: readonly Dimension[], filter: Condition | null = null): Promise<Summary> {
  return hidden(await loaders.accreditationStats(sessionCode, { groupBy, measures: [], orderBy: 'KEY', includeUnconfirmed: true, filter }), groupBy);
}

/** Groups are hidden with their dimensions; a total without groups is hidden here. */
const hidden = (summary: Summary, groupBy: readonly Dimension[]): Summary => (groupBy.length > 0 ? summary : withoutSmallCells(summary));
