/**
 * The `data` of an answer, written already. Where somebody makes JSON of it by other means than `stringifyAnswer`, or looks for its
 * members with `toJSON`, it is read again.
 */
export class WrittenData {
  constructor(readonly text: string) {}

  toJSON(): unknown {
    return JSON.parse(this.text);
  }
}

/** For Apollo Server's option `stringifyResult`: what is written already is not written a second time. */
export function stringifyAnswer(answer: object): string {
  const members: string[] = [];
  for (const [key, value] of Object.entries(answer)) {
    const text = value instanceof WrittenData ? value.text : JSON.stringify(value);
    if (text !== undefined) members.push(`${JSON.stringify(key)}:${text}`);
  }
  return `{${members.join(',')}}\n`;
}
