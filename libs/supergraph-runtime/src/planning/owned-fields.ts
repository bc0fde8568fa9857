import { Kind, parse, type ConstDirectiveNode, type DocumentNode, type ObjectTypeDefinitionNode } from 'graphql';
import { argumentOf, joinedGraphs } from './join.ts';

/** A subgraph that has a type, and the keys by which it is asked for it: those that are nothing but fields. */
interface HavingGraph {
  readonly graph: string;
  readonly keys: readonly (readonly string[])[];
}

/** Which subgraphs have what of the object types of a supergraph, by name. */
export interface OwnedFields {
  /** The subgraphs that have a field; nothing where that is not all there is to know of it (`@requires`, `@override`, …). */
  ownersOf(type: string, field: string): readonly string[] | undefined;
  /** Keys by which a subgraph is asked for objects of a type. */
  keysOf(type: string, graph: string): readonly (readonly string[])[];
}

/** Arguments of `@join__field` that leave it a field like any other. */
const PLAIN = new Set(['graph', 'type']);

export function ownedFields(supergraph: DocumentNode): OwnedFields {
  const names = new Map(joinedGraphs(supergraph).map(({ key, name }) => [key, name]));
  const owners = new Map<string, readonly string[]>();
  const having = new Map<string, readonly HavingGraph[]>();
  for (const definition of supergraph.definitions) {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION) continue;
    const type = definition.name.value;
    const graphs = havingGraphs(definition, names);
    having.set(type, graphs);
    for (const { name, directives } of definition.fields ?? []) {
      const joins = joinsIn(directives, 'join__field');
      const isPlain = joins.every((join) => argumentOf(join, 'graph') !== undefined && join.arguments!.every((each) => PLAIN.has(each.name.value)));
      // What an interface object has of it names no subgraph.
      if (isPlain) owners.set(`${type}.${name.value}`, joins.length ? joins.map((join) => names.get(argumentOf(join, 'graph')!)!) : graphs.map(({ graph }) => graph));
    }
  }
  return {
    ownersOf: (type, field) => owners.get(`${type}.${field}`),
    keysOf: (type, graph) => having.get(type)?.find((each) => each.graph === graph)?.keys ?? [],
  };
}

function havingGraphs({ directives }: ObjectTypeDefinitionNode, names: ReadonlyMap<string, string>): HavingGraph[] {
  const graphs = new Map<string, string[][]>();
  for (const join of joinsIn(directives, 'join__type')) {
    const graph = names.get(argumentOf(join, 'graph')!)!;
    const keys = graphs.get(graph) ?? [];
    graphs.set(graph, keys);
    const key = argumentOf(join, 'key');
    const fields = key !== undefined && argumentOf(join, 'resolvable') !== 'false' ? fieldsOf(key) : undefined;
    if (fields) keys.push(fields);
  }
  return [...graphs].map(([graph, keys]) => ({ graph, keys }));
}

/** The fields of a key; nothing when it has more than fields. */
function fieldsOf(key: string): string[] | undefined {
  const [operation] = parse(`{${key}}`, { noLocation: true }).definitions;
  const selections = operation?.kind === Kind.OPERATION_DEFINITION ? operation.selectionSet.selections : [];
  const fields = selections.flatMap((each) => (each.kind === Kind.FIELD && !each.selectionSet && !each.arguments?.length && !each.alias ? [each.name.value] : []));
  return fields.length === selections.length ? fields : undefined;
}

const joinsIn = (directives: readonly ConstDirectiveNode[] = [], name: string) => directives.filter((each) => each.name.value === name);
