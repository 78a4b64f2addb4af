import 'server-only';
import type { Config } from './config-schema';
import { type Environment, readEnvironment } from './env';
import { loadConfig } from './load-config';

export interface Settings {
  environment: Environment;
  config: Config;
}

declare global {
  /** On globalThis, because Next may load this module once for each of its bundles. */
  var shardlensSettings: Settings | undefined;
}

/**
 * Environment and configuration of this process, read and checked at the first use.
 * @throws ConfigError
 */
export function settings(): Settings {
  globalThis.shardlensSettings ??= readSettings();
  return globalThis.shardlensSettings;
}

function readSettings(): Settings {
  const environment = readEnvironment();
  return { environment, config: loadConfig(environment.configPath) };
}
