/** Which moment of the record an answer is about. */
export interface Moment {
  /** What was so on this day; null: whatever the day. */
  readonly day: string | null;
  /** As the record said it at this instant, RFC 3339 in UTC; "infinity": as it says now. */
  readonly knownAt: string;
}

/** What the record says now, whatever the day. */
export const NOW: Moment = { day: null, knownAt: 'infinity' };
