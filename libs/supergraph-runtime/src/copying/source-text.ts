/**
 * The text of functions, and the constants that they use. Names of GraphQL get into it as JSON strings or bytes only; nothing that a client
 * can choose freely does.
 */
export class SourceText {
  readonly functions: string[] = [];
  readonly constants: unknown[] = [];
  private readonly known = new Map<unknown, string>();

  /** The name of a constant. */
  constant(value: unknown): string {
    let name = this.known.get(value);
    if (!name) this.known.set(value, (name = `c${this.constants.push(value) - 1}`));
    return name;
  }

  /** The name of a constant with the bytes of a text. */
  bytes(text: string): string {
    const key = `bytes ${text}`;
    let name = this.known.get(key);
    if (!name) this.known.set(key, (name = this.constant(Buffer.from(text))));
    return name;
  }
}
