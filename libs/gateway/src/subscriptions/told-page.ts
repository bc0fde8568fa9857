import type { EntryQuery } from './entry-query.ts';

/** A place of the feed as a subscriber is told it: a GraphQL answer of its own. */
export interface ToldEntry {
  readonly cursor: string;
  readonly answer: ToldAnswer;
}

export interface ToldAnswer {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly ToldError[];
  readonly extensions?: Record<string, unknown>;
}

const texts = new WeakMap<ToldAnswer, string>();

/** An answer as JSON: what many are told is written once. */
export function textOf(answer: ToldAnswer): string {
  let text = texts.get(answer);
  if (text === undefined) texts.set(answer, (text = JSON.stringify(answer)));
  return text;
}

export interface ToldError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions?: Record<string, unknown>;
}

export interface ToldPage {
  readonly entries: readonly ToldEntry[];
  /** Where to go on. */
  readonly end: string;
  readonly more: boolean;
}

/** The page could not be had. */
export class NoPage extends Error {
  constructor(readonly errors: readonly ToldError[]) {
    super(errors[0]?.message ?? 'no page of the feed');
    this.name = 'NoPage';
  }
}

interface AnsweredPage {
  readonly endCursor: string;
  readonly hasMore: boolean;
  readonly entries: readonly Record<string, unknown>[];
}

/** Takes the answer to the query of a page apart: to each entry its data, its errors and what is unconfirmed of it. @throws NoPage */
export function toldPage({ data, errors = [], extensions = {} }: ToldAnswer, { key, placeKey }: Pick<EntryQuery, 'key' | 'placeKey'>): ToldPage {
  const page = data?.feed as AnsweredPage | null | undefined;
  if (!page) throw new NoPage(errors.map((error) => ({ ...error, path: [key] })));
  const { unconfirmed, ...others } = extensions as { unconfirmed?: Record<string, readonly string[]> };
  return {
    entries: page.entries.map((entry, index) => {
      const { [placeKey]: cursor, ...told } = entry;
      const its = errors.flatMap((error) => placedAt(error, index, key));
      const more = { ...others, ...unconfirmedAt(unconfirmed, index, key) };
      return {
        cursor: cursor as string,
        answer: { ...(its.length ? { errors: its } : {}), data: { [key]: told }, ...(Object.keys(more).length ? { extensions: more } : {}) },
      };
    }),
    end: page.endCursor,
    more: page.hasMore,
  };
}

/** The error, if it is about this entry, with its path as the subscriber sees it. */
function placedAt({ path = [], ...error }: ToldError, index: number, key: string): ToldError[] {
  const [feed, entries, at, ...rest] = path;
  return feed === 'feed' && entries === 'entries' && at === index ? [{ ...error, path: [key, ...rest] }] : [];
}

function unconfirmedAt(unconfirmed: Readonly<Record<string, readonly string[]>> | undefined, index: number, key: string): object {
  const prefix = `feed.entries.${index}`;
  const its = Object.entries(unconfirmed ?? {}).flatMap(([confidence, paths]) => {
    const here = paths.flatMap((path) => (path === prefix || path.startsWith(`${prefix}.`) ? [`${key}${path.slice(prefix.length)}`] : []));
    return here.length ? [[confidence, here] as const] : [];
  });
  return its.length ? { unconfirmed: Object.fromEntries(its) } : {};
}
