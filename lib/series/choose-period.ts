const DAY_MS = 86_400_000;

/** Points that a series aims at: more than a chart is wide costs money and shows nothing. */
const MAX_POINTS = 360;

const PERIODS_SECONDS = [60, 300, 900, 3_600, 21_600, 86_400] as const;
const COARSEST_SECONDS = 86_400;

/**
 * How long CloudWatch keeps points of a period.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_concepts.html#metrics-retention
 */
const RETENTION_TIERS = [
  { olderThanMs: 63 * DAY_MS, periodSeconds: 3_600 },
  { olderThanMs: 15 * DAY_MS, periodSeconds: 300 },
] as const;

interface Span {
  fromMs: number;
  toMs: number;
  nowMs: number;
}

/**
 * The period in seconds for a span of time: 60 up to 6 h, then as coarse as keeps it at 360 points,
 * and never finer than what CloudWatch still holds of the span's oldest part.
 */
export function choosePeriod({ fromMs, toMs, nowMs }: Span): number {
  const finest = finestKept(fromMs, nowMs);
  const fitting = PERIODS_SECONDS.find(
    (period) => period >= finest && toMs - fromMs <= MAX_POINTS * period * 1_000,
  );
  return fitting ?? COARSEST_SECONDS;
}

/** The finest period in seconds that CloudWatch still holds of an instant. */
export function finestKept(fromMs: number, nowMs: number): number {
  const tier = RETENTION_TIERS.find(({ olderThanMs }) => nowMs - fromMs > olderThanMs);
  return tier?.periodSeconds ?? 60;
}
