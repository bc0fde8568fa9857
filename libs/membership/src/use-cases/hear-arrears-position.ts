import type { DeedRecord, LoggedEvent } from '@assembly-graph/events';
import { decimal, isDate, type Decimal } from '@assembly-graph/kernel';
import type { HeardArrears } from '../domain/voting-rights.ts';
import { deriveVotingRights, type VotingRightsHands } from './derive-voting-rights.ts';

/** What the listener has in its hands. */
export interface ArrearsHearing extends VotingRightsHands {
  /** Locks a State's row. @returns whether there is such a State */
  lockState(iso3: string): Promise<boolean>;
  /** Keeps a position as heard, unless a later version of it was heard before. @returns whether anything changed */
  keepArrears(position: HeardArrears): Promise<boolean>;
}

/**
 * Hears from `resolutions` how a State's arrears stand, and lets its vote follow (Rome Statute, art. 112(8)). Heard twice, or late, it changes nothing.
 * @throws Error for an event that can't be what it says it is: the listener then stands still, and says so
 */
export async function hearArrearsPosition(event: LoggedEvent, hands: ArrearsHearing & DeedRecord): Promise<void> {
  const position = readPosition(event);
  // Of what is no State of this record nobody's vote depends.
  if (!(await hands.lockState(position.stateIso3))) return;
  if (!(await hands.keepArrears(position))) return;
  await deriveVotingRights(hands, position.stateIso3);
}

function readPosition({ type, subject, subjectVersion, payload }: LoggedEvent): HeardArrears {
  const { state, asAt, thresholdReached } = payload;
  const outstanding = typeof payload.outstanding === 'string' ? decimal(payload.outstanding) : null;
  const whole = typeof state === 'string' && typeof asAt === 'string' && isDate(asAt) && typeof thresholdReached === 'boolean' && outstanding !== null;
  if (type !== 'ArrearsPositionChanged' || subject.type !== 'ArrearsPosition' || payload.arrearsPositionId !== subject.id || !whole) {
    throw new Error(`This is no position of arrears: ${type}.`);
  }
  return { id: subject.id, stateIso3: state, asAt, thresholdReached, outstanding: outstanding as Decimal, heardVersion: subjectVersion };
}
