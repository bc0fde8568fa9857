import type { Result } from './result.ts';
import { told } from './table.ts';

/** What was measured as a page to read. */
export function page(result: Result): string {
  const { at, command, machine, seconds } = result;
  return `# What the gateway costs
Measured on ${at.slice(0, 10)} by \`${command}\`, each for ${seconds} s after it had warmed up, on ${machine.cores} × ${machine.processor} with ${machine.memoryGb} GB,
Node ${machine.node}; ${machine.parted}. The load before was ${machine.loadBefore}. This page is written by the run; what is compared, and how, stands in
[tools/bench](../tools/bench).

${told(result)}`;
}
