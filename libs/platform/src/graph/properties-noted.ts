import { isObjectType, type GraphQLSchema } from 'graphql';
import { ACCESS_DIRECTIVES } from './access/guards.ts';
import { fieldResolvers, type FieldResolver } from './known-resolvers.ts';
import { TAKES } from './properties-taken.ts';

/**
 * Notes on each field that has a resolver which properties of its object that takes, where it can be told: a list reads no others.
 * @param resolvers of the subgraph; a field of a name that several of them resolve takes what all of them take
 */
export function notePropertiesTaken(schema: GraphQLSchema, resolvers: readonly object[]): GraphQLSchema {
  const resolversOf = fieldResolvers(resolvers);
  for (const type of Object.values(schema.getTypeMap()).filter(isObjectType)) {
    for (const field of Object.values(type.getFields())) {
      if (!field.resolve || isGuarded(field.astNode)) continue;
      const taken = resolversOf(type.name, field.name).map(takenBy);
      if (taken.length > 0 && taken.every((names) => names !== null)) field.extensions = { ...field.extensions, [TAKES]: [...new Set(taken.flat())] };
    }
  }
  return schema;
}

/** A guard before the resolver looks at the whole object. */
const isGuarded = (node: { readonly directives?: readonly { readonly name: { readonly value: string } }[] } | null | undefined): boolean =>
  node?.directives?.some(({ name }) => ACCESS_DIRECTIVES.has(name.value)) ?? false;

function takenBy({ target, methodName, params = [] }: FieldResolver): string[] | null {
  const roots = params.filter((parameter) => parameter.kind === 'root');
  const method: unknown = (target.prototype as Record<string, unknown>)[methodName];
  const taken = roots.map(({ index, propertyName }) => (propertyName ? [propertyName] : typeof method === 'function' ? namesTaken(method, index) : null));
  return taken.every((names) => names !== null) ? taken.flat() : null;
}

const NAME = /^[A-Za-z_$][\w$]*$/;

/**
 * What a function takes of one of its parameters: `session({ sessionCode }, …)` can take nothing else of the first. Null where the parameter has
 * a name, or anything but names taken out of it. A function that speaks of `arguments` can take everything.
 */
export function namesTaken(method: Function, index: number): string[] | null {
  const source = Function.prototype.toString.call(method);
  if (/\barguments\b/.test(source)) return null;
  const parameter = parametersIn(source)?.[index]?.trim();
  const [, inside] = /^\{([^{}[\]()'"`/]*)\}$/.exec(parameter ?? '') ?? [];
  if (inside === undefined) return null;
  const names = inside.split(',').map((each) => each.split(':')[0]!.split('=')[0]!.trim()).filter((name) => name !== '');
  return names.every((name) => NAME.test(name)) ? names : null;
}

/** The parameters as they are written, apart; null if brackets, texts or comments in them make that unsure. */
function parametersIn(source: string): string[] | null {
  const parameters: string[] = [''];
  let depth = 0;
  for (const sign of source.slice(source.indexOf('('))) {
    if ('\'"`/'.includes(sign)) return null;
    if ('([{'.includes(sign)) depth += 1;
    if (')]}'.includes(sign)) depth -= 1;
    if (depth === 0) return parameters;
    if (sign === ',' && depth === 1) parameters.push('');
    else if (!(sign === '(' && depth === 1)) parameters[parameters.length - 1] += sign;
  }
  return null;
}
