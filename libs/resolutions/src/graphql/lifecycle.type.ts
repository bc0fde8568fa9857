import type { Confidence, Language } from '@assembly-graph/kernel';
import { CitedInterface, DateFilter, DateScalar, DateTimeScalar, enumFilter, IntFilter, LanguageEnum, listOf } from '@assembly-graph/platform/graph';
import { Field, Int, ObjectType } from 'type-graphql';
import type { LifecycleStage } from '../domain/lifecycle.ts';
import type { LifecycleStep } from '../domain/lifecycle-step.ts';
import { LifecycleStageEnum } from './lifecycle-enums.ts';

@ObjectType('LifecycleStep', { implements: [CitedInterface], simpleResolvers: true, description: 'A step of a text, with its own source: on which day it came to which stage.' })
export class LifecycleStepType implements LifecycleStep {
  readonly id!: string;
  readonly draftId!: string | null;
  readonly resolutionId!: string | null;
  @Field(() => Int, { description: 'Its place among the steps of the text, from 1.' })
  readonly position!: number;
  @Field(() => LifecycleStageEnum, { description: 'The stage to which the text came.' })
  readonly stage!: LifecycleStage;
  @Field(() => DateScalar, { nullable: true, description: 'On which day; null where it was not seen.' })
  readonly takenOn!: string | null;
  @Field(() => String, { nullable: true, description: 'The symbol of the text after it: of the draft, its revision, the resolution or the corrigendum.' })
  readonly symbol!: string | null;
  @Field(() => Int, { nullable: true, description: 'Of an informal paper or a revision: its number; 0 for the first paper.' })
  readonly revision!: number | null;
  @Field(() => LanguageEnum, { nullable: true, description: 'Of what is issued by language: in which.' })
  readonly lang!: Language | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'Of an informal paper under a silence procedure: until when objections are heard.' })
  readonly silenceUntil!: string | null;
  @Field(() => String, { nullable: true, description: 'Where the text is found.' })
  readonly url!: string | null;
  @Field(() => Int, { description: 'Raised by every change.' })
  readonly version!: number;
  readonly knownFrom!: string | null;
  readonly confidence!: Confidence;
  readonly sourceKeys!: readonly string[];
  readonly note!: string | null;
}

export const LifecycleList = listOf('LifecycleStep', () => LifecycleStepType, {
  filters: {
    stage: [enumFilter('LifecycleStage', LifecycleStageEnum), 'The stage.'],
    takenOn: [DateFilter, 'On which day.'],
    lang: [enumFilter('Lang', LanguageEnum), 'In which language.'],
    revision: [IntFilter, 'The number of the paper or revision.'],
  },
  orders: { position: 'As they were taken.', takenOn: 'By day.' },
});
