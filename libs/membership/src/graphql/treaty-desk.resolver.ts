import type { Deed } from '@assembly-graph/events';
import { doneBy, type Confidence } from '@assembly-graph/kernel';
import { ConfidenceEnum, DateScalar, outcomeOf, payloadType, uuidIn, type Payload, type RequestContext } from '@assembly-graph/platform/graph';
import { Arg, Ctx, Directive, Field, ID, InputType, Int, Mutation, Resolver } from 'type-graphql';
import type { TreatyActionKind } from '../domain/treaty-action.ts';
import type { TreatyCode } from '../domain/treaty.ts';
import type { Correction } from '../use-cases/correct-treaty-action.ts';
import type { TreatyActionInput } from '../use-cases/record-treaty-action.ts';
import type { Rescission } from '../use-cases/rescind-treaty-action.ts';
import { TreatyActionKindEnum, TreatyCodeEnum } from './enums.ts';
import type { MembershipLoaders } from './loaders.ts';
import { TreatyActionType } from './treaty.type.ts';

type Context = RequestContext<MembershipLoaders>;
const KEY = 'Chosen by you, 8 to 255 characters: a deed asked for again with the same key is done once, and gets the same answer.';
const VERSION = 'The version you have seen; a newer one on record is a CONFLICT.';

@InputType('RecordTreatyActionInput', { description: 'What a State did about a treaty.' })
export class RecordTreatyActionInput {
  @Field(() => String, { description: KEY })
  readonly idempotencyKey!: string;
  @Field(() => String, { description: 'Alpha-3 code of the State.' })
  readonly state!: string;
  @Field(() => TreatyCodeEnum, { defaultValue: 'ROME_STATUTE', description: 'The treaty.' })
  readonly treaty!: TreatyCode;
  @Field(() => TreatyActionKindEnum, { description: 'What was done. What follows from it by the rules of the treaty is worked out, not recorded.' })
  readonly kind!: TreatyActionKind;
  @Field(() => DateScalar, { description: 'On which day; of an instrument, the day of its deposit.' })
  readonly takenOn!: string;
  @Field(() => ConfidenceEnum, { defaultValue: 'VERIFIED', description: 'How far it can be trusted.' })
  readonly confidence!: Confidence;
  @Field(() => [String], { description: 'Keys of the sources in which it was read, 1 to 20, each on record.' })
  readonly sources!: string[];
  @Field(() => String, { nullable: true, description: 'What is to be noted of it.' })
  readonly note?: string | null;
}

@InputType('CorrectTreatyActionInput', { description: 'An action that was entered in error, told otherwise. What is left out stays as it is.' })
export class CorrectTreatyActionInput {
  @Field(() => String, { description: KEY })
  readonly idempotencyKey!: string;
  @Field(() => ID, { description: 'The id of the action.' })
  readonly id!: string;
  @Field(() => Int, { description: VERSION })
  readonly expectedVersion!: number;
  @Field(() => String, { description: 'Why, in your words; kept in the audit.' })
  readonly reason!: string;
  @Field(() => TreatyActionKindEnum, { nullable: true, description: 'What was done.' })
  readonly kind?: TreatyActionKind | null;
  @Field(() => DateScalar, { nullable: true, description: 'On which day.' })
  readonly takenOn?: string | null;
  @Field(() => ConfidenceEnum, { nullable: true, description: 'How far it can be trusted.' })
  readonly confidence?: Confidence | null;
  @Field(() => [String], { nullable: true, description: 'Keys of its sources.' })
  readonly sources?: string[] | null;
  @Field(() => String, { nullable: true, description: 'What is to be noted of it.' })
  readonly note?: string | null;
}

@InputType('RescindTreatyActionInput', { description: 'An action that was never taken, to be taken out of the record.' })
export class RescindTreatyActionInput {
  @Field(() => String, { description: KEY })
  readonly idempotencyKey!: string;
  @Field(() => ID, { description: 'The id of the action.' })
  readonly id!: string;
  @Field(() => Int, { description: VERSION })
  readonly expectedVersion!: number;
  @Field(() => String, { description: 'Why, in your words; kept in the audit.' })
  readonly reason!: string;
}

