import { hash } from 'node:crypto';
import * as aggregation from 'aws-kinesis-agg';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deaggregate } from '@/lib/decode/kpl/deaggregate';
import type { OutgoingRecord } from '@/lib/producer/pending-record';
import { Aggregate } from './aggregate';
import { encodeAggregate } from './encode-aggregate';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const MOST = String(2n ** 128n - 1n);

const hostileKeys = fc.constantFrom('__proto__', 'constructor', '10', '9', 'Zürich 😀', 'k');
const records = fc.array(
  fc.record({
    data: fc.uint8Array({ maxLength: 300 }),
    partitionKey: fc.oneof(hostileKeys, fc.string({ unit: 'grapheme', minLength: 1 })),
    explicitHashKey: fc.option(fc.bigInt({ min: 0n, max: BigInt(MOST) }).map(String), {
      nil: undefined,
    }),
  }),
  { minLength: 1, maxLength: 40 },
);

describe('an aggregate', () => {
  test('is the magic bytes, the tables of keys, the records and an MD5', () => {
    const encoded = encodeAggregate([
      { data: bytesOf('x'), partitionKey: 'a' },
      { data: bytesOf(''), partitionKey: 'b', explicitHashKey: '7' },
      { data: bytesOf('yz'), partitionKey: 'a' },
    ]);
    const message = ['0a0161', '0a0162', '120137', '1a0508001a0178', '1a06080110001a00'];
    message.push('1a0608001a02797a');
    expect(encoded.subarray(0, -16).toString('hex')).toBe(`f3899ac2${message.join('')}`);
    expect(encoded.subarray(-16).toString('hex')).toBe(
      hash('md5', Buffer.from(message.join(''), 'hex'), 'hex'),
    );
  });

  test('our reader gives back what went in, whatever it was', () => {
    fc.assert(
      fc.property(records, (sent) => {
        expect(deaggregate(encodeAggregate(sent))).toEqual({
          kind: 'aggregate',
          total: sent.length,
          records: sent.map(({ explicitHashKey = null, ...rest }) => ({
            ...rest,
            explicitHashKey,
          })),
        });
      }),
    );
  });

  test('its size is known beforehand, to the byte', () => {
    fc.assert(
      fc.property(records, (sent) => {
        const aggregate = new Aggregate();
        for (const record of sent) {
          const bytes = aggregate.bytesWith(record);
          aggregate.add(record);
          expect(aggregate.bytes).toBe(bytes);
        }
        expect(aggregate.encode()).toHaveLength(aggregate.bytes);
      }),
    );
  });

  test('indexes and lengths of more than one byte are counted and read', () => {
    const sent = Array.from({ length: 20_000 }, (_, at) => ({
      data: new Uint8Array(at === 0 ? 20_000 : 1).fill(at),
      partitionKey: `key ${at}`,
      explicitHashKey: String(at),
    }));
    const aggregate = new Aggregate();
    for (const record of sent) aggregate.add(record);
    const encoded = aggregate.encode();
    expect(encoded).toHaveLength(aggregate.bytes);
    const read = deaggregate(encoded, { maxRecords: sent.length });
    expect(read).toEqual({ kind: 'aggregate', total: 20_000, records: sent });
  });

  // That reader mixes up keys that look like integers and knows no explicit hash keys.
  test('another reader gives back the same', () => {
    const wish = fc.record({
      partitionKey: fc.stringMatching(/^[a-z]{1,20}$/),
      data: fc.uint8Array({ minLength: 1, maxLength: 200 }),
    });
    fc.assert(
      fc.property(fc.array(wish, { minLength: 1, maxLength: 30 }), (sent) => {
        expect(readElsewhere(sent)).toEqual(
          sent.map(({ partitionKey, data }) => ({ partitionKey, data: Buffer.from(data) })),
        );
      }),
    );
  });
});

function readElsewhere(sent: readonly OutgoingRecord[]) {
  const read: { partitionKey: string; data: Buffer }[] = [];
  aggregation.deaggregateSync(
    {
      partitionKey: 'a',
      data: encodeAggregate(sent).toString('base64'),
      sequenceNumber: '1',
      kinesisSchemaVersion: '1.0',
      approximateArrivalTimestamp: 0,
    },
    true,
    (error, found) => {
      if (error) throw error;
      for (const { partitionKey, data } of found ?? []) {
        read.push({ partitionKey, data: Buffer.from(data, 'base64') });
      }
    },
  );
  return read;
}
