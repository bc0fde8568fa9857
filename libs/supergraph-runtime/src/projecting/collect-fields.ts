import {
  isAbstractType,
  isObjectType,
  Kind,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';

/** A field of an object of the answer, with all that is selected of its value. */
export interface CollectedField {
  /** Its response key. */
  readonly key: string;
  readonly name: string;
  readonly type: GraphQLOutputType;
  readonly node: FieldNode;
  readonly selectionSets: readonly SelectionSetNode[];
}

/** The object types that may stand where a type is declared. */
export function typesOf(schema: GraphQLSchema, type: GraphQLCompositeType): readonly GraphQLObjectType[] {
  return isObjectType(type) ? [type] : schema.getPossibleTypes(type);
}

/**
 * The fields of an object of this type, in the order of the answer (CollectFields of the GraphQL specification). The operation has
 * neither conditions nor fragment spreads.
 */
export function collectFields(schema: GraphQLSchema, type: GraphQLObjectType, sets: readonly SelectionSetNode[]): CollectedField[] {
  const fields = new Map<string, CollectedField & { selectionSets: SelectionSetNode[] }>();
  const walk = ({ selections }: SelectionSetNode): void => {
    for (const selection of selections) {
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        const condition = selection.typeCondition?.name.value;
        if (!condition || applies(schema, condition, type)) walk(selection.selectionSet);
      } else if (selection.kind === Kind.FIELD) {
        const key = selection.alias?.value ?? selection.name.value;
        const known = fields.get(key);
        if (known) {
          if (selection.selectionSet) known.selectionSets.push(selection.selectionSet);
          continue;
        }
        const name = selection.name.value;
        const selectionSets = selection.selectionSet ? [selection.selectionSet] : [];
        fields.set(key, { key, name, type: typeOfField(type, name), node: selection, selectionSets });
      }
    }
  };
  sets.forEach(walk);
  return [...fields.values()];
}

/** Object types of which the same is answered. */
export interface FieldGroup {
  readonly types: readonly GraphQLObjectType[];
  readonly fields: readonly CollectedField[];
}

/** What is answered of an object that may be of several types, once for all types of which it is the same. */
export function groupFields(schema: GraphQLSchema, type: GraphQLCompositeType, sets: readonly SelectionSetNode[]): FieldGroup[] {
  if (isObjectType(type)) return [{ types: [type], fields: collectFields(schema, type, sets) }];
  const groups = new Map<string, { types: GraphQLObjectType[]; fields: CollectedField[] }>();
  const known = new Map<SelectionSetNode, number>();
  const numberOf = (set: SelectionSetNode) => known.get(set) ?? (known.set(set, known.size), known.size - 1);
  for (const object of typesOf(schema, type)) {
    const fields = collectFields(schema, object, sets);
    const signature = fields.map((each) => `${each.key}:${each.name === '__typename' ? object.name : each.name}:${String(each.type)}:${each.selectionSets.map(numberOf).join()}`);
    const group = groups.get(signature.join(' '));
    if (group) group.types.push(object);
    else groups.set(signature.join(' '), { types: [object], fields });
  }
  return [...groups.values()];
}

function applies(schema: GraphQLSchema, condition: string, type: GraphQLObjectType): boolean {
  if (condition === type.name) return true;
  const conditional = schema.getType(condition);
  return isAbstractType(conditional) && schema.isSubType(conditional, type);
}

function typeOfField(type: GraphQLObjectType, name: string): GraphQLOutputType {
  if (name === TypeNameMetaFieldDef.name) return TypeNameMetaFieldDef.type;
  if (name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef.type;
  if (name === TypeMetaFieldDef.name) return TypeMetaFieldDef.type;
  return type.getFields()[name]!.type;
}
