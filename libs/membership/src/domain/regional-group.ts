import type { Versioned } from '@assembly-graph/events';
import { rule, type Cited, type Collection, type Validity } from '@assembly-graph/kernel';
import type { RegionalGroupCode } from './state.ts';

/** A State belongs to a regional group from … to …; an open beginning means that no change is on record. */
export interface GroupMembership extends Versioned, Cited, Validity {
  readonly stateIso3: string;
  readonly group: RegionalGroupCode;
}

/** `state`: all of a State's; `at`: the owner's key is an instant. As the record stands, or stood. */
export type GroupMemberships = Collection<GroupMembership, 'state' | 'at'>;

/** The five regional groups of the United Nations, by which the Assembly balances its seats. */
export const REGIONAL_GROUP_NAMES: Readonly<Record<RegionalGroupCode, string>> = {
  AFRICAN: 'African States',
  ASIA_PACIFIC: 'Asia-Pacific States',
  EASTERN_EUROPEAN: 'Eastern European States',
  GRULAC: 'Latin American and Caribbean States',
  WEOG: 'Western European and other States',
};

type Spell = Pick<GroupMembership, 'group' | 'from' | 'to'>;
const byBeginning = (a: Spell, b: Spell) => (a.from ?? '').localeCompare(b.from ?? '');

/**
 * What ends when a State belongs to another group from a day on; what was before that day stays as it was, so that no past session is
 * counted otherwise.
 * @param memberships of one State
 * @returns the membership that ends on the day; null if there was none
 * @throws RuleBroken
 */
export function endsWith<M extends Spell>(memberships: readonly M[], { group, from }: { group: RegionalGroupCode; from: string }): M | null {
  const last = [...memberships].sort(byBeginning).at(-1);
  if (!last) return null;
  rule(last.group !== group, 'a State joins another group than the one it belongs to');
  rule(last.from === null || from > last.from, 'changes of group are told in the order of their days; one that was told wrongly is corrected');
  return last;
}

/**
 * What a correction of a membership says of the one before it: it ends where the corrected one begins.
 * @param memberships of one State
 * @returns the membership before and its new end; null if nothing moves
 * @throws RuleBroken
 */
export function movesWith<M extends Spell>(memberships: readonly M[], was: M, is: Spell): { before: M; to: string } | null {
  const all = [...memberships].sort(byBeginning);
  const place = all.indexOf(was);
  const [before, after] = [all[place - 1], all[place + 1]];
  rule(before?.group !== is.group && after?.group !== is.group, 'a State joins another group than the one it belongs to');
  if (is.from === was.from) return null;
  rule(was.from !== null && is.from !== null, 'the group that a State had from the beginning has no first day');
  rule(is.to === null || is.from < is.to, 'a membership begins before it ends');
  rule(!before || before.from === null || before.from < is.from, 'changes of group follow each other: one does not begin before the one before it');
  return before ? { before, to: is.from } : null;
}
