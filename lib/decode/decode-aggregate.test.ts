import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { decodedDataSchema } from '@/lib/contract/record';
import { bytesOf, EXACT, hex, JSON_TEXT, rowsOf } from './decode-for-test';
import { sampleAggregate } from './kpl/sample-aggregate';
import { openRecord } from './open-record';

const aggregate = sampleAggregate({
  partitionKeys: ['a', '__proto__'],
  explicitHashKeys: ['7'],
  records: [
    { partitionKey: 0, data: bytesOf(JSON_TEXT) },
    { partitionKey: 1, explicitHashKey: 0, data: gzipSync('text') },
    { partitionKey: 0, data: hex('ff') },
  ],
});
const alike = (count: number, data: Uint8Array) =>
  sampleAggregate({
    partitionKeys: ['a'],
    records: Array.from({ length: count }, () => ({ partitionKey: 0, data })),
  });

describe('aggregates', () => {
  test('each sub-record is a row of its own, with its own keys', () => {
    const rows = rowsOf(aggregate);
    expect(rows.map(({ sub }) => sub)).toEqual([
      { index: 0, count: 3, partitionKey: 'a', explicitHashKey: null },
      { index: 1, count: 3, partitionKey: '__proto__', explicitHashKey: '7' },
      { index: 2, count: 3, partitionKey: 'a', explicitHashKey: null },
    ]);
    expect(rows.map(({ data }) => [data.kind, data.text])).toEqual([
      ['json', JSON_TEXT],
      ['text', 'text'],
      ['hex', 'ff'],
    ]);
    for (const { data } of rows) expect(decodedDataSchema.parse(data)).toEqual(data);
  });

  test('the steps begin with the aggregation; what was not unpacked has no other bytes to show', () => {
    const [first, second] = rowsOf(aggregate);
    expect(first?.data.steps).toEqual([
      { step: 'kpl', ok: true, detail: 'sub-record 1 of 3 of a KPL aggregate' },
      { step: 'utf-8', ok: true, detail: 'valid UTF-8' },
      { step: 'json', ok: true, detail: 'valid JSON' },
    ]);
    expect(first?.data.notices).toEqual([EXACT]);
    expect(first?.data.raw).toBeUndefined();
    expect(second?.data.raw).toMatchObject({
      kind: 'hex',
      text: gzipSync('text').toString('hex'),
    });
  });

  test('a broken one is one row as it is, flagged', () => {
    const broken = Buffer.from(aggregate);
    broken.writeUInt8(broken.readUInt8(10) ^ 1, 10);
    const rows = rowsOf(broken);
    expect(rows).toMatchObject([
      { sub: null, data: { kind: 'hex', text: broken.toString('hex') } },
    ]);
    expect(rows[0]?.data.notices).toEqual([
      'starts like a KPL aggregate, but its MD5 does not match: shown as it is',
    ]);
    expect(rows[0]?.data.steps[0]).toEqual({
      step: 'kpl',
      ok: false,
      detail: 'its MD5 does not match',
    });
  });

  test('one of nothing is a row as well', () => {
    const [row, ...others] = rowsOf(sampleAggregate({ partitionKeys: ['a'] }));
    expect(others).toEqual([]);
    expect(row?.data.notices[0]).toContain('it holds no records');
  });

  test('settings without kpl leave it as it is', () => {
    expect(rowsOf(aggregate, { steps: ['text'] })).toMatchObject([
      { sub: null, data: { kind: 'hex' } },
    ]);
  });
});

describe('bounds', () => {
  test('a thousand rows at most, and the last one says how many follow', () => {
    const bytes = alike(1_500, bytesOf('1'));
    const rows = rowsOf(bytes);
    expect(rows).toHaveLength(1_000);
    expect(rows[998]?.data.notices).toEqual([]);
    expect(rows[999]?.data.notices).toEqual([
      'the last of 1,000 sub-records that are read; 500 follow',
    ]);
    expect(openRecord(bytes).leftOut).toBe(500);
  });

  test('rows whose text no longer fits are there, cut', () => {
    const rows = rowsOf(alike(4, bytesOf('x'.repeat(400_000))), {}, 600_000);
    expect(rows.map(({ data }) => [data.text.length, data.truncated])).toEqual([
      [400_000, false],
      [400_000, false],
      [248_576, true],
      [0, true],
    ]);
  });

  test('one text may be as long as was asked for', () => {
    const [first] = rowsOf(alike(2, bytesOf('x'.repeat(2_000_000))), {}, 3_000_000);
    expect(first?.data.truncated).toBe(false);
  });

  test('bombs inside share one allowance', () => {
    const bomb = gzipSync(Buffer.alloc(9_000_000));
    const rows = rowsOf(alike(3, bomb));
    expect(rows.map(({ data }) => data.steps[1]?.ok)).toEqual([true, false, false]);
  });
});

describe('an opened record', () => {
  test('decodes each part once and shows it as long as each asker wants', () => {
    const record = openRecord(bytesOf('{"a":"bcdef"}'));
    const [part] = record.parts;
    if (!part) throw new Error('A record has at least one part.');
    expect(record.decode(part)).toBe(record.decode(part));
    expect(record.view(part, 100)).toBe(record.view(part, 100));
    expect(record.view(part, 5)).toMatchObject({ kind: 'json', text: '{"a":', truncated: true });
    expect(record.decode(part).text(100)).toEqual({ text: '{"a":"bcdef"}', truncated: false });
  });

  test('knows what it holds on to', () => {
    const bomb = openRecord(gzipSync(Buffer.alloc(1_000_000)));
    expect(bomb.madeBytes).toBe(0);
    for (const part of bomb.parts) bomb.decode(part);
    expect(bomb.madeBytes).toBe(1_000_000);
  });
});
