import { GraphQLError, type ExecutionResult, type FieldNode } from 'graphql';
import type { CompiledOperation } from '../compiled-operation.ts';
import { executePlan, type Circumstances } from '../compiling/execute-plan.ts';
import type { Data, ResponsePath } from '../compiling/hosts.ts';
import { emptyOutcome, type FetchError, type Outcome } from '../compiling/outcome.ts';
import { INVALID_SUBGRAPH_ANSWER, Report, type HiddenValue } from '../projecting/report.ts';
import type { CompiledParts } from './compile-parts.ts';
import { findParts, type FoundPart } from './find-parts.ts';

/** A deferred part of an answer, as it is told (the format of deferSpec=20220824). */
export interface ToldPart {
  /** Null when a null that may not be went all the way up in it. */
  readonly data: Record<string, unknown> | null;
  /** Of the object to which it belongs. */
  readonly path: ResponsePath;
  readonly label?: string;
  readonly errors?: readonly GraphQLError[];
  readonly extensions?: Record<string, unknown>;
}

/** What is told at once after the first part of an answer. */
export interface LaterParts {
  readonly incremental: readonly ToldPart[];
  readonly hasNext: boolean;
}

/** Under this key an answer carries what is told after it. */
export const LATER_PARTS = Symbol('later parts');

export type AnswerInParts = ExecutionResult & { readonly [LATER_PARTS]?: AsyncGenerator<LaterParts, void, void> };

export interface AnsweringOptions {
  readonly circumstances: Circumstances;
  /** The same, for what is asked after the first part: it ends when the client leaves, also after a mutation, or with `stop`. */
  readonly later: (stop: AbortSignal) => Circumstances;
  readonly signal?: AbortSignal;
  extensionsOf(hidden: readonly HiddenValue[]): Record<string, unknown> | undefined;
}

/** Answers what is not deferred; the rest is fetched when somebody asks for what is told after it. */
export async function answerInParts(compiled: CompiledOperation & { readonly parts: CompiledParts }, options: AnsweringOptions): Promise<AnswerInParts> {
  const { parts, plan, project, answerPath } = compiled;
  const { circumstances, extensionsOf } = options;
  const outcome = emptyOutcome();
  await executePlan(plan, circumstances, outcome);
  const introspect = (field: FieldNode) => compiled.introspect(field, circumstances.variables);
  const isOfLater = ({ path }: FetchError) => path !== undefined && !answerPath(path, outcome.data).isAskedFor && parts.wholePath(path, outcome.data).isAskedFor;
  const errors = outcome.errors.filter((each) => !isOfLater(each));
  const told = new ToldErrors(errors);
  const report = new Report({ ...outcome, errors }, answerPath);
  const data = (project(outcome.data, report, introspect)?.toJSON() ?? null) as Record<string, unknown> | null;
  const extensions = report.hidden.length ? extensionsOf(report.hidden) : undefined;
  const found = findParts(parts.trail, data, { host: outcome.data, dataPath: [], path: [] });
  return {
    data,
    ...(report.errors.length ? { errors: report.errors } : {}),
    ...(extensions ? { extensions } : {}),
    ...(found.length ? { [LATER_PARTS]: laterParts(parts, found, { outcome, told, introspect, ...options }) } : {}),
  };
}

interface Telling extends AnsweringOptions {
  readonly outcome: Outcome;
  readonly told: ToldErrors;
  introspect(field: FieldNode): string;
}

async function* laterParts(parts: CompiledParts, found: readonly FoundPart[], telling: Telling): AsyncGenerator<LaterParts, void, void> {
  const { signal } = telling;
  const leaving = new AbortController();
  const left = new Promise<void>((resolve) => leaving.signal.addEventListener('abort', () => resolve(), { once: true }));
  const leave = () => leaving.abort();
  if (signal?.aborted) return;
  signal?.addEventListener('abort', leave, { once: true });
  try {
    const fetched = new Set<number>();
    const fetching = startStages(parts, telling.later(leaving.signal), telling.outcome, (part) => fetched.add(part));
    const waiting = byPart(found);
    while (waiting.size && !leaving.signal.aborted) {
      const ready = [...waiting.keys()].filter((number) => fetched.has(number));
      if (!ready.length) {
        await Promise.race([left, ...[...waiting.keys()].map((number) => fetching.get(number))]);
        continue;
      }
      const incremental: ToldPart[] = [];
      for (const number of ready) {
        const here = waiting.get(number)!;
        waiting.delete(number);
        for (const each of here) {
          const { part, inner } = tellPart(parts, each, telling);
          incremental.push(part);
          for (const [child, places] of byPart(inner)) waiting.set(child, [...(waiting.get(child) ?? []), ...places]);
        }
      }
      const rest = waiting.size ? [] : telling.told.rest(telling.outcome, parts);
      if (rest.length) incremental.push(withErrors(incremental.pop()!, rest));
      yield { incremental, hasNext: waiting.size > 0 };
    }
  } finally {
    signal?.removeEventListener('abort', leave);
    leave();
  }
}

