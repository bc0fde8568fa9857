/** The superuser's URL of the cluster that jest's global setup started for this run. */
export function testClusterUrl(): string {
  const url = process.env.TEST_CLUSTER_URL;
  if (!url) throw new Error('There is no test cluster: run this spec through jest, whose global setup starts one.');
  return url;
}

/** The folder of this run, which goes with it however the run ends. */
export function testFolder(): string {
  const folder = process.env.TEST_FOLDER;
  if (!folder) throw new Error('There is no folder for this run: run this spec through jest, whose global setup makes one.');
  return folder;
}
