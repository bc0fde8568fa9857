import { Kind, parse, type ConstDirectiveNode, type InputValueDefinitionNode, type SelectionSetNode } from 'graphql';

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
  /** Arguments that are taken from an object above, by `Type.field`. */
  readonly contextual: ReadonlyMap<string, readonly TakenArgument[]>;
  /** The types that set a context. */
  readonly contexts: ReadonlyMap<string, readonly string[]>;
}

/** An argument with `@fromContext`. */
export interface TakenArgument {
  readonly name: string;
  readonly context: string;
  readonly selection: SelectionSetNode;
}

export function federationFacts(subgraphs: readonly SpecSubgraph[]): FederationFacts {
  const keys = new Map<string, SelectionSetNode[]>();
  const entityInterfaces = new Set<string>();
  const interfaceObjectFields = new Set<string>();
  const external = new Set<string>();
  const overridden = new Set<string>();
  const requires = new Map<string, SelectionSetNode>();
  const provides = new Map<string, SelectionSetNode>();
  const contextual = new Map<string, TakenArgument[]>();
  const contexts = new Map<string, string[]>();
  for (const { name, sdl } of subgraphs) {
    for (const definition of parse(sdl, { noLocation: true }).definitions) {
      if (!('fields' in definition) || !('directives' in definition) || definition.kind.startsWith('Input')) continue;
      const type = definition.name.value;
      const directives = (definition.directives ?? []) as readonly ConstDirectiveNode[];
      for (const each of directives.filter((directive) => directive.name.value === 'key')) {
        keys.set(type, [...(keys.get(type) ?? []), fieldSet(each)]);
        if (definition.kind === Kind.INTERFACE_TYPE_DEFINITION) entityInterfaces.add(type);
      }
      for (const each of directives.filter((directive) => directive.name.value === 'context')) {
        contexts.set(textOf(each, 'name'), [...(contexts.get(textOf(each, 'name')) ?? []), type]);
      }
      const isInterfaceObject = directives.some((each) => each.name.value === 'interfaceObject');
      for (const field of definition.fields ?? []) {
        const place = `${type}.${field.name.value}`;
        if (isInterfaceObject) interfaceObjectFields.add(place);
        const taken = ('arguments' in field ? (field.arguments ?? []) : []).flatMap(takenArgument);
        if (taken.length) contextual.set(place, taken);
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
  return { keys, entityInterfaces, interfaceObjectFields, external, overridden, requires, provides, contextual, contexts };
}

function takenArgument({ name, directives = [] }: InputValueDefinitionNode): TakenArgument[] {
  const from = directives.find((each) => each.name.value === 'fromContext');
  const [, context = '', selection = ''] = from ? (/^\s*\$(\w+)\s*([\s\S]*)$/.exec(textOf(from, 'field')) ?? []) : [];
  return from ? [{ name: name.value, context, selection: selectionSet(selection.trim().startsWith('{') ? selection : `{ ${selection} }`) }] : [];
}

function textOf(directive: ConstDirectiveNode, name: string): string {
  const value = directive.arguments?.find((each) => each.name.value === name)?.value;
  return value?.kind === Kind.STRING ? value.value : '';
}

function fieldSet(directive: ConstDirectiveNode): SelectionSetNode {
  return selectionSet(`{ ${textOf(directive, 'fields')} }`);
}

function selectionSet(text: string): SelectionSetNode {
  const [operation] = parse(text, { noLocation: true }).definitions;
  return (operation as { selectionSet: SelectionSetNode }).selectionSet;
}
