import { instantOf } from '@assembly-graph/kernel';
import { DateTimeScalar, wholeList, type Connection, type ListArguments, type RequestContext } from '@assembly-graph/platform/graph';
import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { credentialsAt, type Credentials, type CredentialsSummary } from '../domain/credentials.ts';
import type { Delegation } from '../domain/delegation.ts';
import type { Document } from '../domain/document.ts';
import type { Session } from '../domain/session.ts';
import { AgentUnion, type Agent } from './agent.union.ts';
import { CredentialsList, CredentialsSummaryType, CredentialsType, DelegationList, DelegationType } from './delegation.type.ts';
import { DocumentType } from './document.type.ts';
import type { SessionsLoaders, SessionsReads } from './loaders.ts';
import { SessionType } from './session.type.ts';

type Context = RequestContext<SessionsLoaders>;
const ATTENDANCE = 'How many took part by capacity, credentials as they stand, session or State, and how many persons, says `summary`; a delegation that is not on record is not counted, which does not say that it was not there. By regional group: of each State, `regionalGroup(asOf:)`.';
const AT = 'RFC 3339, or the first moment of a day (UTC); the opening of the session, if not given.';

@Resolver(() => DelegationType)
export class DelegationsResolver {
  constructor(private readonly reads: SessionsReads) {}

  @Query(() => DelegationList.Connection, { description: `The delegations on record, of all sessions. ${ATTENDANCE}` })
  delegations(@Args(() => DelegationList.Arguments) list: ListArguments): Promise<Connection<Delegation>> {
    return wholeList(this.reads.delegations, list);
  }

  @FieldResolver(() => SessionType, { description: 'The session.' })
  session(@Root() { sessionCode }: Delegation, @Ctx() { loaders }: Context): Promise<Session | null> {
    return loaders.session.load(sessionCode);
  }

  @FieldResolver(() => AgentUnion, { description: 'The State or the organization.' })
  agent(@Root() { stateIso3, organizationCode }: Delegation): Agent {
    return stateIso3 === null ? { code: organizationCode! } : { iso3: stateIso3 };
  }

  @FieldResolver(() => CredentialsType, { nullable: true, description: 'How its credentials stand, or stood at a moment; null: nothing was entered.' })
  async credentials(
    @Root() { id }: Delegation,
    @Arg('at', () => DateTimeScalar, { nullable: true, description: 'At this moment: RFC 3339, or the first moment of a day (UTC). As they stand, if not given.' }) at: string | null,
    @Ctx() { loaders }: Context,
  ): Promise<Credentials | null> {
    const steps = (await loaders.stepsOfDelegation.load(id)).toSorted((a, b) => a.ordinal - b.ordinal);
    return at ? credentialsAt(steps, instantOf(at)) : (steps.at(-1) ?? null);
  }

  @FieldResolver(() => CredentialsList.Connection, { description: 'The history of its credentials, step by step.' })
  credentialsSteps(@Root() { id }: Delegation, @Args(() => CredentialsList.Arguments) list: ListArguments, @Ctx() { loaders }: Context): Promise<Connection<Credentials>> {
    return loaders.credentialsOfDelegation.list(id, list);
  }
}

@Resolver(() => CredentialsType)
export class CredentialsResolver {
  @FieldResolver(() => DelegationType, { description: 'The delegation.' })
  delegation(@Root() { delegationId }: Credentials, @Ctx() { loaders }: Context): Promise<Delegation | null> {
    return loaders.delegation.load(delegationId);
  }

  @FieldResolver(() => DocumentType, { nullable: true, description: 'The report that says so; null if none is named, or it is not on record.' })
  report(@Root() { reportSymbol }: Credentials, @Ctx() { loaders }: Context): Promise<Document | null> | null {
    return reportSymbol === null ? null : loaders.document.load(reportSymbol);
  }
}

@Resolver(() => SessionType)
export class SessionDelegationsResolver {
  @FieldResolver(() => DelegationList.Connection, { description: `Its delegations that are on record. ${ATTENDANCE}` })
  delegations(@Root() { code }: Session, @Args(() => DelegationList.Arguments) list: ListArguments, @Ctx() { loaders }: Context): Promise<Connection<Delegation>> {
    return loaders.delegationsOfSession.list(code, list);
  }

  @FieldResolver(() => DelegationList.Connection, {
    description: 'Those whose credentials were there at its opening, but not as originals, and of which an original was received later. It opens with its first plenary meeting on record, or else with its first day.',
  })
  laterOriginals(@Root() { code }: Session, @Args(() => DelegationList.Arguments) list: ListArguments, @Ctx() { loaders }: Context): Promise<Connection<Delegation>> {
    return loaders.laterOriginalsOfSession.list(code, list);
  }

  @FieldResolver(() => CredentialsSummaryType, { description: 'How the credentials of its delegations of States stood at its opening, or at another moment.' })
  credentialsSummary(
    @Root() { code }: Session, @Arg('at', () => DateTimeScalar, { nullable: true, description: AT }) at: string | null, @Ctx() { loaders }: Context,
  ): Promise<CredentialsSummary> {
    return loaders.credentialsSummary.load({ sessionCode: code, at: at ? instantOf(at) : null });
  }
}
