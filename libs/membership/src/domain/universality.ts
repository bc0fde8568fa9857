/** How many States Parties there were when a day or year of change was over. */
export interface UniversalityPoint {
  /** The day, or the first day of the year. */
  readonly from: string;
  readonly parties: number;
  /** The States that became parties on the day or in the year. */
  readonly joined: number;
  /** Those whose withdrawal took effect (art. 127). */
  readonly left: number;
}

export type TimelineInterval = 'CHANGE' | 'YEAR';

/** Reads the whole line up to a day, that day with it. */
export interface Universality {
  timeline(interval: TimelineInterval, until: string): Promise<readonly UniversalityPoint[]>;
}
