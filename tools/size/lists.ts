import {
  getNamedType, isEnumType, isInputObjectType, isNonNullType, isObjectType, type GraphQLEnumType, type GraphQLField, type GraphQLInputObjectType,
  type GraphQLInputType, type GraphQLObjectType, type GraphQLSchema,
} from 'graphql';

/** A list that a subgraph offers: of all things, or of each of several owners. */
export interface OfferedList {
  /** E.g. "Query.statements" or "Session.statements". */
  readonly path: string;
  readonly owner: GraphQLObjectType;
  readonly field: string;
  /** The type of its things. */
  readonly node: string;
  /** Of an owner, the field by which the gateway names it. */
  readonly ownerKey: string | null;
  readonly filters: readonly OfferedFilter[];
  readonly orders: readonly string[];
  /** Arguments beyond those of every list, as they would be written. */
  readonly variants: readonly string[];
}

export interface OfferedFilter {
  readonly field: string;
  readonly inputType: string;
  readonly operators: readonly { readonly name: string; readonly isList: boolean; readonly type: GraphQLInputType }[];
}

const OF_EVERY_LIST = new Set(['first', 'after', 'last', 'before', 'filter', 'orderBy']);
/** What one may say beyond; a list with another argument must be given words here, or it would go untested. */
const ARGUMENTS: Record<string, string> = { AsOf: '{ at: "2015-01-01" }', DateTime: '"2015-01-01"', Boolean: 'true' };

/** Every list of a subgraph, from its schema: one that is added is among them without a word. */
export function offeredLists(schema: GraphQLSchema): OfferedList[] {
  const objects = Object.values(schema.getTypeMap()).filter(isObjectType).filter(({ name }) => !name.startsWith('__'));
  return objects.flatMap((owner) =>
    Object.values(owner.getFields()).filter(({ type }) => getNamedType(type).name.endsWith('Connection')).map((field) => toList(schema, owner, field)),
  );
}

function toList(schema: GraphQLSchema, owner: GraphQLObjectType, field: GraphQLField<unknown, unknown>): OfferedList {
  const argument = (name: string) => getNamedType(field.args.find((one) => one.name === name)!.type);
  const isRoot = owner === schema.getQueryType();
  return {
    path: `${owner.name}.${field.name}`,
    owner,
    field: field.name,
    node: getNamedType((getNamedType(field.type) as GraphQLObjectType).getFields().nodes!.type).name,
    ownerKey: isRoot ? null : keyOf(owner),
    filters: filtersOf(argument('filter') as GraphQLInputObjectType),
    orders: ((argument('orderBy') as GraphQLInputObjectType).getFields().field!.type as { ofType: GraphQLEnumType }).ofType.getValues().map(({ name }) => name),
    variants: variantsOf(field),
  };
}

/** Nothing more, and each further argument by itself. */
function variantsOf(field: GraphQLField<unknown, unknown>): string[] {
  const further = field.args.filter(({ name }) => !OF_EVERY_LIST.has(name)).map(({ name, type }) => {
    const value = ARGUMENTS[getNamedType(type).name] ?? (isEnumType(getNamedType(type)) ? (getNamedType(type) as GraphQLEnumType).getValues()[0]!.name : undefined);
    if (value === undefined) throw new Error(`${field.name} takes ${name}: ${String(type)}: say in tools/size/lists.ts what to ask with.`);
    return { text: `${name}: ${value}`, needed: isNonNullType(type) };
  });
  const needed = further.filter((one) => one.needed).map(({ text }) => text);
  return [needed.join(', '), ...further.filter((one) => !one.needed).map(({ text }) => [...needed, text].join(', '))];
}

/** A key of one field, for `_entities`. */
function keyOf(owner: GraphQLObjectType): string {
  const keys = (owner.astNode?.directives ?? []).filter(({ name }) => name.value === 'key').map(({ arguments: given }) => given!.find(({ name }) => name.value === 'fields')!.value);
  const single = keys.map((value) => (value as { value: string }).value).find((fields) => /^\w+$/.test(fields));
  if (!single) throw new Error(`${owner.name} has lists, but no key by which to ask for several: they would go untested.`);
  return single;
}

function filtersOf(filter: GraphQLInputObjectType): OfferedFilter[] {
  return Object.values(filter.getFields())
    .filter(({ name }) => !['and', 'or', 'not'].includes(name))
    .map(({ name, type }) => {
      const input = getNamedType(type);
      if (!isInputObjectType(input)) throw new Error(`The filter ${filter.name}.${name} is of no known form.`);
      const operators = Object.values(input.getFields()).map((operator) => ({ name: operator.name, isList: /^\[/.test(String(operator.type)), type: operator.type }));
      return { field: name, inputType: input.name, operators };
    });
}
