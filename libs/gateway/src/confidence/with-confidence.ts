import {
  isAbstractType,
  isInterfaceType,
  isObjectType,
  Kind,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type FieldNode,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  type InlineFragmentNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/** A client's document as it is executed, and the name under which the confidence of each object comes back. */
export interface DocumentWithConfidence {
  document: DocumentNode;
  /** Undefined when nothing the client asks for is cited: then the document is the client's own. */
  alias: string | undefined;
}

/** The fields by which a row says something, by type. */
export type StatedFields = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * A duty of care: what a row says is shown with its confidence, always. So the confidence is asked for wherever a client
 * asks for what a type that implements Cited says, under a name of our own that is taken out of the answer again.
 *
 * A selection without a field that the row states (it names the thing, or goes on to what other subgraphs have on it) stays
 * as it is: else every reference would cost a call to the subgraph that owns the thing, and be lost while that is down.
 *
 * The result depends on the document and the schema alone, so plans cached by the hash of the client's text stay right.
 */
export function withConfidence(schema: GraphQLSchema, stated: StatedFields): (document: DocumentNode) => DocumentWithConfidence {
  const cited = citedTypes(schema);
  const known = new WeakMap<DocumentNode, DocumentWithConfidence>();
  return (document) => {
    let result = known.get(document);
    if (!result) {
      result = cited.size ? extended(schema, document, cited, stated) : { document, alias: undefined };
      known.set(document, result);
    }
    return result;
  };
}

function citedTypes(schema: GraphQLSchema): ReadonlySet<GraphQLObjectType> {
  const interfaceType = schema.getType('Cited');
  if (!isInterfaceType(interfaceType)) return new Set();
  return new Set(
    schema.getImplementations(interfaceType).objects.filter((type) => type.getFields().confidence?.args.length === 0),
  );
}

function extended(
  schema: GraphQLSchema,
  document: DocumentNode,
  cited: ReadonlySet<GraphQLObjectType>,
  stated: StatedFields,
): DocumentWithConfidence {
  const alias = freeName(document);
  const confidence: FieldNode = {
    kind: Kind.FIELD,
    alias: { kind: Kind.NAME, value: alias },
    name: { kind: Kind.NAME, value: 'confidence' },
  };
  const types = new TypeInfo(schema);
  let changed = false;
  const result = visit(
    document,
    visitWithTypeInfo(types, {
      SelectionSet: {
        leave(node): SelectionSetNode | undefined {
          const added = additions(types.getParentType(), node);
          if (!added.length) return undefined;
          changed = true;
          return { ...node, selections: [...node.selections, ...added] };
        },
      },
    }),
  );
  return changed ? { document: result, alias } : { document, alias: undefined };

  function additions(parent: GraphQLNamedType | undefined | null, { selections }: SelectionSetNode): SelectionNode[] {
    if (isObjectType(parent)) return cited.has(parent) && saysSomething(parent, selections) ? [confidence] : [];
    if (!isAbstractType(parent)) return [];
    return schema
      .getPossibleTypes(parent)
      .filter((type) => cited.has(type) && saysSomething(type, selections))
      .map((type): InlineFragmentNode => ({
        kind: Kind.INLINE_FRAGMENT,
        typeCondition: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: type.name } },
        selectionSet: { kind: Kind.SELECTION_SET, selections: [confidence] },
      }));
  }

  function saysSomething(type: GraphQLObjectType, selections: readonly SelectionNode[]): boolean {
    return selections.some((each) => each.kind === Kind.FIELD && stated.get(type.name)?.has(each.name.value));
  }
}

/** A name that the document doesn't use, whatever the client calls its own fields; the same for the same document. */
function freeName(document: DocumentNode): string {
  const used = new Set<string>();
  visit(document, { Name: ({ value }) => void used.add(value) });
  let name = 'confidenceOfThis';
  while (used.has(name)) name += '_';
  return name;
}
