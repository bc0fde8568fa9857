import {
  getNamedType,
  isAbstractType,
  isEnumType,
  isLeafType,
  isListType,
  isNonNullType,
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import type { Data } from '../compiling/hosts.ts';
import { isIntrospection } from '../planning/planned-document.ts';
import { groupFields, type CollectedField } from './collect-fields.ts';
import type { Report } from './report.ts';
import { anyJson, leaves, oneOf, own, quoted, type WriteLeaf } from './write-values.ts';

/** A field that is asked for on behalf of the gateway: not written into the answer, but told of, where it is worth it. */
export interface HiddenField {
  /** Its response key, which the client doesn't use. */
  readonly key: string;
  isWorthTelling(value: unknown): boolean;
}

export interface ProjectionOptions {
  readonly schema: GraphQLSchema;
  /** The object types of the supergraph. */
  readonly objectTypes: ReadonlySet<string>;
  /** With conditions applied and fragments in place. */
  readonly operation: OperationDefinitionNode;
  readonly hidden?: HiddenField;
  /** Of the object that is written; the operation's root, if not given. */
  readonly type?: GraphQLCompositeType;
  /** The key of a field in merged data. */
  keyOf(field: CollectedField): string;
}

/**
 * Writes merged data as the JSON of the answer; undefined when a null went all the way up.
 * @param introspect answers `__schema` and `__type`, as JSON
 */
export type Projection = (data: Data, report: Report, introspect: (field: FieldNode) => string) => string | undefined;

/**
 * Generates the function that writes the answers of an operation: the keys in the order of the operation, every value of the kind
 * that the graph promises, or null, and null in the place of whatever holds a null that may not be (GraphQL specification, 6.4.4).
 *
 * Names in the generated code are names of GraphQL, written as JSON strings; nothing that a client can choose freely gets into it.
 */
export function compileProjection(options: ProjectionOptions): Projection {
  const { schema, operation } = options;
  const generator = new Generator(options);
  const root = options.type ?? schema.getRootType(operation.operation)!;
  const entry = generator.object(root, [{ selectionSets: [operation.selectionSet] }], new Path());
  const source = `"use strict";\n${generator.functions.join('\n')}\nreturn (data, report, introspect) => ${entry}(data, report, introspect);`;
  return new Function('own', 'quoted', 'constants', source)(own, quoted, generator.constants) as Projection;
}

/** The path of a value as source text, and the variables of indices that are in sight there. */
class Path {
  constructor(
    readonly steps: readonly string[] = [],
    readonly indices: readonly string[] = [],
  ) {}
  key(key: string): Path {
    return new Path([...this.steps, JSON.stringify(key)], this.indices);
  }
  index(): Path {
    const index = `i${this.indices.length}`;
    return new Path([...this.steps, index], [...this.indices, index]);
  }
  get source(): string {
    return `[${this.steps.join(',')}]`;
  }
  get args(): string {
    return this.indices.map((each) => `,${each}`).join('');
  }
}

const PLAIN_KEY = /^[A-Za-z][A-Za-z0-9_]*$/;

class Generator {
  readonly functions: string[] = [];
  readonly constants: unknown[] = [];
  private readonly known = new Map<unknown, string>();

  constructor(private readonly options: ProjectionOptions) {}

  /** The name of a function that writes an object of a type. */
  object(type: GraphQLCompositeType, fields: readonly Pick<CollectedField, 'selectionSets'>[], path: Path): string {
    const sets = fields.flatMap(({ selectionSets }) => selectionSets);
    const groups = groupFields(this.options.schema, type, sets);
    const written = groups.map(({ types, fields: collected }) => ({ types, name: this.fields(types[0]!, collected, path) }));
    if (!isAbstractType(type)) return written[0]!.name;
    const wrong = `return r.wrong(${path.source}, ${JSON.stringify(this.placeOf(path))}, ${JSON.stringify(type.name)});`;
    if (written.length === 1) {
      // All types are answered alike, so the type need not have been fetched; but one that clients don't see is not answered.
      const unseen = new Set([...this.options.objectTypes].filter((name) => !written[0]!.types.some((each) => each.name === name)));
      return this.define(path, `if (${this.constant(unseen)}.has(o.__typename)) ${wrong}\nreturn ${written[0]!.name}(o,r,q${path.args});`);
    }
    const functions = new Map(written.flatMap(({ types, name }) => types.map((each): [string, string] => [each.name, name])));
    return this.define(
      path,
      `switch (o.__typename) {\n${[...functions].map(([name, target]) => `case ${JSON.stringify(name)}: return ${target}(o,r,q${path.args});`).join('\n')}\n}
       ${wrong}`,
    );
  }

  private fields(type: GraphQLObjectType, fields: readonly CollectedField[], path: Path): string {
    const { hidden, keyOf } = this.options;
    const isHidden = ({ key }: CollectedField) => key === hidden?.key;
    let first = true;
    const written = [...fields.filter(isHidden), ...fields.filter((field) => !isHidden(field))].map((field) => {
      const start = isHidden(field) ? '' : `${first ? '{' : ','}${JSON.stringify(field.key)}:`;
      if (!isHidden(field)) first = false;
      return this.field(type, field, start, path.key(field.key), keyOf(field));
    });
    return this.define(path, `let s = '', v, t, h;\n${written.join('\n')}\nreturn ${first ? "'{}'" : "s + '}'"};`);
  }

  private field(type: GraphQLObjectType, field: CollectedField, start: string, path: Path, key: string): string {
    const literal = JSON.stringify(start);
    if (field.name === '__typename') return `s += ${JSON.stringify(`${start}${JSON.stringify(type.name)}`)};`;
    if (isIntrospection(field.node)) return `s += ${literal} + q(${this.constant(field.node)});`;
    const read = PLAIN_KEY.test(key) && !(key in Object.prototype) ? `o.${key}` : `own(o, ${JSON.stringify(key)})`;
    const name = `${type.name}.${field.name}`;
    if (field.key !== this.options.hidden?.key) return `v = ${read};\n${this.value(field.type, [field], path, name, `s += ${literal} +`)}`;
    const tell = `if (${this.constant(this.options.hidden)}.isWorthTelling(v)) r.hidden.push({ path: ${path.source}, value: v });`;
    return `v = ${read};\n${this.value(field.type, [field], path, name, 'h =')}\n${tell}`;
  }

  /** Code that completes `v` and writes it (`write` is the left side of what is written), or returns undefined when a null goes up. */
  private value(type: GraphQLOutputType, fields: readonly CollectedField[], path: Path, name: string, write: string): string {
    const isPromised = isNonNullType(type);
    const nullable = isPromised ? type.ofType : type;
    const where = `${path.source}, ${JSON.stringify(name)}`;
    const onNull = isPromised ? `return r.missing(${where});` : `${write} 'null';`;
    const onLost = isPromised ? 'return undefined;' : `${write} 'null';`;
    if (isLeafType(nullable)) {
      const wrong = `{ r.wrong(${where}, ${JSON.stringify(nullable.name)}); ${onLost} }`;
      const text = nullable.name === 'String' ? `typeof v === 'string' ? quoted(v) : undefined` : `${this.constant(leafWriter(nullable))}(v)`;
      return `if (v === undefined || v === null) { ${onNull} } else { t = ${text}; if (t === undefined) ${wrong} else ${write} t; }`;
    }
    const isList = isListType(nullable);
    const target = isList ? this.list(nullable.ofType as GraphQLOutputType, fields, path, name) : this.object(nullable as GraphQLCompositeType, fields, path);
    const kind = JSON.stringify(isList ? 'list' : getNamedType(nullable).name);
    const isShaped = isList ? 'Array.isArray(v)' : `typeof v === 'object' && !Array.isArray(v)`;
    const [mark, back] = this.options.hidden && !isPromised ? ['const m = r.hidden.length;', 'r.hidden.length = m;'] : ['', ''];
    return `if (v === undefined || v === null) { ${onNull} }
      else if (${isShaped}) { ${mark} t = ${target}(v,r,q${path.args}); if (t === undefined) { ${back} ${onLost} } else ${write} t; }
      else { r.wrong(${where}, ${kind}); ${onLost} }`;
  }

  /** The name of a function that writes a list. */
  private list(item: GraphQLOutputType, fields: readonly CollectedField[], path: Path, name: string): string {
    const inner = path.index();
    const index = inner.indices.at(-1)!;
    return this.define(
      path,
      `let s = '[', v, t;\nfor (let ${index} = 0; ${index} < o.length; ${index}++) {\nif (${index}) s += ',';\nv = o[${index}];\n${this.value(item, fields, inner, name, 's +=')}\n}\nreturn s + ']';`,
    );
  }

  private define(path: Path, body: string): string {
    const name = `f${this.functions.length}`;
    this.functions.push(`function ${name}(o,r,q${path.args}) {\n${body}\n}`);
    return name;
  }

  private constant(value: unknown): string {
    let name = this.known.get(value);
    if (!name) {
      name = `constants[${this.constants.push(value) - 1}]`;
      this.known.set(value, name);
    }
    return name;
  }

  private placeOf(path: Path): string {
    return path.steps.filter((step) => step.startsWith('"')).map((step) => JSON.parse(step) as string).join('.');
  }
}

const writers = new WeakMap<GraphQLLeafType, WriteLeaf>();

function leafWriter(type: GraphQLLeafType): WriteLeaf {
  let writer = writers.get(type);
  if (!writer) {
    writer = isEnumType(type) ? oneOf(type.getValues().map(({ name }) => name)) : (leaves[type.name] ?? anyJson);
    writers.set(type, writer);
  }
  return writer;
}
