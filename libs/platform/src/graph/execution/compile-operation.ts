import {
  getArgumentValues, isLeafType, getNullableType, isNonNullType, Kind, SchemaMetaFieldDef, TypeMetaFieldDef, TypeNameMetaFieldDef,
  type DocumentNode, type ExecutionResult, type FieldNode, type GraphQLField, type GraphQLObjectType, type GraphQLSchema, type OperationDefinitionNode,
} from 'graphql';
import { collectFields, collectSubfields } from 'graphql/execution/collectFields.js';
import { completeValue, isAsItIs, isPromise, type CompleteObject } from './complete-value.ts';
import type { CompiledField } from './compiled-field.ts';
import { Place, type Container } from './place.ts';
import { ResolveInfo, type Operated } from './resolve-info.ts';
import { completed, FAILED, PENDING, Run } from './run.ts';

/** Executes an operation, whose variables are coerced, for somebody. */
export type CompiledOperation = (context: unknown, variables: Record<string, unknown>) => ExecutionResult | Promise<ExecutionResult>;

type Fields = ReadonlyMap<string, readonly FieldNode[]>;

/**
 * Compiles a query or a mutation, so that what graphql-js finds out for every object of an answer is found out once.
 * @param decisive variables as they decide the operation's `@skip` and `@include`; it may be executed with others that decide alike
 */
export function compileOperation(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode, decisive: Record<string, unknown>): CompiledOperation {
  const fragments = Object.fromEntries(document.definitions.flatMap((each) => (each.kind === Kind.FRAGMENT_DEFINITION ? [[each.name.value, each]] : [])));
  const compiler = new Compiler({ schema, fragments }, decisive);
  const type = schema.getRootType(operation.operation)!;
  const roots = collectFields(schema, fragments, decisive, type, operation.selectionSet);
  if (operation.operation === 'mutation') return oneAfterTheOther(operation, compiler.fields(type, roots), compiler);
  const complete = compiler.object(type, roots);
  return (context, variables) => {
    const run = new Run(operation, context, variables);
    const data = complete(undefined, run, null);
    const settled = run.settled();
    return settled ? settled.then(() => answer(run, data)) : answer(run, data);
  };
}

function oneAfterTheOther(operation: OperationDefinitionNode, fields: readonly CompiledField[], compiler: Compiler): CompiledOperation {
  return async (context, variables) => {
    const run = new Run(operation, context, variables);
    const data: Record<string, unknown> = {};
    for (const field of fields) {
      const value = compiler.execute(field, undefined, run, data, null);
      if (value === FAILED) return answer(run, FAILED);
      data[field.key] = value === PENDING ? null : value;
      await run.settled();
      if (run.isLost) break;
    }
    return answer(run, data);
  };
}

function answer(run: Run, data: object | typeof FAILED): ExecutionResult {
  const given = data === FAILED || run.isLost ? null : (data as Record<string, unknown>);
  return run.errors.length === 0 ? { data: given } : { errors: run.errors, data: given };
}

const NO_ARGUMENTS = Object.freeze({});
/** What takes the place of a value that has no properties. */
const NOTHING = Object.freeze({});

class Compiler {
  private count = 0;

  constructor(
    private readonly operated: Operated,
    private readonly decisive: Record<string, unknown>,
  ) {}

  fields(type: GraphQLObjectType, collected: Fields): CompiledField[] {
    return [...collected].flatMap(([key, nodes]) => {
      const definition = definitionOf(this.operated.schema, type, nodes[0]!.name.value);
      return definition ? [this.field(type, key, definition, nodes)] : [];
    });
  }

  private field(parentType: GraphQLObjectType, key: string, definition: GraphQLField<unknown, unknown>, nodes: readonly FieldNode[]): CompiledField {
    const made: CompiledField = {
      index: this.count++,
      key,
      parentType,
      definition,
      nodes,
      isNullable: !isNonNullType(definition.type),
      resolve: definition.resolve ?? null,
      readArguments: definition.args.length === 0 ? () => NO_ARGUMENTS : (variables) => getArgumentValues(definition, nodes[0]!, variables),
      isLeaf: isLeafType(getNullableType(definition.type)),
      complete: completeValue(definition.type, () => made, this.operated, (type, field) => {
        const { schema, fragments } = this.operated;
        return this.object(type, collectSubfields(schema, fragments, this.decisive, type, field.nodes));
      }),
    };
    return made;
  }

