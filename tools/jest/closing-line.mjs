const MOST_TESTS = 20;
const MOST_CHARACTERS = 3000;

/**
 * The end of a run. What failed stands there once more, for a log may be cut in its middle; then the last line, in the plain form that any
 * reader of a log understands: `N passed, N failed`.
 */
export default class ClosingLine {
  onRunComplete(_contexts, results) {
    // A suite that could not even be loaded counts as one failure: it has no tests to count.
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    const skipped = results.numPendingTests ? `, ${results.numPendingTests} skipped` : '';
    const end = `${failures(results).join('')}${results.numPassedTests} passed, ${failed} failed${skipped}\n`;
    process.stderr.write('', () => process.stdout.write(end));
  }
}

function failures({ testResults, numTotalTestSuites }) {
  // Of a single file jest has just said it.
  if (numTotalTestSuites === 1) return [];
  const all = testResults.flatMap(({ testFilePath, testResults: tests, testExecError, failureMessage }) => {
    const file = testFilePath.slice(process.cwd().length + 1);
    if (testExecError) return [[file, failureMessage ?? testExecError.message]];
    return tests.filter(({ status }) => status === 'failed').map(({ fullName, failureMessages }) => [`${file}: ${fullName}`, failureMessages.join('\n')]);
  });
  const shown = all.slice(0, MOST_TESTS).map(([name, message]) => `FAILED ${name}\n${shortened(message)}\n`);
  return all.length > MOST_TESTS ? [...shown, `and ${all.length - MOST_TESTS} more\n`] : shown;
}

/** The beginning says what is wrong, the end where: between them may stand a value of any length. */
const shortened = (message) => (message.length > MOST_CHARACTERS ? `${message.slice(0, MOST_CHARACTERS / 2)}\n[…]\n${message.slice(-MOST_CHARACTERS / 2)}` : message);
