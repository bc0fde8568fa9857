import { Kind, parse, print, visit } from 'graphql';
import type { FromContext, PlannedFetch } from '../planning/plan.ts';

/** The name of a variable in the copy of a fetch for one of several contexts. */
export const inContext = (variable: string, index: number): string => `${variable}_${index}`;

/** A fetch once for each of so many contexts, each with variables of its own for what is taken from above. */
export function copiesInContexts(fetch: PlannedFetch, contexts: readonly FromContext[], count: number): PlannedFetch[] {
  const names = new Set(contexts.map(({ variable }) => variable));
  const document = parse(fetch.operation, { noLocation: true });
  return Array.from({ length: count }, (_, index) => {
    const nameIn = (name: string) => (names.has(name) ? inContext(name, index) : name);
    const operation = print(visit(document, { Variable: (node) => ({ ...node, name: { kind: Kind.NAME, value: nameIn(node.name.value) } }) }));
    return { ...fetch, operation, variables: fetch.variables.map(nameIn), contexts: undefined };
  });
}
