import type { ExecutionResult, GraphQLError } from 'graphql';
import type { CompiledOperation } from './compiled-operation.ts';
import type { Outcome } from './compiling/outcome.ts';
import type { WrittenData } from './written-data.ts';
import { Report, type HiddenValue } from './projecting/report.ts';

/** Makes `extensions` of what was asked for on top of what the client did. */
export type ExtensionsOf = (hidden: readonly HiddenValue[]) => Record<string, unknown> | undefined;

/** What a client is told of what came of its operation. */
export function writtenAnswer(outcome: Outcome, compiled: CompiledOperation, variables: Readonly<Record<string, unknown>>, extensionsOf: ExtensionsOf | undefined): ExecutionResult {
  const report = new Report(outcome, compiled.answerPath);
  const written = compiled.project(outcome.data, report, (field) => compiled.introspect(field, variables));
  return answerOf(written, report.errors, report.hidden, extensionsOf);
}

export function answerOf(data: WrittenData | undefined, errors: readonly GraphQLError[], hidden: readonly HiddenValue[], extensionsOf: ExtensionsOf | undefined): ExecutionResult {
  const extensions = hidden.length ? extensionsOf?.(hidden) : undefined;
  return {
    data: (data ?? null) as ExecutionResult['data'],
    ...(errors.length ? { errors } : {}),
    ...(extensions ? { extensions } : {}),
  };
}
