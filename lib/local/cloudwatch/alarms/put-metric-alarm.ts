import { CloudWatchFault, validationError } from '@/lib/local/cloudwatch/cloudwatch-fault';
import { checkQueries } from '@/lib/local/cloudwatch/get-metric-data';
import { identityOf, type MetricDataQuery } from '@/lib/local/cloudwatch/input-schemas';
import type { MetricStore } from '@/lib/local/cloudwatch/metric-store';
import { parseInput } from '@/lib/local/cloudwatch/parse-input';
import { readExtendedStatistic } from '@/lib/local/cloudwatch/read-statistic';
import type { MetricAlarmDefinition } from './alarm';
import type { AlarmBook } from './alarm-book';
import { type MetricAlarmSettings, putMetricAlarmSchema } from './alarm-schemas';
import { readDatapoints } from './read-datapoints';

const HOUR_S = 3_600;
const DAY_S = 86_400;
const METRIC_FIELDS = [
  'MetricName',
  'Namespace',
  'Statistic',
  'ExtendedStatistic',
  'Period',
  'Unit',
] as const;

/** Creates or overwrites an alarm on one metric or on an expression over some. */
export function putMetricAlarm(
  { alarms, store }: { alarms: AlarmBook; store: MetricStore },
  raw: unknown,
) {
  const settings = parseInput(putMetricAlarmSchema, raw);
  const watched = settings.Metrics
    ? watchedAmong(settings, settings.Metrics)
    : watchedOne(settings);
  checkRange(settings, watched.periodSeconds);
  const alarm: MetricAlarmDefinition = {
    type: 'MetricAlarm',
    settings,
    condition: conditionOf(settings),
    ...watched,
  };
  // An expression that does not work out is refused now rather than at the next minute's end.
  readDatapoints(store, alarm, 0);
  alarms.put(alarm);
  return undefined;
}

function conditionOf(settings: MetricAlarmSettings) {
  const { Namespace, TreatMissingData = 'missing' } = settings;
  return {
    operator: settings.ComparisonOperator,
    threshold: settings.Threshold,
    evaluationPeriods: settings.EvaluationPeriods,
    datapointsToAlarm: settings.DatapointsToAlarm,
    // Of this one namespace the service ignores what is missing, whatever it was told.
    treatMissingData: Namespace === 'AWS/DynamoDB' ? ('ignore' as const) : TreatMissingData,
  };
}

type Watched = Pick<MetricAlarmDefinition, 'queries' | 'watchedId' | 'periodSeconds'>;

function watchedOne(settings: MetricAlarmSettings): Watched {
  const { MetricName, Namespace, Dimensions, Statistic, ExtendedStatistic, Period, Unit } =
    settings;
  if (MetricName === undefined) {
    throw validationError('An alarm must have exactly one of MetricName and Metrics.');
  }
  if (Namespace === undefined) throw required('Namespace');
  if (Period === undefined) throw required('Period');
  if (Period < 10) throw validationError('The period of an alarm is at least 10 seconds.');
  if ((Statistic === undefined) === (ExtendedStatistic === undefined)) {
    throw combination('An alarm must have exactly one of Statistic and ExtendedStatistic.');
  }
  if (ExtendedStatistic !== undefined && !readExtendedStatistic(ExtendedStatistic)) {
    throw new CloudWatchFault(
      'InvalidParameterValueException',
      `The value ${ExtendedStatistic} for parameter ExtendedStatistic is invalid.`,
    );
  }
  const Metric = identityOf({ Namespace, MetricName, Dimensions });
  const Stat = Statistic ?? ExtendedStatistic ?? '';
  const query = { Id: 'watched', MetricStat: { Metric, Period, Stat, Unit }, ReturnData: true };
  return { queries: [query], watchedId: query.Id, periodSeconds: Period };
}

function watchedAmong(settings: MetricAlarmSettings, queries: readonly MetricDataQuery[]): Watched {
  const beside = METRIC_FIELDS.find((field) => settings[field] !== undefined);
  if (beside !== undefined) throw combination(`${beside} must not stand beside Metrics.`);
  checkQueries(queries);
  const [watched, another] = queries.filter(({ ReturnData }) => ReturnData);
  if (!watched || another) {
    throw validationError('Exactly one element of Metrics must have ReturnData true.');
  }
  if (queries.some(({ Expression }) => /\bSEARCH\s*\(/i.test(Expression ?? ''))) {
    throw validationError('SEARCH is not supported in an alarm.');
  }
  const periods = new Set(queries.map((query) => query.MetricStat?.Period ?? query.Period));
  periods.delete(undefined);
  const [periodSeconds, other] = periods;
  if (periodSeconds === undefined || other !== undefined) {
    throw validationError('Metrics must be read in exactly one period.');
  }
  return { queries, watchedId: watched.Id, periodSeconds };
}

/** @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html */
function checkRange(settings: MetricAlarmSettings, periodSeconds: number): void {
  const { EvaluationPeriods, DatapointsToAlarm = 1 } = settings;
  if (DatapointsToAlarm > EvaluationPeriods) {
    throw validationError('DatapointsToAlarm must not be more than EvaluationPeriods.');
  }
  const [maxSeconds, span] = periodSeconds < HOUR_S ? [DAY_S, 'a day'] : [7 * DAY_S, 'seven days'];
  if (EvaluationPeriods * periodSeconds > maxSeconds) {
    throw validationError(
      `Metrics cannot be checked across more than ${span} (EvaluationPeriods * Period must be <= ${maxSeconds}).`,
    );
  }
}

const combination = (message: string) =>
  new CloudWatchFault('InvalidParameterCombinationException', message);

const required = (parameter: string) =>
  new CloudWatchFault(
    'MissingRequiredParameterException',
    `The parameter ${parameter} is required.`,
  );
