import type { Observation } from '@/lib/local/metering';
import type { EngineContext, RecordErrorName } from './engine-context';
import type { Shard } from './shard';
import type { Stream } from './stream';

interface ShardTally {
  records: number;
  bytes: number;
  throttled: number;
  failed: number;
}

/** What became of the records of one call, in all and by shard. */
export class WriteTally {
  records = 0;
  bytes = 0;
  throttled = 0;
  failed = 0;
  readonly shards = new Map<Shard, ShardTally>();

  /** @param bytes of data and partition key */
  add(shard: Shard, bytes: number, error?: RecordErrorName): void {
    const own = this.#of(shard);
    for (const tally of [this, own]) {
      if (error === undefined) {
        tally.records += 1;
        tally.bytes += bytes;
      } else if (error === 'InternalFailure') {
        tally.failed += 1;
      } else {
        tally.throttled += 1;
      }
    }
  }

  #of(shard: Shard): ShardTally {
    const known = this.shards.get(shard);
    if (known) return known;
    const made = { records: 0, bytes: 0, throttled: 0, failed: 0 };
    this.shards.set(shard, made);
    return made;
  }
}

interface WriteCall {
  operation: 'PutRecord' | 'PutRecords';
  stream: Stream;
  tally: WriteTally;
  latencyMs: number;
}

/**
 * Counts a write as the service does: bytes are those of data and partition key, as in the shard's quota;
 * a PutRecords call succeeds when any of its records did.
 * @see https://docs.aws.amazon.com/streams/latest/dev/monitoring-with-cloudwatch.html
 */
export function meterWrite(context: EngineContext, call: WriteCall): void {
  const { clock, meter, stats } = context;
  const { operation, stream, tally, latencyMs } = call;
  stats.countWritten(tally.records, tally.bytes);
  const timeMs = clock.now();
  const record = (metric: string, value: number, unit: Observation['unit']) =>
    meter.record({ metric, streamName: stream.name, value, unit, timeMs });

  record(`${operation}.Success`, tally.records > 0 ? 1 : 0, 'Count');
  record(`${operation}.Latency`, latencyMs, 'Milliseconds');
  record(`${operation}.Bytes`, tally.bytes, 'Bytes');
  if (operation === 'PutRecords') {
    record('PutRecords.Records', tally.records, 'Count');
    record('PutRecords.TotalRecords', tally.records + tally.throttled + tally.failed, 'Count');
    record('PutRecords.SuccessfulRecords', tally.records, 'Count');
    record('PutRecords.FailedRecords', tally.failed, 'Count');
    record('PutRecords.ThrottledRecords', tally.throttled, 'Count');
  }
  record('IncomingBytes', tally.bytes, 'Bytes');
  record('IncomingRecords', tally.records, 'Count');
  record('WriteProvisionedThroughputExceeded', tally.throttled, 'Count');
  if (stream.shardMetrics.size > 0) meterShards(context, call);
}

function meterShards({ clock, meter }: EngineContext, { stream, tally }: WriteCall): void {
  const timeMs = clock.now();
  for (const [{ id: shardId }, own] of tally.shards) {
    const name = { streamName: stream.name, shardId, timeMs };
    if (stream.shardMetrics.has('IncomingBytes')) {
      meter.record({ ...name, metric: 'IncomingBytes', value: own.bytes, unit: 'Bytes' });
    }
    if (stream.shardMetrics.has('IncomingRecords')) {
      meter.record({ ...name, metric: 'IncomingRecords', value: own.records, unit: 'Count' });
    }
    if (stream.shardMetrics.has('WriteProvisionedThroughputExceeded')) {
      const metric = 'WriteProvisionedThroughputExceeded';
      meter.record({ ...name, metric, value: own.throttled, unit: 'Count' });
    }
  }
}
