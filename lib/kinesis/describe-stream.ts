import {
  DescribeStreamSummaryCommand,
  type KinesisClient,
  type StreamDescriptionSummary,
} from '@aws-sdk/client-kinesis';
import type { StreamDetail } from '@/lib/contract/stream';
import { orAppError } from '@/lib/to-app-error';
import { required } from './required';

/** @see https://docs.aws.amazon.com/streams/latest/dev/large-records.html */
const DEFAULT_MAX_RECORD_KIB = 1_024;

/**
 * One stream's settings and counts, in one call.
 * @throws stream_not_found, access_denied, credentials_missing, throttled, upstream_timeout, upstream_unavailable
 * @see https://docs.aws.amazon.com/kinesis/latest/APIReference/API_DescribeStreamSummary.html
 */
export async function describeStream(
  client: KinesisClient,
  { stream, signal }: { stream: string; signal: AbortSignal },
): Promise<StreamDetail> {
  const answer = await orAppError(
    client.send(new DescribeStreamSummaryCommand({ StreamName: stream }), { abortSignal: signal }),
    { action: 'kinesis:DescribeStreamSummary', stream },
  );
  return toStreamDetail(required(answer.StreamDescriptionSummary, 'StreamDescriptionSummary'));
}

function toStreamDetail(summary: StreamDescriptionSummary): StreamDetail {
  return {
    name: required(summary.StreamName, 'StreamName'),
    arn: required(summary.StreamARN, 'StreamARN'),
    status: required(summary.StreamStatus, 'StreamStatus'),
    mode: summary.StreamModeDetails?.StreamMode ?? 'PROVISIONED',
    createdAtMs: summary.StreamCreationTimestamp?.getTime() ?? null,
    openShards: required(summary.OpenShardCount, 'OpenShardCount'),
    retentionHours: required(summary.RetentionPeriodHours, 'RetentionPeriodHours'),
    encryption: { type: summary.EncryptionType ?? 'NONE', keyId: summary.KeyId ?? null },
    enhancedMetrics: (summary.EnhancedMonitoring ?? []).flatMap(
      ({ ShardLevelMetrics }) => ShardLevelMetrics ?? [],
    ),
    consumers: summary.ConsumerCount ?? null,
    maxRecordSizeKiB: summary.MaxRecordSizeInKiB ?? DEFAULT_MAX_RECORD_KIB,
    keysDecideShard: summary.RecordDistributionStrategy !== 'AUTO',
  };
}
