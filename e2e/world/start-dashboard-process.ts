import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort } from '@/lib/cli/port';
import { startProgram } from './start-program';

export interface DashboardProcess {
  url: string;
  stop(): Promise<void>;
}

/** Starts the built dashboard with a configuration of its own, as `npm start` does. */
export async function startDashboardProcess(configuration: unknown): Promise<DashboardProcess> {
  const folder = mkdtempSync(path.join(tmpdir(), 'shardlens-e2e-'));
  const file = path.join(folder, 'config.json');
  writeFileSync(file, JSON.stringify(configuration));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const program = await startProgram({
    file: 'lib/cli/start.ts',
    env: {
      PORT: String(port),
      SHARDLENS_CONFIG: file,
      SHARDLENS_DATA: path.join(folder, 'data'),
      SHARDLENS_LOG: 'warn',
    },
    ready: new RegExp(url),
  });
  return {
    url,
    async stop() {
      await program.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
