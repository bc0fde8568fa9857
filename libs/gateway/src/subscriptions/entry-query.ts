import {
  getArgumentValues, getNamedType, GraphQLError, Kind, parse, print, visit, type ArgumentNode, type DocumentNode, type FieldNode, type FragmentDefinitionNode, type GraphQLField,
  type GraphQLObjectType, type GraphQLSchema, type OperationDefinitionNode, type SelectionNode,
} from 'graphql';

/** A subscription as the query of a page of its feed: what a place in the feed tells a subscriber is what the query tells of it. */
export interface EntryQuery {
  /** The field of the subscription, and the key under which its answers stand. */
  readonly field: string;
  readonly key: string;
  /** The query's field that pages the same feed. */
  readonly feed: string;
  /** Where the subscriber wants to go on; null: from now on. */
  readonly after: string | null;
  /** The query that says where the subscriber of the graph stands under whose name it goes on; null: it names none. */
  readonly start: { readonly query: string; readonly variables: Record<string, unknown> } | null;
  readonly query: string;
  readonly operationName: string | undefined;
  /** The key under which the query asks for the cursor of each entry, besides what the subscriber asks of it. */
  readonly placeKey: string;
  variables(after: string | null, first: number): Record<string, unknown>;
}

type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

/**
 * Makes the query. The operation is valid against the schema, so it has one field at its root.
 * @param coerced the variables as the schema reads them, for the argument `after`
 * @param given the variables as they came, for the query
 * @throws GraphQLError for a field that no feed has, and for conditions at the root
 */
export function entryQuery(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  coerced: Readonly<Record<string, unknown>>,
  given: Readonly<Record<string, unknown>>,
): EntryQuery {
  const fragments: Fragments = new Map(document.definitions.flatMap((each) => (each.kind === Kind.FRAGMENT_DEFINITION ? [[each.name.value, each]] : [])));
  const nodes = rootFields(operation.selectionSet.selections, fragments);
  const [node] = nodes;
  const field = node && schema.getSubscriptionType()?.getFields()[node.name.value];
  const feed = field && feedWith(schema, field);
  if (!node || !feed) throw refused('The graph has no such subscription.');
  const free = freeNames(document);
  const [after, first, placeKey] = [free('after'), free('first'), free('place')];
  const selections = nodes.flatMap(({ selectionSet }) => selectionSet?.selections ?? []);
  const passed = (node.arguments ?? []).filter(({ name }) => PASSED_ON.has(name.value));
  const { kept, used } = reachable(selections, passed, fragments);
  const page = pageQuery({ feed: feed.name, after, first, placeKey, selections, passed, kept, used, operation });
  const { after: wanted = null, subscriber = null } = getArgumentValues(field, node, coerced) as { after?: string | null; subscriber?: string | null };
  return {
    field: field.name,
    key: node.alias?.value ?? node.name.value,
    feed: feed.name,
    after: wanted,
    start: subscriber === null ? null : { query: `query ($subscriber: String) { feed: ${feed.name}(first: 0, subscriber: $subscriber) { endCursor } }`, variables: { subscriber } },
    query: print(page),
    operationName: operation.name?.value,
    placeKey,
    variables: (from, count) => ({ ...Object.fromEntries(Object.entries(given).filter(([name]) => used.has(name))), [after]: from, [first]: count }),
  };
}

/** What the query of a page is asked with as the subscription is; `after` is each page's own. */
const PASSED_ON: ReadonlySet<string> = new Set(['filter', 'subscriber']);

/** The key under which the answers of a subscription stand. @throws GraphQLError for conditions at the root */
export function streamKey({ document, operation }: { readonly document: DocumentNode; readonly operation: OperationDefinitionNode }): string {
  const [field] = rootFields(operation.selectionSet.selections, new Map(document.definitions.flatMap((each) => (each.kind === Kind.FRAGMENT_DEFINITION ? [[each.name.value, each]] : []))));
  return field?.alias?.value ?? field?.name.value ?? '';
}

