import type { TestCluster } from './start-cluster.ts';

/** Stops the cluster of this run and removes its folder; jest calls it whether the tests passed or failed. */
export default async function stopCluster(): Promise<void> {
  await (globalThis as { testCluster?: TestCluster }).testCluster?.stop();
}
