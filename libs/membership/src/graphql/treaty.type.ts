import type { Confidence } from '@assembly-graph/kernel';
import { CitedInterface, DateFilter, DateScalar, enumFilter, KeyFilter, KeyListFilter, listOf, NodeInterface, StringFilter } from '@assembly-graph/platform/graph';
import { Directive, Field, Int, ObjectType } from 'type-graphql';
import type { TreatyAction, TreatyActionKind } from '../domain/treaty-action.ts';
import type { Treaty, TreatyCode } from '../domain/treaty.ts';
import { TreatyActionKindEnum, TreatyCodeEnum } from './enums.ts';

const ofTreatyCode = enumFilter('TreatyCode', TreatyCodeEnum);

@Directive('@key(fields: "code")')
@Directive('@key(fields: "id")')
@ObjectType('Treaty', { implements: [NodeInterface, CitedInterface], simpleResolvers: true, description: 'A treaty around the Court.' })
export class TreatyType implements Treaty {
  readonly id!: string;
  @Field(() => TreatyCodeEnum, { description: 'Its code in this graph.' })
  readonly code!: TreatyCode;
  @Field(() => String, { description: 'Its title in English.' })
  readonly title!: string;
  @Field(() => String, { description: 'Its heading in the UN Treaty Collection, e.g. "XVIII-10".' })
  readonly depositaryReference!: string;
  readonly topics!: readonly string[];
  readonly confidence!: Confidence;
  readonly sourceKeys!: readonly string[];
  readonly note!: string | null;
}

export const TreatyList = listOf('Treaty', () => TreatyType, {
  filters: {
    code: [ofTreatyCode, 'Its code.'],
    title: [StringFilter, 'Its title.'],
    topics: [KeyListFilter, 'Codes of the topics it belongs to.'],
  },
  orders: { depositaryReference: 'As the UN Treaty Collection orders them.', title: 'By title.' },
  notGroupedBy: ['code'],
});

@Directive('@key(fields: "id")')
@ObjectType('TreatyAction', {
  implements: [NodeInterface, CitedInterface],
  simpleResolvers: true,
  description: 'What a State did about a treaty, or what the treaty then did by its own rules, on one day.',
})
export class TreatyActionType implements TreatyAction {
  readonly id!: string;
  readonly stateIso3!: string;
  readonly treatyCode!: TreatyCode;
  @Field(() => TreatyActionKindEnum, { description: 'What was done.' })
  readonly kind!: TreatyActionKind;
  @Field(() => DateScalar, { description: 'On which day; of an instrument, the day of its deposit. May lie in the future.' })
  readonly takenOn!: string;
  @Field(() => String, { nullable: true, description: 'The article by which the day follows from another action; null for a deed of the State itself.' })
  readonly ruleApplied!: string | null;
  @Field(() => String, { nullable: true, description: 'The depositary\'s notification by which it was told, e.g. "C.N.805.2016.TREATIES-XVIII.10"; null where not on record.' })
  readonly depositaryReference!: string | null;
  @Field(() => Int, { description: 'Raised by every correction; give it as `expectedVersion` to correct it.' })
  readonly version!: number;
  readonly knownFrom!: string | null;
  readonly confidence!: Confidence;
  readonly sourceKeys!: readonly string[];
  readonly note!: string | null;
}

@ObjectType('DepositaryNotification', { simpleResolvers: true, description: 'By which the depositary told what States did about a treaty.' })
export class DepositaryNotificationType {
  @Field(() => String, { description: 'Its reference, e.g. "C.N.805.2016.TREATIES-XVIII.10".' })
  readonly reference!: string;
}

export const TreatyActionList = listOf('TreatyAction', () => TreatyActionType, {
  filters: {
    state: [KeyFilter, 'Alpha-3 code of the State.'],
    treaty: [ofTreatyCode, 'The treaty.'],
    kind: [enumFilter('TreatyActionKind', TreatyActionKindEnum), 'What was done.'],
    takenOn: [DateFilter, 'On which day.'],
    depositaryReference: [KeyFilter, 'The depositary\'s notification by which it was told.'],
  },
  orders: { takenOn: 'By day.', state: 'By alpha-3 code of the State.' },
});
