import 'server-only';
import type { Logger } from 'pino';
import { type Clock, systemClock } from '@/lib/clock';
import type { Config } from './config-schema';
import { type ConnectionDeps, connectionDeps } from './connection-deps';
import { DataStore } from './data-store';
import { makeLog } from './log';
import { OpenStreams } from './open-streams';
import { LiveRuns } from './runs/live-runs';
import { settings } from './settings';

/** What the server process holds, once. */
export interface Runtime {
  config: Config;
  clock: Clock;
  log: Logger;
  startedAtMs: number;
  connections: ReadonlyMap<string, ConnectionDeps>;
  openStreams: OpenStreams;
  liveRuns: LiveRuns;
}

interface RuntimeParts {
  config: Config;
  log: Logger;
  /** Where the server keeps what outlives it. */
  dataFolder: string;
  clock?: Clock;
  customEndpoint?: boolean;
}

export function createRuntime(parts: RuntimeParts): Runtime {
  const { config, log, clock = systemClock, customEndpoint = false } = parts;
  const data = new DataStore(parts.dataFolder);
  const live = new LiveRuns();
  const connections = config.connections.map(
    (connection) =>
      [
        connection.name,
        connectionDeps(connection, { clock, customEndpoint, data, live, log }),
      ] as const,
  );
  return {
    config,
    clock,
    log,
    startedAtMs: clock.now(),
    connections: new Map(connections),
    openStreams: new OpenStreams(clock),
    liveRuns: live,
  };
}

declare global {
  /** On globalThis, because Next may load this module once for each of its bundles. */
  var shardlensRuntime: Runtime | undefined;
}

/**
 * The runtime of this process, made from the environment at its first use.
 * @throws ConfigError
 */
export function runtime(): Runtime {
  globalThis.shardlensRuntime ??= runtimeFromSettings();
  return globalThis.shardlensRuntime;
}

/** Puts another runtime in place, for programs that bring their own configuration. */
export function installRuntime(next: Runtime): void {
  globalThis.shardlensRuntime = next;
}

function runtimeFromSettings(): Runtime {
  const { config, environment } = settings();
  const { logLevel, customEndpoint, dataFolder } = environment;
  return createRuntime({ config, log: makeLog(logLevel), customEndpoint, dataFolder });
}
