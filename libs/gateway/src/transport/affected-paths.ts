import { Kind, parse, type SelectionSetNode } from 'graphql';

export type Path = (string | number)[];

/** An answer full of the same failure helps nobody: a fetch that failed names at most this many places. */
const MOST = 20;

/**
 * The places of a subgraph's answer that stay empty when it gives none: each root field it was asked for or, when it was
 * asked for fields of entities, each of those fields in each entity (`["_entities", 2, "reviews"]`, which the engine turns
 * into the place in the client's own query).
 */
export function affectedPaths(query: string, variables: Record<string, unknown> | undefined): Path[] {
  const operation = parse(query, { noLocation: true });
  const definition = operation.definitions.find((each) => each.kind === Kind.OPERATION_DEFINITION);
  if (!definition) return [];
  const fragments = new Map(
    operation.definitions.flatMap((each) =>
      each.kind === Kind.FRAGMENT_DEFINITION ? [[each.name.value, each.selectionSet] as const] : [],
    ),
  );
  const representations = variables?.representations;
  const paths: Path[] = [];
  if (Array.isArray(representations)) {
    const entities = definition.selectionSet.selections.find(
      (each) => each.kind === Kind.FIELD && each.name.value === '_entities',
    );
    const selections = entities?.kind === Kind.FIELD ? entities.selectionSet : undefined;
    for (const [index, representation] of representations.entries()) {
      const type = (representation as { __typename?: unknown } | null)?.__typename;
      for (const key of responseKeys(selections, fragments, typeof type === 'string' ? type : undefined)) {
        if (paths.length === MOST) return paths;
        paths.push(['_entities', index, key]);
      }
    }
    return paths;
  }
  return [...responseKeys(definition.selectionSet, fragments, undefined)].slice(0, MOST).map((key) => [key]);
}

function responseKeys(
  selectionSet: SelectionSetNode | undefined,
  fragments: Map<string, SelectionSetNode>,
  type: string | undefined,
  keys = new Set<string>(),
): Set<string> {
  for (const selection of selectionSet?.selections ?? []) {
    if (selection.kind === Kind.FIELD) {
      if (selection.name.value !== '__typename') keys.add(selection.alias?.value ?? selection.name.value);
    } else if (selection.kind === Kind.INLINE_FRAGMENT) {
      const condition = selection.typeCondition?.name.value;
      if (!type || !condition || condition === type) responseKeys(selection.selectionSet, fragments, type, keys);
    } else {
      responseKeys(fragments.get(selection.name.value), fragments, type, keys);
    }
  }
  return keys;
}
