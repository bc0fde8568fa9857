/** The last line of a run, in the plain form that any reader of a log understands: `N passed, N failed`. */
export default class ClosingLine {
  onRunComplete(_contexts, results) {
    // A suite that could not even be loaded counts as one failure: it has no tests to count.
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    const skipped = results.numPendingTests ? `, ${results.numPendingTests} skipped` : '';
    process.stderr.write('', () => process.stdout.write(`${results.numPassedTests} passed, ${failed} failed${skipped}\n`));
  }
}
