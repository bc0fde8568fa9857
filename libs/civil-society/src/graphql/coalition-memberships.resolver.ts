import type { Clock, Validity } from '@assembly-graph/kernel';
import { AsOf, knownOf, momentOf, ValidityType, wholeList, type Connection, type ListArguments, type RequestContext } from '@assembly-graph/platform/graph';
import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { CoalitionMembership } from '../domain/coalition-membership.ts';
import type { Organization } from '../domain/organization.ts';
import { CoalitionMembershipList, CoalitionMembershipType } from './coalition-membership.type.ts';
import type { CivilSocietyLoaders } from './loaders.ts';
import { OrganizationType } from './organization.type.ts';

type Context = RequestContext<CivilSocietyLoaders>;
const AT = { nullable: true, description: 'Only what held at this moment; all on record, if not given.' } as const;

@Resolver(() => CoalitionMembershipType)
export class CoalitionMembershipsResolver {
  constructor(private readonly clock: Clock) {}

  @Query(() => CoalitionMembershipList.Connection, { description: 'Which organizations are members of which, as far as it is on record; the data set has none.' })
  coalitionMemberships(@Arg('asOf', () => AsOf, AT) asOf: AsOf | null, @Args(() => CoalitionMembershipList.Arguments) list: ListArguments, @Ctx() { loaders }: Context): Promise<Connection<CoalitionMembership>> {
    const known = loaders.asKnown(knownOf(asOf));
    return asOf ? known.membershipsAt.list(momentOf(asOf, this.clock), list) : wholeList(known.memberships, list);
  }

  @FieldResolver(() => OrganizationType, { description: 'The organization that has the member.' })
  coalition(@Root() { coalitionCode }: CoalitionMembership, @Ctx() { loaders }: Context): Promise<Organization | null> {
    return loaders.organization.load(coalitionCode);
  }

  @FieldResolver(() => OrganizationType, { description: 'The member.' })
  member(@Root() { memberCode }: CoalitionMembership, @Ctx() { loaders }: Context): Promise<Organization | null> {
    return loaders.organization.load(memberCode);
  }

  @FieldResolver(() => ValidityType, { description: 'Since when, and until when; the beginning is null where it is not on record.' })
  validity(@Root() { from, to }: CoalitionMembership): Validity {
    return { from, to };
  }
}

/** What an organization has of it. */
@Resolver(() => OrganizationType)
export class OrganizationMembersResolver {
  constructor(private readonly clock: Clock) {}

  @FieldResolver(() => CoalitionMembershipList.Connection, { description: 'Its members, as far as they are on record, each with since when; not the members of its members.' })
  members(@Root() { code }: Organization, @Arg('asOf', () => AsOf, AT) asOf: AsOf | null, @Args(() => CoalitionMembershipList.Arguments) list: ListArguments, @Ctx() { loaders }: Context): Promise<Connection<CoalitionMembership>> {
    const known = loaders.asKnown(knownOf(asOf));
    return asOf ? known.membersAt.list(`${code} ${momentOf(asOf, this.clock)}`, list) : known.members.list(code, list);
  }

  @FieldResolver(() => CoalitionMembershipList.Connection, { description: 'Of which coalitions, or others that have members, it is a member, as far as it is on record.' })
  memberOf(@Root() { code }: Organization, @Arg('asOf', () => AsOf, AT) asOf: AsOf | null, @Args(() => CoalitionMembershipList.Arguments) list: ListArguments, @Ctx() { loaders }: Context): Promise<Connection<CoalitionMembership>> {
    const known = loaders.asKnown(knownOf(asOf));
    return asOf ? known.memberOfAt.list(`${code} ${momentOf(asOf, this.clock)}`, list) : known.memberOf.list(code, list);
  }
}
