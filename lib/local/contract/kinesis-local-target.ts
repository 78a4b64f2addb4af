import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import path from 'node:path';
import { freePort } from '@/lib/cli/port';
import { systemClock } from '@/lib/clock';
import { deviationsOfKinesisLocal } from './deviations-of-kinesis-local';
import type { Target } from './rule';

const CHANGES = [
  'CREATE_STREAM',
  'DELETE_STREAM',
  'SPLIT_SHARD',
  'MERGE_SHARDS',
  'UPDATE_SHARD_COUNT',
  'UPDATE_STREAM_MODE',
  'START_STREAM_ENCRYPTION',
  'STOP_STREAM_ENCRYPTION',
  'REGISTER_STREAM_CONSUMER',
  'DEREGISTER_STREAM_CONSUMER',
];

/**
 * kinesis-local, an independent server, as the second opinion on the rules.
 * @see https://github.com/etspaceman/kinesis-mock
 */
export const kinesisLocal: Target = {
  name: 'kinesis-local',
  deviations: deviationsOfKinesisLocal,
  async start() {
    const main = createRequire(import.meta.url).resolve('kinesis-local');
    const plainPort = await freePort();
    const child = spawn(process.execPath, [main], {
      stdio: 'ignore',
      env: {
        ...process.env,
        KINESIS_MOCK_PLAIN_PORT: String(plainPort),
        KINESIS_MOCK_TLS_PORT: String(await freePort()),
        KINESIS_MOCK_CERT_PATH: path.join(path.dirname(main), 'server.json'),
        SHARD_LIMIT: '10000',
        LOG_LEVEL: 'ERROR',
        ...Object.fromEntries(CHANGES.map((change) => [`${change}_DURATION`, '1ms'])),
      },
    });
    const url = `http://127.0.0.1:${plainPort}`;
    await untilHealthy(`${url}/healthcheck`);
    return {
      url,
      async close() {
        const exit = once(child, 'exit');
        child.kill('SIGKILL');
        await exit;
      },
    };
  },
};

async function untilHealthy(url: string): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    const healthy = await fetch(url).then(
      (answer) => answer.ok,
      () => false,
    );
    if (healthy) return;
    await systemClock.sleep(50);
  }
  throw new Error('kinesis-local did not answer its health check');
}
