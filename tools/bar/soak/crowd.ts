import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Arrivals, Asked, LetGo } from './clients.ts';

/** Many subscribers, in processes of their own. */
export interface Crowd {
  readonly arrivals: () => Promise<Arrivals[]>;
  /** Has those that took nothing take again. */
  readonly resume: () => Promise<LetGo>;
  readonly leave: () => Promise<void>;
}

const IN_A_PROCESS = 2_500;

/** Opens so many subscriptions, and resolves when each stands in the feed. */
export async function crowd({ count, ...asked }: Omit<Asked, 'from'>): Promise<Crowd> {
  const sizes = Array.from({ length: Math.ceil(count / IN_A_PROCESS) }, (_, index) => Math.min(IN_A_PROCESS, count - index * IN_A_PROCESS));
  const children = sizes.map(() => fork(fileURLToPath(new URL('clients.ts', import.meta.url)), { execArgv: ['--import', 'tsx'] }));
  const askAll = <T>(order: (index: number) => object) => Promise.all(children.map((child, index) => ask<T>(child, order(index))));
  try {
    await askAll((index) => ({ open: { ...asked, count: sizes[index], from: `127.0.0.${2 + index}` } }));
  } catch (failure) {
    children.forEach((child) => child.kill('SIGKILL'));
    throw failure;
  }
  return {
    arrivals: async () => (await askAll<{ arrivals: Arrivals[] }>(() => ({ report: true }))).flatMap(({ arrivals }) => arrivals),
    resume: async () => (await askAll<{ letGo: LetGo }>(() => ({ resume: true }))).map(({ letGo }) => letGo).reduce((a, b) => ({ gone: a.gone + b.gone, lagged: a.lagged + b.lagged, withCursor: a.withCursor + b.withCursor })),
    leave: async () => {
      const gone = children.map((child) => once(child, 'exit'));
      children.forEach((child) => child.kill('SIGKILL'));
      await Promise.all(gone);
    },
  };
}

async function ask<T>(child: ChildProcess, order: object): Promise<T> {
  child.send(order);
  const [answer] = (await Promise.race([once(child, 'message'), once(child, 'exit').then(() => [{ failed: 'the process of the clients ended' }])])) as [T & { failed?: string }];
  if (answer.failed) throw new Error(answer.failed);
  return answer;
}
