import { ManualClock } from '@/lib/clock';
import { startLocal } from '@/lib/local/start';
import { runWorkload } from '@/lib/local/workload/run-workload';
import { struckTransport } from './struck-transport';

const MINUTE_MS = 60_000;

interface Incident {
  /** A scenario by its name. */
  scenario: string;
  stream: string;
  /** Of ordinary traffic, and then of the incident, up to the present. */
  minutes: { before: number; during: number };
  /** Decides which calls and records a fault strikes; default by chance. */
  random?: () => number;
}

export interface PlayedIncident {
  scenario: string;
  endpoints: Readonly<Record<string, string>>;
  /** Ends the scenario as its time would; the traffic goes on. */
  endScenario(): Promise<void>;
  stop(): Promise<void>;
}

/** A local service whose past minutes were played in this process, whose traffic goes on and whose incident lasts. */
export async function playIncident(incident: Incident): Promise<PlayedIncident> {
  const { scenario, stream, minutes, random } = incident;
  const clock = new ManualClock(Date.now() - (minutes.before + minutes.during) * MINUTE_MS);
  const local = await startLocal({ clock, ...(random && { random }) });
  const ending = new AbortController();
  const traffic = runWorkload({
    kinesis: struckTransport(local),
    clock,
    random: Math.random,
    positions: new Map(),
    signal: ending.signal,
    // Failures are what an incident is about.
    log: () => undefined,
    pace: local.pace,
  });
  await play(clock, MINUTE_MS);
  local.engine.execute('EnableEnhancedMonitoring', {
    StreamName: stream,
    ShardLevelMetrics: ['ALL'],
  });
  await play(clock, (minutes.before - 1) * MINUTE_MS);
  local.scenarios.start(scenario, { stream, durationMs: 60 * MINUTE_MS });
  await play(clock, Date.now() - clock.now());
  await play(clock, Date.now() - clock.now());
  clock.goLive();
  return {
    scenario,
    endpoints: local.endpoints,
    endScenario: () => local.scenarios.stop(scenario),
    async stop() {
      ending.abort();
      await traffic;
      await local.close();
    },
  };
}

/** Minute by minute, so that what the traffic awaits in between can happen. */
async function play(clock: ManualClock, spanMs: number): Promise<void> {
  for (let leftMs = spanMs; leftMs > 0; leftMs -= MINUTE_MS) {
    await clock.advance(Math.min(MINUTE_MS, leftMs));
  }
}
