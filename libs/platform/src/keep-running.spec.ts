import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { until } from '@assembly-graph/testing/until';
import { keepRunning, type Mortal } from './keep-running.ts';

/** Something whose life is in the hands of the spec. */
function life() {
  let end!: () => void;
  const ended = new Promise<void>((over) => (end = over));
  return { ended, end, stops: 0, async stop() {
    this.stops += 1;
    end();
  } };
}
const PAUSES = { firstPauseMs: 1, longestPauseMs: 2 };

describe('what is kept running', () => {
  it('is started again whenever it ends by itself, also where it can not be for a while', async () => {
    const lives = [life(), life(), life()];
    const said: string[] = [];
    let attempts = 0;
    const start = async () => {
      attempts += 1;
      if (attempts === 2 || attempts === 3) throw new Error('the database is away');
      return lives.shift()!;
    };
    const kept = await keepRunning('sessions', start, { tell: (sentence) => said.push(sentence), ...PAUSES });
    const [second, third] = lives;
    (kept.current() as ReturnType<typeof life>).end();
    await until(() => kept.current() === second);
    expect([kept.current() === second, attempts, said]).toEqual([true, 4, [
      'sessions ended by itself; it is started again.',
      "sessions can't be started yet, and is tried again: the database is away",
      "sessions can't be started yet, and is tried again: the database is away",
    ]]);
    second!.end();
    await until(() => kept.current() === third);
    await Promise.all([kept.stop(), kept.stop()]);
    await pause(PAUSES.longestPauseMs * 2);
    expect([third!.stops > 0, attempts]).toEqual([true, 5]);
  });

  it('fails if it can not be started the first time', async () => {
    await expect(keepRunning('sessions', async () => Promise.reject(new Error('no port')), { tell: () => undefined })).rejects.toThrow('no port');
  });

  it('is stopped also while it is being started again, and while it waits to be', async () => {
    const [first, second] = [life(), life()];
    let startIt!: () => void;
    const starting = new Promise<void>((go) => (startIt = go));
    let attempts = 0;
    const start = async (signal: AbortSignal): Promise<Mortal> => {
      if (++attempts === 1) return first;
      signal.addEventListener('abort', startIt);
      await starting;
      return second;
    };
    const kept = await keepRunning('sessions', start, { tell: () => undefined, ...PAUSES });
    first.end();
    await until(() => attempts === 2);
    await kept.stop();
    expect([attempts, second.stops > 0]).toEqual([2, true]);

    const waiting = life();
    const said: string[] = [];
    const other = await keepRunning('sessions', async () => waiting, { tell: (sentence) => said.push(sentence), firstPauseMs: 60_000 });
    waiting.end();
    await until(() => said.length > 0);
    await other.stop();
  });
});
