import { log } from './log.ts';
import { StartFailure } from './start-failure.ts';

/** Something that runs until it is told to stop. */
export interface Running {
  close(): Promise<void>;
}

const HARD_STOP_AFTER_MS = 20_000;
/** npm passes on a Ctrl-C that the terminal has sent us already: what comes this soon is the same one. */
const SAME_SIGNAL_MS = 1_000;

/**
 * Runs a process from start to end: `--help` prints the usage; a failure to start is one sentence and exit code 1;
 * SIGINT, SIGTERM and SIGHUP close it, exit code 0; if it takes too long, another one ends it at once, and 20 s do.
 */
export async function runProcess(usage: string, start: () => Promise<Running>): Promise<void> {
  if (process.argv.slice(2).some((argument) => argument === '--help' || argument === '-h')) {
    process.stdout.write(`${usage}\n`);
    return;
  }
  let running: Running | null = null;
  let stoppingSince: number | null = null;
  const stop = async () => {
    if (stoppingSince !== null) {
      if (performance.now() - stoppingSince > SAME_SIGNAL_MS) process.exit(1);
      return;
    }
    stoppingSince = performance.now();
    setTimeout(() => process.exit(1), HARD_STOP_AFTER_MS).unref();
    // A signal that comes during the start waits for it: what was begun is closed, not abandoned.
    await started.catch(() => undefined);
    await running?.close();
    process.exit(process.exitCode ?? 0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop());
  process.on('unhandledRejection', (cause) => log.error({ cause: cause instanceof Error ? cause.stack : String(cause) }, 'unhandled rejection'));
  // Settings are read inside: what is wrong with them is told like any other failure to start.
  const started = Promise.resolve().then(start);
  try {
    running = await started;
  } catch (failure) {
    tellWhy(failure);
    process.exit(1);
  }
}

function tellWhy(failure: unknown): void {
  const isForPeople = failure instanceof StartFailure || (failure as Error).name === 'StartFailure' || (failure as Error).name === 'BadData';
  if (isForPeople) process.stderr.write(`${describeForPeople(failure as Error)}\n`);
  else process.stderr.write(`It could not start: ${(failure as Error).stack ?? String(failure)}\n`);
}

const SHOWN = 20;

function describeForPeople(failure: Error): string {
  const { problems = [] } = failure as { problems?: readonly { file: string; line: number; column: string; reason: string }[] };
  const lines = problems.slice(0, SHOWN).map(({ file, line, column, reason }) => `  ${file}:${line}  ${column}  ${reason}`);
  const more = problems.length > SHOWN ? [`  … and ${problems.length - SHOWN} more`] : [];
  return [failure.message, ...lines, ...more].join('\n');
}
