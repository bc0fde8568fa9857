import type { Clock } from '@assembly-graph/kernel';
import { AsOf, knownOf, momentOf, wholeList, type Connection, type ListArguments, type RequestContext } from '@assembly-graph/platform/graph';
import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { OrganizationMerger } from '../domain/organization-merger.ts';
import type { Organization } from '../domain/organization.ts';
import type { CivilSocietyLoaders } from './loaders.ts';
import { OrganizationMergerList, OrganizationMergerType } from './organization-merger.type.ts';
import { OrganizationType } from './organization.type.ts';

type Context = RequestContext<CivilSocietyLoaders>;
const AS_KNOWN = { nullable: true, description: 'As the record said it then, by `knownAt`; `at` is not asked, for each says its day.' } as const;

@Resolver(() => OrganizationMergerType)
export class OrganizationMergersResolver {
  @Query(() => OrganizationMergerList.Connection, { description: 'The mergers of organizations on record, by day unless asked otherwise; the data set has none.' })
  organizationMergers(@Args(() => OrganizationMergerList.Arguments) list: ListArguments, @Arg('asOf', () => AsOf, AS_KNOWN) asOf: AsOf | null, @Ctx() { loaders }: Context): Promise<Connection<OrganizationMerger>> {
    return wholeList(loaders.asKnown(knownOf(asOf)).mergers, list);
  }

  @FieldResolver(() => OrganizationType, { description: 'The organization that has merged.' })
  organization(@Root() { organizationCode }: OrganizationMerger, @Ctx() { loaders }: Context): Promise<Organization | null> {
    return loaders.organization.load(organizationCode);
  }

  @FieldResolver(() => OrganizationType, { description: 'The organization into which it has.' })
  into(@Root() { intoCode }: OrganizationMerger, @Ctx() { loaders }: Context): Promise<Organization | null> {
    return loaders.organization.load(intoCode);
  }
}

/** What an organization has of it. */
@Resolver(() => OrganizationType)
export class OrganizationMergerResolver {
  constructor(private readonly clock: Clock) {}

  @FieldResolver(() => OrganizationType, { nullable: true, description: 'The organization into which it has merged at a moment; null while it stands by itself.' })
  async mergedInto(
    @Root() { code }: Organization,
    @Arg('asOf', () => AsOf, { nullable: true, description: 'The moment asked about; now, if not given.' }) asOf: AsOf | null,
    @Ctx() { loaders }: Context,
  ): Promise<Organization | null> {
    const merger = await loaders.asKnown(knownOf(asOf)).merger.load(code);
    return merger && merger.mergedOn <= momentOf(asOf, this.clock).slice(0, 10) ? loaders.organization.load(merger.intoCode) : null;
  }

  @FieldResolver(() => OrganizationMergerType, { nullable: true, description: 'Its merger into another, also one to come; null where none is on record.' })
  merger(@Root() { code }: Organization, @Arg('asOf', () => AsOf, AS_KNOWN) asOf: AsOf | null, @Ctx() { loaders }: Context): Promise<OrganizationMerger | null> {
    return loaders.asKnown(knownOf(asOf)).merger.load(code);
  }

  @FieldResolver(() => OrganizationMergerList.Connection, { description: 'The mergers of others into it.' })
  mergersInto(
    @Root() { code }: Organization,
    @Args(() => OrganizationMergerList.Arguments) list: ListArguments,
    @Arg('asOf', () => AsOf, AS_KNOWN) asOf: AsOf | null,
    @Ctx() { loaders }: Context,
  ): Promise<Connection<OrganizationMerger>> {
    return loaders.asKnown(knownOf(asOf)).mergersInto.list(code, list);
  }
}
