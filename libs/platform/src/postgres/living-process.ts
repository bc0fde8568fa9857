import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

/** Whether any process has this id now. EPERM means there is one, and it is somebody else's. */
export function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (failure) {
    return (failure as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * When a process began, in whatever form the system tells it: ids are used again (in a container, after every restart), and
 * a process with the same id that began at another time is another process. '' when there is no such process.
 */
export async function beginningOf(pid: number): Promise<string> {
  if (!alive(pid)) return '';
  if (process.platform === 'linux') {
    // proc(5): the second field is the program's name in brackets and may hold anything; starttime is the 20th after it.
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  }
  return process.platform === 'win32' ? 'running' : ps(pid, 'lstart=');
}

/** The command line a process was started with; '' when it is gone or the system does not tell. */
export async function commandLineOf(pid: number): Promise<string> {
  if (process.platform === 'linux') return (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).replaceAll('\0', ' ');
  if (process.platform !== 'win32') return ps(pid, 'args=');
  const listed = await promisify(execFile)('tasklist', ['/FI', `PID eq ${pid}`, '/NH']).catch(() => ({ stdout: '' }));
  return listed.stdout;
}

/** Waits until a process is gone; false when it is still there after so many milliseconds. */
export async function gone(pid: number, withinMs: number): Promise<boolean> {
  for (const end = Date.now() + withinMs; alive(pid);) {
    if (Date.now() > end) return false;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return true;
}

const ps = async (pid: number, column: string): Promise<string> =>
  (await promisify(execFile)('ps', ['-o', column, '-p', String(pid)]).catch(() => ({ stdout: '' }))).stdout.trim();
