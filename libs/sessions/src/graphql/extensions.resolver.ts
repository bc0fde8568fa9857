import type { Connection, ListArguments, RequestContext } from '@assembly-graph/platform/graph';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Delegation } from '../domain/delegation.ts';
import type { SpeakingSlot } from '../domain/speaking-slot.ts';
import type { Statement } from '../domain/statement.ts';
import { DelegationList } from './delegation.type.ts';
import type { SessionsLoaders } from './loaders.ts';
import { SpeakingSlotList } from './speakers.type.ts';
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

  @FieldResolver(() => DelegationList.Connection, { description: 'Its delegations to sessions that are on record.' })
  delegations(@Root() { iso3 }: StateStub, @Args(() => DelegationList.Arguments) list: ListArguments, @Ctx() { loaders }: Context): Promise<Connection<Delegation>> {
    return loaders.delegationsOfState.list(iso3, list);
  }

  @FieldResolver(() => SpeakingSlotList.Connection, { description: 'Its places on lists of speakers that are on record.' })
  speakersListSlots(@Root() { iso3 }: StateStub, @Args(() => SpeakingSlotList.Arguments) list: ListArguments, @Ctx() { loaders }: Context): Promise<Connection<SpeakingSlot>> {
    return loaders.slotsOfState.list(iso3, list);
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

  @FieldResolver(() => DelegationList.Connection, { description: 'Its delegations to sessions that are on record.' })
  delegations(@Root() { code }: OrganizationStub, @Args(() => DelegationList.Arguments) list: ListArguments, @Ctx() { loaders }: Context): Promise<Connection<Delegation>> {
    return loaders.delegationsOfOrganization.list(code, list);
  }

  @FieldResolver(() => SpeakingSlotList.Connection, { description: 'Its places on lists of speakers that are on record.' })
  speakersListSlots(@Root() { code }: OrganizationStub, @Args(() => SpeakingSlotList.Arguments) list: ListArguments, @Ctx() { loaders }: Context): Promise<Connection<SpeakingSlot>> {
    return loaders.slotsOfOrganization.list(code, list);
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
