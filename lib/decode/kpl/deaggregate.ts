import { hash } from 'node:crypto';
import { Malformed } from '@/lib/decode/binary/malformed';
import { LENGTH_DELIMITED, MessageReader, VARINT } from '@/lib/decode/protobuf/message-reader';

const MAGIC = Buffer.from([0xf3, 0x89, 0x9a, 0xc2]);
const DIGEST_BYTES = 16;
const MAX_RECORDS = 10_000;
/** More than fit an ordinary record of 1 MiB: only meant to keep the reader busy. */
const MAX_TOTAL = 200_000;
const MAX_KEYS = 100_000;
/** 256 characters, as the service has it for every record. */
const MAX_KEY_BYTES = 256 * 4;
const NOT_ASCII = /[\u0080-\u00ff]/;

const field = (number: number, wireType: number) => number * 8 + wireType;
const PARTITION_KEY = field(1, LENGTH_DELIMITED);
const EXPLICIT_HASH_KEY = field(2, LENGTH_DELIMITED);
const RECORD = field(3, LENGTH_DELIMITED);
const PARTITION_KEY_INDEX = field(1, VARINT);
const EXPLICIT_HASH_KEY_INDEX = field(2, VARINT);
const DATA = field(3, LENGTH_DELIMITED);
const ABSENT = -1;

export interface SubRecord {
  partitionKey: string;
  explicitHashKey: string | null;
  /** A view into the aggregate's bytes, not a copy. */
  data: Uint8Array;
}

export type Deaggregated =
  | { kind: 'plain' }
  | { kind: 'bad'; reason: string }
  /** `total` counts the sub-records that are there, also where `records` was capped. */
  | { kind: 'aggregate'; records: readonly SubRecord[]; total: number };

/**
 * Undoes the aggregation of the Kinesis Producer Library, its MD5 checked before anything is believed. At most
 * `maxRecords` sub-records are read; the others are only counted. Never throws: what is broken is `bad`, with the reason.
 * @see https://github.com/awslabs/amazon-kinesis-producer/blob/master/aggregation-format.md
 */
export function deaggregate(bytes: Uint8Array, { maxRecords = MAX_RECORDS } = {}): Deaggregated {
  if (!MAGIC.every((byte, index) => bytes[index] === byte)) return { kind: 'plain' };
  const end = bytes.length - DIGEST_BYTES;
  if (end < MAGIC.length) return { kind: 'bad', reason: 'it is cut short' };
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const digest = hash('md5', buffer.subarray(MAGIC.length, end), 'hex');
  if (digest !== buffer.toString('hex', end))
    return { kind: 'bad', reason: 'its MD5 does not match' };
  try {
    return new AggregateReader(buffer, end, maxRecords).read();
  } catch (error) {
    if (error instanceof Malformed) return { kind: 'bad', reason: error.message };
    throw error;
  }
}

/** Where blocks of the message start and end, in pairs: the tables of keys may stand behind the records that name them. */
type Places = number[];

class AggregateReader {
  private readonly reader: MessageReader;
  private partitionKeys: readonly string[] = [];
  private explicitHashKeys: readonly string[] = [];

  constructor(
    private readonly buffer: Buffer,
    private readonly end: number,
    private readonly maxRecords: number,
  ) {
    this.reader = new MessageReader(buffer, MAGIC.length, end);
  }

  read(): Deaggregated {
    const { reader, end } = this;
    const partitionKeys: Places = [];
    const explicitHashKeys: Places = [];
    const places: Places = [];
    let total = 0;
    while (reader.at < end) {
      const tag = reader.varint();
      if (tag === RECORD) {
        const start = reader.block();
        if (total < this.maxRecords) places.push(start, reader.at);
        if (++total > MAX_TOTAL) throw new Malformed(`it has more than ${MAX_TOTAL} sub-records`);
      } else if (tag === PARTITION_KEY) partitionKeys.push(reader.block(), reader.at);
      else if (tag === EXPLICIT_HASH_KEY) explicitHashKeys.push(reader.block(), reader.at);
      else reader.skip(tag & 7);
      if (partitionKeys.length + explicitHashKeys.length > 2 * MAX_KEYS) {
        throw new Malformed(`it has more than ${MAX_KEYS} keys`);
      }
    }
    this.partitionKeys = this.texts(partitionKeys);
    this.explicitHashKeys = this.texts(explicitHashKeys);
    const records: SubRecord[] = [];
    for (let at = 0; at < places.length; at += 2) {
      records.push(this.record(places[at] ?? end, places[at + 1] ?? end));
    }
    return { kind: 'aggregate', records, total };
  }

  /** One decoding for all keys that stand together, since one for each would cost more than all else. */
  private texts(places: Places): string[] {
    const start = places[0] ?? 0;
    const region = this.buffer.toString('latin1', start, places.at(-1) ?? 0);
    const ascii = !NOT_ASCII.test(region);
    const texts: string[] = [];
    for (let at = 0; at < places.length; at += 2) {
      const from = places[at] ?? 0;
      const to = places[at + 1] ?? 0;
      if (to - from > MAX_KEY_BYTES) throw new Malformed('a key is longer than 256 characters');
      texts.push(
        ascii ? region.slice(from - start, to - start) : this.buffer.toString('utf8', from, to),
      );
    }
    return texts;
  }

  private record(start: number, end: number): SubRecord {
    const { reader, buffer } = this;
    reader.at = start;
    reader.end = end;
    let partitionKeyIndex = ABSENT;
    let explicitHashKeyIndex = ABSENT;
    let dataStart = ABSENT;
    let dataEnd = ABSENT;
    while (reader.at < end) {
      const tag = reader.varint();
      if (tag === PARTITION_KEY_INDEX) partitionKeyIndex = reader.varint();
      else if (tag === EXPLICIT_HASH_KEY_INDEX) explicitHashKeyIndex = reader.varint();
      else if (tag === DATA) {
        dataStart = reader.block();
        dataEnd = reader.at;
      } else reader.skip(tag & 7);
    }
    const partitionKey = this.partitionKeys[partitionKeyIndex];
    const explicitHashKey =
      explicitHashKeyIndex === ABSENT ? null : this.explicitHashKeys[explicitHashKeyIndex];
    if (partitionKey === undefined || explicitHashKey === undefined) {
      throw new Malformed('a sub-record names a key that is not there');
    }
    if (dataStart === ABSENT) throw new Malformed('a sub-record has no data');
    const data = new Uint8Array(buffer.buffer, buffer.byteOffset + dataStart, dataEnd - dataStart);
    return { partitionKey, explicitHashKey, data };
  }
}
