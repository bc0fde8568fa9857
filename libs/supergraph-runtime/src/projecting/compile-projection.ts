import {
  getNamedType,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import type { Data } from '../compiling/hosts.ts';
import { isIntrospection } from '../planning/planned-document.ts';
import { groupFields, type CollectedField } from './collect-fields.ts';
import { WrittenData } from '../written-data.ts';
import { writer } from './answer-writer.ts';
import type { Report } from './report.ts';
import { leafWriter, own, TEXTS } from './write-values.ts';

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
export type Projection = (data: Data, report: Report, introspect: (field: FieldNode) => string) => WrittenData | undefined;

/** Writes an object, a list; false when a null went up: what has been written of it counts for nothing then. */
type Write = (value: unknown, report: Report, introspect: (field: FieldNode) => string) => boolean;

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
  const source = `"use strict";\n${generator.functions.join('\n')}\nreturn ${entry};`;
  const write = new Function('w', 'own', 'constants', source)(writer, own, generator.constants) as Write;
  return (data, report, introspect) => {
    writer.begin(report.isPlain);
    return write(data, report, introspect) ? WrittenData.by(writer) : undefined;
  };
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
  private readonly literals = new Map<string, Uint8Array>();

  constructor(private readonly options: ProjectionOptions) {}

  /** The name of a function that writes an object of a type. */
  object(type: GraphQLCompositeType, fields: readonly Pick<CollectedField, 'selectionSets'>[], path: Path): string {
    const sets = fields.flatMap(({ selectionSets }) => selectionSets);
    const groups = groupFields(this.options.schema, type, sets);
    const written = groups.map(({ types, fields: collected }) => ({ types, name: this.fields(types[0]!, collected, path) }));
    if (!isAbstractType(type)) return written[0]!.name;
    const wrong = `r.wrong(${path.source}, ${JSON.stringify(this.placeOf(path))}, ${JSON.stringify(type.name)}); return false;`;
    if (written.length === 1) {
      // All types are answered alike, so the type need not have been fetched; but one that clients don't see is not answered.
      const unseen = new Set([...this.options.objectTypes].filter((name) => !written[0]!.types.some((each) => each.name === name)));
      return this.define(path, `if (${this.constant(unseen)}.has(o.__typename)) { ${wrong} }\nreturn ${written[0]!.name}(o,r,q${path.args});`);
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
      const start = `${first ? '{' : ','}${JSON.stringify(field.key)}:`;
      if (!isHidden(field)) first = false;
      return this.field(type, field, start, path.key(field.key), keyOf(field));
    });
    return this.define(path, `let v, t, m;\n${written.join('\n')}\n${this.written(first ? '{}' : '}')}\nreturn true;`);
  }

  private field(type: GraphQLObjectType, field: CollectedField, start: string, path: Path, key: string): string {
    if (field.name === '__typename') return this.written(`${start}${JSON.stringify(type.name)}`);
    if (isIntrospection(field.node)) return `${this.written(start)} w.json(q(${this.constant(field.node)}));`;
    const read = PLAIN_KEY.test(key) && !(key in Object.prototype) ? `o.${key}` : `own(o, ${JSON.stringify(key)})`;
    const value = this.value(field.type, [field], path, `${type.name}.${field.name}`);
    if (field.key !== this.options.hidden?.key) return `v = ${read};\n${this.written(start)}\n${value}`;
    return `v = ${read};\nm = w.at;\n${value}\nw.at = m;\nif (${this.constant(this.options.hidden)}.isWorthTelling(v)) r.hidden.push({ path: ${path.source}, value: v });`;
  }

  /** Code that completes `v` and writes it, or returns false when a null goes up. */
  private value(type: GraphQLOutputType, fields: readonly CollectedField[], path: Path, name: string): string {
    const isPromised = isNonNullType(type);
    const nullable = isPromised ? type.ofType : type;
    const where = `${path.source}, ${JSON.stringify(name)}`;
    const writeNull = this.written('null');
    const onNull = isPromised ? `r.missing(${where}); return false;` : writeNull;
    const onLost = isPromised ? 'return false;' : writeNull;
    const isNull = 'v === undefined || v === null';
    if (isLeafType(nullable)) {
      const wrong = `{ r.wrong(${where}, ${JSON.stringify(nullable.name)}); ${onLost} }`;
      const isText = TEXTS.has(nullable.name) ? `if (typeof v === 'string') w.string(v); else ` : '';
      return `${isText}if (${isNull}) { ${onNull} } else { t = ${this.constant(leafWriter(nullable))}(v); if (t === undefined) ${wrong} else w.json(t); }`;
    }
    const isList = isListType(nullable);
    const target = isList ? this.list(nullable.ofType as GraphQLOutputType, fields, path, name) : this.object(nullable as GraphQLCompositeType, fields, path);
    const kind = JSON.stringify(isList ? 'list' : getNamedType(nullable).name);
    const isShaped = isList ? 'Array.isArray(v)' : `typeof v === 'object' && !Array.isArray(v)`;
    const write = `${target}(v,r,q${path.args})`;
    const [mark, back] = this.options.hidden ? ['const h = r.hidden.length;', 'r.hidden.length = h;'] : ['', ''];
    const written = isPromised ? `if (!${write}) return false;` : `${mark} const n = w.at; if (!${write}) { ${back} w.at = n; ${writeNull} }`;
    return `if (${isNull}) { ${onNull} } else if (${isShaped}) { ${written} } else { r.wrong(${where}, ${kind}); ${onLost} }`;
  }

  /** The name of a function that writes a list. */
  private list(item: GraphQLOutputType, fields: readonly CollectedField[], path: Path, name: string): string {
    const inner = path.index();
    const index = inner.indices.at(-1)!;
    const body = `v = o[${index}];\n${this.value(item, fields, inner, name)}`;
    const loop = `for (let ${index} = 0; ${index} < o.length; ${index}++) {\nif (${index}) ${this.written(',')}\n${body}\n}`;
    return this.define(path, `let v, t;\n${this.written('[')}\n${loop}\n${this.written(']')}\nreturn true;`);
  }

  /** Code that writes what is the same in every answer. */
  private written(text: string): string {
    let bytes = this.literals.get(text);
    if (!bytes) this.literals.set(text, (bytes = Buffer.from(text)));
    return `w.constant(${this.constant(bytes)});`;
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
