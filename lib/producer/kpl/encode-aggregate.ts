import type { OutgoingRecord } from '@/lib/producer/pending-record';
import { Aggregate } from './aggregate';

/**
 * The bytes of one record of the stream that carries the given ones (one or more) as the Kinesis Producer Library
 * writes them: each key once, explicit hash keys kept, an MD5 at the end. All of them must belong to one shard, and
 * the record must be put to it, by the hash key of any of them.
 * @see https://github.com/awslabs/amazon-kinesis-producer/blob/master/aggregation-format.md
 */
export function encodeAggregate(records: readonly OutgoingRecord[]): Buffer {
  const aggregate = new Aggregate();
  for (const record of records) aggregate.add(record);
  return aggregate.encode();
}
