import { execute, Kind, type DocumentNode, type ExecutionResult, type FieldNode, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import type { CompiledPlan } from './compiling/compiled-plan.ts';
import type { Plan } from './planning/plan.ts';
import { compileCopy, type CompiledCopy } from './copying/compile-copy.ts';
import type { CompiledParts } from './deferring/compile-parts.ts';
import { dataKey } from './planning/keys-apart.ts';
import { answerPaths, type FindAnswerPath } from './projecting/answer-paths.ts';
import type { HiddenField, Projection } from './projecting/compile-projection.ts';
import { projection } from './projecting/projection.ts';

/** Everything that can be known of an operation before its variables are. */
export interface CompiledOperation {
  readonly plan: CompiledPlan;
  readonly project: Projection;
  readonly answerPath: FindAnswerPath;
  /** How it is copied from the bytes of subgraphs' answers, where it can be. */
  readonly copy: () => CompiledCopy | undefined;
  /** Answers `__schema` and `__type` as JSON. */
  introspect(field: FieldNode, variables: Readonly<Record<string, unknown>>): string;
  /** What is told after the rest, if something is deferred. */
  readonly parts?: CompiledParts;
  /** How much of the cache it takes, about. */
  readonly bytes: number;
}

export interface CompileOptions {
  readonly schema: GraphQLSchema;
  /** With all that clients don't see. */
  readonly supergraph: GraphQLSchema;
  /** The object types of the supergraph. */
  readonly objectTypes: ReadonlySet<string>;
  /** With conditions applied and fragments in place. */
  readonly operation: OperationDefinitionNode;
  readonly text: string;
  readonly plan: Plan & { readonly areKeysApart: boolean };
  readonly compilePlan: (plan: Plan) => CompiledPlan;
  readonly hidden?: HiddenField;
  /** Told when more weighs on the cache than `bytes` said. */
  readonly grows?: (bytes: number) => void;
}

/** What compiled code and closures weigh for each character of what they were made of; measured by `npm run bench -- --only cache`. */
const BYTES_A_CHARACTER = 55;

/** What is asked only once is not worth it. */
function inSecondUse<T>(make: () => T): () => T | undefined {
  let uses = 0;
  let made: T | undefined;
  return () => {
    uses += 1;
    if (uses === 2) made = make();
    return made;
  };
}

export function compileOperation({ schema, supergraph, objectTypes, operation, text, plan, compilePlan, hidden, grows }: CompileOptions): CompiledOperation {
  const keyOf = (field: { key: string; name: string }) => dataKey(field, plan.areKeysApart);
  const known = new Map<FieldNode, string>();
  const compiled = compilePlan(plan);
  const characters = compiled.requests.reduce((sum, { query }) => sum + query.length, text.length);
  return {
    plan: compiled,
    project: projection({ schema, objectTypes, operation, hidden, keyOf }),
    answerPath: answerPaths(schema, operation, keyOf),
    copy: inSecondUse(() => {
      const copy = compileCopy({ supergraph, facts: compiled.facts, apiSchema: schema, operation, requests: compiled.requests, hidden, keyOf });
      if (copy) grows?.(copy.bytes);
      return copy;
    }),
    introspect(field, variables) {
      let json = known.get(field);
      if (json === undefined) {
        json = introspected(schema, operation, field, variables);
        if (!operation.variableDefinitions?.length) known.set(field, json);
      }
      return json;
    },
    bytes: characters * BYTES_A_CHARACTER,
  };
}

function introspected(schema: GraphQLSchema, operation: OperationDefinitionNode, field: FieldNode, variableValues: Readonly<Record<string, unknown>>): string {
  const document: DocumentNode = {
    kind: Kind.DOCUMENT,
    definitions: [{ ...operation, selectionSet: { kind: Kind.SELECTION_SET, selections: [field] } }],
  };
  const { data } = execute({ schema, document, variableValues }) as ExecutionResult;
  return JSON.stringify(data?.[field.alias?.value ?? field.name.value] ?? null);
}
