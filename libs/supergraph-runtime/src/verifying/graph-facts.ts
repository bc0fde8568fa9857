import type { Supergraph } from '@apollo/federation-internals';
import { Kind, isAbstractType, isObjectType, parse, type ConstDirectiveNode, type GraphQLSchema, type SelectionSetNode } from 'graphql';
import { argumentOf, joinedGraphs } from '../planning/join.ts';

/** What the verifier knows of a subgraph. */
export interface SubgraphFacts {
  readonly schema: GraphQLSchema;
  /** The keys by which it can be asked for a type. */
  resolvableKeys(type: string): readonly SelectionSetNode[];
  /** What must be told to it before it can answer the field of the type. */
  requiredFor(type: string, field: string): SelectionSetNode | undefined;
  /** The object types of the whole graph that may stand behind a type of this subgraph. */
  objectsOf(type: string): readonly string[];
  /** The same for a type of the supergraph. */
  wholeObjectsOf(type: string): readonly string[];
}

/** What the verifier knows of a supergraph, read from its SDL and independent of the planner. */
export interface GraphFacts {
  readonly apiSchema: GraphQLSchema;
  readonly subgraphs: ReadonlyMap<string, SubgraphFacts>;
}

export function graphFacts(supergraph: Supergraph, sdl: string, apiSchema: GraphQLSchema): GraphFacts {
  const document = parse(sdl, { noLocation: true });
  const whole = supergraph.schema.toGraphQLJSSchema();
  const keys = new Map<string, SelectionSetNode[]>();
  const required = new Map<string, SelectionSetNode>();
  const interfaceObjects = new Set<string>();
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION && definition.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue;
    const type = definition.name.value;
    for (const join of joins(definition.directives, 'join__type')) {
      const at = `${argumentOf(join, 'graph')} ${type}`;
      if (argumentOf(join, 'isInterfaceObject') === 'true') interfaceObjects.add(at);
      const key = argumentOf(join, 'key');
      if (key !== undefined && argumentOf(join, 'resolvable') !== 'false') keys.set(at, [...(keys.get(at) ?? []), fieldSet(key)]);
    }
    for (const field of definition.fields ?? []) {
      for (const join of joins(field.directives, 'join__field')) {
        const fields = argumentOf(join, 'requires');
        if (fields !== undefined) required.set(`${argumentOf(join, 'graph')} ${type}.${field.name.value}`, fieldSet(fields));
      }
    }
  }
  const schemas = new Map(supergraph.subgraphs().values().map((each) => [each.name, each.schema.toGraphQLJSSchema()]));
  const subgraphs = joinedGraphs(document).map(({ key: graph, name }): [string, SubgraphFacts] => {
    const schema = schemas.get(name)!;
    const objectsOf = (type: string) => (interfaceObjects.has(`${graph} ${type}`) ? objectTypes(whole, type) : objectTypes(schema, type));
    return [
      name,
      {
        schema,
        objectsOf,
        wholeObjectsOf: (type) => objectTypes(whole, type),
        resolvableKeys: (type) => keys.get(`${graph} ${type}`) ?? [],
        requiredFor: (type, field) => required.get(`${graph} ${type}.${field}`),
      },
    ];
  });
  return { apiSchema, subgraphs: new Map(subgraphs) };
}

export function objectTypes(schema: GraphQLSchema, name: string): string[] {
  const type = schema.getType(name);
  if (isObjectType(type)) return [name];
  return isAbstractType(type) ? schema.getPossibleTypes(type).map((each) => each.name) : [];
}

const joins = (directives: readonly ConstDirectiveNode[] = [], name: string) => directives.filter((each) => each.name.value === name);

function fieldSet(text: string): SelectionSetNode {
  const [operation] = parse(`{ ${text} }`, { noLocation: true }).definitions;
  return (operation as { selectionSet: SelectionSetNode }).selectionSet;
}