  /**
   * Generates the function that makes the objects of a selection: their keys in the order of the operation, so that all have one shape.
   * Names in it are names of GraphQL, written as JSON strings.
   */
  object(type: GraphQLObjectType, collected: Fields): CompleteObject {
    const fields = this.fields(type, collected);
    const keys = fields.map(({ key, definition }) => `[${JSON.stringify(key)}]: ${definition === TypeNameMetaFieldDef ? JSON.stringify(type.name) : 'null'}`);
    const made = fields.map((field, index) => (field.definition === TypeNameMetaFieldDef ? '' : this.source(field, index)));
    const source = `"use strict";
return (source, run, place) => {
  const own = typeof source === 'object' && source !== null || typeof source === 'function' ? source : NOTHING;
  const out = { ${keys.join(', ')} };
  let v;
${made.join('')}  return out;
};`;
    return new Function('fields', 'execute', 'property', 'NOTHING', 'FAILED', 'PENDING', source)(fields, this.execute, this.property, NOTHING, FAILED, PENDING) as CompleteObject;
  }

  private source({ key, definition, isLeaf, resolve, isNullable }: CompiledField, index: number): string {
    const store = `if (v === FAILED) return FAILED; if (v !== PENDING) out[${JSON.stringify(key)}] = v;`;
    if (!isLeaf || resolve) return `  v = execute(fields[${index}], source, run, out, place); ${store}\n`;
    const plain = [isAsItIs(definition.type), isNullable ? 'v === null' : null].filter(Boolean).join(' || ') || 'false';
    return `  v = own[${JSON.stringify(definition.name)}]; if (!(${plain})) v = property(fields[${index}], v, source, run, out, place); ${store}\n`;
  }

  /** Asks a field for its value, and completes it. */
  readonly execute = (field: CompiledField, source: unknown, run: Run, out: Container, above: Place | null): unknown => {
    try {
      const { resolve } = field;
      const value = resolve ? resolve(source, run.arguments(field), run.context, new ResolveInfo(field, run, this.operated, above)) : this.propertyOf(field, source, run, above);
      if (field.isLeaf && !isPromise(value)) return field.complete(value, run, above!);
      return this.placed(field, value, run, out, above);
    } catch (error) {
      return run.failed(error, field, placeOf(field, out, above));
    }
  };

  /** Completes a property that is not yet as it is told. */
  readonly property = (field: CompiledField, value: unknown, source: unknown, run: Run, out: Container, above: Place | null): unknown => {
    try {
      const called: unknown = typeof value === 'function' ? this.called(field, source as object, run, above) : value;
      if (!isPromise(called)) return field.complete(called, run, above!);
      return this.placed(field, called, run, out, above);
    } catch (error) {
      return run.failed(error, field, placeOf(field, out, above));
    }
  };

  private placed(field: CompiledField, value: unknown, run: Run, out: Container, above: Place | null): unknown {
    const place = placeOf(field, out, above);
    return isPromise(value) ? run.later(value, field, place, field.complete) : completed(value, field.complete, run, field, place);
  }

  private propertyOf(field: CompiledField, source: unknown, run: Run, above: Place | null): unknown {
    if ((typeof source !== 'object' || source === null) && typeof source !== 'function') return undefined;
    const value = (source as Record<string, unknown>)[field.definition.name];
    return typeof value === 'function' ? this.called(field, source, run, above) : value;
  }

  private called(field: CompiledField, source: object, run: Run, above: Place | null): unknown {
    const methods = source as Record<string, (args: unknown, context: unknown, info: unknown) => unknown>;
    return methods[field.definition.name]!(run.arguments(field), run.context, new ResolveInfo(field, run, this.operated, above));
  }
}

const placeOf = ({ key, isNullable, parentType }: CompiledField, out: Container, above: Place | null) => new Place(above, key, out, isNullable, parentType.name);

function definitionOf(schema: GraphQLSchema, type: GraphQLObjectType, name: string): GraphQLField<unknown, unknown> | undefined {
  if (name === TypeNameMetaFieldDef.name) return TypeNameMetaFieldDef;
  if (type === schema.getQueryType()) {
    if (name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef;
    if (name === TypeMetaFieldDef.name) return TypeMetaFieldDef;
  }
  return type.getFields()[name];
}
