import 'server-only';
import { ConfigError } from './config-error';
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
    for (const signal of ['SIGTERM', 'SIGINT']) {
      process.once(signal, () => runtime().openStreams.closeAll());
    }
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    for (const fault of error.faults) process.stderr.write(`${fault}\n`);
    process.exit(1);
  }
}
