import { buildASTSchema, getVariableValues, isObjectType, Kind, parse, validate, type DocumentNode, type FragmentDefinitionNode, type GraphQLError, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import { BoundedCache } from './bounded-cache.ts';
import { compileOperation, type CompiledOperation } from './compiled-operation.ts';
import { planCompiler, type CompiledPlan } from './compiling/compiled-plan.ts';
import { compileInParts } from './deferring/compile-parts.ts';
import { deferVariables, withDefersNumbered, withoutDefers, type NumberedOperation } from './deferring/numbered-defers.ts';
import { conditionVariables, fragmentsOf, withConditionsApplied } from './planning/applied-conditions.ts';
import { documentText, operationText } from './planning/operation-text.ts';
import { CannotPlan, type Plan } from './planning/plan.ts';
import { plannedDocument } from './planning/planned-document.ts';
import type { VerifiedPlan } from './planning/plan-verified.ts';
import type { HiddenField } from './projecting/compile-projection.ts';
import type { Transport } from './transport/transport.ts';

/** A planner, wherever it runs. */
export interface AskedPlanner {
  readonly apiSdl: string;
  plan(operation: string, labels: readonly string[]): Promise<VerifiedPlan>;
  close(): void;
}

/** A client's document as it is executed, and which of its fields is not the client's. */
export interface ExtendedDocument {
  readonly document: DocumentNode;
  readonly hidden?: HiddenField;
}

export interface GenerationOptions {
  readonly supergraphSdl: string;
  readonly planner: AskedPlanner;
  /** By the name of the subgraph. */
  readonly transports: ReadonlyMap<string, Transport>;
  readonly extend?: (schema: GraphQLSchema, supergraphSdl: string) => (document: DocumentNode) => ExtendedDocument;
  readonly cacheBytes: number;
}

/** An operation of a client's document, with what must be known to choose its plan. */
interface KnownOperation {
  readonly operation: OperationDefinitionNode;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly conditions: readonly string[];
  /** Whether it defers anything, whatever the values of its conditions. */
  readonly isDeferring: boolean;
  readonly hidden?: HiddenField;
  /** Under which it is known, and what of a document it is: to know it again under another supergraph. */
  readonly key: string;
  readonly document: DocumentNode;
  readonly source: string;
  readonly operationName?: string;
  /** What it means (a key of `byMeaning`), by the values of its conditions and the labels in force. */
  readonly meanings: Map<string, Meaning>;
}

interface Meaning {
  readonly key: string;
  readonly text: string;
}

/** Marks the meaning of an operation for a client that takes an answer in parts. */
const DEFERS = 'defers';
const MOST_MEANINGS = 64;
/** What a document weighs for each character, read, with the places of its tokens; measured by `npm run bench -- --only cache`. */
const BYTES_A_CHARACTER = 125;
const nothingToFetch: VerifiedPlan = { fetches: [], madeBy: 'nobody', areKeysApart: false };

/** One supergraph while it serves: its schemas, its planner and what has been compiled for it. */
export class Generation {
  readonly apiSchema: GraphQLSchema;
  readonly labels: readonly string[];
  /** Those of the whole supergraph, also what clients don't see. */
  private readonly objectTypes: ReadonlySet<string>;
  private readonly supergraph: GraphQLSchema;
  private readonly compilePlan: (plan: Plan) => CompiledPlan;
  private readonly extend: (document: DocumentNode) => ExtendedDocument;
  /** By text, as the server names it. */
  private readonly byText: BoundedCache<KnownOperation>;
  /** By what is left of an operation when conditions are applied and fragments in place: clients write the same differently. */
  private readonly byMeaning: BoundedCache<Promise<CompiledOperation>>;

  constructor(readonly options: GenerationOptions) {
    const { supergraphSdl, planner, cacheBytes } = options;
    this.apiSchema = buildASTSchema(parse(planner.apiSdl, { noLocation: true }), { assumeValidSDL: true });
    const supergraph = parse(supergraphSdl, { noLocation: true });
    const whole = (this.supergraph = buildASTSchema(supergraph, { assumeValid: true, assumeValidSDL: true }));
    this.compilePlan = planCompiler(whole);
    this.objectTypes = new Set(Object.values(whole.getTypeMap()).flatMap((type) => (isObjectType(type) ? [type.name] : [])));
    this.labels = overrideLabels(supergraph);
    this.extend = options.extend?.(this.apiSchema, supergraphSdl) ?? ((document) => ({ document }));
    this.byText = new BoundedCache(cacheBytes / 2);
    this.byMeaning = new BoundedCache(cacheBytes / 2);
  }

  /** Finds an operation of a document. @param key tells it from all others */
  known(key: string, document: DocumentNode, source: string, operationName: string | undefined): KnownOperation {
    const known = this.byText.get(key);
    if (known) return known;
    const { document: extended, hidden } = this.extend(document);
    const fragments = fragmentsOf(extended);
    const operations = extended.definitions.filter((each): each is OperationDefinitionNode => each.kind === Kind.OPERATION_DEFINITION);
    const operation = operations.find((each) => !operationName || each.name?.value === operationName)!;
    const deferredBy = deferVariables(extended);
    const conditions = [...new Set([...conditionVariables(operation, fragments), ...(deferredBy ?? [])])];
    const found: KnownOperation = { key, document, source, operationName, operation, fragments, hidden, conditions, isDeferring: deferredBy !== undefined, meanings: new Map() };
    this.byText.set(key, found, source.length * BYTES_A_CHARACTER);
    return found;
  }

  /**
   * Plans and compiles what another supergraph was asked last, as far as this one can answer it, so that nobody waits for plans when it
   * starts to serve.
   */
  async warmUpFrom(other: Generation, most: number): Promise<void> {
    for (const { key, document, source, operationName, conditions, meanings } of other.byText.latest().slice(0, most)) {
      if (validate(this.apiSchema, document).length) continue;
      const known = this.known(key, document, source, operationName);
      for (const under of meanings.keys()) {
        const [bits = '', labels = '', defers] = under.split(' ');
        const variables = Object.fromEntries(conditions.map((name, index) => [name, bits[index] === '1']));
        await this.compiled(known, variables, labels ? labels.split(',') : [], defers === DEFERS).catch(() => undefined);
      }
    }
  }

  /** The client's variables as the operation declares them, or what is wrong with them. */
  coerced({ operation }: KnownOperation, given: Record<string, unknown>): { coerced?: Record<string, unknown>; errors?: readonly GraphQLError[] } {
    return getVariableValues(this.apiSchema, operation.variableDefinitions ?? [], given, { maxErrors: 50 });
  }

  /**
   * @param mayDefer whether the client takes an answer in parts; if not, nothing is deferred
   * @throws CannotPlan
   */
  compiled(known: KnownOperation, variables: Readonly<Record<string, unknown>>, labels: readonly string[], mayDefer = false): Promise<CompiledOperation> {
    const defers = known.isDeferring && mayDefer;
    const under = `${known.conditions.map((name) => (variables[name] === true ? 1 : 0)).join('')} ${labels.join()}${defers ? ` ${DEFERS}` : ''}`;
    const meant = known.meanings.get(under);
    const there = meant && this.byMeaning.get(meant.key);
    if (there) return there;
    const whole = withConditionsApplied(known.operation, known.fragments, variables);
    const numbered = defers ? withDefersNumbered(whole, this.apiSchema, variables) : { operation: known.isDeferring ? withoutDefers(whole) : whole, labels: [] };
    const text = operationText(numbered.operation);
    const meaning = { key: `${labels.join()} ${known.hidden?.key ?? ''} ${numbered.labels.length ? JSON.stringify(numbered.labels) : ''}${text}`, text };
    if (known.meanings.size >= MOST_MEANINGS) known.meanings.clear();
    known.meanings.set(under, meaning);
    return this.byMeaning.get(meaning.key) ?? this.compile(numbered, meaning, known.hidden, labels);
  }

  private compile({ operation, labels: partLabels }: NumberedOperation, { key, text }: Meaning, hidden: HiddenField | undefined, labels: readonly string[]): Promise<CompiledOperation> {
    const { apiSchema: schema, supergraph, compilePlan, objectTypes } = this;
    const planned = plannedDocument(operation, schema);
    const planning = planned ? this.options.planner.plan(documentText(planned), labels) : Promise.resolve(nothingToFetch);
    const weighs = (bytes: number) => this.byMeaning.set(key, compiling, bytes);
    const compiling: Promise<CompiledOperation> = planning.then((plan) => {
      const grows = (more: number) => void compiling.then(({ bytes }) => weighs(bytes + more));
      const compile = { schema, supergraph, objectTypes, operation, text, plan, compilePlan, hidden, grows };
      return partLabels.length ? compileInParts({ ...compile, labels: partLabels }) : compileOperation(compile);
    });
    weighs(text.length * 20);
    compiling.then(
      ({ bytes }) => weighs(bytes),
      // What cannot be planned is remembered too; whatever else went wrong may go right the next time.
      (error: unknown) => error instanceof CannotPlan || this.byMeaning.delete(key),
    );
    return compiling;
  }
}

/** The labels by which fields move from one subgraph to another (`@override(label:)`). */
function overrideLabels({ definitions }: DocumentNode): string[] {
  const labels = new Set<string>();
  for (const definition of definitions) {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION && definition.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue;
    for (const argument of (definition.fields ?? []).flatMap(({ directives = [] }) => directives.flatMap((each) => each.arguments ?? []))) {
      if (argument.name.value === 'overrideLabel' && argument.value.kind === Kind.STRING) labels.add(argument.value.value);
    }
  }
  return [...labels].sort();
}

export type { KnownOperation };
