import { hash } from 'node:crypto';
import type { OutgoingRecord } from '@/lib/producer/pending-record';
import { KeyTable } from './key-table';
import { MessageWriter } from './message-writer';
import { varintBytes } from './varint';

const MAGIC = Buffer.from([0xf3, 0x89, 0x9a, 0xc2]);
const DIGEST_BYTES = 16;

/** Tags: the field's number, and the wire type 0 (varint) or 2 (bytes behind their length). */
const PARTITION_KEY = 0x0a;
const EXPLICIT_HASH_KEY = 0x12;
const RECORD = 0x1a;
const PARTITION_KEY_INDEX = 0x08;
const EXPLICIT_HASH_KEY_INDEX = 0x10;
const DATA = 0x1a;
const ABSENT = -1;

interface SubRecord {
  data: Uint8Array;
  partitionKeyIndex: number;
  explicitHashKeyIndex: number;
  /** Bytes of its message, without tag and length. */
  bytes: number;
}

/**
 * Records on their way into one record of the stream, as the Kinesis Producer Library aggregates them.
 * Its size is known before anything is encoded, so that records can be packed up to a limit.
 * @see https://github.com/awslabs/amazon-kinesis-producer/blob/master/aggregation-format.md
 */
export class Aggregate {
  readonly #partitionKeys = new KeyTable();
  readonly #explicitHashKeys = new KeyTable();
  readonly #records: SubRecord[] = [];
  #recordsBytes = 0;

  get size(): number {
    return this.#records.length;
  }

  /** Bytes of what `encode` gives. */
  get bytes(): number {
    return MAGIC.length + this.#messageBytes() + DIGEST_BYTES;
  }

  /** Bytes that it would have with one more record. */
  bytesWith(record: OutgoingRecord): number {
    const { partitionKey, explicitHashKey } = record;
    const keys =
      this.#partitionKeys.growthBy(partitionKey) +
      (explicitHashKey === undefined ? 0 : this.#explicitHashKeys.growthBy(explicitHashKey));
    return this.bytes + keys + framedBytes(this.#messageBytesOf(record));
  }

  add(record: OutgoingRecord): void {
    const { data, partitionKey, explicitHashKey } = record;
    const bytes = this.#messageBytesOf(record);
    this.#recordsBytes += framedBytes(bytes);
    this.#records.push({
      data,
      bytes,
      partitionKeyIndex: this.#partitionKeys.add(partitionKey),
      explicitHashKeyIndex:
        explicitHashKey === undefined ? ABSENT : this.#explicitHashKeys.add(explicitHashKey),
    });
  }

  encode(): Buffer {
    const writer = new MessageWriter(Buffer.allocUnsafe(this.bytes));
    writer.bytes(MAGIC);
    for (const key of this.#partitionKeys.keys()) writeKey(writer, PARTITION_KEY, key);
    for (const key of this.#explicitHashKeys.keys()) writeKey(writer, EXPLICIT_HASH_KEY, key);
    for (const record of this.#records) writeRecord(writer, record);
    const message = writer.buffer.subarray(MAGIC.length, writer.at);
    writer.bytes(hash('md5', message, 'buffer'));
    return writer.buffer;
  }

  #messageBytes(): number {
    return this.#partitionKeys.bytes + this.#explicitHashKeys.bytes + this.#recordsBytes;
  }

  #messageBytesOf({ data, partitionKey, explicitHashKey }: OutgoingRecord): number {
    const index = 1 + varintBytes(this.#partitionKeys.indexOf(partitionKey));
    const explicitIndex =
      explicitHashKey === undefined
        ? 0
        : 1 + varintBytes(this.#explicitHashKeys.indexOf(explicitHashKey));
    return index + explicitIndex + framedBytes(data.byteLength);
  }
}

/** Bytes of a field that stands behind its tag and its length. */
function framedBytes(bytes: number): number {
  return 1 + varintBytes(bytes) + bytes;
}

function writeKey(writer: MessageWriter, tag: number, key: string): void {
  writer.varint(tag);
  writer.text(key);
}

function writeRecord(writer: MessageWriter, record: SubRecord): void {
  writer.varint(RECORD);
  writer.varint(record.bytes);
  writer.varint(PARTITION_KEY_INDEX);
  writer.varint(record.partitionKeyIndex);
  if (record.explicitHashKeyIndex !== ABSENT) {
    writer.varint(EXPLICIT_HASH_KEY_INDEX);
    writer.varint(record.explicitHashKeyIndex);
  }
  writer.varint(DATA);
  writer.varint(record.data.byteLength);
  writer.bytes(record.data);
}
