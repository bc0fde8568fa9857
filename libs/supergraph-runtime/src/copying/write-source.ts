import { isAbstractType, isLeafType, isListType, isNonNullType, type GraphQLLeafType, type GraphQLOutputType, type GraphQLSchema } from 'graphql';
import type { LayOut } from './lay-out.ts';
import { NULL, scanOf } from './scan-values.ts';
import { CELL, EMPTY, HOST_CELL, HOST_LIST, OWN, type Inner, type ObjectCopy, type Piece, type Shape, type ShapeField, type Source } from './shapes.ts';

/**
 * The text of the functions that look through answers and copy them, and the constants that they use. Names of GraphQL get into it as JSON
 * strings or bytes only; nothing that a client can choose freely does.
 */
export interface WrittenSource {
  readonly source: string;
  readonly constants: readonly unknown[];
}

/** What is kept of a value that is looked through. */
type Kept = 'nothing' | 'record';

const DIGIT_N = 110;
const OPEN_LIST = 91;
const CLOSE_LIST = 93;
const CLOSE_OBJECT = 125;
const COMMA = 44;

export function writeSource(layOut: LayOut, apiSchema: GraphQLSchema): WrittenSource {
  return new SourceWriter(layOut, apiSchema).write();
}

class SourceWriter {
  private readonly functions: string[] = [];
  private readonly constants: unknown[] = [];
  private readonly known = new Map<unknown, string>();
  private readonly lists = new Map<string, string>();
  private readonly copies = new Set<ObjectCopy>();
  private readonly depths = new Set<number>();
  private readonly typeNumbers: ReadonlyMap<string, number>;

  constructor(
    private readonly layOut: LayOut,
    private readonly apiSchema: GraphQLSchema,
  ) {
    this.typeNumbers = new Map(layOut.types.map((type, index) => [type, index]));
  }

  write(): WrittenSource {
    const { shapes, fetches, answer } = this.layOut;
    for (const shape of shapes) if (shape.fetch !== OWN) this.scanObject(shape);
    const answers = fetches.map((_, index) => this.scanFetch(index));
    const copy = this.copyObject(answer);
    const requests = [...new Set(fetches.map(({ request }) => request))];
    const buffers = requests.map((request) => `B${request}`);
    const source = `"use strict";
let T, top = 0, R = 0, H, found${[...buffers, ...[...this.depths].map((each) => `d${each} = 0`)].map((each) => `, ${each}`).join('')};
${this.constants.map((_, index) => `const c${index} = constants[${index}];`).join('\n')}
const room = (slots) => { const at = top; top += slots; if (top > T.length) { const more = new Int32Array(top * 2); more.set(T); T = more; } return at; };
const host = (list, record, recipe) => {
  const c = room(${HOST_CELL});
  T[c] = 0; T[c + 1] = record; T[c + 2] = recipe;
  if (H[list] === 0) H[list] = c; else T[H[list + 1]] = c;
  H[list + 1] = c;
  H[list + 2] += 1;
};
${this.functions.join('\n')}
const scans = [${answers.join(',')}];
return {
  scan(state, fetch, b, i, types, places) {
    T = state.numbers; top = state.top; H = state.hosts;
    const end = scans[fetch](b, i, types, places);
    state.numbers = T; state.top = top; state.record = R;
    return end;
  },
  copy(state, root) {
    T = state.numbers; found = state.hidden;
    ${requests.map((request) => `B${request} = state.answers[${request}];`).join(' ')}
    const isCopied = ${copy}(root);
    ${buffers.map((each) => `${each} = undefined;`).join(' ')}
    return isCopied;
  },
};`;
    return { source, constants: this.constants };
  }

