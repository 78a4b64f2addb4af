import { setMaxListeners } from 'node:events';
import { startControl } from '@/lib/local/control/start-control';
import { type LocalService, LocalStartError, startLocal } from '@/lib/local/start';
import { ServiceFault } from '@/lib/local/wire/service-fault';
import { muteSdkVersionNotice } from '@/lib/server/env';
import { Closers } from './closers';
import { FlagFault, LOCAL_HELP, type LocalSettings, readLocalSettings } from './local-settings';
import { seedStream } from './seed-stream';
import { sayMistake } from './terminal';

/** What a shell takes over: paste it, and any AWS client speaks to the local service. */
function exportsOf({ endpoints }: LocalService): string {
  return [
    `export AWS_ENDPOINT_URL_KINESIS=${endpoints.kinesis}`,
    `export AWS_ENDPOINT_URL_CLOUDWATCH=${endpoints.cloudwatch}`,
    `export AWS_ENDPOINT_URL_DYNAMODB=${endpoints.dynamodb}`,
    'export AWS_REGION=us-east-1',
    'export AWS_DEFAULT_REGION=us-east-1',
    'export AWS_ACCESS_KEY_ID=local',
    'export AWS_SECRET_ACCESS_KEY=local',
  ].join('\n');
}

/** The sentence for a service that did not start. @throws what is no mistake of the person's */
function portMistake(
  service: keyof LocalSettings['ports'],
  cause: unknown,
  { ports }: LocalSettings,
): string {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  if (code === 'EADDRINUSE') {
    return `Port ${ports[service]} is in use: give ${service} another with --${service}-port <port>.`;
  }
  if (code === 'EACCES') {
    return `Port ${ports[service]} needs more rights: give ${service} another with --${service}-port <port>.`;
  }
  throw cause;
}

async function run(settings: LocalSettings, closers: Closers): Promise<void> {
  const service = await startLocal({
    ports: settings.ports,
    streams: settings.streams,
    limits: settings.limits,
    log: (line) => console.error(line),
  });
  closers.add(() => service.close());
  for (const seed of settings.seeds) await seedStream(service.engine, seed);
  const control = await openControl(service, settings);
  closers.add(() => control.close());
  if (settings.traffic) await startTraffic(service, closers);
  console.log(`${exportsOf(service)}\nexport SHARDLENS_LOCAL_CONTROL=${control.url}`);
}

async function openControl(controlled: LocalService, settings: LocalSettings) {
  try {
    return await startControl({ controlled, port: settings.ports.control });
  } catch (error) {
    throw new FlagFault(portMistake('control', error, settings));
  }
}

/** Loaded when it is wanted: the traffic brings the SDK and real events along, which the service alone does without. */
async function startTraffic(
  { endpoints, clock, pace }: LocalService,
  closers: Closers,
): Promise<void> {
  muteSdkVersionNotice();
  const { startWorkload } = await import('@/lib/local/workload/start-workload');
  const ending = new AbortController();
  const { signal } = ending;
  // Every producer and every reader of a shard waits on it; their number is fixed, it is no leak.
  setMaxListeners(0, signal);
  const traffic = startWorkload({
    endpoints,
    clock,
    pace,
    signal,
    log: (line) => console.error(line),
  });
  closers.add(() => {
    ending.abort();
    return traffic;
  });
}

async function main(): Promise<void> {
  const closers = new Closers();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      closers.closeAll().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
  }
  const settings = readLocalSettings(process.argv.slice(2));
  if (settings.help) {
    console.log(LOCAL_HELP);
    return;
  }
  try {
    await run(settings, closers);
  } catch (error) {
    await closers.closeAll();
    if (error instanceof LocalStartError) {
      throw new FlagFault(portMistake(error.service, error.cause, settings));
    }
    // Kinesis itself refuses what the flags ask for, such as one stream twice.
    throw error instanceof ServiceFault ? new FlagFault(error.message) : error;
  }
}

main().catch((error: unknown) => {
  if (!(error instanceof FlagFault)) throw error;
  sayMistake(error.message);
  process.exitCode = 1;
});
