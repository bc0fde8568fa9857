import type { Collection } from '@assembly-graph/kernel';

/** The last day of a session: of what `sessions` owns, this domain keeps by when something was due that was due by a session. */
export interface SessionDay {
  readonly id: string;
  /** Of the session. */
  readonly code: string;
  readonly closesOn: string;
}

export type SessionDays = Collection<SessionDay>;
