import type { Confidence } from '@assembly-graph/kernel';
import { ConfidenceEnum, enumOf } from '@assembly-graph/platform/graph';
import { Field, Int, ObjectType } from 'type-graphql';
import type { AgendaCarryOver, AgendaReturn, AgendaSameness } from '../domain/agenda-carry-over.ts';

export const AgendaSamenessEnum = enumOf<AgendaSameness>('AgendaSameness', 'By what rule items of two sessions are held to be the same. Nothing is held so by judgement, so an item that was worded anew is missed.', {
  TITLE: 'The words of their titles are the same, whatever their case and what stands between them.',
  TITLE_BUT_FOR_NUMBER: 'The words are the same but for the number of the session or of the financial year, or the year for which something is.',
});

@ObjectType('AgendaReturn', { simpleResolvers: true, description: 'That a following session had an item with the same words before it. It is worked out by rule: nobody said that it is the same matter.' })
export class AgendaReturnType implements AgendaReturn {
  readonly itemId!: string;
  readonly laterItemId!: string;
  @Field(() => AgendaSamenessEnum, { description: 'By what rule they are held to be the same.' })
  readonly sameBy!: AgendaSameness;
  @Field(() => ConfidenceEnum, { description: 'How far it can be trusted: DERIVED, or less where one of the two items or agendas is.' })
  readonly confidence!: Confidence;
}

@ObjectType('AgendaCarryOver', { simpleResolvers: true, description: 'What came back of the items of a session at the sessions that followed, as far as their agendas are on record.' })
export class AgendaCarryOverType implements AgendaCarryOver {
  readonly sessionCode!: string;
  @Field(() => Int, { description: 'Items of the session that are on record.' })
  readonly items!: number;
  @Field(() => Int, { description: 'Of these, deferred.' })
  readonly deferred!: number;
  @Field(() => Int, { description: 'How many more were left out because they, or the agenda, are recalled and unconfirmed.' })
  readonly leftOutUnconfirmed!: number;
  @Field(() => Int, { description: 'How many sessions followed, of those that were asked for; resumed and special ones among them.' })
  readonly followed!: number;
  @Field(() => Int, { description: 'Of how many of these items are on record.' })
  readonly followedOnRecord!: number;
  @Field(() => Int, { nullable: true, description: 'Of the items, how many came back at any of these; null if there is none: then nobody can say.' })
  readonly cameBack!: number | null;
  @Field(() => Int, { nullable: true, description: 'Of the deferred items, how many came back; null if nobody can say.' })
  readonly deferredCameBack!: number | null;
  @Field(() => [AgendaReturnType], { description: 'Which items came back, and as which: one for each item and each session at which it came back, the next session first.' })
  readonly returns!: readonly AgendaReturn[];
}
