import type { ToldPage } from './told-page.ts';

const KEPT_MS = 1_000;
const MOST = 1_000;

/**
 * Executes what many subscribers ask in the same words at the same place once, and gives all the same page. A page that led on is kept for a second,
 * for those who come to that place a little later; one that did not may be old the next moment, and is asked for anew.
 */
export function sharedPages(): (key: string, at: string, ask: () => Promise<ToldPage>) => Promise<ToldPage> {
  const pages = new Map<string, Promise<ToldPage>>();
  return (key, at, ask) => {
    const full = `${at} ${key}`;
    const known = pages.get(full);
    if (known) return known;
    const asked = ask();
    if (pages.size >= MOST) pages.delete(pages.keys().next().value!);
    pages.set(full, asked);
    const forget = () => {
      if (pages.get(full) === asked) pages.delete(full);
    };
    asked.then(({ end }) => (end === at ? forget() : void setTimeout(forget, KEPT_MS).unref()), forget);
    return asked;
  };
}
