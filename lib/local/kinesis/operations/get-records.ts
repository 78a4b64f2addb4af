import type { GetRecordsOutput } from '@aws-sdk/client-kinesis';
import type { EngineContext, Handler } from '@/lib/local/kinesis/engine-context';
import { invalidArgument } from '@/lib/local/kinesis/kinesis-fault';
import { FULL_READ_BYTES } from '@/lib/local/kinesis/limits';
import { meterRead, meterRefusedRead } from '@/lib/local/kinesis/meter-read';
import { childShards, recordOutput } from '@/lib/local/kinesis/record-output';
import { endDryRun } from './dry-run';
import { rateExceeded } from './rate-exceeded';
import { openIterator, type ShardPosition, sealIterator } from './shard-iterator';

const LARGEST_LIMIT = 10_000;

/** @see https://docs.aws.amazon.com/kinesis/latest/APIReference/API_GetRecords.html */
export const getRecords: Handler<'GetRecords'> = (context, input) => {
  const startedMs = performance.now();
  const { account, clock, stats } = context;
  const position = openIterator(context, input.ShardIterator);
  const { stream, shard } = position;
  if (input.StreamARN !== undefined && input.StreamARN !== stream.arn) {
    throw invalidArgument(`The ShardIterator is not of stream ${input.StreamARN}.`);
  }
  endDryRun(input.DryRun);
  const name = { account, streamName: stream.name, shardId: shard.id };
  stats.countShardCall({ operation: 'GetRecords', ...name });
  const nowMs = clock.now();
  if (!shard.admitsRead(nowMs)) {
    meterRefusedRead(context, position);
    throw rateExceeded(name);
  }
  const { output, bytes, lastArrivalMs } = read(context, position, input.Limit ?? LARGEST_LIMIT);
  meterRead(context, {
    ...position,
    records: output.Records?.length ?? 0,
    bytes,
    iteratorAgeMs: lastArrivalMs === undefined ? 0 : nowMs - lastArrivalMs,
    latencyMs: performance.now() - startedMs,
  });
  return output;
};

interface ReadAnswer {
  output: GetRecordsOutput;
  bytes: number;
  lastArrivalMs: number | undefined;
}

function read(context: EngineContext, position: ShardPosition, limit: number): ReadAnswer {
  const { stream, shard, ordinal } = position;
  const nowMs = context.clock.now();
  shard.log.trimBefore(stream.trimHorizonMs(nowMs));
  const { records, bytes, next } = shard.log.read({
    from: ordinal,
    maxRecords: limit,
    maxBytes: FULL_READ_BYTES,
  });
  const nextArrivalMs = shard.log.arrivalMs(next);
  const stoppedByBytes = nextArrivalMs !== undefined && records.length < limit;
  shard.countRead(bytes, stoppedByBytes || bytes >= FULL_READ_BYTES, nowMs);
  const isAtEnd = !shard.isOpen && nextArrivalMs === undefined;
  return {
    output: {
      Records: records.map((record) => recordOutput(shard, record)),
      ...(isAtEnd
        ? { ChildShards: childShards(shard) }
        : { NextShardIterator: sealIterator(context, { stream, shard, ordinal: next }) }),
      MillisBehindLatest: nextArrivalMs === undefined ? 0 : nowMs - nextArrivalMs,
    },
    bytes,
    lastArrivalMs: records.at(-1)?.arrivalMs,
  };
}
