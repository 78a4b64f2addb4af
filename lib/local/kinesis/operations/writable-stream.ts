import { hashKeyHexOf } from '@/lib/hash/hash-key-of';
import { HASH_KEY_LIMIT } from '@/lib/hash/hash-range';
import { shardForHash } from '@/lib/hash/shard-for-hash';
import type { StreamReference } from '@/lib/local/kinesis/account';
import type { EngineContext, RecordErrorName } from '@/lib/local/kinesis/engine-context';
import { invalidArgument } from '@/lib/local/kinesis/kinesis-fault';
import type { Shard } from '@/lib/local/kinesis/shard';
import type { Stream } from '@/lib/local/kinesis/stream';
import { validationFault, violation } from '@/lib/local/kinesis/violations';

export interface Entry {
  Data: Uint8Array;
  PartitionKey?: string | undefined;
  ExplicitHashKey?: string | undefined;
}

/** A record that may be written: where it goes, and its size with the key. */
export interface RoutedRecord {
  shard: Shard;
  data: Uint8Array;
  partitionKey: string;
  keyBytes: number;
  bytes: number;
}

/** @throws KinesisFault ResourceNotFoundException, also while the stream comes or goes */
export function writableStream(
  { account, clock }: EngineContext,
  reference: StreamReference,
): Stream {
  const stream = account.stream(reference, clock.now());
  if (stream.status === 'ACTIVE' || stream.status === 'UPDATING') return stream;
  throw account.notFound(`Stream ${stream.name} under account ${account.id} not found.`);
}

/** @throws KinesisFault InvalidArgumentException or ValidationException for what no shard of the stream takes */
export function route(context: EngineContext, stream: Stream, entry: Entry): RoutedRecord {
  const { Data: data, PartitionKey: partitionKey = '' } = entry;
  const keyBytes = Buffer.byteLength(partitionKey);
  const bytes = data.length + keyBytes;
  const mostBytes = stream.maxRecordKib * 1024;
  if (bytes > mostBytes) {
    throw invalidArgument(
      `Record of ${bytes} bytes, data and partition key, is larger than the ${mostBytes} bytes that stream ${stream.name} takes.`,
    );
  }
  return { shard: shardOf(context, stream, entry), data, partitionKey, keyBytes, bytes };
}

/** Under AUTO the service spreads records as it likes and heeds no key. */
function shardOf({ random }: EngineContext, stream: Stream, entry: Entry): Shard {
  const index = stream.openByHash;
  const shard =
    stream.distribution === 'AUTO'
      ? index.shards[Math.floor(random() * index.shards.length)]
      : shardForHash(index, hashOf(entry));
  if (!shard) throw new Error(`Stream ${stream.name} has a gap in its hash key ranges.`);
  return shard;
}

function hashOf({ PartitionKey, ExplicitHashKey }: Entry): string | bigint {
  if (PartitionKey === undefined) {
    throw validationFault([violation('partitionKey', null, 'Member must not be null')]);
  }
  if (ExplicitHashKey === undefined) return hashKeyHexOf(PartitionKey);
  const hashKey = BigInt(ExplicitHashKey);
  if (hashKey < HASH_KEY_LIMIT) return hashKey;
  throw invalidArgument(
    `Invalid ExplicitHashKey. ExplicitHashKey must be in the range: [0, 2^128-1]. Specified value was ${ExplicitHashKey}`,
  );
}

type Written =
  | { sequenceNumber: string; error?: undefined }
  | { sequenceNumber?: undefined; error: RecordErrorName };

/** Stores the record if its shard has room for it this second, and no fault is asked for. */
export function write(context: EngineContext, stream: Stream, record: RoutedRecord): Written {
  const { shard, bytes } = record;
  const error = context.recordError(stream.name, shard.id);
  if (error !== undefined) return { error };
  if (shard.admitsWrite(bytes, context.clock.now())) {
    return { sequenceNumber: store(context, stream, record) };
  }
  return { error: 'ProvisionedThroughputExceededException' };
}

/** Stores the record, whatever its shard's limits say. */
export function store(
  { clock }: EngineContext,
  stream: Stream,
  { shard, data, partitionKey, keyBytes }: RoutedRecord,
): string {
  const nowMs = clock.now();
  const encrypted = stream.encryption.type === 'KMS';
  const stored = shard.log.append({ arrivalMs: nowMs, partitionKey, keyBytes, data, encrypted });
  return shard.sequenceNumberOf(stored);
}

/** Lets go of what is past retention or over the memory cap, and wakes the subscribers. */
export function afterWrite(
  { clock, stored }: EngineContext,
  stream: Stream,
  shards: Iterable<Shard>,
): void {
  const horizonMs = stream.trimHorizonMs(clock.now());
  for (const shard of shards) {
    shard.log.trimBefore(horizonMs);
    shard.announce();
  }
  stored();
}
