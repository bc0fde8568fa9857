import { Kind, parse, type ConstDirectiveNode } from 'graphql';
import { argumentOf, graphsOfField } from '@assembly-graph/supergraph-runtime';
import type { StatedFields } from './with-confidence.ts';

/**
 * The fields that a row states, by type: those that the subgraph which knows the row's confidence answers too, without the
 * fields of the type's keys, which only name the thing. What another subgraph adds to a type is not what the row says, so it
 * is there also while that subgraph is not.
 */
export function statedFields(supergraphSdl: string): StatedFields {
  const stated = new Map<string, Set<string>>();
  for (const definition of parse(supergraphSdl, { noLocation: true }).definitions) {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION) continue;
    const { name, directives = [], fields = [] } = definition;
    const joins = directives.filter((each) => each.name.value === 'join__type');
    const graphs = [...new Set(joins.flatMap((each) => argumentOf(each, 'graph') ?? []))];
    const confidence = fields.find((each) => each.name.value === 'confidence');
    if (!confidence) continue;
    const knowing = new Set(graphsOfField(confidence.directives, graphs));
    const naming = new Set(['id', ...joins.flatMap(keyFields)]);
    const names = fields
      .filter(
        (field) => !naming.has(field.name.value) && graphsOfField(field.directives, graphs).some((graph) => knowing.has(graph)),
      )
      .map((field) => field.name.value);
    stated.set(name.value, new Set(names));
  }
  return stated;
}

/** The outermost names of a key: `id`, and `session` of `session { number }` is none. */
function keyFields(join: ConstDirectiveNode): string[] {
  const key = argumentOf(join, 'key');
  if (key === undefined) return [];
  const [operation] = parse(`{ ${key} }`, { noLocation: true }).definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) return [];
  return operation.selectionSet.selections.flatMap((each) =>
    each.kind === Kind.FIELD && !each.selectionSet ? [each.name.value] : [],
  );
}
