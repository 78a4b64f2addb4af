import { ConfigError } from '@/lib/server/config-error';
import { BuildFailure } from './build-dashboard';
import { Closers } from './closers';
import { readDemoSettings } from './demo-settings';
import { isPortFree } from './port';
import { runDemo } from './run-demo';
import { StartFailure } from './start-dashboard';
import { sayMistake } from './terminal';

/** `npm run demo`: the local service with live traffic, and the dashboard on top of it, until a signal. */
async function demo(ended: AbortSignal, closers: Closers): Promise<void> {
  const settings = readDemoSettings();
  if (!(await isPortFree(settings.port))) {
    throw new StartFailure(`Port ${settings.port} is in use. Choose another with PORT=<number>.`);
  }
  await runDemo({ settings, ended, closers });
}

function signalled(): AbortSignal {
  const wish = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => wish.abort());
  return wish.signal;
}

/** What went wrong in one sentence; undefined where only a stack helps. */
function mistakeOf(error: unknown): string | undefined {
  if (error instanceof BuildFailure) return `${error.output.trim()}\n${error.message}.`;
  return error instanceof ConfigError || error instanceof StartFailure ? error.message : undefined;
}

const ended = signalled();
const closers = new Closers();
try {
  await demo(ended, closers);
} catch (error) {
  // A signal breaks off whatever was under way, and that is no failure.
  if (!ended.aborted) {
    const mistake = mistakeOf(error);
    if (mistake === undefined) throw error;
    sayMistake(mistake);
    process.exitCode = 1;
  }
} finally {
  await closers.closeAll();
}
process.exit();
