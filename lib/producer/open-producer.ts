import { DescribeStreamSummaryCommand, type KinesisClient } from '@aws-sdk/client-kinesis';
import { KinesisProducer } from './kinesis-producer';
import type { AggregationFigures } from './kpl/aggregation-options';
import { listOpenShards } from './list-open-shards';
import type { ProducerOptions } from './producer-options';

export interface StreamProducerOptions
  extends Omit<ProducerOptions, 'client' | 'maxRecordBytes' | 'aggregation'> {
  client: KinesisClient;
  /** Aggregates by the stream's own shards, unless its records are distributed by AUTO; `{}` takes the defaults. */
  aggregation?: Partial<AggregationFigures>;
}

/** @see https://docs.aws.amazon.com/streams/latest/dev/large-records.html */
const DEFAULT_MAX_RECORD_KIB = 1_024;

/**
 * A producer by the stream's own settings, read once: the largest record that it takes, and whether keys decide the
 * shard, without which nothing can be aggregated.
 * @throws AppError invalid_input for an option out of bounds, and what the client throws
 * @see https://docs.aws.amazon.com/kinesis/latest/APIReference/API_DescribeStreamSummary.html
 */
export async function openProducer(options: StreamProducerOptions): Promise<KinesisProducer> {
  const { client, streamName, aggregation, ...rest } = options;
  const answer = await client.send(new DescribeStreamSummaryCommand({ StreamName: streamName }));
  const { MaxRecordSizeInKiB = DEFAULT_MAX_RECORD_KIB, RecordDistributionStrategy } =
    answer.StreamDescriptionSummary ?? {};
  const aggregates = aggregation !== undefined && RecordDistributionStrategy !== 'AUTO';
  return new KinesisProducer({
    ...rest,
    client,
    streamName,
    maxRecordBytes: MaxRecordSizeInKiB * 1_024,
    ...(aggregates && {
      aggregation: {
        ...aggregation,
        listOpenShards: (signal: AbortSignal) => listOpenShards(client, { streamName, signal }),
      },
    }),
  });
}
