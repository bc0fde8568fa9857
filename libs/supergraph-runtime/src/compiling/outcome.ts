import type { Data, ResponsePath } from './hosts.ts';

/** An error of a subgraph, or of the way to it, with its place in merged data. */
export interface FetchError {
  readonly message: string;
  readonly path?: ResponsePath;
  readonly extensions: Readonly<Record<string, unknown>>;
  /** If nothing came of an object because of it: how many of the last steps of the path are inside of that object, and the keys that would have come. */
  readonly emptied?: { readonly steps: number; keys(): readonly string[] };
  /** What really happened, for the log. */
  readonly cause?: unknown;
}

/** Keys of objects that stay empty, for a reason that `errors` tells. */
export type Blank = () => { readonly paths: readonly ResponsePath[]; readonly keysOf: (index: number) => readonly string[] };

/** What came of the fetches of an operation. */
export interface Outcome {
  readonly data: Data;
  readonly errors: FetchError[];
  readonly blanks: Blank[];
  /** Whether all of the data came in answers that were `isPlain`. */
  isPlain?: boolean;
  /** At how many places at most a fetch that failed is told of; 20, if not given. */
  readonly mostPlaces?: number;
}

export const emptyOutcome = (data?: Data): Outcome => ({ data: data ?? {}, errors: [], blanks: [], ...(data ? {} : { isPlain: true }) });
