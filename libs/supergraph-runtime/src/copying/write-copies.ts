import type { LayOut } from './lay-out.ts';
import { OWN, type Inner, type ObjectCopy, type Piece, type Source } from './shapes.ts';
import type { SourceText } from './source-text.ts';

/** Writes the functions that copy objects and lists, of which they are given the record or the first cell; false: it can't be. */
export class CopyWriter {
  /** At which depths lists stand: each has a variable for the index. */
  readonly depths = new Set<number>();
  private readonly copies = new Set<ObjectCopy>();

  constructor(
    private readonly layOut: LayOut,
    private readonly text: SourceText,
  ) {}

  /** The name of a function that copies an object. */
  copyObject(copy: ObjectCopy): string {
    const name = `w${copy.number}`;
    if (this.copies.has(copy)) return name;
    this.copies.add(copy);
    const links = new Set(copy.pieces.flatMap((piece) => (piece.kind !== 'text' && piece.source.link !== OWN ? [piece.source.link] : [])));
    const found = [...links].map((link) => `const r${link} = T[r + ${copy.shape.links.get(link)!}];`);
    this.text.functions.push(`function ${name}(r) {\nlet v;\n${[...found, ...copy.pieces.map((piece) => this.copyPiece(piece))].join('\n')}\nreturn true;\n}`);
    return name;
  }

  private copyPiece(piece: Piece): string {
    if (piece.kind === 'text') return this.written(piece.text);
    const record = recordOf(piece.source);
    if (piece.kind === 'run') {
      const copied = `o.copy(B${this.layOut.fetches[piece.source.shape.fetch]!.request}, T[${record} + ${piece.start}], T[${record} + ${piece.end}]);`;
      if (piece.source.link === OWN) return copied;
      return `if (${record} === 0) { ${piece.otherwise === undefined ? 'return false;' : this.written(piece.otherwise)} } else { ${copied} }`;
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
    return `if (v === 0) { ${isNullable ? this.written('null') : 'return false;'} } else { ${target ? `if (!${target}(v)) return false;` : 'return false;'} }`;
  }

  private copyOnly({ copies }: Inner & { kind: 'object' }): string | undefined {
    const [copy] = [...copies.values()];
    return copy && this.copyObject(copy);
  }

  private copyOneOfSeveral({ copies }: Inner & { kind: 'object' }): string {
    const cases = [...copies.values()].map((copy) => `case ${copy.shape.typeNumber}: return ${this.copyObject(copy)}(v);`);
    return this.define(`switch (T[v]) { ${cases.join(' ')} default: return false; }`);
  }

  private copyList({ item, isNullable, depth }: Inner & { kind: 'list' }): string {
    this.depths.add(depth);
    return this.define(`
      ${this.written('[')}
      d${depth} = 0;
      for (let c = v; c > 0; d${depth}++) {
        v = T[c + 1];
        ${this.copyInner(item, isNullable)}
        c = T[c];
        if (c !== 0) { ${this.written(',')} }
      }
      ${this.written(']')}
      return true;`);
  }

  private define(body: string): string {
    const name = `x${this.text.functions.length}`;
    this.text.functions.push(`function ${name}(v) {${body}\n}`);
    return name;
  }

  private written(text: string): string {
    return `o.constant(${this.text.bytes(text)});`;
  }
}

const recordOf = ({ link }: Source) => (link === OWN ? 'r' : `r${link}`);
