import { ConfigError } from '@/lib/server/config-error';
import { readEnvironment } from '@/lib/server/env';

const DEFAULT_HOURS = 3;
const MAX_HOURS = 24;

export interface DemoSettings {
  port: number;
  /** Length of the played past. */
  historyHours: number;
  /** Of the dashboard; quieter than its own default, so that the terminal keeps the address in view. */
  logLevel: string;
}

/** @throws ConfigError listing every faulty variable */
export function readDemoSettings(variables: NodeJS.ProcessEnv = process.env): DemoSettings {
  const { port, logLevel } = readEnvironment({ SHARDLENS_LOG: 'warn', ...variables });
  const text = variables['SHARDLENS_DEMO_HOURS'] ?? String(DEFAULT_HOURS);
  const historyHours = Number(text);
  if (/^\d{1,2}$/.test(text) && historyHours >= 1 && historyHours <= MAX_HOURS) {
    return { port, historyHours, logLevel };
  }
  throw new ConfigError([
    `SHARDLENS_DEMO_HOURS: the hours of history are a whole number from 1 to ${MAX_HOURS} (got ${JSON.stringify(text)})`,
  ]);
}
