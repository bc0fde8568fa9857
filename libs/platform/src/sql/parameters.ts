/** The parameters of one statement: every value goes in here and comes out as `$n`, never into the text. */
export class Parameters {
  readonly values: unknown[] = [];

  add(value: unknown, type: string): string {
    return `$${this.values.push(value)}::${type}`;
  }
}
