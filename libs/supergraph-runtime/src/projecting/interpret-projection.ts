import { getNamedType, isAbstractType, isLeafType, isListType, isNonNullType, type FieldNode, type GraphQLCompositeType, type GraphQLObjectType, type GraphQLOutputType } from 'graphql';
import type { Data } from '../compiling/hosts.ts';
import { isIntrospection } from '../planning/planned-document.ts';
import { WrittenData } from '../written-data.ts';
import { groupFields, type CollectedField } from './collect-fields.ts';
import type { Projection, ProjectionOptions } from './compile-projection.ts';
import { writer } from './answer-writer.ts';
import type { Report } from './report.ts';
import { leafWriter, own, TEXTS, type WriteLeaf } from './write-values.ts';

/**
 * Writes what a generated projection writes, with no code of its own for the operation: slower for an operation that is asked again and
 * again, and much cheaper for one that is asked once, for code must be compiled before it runs.
 */
export function interpretProjection(options: ProjectionOptions): Projection {
  const { schema, operation } = options;
  const root = new ObjectWriter(options, options.type ?? schema.getRootType(operation.operation)!, [{ selectionSets: [operation.selectionSet] }], undefined);
  return (data, report, introspect) => {
    writer.begin(report.isPlain);
    return root.write(data, { report, introspect, indices: [] }) ? WrittenData.by(writer) : undefined;
  };
}

/** What is going on while an answer is written. */
interface Writing {
  readonly report: Report;
  readonly introspect: (field: FieldNode) => string;
  /** Which element is written, of each list on the way, the outermost first. */
  readonly indices: number[];
}

/** Where a value stands: under a key, or in a list, of which is said how many lists there are above it. */
interface Place {
  readonly above: Place | undefined;
  readonly step: string | number;
  /** How many lists there are on the way to it, its own among them. */
  readonly lists: number;
}

function stepsTo(place: Place | undefined): (string | number)[] {
  const steps: (string | number)[] = [];
  for (let each = place; each; each = each.above) steps.push(each.step);
  return steps.reverse();
}

const pathOf = (place: Place | undefined, { indices }: Writing) => stepsTo(place).map((step) => (typeof step === 'number' ? indices[step]! : step));

// Each of these writes a value; it returns false when a null goes up: what has been written of the value counts for nothing then.

/** An object of a type that may be abstract. */
class ObjectWriter {
  /** What is written of each type; of all of them, if there is one only. */
  private readonly byType = new Map<string, FieldsWriter>();
  private readonly only: FieldsWriter | undefined;

  constructor(
    private readonly options: ProjectionOptions,
    private readonly type: GraphQLCompositeType,
    fields: readonly Pick<CollectedField, 'selectionSets'>[],
    private readonly place: Place | undefined,
  ) {
    const groups = groupFields(options.schema, type, fields.length === 1 ? fields[0]!.selectionSets : fields.flatMap(({ selectionSets }) => selectionSets));
    for (const { types, fields: collected } of groups) {
      const written = new FieldsWriter(options, types[0]!, collected, place);
      if (isAbstractType(type)) for (const { name } of types) this.byType.set(name, written);
      if (groups.length === 1) this.only = written;
    }
  }

  write(object: Data, writing: Writing): boolean {
    const written = isAbstractType(this.type) ? this.writerOf(object.__typename as string) : this.only;
    if (written) return written.write(object, writing);
    const name = stepsTo(this.place).filter((step) => typeof step === 'string').join('.');
    writing.report.wrong(pathOf(this.place, writing), name, this.type.name);
    return false;
  }

  private writerOf(typename: string): FieldsWriter | undefined {
    // Where all types are answered alike the type need not have been fetched; but one that clients don't see is not answered.
    if (this.only) return this.options.objectTypes.has(typename) && !this.byType.has(typename) ? undefined : this.only;
    return this.byType.get(typename);
  }
}

/** The fields of an object of one type, what is hidden first. */
class FieldsWriter {
  private readonly fields: FieldWriter[] = [];
  private readonly end: string;

  constructor(options: ProjectionOptions, type: GraphQLObjectType, fields: readonly CollectedField[], place: Place | undefined) {
    let first = true;
    const isHidden = ({ key }: CollectedField) => key === options.hidden?.key;
    for (const field of options.hidden ? [...fields.filter(isHidden), ...fields.filter((each) => !isHidden(each))] : fields) {
      this.fields.push(new FieldWriter(options, type, field, `${first ? '{' : ','}"${field.key}":`, place));
      if (!isHidden(field)) first = false;
    }
    this.end = first ? '{}' : '}';
  }

