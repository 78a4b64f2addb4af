import type { Finding, HealthLevel } from '@/lib/contract/metrics';
import { HEALTH_CHECKS, type HealthFigures } from './health-checks';

interface StreamHealth {
  level: HealthLevel;
  /** Worst first. */
  findings: Finding[];
}

const SEVERITY: Readonly<Record<Finding['level'], number>> = { critical: 0, warning: 1, info: 2 };

/**
 * Judges a stream by its newest complete minutes (15 are best, 5 the least). A limit counts as broken when every minute
 * looked at breaks it: one peak is no finding. Without any data the level is `unknown`, never `ok`.
 */
export function streamHealth(figures: HealthFigures): StreamHealth {
  const findings = HEALTH_CHECKS.map((check) => check(figures))
    .filter((finding) => finding !== undefined)
    .toSorted((a, b) => SEVERITY[a.level] - SEVERITY[b.level]);
  return { level: levelOf(findings), findings };
}

function levelOf(findings: readonly Finding[]): HealthLevel {
  const worst = findings[0]?.level;
  if (worst === 'critical' || worst === 'warning') return worst;
  return findings.some(({ id }) => id === 'no_recent_data') ? 'unknown' : 'ok';
}
