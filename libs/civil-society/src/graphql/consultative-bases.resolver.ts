import { holdsAt, type Clock, type Validity } from '@assembly-graph/kernel';
import { AsOf, knownOf, momentOf, ValidityType, wholeList, type Connection, type ListArguments, type RequestContext } from '@assembly-graph/platform/graph';
import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Accreditation } from '../domain/accreditation.ts';
import { notOnRecord, type ConsultativeBasis } from '../domain/consultative-basis.ts';
import type { Organization } from '../domain/organization.ts';
import { RULE_93_BASES, type Rule93Basis } from '../domain/rule-93.ts';
import { Rule93BasisEnum } from './accreditation-enums.ts';
import { AccreditationType } from './accreditation.type.ts';
import { ConsultativeBasisList, ConsultativeBasisType } from './consultative-basis.type.ts';
import type { CivilSocietyLoaders } from './loaders.ts';
import { OrganizationType } from './organization.type.ts';

type Context = RequestContext<CivilSocietyLoaders>;

@Resolver(() => ConsultativeBasisType)
export class ConsultativeBasesResolver {
  constructor(private readonly clock: Clock) {}

  @Query(() => ConsultativeBasisList.Connection, { description: 'The bases of rule 93 that organizations have, as far as they are on record; the data set has none.' })
  consultativeBases(
    @Arg('asOf', () => AsOf, { nullable: true, description: 'Only what held at this moment; all on record, if not given.' }) asOf: AsOf | null,
    @Args(() => ConsultativeBasisList.Arguments) list: ListArguments,
    @Ctx() { loaders }: Context,
  ): Promise<Connection<ConsultativeBasis>> {
    const known = loaders.asKnown(knownOf(asOf));
    return asOf ? known.basesAt.list(momentOf(asOf, this.clock), list) : wholeList(known.bases, list);
  }

  @FieldResolver(() => OrganizationType, { description: 'The organization.' })
  organization(@Root() { organizationCode }: ConsultativeBasis, @Ctx() { loaders }: Context): Promise<Organization | null> {
    return loaders.organization.load(organizationCode);
  }

  @FieldResolver(() => ValidityType, { description: 'Since when, and until when; the beginning is null where it is not on record.' })
  validity(@Root() { from, to }: ConsultativeBasis): Validity {
    return { from, to };
  }
}

/** What an organization, and what an accreditation has of it. */
@Resolver(() => OrganizationType)
export class OrganizationBasesResolver {
  constructor(private readonly clock: Clock) {}

  @FieldResolver(() => [ConsultativeBasisType], { description: 'The bases of rule 93 that it has at a moment, as far as they are on record, in the order of the rule; each at most once.' })
  async consultativeBasis(
    @Root() { code }: Organization,
    @Arg('asOf', () => AsOf, { nullable: true, description: 'The moment asked about; now, if not given.' }) asOf: AsOf | null,
    @Ctx() { loaders }: Context,
  ): Promise<readonly ConsultativeBasis[]> {
    const moment = momentOf(asOf, this.clock);
    const bases = (await loaders.asKnown(knownOf(asOf)).basesOfOrganization.load(code)).filter((one) => holdsAt(one, moment));
    return bases.sort((a, b) => RULE_93_BASES.indexOf(a.basis) - RULE_93_BASES.indexOf(b.basis));
  }
}

@Resolver(() => AccreditationType)
export class AccreditationBasesResolver {
  constructor(private readonly clock: Clock) {}

  @FieldResolver(() => [Rule93BasisEnum], {
    description: "Of its bases, those that are not on record as the organization's when it was decided, or now while it is not: see `Organization.consultativeBasis`. That record need not be complete, so an accreditation may rest on them all the same.",
  })
  async basesNotOnRecord(@Root() { organizationCode, bases, decidedAt }: Accreditation, @Ctx() { loaders }: Context): Promise<readonly Rule93Basis[]> {
    return notOnRecord(bases, await loaders.asKnown('infinity').basesOfOrganization.load(organizationCode), decidedAt ?? this.clock.now());
  }
}