  write(object: Data, writing: Writing): boolean {
    for (const field of this.fields) if (!field.write(object, writing)) return false;
    writer.json(this.end);
    return true;
  }
}

class FieldWriter {
  private readonly key: string;
  /** Its JSON, where that is the same in every answer. */
  private readonly always: string | undefined;
  private readonly value: ValueWriter | undefined;
  private readonly hidden: ProjectionOptions['hidden'];
  private readonly place: Place;

  constructor(
    options: ProjectionOptions,
    type: GraphQLObjectType,
    private readonly field: CollectedField,
    private readonly start: string,
    above: Place | undefined,
  ) {
    this.key = options.keyOf(field);
    this.place = { above, step: field.key, lists: above?.lists ?? 0 };
    if (field.name === '__typename') this.always = `"${type.name}"`;
    else if (!isIntrospection(field.node)) this.value = new ValueWriter(options, field.type, field, this.place, `${type.name}.${field.name}`);
    if (field.key === options.hidden?.key) this.hidden = options.hidden;
  }

  write(object: Data, writing: Writing): boolean {
    const before = writer.at;
    writer.json(this.start);
    if (!this.value) {
      writer.json(this.always ?? writing.introspect(this.field.node));
      return true;
    }
    const value = this.key in Object.prototype ? own(object, this.key) : object[this.key];
    if (!this.value.write(value, writing)) return false;
    if (this.hidden) {
      writer.at = before;
      if (this.hidden.isWorthTelling(value)) writing.report.hidden.push({ path: pathOf(this.place, writing), value });
    }
    return true;
  }
}

/** A value as its type promises it. */
class ValueWriter {
  private readonly isPromised: boolean;
  private readonly isText: boolean = false;
  private readonly leaf: WriteLeaf | undefined;
  private readonly list: ListWriter | undefined;
  private object: ObjectWriter | undefined;
  private readonly makeObject: (() => ObjectWriter) | undefined;
  private readonly kind: string;

  constructor(
    options: ProjectionOptions,
    type: GraphQLOutputType,
    field: CollectedField,
    private readonly place: Place,
    private readonly name: string,
  ) {
    this.isPromised = isNonNullType(type);
    const nullable = isNonNullType(type) ? type.ofType : type;
    this.kind = isListType(nullable) ? 'list' : getNamedType(nullable).name;
    if (isLeafType(nullable)) {
      this.leaf = leafWriter(nullable);
      this.isText = TEXTS.has(nullable.name);
    } else if (isListType(nullable)) this.list = new ListWriter(options, nullable.ofType as GraphQLOutputType, field, place, name);
    else this.makeObject = () => new ObjectWriter(options, nullable as GraphQLCompositeType, [field], place);
  }

  write(value: unknown, writing: Writing): boolean {
    if (this.isText && typeof value === 'string') {
      writer.string(value);
      return true;
    }
    if (value === undefined || value === null) {
      if (this.isPromised) writing.report.missing(pathOf(this.place, writing), this.name);
      return this.nothing();
    }
    if (this.leaf) {
      const text = this.leaf(value);
      if (text === undefined) return this.wrong(writing);
      writer.json(text);
      return true;
    }
    if (Array.isArray(value) !== (this.list !== undefined) || typeof value !== 'object') return this.wrong(writing);
    const { hidden } = writing.report;
    const [before, told] = [writer.at, hidden.length];
    // Of what is never there nothing need be known.
    const isWritten = this.list ? this.list.write(value as unknown[], writing) : (this.object ??= this.makeObject!()).write(value as Data, writing);
    if (isWritten || this.isPromised) return isWritten;
    hidden.length = told;
    writer.at = before;
    return this.nothing();
  }

  /** What stands where nothing is; where that may not be, the null goes up. */
  private nothing(): boolean {
    if (!this.isPromised) writer.json('null');
    return !this.isPromised;
  }

  private wrong(writing: Writing): boolean {
    writing.report.wrong(pathOf(this.place, writing), this.name, this.kind);
    return this.nothing();
  }
}

class ListWriter {
  private readonly item: ValueWriter;

  /** @param place the list's own */
  constructor(options: ProjectionOptions, type: GraphQLOutputType, field: CollectedField, private readonly place: Place, name: string) {
    this.item = new ValueWriter(options, type, field, { above: place, step: place.lists, lists: place.lists + 1 }, name);
  }

  write(list: readonly unknown[], writing: Writing): boolean {
    const { indices } = writing;
    writer.json('[');
    for (let index = 0; index < list.length; index += 1) {
      indices[this.place.lists] = index;
      if (index) writer.json(',');
      if (!this.item.write(list[index], writing)) return false;
    }
    writer.json(']');
    return true;
  }
}
