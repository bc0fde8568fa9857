import { composeServices } from '@apollo/composition';
import { buildSubgraphSchema } from '@apollo/subgraph';
import {
  buildASTSchema,
  execute,
  isAbstractType,
  isNonNullType,
  isObjectType,
  Kind,
  parse,
  printSchema,
  validate,
  visit,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLSchema,
  type GraphQLTypeResolver,
  type SelectionSetNode,
} from 'graphql';
import { graphsOfField, joinedGraphs } from '../planning/join.ts';
import { readSupergraph } from '../planning/supergraph.ts';
import { federationFacts, type FederationFacts, type SpecSubgraph, type TakenArgument } from './federation-sdl.ts';
import { picked, World, type Thing } from './world.ts';

/** A thing as a subgraph has it in hand: also what it was told of it, and which of its fields that are not its own it was given. */
interface Held extends Thing {
  readonly told?: Record<string, unknown>;
  readonly given?: SelectionSetNode;
}

/** A thing in an answer, with the things in which it stands. */
interface Placed extends Thing {
  readonly above: readonly Placed[];
}

export interface FederatedWorld {
  readonly supergraphSdl: string;
  readonly apiSchema: GraphQLSchema;
  /** Names of fields that are fetched for others: in keys, and because a field requires them. */
  readonly fetchedForOthers: ReadonlySet<string>;
  /** Names of fields that are never null, in any type. */
  readonly promised: ReadonlySet<string>;
  /** A world of its own: the way it is asked as a whole, and by subgraph. Both tell of the same things. */
  open(options: { seed: number; fails?: (thing: Thing, field: string) => boolean; areMutationsAlike?: boolean }): OpenWorld;
}

export interface OpenWorld {
  /** Which event its subscriptions tell from now on. */
  happen(event: number): void;
  /** One schema that knows all, executed by graphql-js. */
  whole(document: DocumentNode, variables: Record<string, unknown>): Promise<ExecutionResult>;
  subgraph(name: string, query: string, variables: Record<string, unknown>): Promise<ExecutionResult>;
}

/** Composes subgraphs. @throws Error when they do not compose */
export function composed(subgraphs: readonly SpecSubgraph[]): string {
  const { supergraphSdl, errors } = composeServices(subgraphs.map(({ name, sdl }) => ({ name, typeDefs: parse(sdl), url: `http://${name}.invalid/` })));
  if (!supergraphSdl) throw new Error(`the subgraphs do not compose: ${errors?.join('; ')}`);
  return supergraphSdl;
}

/** A value that no subgraph may be asked for: an answer that holds it is wrong. */
const POISON = 'POISON: this subgraph should not have been asked';

export function federatedWorld(subgraphs: readonly SpecSubgraph[], supergraphSdl = composed(subgraphs)): FederatedWorld {
  const supergraph = readSupergraph(supergraphSdl);
  const schema = supergraph.schema.toGraphQLJSSchema();
  const apiSchema = buildASTSchema(parse(printSchema(supergraph.apiSchema().toGraphQLJSSchema({ includeDefer: true }))));
  const facts = federationFacts(subgraphs);
  const schemas = new Map(subgraphs.map(({ name, sdl }) => [name, buildSubgraphSchema(parse(sdl))]));
  const allowed = allowedTypes(supergraphSdl, schemas);

  return {
    supergraphSdl,
    apiSchema,
    fetchedForOthers: fetchedForOthers(facts),
    promised: promised(schema),
    open({ seed, fails, areMutationsAlike }) {
      const worldOf = () => new World({ schema, facts, allowedTypes: (field) => allowed.get(field), seed, fails, areMutationsAlike });
      const inSubgraphs = worldOf();
      let happened = 0;
      return {
        happen: (event) => (happened = inSubgraphs.event = event),
        async whole(document, variableValues) {
          const world = worldOf();
          world.event = happened;
          const requiredBy = (type: string, field: string) =>
            [...facts.requires].find(([place]) => {
              const [owner, name] = place.slice(place.indexOf(' ') + 1).split('.') as [string, string];
              return name === field && world.isOf(type, owner);
            })?.[1];
          const fieldResolver: GraphQLFieldResolver<Placed | undefined, unknown> = (source, args, _, { parentType, fieldName }) => {
            const thing = source ?? { __typename: parentType.name, id: 'root', above: [] };
            const required = requiredBy(parentType.name, fieldName);
            const taken = Object.fromEntries((facts.contextual.get(`${parentType.name}.${fieldName}`) ?? []).map((each) => [each.name, takenFrom(thing.above, each, facts, world)]));
            return below(world.field(thing, fieldName, { ...args, ...taken }, required && world.required(thing, required)), [...thing.above, thing]);
          };
          return execute({ schema: apiSchema, document, variableValues, fieldResolver, typeResolver });
        },
        async subgraph(name, query, variableValues) {
          const own = schemas.get(name)!;
          const document = parse(query, { noLocation: true });
          const errors = validate(own, document);
          if (errors.length) return { errors };
          const fieldResolver: GraphQLFieldResolver<Held | undefined, unknown> = (source, args, _, info) => {
            const { parentType, fieldName } = info;
            if (parentType === own.getQueryType() && fieldName === '_entities') {
              return (args.representations as Record<string, unknown>[]).map((told) => {
                const thing = inSubgraphs.find(told.__typename as string, told);
                return thing && { ...thing, __typename: isObjectType(own.getType(thing.__typename)) ? thing.__typename : told.__typename, real: thing.__typename, told };
              });
            }
            const held = source ?? { __typename: parentType.name, id: 'root' };
            const thing = { __typename: (held as { real?: string }).real ?? held.__typename, id: held.id };
            const at = `${name} ${parentType.name}.${fieldName}`;
            if (facts.overridden.has(at)) return POISON;
            if (facts.external.has(at) && !inSet(held.given, fieldName) && !isKey(facts.keys.get(parentType.name), fieldName)) return POISON;
            const required = facts.requires.get(at);
            if (required && !held.told) return POISON;
            const value = inSubgraphs.field(thing, fieldName, args, required && picked(held.told, required));
            return held_(value, facts.provides.get(at) ?? innerSet(held.given, fieldName), own);
          };
          return execute({ schema: withPlainEntities(own), document, variableValues, fieldResolver, typeResolver });
        },
      };
    },
  };
}

