import { Kind, parse, type ConstDirectiveNode, type SelectionSetNode } from 'graphql';

/** A subgraph of a small supergraph for specs. */
export interface SpecSubgraph {
  readonly name: string;
  /** Federation 2 SDL; the directives under their own names. */
  readonly sdl: string;
}

/** What the SDL of subgraphs says of types and fields, by `Type` and `Type.field`; where the subgraph matters, `subgraph Type.field`. */
export interface FederationFacts {
  readonly keys: ReadonlyMap<string, readonly SelectionSetNode[]>;
  /** Interfaces that are entities. */
  readonly entityInterfaces: ReadonlySet<string>;
  /** Fields that a subgraph adds to all implementations of an interface. */
  readonly interfaceObjectFields: ReadonlySet<string>;
  readonly external: ReadonlySet<string>;
  readonly overridden: ReadonlySet<string>;
  readonly requires: ReadonlyMap<string, SelectionSetNode>;
  readonly provides: ReadonlyMap<string, SelectionSetNode>;
}

export function federationFacts(subgraphs: readonly SpecSubgraph[]): FederationFacts {
  const keys = new Map<string, SelectionSetNode[]>();
  const entityInterfaces = new Set<string>();
  const interfaceObjectFields = new Set<string>();
  const external = new Set<string>();
  const overridden = new Set<string>();
  const requires = new Map<string, SelectionSetNode>();
  const provides = new Map<string, SelectionSetNode>();
  for (const { name, sdl } of subgraphs) {
    for (const definition of parse(sdl, { noLocation: true }).definitions) {
      if (!('fields' in definition) || !('directives' in definition) || definition.kind.startsWith('Input')) continue;
      const type = definition.name.value;
      const directives = (definition.directives ?? []) as readonly ConstDirectiveNode[];
      for (const each of directives.filter((directive) => directive.name.value === 'key')) {
        keys.set(type, [...(keys.get(type) ?? []), fieldSet(each)]);
        if (definition.kind === Kind.INTERFACE_TYPE_DEFINITION) entityInterfaces.add(type);
      }
      const isInterfaceObject = directives.some((each) => each.name.value === 'interfaceObject');
      for (const field of definition.fields ?? []) {
        const place = `${type}.${field.name.value}`;
        if (isInterfaceObject) interfaceObjectFields.add(place);
        for (const directive of field.directives ?? []) {
          const at = `${name} ${place}`;
          if (directive.name.value === 'external') external.add(at);
          if (directive.name.value === 'requires') requires.set(at, fieldSet(directive as ConstDirectiveNode));
          if (directive.name.value === 'provides') provides.set(at, fieldSet(directive as ConstDirectiveNode));
          const isLabelled = directive.arguments?.some((each) => each.name.value === 'label');
          if (directive.name.value === 'override' && !isLabelled) overridden.add(`${textOf(directive as ConstDirectiveNode, 'from')} ${place}`);
        }
      }
    }
  }
  return { keys, entityInterfaces, interfaceObjectFields, external, overridden, requires, provides };
}

function textOf(directive: ConstDirectiveNode, name: string): string {
  const value = directive.arguments?.find((each) => each.name.value === name)?.value;
  return value?.kind === Kind.STRING ? value.value : '';
}

function fieldSet(directive: ConstDirectiveNode): SelectionSetNode {
  const [operation] = parse(`{ ${textOf(directive, 'fields')} }`, { noLocation: true }).definitions;
  return (operation as { selectionSet: SelectionSetNode }).selectionSet;
}
