import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findBrowser } from './runner/find-browser';
import { installBrowser } from './runner/install-browser';
import { bin } from './runner/run-command';
import {
  buildStage,
  checkStage,
  endToEndStage,
  type Stage,
  type StageResult,
  unitStage,
} from './runner/stage';

const reports = mkdtempSync(path.join(tmpdir(), 'shardlens-tests-'));
const total = { passed: 0, failed: 0 };

/** Runs one stage, writes its line, and at once what went wrong in it. */
async function runStage(stage: Stage): Promise<boolean> {
  const startMs = performance.now();
  process.stdout.write(stage.name.padEnd(12));
  const result = await stage.run();
  const seconds = ((performance.now() - startMs) / 1_000).toFixed(1);
  process.stdout.write(`${outcome(result).padEnd(28)}${seconds.padStart(7)} s\n`);
  if (result.failure) process.stdout.write(`\n${result.failure.trimEnd()}\n\n`);
  total.passed += result.passed;
  total.failed += result.failed;
  return result.failed === 0;
}

function outcome({ passed, failed, skipped }: StageResult): string {
  if (passed === 0 && skipped === 0) return failed === 0 ? 'ok' : 'failed';
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} not run` : ''}`;
}

/** A step that is not a test, yet without which there is nothing to test. */
function broken(name: string, failure: string): Stage {
  return { name, run: async () => ({ passed: 0, failed: 1, skipped: 0, failure }) };
}

async function endToEnd(): Promise<Stage> {
  const reportFile = path.join(reports, 'end-to-end.json');
  const found = findBrowser();
  if (found) return endToEndStage(reportFile, found);
  process.stdout.write('no browser on this machine: installing Chromium\n');
  const installed = await installBrowser();
  if ('failure' in installed) return broken('browser', installed.failure);
  return endToEndStage(reportFile, installed.path);
}

async function main(): Promise<void> {
  await runStage(
    checkStage('lint', [
      [bin('biome'), 'check', '.'],
      [bin('oxlint'), '-c', 'oxlint.config.mjs', '--type-aware'],
    ]),
  );
  await runStage(
    checkStage('types', [
      [bin('next'), 'typegen'],
      [bin('tsc'), '--noEmit'],
    ]),
  );
  await runStage(unitStage(path.join(reports, 'unit.json')));
  const built = await runStage(buildStage);
  await runStage(built ? await endToEnd() : broken('end-to-end', 'not run: the build failed'));
}

try {
  await main();
} finally {
  rmSync(reports, { recursive: true, force: true });
}
process.stdout.write(`\n${total.passed} passed, ${total.failed} failed\n`);
process.exitCode = total.failed > 0 ? 1 : 0;