/** The query that only says where a feed stands. */
export const headQuery = (feed: string): string => `{ feed: ${feed}(first: 0) { headCursor } }`;

const refused = (message: string) => new GraphQLError(message, { extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } });

/** The fields at the root, fragments opened: all ask for the same, as validation has seen. */
function rootFields(selections: readonly SelectionNode[], fragments: Fragments): FieldNode[] {
  return selections.flatMap((selection) => {
    if (selection.directives?.length) throw refused('The field of a subscription is asked for without conditions.');
    if (selection.kind === Kind.FIELD) return [selection];
    const inner = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value)!;
    return rootFields(inner.selectionSet.selections, fragments);
  });
}

/** The field of the query whose pages hold what the subscription tells. */
function feedWith(schema: GraphQLSchema, { type }: GraphQLField<unknown, unknown>): GraphQLField<unknown, unknown> | undefined {
  const entry = getNamedType(type);
  return Object.values(schema.getQueryType()?.getFields() ?? {}).find((field) => {
    const page = getNamedType(field.type) as Partial<GraphQLObjectType>;
    const entries = page.getFields?.()['entries'];
    return entries !== undefined && getNamedType(entries.type) === entry;
  });
}

/** Names that the document does not use yet. */
function freeNames(document: DocumentNode): (wanted: string) => string {
  const taken = new Set<string>();
  visit(document, { Name: ({ value }) => void taken.add(value) });
  return (wanted) => {
    let name = wanted;
    while (taken.has(name)) name += '_';
    taken.add(name);
    return name;
  };
}

/** The fragments and variables that what is left of the operation still needs: the query must not hold any other. */
function reachable(selections: readonly SelectionNode[], passed: readonly ArgumentNode[], fragments: Fragments): { kept: FragmentDefinitionNode[]; used: Set<string> } {
  const kept = new Map<string, FragmentDefinitionNode>();
  const used = new Set<string>();
  const look = (node: Parameters<typeof visit>[0]) => {
    visit(node, {
      Variable: ({ name }) => void used.add(name.value),
      FragmentSpread: ({ name }) => {
        if (kept.has(name.value)) return;
        const fragment = fragments.get(name.value)!;
        kept.set(name.value, fragment);
        look(fragment);
      },
    });
  };
  for (const selection of selections) look(selection);
  for (const argument of passed) look(argument);
  return { kept: [...kept.values()], used };
}

interface Parts {
  readonly feed: string;
  readonly after: string;
  readonly first: string;
  readonly placeKey: string;
  readonly selections: readonly SelectionNode[];
  readonly passed: readonly ArgumentNode[];
  readonly kept: readonly FragmentDefinitionNode[];
  readonly used: ReadonlySet<string>;
  readonly operation: OperationDefinitionNode;
}

function pageQuery({ feed, after, first, placeKey, selections, passed, kept, used, operation }: Parts): DocumentNode {
  const frame = parse(
    `query ($${after}: String, $${first}: Int!) { feed: ${feed}(after: $${after}, first: $${first}) { endCursor hasMore entries { ${placeKey}: cursor } } }`,
    { noLocation: true },
  );
  const framed = visit(frame, {
    OperationDefinition: {
      leave: (node) => ({
        ...node,
        name: operation.name,
        variableDefinitions: [...(operation.variableDefinitions ?? []).filter(({ variable }) => used.has(variable.name.value)), ...(node.variableDefinitions ?? [])],
      }),
    },
    Field: {
      leave: (node) => {
        if (node.name.value === 'entries') return { ...node, selectionSet: { ...node.selectionSet!, selections: [...node.selectionSet!.selections, ...selections] } };
        if (node.name.value !== feed) return undefined;
        return { ...node, arguments: [...(node.arguments ?? []), ...passed] };
      },
    },
  });
  return { ...framed, definitions: [...framed.definitions, ...kept] };
}
