import { randomInt } from 'node:crypto';
import { AnswerWriter } from '../projecting/answer-writer.ts';
import type { Copying } from './copying.ts';
import { HOST_LIST, OWN, type Recipe, type ToldValue } from './shapes.ts';

/** What a subgraph is told of the hosts of a fetch, each thing once. */
export interface ToldObjects {
  /** Their representations as JSON, with commas between them. */
  readonly text: string;
  /** The type of each representation, by its number. */
  readonly types: readonly number[];
}

/** As FNV-1a, with numbers of this process's own: nobody can choose keys that would all be looked for in one place. */
const FACTOR = (randomInt(2 ** 31) * 2 + 1) | 0;
const START = randomInt(2 ** 32) | 0;
const MISSING = 0;

/** Where representations are written. */
const texts = new AnswerWriter();
const COMMA = Buffer.from(',');

/** Where representations are found again by their hashes: one table for all, cleared for each. */
let table = new Int32Array(256);

/**
 * Tells hosts apart by the bytes of what is told of them, and notes with each the place of its representation.
 * @returns nothing, if something that must be told is not there
 */
export function toldObjects(copying: Copying, lists: readonly number[], recipes: readonly Recipe[]): ToldObjects | undefined {
  const { numbers, hosts } = copying;
  texts.begin(false);
  const types: number[] = [];
  const first: number[] = [];
  const mask = clearedFor(lists.reduce((sum, list) => sum + hosts[list * HOST_LIST + 2]!, 0));
  for (const list of lists) {
    for (let cell = hosts[list * HOST_LIST]!; cell !== 0; cell = numbers[cell]!) {
      const record = numbers[cell + 1]!;
      const recipe = recipes[numbers[cell + 2]!]!;
      const hash = hashOf(copying, record, recipe);
      if (hash === MISSING) return undefined;
      const mixed = Math.imul(hash ^ (hash >>> 15), FACTOR);
      let entry = (mixed ^ (mixed >>> 13)) & mask;
      for (;;) {
        const place = table[entry]!;
        if (place === 0) {
          if (types.length) texts.constant(COMMA);
          write(copying, record, recipe);
          table[entry] = types.push(recipe.typeNumber);
          first.push(cell);
          break;
        }
        const other = first[place - 1]!;
        if (isSame(copying, record, recipe, numbers[other + 1]!, recipes[numbers[other + 2]!]!)) break;
        entry = (entry + 1) & mask;
      }
      numbers[cell + 3] = table[entry]! - 1;
    }
  }
  return { text: texts.text(), types };
}

/** Clears the table for so many hosts. @returns the mask of its entries */
function clearedFor(count: number): number {
  let entries = 16;
  while (entries < count * 2) entries *= 2;
  if (entries > table.length) table = new Int32Array(entries);
  else table.fill(0, 0, entries);
  return entries - 1;
}

/** The record in which a value stands; 0 where there is none. */
const recordOf = ({ numbers }: Copying, host: number, { link, linkSlot }: ToldValue) => (link === OWN ? host : numbers[host + linkSlot]!);

function hashOf(copying: Copying, host: number, { values }: Recipe): number {
  let hash = START;
  for (const value of values) {
    const record = recordOf(copying, host, value);
    if (record === 0) return MISSING;
    const bytes = copying.answerOf(value.fetch);
    const end = copying.numbers[record + value.slot + 1]!;
    for (let index = copying.numbers[record + value.slot]!; index < end; index += 1) hash = Math.imul(hash ^ bytes[index]!, FACTOR);
  }
  return hash | 1;
}

function isSame(copying: Copying, host: number, recipe: Recipe, other: number, otherRecipe: Recipe): boolean {
  if (recipe.typeNumber !== otherRecipe.typeNumber) return false;
  const { numbers } = copying;
  for (let index = 0; index < recipe.values.length; index += 1) {
    const value = recipe.values[index]!;
    const otherValue = otherRecipe.values[index]!;
    const place = recordOf(copying, host, value) + value.slot;
    const otherPlace = recordOf(copying, other, otherValue) + otherValue.slot;
    const start = numbers[place]!;
    const otherStart = numbers[otherPlace]!;
    const length = numbers[place + 1]! - start;
    if (length !== numbers[otherPlace + 1]! - otherStart) return false;
    const bytes = copying.answerOf(value.fetch);
    const otherBytes = copying.answerOf(otherValue.fetch);
    for (let at = 0; at < length; at += 1) if (bytes[start + at] !== otherBytes[otherStart + at]) return false;
  }
  return true;
}

function write(copying: Copying, host: number, { texts: between, values }: Recipe): void {
  texts.constant(between[0]!);
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index]!;
    const place = recordOf(copying, host, value) + value.slot;
    texts.copy(copying.answerOf(value.fetch), copying.numbers[place]!, copying.numbers[place + 1]!);
    texts.constant(between[index + 1]!);
  }
}
