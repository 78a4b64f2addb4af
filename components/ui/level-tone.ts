import type { Finding, HealthLevel } from '@/lib/contract/metrics';
import type { Tone } from './tone';

/** How bad something is, as a tone. */
export const LEVEL_TONE: Readonly<Record<HealthLevel | Finding['level'], Tone>> = {
  ok: 'fine',
  info: 'plain',
  unknown: 'plain',
  warning: 'lag',
  critical: 'trouble',
};
