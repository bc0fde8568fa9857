import { spawn } from 'node:child_process';

/**
 * Runs a line of shell when this process is dead, also when it died in a way that runs no code of ours (kill -9, out of memory,
 * a crash): a shell waits on a pipe from us, and whatever ends us closes the pipe. It has a session of its own, so that what
 * is sent to our process group does not reach it first. Windows has no such shell; there nothing is run.
 * @param args what the line finds as "$1", "$2", ...
 * @returns what calls it off
 */
export function whenThisProcessDies(line: string, args: readonly string[]): () => void {
  if (process.platform === 'win32') return () => {};
  const waiting = spawn('/bin/sh', ['-c', `read -r _; ${line}`, 'sh', ...args], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
    cwd: '/',
  });
  // It is the second net: without a shell, what is left behind is still found and cleared by the next start.
  waiting.on('error', () => {});
  waiting.stdin.on('error', () => {});
  waiting.unref();
  (waiting.stdin as unknown as { unref(): void }).unref();
  return () => void waiting.kill('SIGKILL');
}
