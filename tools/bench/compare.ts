import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { Pool } from 'undici';
import { answerOf, askedFor, rssAfterPause, type Calls } from './ask.ts';
import { startMeasured, type Measured, type RunningGateway } from './gateways.ts';
import { assembly } from './graphs/assembly.ts';
import { supergraphAt } from './graphs/graph.ts';
import { shop } from './graphs/shop.ts';
import { cpuMsOf, rssOf, type Parted } from './processes.ts';
import { figuresOf, type Counted } from './report/figures.ts';
import type { Row } from './report/result.ts';
import { distinctOperations, OPERATIONS, WORKLOADS, type Workload } from './workloads.ts';

export interface Comparison {
  readonly gateways: readonly Measured[];
  readonly parted: Parted | null;
  readonly seconds: number;
  readonly isWanted: (name: string) => boolean;
  readonly folder: string;
  readonly tell: (line: string) => void;
  /** Told why a gateway could not be measured; the others are. */
  readonly failed: (what: string) => void;
}

interface Ground {
  readonly supergraphs: Readonly<Record<Workload['graph'], string>>;
  readonly calls: () => Promise<Calls>;
}

/** Each gateway in turn over the same subgraphs; ours first, for its answers are what the others' are compared with. */
export async function* compared(comparison: Comparison): AsyncGenerator<Row> {
  const { gateways, parted, isWanted, tell, failed } = comparison;
  const workloads = WORKLOADS.filter(({ name }) => isWanted(name));
  if (!workloads.length && !isWanted(OPERATIONS)) return;
  const subgraphs = fork(resolve(import.meta.dirname, 'graphs/serve.ts'));
  try {
    const ground = await groundOn(subgraphs, comparison.folder);
    for (const workload of workloads) {
      let ours: unknown;
      for (const gateway of gateways) {
        tell(`${workload.name}: ${gateway.title}`);
        try {
          const running = await startMeasured(gateway, ground.supergraphs[workload.graph], parted);
          try {
            const answer = await parsedAnswer(running, workload);
            ours ??= answer;
            yield* measured(running, gateway, workload, isDeepStrictEqual(answer, ours), comparison, ground);
          } finally {
            await running.stop();
          }
        } catch (error) {
          failed(`${gateway.title} could not be measured over ${workload.name}: ${(error as Error).message}`);
        }
      }
    }
    if (isWanted(OPERATIONS)) yield* planned(comparison, ground);
  } finally {
    subgraphs.kill();
  }
}

async function groundOn(subgraphs: ChildProcess, folder: string): Promise<Ground> {
  const [urls] = (await once(subgraphs, 'message')) as [Record<Workload['graph'], Record<string, string>>];
  const supergraphs = { shop: join(folder, 'shop.graphql'), assembly: join(folder, 'assembly.graphql') };
  await writeFile(supergraphs.shop, supergraphAt(shop, urls.shop));
  await writeFile(supergraphs.assembly, supergraphAt(assembly, urls.assembly));
  const calls = async () => {
    subgraphs.send('counts');
    return ((await once(subgraphs, 'message')) as [Calls])[0];
  };
  return { supergraphs, calls };
}

const bodyOf = ({ query, variables }: Workload) => JSON.stringify({ query, variables });

async function parsedAnswer({ url }: RunningGateway, workload: Workload): Promise<unknown> {
  const pool = new Pool(url);
  try {
    return JSON.parse(await answerOf(pool, bodyOf(workload)));
  } finally {
    await pool.close();
  }
}

async function* measured({ url, pid }: RunningGateway, { name }: Measured, workload: Workload, isSame: boolean, { seconds }: Comparison, { calls }: Ground): AsyncGenerator<Row> {
  for (const authorization of ['unique', 'equal'] as const) {
    const counted = await askedFor({ url, pids: () => [pid], body: bodyOf(workload), connections: workload.connections, seconds, unique: authorization === 'unique' ? 'authorization' : undefined, calls });
    const rssAfterMb = (await rssAfterPause([pid])) / 2 ** 20;
    yield { workload: workload.name, authorization, gateway: name, figures: { ...figuresOf(counted), rssAfterMb }, isSame };
  }
}

const MANY = 1000;
/** Asked before, so that what is measured is planning and not a program that has just started. */
const BEFORE = 24;
const PLANNED_AT_ONCE = 4;

/** Operations that no gateway has seen, each once. */
async function* planned({ gateways, parted, tell, failed }: Comparison, { supergraphs, calls }: Ground): AsyncGenerator<Row> {
  const bodies = distinctOperations(MANY + BEFORE).map((query) => JSON.stringify({ query }));
  let ours: unknown;
  for (const gateway of gateways) {
    tell(`${OPERATIONS}: ${gateway.title}`);
    try {
      const running = await startMeasured(gateway, supergraphs.shop, parted);
      try {
        const { counted, answers } = await eachOnce(running, bodies, calls);
        ours ??= answers;
        const figures = { ...figuresOf(counted), rssAfterMb: (await rssAfterPause([running.pid])) / 2 ** 20 };
        yield { workload: OPERATIONS, authorization: '-', gateway: gateway.name, figures, isSame: isDeepStrictEqual(answers, ours) };
      } finally {
        await running.stop();
      }
    } catch (error) {
      failed(`${gateway.title} could not be measured over ${OPERATIONS}: ${(error as Error).message}`);
    }
  }
}

async function eachOnce({ url, pid }: RunningGateway, bodies: readonly string[], calls: Ground['calls']): Promise<{ counted: Counted; answers: unknown[] }> {
  const pool = new Pool(url, { connections: PLANNED_AT_ONCE });
  try {
    for (const body of bodies.slice(MANY)) await answerOf(pool, body);
    const left = bodies.slice(0, MANY).entries();
    const [answers, times]: [string[], number[]] = [[], []];
    const [cpu, before, began] = [await cpuMsOf([pid]), await calls(), performance.now()];
    await Promise.all(Array.from({ length: PLANNED_AT_ONCE }, async () => {
      for (const [index, body] of left) {
        const start = performance.now();
        answers[index] = await answerOf(pool, body);
        times.push(performance.now() - start);
      }
    }));
    const elapsedMs = performance.now() - began;
    const [used, after] = [(await cpuMsOf([pid])) - cpu, await calls()];
    const told = { calls: after.calls - before.calls, subgraphBytes: after.bytes - before.bytes };
    return { counted: { times, elapsedMs, cpuMs: used, rssBytes: await rssOf([pid]), answerBytes: answers.at(-1)!.length, ...told }, answers: answers.map((answer) => JSON.parse(answer) as unknown) };
  } finally {
    await pool.close();
  }
}
