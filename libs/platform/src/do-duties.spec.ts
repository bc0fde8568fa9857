import { describe, expect, it } from '@jest/globals';
import { until } from '@assembly-graph/testing/until';
import { doDuties } from './do-duties.ts';

const pause = () => new Promise((over) => setTimeout(over, 1));

describe('duties', () => {
  it('are performed at once and again and again, one round after the other, until they are closed', async () => {
    let [rounds, atOnce, most] = [0, 0, 0];
    const perform = async () => {
      most = Math.max(most, ++atOnce);
      await pause();
      atOnce -= 1;
      rounds += 1;
    };
    const duties = doDuties([{ name: 'tell', everyMs: 1, perform }]);
    await until(() => rounds >= 3);
    await duties.close();
    expect([most, atOnce]).toEqual([1, 0]);
    const done = rounds;
    await pause();
    await pause();
    expect(rounds).toBe(done);
  });

  it('are performed when they are woken, one round for all who wake them at once, and end what they have begun', async () => {
    let [rounds, closed] = [0, 0];
    const wakers: (() => void)[] = [];
    let goOn!: () => void;
    const duty = {
      name: 'tell',
      everyMs: 60_000,
      perform: () => new Promise<void>((over) => {
        rounds += 1;
        goOn = over;
      }),
      wake: (onNews: () => void) => {
        wakers.push(onNews);
        return () => void wakers.pop();
      },
      close: async () => void (closed += 1),
    };
    const duties = doDuties([duty]);
    await until(() => rounds === 1);
    for (let n = 0; n < 5; n++) wakers[0]!();
    goOn();
    await until(() => rounds === 2);
    goOn();
    await pause();
    expect(rounds).toBe(2);
    await duties.close();
    expect([closed, wakers]).toEqual([1, []]);
  });

  it('that fail are tried again, and keep no other from being done', async () => {
    let [failures, others] = [0, 0];
    const duties = doDuties([
      { name: 'fails', everyMs: 1, perform: async () => { failures += 1; throw new Error('not now'); } },
      { name: 'other', everyMs: 1, perform: async () => void (others += 1) },
    ]);
    await until(() => failures >= 3 && others >= 3);
    await duties.close();
  });
});
