import { getNamedType, isCompositeType, isListType, isNonNullType, isObjectType, Kind, type DocumentNode, type GraphQLObjectType, type GraphQLOutputType, type GraphQLSchema, type OperationDefinitionNode, type SelectionSetNode, type ValueNode } from 'graphql';
import { collectFields, type CollectedField } from '../projecting/collect-fields.ts';
import type { PlanOperation } from './apollo-planner.ts';
import { argumentsText, variableText } from './operation-text.ts';
import { orderFetches } from './order-fetches.ts';
import { ownedFields, type OwnedFields } from './owned-fields.ts';
import type { PlanTree, TreeFetch } from './plan-tree.ts';
import { CannotPlan, EACH, type PathStep, type Required } from './plan.ts';

const TYPENAME = '__typename';

/**
 * Plans a query of which there is one plan only: every object's type is known, every field of objects is in one subgraph, the leaves
 * at most in others besides, and from each subgraph a key leads straight to the next. Then there is nothing to weigh, and a planner that
 * weighs all ways takes far longer to come to the same. Of everything else it says that it cannot.
 */
export function onlyWayPlanner(supergraph: DocumentNode, apiSchema: GraphQLSchema): PlanOperation {
  const owned = ownedFields(supergraph);
  return ({ definitions }) => {
    const [operation] = definitions as readonly [OperationDefinitionNode];
    if (operation.operation !== 'query' || operation.directives?.length) throw otherWays();
    return { fetches: orderFetches(new Way(operation, apiSchema, owned).tree()), madeBy: 'the only way' };
  };
}

const otherWays = () => new CannotPlan('there may be more than one way');

/** What a subgraph is asked of objects in one place, and the trees of what must be asked after that. */
interface Asked {
  readonly text: string;
  readonly after: readonly PlanTree[];
}

/** Where objects stand, of which type, and which subgraph they come from. */
interface At {
  readonly type: GraphQLObjectType;
  readonly graph: string;
  readonly path: readonly PathStep[];
}

class Way {
  private count = 0;
  private readonly operation: OperationDefinitionNode;
  private readonly schema: GraphQLSchema;
  private readonly owned: OwnedFields;

  // The planning thread reads this file as it is, where node leaves types out: so no properties among the parameters.
  constructor(operation: OperationDefinitionNode, schema: GraphQLSchema, owned: OwnedFields) {
    this.operation = operation;
    this.schema = schema;
    this.owned = owned;
  }

  tree(): PlanTree {
    const type = this.schema.getQueryType()!;
    const nodes = [...grouped(this.fieldsOf(type, [this.operation.selectionSet]), (field) => this.ownerOf(type, field))].map(([graph, fields]): PlanTree => {
      const named = this.name(graph);
      const used = new Set<string>();
      const { text, after } = this.asked({ type, graph, path: [] }, fields, used);
      const declared = this.declared(used);
      const head = named || declared ? `query${named ? ` ${named}` : ''}${declared ? `(${declared})` : ''}` : '';
      return inOrder({ ...this.fetch(graph, named, used), operation: `${head}{${text}}`, paths: [[]] }, after);
    });
    return nodes.length === 1 ? nodes[0]! : { kind: 'Parallel', nodes };
  }

  private asked(at: At, fields: readonly CollectedField[], used: Set<string>): Asked {
    const after: PlanTree[] = [];
    const here: string[] = [];
    const elsewhere: [string, CollectedField][] = [];
    for (const field of fields) {
      const owner = this.ownerOf(at.type, field, at.graph);
      if (owner === at.graph) here.push(this.fieldText(at, field, used, after));
      else elsewhere.push([owner, field]);
    }
    if (!elsewhere.length) return { text: here.join(' '), after };
    const keys = new Set<string>([TYPENAME]);
    for (const [graph, some] of grouped(elsewhere, ([owner]) => owner)) {
      const key = this.keyTo(graph, at);
      for (const field of key) keys.add(field);
      after.push(this.entities({ ...at, graph }, some.map(([, field]) => field), key));
    }
    const missing = [...keys].filter((key) => {
      const there = fields.find((each) => each.key === key);
      if (there && (there.name !== key || there.node.arguments?.length)) throw otherWays();
      return !there;
    });
    return { text: [...missing, ...here].join(' '), after };
  }

