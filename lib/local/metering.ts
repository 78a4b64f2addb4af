/**
 * What the Kinesis engine tells the CloudWatch server: one observation of one metric.
 * @see https://docs.aws.amazon.com/streams/latest/dev/monitoring-with-cloudwatch.html
 */
export interface Observation {
  /** CloudWatch metric name in namespace AWS/Kinesis, such as IncomingBytes or GetRecords.IteratorAgeMilliseconds. */
  metric: string;
  streamName: string;
  /** Only on shard-level (enhanced) metrics. */
  shardId?: string;
  /** Only on consumer-level (enhanced fan-out) metrics. */
  consumerName?: string;
  value: number;
  unit: 'Bytes' | 'Count' | 'Milliseconds' | 'None';
  /** Milliseconds since the epoch of the engine's clock. */
  timeMs: number;
}

export interface Meter {
  record(observation: Observation): void;
}
