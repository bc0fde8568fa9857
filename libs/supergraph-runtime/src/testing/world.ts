import {
  getArgumentValues,
  isAbstractType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';
import type { FederationFacts } from './federation-sdl.ts';

/** A thing of the world: nothing but its type and what tells it from others of the type. */
export interface Thing {
  readonly __typename: string;
  readonly id: string;
}

export interface WorldOptions {
  /** The whole supergraph, with what clients don't see. */
  readonly schema: GraphQLSchema;
  readonly facts: FederationFacts;
  /** The types that an abstract field may give, where not all subgraphs know all. */
  readonly allowedTypes: (field: string) => ReadonlySet<string> | undefined;
  readonly seed: number;
  /** Whether a field of a thing fails; what is asked by name of a key never does. */
  readonly fails?: (thing: Thing, field: string) => boolean;
  /** What a mutation gives doesn't depend on which were done before: for when some of them are not. */
  readonly areMutationsAlike?: boolean;
}

const NULL_IN = 7;
const ENTITIES = 6;

/**
 * A world in which every field of every thing has a value that follows from their names alone: so subgraphs, each of which knows
 * only some of it, and one schema that knows all, tell of the same world.
 */
export class World {
  /** How many mutations there have been. */
  mutations = 0;
  /** Which event of a subscription is told. */
  event = 0;

  constructor(private readonly options: WorldOptions) {}

  /** The value of a field, with things in the place of objects. @param told what a field that requires something was told */
  field(thing: Thing, field: string, args: object, told?: unknown): unknown {
    const { schema, facts, fails } = this.options;
    const type = schema.getType(thing.__typename) as GraphQLObjectType;
    const definition = type.getFields()[field]!;
    if (this.isKeyField(type.name, field)) return this.keyValue(thing, definition.type, field);
    if (fails?.(thing, field)) throw new Error(`${this.owner(type.name, field)}.${field} of ${thing.id} fails`);
    if (this.isRoot(type) === 'mutation' && !this.options.areMutationsAlike) this.mutations += 1;
    const place = `${this.owner(type.name, field)}.${field}`;
    const root = this.isRoot(type);
    const count = root === 'mutation' ? this.mutations : root === 'subscription' ? this.event : '';
    const seed = `${place} ${thing.id} ${canonical(args)} ${told === undefined ? '' : canonical(told)} ${count}`;
    return this.make(definition.type, seed, place, facts);
  }

  /** What a field of a thing requires, as the thing has it. */
  required(thing: Thing, { selections }: SelectionSetNode): Record<string, unknown> {
    const told: Record<string, unknown> = {};
    for (const selection of selections) {
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        if (this.isOf(thing.__typename, selection.typeCondition?.name.value)) Object.assign(told, this.required(thing, selection.selectionSet));
      } else if (selection.kind === Kind.FIELD && selection.name.value !== '__typename') {
        const definition = (this.options.schema.getType(thing.__typename) as GraphQLObjectType).getFields()[selection.name.value]!;
        const value = this.field(thing, selection.name.value, getArgumentValues(definition, selection));
        told[selection.name.value] = selection.selectionSet ? within(value, (each) => this.required(each, selection.selectionSet!)) : value;
      }
    }
    return told;
  }

  /** The thing of a type that has these values in its keys. */
  find(type: string, representation: Record<string, unknown>): Thing | null {
    const { schema, facts } = this.options;
    const types = isObjectType(schema.getType(type)) ? [type] : schema.getPossibleTypes(schema.getType(type) as never).map(({ name }) => name);
    const keys = (facts.keys.get(type) ?? []).filter((key) => key.selections.every((each) => each.kind !== Kind.FIELD || each.name.value in representation));
    for (const name of types) {
      for (const id of this.ids(name)) {
        const thing = { __typename: name, id };
        if (keys.some((key) => canonical(picked(representation, key)) === canonical(this.required(thing, key)))) return thing;
      }
    }
    return null;
  }

  isOf(type: string, condition: string | undefined): boolean {
    if (!condition || condition === type) return true;
    const abstract = this.options.schema.getType(condition);
    return isAbstractType(abstract) && this.options.schema.getPossibleTypes(abstract).some(({ name }) => name === type);
  }

  private make(type: GraphQLOutputType, seed: string, place: string, facts: FederationFacts): unknown {
    if (isNonNullType(type)) return this.makePromised(type.ofType as GraphQLOutputType, seed, place, facts);
    return hash(`${seed} null`, this.options.seed) % NULL_IN === 0 ? null : this.makePromised(type, seed, place, facts);
  }

  private makePromised(type: GraphQLOutputType, seed: string, place: string, facts: FederationFacts): unknown {
    if (isListType(type)) {
      const length = hash(`${seed} length`, this.options.seed) % 4;
      return Array.from({ length }, (_, index) => this.make(type.ofType as GraphQLOutputType, `${seed} [${index}]`, place, facts));
    }
    const named = type as GraphQLNamedType;
    const number = hash(seed, this.options.seed);
    if (isEnumType(named)) return named.getValues()[number % named.getValues().length]!.name;
    if (isObjectType(named)) return this.thing(named.name, seed, number);
    if (isAbstractType(named)) {
      const allowed = this.options.allowedTypes(place);
      const types = this.options.schema.getPossibleTypes(named).map(({ name }) => name).filter((name) => !allowed || allowed.has(name)).sort();
      if (facts.entityInterfaces.has(named.name)) {
        const id = String((number % ENTITIES) + 1);
        return { __typename: this.typeOf(named.name, id), id };
      }
      return this.thing(types[number % types.length]!, seed, number);
    }
    return leaf(named.name, number, seed);
  }

  private thing(type: string, seed: string, number: number): Thing {
    const ids = this.ids(type);
    return { __typename: type, id: ids.length ? ids[number % ids.length]! : String(hash(seed, 1)) };
  }

  /** The ids of the things of an entity type; none for a type whose objects have no identity. */
  private ids(type: string): string[] {
    const { facts, schema } = this.options;
    const all = Array.from({ length: ENTITIES }, (_, index) => String(index + 1));
    const owner = (schema.getType(type) as GraphQLObjectType).getInterfaces().find(({ name }) => facts.entityInterfaces.has(name));
    if (owner) return all.filter((id) => this.typeOf(owner.name, id) === type);
    return facts.keys.has(type) ? all.slice(0, 4) : [];
  }

  private typeOf(entityInterface: string, id: string): string {
    const names = this.options.schema.getPossibleTypes(this.options.schema.getType(entityInterface) as never).map(({ name }) => name).sort();
    return names[(Number(id) - 1) % names.length]!;
  }

  /** A field that a subgraph adds to an interface is the same whatever the implementation. */
  private owner(type: string, field: string): string {
    for (const name of this.options.facts.entityInterfaces) {
      if (this.isOf(type, name) && this.options.facts.interfaceObjectFields.has(`${name}.${field}`)) return name;
    }
    return type;
  }

  private isKeyField(type: string, field: string): boolean {
    const interfaces = (this.options.schema.getType(type) as GraphQLObjectType).getInterfaces().map(({ name }) => name);
    const keys = [type, ...interfaces].flatMap((name) => this.options.facts.keys.get(name) ?? []);
    return keys.some(({ selections }) => selections.some((each) => each.kind === Kind.FIELD && each.name.value === field));
  }

  private keyValue(thing: Thing, type: GraphQLOutputType, field: string): unknown {
    const named = isNonNullType(type) ? type.ofType : type;
    if (isObjectType(named)) return this.thing(named.name, `${thing.__typename}.${field} ${thing.id}`, Number(thing.id));
    if (String(named) === 'Int') return Number(thing.id);
    // There are fewer things of a type than values of any enum that is a key.
    if (isEnumType(named)) return named.getValues()[Number(thing.id) - 1]!.name;
    return field === 'id' ? thing.id : `${field}-${thing.id}`;
  }

  private isRoot(type: GraphQLObjectType): string | undefined {
    const { schema } = this.options;
    return type === schema.getMutationType() ? 'mutation' : type === schema.getSubscriptionType() ? 'subscription' : undefined;
  }
}

