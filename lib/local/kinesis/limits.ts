const MIB = 1024 * 1024;

/**
 * What the service allows. Infinity switches a limit off.
 * @see https://docs.aws.amazon.com/streams/latest/dev/service-sizes-and-limits.html
 */
export const DEFAULT_LIMITS = {
  /** Of one shard. */
  recordsWrittenPerSecond: 1000,
  bytesWrittenPerSecond: MIB,
  getRecordsCallsPerSecond: 5,
  bytesReadPerSecond: 2 * MIB,
  iteratorCallsPerSecond: 5,

  /** Of one stream. */
  listShardsCallsPerSecond: 1000,
  consumerListingCallsPerSecond: 5,
  consumerDescriptionCallsPerSecond: 20,
  settingCallsPerSecond: 5,
  scalingsPerDay: 10,
  modeSwitchesPerDay: 2,
  consumers: 20,
  /** While the account is committed to a minimum throughput. */
  committedConsumers: 50,
  creatingConsumers: 5,

  /** Of one account. */
  describeLimitsCallsPerSecond: 1,
  describeStreamCallsPerSecond: 10,
  describeStreamSummaryCallsPerSecond: 20,
  streamCallsPerSecond: 5,
  updateShardCountCallsPerSecond: 10,
  creatingStreams: 5,
  shards: 20_000,
  onDemandStreams: 50,
};

export type Limits = typeof DEFAULT_LIMITS;

/** A GetRecords answer of this size is full: the next call waits five seconds. */
export const FULL_READ_BYTES = 10 * MIB;
export const FULL_READ_PAUSE_MS = 5000;
export const MAX_REQUEST_BYTES = 10 * MIB;
export const ITERATOR_LIFE_MS = 300_000;
export const NEXT_TOKEN_LIFE_MS = 300_000;
export const SUBSCRIPTION_LIFE_MS = 300_000;
export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;
