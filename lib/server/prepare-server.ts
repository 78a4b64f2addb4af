import 'server-only';
import { ConfigError } from './config-error';
import { endFirst } from './end-first';
import { checkServerBind, isBuilding, muteSdkVersionNotice } from './env';
import { refuseTrace } from './refuse-trace';
import { runtime } from './runtime';
import { settings } from './settings';

/** Readies the server process; ends it, with a line for each fault, where settings are such that no request could be answered. */
export function prepareServer(): void {
  if (isBuilding()) return;
  muteSdkVersionNotice();
  refuseTrace();
  try {
    settings();
    checkServerBind();
    for (const signal of ['SIGTERM', 'SIGINT'] as const) endFirst(signal, endServer);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    for (const fault of error.faults) process.stderr.write(`${fault}\n`);
    process.exit(1);
  }
}

/** Whoever started the server may wait no longer than three seconds before it kills. */
const DEADLINE_MS = 1_500;

async function endServer(): Promise<void> {
  const { openStreams, liveRuns } = runtime();
  await Promise.all([openStreams.close(DEADLINE_MS), liveRuns.close(DEADLINE_MS)]);
}
