import { instantOf } from '@assembly-graph/kernel';
import type { Session } from './session.ts';

export const SESSION_PHASES = ['UPCOMING', 'OPEN', 'CLOSED'] as const;
export type SessionPhase = (typeof SESSION_PHASES)[number];

/** Where a session stands at an instant, in whole days of UTC: it is open from its first day to the end of its last. */
export function sessionPhase({ opensOn, closesOn }: Pick<Session, 'opensOn' | 'closesOn'>, at: string): SessionPhase {
  const day = instantOf(at).slice(0, 10);
  if (day < opensOn) return 'UPCOMING';
  return day <= closesOn ? 'OPEN' : 'CLOSED';
}
