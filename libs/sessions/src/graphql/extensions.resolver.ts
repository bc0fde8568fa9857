import type { Connection, ListArguments, RequestContext } from '@assembly-graph/platform/graph';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Statement } from '../domain/statement.ts';
import type { SessionsLoaders } from './loaders.ts';
import { StatementList } from './statement.type.ts';
import { DraftStub, OrganizationStub, ResolutionStub, StateStub } from './stubs.ts';

type Context = RequestContext<SessionsLoaders>;

@Resolver(() => StateStub)
export class StateStatementsResolver {
  @FieldResolver(() => StatementList.Connection, { description: 'The statements on record that it made, for itself or for others.' })
  statements(@Root() { iso3 }: StateStub, @Args(() => StatementList.Arguments) list: ListArguments, @Ctx() { loaders }: Context): Promise<Connection<Statement>> {
    return loaders.statementsOfState.list(iso3, list);
  }

  @FieldResolver(() => StatementList.Connection, { description: 'The statements on record that another State or an organization made on its behalf.' })
  statementsOnBehalf(@Root() { iso3 }: StateStub, @Args(() => StatementList.Arguments) list: ListArguments, @Ctx() { loaders }: Context): Promise<Connection<Statement>> {
    return loaders.statementsOnBehalfOfState.list(iso3, list);
  }
}

@Resolver(() => OrganizationStub)
export class OrganizationStatementsResolver {
  @FieldResolver(() => StatementList.Connection, { description: 'The statements on record that it made, for itself or for others.' })
  statements(@Root() { code }: OrganizationStub, @Args(() => StatementList.Arguments) list: ListArguments, @Ctx() { loaders }: Context): Promise<Connection<Statement>> {
    return loaders.statementsOfOrganization.list(code, list);
  }

  @FieldResolver(() => StatementList.Connection, { description: 'The statements on record that a State or another organization made on its behalf.' })
  statementsOnBehalf(@Root() { code }: OrganizationStub, @Args(() => StatementList.Arguments) list: ListArguments, @Ctx() { loaders }: Context): Promise<Connection<Statement>> {
    return loaders.statementsOnBehalfOf.list(code, list);
  }
}

@Resolver(() => DraftStub)
export class DraftStatementsResolver {
  @FieldResolver(() => StatementList.Connection, { description: 'The statements about it that are on record: introductions, explanations of position, dissociations.' })
  statements(@Root() { symbol }: DraftStub, @Args(() => StatementList.Arguments) list: ListArguments, @Ctx() { loaders }: Context): Promise<Connection<Statement>> {
    return loaders.statementsConcerning.list(symbol ?? '', list);
  }
}

@Resolver(() => ResolutionStub)
export class ResolutionStatementsResolver {
  @FieldResolver(() => StatementList.Connection, { description: 'The statements about it that are on record: explanations of position, dissociations.' })
  statements(@Root() { symbol }: ResolutionStub, @Args(() => StatementList.Arguments) list: ListArguments, @Ctx() { loaders }: Context): Promise<Connection<Statement>> {
    return loaders.statementsConcerning.list(symbol, list);
  }
}
