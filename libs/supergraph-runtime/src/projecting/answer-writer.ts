// Quotes, backslashes, control characters, and whatever takes more than one byte.
const NOT_ITSELF = /[^ !#-[\]-~]/;
// Quotes, backslashes, control characters, and surrogates, of which a lone one may not be written as it is.
const ESCAPED = /["\\\u0000-\u001f\ud800-\udfff]/;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** Up to this length characters are copied one by one; above it a call out of JavaScript is cheaper. */
const SHORT = 24;
/** A character of a string is at most so many bytes of UTF-8. */
const WIDEST = 3;
const FIRST_BYTES = 64 * 1024;
/** An answer larger than this doesn't leave its room behind. */
const KEPT_BYTES = 1024 * 1024;

/** A buffer with what each has beyond its documentation: writing that doesn't first ask which encoding is meant. */
export type Bytes = Buffer & {
  latin1Write(text: string, offset: number, length: number): number;
  utf8Write(text: string, offset: number): number;
};

/** The part of the bytes that must be an answer's, for it to have them. */
const GIVEN_AWAY = 0.6;
/** How many bytes are left free for what an answer begins with. */
export const ROOM_BEFORE = 8;

const room = (length: number) => Buffer.allocUnsafeSlow(length) as Bytes;

/**
 * Where answers are written, as bytes: one answer after the other, each in one go. Bytes in one place make no garbage, where
 * a text put together from strings makes four objects for every value.
 */
export class AnswerWriter {
  /** Where the next byte goes. What was written after a place is taken back by going there again. */
  at = 0;
  /** Every string of the data is ASCII without anything to escape, so none need be looked at. */
  private isPlain = false;
  private bytes = room(FIRST_BYTES);

  /** @param isPlain whether no string that will be written can hold quotes, backslashes, control characters, or anything beyond ASCII */
  begin(isPlain: boolean): void {
    this.at = ROOM_BEFORE;
    this.isPlain = isPlain;
  }

  /** What has been written, behind ROOM_BEFORE, with so much room after it. Where it fills most of the bytes here they are given away, and not copied. */
  end(after: number): Bytes {
    const bytes = this.withRoom(after);
    const length = this.at + after;
    if (length > GIVEN_AWAY * bytes.length) {
      this.bytes = room(bytes.length > KEPT_BYTES ? FIRST_BYTES : bytes.length);
      return bytes.subarray(0, length) as Bytes;
    }
    const answer = room(length);
    bytes.copy(answer, ROOM_BEFORE, ROOM_BEFORE, this.at);
    if (bytes.length > KEPT_BYTES) this.bytes = room(FIRST_BYTES);
    return answer;
  }

  /** What has been written, as a text. */
  text(): string {
    const text = this.bytes.toString('utf8', ROOM_BEFORE, this.at);
    if (this.bytes.length > KEPT_BYTES) this.bytes = room(FIRST_BYTES);
    return text;
  }

  /** Bytes that are the same in every answer: punctuation and keys. */
  constant(constant: Uint8Array): void {
    const { length } = constant;
    const bytes = this.withRoom(length);
    const { at } = this;
    for (let index = 0; index < length; index += 1) bytes[at + index] = constant[index]!;
    this.at = at + length;
  }

  /** Bytes of another buffer, which are JSON of the answer. */
  copy(from: Buffer, start: number, end: number): void {
    const length = end - start;
    const bytes = this.withRoom(length);
    const { at } = this;
    this.at = at + length;
    if (length > SHORT) from.copy(bytes, at, start, end);
    else for (let index = 0; index < length; index += 1) bytes[at + index] = from[start + index]!;
  }

  /** JSON that is ready. */
  json(text: string): void {
    this.withRoom(text.length * WIDEST);
    if (!this.ascii(text)) this.utf8(text);
  }

  /** A string, as JSON. */
  string(text: string): void {
    const { length } = text;
    const bytes = this.withRoom(length * WIDEST + 2);
    const start = this.at;
    bytes[start] = QUOTE;
    this.at = start + 1;
    if (this.isPlain || length > SHORT) {
      if (!this.isPlain && NOT_ITSELF.test(text)) return this.escaped(text, start);
      if (length > SHORT) this.at += bytes.latin1Write(text, this.at, length);
      else this.ascii(text);
    } else if (!this.short(text)) return this.escaped(text, start);
    bytes[this.at] = QUOTE;
    this.at += 1;
  }

  /** @returns false, with nothing written, for a text that is long or not written in bytes as it is in characters */
  private short(text: string): boolean {
    const { bytes, at } = this;
    const { length } = text;
    if (length > SHORT) return false;
    for (let index = 0; index < length; index += 1) {
      const code = text.charCodeAt(index);
      if (code < 0x20 || code > 0x7e || code === QUOTE || code === BACKSLASH) return false;
      bytes[at + index] = code;
    }
    this.at = at + length;
    return true;
  }

  /** The same for JSON that is ready, and for what is known to need no escaping. */
  private ascii(text: string): boolean {
    const { bytes, at } = this;
    const { length } = text;
    if (length > SHORT) return false;
    for (let index = 0; index < length; index += 1) {
      const code = text.charCodeAt(index);
      if (code > 0x7e) return false;
      bytes[at + index] = code;
    }
    this.at = at + length;
    return true;
  }

  private escaped(text: string, start: number): void {
    this.at = start;
    const json = ESCAPED.test(text) ? JSON.stringify(text) : `"${text}"`;
    this.withRoom(json.length * WIDEST);
    this.utf8(json);
  }

  private utf8(text: string): void {
    this.at += this.bytes.utf8Write(text, this.at);
  }

  private withRoom(more: number): Bytes {
    if (this.at + more <= this.bytes.length) return this.bytes;
    const larger = room(Math.max(this.bytes.length * 2, this.at + more));
    this.bytes.copy(larger, 0, 0, this.at);
    this.bytes = larger;
    return larger;
  }
}

/** One for all: an answer is written in one go. */
export const writer = new AnswerWriter();
