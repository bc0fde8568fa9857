import {
  getNamedType, isEnumType, isInputObjectType, isLeafType, isNonNullType, isObjectType, type GraphQLEnumType, type GraphQLField, type GraphQLInputObjectType,
  type GraphQLInputType, type GraphQLObjectType, type GraphQLSchema,
} from 'graphql';

/** A list that a subgraph offers: of all things, or of each of several owners. */
export interface OfferedList {
  /** E.g. "Query.statements" or "Session.statements". */
  readonly path: string;
  readonly owner: GraphQLObjectType;
  /** The field of the owner that leads to what has the list, as it would be written, where the owner itself has it not. */
  readonly through: string | null;
  readonly field: string;
  /** The type of its things. */
  readonly node: string;
  /** Those of their fields that are columns: a list reads what it is asked for, and its plan depends on how wide its rows are. */
  readonly columns: readonly string[];
  /** Of an owner, the field by which the gateway names it. */
  readonly ownerKey: string | null;
  /** Of an owner that another subgraph has: what it needs to be told of it. */
  readonly ownerNeeds: readonly string[];
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
const ARGUMENTS: Record<string, readonly string[]> = {
  AsOf: ['{ at: "2015-01-01" }', '{ knownAt: "2015-01-01" }'], DateTime: ['"2015-01-01"'], Date: ['"2015-01-01"'], Boolean: ['true'], Lang: ['FR'], Int: ['1'],
};

/** What to name where an argument is a text, by its name. */
const NAMED: Record<string, readonly string[]> = { reference: ['"C.N.805.2016.TREATIES-XVIII.10"'], code: ['"20"'], session: ['"20"'], iso3: ['"SEN"'], election: ['"J2017"'] };

/** Every list of a subgraph, from its schema: one that is added is among them without a word. */
export function offeredLists(schema: GraphQLSchema): OfferedList[] {
  const objects = Object.values(schema.getTypeMap()).filter(isObjectType).filter(({ name }) => !name.startsWith('__'));
  return objects.flatMap((owner) =>
    Object.values(owner.getFields()).filter(({ type }) => getNamedType(type).name.endsWith('Connection')).map((field) => toList(schema, owner, field)),
  );
}

function toList(schema: GraphQLSchema, holder: GraphQLObjectType, field: GraphQLField<unknown, unknown>): OfferedList {
  const argument = (name: string) => getNamedType(field.args.find((one) => one.name === name)!.type);
  const { owner, through } = ownerOf(schema, holder);
  const isRoot = owner === schema.getQueryType();
  const node = getNamedType((getNamedType(field.type) as GraphQLObjectType).getFields().nodes!.type);
  return {
    path: `${holder.name}.${field.name}`,
    owner,
    through,
    field: field.name,
    node: node.name,
    columns: isObjectType(node) ? Object.values(node.getFields()).filter(({ resolve, type }) => !resolve && isLeafType(getNamedType(type))).map(({ name }) => name) : [],
    ownerKey: isRoot ? null : keysOf(owner)[0]!,
    ownerNeeds: Object.values(owner.getFields()).filter(({ astNode }) => astNode?.directives?.some(({ name }) => name.value === 'external')).map(({ name }) => name),
    filters: filtersOf(argument('filter') as GraphQLInputObjectType),
    orders: ((argument('orderBy') as GraphQLInputObjectType).getFields().field!.type as { ofType: GraphQLEnumType }).ofType.getValues().map(({ name }) => name),
    variants: variantsOf(field),
  };
}

/** The holder of a list if it can be asked for, else what leads to it. */
function ownerOf(schema: GraphQLSchema, holder: GraphQLObjectType): { owner: GraphQLObjectType; through: string | null } {
  const query = schema.getQueryType()!;
  if (holder === query || keysOf(holder).length > 0) return { owner: holder, through: null };
  const owners = [query, ...Object.values(schema.getTypeMap()).filter(isObjectType).filter((type) => keysOf(type).length > 0)];
  for (const owner of owners) {
    const field = Object.values(owner.getFields()).find(({ type }) => getNamedType(type) === holder && !/\[/.test(String(type)));
    const [needed] = field ? variantsOf(field) : [];
    if (field) return { owner, through: needed ? `${field.name}(${needed})` : field.name };
  }
  throw new Error(`${holder.name} has lists, but nothing leads to it: they would go untested.`);
}

/** Nothing more, and each further argument by itself. */
function variantsOf(field: GraphQLField<unknown, unknown>): string[] {
  const further = field.args.filter(({ name }) => !OF_EVERY_LIST.has(name)).flatMap(({ name, type }) => {
    const named = getNamedType(type);
    const values = ARGUMENTS[named.name] ?? NAMED[name] ?? (isEnumType(named) ? [named.getValues()[0]!.name] : undefined);
    if (!values) throw new Error(`${field.name} takes ${name}: ${String(type)}: say in tools/size/lists.ts what to ask with.`);
    return (isNonNullType(type) ? values.slice(0, 1) : values).map((value) => ({ text: `${name}: ${value}`, needed: isNonNullType(type) }));
  });
  const needed = further.filter((one) => one.needed).map(({ text }) => text);
  return [needed.join(', '), ...further.filter((one) => !one.needed).map(({ text }) => [...needed, text].join(', '))];
}

/** Its keys of one field, for `_entities`. */
function keysOf({ astNode }: GraphQLObjectType): string[] {
  const keys = (astNode?.directives ?? []).filter(({ name }) => name.value === 'key').map(({ arguments: given }) => given!.find(({ name }) => name.value === 'fields')!.value);
  return keys.map((value) => (value as { value: string }).value).filter((fields) => /^\w+$/.test(fields));
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
