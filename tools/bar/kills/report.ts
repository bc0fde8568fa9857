import type { Follower } from './followers.ts';
import type { TimedAttempt } from './writers.ts';

/** One kill, as it was done. */
export interface Kill {
  /** "postgres", "gateway", "subgraph", "after COMMIT", "nats". */
  readonly of: string;
  /** The domain that it struck; null: all. */
  readonly domain: string | null;
  readonly at: number;
  /** Whether it came when all was well, and all was well again before the next. */
  readonly alone: boolean;
}

export interface ReportedWay {
  readonly way: string;
  readonly domain: string;
  readonly follower: Follower;
}

/** What each kind of kill did, where it came alone: to whoever wrote, and to each way of reading. Times are from the kill on, in seconds: the median, and the longest. */
export function killTable(kills: readonly Kill[], attempts: readonly TimedAttempt[], ways: readonly ReportedWay[]): string {
  const kinds = [...new Set(kills.map(({ of }) => of))].sort();
  const rows = kinds.flatMap((kind) => {
    const ofKind = kills.filter(({ of, alone }) => of === kind && alone);
    const struck = <T extends { readonly domain: string }>(all: readonly T[], { domain }: Kill) => all.filter((one) => domain === null || one.domain === domain);
    const next = (kill: Kill) => kills[kills.indexOf(kill) + 1]?.at ?? Infinity;
    const inItsTime = (at: number, kill: Kill) => at >= kill.at && at < next(kill);
    const after = (kill: Kill, times: readonly number[]) => Math.min(...times.filter((at) => at < next(kill))) - kill.at;
    const inDoubt = ofKind.flatMap((kill) => struck(attempts, kill).filter(({ outcome, at }) => outcome === 'unknown' && inItsTime(at, kill)));
    const doneAgain = ofKind.map((kill) => after(kill, struck(attempts, kill).filter(({ outcome, askedAt }) => outcome === 'ok' && askedAt > kill.at).map(({ at }) => at)));
    const writers = [kind, `${kills.filter(({ of }) => of === kind).length}, ${ofKind.length}`, 'writers', inDoubt.length, told(inDoubt.map(({ code }) => code!)), seconds(doneAgain)];
    return [writers, ...[...new Set(ways.map(({ way }) => way))].map((way) => {
      const its = ways.filter((one) => one.way === way);
      const breaks = ofKind.flatMap((kill) => struck(its, kill).flatMap(({ follower }) => follower.breaks.filter(({ at }) => inItsTime(at, kill))));
      const again = ofKind.flatMap((kill) => struck(its, kill).map(({ follower }) => after(kill, follower.told.filter(({ recordedAt }) => recordedAt > kill.at).map(({ at }) => at))));
      return ['', '', way, breaks.length, told(breaks.map(({ why }) => why)), seconds(again)];
    })];
  });
  return table([['killed', 'times, alone', 'who', 'broken off', 'told', 'goes on after s (median, longest)'], ...rows]);
}

function told(words: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a).map(([word, count]) => `${word} ${count}`).join(', ') || '-';
}

function seconds(times: readonly number[]): string {
  const sorted = times.filter(Number.isFinite).sort((a, b) => a - b);
  if (sorted.length === 0) return '-';
  const shown = (ms: number) => (ms / 1000).toFixed(1);
  return `${shown(sorted[Math.floor(sorted.length / 2)]!)}, ${shown(sorted.at(-1)!)}`;
}

/** Columns under each other. */
export function table(rows: readonly (readonly (string | number)[])[]): string {
  const texts = rows.map((row) => row.map(String));
  const widths = texts[0]!.map((_, column) => Math.max(...texts.map((row) => row[column]!.length)));
  return texts.map((row) => row.map((cell, column) => cell.padEnd(widths[column]!)).join('  ').trimEnd()).join('\n');
}
