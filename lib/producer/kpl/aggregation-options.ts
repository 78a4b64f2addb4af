import type { OpenShard } from './shard-map';

export interface AggregationFigures {
  /** Bytes of an aggregate at most, and never more than `maxRecordBytes`. 1 to 10 MiB, default 51,200. */
  maxBytes: number;
  /** Records in an aggregate at most. 1 to 100,000, default 10,000. */
  maxRecords: number;
}

/** Small records travel together in one record of the stream, in the format of the Kinesis Producer Library. */
export interface AggregationOptions extends Partial<AggregationFigures> {
  /**
   * The open shards of the stream as they are now. Asked as the producer is made, and again when a record went to
   * another shard than foreseen; the signal ends it.
   */
  listOpenShards: (signal: AbortSignal) => Promise<readonly OpenShard[]>;
}

export interface AggregationSettings extends AggregationFigures {
  listOpenShards: AggregationOptions['listOpenShards'];
}
