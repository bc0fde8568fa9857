import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from '@jest/globals';

const MODULE = pathToFileURL(resolve(import.meta.dirname, 'run-process.ts')).href;

/** A process that closes only after `closesAfterMs`, told to stop at these moments after it has started. */
async function stopped(closesAfterMs: number, signalsAtMs: readonly number[]) {
  const code = `
    const { runProcess } = await import(${JSON.stringify(MODULE)});
    setInterval(() => undefined, 1000);
    await runProcess('usage', async () => ({
      close: () => new Promise((closed) => setTimeout(() => { process.stdout.write('closed'); closed(); }, ${closesAfterMs})),
    }));
    process.stdout.write('started ');`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', code], { env: {} });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => void (said += text));
  await once(child.stdout, 'data');
  for (const ms of signalsAtMs) setTimeout(() => child.kill('SIGINT'), ms);
  const [exitCode] = await once(child, 'close');
  return { exitCode, said };
}

describe('a process that is told to stop', () => {
  it('closes what it runs, also when npm passes on the Ctrl-C that the terminal has sent already', async () => {
    expect(await stopped(300, [0, 50])).toEqual({ exitCode: 0, said: 'started closed' });
  }, 20_000);

  it('ends at once when it is told again, a while later', async () => {
    expect(await stopped(15_000, [0, 1_500])).toEqual({ exitCode: 1, said: 'started ' });
  }, 20_000);
});
