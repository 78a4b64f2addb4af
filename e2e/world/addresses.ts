export const CONNECTION = 'local';

const NAMES = {
  dashboard: 'SHARDLENS_E2E_DASHBOARD',
  kinesis: 'SHARDLENS_E2E_KINESIS',
  cloudwatch: 'SHARDLENS_E2E_CLOUDWATCH',
} as const;

export type Addresses = Record<keyof typeof NAMES, string>;

/** Hands the addresses to the workers, which inherit the environment. */
export function publishAddresses(found: Addresses): void {
  process.env[NAMES.dashboard] = found.dashboard;
  process.env[NAMES.kinesis] = found.kinesis;
  process.env[NAMES.cloudwatch] = found.cloudwatch;
}

export function addresses(): Addresses {
  return {
    dashboard: published(NAMES.dashboard),
    kinesis: published(NAMES.kinesis),
    cloudwatch: published(NAMES.cloudwatch),
  };
}

function published(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: the global setup did not run`);
  return value;
}
