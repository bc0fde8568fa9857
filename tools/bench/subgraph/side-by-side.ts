import type { Way } from './ways.ts';

const AT_ONCE = 4;
/** A median of fewer turns says nothing, however slow the machine is. */
const FEWEST = 25;

/** The processor time of this process for each way, in ms: the median of turns that each takes after the other, so that what disturbs one disturbs all. */
export async function sideBySide(ways: readonly Way[], seconds: number): Promise<number[]> {
  const turns = ways.map((): number[] => []);
  // What runs for the first time is compiled while it runs.
  for (let round = 0; round < 20; round += 1) for (const way of ways) await way();
  const until = performance.now() + seconds * 1000;
  do {
    for (const [index, way] of ways.entries()) {
      const before = process.cpuUsage();
      for (let time = 0; time < AT_ONCE; time += 1) await way();
      const { user, system } = process.cpuUsage(before);
      turns[index]!.push((user + system) / 1000 / AT_ONCE);
    }
  } while (performance.now() < until || turns[0]!.length < FEWEST);
  return turns.map(median);
}

export const median = (numbers: readonly number[]): number => [...numbers].sort((a, b) => a - b)[numbers.length >> 1]!;
