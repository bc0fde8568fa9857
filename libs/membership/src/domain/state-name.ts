import type { Versioned } from '@assembly-graph/events';
import { holdsAt, rule, type Cited, type Language, type Validity } from '@assembly-graph/kernel';

/** What a State is called in a language from … to …; an open beginning means that no earlier name is on record. */
export interface StateName extends Versioned, Cited, Validity {
  readonly stateIso3: string;
  readonly language: Language;
  readonly name: string;
}

/** The language in which every State has a name on record. */
export const NAMED_IN: Language = 'EN';

/** What a State was called in a language at a moment; undefined where the record has no name in it. */
export const nameAt = (names: readonly StateName[], language: Language, at: string): StateName | undefined =>
  names.find((one) => one.language === language && holdsAt(one, at));

/**
 * What ends when a State bears another name from a day on.
 * @param names of one State
 * @param today the day of the deed
 * @throws RuleBroken
 */
export function nameThatEnds<N extends StateName>(names: readonly N[], { language, name, from }: { language: Language; name: string; from: string }, today: string): N | null {
  rule(from <= today, 'a new name is recorded when the State bears it, not before');
  const last = names.filter((one) => one.language === language).sort((a, b) => (a.from ?? '').localeCompare(b.from ?? '')).at(-1);
  if (!last) return null;
  rule(last.name !== name, 'a State is renamed to another name than the one it bears');
  rule(last.from === null || from > last.from, 'names are told in the order of their days');
  return last;
}
