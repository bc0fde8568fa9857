import { BadInput } from '@assembly-graph/kernel';
import { mayBegin } from '../domain/organization-merger.ts';
import type { KnownSession } from '../domain/known.ts';

/** What deeds of this domain may refer to that others own, or that the data set brought. */
export interface KnownHere {
  /** @throws NotFound */
  session(code: string): Promise<KnownSession>;
  /** Whether there is a resolution of this symbol. */
  hasResolution(symbol: string): Promise<boolean>;
  /** Of these States and organizations, by their codes, those that are not on record. */
  missing(states: readonly string[], organizations: readonly string[]): Promise<readonly string[]>;
  /** Of these organizations, those that are part of another on a day. */
  mergedBy(day: string, organizations: readonly string[]): Promise<readonly string[]>;
}

/** @throws BadInput naming the field if one of these is not on record */
export async function mustBeKnown({ missing }: KnownHere, field: string, states: readonly string[], organizations: readonly string[]): Promise<void> {
  if ((await missing(states, organizations)).length > 0) throw new BadInput(`One of the States or organizations in ${field} is not on record.`, field);
}

/** @throws RuleBroken if one of these organizations is part of another on the day on which something new begins */
export async function mustStand({ mergedBy }: KnownHere, day: string, organizations: readonly string[]): Promise<void> {
  mayBegin(await mergedBy(day, organizations));
}

/** A session whose first day is on record, as what belongs to it needs for its place in time. @throws NotFound, BadInput */
export async function openSession({ session }: KnownHere, code: string): Promise<{ readonly sessionCode: string; readonly sessionOpensOn: string }> {
  const { opensOn } = await session(code);
  if (opensOn === null) throw new BadInput('The first day of this session is not on record.', 'session');
  return { sessionCode: code, sessionOpensOn: opensOn };
}
