/** A thing of the record whose changes are counted. */
export interface Versioned {
  readonly id: string;
  /** Raised by every change; 1 as first entered. */
  readonly version: number;
  /** From when on the record says so, RFC 3339 in UTC; null for what it began with. Kept by the record itself. */
  readonly knownFrom: string | null;
}

/**
 * The things of one kind, in the hands of one deed. What is read is locked until the deed is done; what is changed or removed stays readable
 * as what the record once said (`knownAt`).
 */
export interface Records<T extends Versioned> {
  /** @throws NotFound, which says the same of what is not the caller's */
  get(id: string): Promise<T>;
  /** All of which these fields have these values, in the order of their ids. */
  having(fields: Partial<T>): Promise<readonly T[]>;
  /** Enters something new, as version 1. */
  add(thing: Omit<T, 'version' | 'knownFrom'>): Promise<T>;
  /**
   * Changes some fields of what was read.
   * @param expectedVersion as the caller has seen it; the version of `was`, for what follows from a change of something else
   * @throws VersionConflict if it is no longer at this version
   */
  change(was: T, expectedVersion: number, to: Partial<Omit<T, keyof Versioned>>): Promise<T>;
  /** Takes it out of the record. @throws VersionConflict */
  remove(was: T, expectedVersion: number): Promise<void>;
}
