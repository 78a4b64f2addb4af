import type { PutRecordsRequestEntry } from '@aws-sdk/client-kinesis';
import { plainEntry } from '@/lib/producer/call-load';
import type { OutgoingRecord, PendingRecord } from '@/lib/producer/pending-record';
import { Aggregate } from './aggregate';

/**
 * The key of an aggregate, as the Kinesis Producer Library has it: the explicit hash key beside it decides the shard.
 * @see https://github.com/awslabs/amazon-kinesis-producer/blob/master/aws/kinesis/core/kinesis_record.cc
 */
const AGGREGATE_KEY = 'a';

/** What goes as one entry of a call: an aggregate, or a record as it is where there is only one. */
export class Parcel {
  readonly records: PendingRecord[] = [];
  readonly #hashKeyHex: string;
  readonly #aggregate = new Aggregate();

  /** @param shardId where all of its records belong; null for a record that goes by itself */
  constructor(
    readonly shardId: string | null,
    hashKeyHex: string,
  ) {
    this.#hashKeyHex = hashKeyHex;
  }

  /** Bytes of the entry, as an aggregate. */
  get bytes(): number {
    return this.#aggregate.bytes + AGGREGATE_KEY.length;
  }

  bytesWith(record: OutgoingRecord): number {
    return this.#aggregate.bytesWith(record) + AGGREGATE_KEY.length;
  }

  add(pending: PendingRecord): void {
    this.records.push(pending);
    this.#aggregate.add(pending.record);
  }

  entry(): PutRecordsRequestEntry {
    const [first, second] = this.records;
    if (first && !second) return plainEntry(first.record);
    return {
      Data: this.#aggregate.encode(),
      PartitionKey: AGGREGATE_KEY,
      ExplicitHashKey: String(BigInt(`0x${this.#hashKeyHex}`)),
    };
  }
}
