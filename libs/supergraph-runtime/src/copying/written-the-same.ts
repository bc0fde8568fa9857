import { getNamedType, isCompositeType, isObjectType, type SelectionSetNode } from 'graphql';
import { collectFields, type CollectedField } from '../projecting/collect-fields.ts';
import type { LayOutOptions } from './lay-out.ts';
import type { ShapeField } from './shapes.ts';

/** Whether a subgraph writes of a value what the answer has of it, to the letter. */
export function isWrittenTheSame(there: Pick<ShapeField, 'type' | 'sets'>, asked: Pick<CollectedField, 'selectionSets'>, options: LayOutOptions): boolean {
  const type = getNamedType(there.type);
  return isObjectType(type) && areTheSame(there.sets, asked.selectionSets, type.name, options);
}

function areTheSame(sets: readonly SelectionSetNode[], askedSets: readonly SelectionSetNode[], type: string, options: LayOutOptions): boolean {
  const { supergraph, apiSchema, keyOf, hidden } = options;
  const written = collectFields(supergraph, supergraph.getType(type) as never, sets);
  const wanted = collectFields(apiSchema, apiSchema.getType(type) as never, askedSets);
  if (written.length !== wanted.length) return false;
  return written.every((field, index) => {
    const other = wanted[index]!;
    if (other.key === hidden?.key || field.key !== other.key || field.name !== other.name) return false;
    if (keyOf(other) !== field.key || String(field.type) !== String(other.type)) return false;
    return !isCompositeType(getNamedType(field.type)) || isWrittenTheSame({ type: field.type, sets: field.selectionSets }, other, options);
  });
}