  /** Looks through what one fetch has brought: the object of the root fields, or the list of entities, the place of whose records it notes. */
  private scanFetch(index: number): string {
    const { fetch, shapes } = this.layOut.fetches[index]!;
    const name = `a${index}`;
    if (!fetch.write) {
      const [shape] = [...shapes.values()];
      this.functions.push(`function ${name}(b, i) { ${shape ? `${this.begin(shape)} return s${shape.number}(b, i);` : 'return 0;'} }`);
      return name;
    }
    const cases = [...shapes].map(([type, shape]) => `case ${this.typeNumbers.get(type)!}: ${this.begin(shape)} i = s${shape.number}(b, i); if (i === 0) return 0; places.push(R); break;`);
    this.functions.push(`function ${name}(b, i, types, places) {
      if (b[i] !== ${OPEN_LIST}) return 0;
      i++;
      if (types.length === 0) return b[i] === ${CLOSE_LIST} ? i + 1 : 0;
      for (let k = 0; k < types.length; k++) {
        if (k > 0 && b[i++] !== ${COMMA}) return 0;
        if (b[i] === ${DIGIT_N}) { i = match(b, i, ${this.constant(NULL)}); if (i === 0) return 0; places.push(0); continue; }
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
    return `i = match(b, i, ${this.bytes(text)}); if (i === 0) return 0;`;
  }

  /** Looks through an object, from its brace or, where it says first of which type it is, from behind that. */
  private scanObject({ number, type, fields, slots, isOneOfSeveral, links, hostOf }: Shape): void {
    const code: string[] = [];
    if (slots || hostOf.length) code.push(`const r = room(${Math.max(slots, 1)});`);
    if (isOneOfSeveral) code.push(`T[r] = ${this.typeNumbers.get(type)!};`);
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
    this.functions.push(`function s${number}(b, i) {\n${code.join('\n')}\nif (b[i] !== ${CLOSE_OBJECT}) return 0;\nR = ${slots || hostOf.length ? 'r' : EMPTY};\nreturn i + 1;\n}`);
  }

  /** Code that looks through a value at `i`, and leaves its record, or its first cell, in `R`. */
  private scan(type: GraphQLOutputType, field: ShapeField, kept: Kept): string {
    const isPromised = isNonNullType(type);
    const nullable = isPromised ? type.ofType : type;
    const code = this.scanNullable(nullable as GraphQLOutputType, field, kept);
    if (isPromised) return code;
    return `if (b[i] === ${DIGIT_N}) { i = match(b, i, ${this.constant(NULL)}); if (i === 0) return 0; R = 0; } else { ${code} }`;
  }

  private scanNullable(type: GraphQLOutputType, field: ShapeField, kept: Kept): string {
    if (isLeafType(type)) return `i = ${this.constant(scanOf(this.seen(type)))}(b, i); if (i === 0) return 0;`;
    if (isListType(type)) return `i = ${this.scanList(type.ofType as GraphQLOutputType, field, kept)}(b, i); if (i === 0) return 0;`;
    const shapes = [...field.shapes.values()];
    if (!isAbstractType(type)) return `${this.begin(shapes[0]!)} i = s${shapes[0]!.number}(b, i); if (i === 0) return 0;`;
    const cases = shapes.map((shape) => `(j = match(b, i, ${this.bytes(JSON.stringify(shape.type))})) !== 0 ? s${shape.number}(b, j)`);
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
      this.functions.push(`function ${name}(b, i) {${body}\n}`);
    }
    return name;
  }

  /** The name of a function that copies an object, of which it is given the record; false: it can't be. */
  private copyObject(copy: ObjectCopy): string {
    const name = `w${copy.number}`;
    if (this.copies.has(copy)) return name;
    this.copies.add(copy);
    const links = new Set(copy.pieces.flatMap((piece) => (piece.kind !== 'text' && piece.source.link !== OWN ? [piece.source.link] : [])));
    const found = [...links].map((link) => `const r${link} = T[r + ${copy.shape.links.get(link)!}];`);
    this.functions.push(`function ${name}(r) {\nlet v;\n${[...found, ...copy.pieces.map((piece) => this.copyPiece(piece))].join('\n')}\nreturn true;\n}`);
    return name;
  }

  private copyPiece(piece: Piece): string {
    if (piece.kind === 'text') return this.text(piece.text);
    const record = recordOf(piece.source);
    if (piece.kind === 'run') {
      const copied = `o.copy(B${this.layOut.fetches[piece.source.shape.fetch]!.request}, T[${record} + ${piece.start}], T[${record} + ${piece.end}]);`;
      if (piece.source.link === OWN) return copied;
      return `if (${record} === 0) { ${piece.otherwise === undefined ? 'return false;' : this.text(piece.otherwise)} } else { ${copied} }`;
    }
    if (piece.kind === 'hidden') {
      const bytes = `B${this.layOut.fetches[piece.source.shape.fetch]!.request}`;
      const path = piece.path.map((step) => (typeof step === 'number' ? `d${step}` : JSON.stringify(step)));
      return `v = ${piece.source.link === OWN ? '' : `${record} === 0 ? undefined : `}read(${bytes}, T[${record} + ${piece.start}], T[${record} + ${piece.start + 1}]);
        if (hidden.isWorthTelling(v)) found.push({ path: [${path.join(',')}], value: v });`;
    }
    const there = piece.source.link === OWN ? `T[r + ${piece.slot}]` : `${record} === 0 ? 0 : T[${record} + ${piece.slot}]`;
    return `v = ${there};\n${this.copyInner(piece.inner, piece.isNullable)}`;
  }

  /** Code that copies what `v` says. */
  private copyInner(inner: Inner, isNullable: boolean): string {
    const target = inner.kind === 'list' ? this.copyList(inner) : inner.isOneOfSeveral ? this.copyOneOfSeveral(inner) : this.copyOnly(inner);
    return `if (v === 0) { ${isNullable ? this.text('null') : 'return false;'} } else { ${target ? `if (!${target}(v)) return false;` : 'return false;'} }`;
  }

  private copyOnly({ copies }: Inner & { kind: 'object' }): string | undefined {
    const [copy] = [...copies.values()];
    return copy && this.copyObject(copy);
  }

  private copyOneOfSeveral({ copies }: Inner & { kind: 'object' }): string {
    const cases = [...copies].map(([type, copy]) => `case ${this.typeNumbers.get(type)!}: return ${this.copyObject(copy)}(v);`);
    return this.define(`switch (T[v]) { ${cases.join(' ')} default: return false; }`);
  }

  private copyList({ item, isNullable, depth }: Inner & { kind: 'list' }): string {
    this.depths.add(depth);
    return this.define(`
      ${this.text('[')}
      d${depth} = 0;
      for (let c = v; c > 0; d${depth}++) {
        v = T[c + 1];
        ${this.copyInner(item, isNullable)}
        c = T[c];
        if (c !== 0) { ${this.text(',')} }
      }
      ${this.text(']')}
      return true;`);
  }

  private define(body: string): string {
    const name = `x${this.functions.length}`;
    this.functions.push(`function ${name}(v) {${body}\n}`);
    return name;
  }

  private text(text: string): string {
    return `o.constant(${this.bytes(text)});`;
  }

  private bytes(text: string): string {
    const key = `bytes ${text}`;
    let name = this.known.get(key);
    if (!name) this.known.set(key, (name = this.constant(Buffer.from(text))));
    return name;
  }

  private constant(value: unknown): string {
    let name = this.known.get(value);
    if (!name) this.known.set(value, (name = `c${this.constants.push(value) - 1}`));
    return name;
  }
}

const recordOf = ({ link }: Source) => (link === OWN ? 'r' : `r${link}`);
