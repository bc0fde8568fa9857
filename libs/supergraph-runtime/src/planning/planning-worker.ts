import { parentPort } from 'node:worker_threads';
import { CannotPlan } from './plan.ts';
import { verifiedPlanner, type Planner } from './plan-verified.ts';
import type { Asked, Told } from './planning-thread.ts';

// The thread on which is planned and verified. It is started by planning-thread.ts.

const planners = new Map<number, Planner>();

async function answer(asked: Asked): Promise<unknown> {
  if (asked.kind === 'open') {
    const planner = await verifiedPlanner(asked.sdl);
    planners.set(asked.supergraph, planner);
    return planner.apiSdl;
  }
  if (asked.kind === 'close') return planners.delete(asked.supergraph);
  return planners.get(asked.supergraph)!.plan(asked.operation, asked.labels);
}

parentPort!.on('message', (asked: Asked & { id: number }) => {
  void answer(asked).then(
    (value) => tell({ id: asked.id, value }),
    (error: Error) => tell({ id: asked.id, failure: { message: error.message, cannotPlan: error instanceof CannotPlan } }),
  );
});

const tell = (told: Told) => parentPort!.postMessage(told);
