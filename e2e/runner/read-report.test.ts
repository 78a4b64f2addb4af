import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readPlaywrightReport, readVitestReport } from './read-report';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'shardlens-report-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function write(report: unknown): string {
  const file = path.join(folder, 'report.json');
  writeFileSync(file, JSON.stringify(report));
  return file;
}

test('a unit report is counted by its tests', () => {
  const file = write({
    numPassedTests: 7,
    numFailedTests: 1,
    numPendingTests: 2,
    numTodoTests: 1,
    testResults: [{ status: 'failed', assertionResults: [{ status: 'failed' }] }],
  });
  expect(readVitestReport(file)).toEqual({ passed: 7, failed: 1, skipped: 3 });
});

test('a test file that does not load counts as one failure', () => {
  const file = write({
    numPassedTests: 7,
    numFailedTests: 0,
    numPendingTests: 0,
    numTodoTests: 0,
    testResults: [{ status: 'failed', assertionResults: [] }],
  });
  expect(readVitestReport(file)).toEqual({ passed: 7, failed: 1, skipped: 0 });
});

test('an end-to-end report counts flaky tests and errors outside of tests as failures', () => {
  const stats = { expected: 5, unexpected: 2, flaky: 1, skipped: 4 };
  const file = write({ stats, errors: [{ message: 'global setup' }] });
  expect(readPlaywrightReport(file)).toEqual({ passed: 5, failed: 4, skipped: 4 });
});

test('a report of another shape is refused', () => {
  expect(() => readPlaywrightReport(write({ stats: {} }))).toThrow(/expected/);
});
