import * as aggregation from 'aws-kinesis-agg';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deaggregate } from './deaggregate';
import { sampleAggregate, sealed } from './sample-aggregate';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const HOSTILE_KEYS = ['__proto__', 'constructor', '10', '9', 'toString', 'Zürich 😀', ''];
const hex = (digits: string) => Buffer.from(digits, 'hex');
const many = (count: number) =>
  sealed(Buffer.concat([hex('0a016b'), Buffer.alloc(count * 6, hex('1a0408001a00'))]));

describe('an aggregate', () => {
  test('gives its records in order, with their own keys and explicit hash keys', () => {
    const bytes = sampleAggregate({
      partitionKeys: ['a', 'b'],
      explicitHashKeys: ['0', '340282366920938463463374607431768211455'],
      records: [
        { partitionKey: 1, explicitHashKey: 1, data: bytesOf('one') },
        { partitionKey: 0, data: bytesOf('') },
        { partitionKey: 1, explicitHashKey: 0, data: bytesOf('three') },
      ],
    });
    expect(deaggregate(bytes)).toEqual({
      kind: 'aggregate',
      total: 3,
      records: [
        {
          partitionKey: 'b',
          explicitHashKey: '340282366920938463463374607431768211455',
          data: bytesOf('one'),
        },
        { partitionKey: 'a', explicitHashKey: null, data: bytesOf('') },
        { partitionKey: 'b', explicitHashKey: '0', data: bytesOf('three') },
      ],
    });
  });

  test('keys are only names, whatever they are', () => {
    const records = HOSTILE_KEYS.map((_, partitionKey) => ({ partitionKey, data: bytesOf('x') }));
    const result = deaggregate(sampleAggregate({ partitionKeys: HOSTILE_KEYS, records }));
    expect(result.kind === 'aggregate' && result.records.map((one) => one.partitionKey)).toEqual(
      HOSTILE_KEYS,
    );
  });

  test('is read where it lies inside a larger buffer', () => {
    const bytes = sampleAggregate({
      partitionKeys: ['k'],
      records: [{ partitionKey: 0, data: bytesOf('inside') }],
    });
    const larger = new Uint8Array(bytes.length + 20);
    larger.set(bytes, 7);
    const result = deaggregate(larger.subarray(7, 7 + bytes.length));
    expect(result).toMatchObject({ kind: 'aggregate', records: [{ data: bytesOf('inside') }] });
  });

  test('tables may stand behind the records, and unknown fields anywhere', () => {
    // Field 3 (a record with a field 9 of each wire type), then field 1, then an unknown field 15.
    const record = '0800 1a0178 4805 49aabbccddeeff0011 4a00 4daabbccdd'.replaceAll(' ', '');
    const length = (record.length / 2).toString(16).padStart(2, '0');
    const result = deaggregate(sealed(hex(`1a${length}${record}0a016b7a0161`)));
    expect(result).toEqual({
      kind: 'aggregate',
      total: 1,
      records: [{ partitionKey: 'k', explicitHashKey: null, data: bytesOf('x') }],
    });
  });

  test('reads whatever another writer aggregated', async () => {
    const wish = fc.record({
      partitionKey: fc.stringMatching(/^[a-z]{1,20}$/),
      data: fc.uint8Array({ minLength: 1, maxLength: 200 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(wish, { minLength: 1, maxLength: 30 }), async (records) => {
        const encoded = await encodedElsewhere(
          records.map(({ partitionKey, data }) => ({ partitionKey, data: Buffer.from(data) })),
        );
        const result = deaggregate(encoded);
        expect(result.kind).toBe('aggregate');
        if (result.kind !== 'aggregate') return;
        expect(result.records).toEqual(
          records.map((record) => ({ ...record, explicitHashKey: null })),
        );
      }),
      { numRuns: 30 },
    );
  });
});

describe('what is no aggregate', () => {
  test.each([
    ['nothing', ''],
    ['text', '7b7d'],
    ['part of the magic bytes', 'f3899a'],
    ['near the magic bytes', 'f3899ac3'],
  ])('%s is plain', (_, digits) => {
    expect(deaggregate(hex(digits))).toEqual({ kind: 'plain' });
  });

  test.each([
    ['the magic bytes alone', hex('f3899ac2'), /cut short/],
    ['less than an MD5 behind them', hex('f3899ac2aabb'), /cut short/],
    ['a wrong index', sampleAggregate({ records: [{ partitionKey: 0, data: hex('') }] }), /key/],
    ['no index', sampleAggregate({ partitionKeys: ['k'], records: [{ data: hex('00') }] }), /key/],
    ['no data', sampleAggregate({ partitionKeys: ['k'], records: [{ partitionKey: 0 }] }), /data/],
    [
      'a wrong explicit index',
      sampleAggregate({
        partitionKeys: ['k'],
        records: [{ partitionKey: 0, explicitHashKey: 3, data: hex('') }],
      }),
      /key/,
    ],
    ['an index beyond 2^53', sealed(hex('1a0e08ffffffffffffffffff011a0100')), /key/],
    ['a varint without end', sealed(hex('08ffffffffffffffffffffff')), /10 bytes/],
    ['a length beyond the end', sealed(hex('0a7f61')), /cut short/],
    ['a fixed field beyond the end', sealed(hex('7900')), /cut short/],
    ['a tag without a value', sealed(hex('08')), /cut short/],
    ['a group', sealed(hex('0b')), /wire type 3/],
    [
      'a key that no record may have',
      sampleAggregate({ partitionKeys: ['k'.repeat(1_025)] }),
      /256/,
    ],
    ['too many keys', sealed(Buffer.alloc(300_000, hex('0a00'))), /more than 100000 keys/],
  ])('%s is bad, and says why', (_, bytes, reason) => {
    expect(deaggregate(bytes)).toEqual({ kind: 'bad', reason: expect.stringMatching(reason) });
  });

  test('any changed byte is noticed', () => {
    const bytes = sampleAggregate({
      partitionKeys: ['key'],
      records: [{ partitionKey: 0, data: bytesOf('payload') }],
    });
    fc.assert(
      fc.property(
        fc.integer({ min: 4, max: bytes.length - 1 }),
        fc.integer({ min: 1, max: 255 }),
        (at, change) => {
          const changed = Buffer.from(bytes);
          changed[at] = (changed[at] ?? 0) ^ change;
          expect(deaggregate(changed)).toMatchObject({ kind: 'bad', reason: /MD5/ });
        },
      ),
    );
  });

  test('never throws on any sealed message', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (message) => {
        expect(['aggregate', 'bad']).toContain(deaggregate(sealed(message)).kind);
      }),
    );
  });
});

describe('very many sub-records', () => {
  test('are counted, and no more than the cap are made', () => {
    const result = deaggregate(many(100_000), { maxRecords: 100 });
    expect(result).toMatchObject({ kind: 'aggregate', total: 100_000 });
    expect(result.kind === 'aggregate' && result.records.length).toBe(100);
  });

  test('a million of them are bad, which no producer writes', () => {
    expect(deaggregate(many(1_000_000))).toEqual({
      kind: 'bad',
      reason: 'it has more than 200000 sub-records',
    });
  });
});

function encodedElsewhere(records: { partitionKey: string; data: Buffer }[]): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    aggregation.aggregate(
      records,
      ({ data }) => resolve(data),
      () => {},
      reject,
    );
  });
}
