import 'server-only';
import { ConfigError } from './config-error';
import { muteSdkVersionNotice } from './env';
import { settings } from './settings';

/** Ends the process, with a line for each fault, where settings are such that no request could be answered. */
export function prepareServer(): void {
  muteSdkVersionNotice();
  try {
    settings();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    for (const fault of error.faults) process.stderr.write(`${fault}\n`);
    process.exit(1);
  }
}
