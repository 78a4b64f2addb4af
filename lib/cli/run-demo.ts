import { setMaxListeners } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ManualClock } from '@/lib/clock';
import { startControl } from '@/lib/local/control/start-control';
import { type LocalService, startLocal } from '@/lib/local/start';
import { playHistory } from '@/lib/local/workload/play-history';
import { startWorkload } from '@/lib/local/workload/start-workload';
import { muteSdkVersionNotice } from '@/lib/server/env';
import { buildDashboard } from './build-dashboard';
import type { Closers } from './closers';
import type { DemoSettings } from './demo-settings';
import { type Dashboard, StartFailure, startDashboard } from './start-dashboard';
import { sayStep } from './terminal';

const HOUR_MS = 3_600_000;

interface Demo {
  settings: DemoSettings;
  /** Aborts when the person at the terminal has seen enough. */
  ended: AbortSignal;
  /** Takes whatever must be undone in the end. */
  closers: Closers;
}

/** Builds, plays the past, goes live and serves, and returns once it has `ended`. */
export async function runDemo(demo: Demo): Promise<void> {
  muteSdkVersionNotice();
  console.log('\n  Shardlens, on a local service with live traffic\n');
  const startedMs = performance.now();
  const clock = new ManualClock(Date.now() - demo.settings.historyHours * HOUR_MS);
  const service = await startLocal({ clock, log: (line) => sayStep('local service', line) });
  demo.closers.add(() => service.close());
  sayStep('local service', 'started', startedMs);
  await Promise.all([build(demo), playPast(demo, service, clock)]);
  demo.ended.throwIfAborted();
  const control = await startControl({ controlled: service });
  demo.closers.add(() => control.close());
  const dashboard = await serve(demo, service, control.url);
  sayAddresses(dashboard, service, control.url);
  await Promise.race([dashboard.exited, aborted(demo.ended)]);
  if (!demo.ended.aborted) throw new StartFailure('The dashboard ended by itself.');
}

async function build({ ended }: Demo): Promise<void> {
  const startedMs = performance.now();
  const built = await buildDashboard(process.cwd(), ended);
  sayStep('dashboard', built ? 'built' : 'built before, from these sources', startedMs);
}

/** Plays the past and goes on live at once, so that no minute between the two stays empty. */
async function playPast(demo: Demo, service: LocalService, clock: ManualClock): Promise<void> {
  const { engine, endpoints, pace } = service;
  const startedMs = performance.now();
  const hours = demo.settings.historyHours;
  const positions = await playHistory({
    engine,
    clock,
    hours,
    signal: demo.ended,
    log: sayTrouble,
  });
  sayStep('history', `${hours} h played`, startedMs);
  const ending = new AbortController();
  // Every producer and every reader of a shard waits on it; their number is fixed, it is no leak.
  setMaxListeners(0, ending.signal);
  const traffic = startWorkload({
    endpoints,
    clock,
    positions,
    pace,
    signal: ending.signal,
    log: sayTrouble,
  });
  demo.closers.add(() => {
    ending.abort();
    return traffic;
  });
}

const sayTrouble = (line: string) => sayStep('traffic', line);

async function serve(
  { settings, closers }: Demo,
  service: LocalService,
  control: string,
): Promise<Dashboard> {
  const startedMs = performance.now();
  const folder = mkdtempSync(path.join(tmpdir(), 'shardlens-demo-'));
  closers.add(() => rmSync(folder, { recursive: true, force: true }));
  const dashboard = await startDashboard({
    port: settings.port,
    env: {
      SHARDLENS_CONFIG: writeConfiguration({ ...service, control }, folder),
      SHARDLENS_DATA: path.join(folder, 'data'),
      SHARDLENS_LOG: settings.logLevel,
    },
    onLine: (line) => console.log(line),
  });
  closers.add(() => dashboard.close());
  sayStep('dashboard', 'started', startedMs);
  return dashboard;
}

/** A configuration with the one connection `local`, in a file of its own. */
function writeConfiguration(
  { endpoints, control }: LocalService & { control: string },
  folder: string,
): string {
  const file = path.join(folder, 'shardlens.config.json');
  const local = {
    name: 'local',
    environment: 'local',
    region: 'us-east-1',
    endpoint: endpoints,
    rehearsal: control,
  };
  writeFileSync(file, JSON.stringify({ connections: [local] }, undefined, 2));
  return file;
}

function sayAddresses({ url }: Dashboard, { endpoints }: LocalService, control: string): void {
  console.log();
  sayStep('Open', url);
  sayStep('Kinesis', endpoints.kinesis);
  sayStep('CloudWatch', endpoints.cloudwatch);
  sayStep('DynamoDB', endpoints.dynamodb);
  sayStep('Control', control);
  console.log('\n  Ctrl-C ends it and leaves nothing behind.\n');
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
