import path from 'node:path';
import { ConfigError } from '@/lib/server/config-error';
import { readEnvironment } from '@/lib/server/env';
import { configFile, loadConfig } from '@/lib/server/load-config';
import { type Dashboard, StartFailure, startDashboard } from './start-dashboard';
import { sayMistake } from './terminal';

/** `npm start`: checks the settings, starts the built dashboard, says where it is, and ends it on a signal. */
async function start(): Promise<void> {
  const { port, hostname, configPath, dataFolder } = readEnvironment();
  const file = configFile(configPath);
  loadConfig(file);
  const dashboard = await startDashboard({
    port,
    hostname,
    // The server runs in a folder of its own, so the paths must not depend on this one.
    env: {
      SHARDLENS_DATA: dataFolder,
      ...(file !== undefined && { SHARDLENS_CONFIG: path.resolve(file) }),
    },
    onLine: (line) => console.log(line),
  });
  console.log(`Shardlens is ready at ${dashboard.url}`);
  const wished = endOnSignal(dashboard);
  const code = await dashboard.exited;
  process.exitCode = wished.aborted ? 0 : (code ?? 1);
}

function endOnSignal(dashboard: Dashboard): AbortSignal {
  const wish = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      wish.abort();
      void dashboard.close();
    });
  }
  return wish.signal;
}

try {
  await start();
} catch (error) {
  if (!(error instanceof ConfigError || error instanceof StartFailure)) throw error;
  sayMistake(error.message);
  process.exitCode = 1;
}
