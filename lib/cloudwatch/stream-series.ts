import type { SeriesId, SeriesUnit } from '@/lib/contract/metrics';
import type { Statistic } from './get-metric-data';

interface SeriesFacts {
  metric: string;
  statistic: Statistic;
  unit: SeriesUnit;
}

/**
 * The CloudWatch metric behind each series, with the one statistic that means something for it.
 * @see https://docs.aws.amazon.com/streams/latest/dev/monitoring-with-cloudwatch.html
 */
export const STREAM_SERIES: Readonly<Record<SeriesId, SeriesFacts>> = {
  incomingRecords: { metric: 'IncomingRecords', statistic: 'Sum', unit: 'records/s' },
  incomingBytes: { metric: 'IncomingBytes', statistic: 'Sum', unit: 'bytes/s' },
  outgoingRecords: { metric: 'GetRecords.Records', statistic: 'Sum', unit: 'records/s' },
  outgoingBytes: { metric: 'GetRecords.Bytes', statistic: 'Sum', unit: 'bytes/s' },
  iteratorAge: {
    metric: 'GetRecords.IteratorAgeMilliseconds',
    statistic: 'Maximum',
    unit: 'ms',
  },
  writeThrottled: {
    metric: 'WriteProvisionedThroughputExceeded',
    statistic: 'Sum',
    unit: 'records',
  },
  readThrottled: { metric: 'ReadProvisionedThroughputExceeded', statistic: 'Sum', unit: 'calls' },
  failedRecords: { metric: 'PutRecords.FailedRecords', statistic: 'Sum', unit: 'records' },
  getRecordsSuccess: { metric: 'GetRecords.Success', statistic: 'Average', unit: 'ratio' },
  putRecordSuccess: { metric: 'PutRecord.Success', statistic: 'Average', unit: 'ratio' },
  putRecordsSuccess: { metric: 'PutRecords.Success', statistic: 'Average', unit: 'ratio' },
  getRecordsLatency: { metric: 'GetRecords.Latency', statistic: 'Average', unit: 'ms' },
  putRecordLatency: { metric: 'PutRecord.Latency', statistic: 'Average', unit: 'ms' },
  putRecordsLatency: { metric: 'PutRecords.Latency', statistic: 'Average', unit: 'ms' },
};

/** Whether a series is a rate, Sum ÷ period. */
export function isRate(id: SeriesId): boolean {
  return STREAM_SERIES[id].unit.endsWith('/s');
}
