import { readFile } from 'node:fs/promises';
import { countBytesWithTheHeap } from '@assembly-graph/gateway';
import { log, refuseTaken, type Running } from '@assembly-graph/platform/process';
import type { Env } from './env.ts';
import { EXAMPLES, FIRST_QUERY } from './examples.ts';
import { progressDisplay } from './progress-display.ts';
import { whereItIs } from './where-it-is.ts';

/** Starts everything in this process, and says where it is. */
export async function start(env: Env): Promise<Running> {
  const began = performance.now();
  countBytesWithTheHeap();
  await refuseTaken(env.host, env.port);
  const { startAssembly } = await import('@assembly-graph/whole');
  const display = progressDisplay(process.stdout);
  try {
    const assembly = await startAssembly({
      ...env,
      supergraphSdl: await readFile(env.supergraphFile, 'utf8'),
      firstQuery: FIRST_QUERY,
      examples: EXAMPLES,
      onStep: display.step,
      onProgress: display.progress,
    });
    display.end();
    process.stdout.write(whereItIs(assembly.url, performance.now() - began, assembly.loaded));
    let closing = false;
    void assembly.lost.then(() => {
      if (closing) return;
      log.error({}, 'PostgreSQL ended by itself; start again, nothing that was committed is lost');
      process.exit(1);
    });
    return {
      close: () => {
        closing = true;
        return assembly.close();
      },
    };
  } catch (failure) {
    display.end();
    throw failure;
  }
}
