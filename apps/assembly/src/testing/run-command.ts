import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { inheritedSettings } from './env.ts';

const ROOT = resolve(import.meta.dirname, '../../../..');

/** A command line under test. */
export interface RunningCommand {
  readonly child: ChildProcess;
  /** All that it has printed so far, both streams. */
  readonly output: () => string;
  /** Resolves with the match as soon as the output has one; rejects if it ends before. */
  readonly says: (pattern: RegExp) => Promise<RegExpMatchArray>;
  /** Exit code, once it has ended. */
  readonly ended: Promise<number | null>;
  /** Sends a signal and waits for the end. */
  readonly signal: (signal: NodeJS.Signals) => Promise<number | null>;
}

/** Runs a command of `apps/assembly` as a user would, in a process of its own. */
export function runCommand(command: string, settings: Record<string, string>, ...args: string[]): RunningCommand {
  return runApp('assembly', settings, command, ...args);
}

/** Runs one of the apps, in a process of its own. */
export function runApp(app: string, settings: Record<string, string>, ...args: string[]): RunningCommand {
  const child = spawn(process.execPath, ['--import', 'tsx', `apps/${app}/src/main.ts`, ...args], { cwd: ROOT, env: { ...inheritedSettings(), ...settings } });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => void (output += text));
  const ended = once(child, 'close').then(([code]) => code as number | null);
  return {
    child,
    output: () => output,
    ended,
    says: (pattern) =>
      new Promise((found, failed) => {
        const look = () => {
          const match = output.match(pattern);
          if (match) found(match);
        };
        for (const stream of [child.stdout, child.stderr]) stream.on('data', look);
        void ended.then(() => failed(new Error(`It ended without saying ${pattern}:\n${output}`)));
        look();
      }),
    signal: (signal) => {
      child.kill(signal);
      return ended;
    },
  };
}
