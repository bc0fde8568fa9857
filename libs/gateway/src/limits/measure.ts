import { Kind, type DocumentNode, type SelectionSetNode } from 'graphql';

/** The size of a document with its fragments expanded, without expanding them. */
export interface Measure {
  depth: number;
  aliases: number;
  rootFields: number;
  fields: number;
}

const nothing: Measure = { depth: 0, aliases: 0, rootFields: 0, fields: 0 };
const introspection = new Set(['__schema', '__type']);

/**
 * Measures the largest operation of a document. Each fragment is measured once, so the time taken grows with the length of
 * the document and not with what it expands to. A fragment that spreads itself counts once: validation refuses it later.
 */
export function measure(document: DocumentNode): Measure {
  const fragments = new Map<string, SelectionSetNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition.selectionSet);
  }
  const measured = new Map<string, Measure>();
  const open = new Set<string>();

  const fragment = (name: string): Measure => {
    const known = measured.get(name);
    if (known) return known;
    const selections = fragments.get(name);
    if (!selections || open.has(name)) return nothing;
    open.add(name);
    const result = selectionSet(selections);
    open.delete(name);
    measured.set(name, result);
    return result;
  };

  const selectionSet = ({ selections }: SelectionSetNode): Measure => {
    const total = { ...nothing };
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) {
        const inside = selection.selectionSet ? selectionSet(selection.selectionSet) : nothing;
        const exempt = introspection.has(selection.name.value);
        total.depth = Math.max(total.depth, exempt ? 1 : 1 + inside.depth);
        total.aliases += (selection.alias ? 1 : 0) + inside.aliases;
        total.rootFields += 1;
        total.fields += 1 + inside.fields;
      } else {
        const inside =
          selection.kind === Kind.INLINE_FRAGMENT ? selectionSet(selection.selectionSet) : fragment(selection.name.value);
        total.depth = Math.max(total.depth, inside.depth);
        total.aliases += inside.aliases;
        total.rootFields += inside.rootFields;
        total.fields += inside.fields;
      }
    }
    return total;
  };

  const largest = { ...nothing };
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    const size = selectionSet(definition.selectionSet);
    largest.depth = Math.max(largest.depth, size.depth);
    largest.aliases = Math.max(largest.aliases, size.aliases);
    largest.rootFields = Math.max(largest.rootFields, size.rootFields);
    largest.fields = Math.max(largest.fields, size.fields);
  }
  return largest;
}
