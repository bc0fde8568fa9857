import type { Versioned } from '@assembly-graph/events';
import { rule, type Cited, type Collection, type TopicCode, type Validity } from '@assembly-graph/kernel';

/** What a State Party is to do at home, or to agree with the Court, each with the topic of the Assembly under which it is followed. */
export const IMPLEMENTATION_TOPICS = {
  COOPERATION_LEGISLATION: 'COOPERATION',
  COMPLEMENTARITY_LEGISLATION: 'COMPLEMENTARITY',
  APIC: 'APIC',
  WITNESS_AGREEMENT: 'COOPERATION',
  SENTENCE_ENFORCEMENT: 'COOPERATION',
} as const satisfies Readonly<Record<string, TopicCode>>;
export type ImplementationSubject = keyof typeof IMPLEMENTATION_TOPICS;
export const IMPLEMENTATION_SUBJECTS = Object.keys(IMPLEMENTATION_TOPICS) as ImplementationSubject[];

export const IMPLEMENTATION_LEVELS = ['NONE', 'UNDER_WAY', 'PARTIAL', 'COMPLETE'] as const;
export type ImplementationLevel = (typeof IMPLEMENTATION_LEVELS)[number];

/** How far a State has got with one subject from … to …; an open beginning means that since when is not on record. */
export interface ImplementationStatus extends Versioned, Cited, Validity {
  readonly stateIso3: string;
  readonly subject: ImplementationSubject;
  readonly level: ImplementationLevel;
  /** What shows it, e.g. the title of an act. */
  readonly evidence: string;
}

/** The owner's key is a code of a State or topic, or for those that end in At a code, a blank and an instant; of `at`, an instant. */
export type ImplementationStatuses = Collection<ImplementationStatus, 'state' | 'stateAt' | 'topic' | 'topicAt' | 'at'>;

type Spell = Pick<ImplementationStatus, 'level' | 'from' | 'to'>;
const byBeginning = (a: Spell, b: Spell) => (a.from ?? '').localeCompare(b.from ?? '');
const ANOTHER = 'a State gets from one level to another; what was told wrongly is corrected';
const FIRST_DAY = 'a level that follows another has a first day';
const IN_ORDER = 'levels are told in the order of their days';
const reached = (from: string | null, today: string) => rule(from === null || from <= today, 'a level is recorded when it is reached, not before');

/**
 * What ends when a State is at another level from a day on.
 * @param statuses of one State and subject
 * @param today the day of the deed
 * @returns the status that ends on the day; null if there was none
 * @throws RuleBroken
 */
export function statusThatEnds<S extends Spell>(statuses: readonly S[], { level, from }: Pick<Spell, 'level' | 'from'>, today: string): S | null {
  reached(from, today);
  const last = [...statuses].sort(byBeginning).at(-1);
  if (!last) return null;
  rule(last.level !== level, ANOTHER);
  rule(from !== null, FIRST_DAY);
  rule(last.from === null || from > last.from, IN_ORDER);
  return last;
}

/**
 * What a correction of a status says of the one before it: it ends where the corrected one begins.
 * @param statuses of one State and subject
 * @returns the status before and its new end; null if nothing moves
 * @throws RuleBroken
 */
export function statusThatMoves<S extends Spell>(statuses: readonly S[], was: S, is: Spell, today: string): { before: S; to: string } | null {
  reached(is.from, today);
  const all = [...statuses].sort(byBeginning);
  const place = all.indexOf(was);
  const [before, after] = [all[place - 1], all[place + 1]];
  rule(before?.level !== is.level && after?.level !== is.level, ANOTHER);
  if (is.from === was.from || is.from === null) return null;
  rule(is.to === null || is.from < is.to, IN_ORDER);
  rule(!before || before.from === null || before.from < is.from, IN_ORDER);
  return before ? { before, to: is.from } : null;
}
