import { BuildFailure, buildDashboard } from '@/lib/cli/build-dashboard';
import type { Count } from './read-report';
import { readPlaywrightReport, readVitestReport } from './read-report';
import { bin, type Outcome, runCommand } from './run-command';

export interface StageResult extends Count {
  /** What a reader needs in order to mend it; empty when all is well. */
  failure: string;
}

export interface Stage {
  name: string;
  run(): Promise<StageResult>;
}

/** A stage that is right or wrong as a whole: a failure counts one, a success is no test. */
export function checkStage(name: string, commands: readonly (readonly string[])[]): Stage {
  return {
    name,
    async run() {
      for (const command of commands) {
        const outcome = await runCommand(command, { NEXT_TELEMETRY_DISABLED: '1' });
        if (!outcome.ok) return { passed: 0, failed: 1, skipped: 0, failure: outcome.output };
      }
      return { passed: 0, failed: 0, skipped: 0, failure: '' };
    },
  };
}

/** As `npm run demo` builds, so that the end-to-end tests find a build of just these sources. */
export const buildStage: Stage = {
  name: 'build',
  async run() {
    try {
      await buildDashboard(process.cwd(), new AbortController().signal);
      return { passed: 0, failed: 0, skipped: 0, failure: '' };
    } catch (error) {
      if (!(error instanceof BuildFailure)) throw error;
      return { passed: 0, failed: 1, skipped: 0, failure: error.output };
    }
  },
};

export function unitStage(reportFile: string): Stage {
  return {
    name: 'unit',
    async run() {
      const outcome = await runCommand([
        bin('vitest'),
        'run',
        '--reporter=dot',
        '--reporter=json',
        `--outputFile.json=${reportFile}`,
      ]);
      return counted(outcome, () => readVitestReport(reportFile));
    },
  };
}

export function endToEndStage(reportFile: string, browser: string): Stage {
  return {
    name: 'end-to-end',
    async run() {
      const outcome = await runCommand([bin('playwright'), 'test', '--reporter=list,json'], {
        CHROMIUM_PATH: browser,
        PLAYWRIGHT_JSON_OUTPUT_FILE: reportFile,
      });
      return counted(outcome, () => readPlaywrightReport(reportFile));
    },
  };
}

/** A run that ended badly without a counted failure is a failure all the same. */
function counted(outcome: Outcome, read: () => Count): StageResult {
  const count = readOrNothing(read);
  const failed = outcome.ok ? count.failed : Math.max(1, count.failed);
  return { ...count, failed, failure: failed > 0 ? outcome.output : '' };
}

function readOrNothing(read: () => Count): Count {
  try {
    return read();
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}
