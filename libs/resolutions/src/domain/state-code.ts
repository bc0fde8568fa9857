import type { Collection } from '@assembly-graph/kernel';

/** A State by the code under which all domains know it: of what `membership` owns, this domain keeps that it is there. */
export interface StateCode {
  readonly id: string;
  readonly iso3: string;
}

export type StateCodes = Collection<StateCode>;
