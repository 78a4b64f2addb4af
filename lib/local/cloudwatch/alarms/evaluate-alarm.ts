import type { AlarmState, MetricAlarmSettings } from './alarm-schemas';

/** When a metric alarm goes off: M of N points beyond a threshold. */
export interface Condition {
  operator: MetricAlarmSettings['ComparisonOperator'];
  threshold: number;
  /** N. */
  evaluationPeriods: number;
  /** M, from 1 to N. Where it was not named it is N, and reasons are worded without it. */
  datapointsToAlarm?: number | undefined;
  treatMissingData: NonNullable<MetricAlarmSettings['TreatMissingData']>;
}

export interface Datapoint {
  /** Where its period begins. */
  timeMs: number;
  value: number;
}

/** The state that points ask for, and what it rests on. */
export interface Verdict {
  state: AlarmState;
  /** The points that were looked at, oldest first: N of them or all there are. */
  evaluated: readonly Datapoint[];
  /** How many points were missing to N. */
  missing: number;
}

/** Tells whether a value is on the wrong side of the threshold. */
export function breaches({ operator, threshold }: Condition, value: number): boolean {
  if (operator === 'GreaterThanThreshold') return value > threshold;
  if (operator === 'GreaterThanOrEqualToThreshold') return value >= threshold;
  if (operator === 'LessThanThreshold') return value < threshold;
  return value <= threshold;
}

/**
 * Judges the points of an evaluation range, oldest first, which is longer than N: real points come first however old,
 * and missing ones are treated only as far as real ones do not suffice. undefined where the alarm stays as it is.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html
 */
export function evaluateAlarm(
  condition: Condition,
  range: readonly (Datapoint | undefined)[],
): Verdict | undefined {
  const { evaluationPeriods, treatMissingData } = condition;
  const datapointsToAlarm = condition.datapointsToAlarm ?? evaluationPeriods;
  const evaluated = range.filter((point) => point !== undefined).slice(-evaluationPeriods);
  const missing = evaluationPeriods - evaluated.length;
  const breaching = evaluated.filter(({ value }) => breaches(condition, value)).length;
  const verdict = (state: AlarmState): Verdict => ({ state, evaluated, missing });

  if (breaching >= datapointsToAlarm) return verdict('ALARM');
  if (treatMissingData === 'breaching') {
    return verdict(breaching + missing >= datapointsToAlarm ? 'ALARM' : 'OK');
  }
  const allBreaching = breaching === evaluated.length;
  if (missing === 0 || treatMissingData === 'notBreaching' || !allBreaching) return verdict('OK');
  if (treatMissingData === 'ignore') return undefined;
  // Too few points, all of them breaching: an alarm, unless the oldest is so young that the next may yet put it right.
  const oldest = range.findIndex((point) => point !== undefined);
  const isOldEnough = oldest >= 0 && range.length - oldest >= datapointsToAlarm;
  return verdict(isOldEnough ? 'ALARM' : 'INSUFFICIENT_DATA');
}
