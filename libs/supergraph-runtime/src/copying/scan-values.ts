import { isEnumType, type GraphQLLeafType } from 'graphql';

// Each of these looks at one JSON value in the bytes of an answer and returns the place behind it; 0 where it is not of that kind, or not
// written as the shortest JSON is. Nothing is ever at place 0: an answer begins with a brace.

/** @param at the first of its bytes */
export type ScanValue = (bytes: Uint8Array, at: number) => number;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const MINUS = 0x2d;
const POINT = 0x2e;
const PLUS = 0x2b;
const COMMA = 0x2c;
const COLON = 0x3a;
/** So many characters are of 32 bits, whatever they are. */
const SURELY_INT = 9;
const MOST_INT = 2 ** 31;
/** So many characters without an exponent are no number beyond all. */
const SURELY_FINITE = 300;
/** As deep as a value of a scalar of the graph's own may be. */
const DEEPEST = 64;

/** Whether the bytes from a place on are these: the place behind them. */
export function scanConstant(bytes: Uint8Array, at: number, constant: Uint8Array): number {
  const { length } = constant;
  for (let index = 0; index < length; index += 1) if (bytes[at + index] !== constant[index]) return 0;
  return at + length;
}

export function scanString(bytes: Uint8Array, at: number): number {
  if (bytes[at] !== QUOTE) return 0;
  for (let index = at + 1; ; index += 1) {
    const byte = bytes[index]!;
    if (byte === QUOTE) return index + 1;
    if (byte === BACKSLASH) {
      index = escaped(bytes, index + 1);
      if (!index) return 0;
    } else if (!(byte >= 0x20)) return 0;
  }
}

/** @returns the last place of what is escaped */
function escaped(bytes: Uint8Array, at: number): number {
  switch (bytes[at]) {
    case QUOTE: case BACKSLASH: case 0x2f: case 0x62: case 0x66: case 0x6e: case 0x72: case 0x74:
      return at;
    case 0x75:
      for (let index = at + 1; index < at + 5; index += 1) if (!isHexadecimal(bytes[index]!)) return 0;
      return at + 4;
    default:
      return 0;
  }
}

const isHexadecimal = (byte: number) => isDigit(byte) || (byte >= 0x41 && byte <= 0x46) || (byte >= 0x61 && byte <= 0x66);
const isDigit = (byte: number) => byte >= 0x30 && byte <= 0x39;

function digits(bytes: Uint8Array, at: number): number {
  let index = at;
  while (isDigit(bytes[index]!)) index += 1;
  return index === at ? 0 : index;
}

/** The digits before the point: without a zero in front. */
function whole(bytes: Uint8Array, at: number): number {
  const start = bytes[at] === MINUS ? at + 1 : at;
  return bytes[start] === 0x30 ? start + 1 : digits(bytes, start);
}

export function scanInt(bytes: Uint8Array, at: number): number {
  const end = whole(bytes, at);
  if (!end || isExponent(bytes[end]) || bytes[end] === POINT || isDigit(bytes[end]!)) return 0;
  if (end - at <= SURELY_INT) return end;
  const value = numberAt(bytes, at, end);
  return value >= -MOST_INT && value < MOST_INT ? end : 0;
}

const isExponent = (byte: number | undefined) => byte === 0x65 || byte === 0x45;
const numberAt = (bytes: Uint8Array, at: number, end: number) => Number(Buffer.from(bytes.buffer, bytes.byteOffset + at, end - at).toString('latin1'));

/** What is no number of JavaScript's is told as null elsewhere. */
export function scanNumber(bytes: Uint8Array, at: number): number {
  let end = whole(bytes, at);
  if (end && bytes[end] === POINT) end = digits(bytes, end + 1);
  if (!end || (!isExponent(bytes[end]) && end - at <= SURELY_FINITE)) return end;
  if (isExponent(bytes[end])) end = digits(bytes, bytes[end + 1] === PLUS || bytes[end + 1] === MINUS ? end + 2 : end + 1);
  return end && Number.isFinite(numberAt(bytes, at, end)) ? end : 0;
}

const TRUE = Buffer.from('true');
const FALSE = Buffer.from('false');
export const NULL = Buffer.from('null');

export const scanBoolean: ScanValue = (bytes, at) => scanConstant(bytes, at, TRUE) || scanConstant(bytes, at, FALSE);

/** Any JSON but null. */
function scanAny(bytes: Uint8Array, at: number, depth = 0): number {
  const first = bytes[at];
  if (first === QUOTE) return scanString(bytes, at);
  if (first === 0x7b) return depth < DEEPEST ? scanMembers(bytes, at, depth) : 0;
  if (first === 0x5b) return depth < DEEPEST ? scanItems(bytes, at, depth) : 0;
  return first === MINUS || isDigit(first!) ? scanNumber(bytes, at) : scanBoolean(bytes, at);
}

function scanItems(bytes: Uint8Array, at: number, depth: number): number {
  if (bytes[at + 1] === 0x5d) return at + 2;
  for (let index = at + 1; ; index += 1) {
    index = scanConstant(bytes, index, NULL) || scanAny(bytes, index, depth + 1);
    if (!index) return 0;
    if (bytes[index] === 0x5d) return index + 1;
    if (bytes[index] !== COMMA) return 0;
  }
}

function scanMembers(bytes: Uint8Array, at: number, depth: number): number {
  if (bytes[at + 1] === 0x7d) return at + 2;
  for (let index = at + 1; ; index += 1) {
    index = scanString(bytes, index);
    if (!index || bytes[index] !== COLON) return 0;
    index = scanConstant(bytes, index + 1, NULL) || scanAny(bytes, index + 1, depth + 1);
    if (!index) return 0;
    if (bytes[index] === 0x7d) return index + 1;
    if (bytes[index] !== COMMA) return 0;
  }
}

const OF_SCALARS: Readonly<Record<string, ScanValue>> = { String: scanString, ID: scanString, Int: scanInt, Float: scanNumber, Boolean: scanBoolean };
const known = new WeakMap<GraphQLLeafType, ScanValue>();

/** Looks at values of a type other than null. @param type with the values that clients may see, if it is an enum */
export function scanOf(type: GraphQLLeafType): ScanValue {
  let scan = known.get(type);
  if (!scan) {
    scan = isEnumType(type) ? oneOf(type.getValues().map(({ name }) => name)) : (OF_SCALARS[type.name] ?? ((bytes, at) => scanAny(bytes, at)));
    known.set(type, scan);
  }
  return scan;
}

function oneOf(names: readonly string[]): ScanValue {
  const values = names.map((name) => Buffer.from(`"${name}"`));
  return (bytes, at) => {
    for (const value of values) {
      const end = scanConstant(bytes, at, value);
      if (end) return end;
    }
    return 0;
  };
}
