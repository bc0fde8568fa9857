import fc from 'fast-check';
import type { ExecutionResult } from 'graphql';
import { CANNOT_BE_PLANNED } from '../runtime.ts';
import { localTransport } from '../transport/local.ts';
import type { Transport } from '../transport/transport.ts';
import { askedRuntime, type AskedRuntime } from './ask-runtime.ts';
import { comparable, silentlyWrong, wrongInParts } from './compare-answers.ts';
import { FailingFields } from './failing-fields.ts';
import { withFaults } from './faults.ts';
import type { FederatedWorld } from './federated-world.ts';
import { mergedParts } from './merge-parts.ts';
import { randomOperation, type RandomOperation } from './random-operation.ts';
import { withBytes } from './with-bytes.ts';
import { hash, type Thing } from './world.ts';

export interface RandomRun {
  readonly operations: number;
  readonly seed: number;
  /** One field of so many things fails in its subgraph; none, if not given. */
  readonly oneFailsIn?: number;
  /** The part of the operations that may be refused because no planner plans them rightly. */
  readonly mayBeRefused?: number;
  /** Whether plans may ask for more than the client does, and so answer otherwise when that fails (`FailingFields`). */
  readonly mayAskForMore?: boolean;
  /** Whether fragments are deferred: what comes in parts, put together, must be the answer as it is without. */
  readonly defers?: boolean;
}

const isRoot = ({ __typename }: Thing) => __typename === 'Query' || __typename === 'Mutation';

/**
 * Asks a runtime over the subgraphs of a world, and one schema that knows all of it, the same random operations.
 * @throws Error with the smallest operation that is answered differently, and the seed
 */
export async function compareRandomly(world: FederatedWorld, run: RandomRun): Promise<void> {
  const { seed } = run;
  const failing = new FailingFields(world, run);
  const opened = (text: string) => world.open({ seed: hash(text, seed), fails: failing.inSubgraphs });
  let open = opened('');
  let isCopied = false;
  const runtime = await askedRuntime(world.supergraphSdl, withBytes(localTransport((fetch) => open.subgraph(fetch.subgraph, fetch.query, fetch.variables())), () => isCopied));
  await askRandomly(world, runtime, run, async ({ document, variables, text }) => {
    failing.forget();
    const expected = await world.open({ seed: hash(text, seed), fails: failing.inWhole }).whole(document, variables);
    if (run.defers) {
      open = opened(text);
      const merged = await mergedParts(await runtime.askInParts(document, variables));
      const wrong = isRefused(merged) ? [] : wrongInParts(merged, expected);
      if (wrong.length && !failing.excuse(merged, expected)) throw new Error(`is answered in parts wrongly: ${wrong.join('; ')}\n${comparable(merged)}\nwhere the whole is\n${comparable(expected)}`);
      return merged;
    }
    isCopied = copies(text, seed);
    let found: ExecutionResult = {};
    for (let times = timesAsked(text, seed); times > 0; times -= 1) {
      open = opened(text);
      found = await runtime.ask(document, variables);
      if (!isRefused(found) && comparable(found) !== comparable(expected) && !failing.excuse(found, expected)) throw new Error(`is answered\n${comparable(found)}\nand should be\n${comparable(expected)}`);
    }
    return found;
  });
}

/**
 * Asks while a subgraph answers nothing, rubbish, too late or not at all, and while fields fail that are fetched for others: whatever
 * is left of an answer must be true, and whatever is missing must be told of.
 * @throws Error with the smallest operation that is answered wrongly in silence, and the seed
 */
export async function askWithFaults(world: FederatedWorld, run: RandomRun): Promise<void> {
  const { seed } = run;
  const fails = (thing: Thing, field: string) => !isRoot(thing) && hash(`${thing.__typename} ${thing.id} ${field}`, seed) % 11 === 0;
  let open = world.open({ seed });
  let isCopied = false;
  let transport: Transport;
  const runtime = await askedRuntime(world.supergraphSdl, withBytes({ fetch: (fetch, signal) => transport.fetch(fetch, signal), close: async () => undefined }, () => isCopied), { deadlineMs: 40 });
  await askRandomly(world, runtime, run, async ({ document, variables, text }) => {
    open = world.open({ seed: hash(text, seed), areMutationsAlike: true });
    const truth = await open.whole(document, variables);
    isCopied = copies(text, seed);
    let found: ExecutionResult = {};
    for (let times = timesAsked(text, seed); times > 0; times -= 1) {
      open = world.open({ seed: hash(text, seed), fails, areMutationsAlike: true });
      const local = localTransport((fetch) => open.subgraph(fetch.subgraph, fetch.query, fetch.variables()));
      transport = withFaults(local, { seed: hash(text, seed) + times, oneIn: 3, spared: world.fetchedForOthers, promised: world.promised });
      found = await runtime.ask(document, variables);
      const wrong = isRefused(found) ? [] : silentlyWrong(found, truth.data, truth.errors);
      if (wrong.length) throw new Error(`is answered wrongly in silence: ${wrong.join('; ')}\n${comparable(found)}\nwhere the truth is\n${comparable(truth)}`);
    }
    return found;
  });
}

/** What is asked again is answered in another way than what is asked once (`projecting/projection.ts`): so every other operation is. */
const timesAsked = (text: string, seed: number): number => (hash(text, seed) % 2 ? 3 : 1);

/** Of what is asked again most is copied from the bytes of subgraphs' answers, where it can be; of the rest code writes the answer. */
const copies = (text: string, seed: number): boolean => hash(`copied ${text}`, seed) % 4 > 0;

const isRefused = ({ errors }: ExecutionResult) => errors?.[0]?.extensions.code === CANNOT_BE_PLANNED;

async function askRandomly(
  world: FederatedWorld,
  runtime: AskedRuntime,
  { operations, seed, defers, mayBeRefused = 0 }: RandomRun,
  ask: (operation: RandomOperation) => Promise<ExecutionResult>,
): Promise<void> {
  let refused = 0;
  try {
    await fc.assert(
      fc.asyncProperty(randomOperation(world.apiSchema, { defers }), async (operation) => {
        const found = await ask(operation).catch((error: Error) => {
          throw new Error(`${operation.text}\n${JSON.stringify(operation.variables)}\n${error.stack}`);
        });
        if (isRefused(found)) refused += 1;
      }),
      { numRuns: operations, seed },
    );
    // Of few operations more may be refused by chance.
    const most = mayBeRefused * operations;
    if (refused > most + 4 * Math.sqrt(most)) throw new Error(`${refused} of ${operations} operations were refused, seed ${seed}`);
  } finally {
    await runtime.stop();
  }
}
