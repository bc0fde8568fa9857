import { writer } from '../projecting/answer-writer.ts';
import type { Copying } from './copying.ts';
import { layOut, type LayOutOptions } from './lay-out.ts';
import { scanConstant } from './scan-values.ts';
import { NotCopied, type Recipe } from './shapes.ts';
import { writeSource } from './write-source.ts';

/** A fetch of entities, or of root fields, in a request. */
export interface CopiedFetch {
  readonly number: number;
  /** What stands before its part of an answer. */
  readonly start: Uint8Array;
  /** Absent: it asks for root fields, which are linked to the root's record here. */
  readonly rootSlot?: number;
  readonly lists: readonly number[];
  readonly recipes: readonly Recipe[];
}

/** What the code weighs for each character of its text, once it has been used; measured by `npm run bench -- --only cache`. */
const BYTES_A_CHARACTER = 8;

/** How the answers of an operation are copied from those of subgraphs. */
export interface CompiledCopy {
  /** By request. */
  readonly fetches: readonly (readonly CopiedFetch[])[];
  /** The request of each fetch. */
  readonly requestOf: readonly number[];
  readonly lists: number;
  readonly rootSlots: number;
  /** How much it weighs, about. */
  readonly bytes: number;
  /**
   * Looks through what a fetch brought, from a place in the bytes of an answer on, and leaves records of it; those of entities in `places`.
   * @param types of the entities, in their order
   * @returns the place behind it; 0 if it is not what was foreseen
   */
  scan(copying: Copying, fetch: number, bytes: Uint8Array, at: number, types: readonly number[], places: number[]): number;
  /** Writes `data`; false: it holds something that must be told of. */
  copy(copying: Copying, root: number): boolean;
  /** How many answers in a row were not as foreseen, and how many requests were passed over since. */
  readonly luck: { surprises: number; passed: number };
}

const read = (bytes: Buffer, start: number, end: number): unknown => JSON.parse(bytes.toString('utf8', start, end));

/** @returns nothing for an operation whose answers must be read and merged */
export function compileCopy(options: LayOutOptions): CompiledCopy | undefined {
  let laidOut;
  try {
    laidOut = layOut(options);
  } catch (error) {
    if (error instanceof NotCopied) return undefined;
    throw error;
  }
  const { fetches, root, lists } = laidOut;
  const { source, constants } = writeSource(laidOut, options.apiSchema);
  const functions = new Function('o', 'match', 'read', 'hidden', 'constants', source)(writer, scanConstant, read, options.hidden, constants) as Pick<CompiledCopy, 'scan' | 'copy'>;
  const byRequest = options.requests.map((_, request) =>
    fetches.flatMap((fetch, number): CopiedFetch[] => {
      if (fetch.request !== request) return [];
      const { alias, write } = fetch.fetch;
      return [{ number, start: Buffer.from(write ? `${JSON.stringify(alias)}:` : ''), rootSlot: write ? undefined : root.links.get(number), lists: fetch.lists, recipes: fetch.recipes }];
    }),
  );
  return {
    ...functions,
    fetches: byRequest,
    requestOf: fetches.map(({ request }) => request),
    lists,
    rootSlots: root.slots,
    bytes: source.length * BYTES_A_CHARACTER,
    luck: { surprises: 0, passed: 0 },
  };
}
