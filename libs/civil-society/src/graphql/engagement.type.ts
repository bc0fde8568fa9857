import type { Confidence } from '@assembly-graph/kernel';
import { CitedInterface, DateFilter, DateScalar, enumFilter, IntFilter, KeyFilter, KeyListFilter, listOf, NodeInterface, StringFilter } from '@assembly-graph/platform/graph';
import { Directive, Field, Int, ObjectType } from 'type-graphql';
import type { BodyAddressed } from '../domain/addressee.ts';
import type { Engagement, EngagementKind } from '../domain/engagement.ts';
import type { NgoSpeakingSlot } from '../domain/speaking-slot.ts';
import { BodyAddressedEnum, EngagementKindEnum } from './enums.ts';

@Directive('@key(fields: "id")')
@ObjectType('Engagement', { implements: [NodeInterface, CitedInterface], simpleResolvers: true, description: 'That organizations met somebody around the Assembly: organizations and States, never persons.' })
export class EngagementType implements Engagement {
  readonly id!: string;
  @Field(() => EngagementKindEnum, { description: 'How they met.' })
  readonly kind!: EngagementKind;
  @Field(() => String, { description: 'About what.' })
  readonly title!: string;
  @Field(() => DateScalar, { description: 'The day.' })
  readonly heldOn!: string;
  readonly sessionCode!: string | null;
  readonly sessionOpensOn!: string | null;
  @Field(() => BodyAddressedEnum, { nullable: true, description: 'The body they met; null if none.' })
  readonly withBody!: BodyAddressed | null;
  readonly withStates!: readonly string[];
  readonly organizations!: readonly string[];
  readonly topics!: readonly string[];
  @Field(() => Int, { description: 'Raised by every change.' })
  readonly version!: number;
  readonly knownFrom!: string | null;
  readonly confidence!: Confidence;
  readonly sourceKeys!: readonly string[];
  readonly note!: string | null;
}

/** A State or an organization that took part, by its key. */
@ObjectType('EngagementParty', { simpleResolvers: true, description: 'A State or an organization that took part in an engagement.' })
export class EngagementPartyType {
  readonly stateIso3?: string;
  readonly organizationCode?: string;
}

@Directive('@key(fields: "id")')
@ObjectType('NgoSpeakingSlot', { implements: [NodeInterface, CitedInterface], simpleResolvers: true, description: 'A place in the NGO segment of the general debate of a session, allocated to an organization.' })
export class NgoSpeakingSlotType implements NgoSpeakingSlot {
  readonly id!: string;
  readonly sessionCode!: string;
  readonly sessionOpensOn!: string;
  @Field(() => Int, { description: '1, 2, 3, … in the order of speaking.' })
  readonly place!: number;
  readonly organizationCode!: string;
  @Field(() => Int, { description: 'Raised by every change: what `expectedVersion` asks for.' })
  readonly version!: number;
  readonly knownFrom!: string | null;
  readonly confidence!: Confidence;
  readonly sourceKeys!: readonly string[];
  readonly note!: string | null;
}

export const EngagementList = listOf('Engagement', () => EngagementType, {
  filters: {
    kind: [enumFilter('EngagementKind', EngagementKindEnum), 'How they met.'],
    title: [StringFilter, 'About what.'],
    heldOn: [DateFilter, 'The day.'],
    session: [KeyFilter, 'Code of the session; `isNull: true` finds those tied to none.'],
    withBody: [enumFilter('BodyAddressed', BodyAddressedEnum), 'The body they met.'],
    withStates: [KeyListFilter, 'Alpha-3 codes of the States they met.'],
    organizations: [KeyListFilter, 'Codes of the organizations.'],
    topics: [KeyListFilter, 'Codes of its topics.'],
  },
  orders: { heldOn: 'By day.', title: 'By what it was about.', kind: 'By how they met.' },
});

export const NgoSpeakingSlotList = listOf('NgoSpeakingSlot', () => NgoSpeakingSlotType, {
  filters: {
    session: [KeyFilter, 'Code of the session.'],
    organization: [KeyFilter, 'Code of the organization.'],
    place: [IntFilter, 'Its place in the order of speaking.'],
  },
  orders: { sessionOpensOn: 'By the first day of the session, so in the order of the sessions.', place: 'By the order of speaking.', organization: 'By code of the organization.' },
});