/** @returns for each part, by number, when all that it waits for has come */
function startStages({ stages, parts }: CompiledParts, circumstances: Circumstances, outcome: Outcome, done: (part: number) => void): Map<number, Promise<void>> {
  const running: (Promise<void> | undefined)[] = [];
  const run = (index: number): Promise<void> => {
    const { plan, after } = stages[index]!;
    return (running[index] ??= Promise.all(after.map(run)).then(() => executePlan(plan, circumstances, outcome)));
  };
  const whenFetched = (number: number) => Promise.all(stages.flatMap((stage, index) => (stage.parts.has(number) ? [run(index)] : []))).then(() => done(number));
  return new Map([...parts.keys()].map((number) => [number, whenFetched(number)]));
}

function byPart(found: readonly FoundPart[]): Map<number, FoundPart[]> {
  const groups = new Map<number, FoundPart[]>();
  for (const each of found) groups.set(each.number, [...(groups.get(each.number) ?? []), each]);
  return groups;
}

function tellPart({ parts }: CompiledParts, found: FoundPart, { outcome, told, introspect, extensionsOf }: Telling): { part: ToldPart; inner: FoundPart[] } {
  const { host, dataPath, path, number } = found;
  const { label, project, answerPath, trail } = parts.get(number)!;
  if (found.isTypeLost) return { part: { data: null, path, ...(label === undefined ? {} : { label }), errors: [typeLost(path)] }, inner: [] };
  const own = outcomeBelow(outcome, host, dataPath, (below) => answerPath(below, host).isAskedFor);
  told.add(own.causes);
  const report = new Report(own.outcome, answerPath);
  const data = (project(host, report, introspect)?.toJSON() ?? null) as Record<string, unknown> | null;
  const hidden = report.hidden.map((each) => ({ ...each, path: [...path, ...each.path] }));
  const extensions = hidden.length ? extensionsOf(hidden) : undefined;
  const errors = report.errors.map((error) => atPath(error, [...path, ...(error.path ?? [])]));
  const part = { data, path, ...(label === undefined ? {} : { label }), ...(errors.length ? { errors } : {}), ...(extensions ? { extensions } : {}) };
  return { part, inner: findParts(trail, data, found) };
}

/** What came of the fetches below an object, with paths from there. */
function outcomeBelow({ errors, blanks }: Outcome, host: Data, at: ResponsePath, isAskedFor: (path: ResponsePath) => boolean): { outcome: Outcome; causes: FetchError[] } {
  const below = (path: ResponsePath | undefined) => (path && path.length > at.length && at.every((step, index) => path[index] === step) ? path.slice(at.length) : undefined);
  const causes: FetchError[] = [];
  const own = errors.flatMap((error) => {
    const path = below(error.path);
    if (!path || !isAskedFor(path)) return [];
    causes.push(error);
    return [{ ...error, path }];
  });
  const emptied = blanks.map((blank) => () => {
    const { paths, keysOf } = blank();
    const inner = paths.map((path) => (path.length === at.length && at.every((step, index) => path[index] === step) ? [] : below(path)));
    const kept = inner.flatMap((path, index) => (path ? [index] : []));
    return { paths: kept.map((index) => inner[index]!), keysOf: (index: number) => keysOf(kept[index]!) };
  });
  return { outcome: { data: host, errors: own, blanks: emptied }, causes };
}

const typeLost = (path: ResponsePath): GraphQLError =>
  new GraphQLError('The type of this object could not be had, so nobody knows whether this part belongs to it.', { path, extensions: { code: INVALID_SUBGRAPH_ANSWER } });

const atPath = ({ message, extensions, originalError }: GraphQLError, path: ResponsePath): GraphQLError =>
  new GraphQLError(message, { path: path.length ? path : undefined, extensions, originalError });

const withErrors = (part: ToldPart, more: readonly GraphQLError[]): ToldPart => ({ ...part, errors: [...(part.errors ?? []), ...more] });

/** The errors that have been told: whatever is left at the end is told then, for no error is kept from the client. */
class ToldErrors {
  private readonly errors: Set<FetchError>;

  constructor(errors: readonly FetchError[]) {
    this.errors = new Set(errors);
  }

  add(errors: readonly FetchError[]): void {
    for (const each of errors) this.errors.add(each);
  }

  rest({ data, errors }: Outcome, { wholePath }: CompiledParts): GraphQLError[] {
    const causes = new Set([...this.errors].map(({ cause }) => cause));
    const left = errors.filter((each) => !this.errors.has(each) && (each.cause === undefined || !causes.has(each.cause)));
    return left.length ? new Report({ data, errors: left, blanks: [] }, wholePath).errors : [];
  }
}
