import { readFileSync } from 'node:fs';
import { z } from 'zod';

export interface Count {
  passed: number;
  failed: number;
  /** Tests that were not run, such as those after a failed step of the same story. */
  skipped: number;
}

const vitestSchema = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  numPendingTests: z.int(),
  numTodoTests: z.int(),
  testResults: z.array(
    z.object({ status: z.string(), assertionResults: z.array(z.object({ status: z.string() })) }),
  ),
});

const playwrightSchema = z.object({
  errors: z.array(z.unknown()),
  stats: z.object({
    expected: z.int(),
    unexpected: z.int(),
    flaky: z.int(),
    skipped: z.int(),
  }),
});

/** Counts vitest's tests; a file that failed without a failed test, such as one that does not load, counts one. */
export function readVitestReport(file: string): Count {
  const report = vitestSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  const brokenFiles = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + brokenFiles.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/** Counts Playwright's tests; an error outside of any test, such as in the global setup, counts one. */
export function readPlaywrightReport(file: string): Count {
  const { stats, errors } = playwrightSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + errors.length,
    skipped: stats.skipped,
  };
}