/** The value of an argument that is taken from the nearest thing above that sets its context. */
function takenFrom(above: readonly Placed[], { context, selection }: TakenArgument, facts: FederationFacts, world: World): unknown {
  const setting = above.findLast(({ __typename }) => facts.contexts.get(context)?.some((type) => world.isOf(__typename, type)));
  let value: unknown = setting && world.required(setting, selection);
  while (typeof value === 'object' && value !== null && !Array.isArray(value)) value = Object.values(value)[0];
  return value;
}

function below(value: unknown, above: readonly Placed[]): unknown {
  if (Array.isArray(value)) return value.map((each) => below(each, above));
  return typeof value === 'object' && value !== null ? { ...value, above } : value;
}

function fetchedForOthers({ requires, keys, contextual }: FederationFacts): Set<string> {
  const names = new Set<string>();
  const taken = [...contextual.values()].flat().map(({ selection }) => selection);
  for (const set of [...requires.values(), ...[...keys.values()].flat(), ...taken]) visit(set, { Field: ({ name }) => void names.add(name.value) });
  return names;
}

function promised(schema: GraphQLSchema): Set<string> {
  const fields = Object.values(schema.getTypeMap()).flatMap((type) => (isObjectType(type) ? Object.values(type.getFields()) : []));
  const nullable = new Set(fields.filter((field) => !isNonNullType(field.type)).map(({ name }) => name));
  return new Set(fields.map(({ name }) => name).filter((name) => !nullable.has(name)));
}

const typeResolver: GraphQLTypeResolver<Held, unknown> = ({ __typename }) => __typename;

/** The things of a value as the subgraph holds them: under the name of the interface, where that is an object type here. */
function held_(value: unknown, given: SelectionSetNode | undefined, own: GraphQLSchema): unknown {
  if (Array.isArray(value)) return value.map((each) => held_(each, given, own));
  if (typeof value !== 'object' || value === null) return value;
  const { __typename } = value as Thing;
  return { ...value, real: __typename, __typename: own.getType(__typename) ? __typename : __typename, given };
}

/** `_entities` and the types behind it resolved by the field and type resolvers of an execution. */
const plain = new WeakSet<GraphQLSchema>();
function withPlainEntities(schema: GraphQLSchema): GraphQLSchema {
  if (plain.has(schema)) return schema;
  plain.add(schema);
  for (const field of Object.values(schema.getQueryType()?.getFields() ?? {})) if (field.name === '_entities') field.resolve = undefined;
  for (const type of Object.values(schema.getTypeMap())) if (isAbstractType(type)) type.resolveType = undefined;
  return schema;
}

const isKey = (keys: readonly SelectionSetNode[] = [], field: string) => keys.some((key) => inSet(key, field));

function inSet(set: SelectionSetNode | undefined, field: string): boolean {
  return (set?.selections ?? []).some((each) => (each.kind === Kind.FIELD ? each.name.value === field : each.kind === Kind.INLINE_FRAGMENT && inSet(each.selectionSet, field)));
}

function innerSet(set: SelectionSetNode | undefined, field: string): SelectionSetNode | undefined {
  for (const each of set?.selections ?? []) {
    if (each.kind === Kind.FIELD && each.name.value === field) return each.selectionSet;
    const inner = each.kind === Kind.INLINE_FRAGMENT ? innerSet(each.selectionSet, field) : undefined;
    if (inner) return inner;
  }
  return undefined;
}

/** For each field the object types that every subgraph with that field knows of what it returns. */
function allowedTypes(supergraphSdl: string, schemas: ReadonlyMap<string, GraphQLSchema>): Map<string, ReadonlySet<string>> {
  const document = parse(supergraphSdl, { noLocation: true });
  const names = new Map(joinedGraphs(document).map(({ key, name }) => [key, name]));
  const allowed = new Map<string, ReadonlySet<string>>();
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION && definition.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue;
    for (const field of definition.fields ?? []) {
      for (const graph of graphsOfField(field.directives, [...names.keys()])) {
        const schema = schemas.get(names.get(graph)!)!;
        const own = (schema.getType(definition.name.value) as GraphQLObjectType | undefined)?.getFields?.()[field.name.value];
        let type = own?.type as unknown as { ofType?: unknown } | undefined;
        while (type?.ofType) type = type.ofType as { ofType?: unknown };
        if (!isAbstractType(type)) continue;
        const place = `${definition.name.value}.${field.name.value}`;
        const objects = new Set(schema.getPossibleTypes(type).map(({ name }) => name));
        const before = allowed.get(place);
        allowed.set(place, before ? new Set([...before].filter((each) => objects.has(each))) : objects);
      }
    }
  }
  return allowed;
}
