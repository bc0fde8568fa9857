/**
 * How the characters of a text are searched, by the database and, to find the way back from a folded text to the one that was
 * written, by us: both must fold alike, so both read these tables. Nothing depends on the locale of the database.
 *
 * Migrations that are released call what is built of these tables: they are not to be changed. New ones need new functions.
 */

/** Quotes, apostrophes and hyphens, which mean the same in any typography. */
const TYPOGRAPHY: readonly [string, string][] = [
  ...['“', '”', '„', '«', '»'].map((quote): [string, string] => [quote, '"']),
  ...['‘', '’', 'ʼ'].map((apostrophe): [string, string] => [apostrophe, "'"]),
  ...['‐', '‑'].map((hyphen): [string, string] => [hyphen, '-']),
];

const LETTERS = [...inRange(0xc0, 0x24f), ...inRange(0x1e00, 0x1eff), ...inRange(0x400, 0x42f)].filter((letter) => !'×÷'.includes(letter));

/** Capitals to small letters, accents kept: what a stemmer reads best. */
export const LOWERED: ReadonlyMap<string, string> = new Map([...LETTERS.flatMap(lowered), ...TYPOGRAPHY]);

/** The letters without their accents, too: what is found by those who don't write them. */
export const UNACCENTED: ReadonlyMap<string, string> = new Map([
  ...LOWERED,
  ...LETTERS.flatMap(withoutAccent),
  // The Assembly's Russian texts write ё and е alike.
  ['Ё', 'е'], ['ё', 'е'],
  ['Ø', 'o'], ['ø', 'o'], ['Ł', 'l'], ['ł', 'l'], ['Đ', 'd'], ['đ', 'd'], ['Ħ', 'h'], ['ħ', 'h'], ['ı', 'i'],
]);

/** Characters that become two. */
export const WIDENED: ReadonlyMap<string, string> = new Map([['œ', 'oe'], ['Œ', 'oe'], ['æ', 'ae'], ['Æ', 'ae'], ['ß', 'ss'], ['ẞ', 'ss']]);

// The rest are bodies of classes in regular expressions, of JavaScript and PostgreSQL alike.

/** What the parser would take for markup or a path: a symbol such as ICC-ASP/15/Res.1 is its parts. */
export const MARKUP = '<>&/';

/**
 * Punctuation and other signs, which become a space each: where the locale of the database is C, every character beyond ASCII
 * counts as a letter. The two of private use are those that mark highlights.
 */
export const SIGNS =
  '\\u00a0-\\u00a9\\u00ab\\u00ac\\u00ae-\\u00b9\\u00bb-\\u00bf\\u00d7\\u00f7\\u060c\\u061b\\u061f\\u2000-\\u200a\\u2010-\\u2029\\u202f-\\u205f\\u20a0-\\u20c0\\u2116' +
  '\\u2190-\\u27bf\\u3000-\\u3004\\u3008-\\u303f\\ue000\\ue001\\uff01-\\uff0f\\uff1a-\\uff20\\uff3b-\\uff40\\uff5b-\\uff65';

/** Left out: hyphens that are only hints, accents that stand alone, Arabic vowel signs. */
export const LEFT_OUT = '\\u00ad\\u0300-\\u036f\\u0640\\u064b-\\u0652\\u200b-\\u200f';

/** Chinese is written without spaces and PostgreSQL doesn't part its words, so each character counts as a word. */
export const HAN = '\\u3400-\\u9fff\\uf900-\\ufaff';

const leftOut = new RegExp(`[${LEFT_OUT}]`);
const han = new RegExp(`[${HAN}]`);

/** How many characters the database makes of this one. */
export function foldedWidth(character: string): number {
  if (leftOut.test(character)) return 0;
  if (han.test(character)) return 3;
  return WIDENED.get(character)?.length ?? 1;
}

function inRange(from: number, to: number): string[] {
  return Array.from({ length: to - from + 1 }, (_, index) => String.fromCodePoint(from + index));
}

function lowered(letter: string): [string, string][] {
  const small = letter.toLowerCase();
  return small !== letter && small.length === 1 ? [[letter, small]] : [];
}

/** By Unicode's own decomposition, which its stability policy keeps as it is. */
function withoutAccent(letter: string): [string, string][] {
  const base = letter.normalize('NFD')[0]!;
  return base !== letter && /[a-z]/i.test(base) ? [[letter, base.toLowerCase()]] : [];
}
