import type { AskedPlanner } from '../generation.ts';
import { verifiedPlanner } from './plan-verified.ts';

/** A planner on this thread: for specs and scripts, which need not stay quick while they plan. */
export async function plannerHere(supergraphSdl: string): Promise<AskedPlanner> {
  const planner = await verifiedPlanner(supergraphSdl);
  return { apiSdl: planner.apiSdl, plan: async (operation, labels) => planner.plan(operation, labels), close: () => undefined };
}
