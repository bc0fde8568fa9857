/** A step down in merged data: into a response key, into each element of a list, or only into objects of some types. */
export type PathStep = string | typeof EACH | { readonly types: readonly string[] };

/** Into each element of a list; no response key can be called so. */
export const EACH = '@';

/** What a representation is made of. */
export type Required =
  | { readonly kind: 'Field'; readonly name: string; readonly alias?: string; readonly selections?: readonly Required[] }
  | { readonly kind: 'InlineFragment'; readonly typeCondition?: string; readonly selections: readonly Required[] };

/** A change to data on its way to or from a subgraph, where the names there and here differ. */
export type Rewrite =
  | { readonly kind: 'ValueSetter'; readonly path: readonly string[]; readonly setValueTo: unknown }
  | { readonly kind: 'KeyRenamer'; readonly path: readonly string[]; readonly renameKeyTo: string };

/** A variable of a fetch that is taken from an object above those that the fetch is about (`@fromContext`). */
export interface FromContext {
  readonly variable: string;
  /** How many fields above. */
  readonly up: number;
  /** From there on: response keys, and types (`... on Name`) of which the object must be. */
  readonly path: readonly string[];
}

/** One operation on one subgraph, and where what it answers belongs. */
export interface PlannedFetch {
  readonly subgraph: string;
  readonly kind: OperationKind;
  /** The text of the operation; with `requires` its one field is `_entities(representations: $representations)`. */
  readonly operation: string;
  readonly operationName?: string;
  /** The client's variables that the operation uses. */
  readonly variables: readonly string[];
  /** Where the objects are that it adds to; the root, if the one path is empty. */
  readonly paths: readonly (readonly PathStep[])[];
  /** What it must be told of each such object; absent: it is asked for fields of a root type. */
  readonly requires?: readonly Required[];
  readonly inputRewrites: readonly Rewrite[];
  readonly outputRewrites: readonly Rewrite[];
  /** Variables that are not the client's. Of several for one the first holds that finds anything. */
  readonly contexts?: readonly FromContext[];
  /** The fetches, by their place in the plan, that must have answered before. All of them stand before this one. */
  readonly after: readonly number[];
}

export type OperationKind = 'query' | 'mutation' | 'subscription';

/**
 * How an operation is answered. Of a subscription the first fetch opens the stream; the others are done with each event's data.
 * A plan is plain data: it can be sent to another thread.
 */
export interface Plan {
  readonly fetches: readonly PlannedFetch[];
  /** Which planner made it. */
  readonly madeBy: string;
}

/** The response key of a required field. */
export const keyOf = (field: { readonly name: string; readonly alias?: string }): string => field.alias ?? field.name;

/** An operation that no planner could plan correctly. The message is for who runs the gateway, and names no data. */
export class CannotPlan extends Error {
  override readonly name = 'CannotPlan';
}
