import { setTimeout as pause } from 'node:timers/promises';
import { raising, WRITER, type Counters } from './counters.ts';
import type { Attempt } from './history.ts';

export interface WritersOptions {
  readonly writers: number;
  /** How many deeds are attempted, those that fail among them. */
  readonly deeds: number;
  readonly subjects: number;
  /** Of a hundred deeds so many fail by themselves. */
  readonly failing: number;
  readonly keyOf?: (n: number) => string;
}

class RolledBack extends Error {}

/** What PostgreSQL, its driver and TypeORM say when a connection is cut under a transaction. */
const CUT = /terminating connection|Connection terminated|ECONNRESET|already released|not queryable/;

function outcomeOf(error: unknown): Attempt['outcome'] {
  if (error instanceof RolledBack) return 'fail';
  if (CUT.test(String(error))) return 'unknown';
  throw error;
}

/** Many writers at once, each deed in a transaction of its own length. One whose connection is lost asks again with the same key until it knows. */
export async function write({ together }: Counters, { writers, deeds, subjects, failing, keyOf = (n) => `deed ${n} of many` }: WritersOptions): Promise<Attempt[]> {
  const attempts: Attempt[] = [];
  let next = 0;
  const one = async (): Promise<void> => {
    for (let n = next++; n < deeds; n = next++) {
      const key = keyOf(n);
      const name = `counter ${Math.floor(Math.random() * subjects)}`;
      const fails = Math.random() * 100 < failing;
      const spoil = async () => {
        if (Math.random() < 0.2) await pause(Math.random() * 4);
        if (fails) throw new RolledBack();
      };
      for (;;) {
        const deed = { name: 'raiseCounter', actor: WRITER, idempotencyKey: key, request: { name } };
        const attempt = await together(deed, raising(key, name, spoil)).then(
          (version): Attempt => ({ key, outcome: 'ok', subject: name, version }),
          (error: unknown): Attempt => ({ key, outcome: outcomeOf(error), subject: name, version: null }),
        );
        attempts.push(attempt);
        if (attempt.outcome !== 'unknown') break;
        await pause(5);
      }
    }
  };
  await Promise.all(Array.from({ length: writers }, one));
  return attempts;
}
