import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { recordViewSchema } from '@/lib/contract/record';
import { bytesOf, decode, EXACT, hex, JSON_TEXT } from './decode-for-test';
import { sampleAggregate } from './kpl/sample-aggregate';

describe('aggregates', () => {
  const aggregate = sampleAggregate({
    partitionKeys: ['a', '__proto__'],
    explicitHashKeys: ['7'],
    records: [
      { partitionKey: 0, data: bytesOf(JSON_TEXT) },
      { partitionKey: 1, explicitHashKey: 0, data: gzipSync('text') },
      { partitionKey: 0, data: hex('ff') },
    ],
  });

  test('each sub-record is decoded for itself, with its own keys', () => {
    const { data, subRecords, subRecordCount } = decode(aggregate);
    expect(subRecordCount).toBe(3);
    expect(subRecords).toMatchObject([
      {
        index: 0,
        partitionKey: 'a',
        explicitHashKey: null,
        sizeBytes: 32,
        data: { kind: 'json', text: JSON_TEXT },
      },
      {
        index: 1,
        partitionKey: '__proto__',
        explicitHashKey: '7',
        data: { kind: 'text', text: 'text' },
      },
      { index: 2, partitionKey: 'a', data: { kind: 'hex', text: 'ff' } },
    ]);
    expect(data).toMatchObject({
      kind: 'json',
      truncated: false,
      notices: [EXACT],
      steps: [{ step: 'kpl', ok: true, detail: 'KPL aggregate of 3 sub-records' }],
      raw: { kind: 'hex', text: aggregate.toString('hex') },
    });
    expect(data.text).toBe(
      `[{"partitionKey":"a","data":${JSON_TEXT}},\n` +
        '{"partitionKey":"__proto__","explicitHashKey":"7","data":"text"},\n' +
        '{"partitionKey":"a","data":{"$hex":"ff"}}]',
    );
  });

  test('fits the contract', () => {
    const view = {
      shard: 's',
      sequenceNumber: '1',
      partitionKey: 'k',
      hashKey: '0',
      arrivalMs: null,
      sizeBytes: 1,
      encryption: 'NONE',
      ...decode(aggregate),
    };
    expect(recordViewSchema.parse(view)).toEqual(view);
  });

  test('a broken one is shown as it is, flagged', () => {
    const broken = Buffer.from(aggregate);
    broken.writeUInt8(broken.readUInt8(10) ^ 1, 10);
    const { data, subRecords } = decode(broken);
    expect(subRecords).toBeUndefined();
    expect(data).toMatchObject({
      kind: 'hex',
      text: broken.toString('hex'),
      notices: ['starts like a KPL aggregate, but its MD5 does not match: shown as it is'],
    });
    expect(data.steps[0]).toEqual({ step: 'kpl', ok: false, detail: 'its MD5 does not match' });
  });

  test('texts of all sub-records share the payload cap', () => {
    const { data, subRecords = [] } = decode(aggregate, {}, 20);
    expect(subRecords).toHaveLength(1);
    expect(subRecords[0]?.data).toMatchObject({ truncated: true });
    expect(data).toMatchObject({ truncated: true });
    expect(data.notices[0]).toBe('shows the first 1 of 3 sub-records');
  });

  test('a thousand at most are decoded', () => {
    const records = Array.from({ length: 1_500 }, () => ({ partitionKey: 0, data: bytesOf('1') }));
    const { data, subRecords, subRecordCount } = decode(
      sampleAggregate({ partitionKeys: ['a'], records }),
    );
    expect([subRecords?.length, subRecordCount]).toEqual([1_000, 1_500]);
    expect(data.truncated).toBe(false);
    expect(data.notices).toEqual(['shows the first 1000 of 1500 sub-records']);
  });

  test('large ones are decoded up to a mebibyte', () => {
    const large = bytesOf(`"${'x'.repeat(600_000)}"`);
    const records = Array.from({ length: 4 }, () => ({ partitionKey: 0, data: large }));
    const bytes = sampleAggregate({ partitionKeys: ['a'], records });
    expect(decode(bytes, {}, 10_000_000).subRecords).toHaveLength(2);
  });

  test('bombs inside share one allowance', () => {
    const bomb = gzipSync(Buffer.alloc(9_000_000));
    const records = Array.from({ length: 3 }, () => ({ partitionKey: 0, data: bomb }));
    const { subRecords = [] } = decode(
      sampleAggregate({ partitionKeys: ['a'], records }),
      {},
      60_000_000,
    );
    expect(subRecords.map(({ data }) => data.steps[0]?.ok)).toEqual([true, false, false]);
  });
});
