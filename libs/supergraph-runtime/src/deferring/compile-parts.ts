import type { OperationDefinitionNode } from 'graphql';
import { compileOperation, type CompiledOperation, type CompileOptions } from '../compiled-operation.ts';
import type { CompiledPlan } from '../compiling/compiled-plan.ts';
import { dataKey } from '../planning/keys-apart.ts';
import type { PlannedFetch } from '../planning/plan.ts';
import type { NeededFetches } from '../verifying/needed-fetches.ts';
import { answerPaths, type FindAnswerPath } from '../projecting/answer-paths.ts';
import type { Projection } from '../projecting/compile-projection.ts';
import { projection } from '../projecting/projection.ts';
import { withoutDeferred, withoutDefers } from './numbered-defers.ts';
import { partsOf, type Part, type Trail } from './parts.ts';

/** Fetches that the same parts wait for. */
export interface Stage {
  readonly plan: CompiledPlan;
  readonly parts: ReadonlySet<number>;
  /** The stages, by place, that must be done before. */
  readonly after: readonly number[];
}

export interface CompiledPart extends Omit<Part, 'selectionSet' | 'type'> {
  readonly label?: string;
  readonly project: Projection;
  /** Of paths that begin at the part's object. */
  readonly answerPath: FindAnswerPath;
}

/** What is done after the first part of an answer has been told. */
export interface CompiledParts {
  readonly trail: Trail;
  /** By number; what stands where no object can be is not among them. */
  readonly parts: ReadonlyMap<number, CompiledPart>;
  readonly stages: readonly Stage[];
  /** Of the whole answer, as if nothing were deferred. */
  readonly wholePath: FindAnswerPath;
}

export interface DeferringOptions extends Omit<CompileOptions, 'plan'> {
  readonly plan: CompileOptions['plan'] & { readonly needed?: NeededFetches };
  /** The client's labels, by number. */
  readonly labels: readonly (string | undefined)[];
}

/**
 * Compiles an operation of which something is deferred: what is told first is an operation by itself, and the rest stands in `parts`.
 * @param options.operation with its `@defer`s numbered
 */
export function compileInParts(options: DeferringOptions): CompiledOperation {
  const { schema, objectTypes, operation, plan, hidden, labels } = options;
  const { fetches, needed = { first: fetches.map((_, index) => index), later: {} } } = plan;
  const keyOf = (field: { key: string; name: string }) => dataKey(field, plan.areKeysApart);
  const { trail, parts } = partsOf(operation, schema, keyOf);
  const first = compileOperation({ ...options, operation: withSelections(operation, withoutDeferred(operation.selectionSet)), plan: { ...plan, fetches: only(fetches, needed.first) } });
  const compiled = parts.map(({ number, type, selectionSet, trail: inner }): [number, CompiledPart] => {
    const own = withSelections(operation, selectionSet);
    return [number, { number, label: labels[number], trail: inner, project: projection({ schema, objectTypes, operation: own, type, hidden, keyOf }), answerPath: answerPaths(schema, own, keyOf, type) }];
  });
  const stages = stagesOf(fetches, needed, (some) => options.compilePlan({ ...plan, fetches: some }));
  // Objects that stand in several places are one object only if no later fetch tells them apart.
  const mayShare = [first.plan, ...stages.map((stage) => stage.plan)].every((each) => each.mayShare);
  const sharing = <T extends { readonly plan: CompiledPlan }>(each: T): T => ({ ...each, plan: { ...each.plan, mayShare } });
  return {
    ...sharing(first),
    parts: {
      trail,
      parts: new Map(compiled),
      stages: stages.map(sharing),
      wholePath: answerPaths(schema, withoutDefers(operation), keyOf),
    },
    bytes: first.bytes * 2,
  };
}

function stagesOf(fetches: readonly PlannedFetch[], { first, later }: NeededFetches, compile: (fetches: readonly PlannedFetch[]) => CompiledPlan): Stage[] {
  const groups = new Map<string, { parts: ReadonlySet<number>; members: number[] }>();
  fetches.forEach((_, index) => {
    const waiting = Object.keys(later).filter((number) => later[Number(number)]!.includes(index));
    if (!waiting.length || first.includes(index)) return;
    const key = waiting.join();
    const group = groups.get(key) ?? { parts: new Set(waiting.map(Number)), members: [] };
    group.members.push(index);
    groups.set(key, group);
  });
  const all = [...groups.values()];
  return all.map(({ parts, members }, stage) => {
    const after = all.flatMap((other, index) => (index !== stage && members.some((member) => fetches[member]!.after.some((each) => other.members.includes(each))) ? [index] : []));
    return { plan: compile(only(fetches, members)), parts, after };
  });
}

/** Some of the fetches, that wait for each other and for none of the rest. */
function only(fetches: readonly PlannedFetch[], members: readonly number[]): PlannedFetch[] {
  return members.map((member) => {
    const fetch = fetches[member]!;
    return { ...fetch, after: fetch.after.map((each) => members.indexOf(each)).filter((each) => each >= 0) };
  });
}

const withSelections = (operation: OperationDefinitionNode, selectionSet: OperationDefinitionNode['selectionSet']): OperationDefinitionNode => ({ ...operation, selectionSet });