function leaf(type: string, number: number, seed: string): unknown {
  if (type === 'Int') return number % 1000;
  if (type === 'Float') return (number % 1000) / 8;
  if (type === 'Boolean') return number % 2 === 0;
  // Some with what JSON escapes, and one that is no character by itself.
  return `${seed.slice(0, 60)}${['', '"', '\\', '\n', '\u2028', '\ud83d\ude00', '\ud800'][number % 7]}#${number}`;
}

/** JSON with the members of objects sorted. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each) ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1))) : each,
  );
}

/** The members of what a subgraph was told that a selection names. */
export function picked(value: unknown, set: SelectionSetNode): unknown {
  return within(value, (each) => {
    const result: Record<string, unknown> = {};
    for (const selection of set.selections) {
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        const condition = selection.typeCondition?.name.value;
        // Planners don't have the type told of what is required of an object in an object: then its fields say which it is.
        const isOfType = each.__typename === undefined ? selection.selectionSet.selections.every((inner) => inner.kind !== Kind.FIELD || inner.name.value in each) : condition === each.__typename;
        if (!condition || isOfType) Object.assign(result, picked(each, selection.selectionSet));
      } else if (selection.kind === Kind.FIELD && selection.name.value !== '__typename') {
        const inner = (each as unknown as Record<string, unknown>)[selection.name.value];
        result[selection.name.value] = selection.selectionSet ? picked(inner, selection.selectionSet) : inner;
      }
    }
    return result;
  });
}

function within(value: unknown, change: (thing: Thing) => unknown): unknown {
  if (Array.isArray(value)) return value.map((each) => within(each, change));
  return value === null || value === undefined ? value : change(value as Thing);
}

/** FNV-1a. */
export function hash(text: string, seed: number): number {
  let result = (0x811c9dc5 ^ seed) >>> 0;
  for (let index = 0; index < text.length; index += 1) result = Math.imul(result ^ text.charCodeAt(index), 0x01000193) >>> 0;
  result ^= result >>> 15;
  return Math.imul(result, 0x2c1b3c6d) >>> 0;
}
