import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Attempt } from '../history.ts';
import type { Domain } from './domains.ts';

/** An attempt, with when its outcome was known and by which words. */
export interface TimedAttempt extends Attempt {
  readonly domain: string;
  readonly askedAt: number;
  readonly at: number;
  /** Of an outcome that is unknown: the code of the answer, or NO ANSWER. */
  readonly code: string | null;
  /** The version that the deed leads to, if it was done. */
  readonly leadsTo: number;
}

/** Whoever writes through the public API, and asks again with the same key until it knows. */
export interface Writing {
  readonly attempts: readonly TimedAttempt[];
  /** One deed more. @param before told which subject and version it is to lead to */
  readonly last: (before: (subject: string, version: number) => void) => Promise<void>;
  /** Resolves once the writers have stopped, each knowing of all its deeds. */
  readonly stop: () => Promise<void>;
}

export interface WritingOptions {
  readonly url: string;
  readonly token: string;
  readonly writers: number;
  /** The version of each subject, as it stands; kept. */
  readonly versions: Map<string, number>;
  readonly random: () => number;
}

const ANSWER_WITHIN_MS = 10_000;

export function write(domain: Domain, { url, token, writers, versions, random }: WritingOptions): Writing {
  const attempts: TimedAttempt[] = [];
  const query = `mutation ($input: ${domain.deed[0]!.toUpperCase()}${domain.deed.slice(1)}Input!) { done: ${domain.deed}(input: $input) { ${domain.thing} { version } userErrors { code message } } }`;
  const subjects = [...versions.keys()];
  let deeds = 0;
  let stopping = false;

  async function deed(subject: string, before: (subject: string, version: number) => void = () => undefined): Promise<void> {
    const expectedVersion = versions.get(subject)!;
    const input = { idempotencyKey: randomUUID(), expectedVersion, ...domain.input(subject, ++deeds) };
    before(subject, expectedVersion + 1);
    for (;;) {
      const askedAt = Date.now();
      const { outcome, code } = await ask(input);
      attempts.push({
        key: input.idempotencyKey, outcome, subject, version: outcome === 'ok' ? expectedVersion + 1 : null,
        domain: domain.name, askedAt, at: Date.now(), code, leadsTo: expectedVersion + 1,
      });
      if (outcome === 'ok') versions.set(subject, Math.max(versions.get(subject)!, expectedVersion + 1));
      if (outcome !== 'unknown') return;
      await pause(50 + random() * 200);
    }
  }

  async function ask(input: object): Promise<Pick<TimedAttempt, 'outcome' | 'code'>> {
    const answer = await fetch(`${url}/graphql`, {
      method: 'POST', signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` }, body: JSON.stringify({ query, variables: { input } }),
    }).then((response) => response.json() as any, () => null).catch(() => null);
    if (answer === null) return { outcome: 'unknown', code: 'NO ANSWER' };
    const userErrors = answer.data?.done?.userErrors as { code: string; message: string }[] | undefined;
    if (userErrors === undefined) return { outcome: 'unknown', code: String(answer.errors?.[0]?.extensions?.code) };
    if (userErrors.length === 0) return { outcome: 'ok', code: null };
    // Two writers had seen the same version, and one was faster. Anything else is a fault of this run.
    if (userErrors.every(({ code }) => code === 'CONFLICT')) return { outcome: 'fail', code: 'CONFLICT' };
    throw new Error(`${domain.deed}: ${JSON.stringify(userErrors)}`);
  }

  const one = async (): Promise<void> => {
    while (!stopping) {
      await deed(subjects[Math.floor(random() * subjects.length)]!);
      await pause(20 + random() * 150);
    }
  };
  const running = Promise.all(Array.from({ length: writers }, one));
  // Told by `stop`, which somebody waits for.
  running.catch(() => undefined);
  return {
    attempts,
    last: (before) => deed(subjects[0]!, before),
    stop: async () => {
      stopping = true;
      await running;
    },
  };
}
