import { systemClock, type Clock } from '@assembly-graph/kernel';
import { wholeGraph, type WholeGraph } from './whole-graph.ts';

let shared: WholeGraph | null = null;
let clock: Clock = systemClock;

/**
 * The graph that the parts of a spec share, with the record in it as it was loaded, whatever the part before has done to it. To start one takes far longer than
 * a part does to ask it.
 * @param its the clock of the subgraphs from now on
 */
export async function freshGraph(its: Clock = systemClock): Promise<WholeGraph> {
  clock = its;
  if (shared) await shared.renew();
  else shared = await wholeGraph({ subscriptions: { pollMs: 20, progressMs: 200 } }, { now: () => clock.now() });
  return shared;
}

export async function closeSharedGraph(): Promise<void> {
  await shared?.close();
  shared = null;
}
