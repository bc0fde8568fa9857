import { Kind, type ConstDirectiveNode, type DocumentNode } from 'graphql';

/** A subgraph as the supergraph names it. */
export interface JoinedGraph {
  /** Its name inside the supergraph, e.g. CIVIL_SOCIETY. */
  key: string;
  name: string;
  url: string;
}

/** The subgraphs of which a supergraph is composed (`enum join__Graph`). */
export function joinedGraphs({ definitions }: DocumentNode): JoinedGraph[] {
  return definitions.flatMap((definition) => {
    if (definition.kind !== Kind.ENUM_TYPE_DEFINITION || definition.name.value !== 'join__Graph') return [];
    return (definition.values ?? []).flatMap(({ name: { value: key }, directives }) => {
      const join = directives?.find(({ name }) => name.value === 'join__graph');
      return join ? [{ key, name: argumentOf(join, 'name') ?? key, url: argumentOf(join, 'url') ?? '' }] : [];
    });
  });
}

/** An argument of an applied directive as text; nothing when it isn't given or is a list or an object. */
export function argumentOf(directive: ConstDirectiveNode, name: string): string | undefined {
  const value = directive.arguments?.find((each) => each.name.value === name)?.value;
  return value && 'value' in value ? String(value.value) : undefined;
}

/** The subgraphs (by key) that can answer a field, of those that have its type. */
export function graphsOfField(fieldDirectives: readonly ConstDirectiveNode[] = [], graphsOfType: readonly string[]): string[] {
  const joins = fieldDirectives.filter((each) => each.name.value === 'join__field' && argumentOf(each, 'graph') !== undefined);
  if (!joins.length) return [...graphsOfType];
  return joins.flatMap((each) => (argumentOf(each, 'external') === 'true' ? [] : [argumentOf(each, 'graph')!]));
}
