import { AsOf, knownOf, wholeList, type Connection, type ListArguments, type RequestContext } from '@assembly-graph/platform/graph';
import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { AdvocacyDocument } from '../domain/advocacy-document.ts';
import type { Organization } from '../domain/organization.ts';
import type { Recommendation } from '../domain/recommendation.ts';
import { AddresseeType, AdvocacyDocumentList, AdvocacyDocumentType } from './advocacy-document.type.ts';
import type { CivilSocietyLoaders } from './loaders.ts';
import { AgentUnion } from './agent.union.ts';
import { OrganizationList, OrganizationType } from './organization.type.ts';
import { RecommendationList } from './recommendation.type.ts';
import { SessionStub, TopicStub, type StateStub } from './stubs.ts';

type Context = RequestContext<CivilSocietyLoaders>;
const AS_OF = 'As the record said it then, by `knownAt`: before later signatures, say.';

@Resolver(() => AdvocacyDocumentType)
export class AdvocacyDocumentsResolver {
  @Query(() => AdvocacyDocumentType, { nullable: true, description: 'The document with this code; null if there is none.' })
  advocacyDocument(
    @Arg('code', () => String, { description: 'Its code in the data set, e.g. "AD-01".' }) code: string,
    @Arg('asOf', () => AsOf, { nullable: true, description: AS_OF }) asOf: AsOf | null,
    @Ctx() { loaders }: Context,
  ): Promise<AdvocacyDocument | null> {
    return loaders.asKnown(knownOf(asOf)).advocacyDocument.load(code);
  }

  @Query(() => AdvocacyDocumentList.Connection, {
    description: 'What organizations wrote to or about the Assembly, in the order of the sessions unless asked otherwise; those tied to no session come last.',
  })
  advocacyDocuments(
    @Args(() => AdvocacyDocumentList.Arguments) list: ListArguments,
    @Arg('asOf', () => AsOf, { nullable: true, description: AS_OF }) asOf: AsOf | null,
    @Ctx() { loaders }: Context,
  ): Promise<Connection<AdvocacyDocument>> {
    return wholeList(loaders.asKnown(knownOf(asOf)).advocacyDocuments, list);
  }

  @FieldResolver(() => OrganizationType, { description: 'The organization that issued it.' })
  author(@Root() { authorCode }: AdvocacyDocument, @Ctx() { loaders }: Context): Promise<Organization | null> {
    return loaders.organization.load(authorCode);
  }

  @FieldResolver(() => OrganizationList.Connection, { description: 'All organizations that wrote it, the one that issued it among them.' })
  authors(@Root() { id }: AdvocacyDocument, @Args(() => OrganizationList.Arguments) list: ListArguments, @Ctx() { loaders }: Context): Promise<Connection<Organization>> {
    return loaders.authorsOfDocument.list(id, list);
  }

  @FieldResolver(() => OrganizationList.Connection, { description: 'The organizations that have signed it, each by itself.' })
  signatories(@Root() { id }: AdvocacyDocument, @Args(() => OrganizationList.Arguments) list: ListArguments, @Ctx() { loaders }: Context): Promise<Connection<Organization>> {
    return loaders.signatoriesOfDocument.list(id, list);
  }

  @FieldResolver(() => [AddresseeType], { description: 'Whom it is addressed to; empty where it was not said.' })
  addressees(@Root() { addressedBodies, addressedStates, addressedOrganizations }: AdvocacyDocument): AddresseeType[] {
    return [
      ...addressedBodies.map((body) => ({ body })),
      ...addressedStates.map((stateIso3) => ({ body: null, stateIso3 })),
      ...addressedOrganizations.map((organizationCode) => ({ body: null, organizationCode })),
    ];
  }

  @FieldResolver(() => RecommendationList.Connection, { description: 'What it asks for.' })
  recommendations(@Root() { id }: AdvocacyDocument, @Args(() => RecommendationList.Arguments) list: ListArguments, @Ctx() { loaders }: Context): Promise<Connection<Recommendation>> {
    return loaders.recommendationsOfDocument.list(id, list);
  }

  @FieldResolver(() => SessionStub, { nullable: true, description: 'The session that it was written for or about; null where it is tied to no one session.' })
  session(@Root() { sessionCode }: AdvocacyDocument): SessionStub | null {
    return sessionCode === null ? null : { code: sessionCode };
  }

  @FieldResolver(() => [TopicStub], { description: 'Its topics: as published here, or those that its title names by their words; then our assignment, by rule.' })
  topics(@Root() { topics }: AdvocacyDocument): TopicStub[] {
    return topics.map((code) => ({ code }));
  }
}

@Resolver(() => AddresseeType)
export class AddresseesResolver {
  @FieldResolver(() => AgentUnion, { nullable: true, description: 'The State or the organization; null for a body.' })
  async agent(@Root() { stateIso3, organizationCode }: AddresseeType, @Ctx() { loaders }: Context): Promise<StateStub | Organization | null> {
    if (stateIso3 !== undefined) return { iso3: stateIso3 };
    return organizationCode === undefined ? null : loaders.organization.load(organizationCode);
  }
}
