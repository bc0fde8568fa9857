import { once } from 'node:events';
import { resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { startNode, type Parted } from './processes.ts';
import type { CacheBound } from './report/result.ts';

const MOST_MB = 8;
const ROUNDS = 5;
const IN_A_ROUND = 200;
/** What things weigh is estimated: so much more may it be. */
const SLACK = 1.25;

/** Asks the engine for what nobody asked before, again and again, in a process of its own: its heap must stop growing. */
export async function cacheBound(parted: Parted | null): Promise<CacheBound> {
  const args = ['--expose-gc', '--import', 'tsx', resolve(import.meta.dirname, 'fill-cache.ts'), String(MOST_MB), String(ROUNDS), String(IN_A_ROUND)];
  const { child } = startNode(parted, args, {}, resolve(import.meta.dirname, '../..'));
  const [told] = await Promise.all([text(child.stdout!), once(child, 'exit')]);
  const heap = JSON.parse(told) as CacheBound['heap'];
  return { mostMb: MOST_MB, heap, isKept: staysWithin(heap.map(({ heapMb }) => heapMb), MOST_MB) };
}

/**
 * Whether a heap that was looked at round by round holds hardly more than a cache may weigh, and no longer grows in the second half.
 * @param heap the first before anything was cached
 */
export function staysWithin(heap: readonly number[], mostMb: number): boolean {
  const [first = 0, ...rounds] = heap;
  const half = rounds.slice(Math.floor(rounds.length / 2));
  return rounds.length > 1 && rounds.every((each) => each - first <= mostMb * SLACK) && half.at(-1)! - half[0]! <= mostMb / 4;
}
