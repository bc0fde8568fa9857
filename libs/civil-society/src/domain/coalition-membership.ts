import type { Versioned } from '@assembly-graph/events';
import { isDuring, rule, type Cited, type Collection, type Validity } from '@assembly-graph/kernel';

/** That an organization is a member of another from … to …; an open beginning means that since when is not on record. */
export interface CoalitionMembership extends Cited, Versioned, Validity {
  /** The organization that has the member: a coalition, network or federation, or one of its members that has members itself. */
  readonly coalitionCode: string;
  readonly memberCode: string;
}

/** The owner's key is the code of an organization, or for those that end in At a code, a blank and an instant; of `at`, an instant. */
export type CoalitionMemberships = Collection<CoalitionMembership, 'coalition' | 'coalitionAt' | 'member' | 'memberAt' | 'at'>;

export type Membership = Pick<CoalitionMembership, 'coalitionCode' | 'memberCode' | 'from' | 'to'>;

/** The database holds to these, too, whatever else is entered at the same time. */
export const MEMBER_OF_ANOTHER = 'an organization is a member of another';
export const MEMBER_ONCE = 'an organization is a member of another once at a time';
export const NO_CYCLE = 'an organization is at no time among the members of its own members';

/** When both hold; only of two that have a moment in common. */
const common = (one: Validity, other: Validity): Validity => ({
  from: one.from === null || (other.from !== null && other.from > one.from) ? other.from : one.from,
  to: one.to === null || (other.to !== null && other.to < one.to) ? other.to : one.to,
});

/** Whether the coalition of a membership would be, while it holds, a member of its member, by way of however many others. */
function leadsBack({ coalitionCode, memberCode, from, to }: Membership, others: readonly Membership[]): boolean {
  const seen = new Set<string>();
  const open: { readonly code: string; readonly during: Validity }[] = [{ code: coalitionCode, during: { from, to } }];
  for (let at = open.pop(); at; at = open.pop()) {
    const { code, during } = at;
    for (const next of others.filter((one) => one.memberCode === code && isDuring(one, during))) {
      if (next.coalitionCode === memberCode) return true;
      const above = { code: next.coalitionCode, during: common(next, during) };
      const key = `${above.code} ${above.during.from} ${above.during.to}`;
      if (!seen.has(key)) open.push(above);
      seen.add(key);
    }
  }
  return false;
}

/**
 * Whether a membership can be, as it is said.
 * @param others what is on record of the two, and of all of which the coalition is a member, by way of however many others
 * @param today the day of the deed
 * @throws RuleBroken
 */
export function proveMembership(said: Membership, others: readonly Membership[], today: string): void {
  const { coalitionCode, memberCode, from, to } = said;
  rule(coalitionCode !== memberCode, MEMBER_OF_ANOTHER);
  rule(from === null || from <= today, 'a membership is recorded once it has begun, not before');
  endsInOrder(from, to);
  rule(!others.some((one) => one.coalitionCode === coalitionCode && one.memberCode === memberCode && isDuring(one, said)), MEMBER_ONCE);
  rule(!leadsBack(said, others), NO_CYCLE);
}

/** @throws RuleBroken */
export function endsInOrder(from: string | null, to: string | null): void {
  rule(from === null || to === null || from < to, 'a membership ends after it began');
}
