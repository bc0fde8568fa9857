import type { Cited, Confidence } from './cited.ts';
import { BadInput } from './rule.ts';
import { textFrom } from './text.ts';

const LONGEST_NOTE = 2_000;
const MOST_SOURCES = 20;

/** The source of what is entered in this record itself by those who may, and was published nowhere before. */
export const THIS_RECORD = 'S-RECORD';

/** What is entered in the record by whoever it is about, or by the secretariat. */
export const ENTERED_HERE: Cited = { confidence: 'VERIFIED', sourceKeys: [THIS_RECORD], note: null };

/** Of these keys, those of sources on record. */
export type KnownSources = (keys: readonly string[]) => Promise<readonly string[]>;

/** What a deed says of where it was read, checked: every fact has a source, and every source is on record. @throws BadInput */
export async function citing<T extends Partial<Cited>>(knownSources: KnownSources, said: T): Promise<T> {
  const { sourceKeys, note } = said;
  if (sourceKeys) {
    if (sourceKeys.length === 0 || sourceKeys.length > MOST_SOURCES) throw new BadInput(`Name 1 to ${MOST_SOURCES} sources.`, 'sources');
    const known = await knownSources(sourceKeys.map((key) => textFrom('sources', key, 100)));
    const unknown = sourceKeys.find((key) => !known.includes(key));
    if (unknown !== undefined) throw new BadInput('One of the sources is not on record; add it first.', 'sources');
  }
  return note ? { ...said, note: textFrom('note', note, LONGEST_NOTE) } : said;
}

/** What the input of a deed says of where a fact was read: see `citedInput` of the graph. */
export interface CitedInput {
  readonly confidence: Confidence;
  readonly sources: readonly string[];
  readonly note?: string | null;
}

/** The input's words in those of the record, checked. @throws BadInput */
export const citedBy = (knownSources: KnownSources, { confidence, sources, note }: CitedInput): Promise<Cited> =>
  citing(knownSources, { confidence, sourceKeys: [...new Set(sources)], note: note ?? null });
