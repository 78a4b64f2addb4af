import { publishAddresses } from '@/e2e/world/addresses';
import { startProgram } from '@/e2e/world/start-program';
import { freePort } from '@/lib/cli/port';

const HISTORY_HOURS = '1';

/** Starts what a newcomer starts, `npm run demo`, on free ports and with an hour of history. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  const port = await freePort();
  const dashboard = `http://127.0.0.1:${port}`;
  const demo = await startProgram({
    file: 'lib/cli/demo.ts',
    env: {
      PORT: String(port),
      SHARDLENS_DEMO_HOURS: HISTORY_HOURS,
      SHARDLENS_LOG: 'warn',
    },
    ready: /Ctrl-C ends it/,
  });
  const address = (label: string) => {
    const found = new RegExp(`${label}\\s+(http://\\S+)`).exec(demo.output())?.[1];
    if (!found) throw new Error(`the demonstration did not say where ${label} is`);
    return found;
  };
  publishAddresses({
    dashboard,
    kinesis: address('Kinesis'),
    cloudwatch: address('CloudWatch'),
  });
  return async () => {
    const code = await demo.stop();
    if (code !== 0) throw new Error(`the demonstration ended with ${code}:\n${demo.output()}`);
  };
}
