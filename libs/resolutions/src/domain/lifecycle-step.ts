import { rule, type Cited, type Collection, type Language } from '@assembly-graph/kernel';
import type { LifecycleStage } from './lifecycle.ts';

/** One step of a text: on which day it came to which stage. Of what is issued in several languages each language has its step. */
export interface LifecycleStep extends Cited {
  readonly id: string;
  readonly version: number;
  readonly knownFrom: string | null;
  readonly draftId: string | null;
  readonly resolutionId: string | null;
  /** Its place among the steps of its text, from 1; two steps of one day stand in the order in which they were taken. */
  readonly position: number;
  readonly stage: LifecycleStage;
  /** null: the day is not on record. */
  readonly takenOn: string | null;
  /** Of the text as it stood after the step, where it has one of its own. */
  readonly symbol: string | null;
  /** Of an informal paper or a revision: its number, 0 for the first paper. */
  readonly revision: number | null;
  readonly lang: Language | null;
  /** Of an informal paper under a silence procedure: until when objections are heard. */
  readonly silenceUntil: string | null;
  /** Where the text is found. */
  readonly url: string | null;
}

/** `draft` and `resolution`: by their ids. */
export type LifecycleSteps = Collection<LifecycleStep, 'draft' | 'resolution'>;

/** Holds the day of a step to those before it, and to the present. @throws RuleBroken */
export function provenDay(takenOn: string, today: string, before: readonly Pick<LifecycleStep, 'takenOn'>[]): string {
  rule(takenOn <= today, 'a step is recorded once it was taken, not before');
  rule(before.every((step) => step.takenOn === null || step.takenOn <= takenOn), 'a step is not taken before the one that it follows');
  return takenOn;
}
