import { createHash } from 'node:crypto';

export interface SampleRecord {
  partitionKey?: number;
  explicitHashKey?: number;
  data?: Uint8Array;
}

interface SampleAggregate {
  partitionKeys?: readonly string[];
  explicitHashKeys?: readonly string[];
  records?: readonly SampleRecord[];
}

/** An aggregate for tests and benches, whose indexes and omissions may be as wrong as a test wants. */
export function sampleAggregate({
  partitionKeys = [],
  explicitHashKeys = [],
  records = [],
}: SampleAggregate): Buffer {
  return sealed(
    Buffer.concat([
      ...partitionKeys.map((key) => block(1, Buffer.from(key))),
      ...explicitHashKeys.map((key) => block(2, Buffer.from(key))),
      ...records.map((record) => block(3, recordMessage(record))),
    ]),
  );
}

/** Any message between the magic bytes and its right MD5. */
export function sealed(message: Uint8Array): Buffer {
  return Buffer.concat([
    Buffer.from('f3899ac2', 'hex'),
    message,
    createHash('md5').update(message).digest(),
  ]);
}

function recordMessage({ partitionKey, explicitHashKey, data }: SampleRecord): Buffer {
  return Buffer.concat([
    ...(partitionKey === undefined ? [] : [number(1, partitionKey)]),
    ...(explicitHashKey === undefined ? [] : [number(2, explicitHashKey)]),
    ...(data === undefined ? [] : [block(3, data)]),
  ]);
}

const number = (field: number, value: number) => Buffer.from([field * 8, ...varint(value)]);

const block = (field: number, bytes: Uint8Array) =>
  Buffer.concat([Buffer.from([field * 8 + 2, ...varint(bytes.length)]), bytes]);

function varint(value: number): number[] {
  const low = value % 0x80;
  return value < 0x80 ? [low] : [low + 0x80, ...varint(Math.floor(value / 0x80))];
}
