import { wholeList, type Connection, type ListArguments, type RequestContext } from '@assembly-graph/platform/graph';
import { Args, Ctx, Directive, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Accreditation, LoggedStep } from '../domain/accreditation.ts';
import type { Organization } from '../domain/organization.ts';
import type { Participant } from '../domain/participant.ts';
import type { SessionTerms } from '../domain/session-terms.ts';
import { AccreditationList, AccreditationStepType, AccreditationType } from './accreditation.type.ts';
import type { CivilSocietyLoaders } from './loaders.ts';
import { OrganizationType } from './organization.type.ts';
import { ParticipantList, ParticipantType } from './participant.type.ts';
import { SessionTermsType } from './session-terms.type.ts';
import { SessionStub, type StateStub, StateStub as StateType } from './stubs.ts';

type Context = RequestContext<CivilSocietyLoaders>;

@Resolver(() => AccreditationType)
export class AccreditationsResolver {
  @Directive('@authenticated')
  @Query(() => AccreditationList.Connection, { nullable: true, description: 'The accreditations of your organization; all, for the secretariat.' })
  accreditations(@Args(() => AccreditationList.Arguments) list: ListArguments, @Ctx() { loaders }: Context): Promise<Connection<Accreditation>> {
    return wholeList(loaders.reads.accreditations, list);
  }

  @FieldResolver(() => OrganizationType, { description: 'The organization.' })
  organization(@Root() { organizationCode }: Accreditation, @Ctx() { loaders }: Context): Promise<Organization | null> {
    return loaders.organization.load(organizationCode);
  }

  @FieldResolver(() => SessionStub, { description: 'The session.' })
  session(@Root() { sessionCode }: Accreditation): SessionStub {
    return { code: sessionCode };
  }

  @FieldResolver(() => StateType, { nullable: true, description: 'Where the organization had its seat when it asked; null where no seat is known.' })
  seat(@Root() { seatIso3 }: Accreditation): StateStub | null {
    return seatIso3 === null ? null : { iso3: seatIso3 };
  }

  @FieldResolver(() => [AccreditationStepType], { description: 'Every step, in their order.' })
  async log(@Root() { id }: Accreditation, @Ctx() { loaders }: Context): Promise<readonly LoggedStep[]> {
    return loaders.accreditationSteps.load(id);
  }

  @FieldResolver(() => ParticipantList.Connection, { description: 'Who comes for the organization.' })
  participants(@Root() { id }: Accreditation, @Args(() => ParticipantList.Arguments) list: ListArguments, @Ctx() { loaders }: Context): Promise<Connection<Participant>> {
    return loaders.participantsOfAccreditation.list(id, list);
  }
}

@Resolver(() => AccreditationStepType)
export class AccreditationStepsResolver {
  @FieldResolver(() => StateType, { nullable: true, description: 'Which State objected; null for any other step.' })
  state(@Root() { stateIso3 }: LoggedStep): StateStub | null {
    return stateIso3 === null ? null : { iso3: stateIso3 };
  }
}

@Resolver(() => ParticipantType)
export class ParticipantsResolver {
  @Directive('@authenticated')
  @Query(() => ParticipantList.Connection, { nullable: true, description: 'The people who come for your organization; all, for the secretariat. Who they are needs the scope `personal:read`.' })
  participants(@Args(() => ParticipantList.Arguments) list: ListArguments, @Ctx() { loaders }: Context): Promise<Connection<Participant>> {
    return wholeList(loaders.reads.participants, list);
  }

  @FieldResolver(() => AccreditationType, { nullable: true, description: 'The accreditation under which they come.' })
  accreditation(@Root() { accreditationId }: Participant, @Ctx() { loaders }: Context): Promise<Accreditation | null> {
    return loaders.accreditation.load(accreditationId);
  }

  @FieldResolver(() => OrganizationType, { description: 'The organization for which they come.' })
  organization(@Root() { organizationCode }: Participant, @Ctx() { loaders }: Context): Promise<Organization | null> {
    return loaders.organization.load(organizationCode);
  }

  @FieldResolver(() => SessionStub, { description: 'The session to which they come.' })
  session(@Root() { sessionCode }: Participant): SessionStub {
    return { code: sessionCode };
  }
}

/** What organizations and sessions have of it. */
@Resolver(() => OrganizationType)
export class OrganizationAccreditationsResolver {
  @Directive('@authenticated')
  @FieldResolver(() => AccreditationList.Connection, { nullable: true, description: 'Its accreditations, for itself and the secretariat.' })
  accreditations(@Root() { code }: Organization, @Args(() => AccreditationList.Arguments) list: ListArguments, @Ctx() { loaders }: Context): Promise<Connection<Accreditation>> {
    return loaders.accreditationsOfOrganization.list(code, list);
  }
}

@Resolver(() => SessionStub)
export class SessionAccreditationsResolver {
  @Directive('@authenticated')
  @FieldResolver(() => AccreditationList.Connection, { nullable: true, description: 'The accreditations to it: of your organization; all, for the secretariat. Everybody has their counts in `accreditationStats`.' })
  accreditations(@Root() { code }: SessionStub, @Args(() => AccreditationList.Arguments) list: ListArguments, @Ctx() { loaders }: Context): Promise<Connection<Accreditation>> {
    return loaders.accreditationsOfSession.list(code, list);
  }

  @FieldResolver(() => SessionTermsType, { nullable: true, description: 'On what terms civil society takes part in it; null where none were set.' })
  civilSocietyTerms(@Root() { code }: SessionStub, @Ctx() { loaders }: Context): Promise<SessionTerms | null> {
    return loaders.sessionTerms.load(code);
  }
}

@Resolver(() => SessionTermsType)
export class SessionTermsResolver {
  @FieldResolver(() => SessionStub, { description: 'The session.' })
  session(@Root() { sessionCode }: SessionTerms): SessionStub {
    return { code: sessionCode };
  }
}
