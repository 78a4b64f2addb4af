/**
 * What one shard takes and gives a second.
 * @see https://docs.aws.amazon.com/streams/latest/dev/service-sizes-and-limits.html
 */
const SHARD_WRITE_RECORDS_PER_SECOND = 1_000;
const SHARD_WRITE_BYTES_PER_SECOND = 1_000_000;
const SHARD_READ_BYTES_PER_SECOND = 2_000_000;

interface StreamCapacity {
  openShards: number;
  writeRecordsPerSecond: number;
  writeBytesPerSecond: number;
  /** Shared by all consumers that poll. */
  readBytesPerSecond: number;
}

/** The limits of a stream with so many open shards. */
export function streamCapacity(openShards: number): StreamCapacity {
  return {
    openShards,
    writeRecordsPerSecond: openShards * SHARD_WRITE_RECORDS_PER_SECOND,
    writeBytesPerSecond: openShards * SHARD_WRITE_BYTES_PER_SECOND,
    readBytesPerSecond: openShards * SHARD_READ_BYTES_PER_SECOND,
  };
}

interface WriteRates {
  recordsPerSecond: number | null;
  bytesPerSecond: number | null;
}

/** The share of write capacity in use, by records or by bytes, whichever is worse: 1 is full. null without figures. */
export function capacityShare(
  { recordsPerSecond, bytesPerSecond }: WriteRates,
  openShards: number,
): number | null {
  if (openShards <= 0 || (recordsPerSecond === null && bytesPerSecond === null)) return null;
  const capacity = streamCapacity(openShards);
  return Math.max(
    (recordsPerSecond ?? 0) / capacity.writeRecordsPerSecond,
    (bytesPerSecond ?? 0) / capacity.writeBytesPerSecond,
  );
}
