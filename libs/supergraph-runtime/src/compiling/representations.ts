import type { Data } from './hosts.ts';
import type { WriteRepresentation } from './representation.ts';

/** The place of an object that has no representation. */
export const UNTOLD = -1;

/**
 * What a subgraph is told of objects, each thing once. An object that is told apart from others of its type by one value is found by
 * that value, without its representation being written again.
 */
export class Representations {
  readonly texts: string[] = [];
  private readonly byText = new Map<string, number>();
  private readonly byType = new Map<unknown, Map<unknown, number>>();
  private type: unknown;
  /** Of the type at hand: the key of the one value, and the places by it. */
  private key: string | undefined;
  private byValue = new Map<unknown, number>();

  constructor(private readonly write: WriteRepresentation) {}

  /** The place of an object's representation, or UNTOLD. */
  placeOf(host: Data): number {
    const type = host.__typename;
    if (type !== this.type) this.turnTo(type);
    if (this.key === undefined) return this.written(host);
    const value = host[this.key];
    const known = this.byValue.get(value);
    if (known !== undefined) return known;
    if (typeof value !== 'string' && typeof value !== 'number') return this.written(host);
    const text = this.write.of(host);
    if (text === undefined) return UNTOLD;
    const place = this.texts.push(text) - 1;
    this.byValue.set(value, place);
    return place;
  }

  private turnTo(type: unknown): void {
    let byValue = this.byType.get(type);
    if (!byValue) this.byType.set(type, (byValue = new Map()));
    this.type = type;
    this.key = this.write.onlyKeyOf(type);
    this.byValue = byValue;
  }

  private written(host: Data): number {
    const text = this.write.of(host);
    if (text === undefined) return UNTOLD;
    let place = this.byText.get(text);
    if (place === undefined) {
      place = this.texts.push(text) - 1;
      this.byText.set(text, place);
    }
    return place;
  }
}
