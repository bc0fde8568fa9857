import { BadInput, textFrom, type Cited } from '@assembly-graph/kernel';
import type { TreatyDesk } from './treaty-desk.ts';

const LONGEST_NOTE = 2_000;
const MOST_SOURCES = 20;

/** What a deed says of where it was read, checked: every fact has a source, and every source is on record. @throws BadInput */
export async function citing<T extends Partial<Cited>>(desk: TreatyDesk, said: T): Promise<T> {
  const { sourceKeys, note } = said;
  if (sourceKeys) {
    if (sourceKeys.length === 0 || sourceKeys.length > MOST_SOURCES) throw new BadInput(`Name 1 to ${MOST_SOURCES} sources.`, 'sources');
    const known = await desk.knownSources(sourceKeys.map((key) => textFrom('sources', key, 100)));
    const unknown = sourceKeys.find((key) => !known.includes(key));
    if (unknown !== undefined) throw new BadInput('One of the sources is not on record; add it first.', 'sources');
  }
  return note ? { ...said, note: textFrom('note', note, LONGEST_NOTE) } : said;
}
