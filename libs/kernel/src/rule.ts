/** A rule of the Assembly (or of this record) was broken. The message is the rule itself, as a sentence. */
export class RuleBroken extends Error {
  readonly code = 'RULE_BROKEN';
  constructor(
    readonly sentence: string,
    /** The article or rule that says so, e.g. "Rome Statute, art. 127(1)". */
    readonly citation?: string,
  ) {
    super(sentence);
    this.name = 'RuleBroken';
  }
}

/** What was asked for by its key is not in the record. */
export class NotFound extends Error {
  readonly code = 'NOT_FOUND';
  constructor(readonly what: string, readonly key: string) {
    super(`${what} ${key} is not in the record.`);
    this.name = 'NotFound';
  }
}

/** The caller's input can't be taken as it is; the message says what to change. */
export class BadInput extends Error {
  readonly code = 'BAD_USER_INPUT';
  constructor(
    message: string,
    /** The argument or field that is meant, e.g. "first". */
    readonly argument?: string,
  ) {
    super(message);
    this.name = 'BadInput';
  }
}

/** Throws {@link RuleBroken} with the rule as its message unless the rule holds. */
export function rule(holds: boolean, sentence: string, citation?: string): asserts holds {
  if (!holds) throw new RuleBroken(sentence, citation);
}
