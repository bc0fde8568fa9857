import { wholeList, type Connection, type ListArguments, type RequestContext } from '@assembly-graph/platform/graph';
import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { AdvocacyDocument } from '../domain/advocacy-document.ts';
import type { Organization } from '../domain/organization.ts';
import { AdvocacyDocumentList, AdvocacyDocumentType } from './advocacy-document.type.ts';
import type { CivilSocietyLoaders } from './loaders.ts';
import { OrganizationType } from './organization.type.ts';
import { SessionStub, TopicStub } from './stubs.ts';

type Context = RequestContext<CivilSocietyLoaders>;

@Resolver(() => AdvocacyDocumentType)
export class AdvocacyDocumentsResolver {
  @Query(() => AdvocacyDocumentType, { nullable: true, description: 'The document with this code; null if there is none.' })
  advocacyDocument(
    @Arg('code', () => String, { description: 'Its code in the data set, e.g. "AD-01".' }) code: string,
    @Ctx() { loaders }: Context,
  ): Promise<AdvocacyDocument | null> {
    return loaders.advocacyDocument.load(code);
  }

  @Query(() => AdvocacyDocumentList.Connection, {
    description: 'What organizations wrote to or about the Assembly, in the order of the sessions unless asked otherwise; those tied to no session come last.',
  })
  advocacyDocuments(@Args(() => AdvocacyDocumentList.Arguments) list: ListArguments, @Ctx() { loaders }: Context): Promise<Connection<AdvocacyDocument>> {
    return wholeList(loaders.reads.advocacyDocuments, list);
  }

  @FieldResolver(() => OrganizationType, { description: 'The organization that issued it.' })
  author(@Root() { authorCode }: AdvocacyDocument, @Ctx() { loaders }: Context): Promise<Organization | null> {
    return loaders.organization.load(authorCode);
  }

  @FieldResolver(() => SessionStub, { nullable: true, description: 'The session that it was written for or about; null where it is tied to no one session.' })
  session(@Root() { sessionCode }: AdvocacyDocument): SessionStub | null {
    return sessionCode === null ? null : { code: sessionCode };
  }

  @FieldResolver(() => [TopicStub], { description: 'The topics that its title names by their words; our assignment, by rule.' })
  topics(@Root() { topics }: AdvocacyDocument): TopicStub[] {
    return topics.map((code) => ({ code }));
  }
}
