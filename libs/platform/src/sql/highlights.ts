import type { TextRange } from '@assembly-graph/kernel';
import { foldedWidth } from './searched-characters.ts';

/** What PostgreSQL puts around a word that it found; no searched text has them, for folding takes them out. */
export const MARKS = { start: '\ue000', stop: '\ue001' } as const;

/** As much of a long text as a list of hits shows, in UTF-16 code units. */
const FRAGMENT = 240;

/**
 * The words that were found, as ranges of the text as it was written: never as markup, so nothing of it needs escaping.
 * @param written in Unicode's form NFC
 * @param marked the folded text with {@link MARKS} around each word, once for each way in which it was folded
 * @returns in their order, none touching another; none if no word is marked
 */
export function rangesOf(written: string, marked: readonly string[]): TextRange[] {
  const places = placesOf(written);
  return joined(marked.flatMap((one) => marksIn(one, places)));
}

function marksIn(marked: string, places: readonly TextRange[]): TextRange[] {
  const ranges: TextRange[] = [];
  let at = 0;
  let opened: number | null = null;
  for (const character of marked) {
    if (character === MARKS.start) opened = at;
    else if (character === MARKS.stop) {
      const [first, last] = [places[opened ?? at], places[at - 1]];
      if (opened !== null && first && last) ranges.push({ start: first.start, end: last.end });
      opened = null;
    } else at += 1;
  }
  return ranges;
}

/** For each character of the folded text, where that of which it was made stands in the written one. */
function placesOf(written: string): TextRange[] {
  const places: TextRange[] = [];
  let start = 0;
  for (const character of written) {
    const place = { start, end: start + character.length };
    for (let width = foldedWidth(character); width > 0; width -= 1) places.push(place);
    start = place.end;
  }
  return places;
}

/** Chinese characters are found one by one; a word of them is one range. */
function joined(ranges: readonly TextRange[]): TextRange[] {
  const whole: { start: number; end: number }[] = [];
  for (const range of ranges.toSorted((a, b) => a.start - b.start)) {
    const last = whole.at(-1);
    if (last && last.end >= range.start) last.end = Math.max(last.end, range.end);
    else whole.push({ ...range });
  }
  return whole;
}

/** The part of a text around the first word that was found, with the ranges that lie in it whole. */
export function fragmentOf(written: string, ranges: readonly TextRange[]): { fragment: string; ranges: TextRange[] } {
  if (written.length <= FRAGMENT) return { fragment: written, ranges: [...ranges] };
  const lead = Math.min(Math.max(0, (ranges[0]?.start ?? 0) - FRAGMENT / 4), written.length - FRAGMENT);
  // From the beginning of a word to the end of one, where there are any, and never through the middle of a character.
  const from = lead === 0 ? 0 : wholeFrom(written, lead, ranges[0]?.start ?? lead);
  const to = Math.max(wholeTo(written, from + FRAGMENT), ranges[0]?.end ?? 0);
  return {
    fragment: written.slice(from, to),
    ranges: ranges.filter(({ start, end }) => start >= from && end <= to).map(({ start, end }) => ({ start: start - from, end: end - from })),
  };
}

function wholeFrom(text: string, from: number, most: number): number {
  const space = text.indexOf(' ', from);
  if (space !== -1 && space < most) return space + 1;
  return insidePair(text, from) ? from + 1 : from;
}

function wholeTo(text: string, to: number): number {
  if (to >= text.length) return text.length;
  const space = text.lastIndexOf(' ', to);
  if (space > to - FRAGMENT / 4) return space;
  return insidePair(text, to) ? to - 1 : to;
}

const insidePair = (text: string, at: number): boolean => /[\udc00-\udfff]/.test(text[at] ?? '') && /[\ud800-\udbff]/.test(text[at - 1] ?? '');
