import { PASTE } from './examples.ts';

/** The one line that a start ends with: the address, and a first query to paste. */
export function whereItIs(url: string, ms: number, loaded: Record<string, Record<string, number>>): string {
  const rows = Object.values(loaded).flatMap((tables) => Object.values(tables)).reduce((sum, count) => sum + count, 0);
  const how = rows > 0 ? `${rows.toLocaleString('en')} rows loaded, ` : '';
  return `Ready in ${(ms / 1000).toFixed(1)} s (${how}Ctrl-C stops): open ${url}/ or paste  curl -s ${url}/graphql -H 'content-type: application/json' -d '${JSON.stringify({ query: PASTE })}'\n`;
}
