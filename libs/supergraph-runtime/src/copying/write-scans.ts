import { isAbstractType, isLeafType, isListType, isNonNullType, type GraphQLLeafType, type GraphQLOutputType, type GraphQLSchema } from 'graphql';
import type { LayOut } from './lay-out.ts';
import { NULL, scanOf } from './scan-values.ts';
import { CELL, EMPTY, HOST_LIST, type Shape, type ShapeField } from './shapes.ts';
import type { SourceText } from './source-text.ts';

/** What is kept of a value that is looked through. */
type Kept = 'nothing' | 'record';

const LETTER_N = 0x6e;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const CLOSE_OBJECT = 0x7d;
const COMMA = 0x2c;

/**
 * Writes the functions that look through answers, from the place `i` in the bytes `b` on. Each returns the place behind what it looked
 * through, or 0 if that is not as foreseen, and leaves in `R` the record, or the first cell of a list, that it has made.
 */
export class ScanWriter {
  private readonly lists = new Map<string, string>();

  constructor(
    private readonly layOut: LayOut,
    private readonly apiSchema: GraphQLSchema,
    private readonly text: SourceText,
  ) {}

  /** Looks through what one fetch has brought: the object of the root fields, or the list of entities, the place of whose records it notes. */
  scanFetch(index: number): string {
    const { fetch, shapes } = this.layOut.fetches[index]!;
    const name = `a${index}`;
    if (!fetch.write) {
      const [shape] = [...shapes.values()];
      this.text.functions.push(`function ${name}(b, i) { ${shape ? `${this.begin(shape)} return s${shape.number}(b, i);` : 'return 0;'} }`);
      return name;
    }
    const cases = [...shapes.values()].map((shape) => `case ${shape.typeNumber}: ${this.begin(shape)} i = s${shape.number}(b, i); if (i === 0) return 0; places.push(R); break;`);
    this.text.functions.push(`function ${name}(b, i, types, places) {
      if (b[i] !== ${OPEN_LIST}) return 0;
      i++;
      if (types.length === 0) return b[i] === ${CLOSE_LIST} ? i + 1 : 0;
      for (let k = 0; k < types.length; k++) {
        if (k > 0 && b[i++] !== ${COMMA}) return 0;
        if (b[i] === ${LETTER_N}) { i = match(b, i, ${this.text.constant(NULL)}); if (i === 0) return 0; places.push(0); continue; }
        switch (types[k]) { ${cases.join('\n')} default: return 0; }
      }
      return b[i] === ${CLOSE_LIST} ? i + 1 : 0;
    }`);
    return name;
  }

  /** Code that takes what an object of one known type begins with. */
  private begin({ fields: [first], type }: Shape): string {
    return first?.name === '__typename' ? this.match(`{${JSON.stringify(first.key)}:${JSON.stringify(type)}`) : '';
  }

  private match(text: string): string {
    return `i = match(b, i, ${this.text.bytes(text)}); if (i === 0) return 0;`;
  }

  /** Looks through an object, from its brace or, where it says first of which type it is, from behind that. */
  scanObject({ number, type, typeNumber, fields, slots, isOneOfSeveral, links, hostOf }: Shape): void {
    const code: string[] = [];
    if (slots || hostOf.length) code.push(`const r = room(${Math.max(slots, 1)});`);
    if (isOneOfSeveral) code.push(`T[r] = ${typeNumber};`);
    for (const slot of links.values()) code.push(`T[r + ${slot}] = 0;`);
    for (const { list, recipe } of hostOf) code.push(`host(${list * HOST_LIST}, r, ${recipe});`);
    fields.forEach((field, index) => {
      const key = `${index ? ',' : '{'}${JSON.stringify(field.key)}:`;
      if (field.name === '__typename') {
        if (index) code.push(this.match(key + JSON.stringify(type)));
        return;
      }
      code.push(this.match(key));
      const keyLength = Buffer.byteLength(key) - 1;
      for (const slot of field.starts) code.push(`T[r + ${slot}] = i - ${keyLength};`);
      if (field.value !== undefined) code.push(`T[r + ${field.value}] = i;`);
      code.push(this.scan(field.type, field, field.child === undefined ? 'nothing' : 'record'));
      if (field.child !== undefined) code.push(`T[r + ${field.child}] = R;`);
      for (const slot of field.ends) code.push(`T[r + ${slot}] = i;`);
      if (field.value !== undefined) code.push(`T[r + ${field.value + 1}] = i;`);
    });
    this.text.functions.push(`function s${number}(b, i) {\n${code.join('\n')}\nif (b[i] !== ${CLOSE_OBJECT}) return 0;\nR = ${slots || hostOf.length ? 'r' : EMPTY};\nreturn i + 1;\n}`);
  }

  /** Code that looks through a value at `i`, and leaves its record, or its first cell, in `R`. */
  private scan(type: GraphQLOutputType, field: ShapeField, kept: Kept): string {
    const isPromised = isNonNullType(type);
    const nullable = isPromised ? type.ofType : type;
    const code = this.scanNullable(nullable as GraphQLOutputType, field, kept);
    if (isPromised) return code;
    return `if (b[i] === ${LETTER_N}) { i = match(b, i, ${this.text.constant(NULL)}); if (i === 0) return 0; R = 0; } else { ${code} }`;
  }

  private scanNullable(type: GraphQLOutputType, field: ShapeField, kept: Kept): string {
    if (isLeafType(type)) return `i = ${this.text.constant(scanOf(this.seen(type)))}(b, i); if (i === 0) return 0;`;
    if (isListType(type)) return `i = ${this.scanList(type.ofType as GraphQLOutputType, field, kept)}(b, i); if (i === 0) return 0;`;
    const shapes = [...field.shapes.values()];
    if (!isAbstractType(type)) return `${this.begin(shapes[0]!)} i = s${shapes[0]!.number}(b, i); if (i === 0) return 0;`;
    const cases = shapes.map((shape) => `(j = match(b, i, ${this.text.bytes(JSON.stringify(shape.type))})) !== 0 ? s${shape.number}(b, j)`);
    return `${this.match('{"__typename":')} { let j; i = ${cases.join(' : ')} : 0; } if (i === 0) return 0;`;
  }

  private seen(type: GraphQLLeafType): GraphQLLeafType {
    const seen = this.apiSchema.getType(type.name);
    return isLeafType(seen) ? seen : type;
  }

  /** The name of a function that looks through a list. */
  private scanList(item: GraphQLOutputType, field: ShapeField, kept: Kept): string {
    const cell = `const c = room(${CELL}); T[c] = 0; T[c + 1] = R; if (last === 0) first = c; else T[last] = c; last = c;`;
    const body = `
      if (b[i] !== ${OPEN_LIST}) return 0;
      i++;
      let first = ${EMPTY}, last = 0;
      if (b[i] === ${CLOSE_LIST}) { R = ${EMPTY}; return i + 1; }
      for (;;) {
        ${this.scan(item, field, kept)}
        ${kept === 'record' ? cell : ''}
        const next = b[i++];
        if (next === ${COMMA}) continue;
        if (next !== ${CLOSE_LIST}) return 0;
        R = first;
        return i;
      }`;
    let name = this.lists.get(body);
    if (!name) {
      this.lists.set(body, (name = `l${this.lists.size}`));
      this.text.functions.push(`function ${name}(b, i) {${body}\n}`);
    }
    return name;
  }
}
