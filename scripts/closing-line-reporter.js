/** Ends the output with one plain line, `N passed, N failed, N skipped`, and names every skipped test and says why it can be. */
class ClosingLineReporter {
  onRunComplete(_contexts, results) {
    const skipped = results.testResults.flatMap((file) => file.testResults.filter((test) => test.status === "pending").map((test) => test.fullName));
    if (skipped.length > 0) process.stdout.write(`\nskipped, because what they need is not on this machine:\n${skipped.map((name) => `  - ${name}\n`).join("")}`);
    // A file that could not even be loaded counts no test of its own: it must still show as a failure.
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    // At exit, because jest's own summary comes after every reporter, and this line is to be the last.
    process.on("exit", () => process.stdout.write(`\n${results.numPassedTests} passed, ${failed} failed, ${results.numPendingTests} skipped\n`));
  }
}

module.exports = ClosingLineReporter;
