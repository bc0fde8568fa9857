import { wholeList, type Connection, type ListArguments, type RequestContext } from '@assembly-graph/platform/graph';
import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { AdvocacyDocument } from '../domain/advocacy-document.ts';
import type { Organization } from '../domain/organization.ts';
import type { ParticipationProfile } from '../domain/participation-profile.ts';
import type { SideEvent } from '../domain/side-event.ts';
import { AdvocacyDocumentList } from './advocacy-document.type.ts';
import type { CivilSocietyLoaders } from './loaders.ts';
import { OrganizationList, OrganizationType } from './organization.type.ts';
import { ParticipationProfileType } from './participation-profile.type.ts';
import { SideEventList } from './side-event.type.ts';
import { SessionStub, StateStub } from './stubs.ts';

type Context = RequestContext<CivilSocietyLoaders>;

@Resolver(() => OrganizationType)
export class OrganizationsResolver {
  @Query(() => OrganizationType, { nullable: true, description: 'The organization with this code; null if there is none.' })
  organization(@Arg('code', () => String, { description: 'Its code, e.g. "cicc".' }) code: string, @Ctx() { loaders }: Context): Promise<Organization | null> {
    return loaders.organization.load(code);
  }

  @Query(() => OrganizationList.Connection, { description: 'The organizations on record. It is no register of those accredited: none was found.' })
  organizations(@Args(() => OrganizationList.Arguments) list: ListArguments, @Ctx() { loaders }: Context): Promise<Connection<Organization>> {
    return wholeList(loaders.reads.organizations, list);
  }

  @FieldResolver(() => StateStub, { nullable: true, description: 'The State where it has its seat; see `seatConfidence`. Null where it was not found.' })
  seat(@Root() { seatIso3 }: Organization): StateStub | null {
    return seatIso3 === null ? null : { iso3: seatIso3 };
  }

  @FieldResolver(() => SideEventList.Connection, { description: 'The side events that it hosted, alone or with others.' })
  sideEvents(@Root() { code }: Organization, @Args(() => SideEventList.Arguments) list: ListArguments, @Ctx() { loaders }: Context): Promise<Connection<SideEvent>> {
    return loaders.sideEventsOfOrganization.list(code, list);
  }

  @FieldResolver(() => AdvocacyDocumentList.Connection, { description: 'The documents that it issued.' })
  advocacyDocuments(
    @Root() { code }: Organization,
    @Args(() => AdvocacyDocumentList.Arguments) list: ListArguments,
    @Ctx() { loaders }: Context,
  ): Promise<Connection<AdvocacyDocument>> {
    return loaders.advocacyDocumentsOfAuthor.list(code, list);
  }

  @FieldResolver(() => ParticipationProfileType, { description: 'How it took part, in counts over what is on record.' })
  participationProfile(
    @Root() { code }: Organization,
    @Arg('includeUnconfirmed', () => Boolean, { defaultValue: false, description: 'Whether to count also what is only RECALLED.' }) includeUnconfirmed: boolean,
    @Ctx() { loaders }: Context,
  ): Promise<ParticipationProfile> {
    return loaders.participationProfile.load({ organizationCode: code, includeUnconfirmed });
  }
}

@Resolver(() => ParticipationProfileType)
export class ParticipationProfilesResolver {
  @FieldResolver(() => [SessionStub], { description: 'The sessions for which it hosted a side event or issued a document, each once, in the order of time.' })
  sessions(@Root() { sessionCodes }: ParticipationProfile): SessionStub[] {
    return sessionCodes.map((code) => ({ code }));
  }
}
