import type { Dimension } from '@assembly-graph/kernel';
import { enumOf, type RequestContext } from '@assembly-graph/platform/graph';
import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { CoSponsorship, TopicAttention } from '../domain/attention.ts';
import type { Organization } from '../domain/organization.ts';
import { CoSponsorshipType, SideEventMatrixCellType, TopicAttentionType } from './attention.type.ts';
import type { CivilSocietyLoaders } from './loaders.ts';
import { OrganizationType } from './organization.type.ts';
import { StateStub, TopicStub } from './stubs.ts';

type Context = RequestContext<CivilSocietyLoaders>;

const by = (name: string, field: string): Dimension => ({ name, field, by: 'VALUE', personal: false });
const SIDES = { TOPIC: by('TOPIC', 'topics'), SESSION: by('SESSION', 'sessionCode'), STATE: by('STATE', 'coHostStates'), ORGANIZATION: by('ORGANIZATION', 'coHostOrganizations'), FORMAT: by('FORMAT', 'format') } as const;
type Side = keyof typeof SIDES;
const SideEnum = enumOf<Side>('SideEventMatrixSide', 'By what a matrix of side events has rows or columns.', {
  TOPIC: 'By topic; an event of several is counted under each.',
  SESSION: 'By session.',
  STATE: 'By each State behind it.',
  ORGANIZATION: 'By each organization behind it.',
  FORMAT: 'By where those who take part are.',
});
const UNCONFIRMED = 'Whether to count also what is only RECALLED.';

/** Named counts over what civil society did. */
@Resolver()
export class AttentionResolver {
  @Query(() => [SideEventMatrixCellType], { description: 'Side events that were announced and not cancelled, counted by rows and columns; cells of none are left out.' })
  async sideEventMatrix(
    @Arg('rows', () => SideEnum, { defaultValue: 'TOPIC', description: 'By what there are rows.' }) rows: Side,
    @Arg('columns', () => SideEnum, { defaultValue: 'SESSION', description: 'By what there are columns.' }) columns: Side,
    @Arg('includeUnconfirmed', () => Boolean, { defaultValue: false, description: UNCONFIRMED }) includeUnconfirmed: boolean,
    @Ctx() { loaders }: Context,
  ): Promise<SideEventMatrixCellType[]> {
    const filter = { announced: { eq: true }, not: { status: { eq: 'CANCELLED' } } };
    const { groups } = await loaders.reads.sideEvents.summary({ groupBy: [SIDES[rows], SIDES[columns]], measures: [], orderBy: 'KEY', includeUnconfirmed, filter });
    return groups.map(({ key: [row, column], count }) => ({ row: row!.value, column: column!.value, count: count! }));
  }

  @Query(() => [CoSponsorshipType], { description: 'Which States and organizations stood behind the same side events of a session: the edges of a graph, the heaviest first, 1,000 at the most.' })
  coSponsorshipGraph(
    @Arg('session', () => String, { description: 'Code of the session.' }) session: string,
    @Arg('includeUnconfirmed', () => Boolean, { defaultValue: false, description: UNCONFIRMED }) includeUnconfirmed: boolean,
    @Ctx() { loaders }: Context,
  ): Promise<readonly CoSponsorship[]> {
    return loaders.reads.attention.coSponsorships(session, includeUnconfirmed);
  }

  @Query(() => [TopicAttentionType], { description: 'What civil society did about each topic, in counts, the topic with most first. What the Assembly itself did about it stands in the lists of `Topic`.' })
  topicAttention(
    @Arg('session', () => String, { nullable: true, description: 'Code of a session: only what was done around it.' }) session: string | null,
    @Arg('includeUnconfirmed', () => Boolean, { defaultValue: false, description: UNCONFIRMED }) includeUnconfirmed: boolean,
    @Ctx() { loaders }: Context,
  ): Promise<readonly TopicAttention[]> {
    return loaders.reads.attention.topics(session ?? null, includeUnconfirmed);
  }
}

@Resolver(() => CoSponsorshipType)
export class CoSponsorshipsResolver {
  @FieldResolver(() => StateStub, { description: 'The State.' })
  state(@Root() { stateIso3 }: CoSponsorship): StateStub {
    return { iso3: stateIso3 };
  }

  @FieldResolver(() => OrganizationType, { description: 'The organization.' })
  organization(@Root() { organizationCode }: CoSponsorship, @Ctx() { loaders }: Context): Promise<Organization | null> {
    return loaders.organization.load(organizationCode);
  }
}

@Resolver(() => TopicAttentionType)
export class TopicAttentionResolver {
  @FieldResolver(() => TopicStub, { description: 'The topic.' })
  topic(@Root() { topicCode }: TopicAttention): TopicStub {
    return { code: topicCode };
  }
}
