import type { Supergraph } from '@apollo/federation-internals';
import { Kind, isAbstractType, isObjectType, parse, visit, type ConstDirectiveNode, type GraphQLSchema, type SelectionSetNode } from 'graphql';
import { argumentOf, joinedGraphs } from '../planning/join.ts';

/** What the verifier knows of a subgraph. */
export interface SubgraphFacts {
  readonly schema: GraphQLSchema;
  /** The keys by which it can be asked for a type. */
  resolvableKeys(type: string): readonly SelectionSetNode[];
  /** What must be told to it before it can answer the field of the type. */
  requiredFor(type: string, field: string): SelectionSetNode | undefined;
  /** Whether it cannot answer a field of a type by itself, though it knows of it (`@external`). */
  isExternal(type: string, field: string): boolean;
  /** What of a field's value it gives along although it is external elsewhere (`@provides`). */
  providedBy(type: string, field: string): SelectionSetNode | undefined;
  /** The arguments of a field that are not the client's. */
  contextualArguments(type: string, field: string): readonly ContextualArgument[];
  /** The object types of the whole graph that may stand behind a type of this subgraph. */
  objectsOf(type: string): readonly string[];
  /** The same for a type of the supergraph. */
  wholeObjectsOf(type: string): readonly string[];
}

/** What the verifier knows of a supergraph, read from its SDL and independent of the planner. */
export interface GraphFacts {
  readonly apiSchema: GraphQLSchema;
  readonly subgraphs: ReadonlyMap<string, SubgraphFacts>;
  /** For each context the object types that set it. */
  readonly contextTypes: ReadonlyMap<string, ReadonlySet<string>>;
  /** The object types that may stand behind a type of the supergraph. */
  wholeObjectsOf(type: string): readonly string[];
}

/** An argument that is taken from an object above (`@fromContext`). */
export interface ContextualArgument {
  readonly name: string;
  readonly context: string;
  readonly selection: SelectionSetNode;
}

export function graphFacts(supergraph: Supergraph, sdl: string, apiSchema: GraphQLSchema): GraphFacts {
  const document = parse(sdl, { noLocation: true });
  const whole = supergraph.schema.toGraphQLJSSchema();
  const keys = new Map<string, SelectionSetNode[]>();
  const allKeys = new Map<string, SelectionSetNode[]>();
  const required = new Map<string, SelectionSetNode>();
  const interfaceObjects = new Set<string>();
  const contextual = new Map<string, ContextualArgument[]>();
  const external = new Set<string>();
  const provided = new Map<string, SelectionSetNode>();
  const contextTypes = new Map<string, Set<string>>();
  for (const definition of document.definitions) {
    if ('directives' in definition && 'name' in definition && definition.name) {
      for (const context of joins(definition.directives as readonly ConstDirectiveNode[], 'context')) {
        const name = argumentOf(context, 'name')!;
        contextTypes.set(name, new Set([...(contextTypes.get(name) ?? []), ...objectTypes(whole, definition.name.value)]));
      }
    }
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION && definition.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue;
    const type = definition.name.value;
    for (const join of joins(definition.directives, 'join__type')) {
      const at = `${argumentOf(join, 'graph')} ${type}`;
      if (argumentOf(join, 'isInterfaceObject') === 'true') interfaceObjects.add(at);
      const key = argumentOf(join, 'key');
      if (key !== undefined) allKeys.set(at, [...(allKeys.get(at) ?? []), fieldSet(key)]);
      if (key !== undefined && argumentOf(join, 'resolvable') !== 'false') keys.set(at, [...(keys.get(at) ?? []), fieldSet(key)]);
    }
    for (const field of definition.fields ?? []) {
      for (const join of joins(field.directives, 'join__field')) {
        const fields = argumentOf(join, 'requires');
        if (fields !== undefined) required.set(`${argumentOf(join, 'graph')} ${type}.${field.name.value}`, fieldSet(fields));
        const provides = argumentOf(join, 'provides');
        if (provides !== undefined) provided.set(`${argumentOf(join, 'graph')} ${type}.${field.name.value}`, fieldSet(provides));
        if (argumentOf(join, 'external') === 'true') external.add(`${argumentOf(join, 'graph')} ${type}.${field.name.value}`);
        const taken = contextualArguments(join);
        if (taken.length) contextual.set(`${argumentOf(join, 'graph')} ${type}.${field.name.value}`, taken);
      }
    }
  }
  // A subgraph has the fields of its keys, whatever it says of them.
  const inKeys = new Set<string>();
  for (const [at, sets] of allKeys) for (const set of sets) visit(set, { Field: ({ name }) => void inKeys.add(`${at.split(' ')[0]} ${name.value}`) });
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
        isExternal: (type, field) => external.has(`${graph} ${type}.${field}`) && !inKeys.has(`${graph} ${field}`),
        providedBy: (type, field) => provided.get(`${graph} ${type}.${field}`),
        contextualArguments: (type, field) => contextual.get(`${graph} ${type}.${field}`) ?? [],
        requiredFor: (type, field) => required.get(`${graph} ${type}.${field}`),
      },
    ];
  });
  return { apiSchema, subgraphs: new Map(subgraphs), contextTypes, wholeObjectsOf: (type) => objectTypes(whole, type) };
}

function contextualArguments(join: ConstDirectiveNode): ContextualArgument[] {
  const given = join.arguments?.find((each) => each.name.value === 'contextArguments')?.value;
  return (given?.kind === Kind.LIST ? given.values : []).flatMap((each) => {
    const told = new Map((each.kind === Kind.OBJECT ? each.fields : []).map(({ name, value }) => [name.value, value.kind === Kind.STRING ? value.value : '']));
    return [{ name: told.get('name') ?? '', context: told.get('context') ?? '', selection: fieldSet((told.get('selection') ?? '').trim().replace(/^\{([\s\S]*)\}$/, '$1')) }];
  });
}

const known = new WeakMap<GraphQLSchema, Map<string, readonly string[]>>();

export function objectTypes(schema: GraphQLSchema, name: string): readonly string[] {
  const names = known.get(schema) ?? new Map<string, readonly string[]>();
  known.set(schema, names);
  let found = names.get(name);
  // What is no type of the schema is not remembered.
  if (!found && (found = possibleTypes(schema, name)).length) names.set(name, found);
  return found;
}

function possibleTypes(schema: GraphQLSchema, name: string): string[] {
  const type = schema.getType(name);
  if (isObjectType(type)) return [name];
  return isAbstractType(type) ? schema.getPossibleTypes(type).map((each) => each.name) : [];
}

const joins = (directives: readonly ConstDirectiveNode[] = [], name: string) => directives.filter((each) => each.name.value === name);

function fieldSet(text: string): SelectionSetNode {
  const [operation] = parse(`{ ${text} }`, { noLocation: true }).definitions;
  return (operation as { selectionSet: SelectionSetNode }).selectionSet;
}