const Recorded = payloadType('recordTreatyAction', 'treatyAction', () => TreatyActionType);
const Corrected = payloadType('correctTreatyAction', 'treatyAction', () => TreatyActionType);
const Rescinded = payloadType('rescindTreatyAction', 'treatyAction', () => TreatyActionType);

/** The deeds on treaty actions, as the use cases offer them. */
export interface TreatyDeeds {
  readonly recordTreatyAction: (deed: Deed, input: TreatyActionInput) => Promise<string>;
  readonly correctTreatyAction: (deed: Deed, correction: Correction) => Promise<string>;
  readonly rescindTreatyAction: (deed: Deed, rescission: Rescission) => Promise<string>;
}

@Resolver()
export class TreatyDeskResolver {
  constructor(private readonly deeds: TreatyDeeds) {}

  @Directive('@authenticated')
  @Directive('@policy(policies: [["secretariat"]])')
  @Mutation(() => Recorded, { description: 'Records what a State did about a treaty, with what follows from it (arts. 126 and 127). For the secretariat.' })
  recordTreatyAction(@Arg('input', () => RecordTreatyActionInput, { description: 'What was done.' }) input: RecordTreatyActionInput, @Ctx() context: Context): Promise<Payload> {
    const { idempotencyKey, state, treaty, sources, note, kind, takenOn, confidence } = input;
    return outcomeOf('treatyAction', async () => {
      const action: TreatyActionInput = { stateIso3: state, treatyCode: treaty, kind, takenOn, confidence, sourceKeys: sources, note: note ?? null };
      const id = await this.deeds.recordTreatyAction(deedOf('recordTreatyAction', idempotencyKey, action, context), action);
      return context.loaders.treatyAction.load(id);
    });
  }

  @Directive('@authenticated')
  @Directive('@policy(policies: [["secretariat"]])')
  @Mutation(() => Corrected, { description: 'Tells an action otherwise that was entered in error; what the record said stays readable by `knownAt`. For the secretariat.' })
  correctTreatyAction(@Arg('input', () => CorrectTreatyActionInput, { description: 'What is to be told otherwise.' }) input: CorrectTreatyActionInput, @Ctx() context: Context): Promise<Payload> {
    const { idempotencyKey, id, expectedVersion, reason, sources, kind, takenOn, confidence, note } = input;
    return outcomeOf('treatyAction', async () => {
      const given = Object.entries({ kind, takenOn, confidence, sourceKeys: sources, note }).filter(([, value]) => value != null);
      const correction: Correction = { id: actionId(id), expectedVersion, reason, is: Object.fromEntries(given) };
      const done = await this.deeds.correctTreatyAction(deedOf('correctTreatyAction', idempotencyKey, correction, context), correction);
      return context.loaders.treatyAction.load(done);
    });
  }

  @Directive('@authenticated')
  @Directive('@policy(policies: [["secretariat"]])')
  @Mutation(() => Rescinded, { description: 'Takes an action out of the record that was never taken, with what followed from it. For the secretariat.' })
  rescindTreatyAction(@Arg('input', () => RescindTreatyActionInput, { description: 'What is to be taken out.' }) input: RescindTreatyActionInput, @Ctx() context: Context): Promise<Payload> {
    const { idempotencyKey, id, expectedVersion, reason } = input;
    return outcomeOf('treatyAction', async () => {
      const rescission: Rescission = { id: actionId(id), expectedVersion, reason };
      await this.deeds.rescindTreatyAction(deedOf('rescindTreatyAction', idempotencyKey, rescission, context), rescission);
      return null;
    });
  }
}

const NOBODY = '00000000-0000-0000-0000-000000000000';
/** An id that is none is the id of nothing: the use case says that it is not there. */
const actionId = (id: string): string => uuidIn('TreatyAction', id) ?? NOBODY;

const deedOf = (name: string, idempotencyKey: string, request: unknown, { actor }: Context): Deed => ({
  name,
  by: doneBy(actor),
  idempotencyKey,
  request,
});