  private entities(at: At, fields: readonly CollectedField[], key: readonly string[]): PlanTree {
    const named = this.name(at.graph);
    const used = new Set<string>();
    const { text, after } = this.asked(at, fields, used);
    const declared = this.declared(used);
    const selections: Required[] = [TYPENAME, ...key].map((name) => ({ kind: 'Field', name }));
    const operation = `query${named ? ` ${named}` : ''}($representations:[_Any!]!${declared ? ` ${declared}` : ''}){_entities(representations:$representations){...on ${at.type.name}{${text}}}}`;
    return inOrder({ ...this.fetch(at.graph, named, used), operation, paths: [at.path], requires: [{ kind: 'InlineFragment', typeCondition: at.type.name, selections }] }, after);
  }

  private fieldText({ graph, path }: At, field: CollectedField, used: Set<string>, after: PlanTree[]): string {
    for (const { value } of field.node.arguments ?? []) addVariables(value, used);
    const called = `${field.key === field.name ? field.name : `${field.key}:${field.name}`}${argumentsText(field.node.arguments)}`;
    const type = getNamedType(field.type);
    if (!isCompositeType(type)) return called;
    if (!isObjectType(type)) throw otherWays();
    const inner = this.asked({ type, graph, path: [...path, field.key, ...listsOf(field.type)] }, this.fieldsOf(type, field.selectionSets), used);
    after.push(...inner.after);
    return `${called}{${inner.text}}`;
  }

  /** The subgraph that is asked for a field of objects. @param from where the objects come from */
  private ownerOf(type: GraphQLObjectType, field: CollectedField, from?: string): string {
    if (field.name === TYPENAME && from !== undefined) return from;
    const owners = this.owned.ownersOf(type.name, field.name);
    if (!owners || field.node.directives?.length) throw otherWays();
    if (owners.length === 1) return owners[0]!;
    if (from === undefined || !owners.includes(from) || isCompositeType(getNamedType(field.type))) throw otherWays();
    return from;
  }

  /** The one key that leads from where objects come from to another subgraph. */
  private keyTo(graph: string, { type, graph: from }: At): readonly string[] {
    const [key, ...others] = this.owned.keysOf(type.name, graph).filter((each) => each.every((name) => this.owned.ownersOf(type.name, name)?.includes(from)));
    if (!key || others.length) throw otherWays();
    return key;
  }

  private fieldsOf(type: GraphQLObjectType, sets: readonly SelectionSetNode[]): CollectedField[] {
    if (sets.some(hasDirectives)) throw otherWays();
    const fields = collectFields(this.schema, type, sets);
    // Nothing is left where all fragments are for other types.
    if (!fields.length) throw otherWays();
    return fields;
  }

  private declared(used: ReadonlySet<string>): string {
    return (this.operation.variableDefinitions ?? []).filter(({ variable }) => used.has(variable.name.value)).map(variableText).join(' ');
  }

  private name(graph: string): string | undefined {
    const { name } = this.operation;
    return name && `${name.value}__${graph.replaceAll('-', '_').replaceAll(/\W/g, '')}__${this.count++}`;
  }

  private fetch(subgraph: string, operationName: string | undefined, used: ReadonlySet<string>) {
    return { kind: 'Fetch', subgraph, operationKind: 'query', operationName, variables: [...used], inputRewrites: [], outputRewrites: [] } as const;
  }
}

const inOrder = (fetch: TreeFetch, after: readonly PlanTree[]): PlanTree => (after.length ? { kind: 'Sequence', nodes: [fetch, { kind: 'Parallel', nodes: after }] } : fetch);

function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

/** Directives on fragments, e.g. `@defer`; those on fields are looked at with the fields. */
const hasDirectives = ({ selections }: SelectionSetNode): boolean =>
  selections.some((each) => each.kind === Kind.INLINE_FRAGMENT && (Boolean(each.directives?.length) || hasDirectives(each.selectionSet)));

function listsOf(type: GraphQLOutputType): PathStep[] {
  if (isNonNullType(type)) return listsOf(type.ofType as GraphQLOutputType);
  return isListType(type) ? [EACH, ...listsOf(type.ofType as GraphQLOutputType)] : [];
}

function addVariables(value: ValueNode, used: Set<string>): void {
  if (value.kind === Kind.VARIABLE) used.add(value.name.value);
  else if (value.kind === Kind.LIST) for (const each of value.values) addVariables(each, used);
  else if (value.kind === Kind.OBJECT) for (const each of value.fields) addVariables(each.value, used);
}
