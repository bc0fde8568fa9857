import type { Confidence } from '@assembly-graph/kernel';
import { CitedInterface, DateTimeFilter, DateTimeScalar, enumFilter, KeyFilter, listOf, NodeInterface } from '@assembly-graph/platform/graph';
import { Directive, Field, Int, ObjectType } from 'type-graphql';
import type { RegionalGroupCode } from '../domain/known.ts';
import type { Badge, Consent, Participant, ParticipantRole } from '../domain/participant.ts';
import { BadgeEnum, ConsentEnum, ParticipantRoleEnum } from './accreditation-enums.ts';

/** Who a person is needs the scope for it, wherever it is told. */
export const PERSONAL = '@requiresScopes(scopes: [["personal:read"]])';

@Directive('@key(fields: "id")')
@Directive('@authenticated')
@Directive('@policy(policies: [["ownOrganization"]])')
@ObjectType('Participant', {
  implements: [NodeInterface, CitedInterface],
  simpleResolvers: true,
  description: 'One of the people who come for an accredited organization. For the organization and the secretariat; who it is needs the scope `personal:read` besides. Everybody else learns counts.',
})
export class ParticipantType implements Participant {
  readonly id!: string;
  readonly accreditationId!: string;
  readonly organizationCode!: string;
  readonly sessionCode!: string;
  readonly sessionOpensOn!: string;
  readonly seatRegion!: RegionalGroupCode | null;
  @Field(() => ParticipantRoleEnum, { description: 'As what they come.' })
  readonly role!: ParticipantRole;
  @Directive(PERSONAL)
  @Field(() => String, { nullable: true, description: 'Their name; null once the consent was withdrawn. Personal data.' })
  readonly name!: string | null;
  @Directive(PERSONAL)
  @Field(() => String, { nullable: true, description: 'How they are reached; null where it was not given, or the consent was withdrawn. Personal data.' })
  readonly contact!: string | null;
  @Directive(PERSONAL)
  @Field(() => [ConsentEnum], { nullable: true, description: 'To what they have said yes. Personal data.' })
  readonly consents!: readonly Consent[];
  @Field(() => BadgeEnum, { description: 'Whether they may enter.' })
  readonly badge!: Badge;
  readonly speaksAs!: readonly string[];
  @Field(() => DateTimeScalar, { nullable: true, description: 'When the consent was withdrawn, and with it all that is personal.' })
  readonly erasedAt!: string | null;
  @Field(() => Int, { description: 'Raised by every change: what `expectedVersion` asks for.' })
  readonly version!: number;
  readonly knownFrom!: string | null;
  readonly confidence!: Confidence;
  readonly sourceKeys!: readonly string[];
  readonly note!: string | null;
}

/** Neither found nor ordered by what is personal: both would tell it to who may not read it. */
export const ParticipantList = listOf('Participant', () => ParticipantType, {
  filters: {
    organization: [KeyFilter, 'Code of the organization.'],
    session: [KeyFilter, 'Code of the session.'],
    role: [enumFilter('ParticipantRole', ParticipantRoleEnum), 'As what they come.'],
    badge: [enumFilter('Badge', BadgeEnum), 'Whether they may enter.'],
    erasedAt: [DateTimeFilter, 'When the consent was withdrawn; `isNull: true` finds those of whom it was not.'],
  },
  orders: {
    sessionOpensOn: 'By the first day of the session, so in the order of the sessions.',
    organization: 'By code of the organization.',
    role: 'By role.',
    badge: 'By badge.',
  },
});
