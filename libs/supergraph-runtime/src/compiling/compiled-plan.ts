import { Kind, type FragmentDefinitionNode, type GraphQLSchema, type OperationDefinitionNode, type SelectionSetNode } from 'graphql';
import { fragmentsOf } from '../planning/applied-conditions.ts';
import { copiesInContexts } from '../contexts/request-in-contexts.ts';
import { fetchDocument } from '../planning/fetch-documents.ts';
import type { FromContext, OperationKind, PathStep, Plan, PlannedFetch, Required, Rewrite } from '../planning/plan.ts';
import { representationWriter, type WriteRepresentation } from './representation.ts';
import { batchText, selectionOf, singleText } from './request-text.ts';
import { typeFacts, type TypeFacts } from './type-facts.ts';

/** One of the fetches that a request does. */
export interface CompiledFetch {
  readonly paths: readonly (readonly PathStep[])[];
  /** Absent: it asks for root fields. */
  readonly write?: WriteRepresentation;
  /** What is told of each object; empty for root fields. */
  readonly requires: readonly Required[];
  /** The alias of its `_entities` and the variable of its representations. */
  readonly alias: string;
  readonly variable: string;
  readonly outputRewrites: readonly Rewrite[];
  /** Whether what it is told, or what it answers, is changed on its way. */
  readonly isRewritten: boolean;
  /** The response keys that it fills in an object of a type: those that stay empty when it fails. */
  keysFor(type: string): readonly string[];
}

/** One request to one subgraph. */
export interface CompiledRequest {
  readonly subgraph: string;
  readonly kind: OperationKind;
  readonly query: string;
  readonly operationName?: string;
  readonly variables: readonly string[];
  /** The body of the POST up to the variables. */
  readonly bodyStart: string;
  readonly fetches: readonly CompiledFetch[];
  /** The requests, by place, that must have answered before. */
  readonly after: readonly number[];
  /** Whether it is a batch: when that is refused as a whole, its fetches are done apart. */
  readonly isBatch: boolean;
  /** The fetches of a batch as requests of their own. */
  apart(): readonly CompiledRequest[];
  /** Where variables are taken from objects above: which, and the same request for so many contexts at once. */
  readonly inContexts?: { readonly contexts: readonly FromContext[]; request(count: number): CompiledRequest };
}

export interface CompiledPlan {
  readonly requests: readonly CompiledRequest[];
  readonly facts: TypeFacts;
  /** Whether entities of one representation may share their objects: not where a path looks at the types on its way. */
  readonly mayShare: boolean;
}

/**
 * Turns plans into what is executed. Fetches of entities from one subgraph that wait for the same become one request; those of them
 * that ask for the same become one fetch.
 */
export function planCompiler(supergraph: GraphQLSchema): (plan: Plan) => CompiledPlan {
  const facts = typeFacts(supergraph);
  return ({ fetches }) => {
    const groups: { members: number[]; key: string }[] = [];
    fetches.forEach((fetch, index) => {
      const key = fetch.requires && !fetch.contexts && fetch.kind === 'query' ? `${fetch.subgraph} ${fetch.after.join()}` : `alone ${index}`;
      const group = groups.find((each) => each.key === key);
      if (group) group.members.push(index);
      else groups.push({ members: [index], key });
    });
    const requestOf = (fetch: number) => groups.findIndex(({ members }) => members.includes(fetch));
    const requests = groups.map(({ members }) => {
      const after = [...new Set(fetches[members[0]!]!.after.map(requestOf))];
      return request(joined(members.map((index) => fetches[index]!)), after, facts);
    });
    const mayShare = !fetches.some(({ paths, contexts }) => contexts || paths.some((path) => path.some((step) => typeof step !== 'string')));
    return { requests, facts, mayShare };
  };
}

