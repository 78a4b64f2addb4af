import type { Handler } from '@/lib/local/kinesis/engine-context';
import { meterWrite, WriteTally } from '@/lib/local/kinesis/meter-write';
import { ServiceFault } from '@/lib/local/wire/service-fault';
import { endDryRun } from './dry-run';
import { rateExceeded } from './rate-exceeded';
import { afterWrite, route, writableStream, write } from './writable-stream';

/** @see https://docs.aws.amazon.com/kinesis/latest/APIReference/API_PutRecord.html */
export const putRecord: Handler<'PutRecord'> = (context, input) => {
  const startedMs = performance.now();
  const stream = writableStream(context, input);
  const record = route(context, stream, input);
  endDryRun(input.DryRun);
  const { shard } = record;
  const name = { account: context.account, streamName: stream.name, shardId: shard.id };
  context.stats.countShardCall({ operation: 'PutRecord', ...name });
  const { sequenceNumber, error } = write(context, stream, record);
  const tally = new WriteTally();
  tally.add(shard, record.bytes, error);
  meterWrite(context, {
    operation: 'PutRecord',
    stream,
    tally,
    latencyMs: performance.now() - startedMs,
  });
  if (error !== undefined) {
    throw error === 'InternalFailure'
      ? new ServiceFault('InternalFailureException', 'Internal service failure.', 500)
      : rateExceeded(name);
  }
  afterWrite(context, stream, [shard]);
  return {
    ShardId: shard.id,
    SequenceNumber: sequenceNumber,
    ...(stream.encryption.type === 'KMS' ? { EncryptionType: 'KMS' } : {}),
  };
};
