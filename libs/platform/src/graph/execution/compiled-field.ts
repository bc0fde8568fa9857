import type { FieldNode, GraphQLField, GraphQLFieldResolver, GraphQLObjectType } from 'graphql';
import type { Place } from './place.ts';
import type { Run } from './run.ts';

/**
 * Makes of what a resolver returned what goes into the answer: null, FAILED if null may not stand here and the error is noted, or PENDING.
 * @throws whatever is wrong with the value itself
 */
export type Complete = (value: unknown, run: Run, place: Place) => unknown;

/** A field of one selection, with all that can be known of it before it is asked for. */
export interface CompiledField {
  /** Where it stands among all fields of the operation. */
  readonly index: number;
  readonly key: string;
  readonly parentType: GraphQLObjectType;
  readonly definition: GraphQLField<unknown, unknown>;
  readonly nodes: readonly FieldNode[];
  readonly isNullable: boolean;
  /** Null: it is the property of its name. */
  readonly resolve: GraphQLFieldResolver<unknown, unknown> | null;
  readonly readArguments: (variables: Record<string, unknown>) => Record<string, unknown>;
  /** Whether it is made without a place of its own: neither an object nor a list. */
  readonly isLeaf: boolean;
  readonly complete: Complete;
}
