import { isNonNullType } from 'graphql';
import type { Piece, Shape, ShapeField, Source } from './shapes.ts';

/** The first of the two slots that say where a field's value begins and ends. */
export function valueOf(shape: Shape, field: ShapeField): number {
  if (field.value === undefined) {
    field.value = shape.slots;
    shape.slots += 2;
  }
  return field.value;
}

/** The pieces of an object's text: neighbours that stand as they should in an answer are one run. */
export class Pieces {
  readonly all: Piece[] = [];
  private run: { source: Source; first: ShapeField; last: ShapeField; otherwise: string | undefined } | undefined;
  private isFirst = true;

  member(key: string, value: string): void {
    this.close();
    this.text(`${this.separator()}${JSON.stringify(key)}:${value}`);
  }

  inner(key: string, piece: Piece): void {
    this.close();
    this.text(`${this.separator()}${JSON.stringify(key)}:`);
    this.all.push(piece);
  }

  copied(key: string, source: Source, field: ShapeField): void {
    const missing = isNonNullType(field.type) ? undefined : `${JSON.stringify(key)}:null`;
    if (key !== field.key) {
      this.close();
      this.text(`${this.separator()}${JSON.stringify(key)}:`);
      const slot = valueOf(source.shape, field);
      this.all.push({ kind: 'run', source, start: slot, end: slot + 1, otherwise: missing && 'null' });
      return;
    }
    const { run } = this;
    if (run && run.source.link === source.link && run.last.place + 1 === field.place) {
      run.last = field;
      run.otherwise = run.otherwise === undefined || missing === undefined ? undefined : `${run.otherwise},${missing}`;
      return;
    }
    this.close();
    this.text(this.separator());
    this.run = { source, first: field, last: field, otherwise: missing };
  }

  private separator(): string {
    const { isFirst } = this;
    this.isFirst = false;
    return isFirst ? '{' : ',';
  }

  private text(text: string): void {
    const last = this.all.at(-1);
    if (last?.kind === 'text') this.all[this.all.length - 1] = { kind: 'text', text: last.text + text };
    else this.all.push({ kind: 'text', text });
  }

  private close(): void {
    if (!this.run) return;
    const { source, first, last, otherwise } = this.run;
    const { shape } = source;
    const key = `${first.place} ${last.place}`;
    let slots = shape.runs.get(key);
    if (!slots) {
      slots = [shape.slots, shape.slots + 1];
      shape.slots += 2;
      shape.runs.set(key, slots);
      first.starts.push(slots[0]);
      last.ends.push(slots[1]);
    }
    this.all.push({ kind: 'run', source, start: slots[0], end: slots[1], otherwise });
    this.run = undefined;
  }

  end(): Piece[] {
    this.close();
    this.text(this.isFirst ? '{}' : '}');
    return this.all;
  }
}
