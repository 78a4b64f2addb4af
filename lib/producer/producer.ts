/** What `shardlens/producer` is to other programs: this file is built into the package, and nothing inside imports it. */
export { AppError, type ErrorCode, type FieldFault } from '@/lib/errors';
export { closeOnSignal } from './close-on-signal';
export { KinesisProducer } from './kinesis-producer';
export type { AggregationFigures, AggregationOptions } from './kpl/aggregation-options';
export { encodeAggregate } from './kpl/encode-aggregate';
export type { OpenShard } from './kpl/shard-map';
export { listOpenShards } from './list-open-shards';
export { openProducer, type StreamProducerOptions } from './open-producer';
export type { OutgoingRecord } from './pending-record';
export type { CallReport, ProducerHooks, RetryReport, UndeliveredReport } from './producer-hooks';
export type { ProducerOptions, PutRecordsClient } from './producer-options';
export type { ProducerStats } from './producer-tally';
export type { Delivery } from './verdicts';
