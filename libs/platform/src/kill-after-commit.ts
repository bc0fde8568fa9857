import { unlinkSync } from 'node:fs';
import type { DataSource } from 'typeorm';
import { log } from './log.ts';
import { afterCommit } from './sql/event-log/after-commit.ts';

/**
 * Ends this process as `kill -9` does, after the COMMIT of a deed and before its answer, once the file is there: the worst moment, at will. Whoever takes the
 * file away has it; it ends one process once. For the proof of delivery only, and never without a file that only that proof puts there.
 */
export function killAfterCommit(database: DataSource, file: string): void {
  log.warn({ file }, 'this process ends itself after a COMMIT once the file is there: it is under test');
  afterCommit(database, () => {
    if (taken(file)) process.kill(process.pid, 'SIGKILL');
  });
}

function taken(file: string): boolean {
  try {
    unlinkSync(file);
    return true;
  } catch {
    return false;
  }
}