/** Fetches that ask for the same of objects in different places, as one with several places. */
function joined(fetches: readonly PlannedFetch[]): readonly PlannedFetch[] {
  if (fetches.length === 1) return fetches;
  const known = new Map<string, PlannedFetch>();
  for (const fetch of fetches) {
    const key = fetch.requires ? JSON.stringify([selectionOf(fetch), fetch.requires, fetch.inputRewrites, fetch.outputRewrites]) : `${known.size}`;
    const same = known.get(key);
    known.set(key, same ? { ...same, paths: [...same.paths, ...fetch.paths] } : fetch);
  }
  return [...known.values()];
}

function request(fetches: readonly PlannedFetch[], after: readonly number[], facts: TypeFacts): CompiledRequest {
  const [first] = fetches as [PlannedFetch];
  const text = fetches.length === 1 ? singleText(first) : batchText(fetches);
  const { query, operationName, variables } = text;
  const named = operationName ? `,"operationName":${JSON.stringify(operationName)}` : '';
  return {
    subgraph: first.subgraph,
    kind: first.kind,
    query,
    operationName,
    variables,
    bodyStart: `{"query":${JSON.stringify(query)}${named},"variables":{`,
    fetches: fetches.map((fetch, index) => compiledFetch(fetch, text.parts[index], facts)),
    after,
    isBatch: fetches.length > 1,
    apart: once(() => fetches.map((fetch) => request([fetch], after, facts))),
    ...(first.contexts ? { inContexts: requestsInContexts(first, first.contexts, after, facts) } : {}),
  };
}

function requestsInContexts(fetch: PlannedFetch, contexts: readonly FromContext[], after: readonly number[], facts: TypeFacts): CompiledRequest['inContexts'] {
  const known = new Map<number, CompiledRequest>();
  return {
    contexts,
    request(count) {
      let made = known.get(count);
      if (!made) known.set(count, (made = request(copiesInContexts(fetch, contexts, count), after, facts)));
      return made;
    },
  };
}

function compiledFetch(fetch: PlannedFetch, part: { alias: string; variable: string } | undefined, facts: TypeFacts): CompiledFetch {
  const { paths, requires, inputRewrites, outputRewrites } = fetch;
  // Only where something fails is it asked what stays empty.
  const filled = once(() => {
    const document = fetchDocument(fetch.operation);
    const operation = document.definitions.find((each): each is OperationDefinitionNode => each.kind === Kind.OPERATION_DEFINITION)!;
    const [entities] = operation.selectionSet.selections;
    return { selections: requires && entities?.kind === Kind.FIELD ? entities.selectionSet! : operation.selectionSet, fragments: fragmentsOf(document) };
  });
  const known = new Map<string, readonly string[]>();
  return {
    paths,
    requires: requires ?? [],
    write: requires && representationWriter(requires, inputRewrites, facts),
    alias: part?.alias ?? '',
    variable: part?.variable ?? '',
    outputRewrites,
    isRewritten: inputRewrites.length > 0 || outputRewrites.length > 0,
    keysFor(type) {
      const { selections, fragments } = filled();
      if (!requires) return [...responseKeys(selections, fragments, () => true, outputRewrites)];
      let keys = known.get(type);
      if (!keys) {
        keys = [...responseKeys(selections, fragments, (condition) => facts.covers(condition, type), outputRewrites)];
        if (facts.isObjectType(type)) known.set(type, keys);
      }
      return keys;
    },
  };
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}

function responseKeys(
  { selections }: SelectionSetNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  isMet: (condition: string) => boolean,
  rewrites: readonly Rewrite[],
  keys = new Set<string>(),
): Set<string> {
  for (const selection of selections) {
    if (selection.kind === Kind.FIELD) {
      if (selection.name.value === '__typename') continue;
      const key = selection.alias?.value ?? selection.name.value;
      const renamer = rewrites.find((each) => each.kind === 'KeyRenamer' && each.path.at(-1) === key && each.path.filter((step) => !step.startsWith('... on ')).length === 1);
      keys.add(renamer?.kind === 'KeyRenamer' ? renamer.renameKeyTo : key);
    } else {
      const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value)! : selection;
      const condition = fragment.typeCondition?.name.value;
      if (!condition || isMet(condition)) responseKeys(fragment.selectionSet, fragments, isMet, rewrites, keys);
    }
  }
  return keys;
}
