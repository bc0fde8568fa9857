import type { Actor, Policy } from '@assembly-graph/kernel';
import { valueFromASTUntyped, type ConstDirectiveNode } from 'graphql';
import { log } from '../../log.ts';

/** A domain's policies by the names that `@policy` uses. */
export type Policies = Readonly<Record<string, Policy>>;

/** What stands before a field or a type. */
export interface Guard {
  /** Why an actor may not even ask, whatever the thing; null if it may. */
  readonly refusal: (actor: Actor) => 'UNAUTHENTICATED' | 'FORBIDDEN' | null;
  /** Whether a policy looks at the thing. */
  readonly looks: boolean;
  /** Whether the policies let the actor have this thing. */
  readonly allows: (actor: Actor, thing: unknown, args: unknown) => boolean;
}

export const ACCESS_DIRECTIVES: ReadonlySet<string> = new Set(['authenticated', 'requiresScopes', 'policy']);

/**
 * The guard that the access directives at a place make; null if there are none. `[["a", "b"], ["c"]]` means (a and b) or c.
 * @param place for whoever wrote them, e.g. "Accreditation.badge"
 * @throws Error for a policy that the door doesn't have, and for a list in which one alternative asks for nothing
 */
export function guardOf(directives: readonly ConstDirectiveNode[], place: string, policies: Policies): Guard | null {
  const applied = directives.filter(({ name }) => ACCESS_DIRECTIVES.has(name.value));
  if (applied.length === 0) return null;
  const scopes = applied.filter(({ name }) => name.value === 'requiresScopes').map((each) => alternatives(each, 'scopes', place));
  const asked = applied.filter(({ name }) => name.value === 'policy').map((each) => alternatives(each, 'policies', place));
  const unknown = asked.flat(2).find((name) => !Object.hasOwn(policies, name));
  if (unknown !== undefined) throw new Error(`${place} asks for the policy "${unknown}", which its door does not have.`);
  return {
    refusal: (actor) => {
      if (actor.role === 'public' && (scopes.length > 0 || applied.some(({ name }) => name.value === 'authenticated')))
        return 'UNAUTHENTICATED';
      return scopes.every((oneOf) => holds(oneOf, (scope) => actor.scopes.includes(scope))) ? null : 'FORBIDDEN';
    },
    looks: asked.length > 0,
    allows: (actor, thing, args) => asked.every((oneOf) => holds(oneOf, (name) => ask(policies[name]!, name, actor, thing, args))),
  };
}

const holds = (oneOf: readonly (readonly string[])[], each: (name: string) => boolean) => oneOf.some((all) => all.every(each));

/** A policy that breaks lets nobody through. */
function ask(policy: Policy, name: string, actor: Actor, thing: unknown, args: unknown): boolean {
  try {
    return policy(actor, thing as never, args as never) === true;
  } catch (error) {
    log.error({ policy: name, cause: error instanceof Error ? error.stack : String(error) }, 'a policy broke');
    return false;
  }
}

function alternatives(directive: ConstDirectiveNode, argument: string, place: string): string[][] {
  const node = directive.arguments?.find(({ name }) => name.value === argument)?.value;
  const value = node ? (valueFromASTUntyped(node) as string[][]) : [];
  if (value.length === 0 || value.some((all) => all.length === 0))
    throw new Error(`@${directive.name.value} on ${place} asks for nothing.`);
  return value;
}
