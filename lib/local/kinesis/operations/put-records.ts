import type { PutRecordsResultEntry } from '@aws-sdk/client-kinesis';
import type { EngineContext, Handler } from '@/lib/local/kinesis/engine-context';
import { invalidArgument } from '@/lib/local/kinesis/kinesis-fault';
import { MAX_REQUEST_BYTES } from '@/lib/local/kinesis/limits';
import { meterWrite, WriteTally } from '@/lib/local/kinesis/meter-write';
import type { Stream } from '@/lib/local/kinesis/stream';
import { endDryRun } from './dry-run';
import { rateExceededMessage } from './rate-exceeded';
import { afterWrite, type RoutedRecord, route, writableStream, write } from './writable-stream';

/** @see https://docs.aws.amazon.com/kinesis/latest/APIReference/API_PutRecords.html */
export const putRecords: Handler<'PutRecords'> = (context, input) => {
  const startedMs = performance.now();
  const stream = writableStream(context, input);
  const records = input.Records.map((entry) => route(context, stream, entry));
  const requestBytes = records.reduce((sum, record) => sum + record.bytes, 0);
  if (requestBytes > MAX_REQUEST_BYTES) {
    throw invalidArgument(
      `Records of ${requestBytes} bytes in all, data and partition keys, exceed the limit of ${MAX_REQUEST_BYTES} bytes a request.`,
    );
  }
  endDryRun(input.DryRun);
  const tally = new WriteTally();
  const verdicts = records.map((record) => writeOne(context, { stream, record, tally }));
  meterWrite(context, {
    operation: 'PutRecords',
    stream,
    tally,
    latencyMs: performance.now() - startedMs,
  });
  afterWrite(context, stream, tally.shards.keys());
  return {
    FailedRecordCount: tally.throttled + tally.failed,
    Records: verdicts,
    ...(stream.encryption.type === 'KMS' ? { EncryptionType: 'KMS' } : {}),
  };
};

interface Writing {
  stream: Stream;
  record: RoutedRecord;
  tally: WriteTally;
}

function writeOne(
  context: EngineContext,
  { stream, record, tally }: Writing,
): PutRecordsResultEntry {
  const { shard, bytes } = record;
  const { sequenceNumber, error } = write(context, stream, record);
  tally.add(shard, bytes, error);
  if (error === undefined) return { SequenceNumber: sequenceNumber, ShardId: shard.id };
  const { account } = context;
  return {
    ErrorCode: error,
    ErrorMessage:
      error === 'InternalFailure'
        ? 'Internal service failure.'
        : rateExceededMessage({ account, streamName: stream.name, shardId: shard.id }),
  };
}
