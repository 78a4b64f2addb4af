import { describe, expect, test } from 'vitest';
import type { DecodedData, RecordsAnswer, RecordView, ShardRead } from '@/lib/contract/record';
import { matcher } from './matching-records';
import { mergeReads, mergeRecords } from './merge-answers';
import { payloadBytes, payloadToSend } from './payload-bytes';
import { isAt, parseRecordKey, recordKey } from './record-key';
import { recordsQuery } from './records-query';

const decoded = (kind: DecodedData['kind'], text: string, truncated = false): DecodedData => ({
  kind,
  text,
  truncated,
  steps: [],
  notices: [],
});

const record = (sequenceNumber: string, arrivalMs: number, text = '{}'): RecordView => ({
  shard: 's0',
  sequenceNumber,
  partitionKey: `key-${sequenceNumber}`,
  hashKey: '1',
  arrivalMs,
  sizeBytes: text.length,
  encryption: 'NONE',
  data: decoded('json', text),
});

const read = (facts: Partial<ShardRead>): ShardRead => ({
  shard: 's0',
  records: 1,
  calls: 1,
  millisBehindLatest: 0,
  lastSequenceNumber: null,
  end: 'tip',
  problem: null,
  ...facts,
});

const answer = (from: RecordsAnswer['from'], records: RecordView[], shards: ShardRead[] = []) => ({
  stream: 'flights',
  from,
  records,
  shards,
  notices: [],
  raisesIteratorAge: false,
  scanned: 0,
  unevaluated: null,
});

describe('mergeRecords', () => {
  test('one read in its own order is left as it is', () => {
    const records = [record('2', 1), record('1', 5)];
    expect(mergeRecords([answer('latest', records)], 'newest')).toBe(records);
  });

  test('several reads: each record once, by arrival, then by sequence number as numbers', () => {
    const first = answer('latest', [record('10', 5), record('9', 5)]);
    const newer = answer('after', [record('10', 5), record('11', 8)]);
    const sequences = (order: 'newest' | 'oldest') =>
      mergeRecords([first, newer], order).map(({ sequenceNumber }) => sequenceNumber);
    expect(sequences('newest')).toEqual(['11', '10', '9']);
    expect(sequences('oldest')).toEqual(['9', '10', '11']);
  });
});

test('mergeReads adds counts and keeps the newest position', () => {
  const merged = mergeReads([
    answer('latest', [], [read({ records: 3, lastSequenceNumber: '7', end: 'limit' })]),
    answer('after', [], [read({ records: 0, calls: 2 }), read({ shard: 's1' })]),
  ]);
  expect(merged).toEqual([
    read({ records: 3, calls: 3, lastSequenceNumber: '7' }),
    read({ shard: 's1' }),
  ]);
});

describe('matcher', () => {
  const records = [record('1', 1, '{"City":"Oslo"}'), record('2', 2, '{"a":".*"}')];

  test.each([
    ['oslo', ['1']],
    ['.*', ['2']],
    ['KEY-2', ['2']],
    ['', ['1', '2']],
  ])('%j finds %j', (needle, found) => {
    expect(matcher(needle)(records).map((one) => one.sequenceNumber)).toEqual(found);
  });

  test('looks through the same record once, whatever the list around it', () => {
    const find = matcher('oslo');
    const [first] = find(records);
    expect(find([record('3', 3, 'to OSLO'), ...records])).toEqual([
      record('3', 3, 'to OSLO'),
      first,
    ]);
  });
});

describe('payloads', () => {
  test('hex digits become bytes and go out as base64', () => {
    const data = decoded('hex', '00ff10');
    expect(Array.from(payloadBytes({ data, sizeBytes: 3 }))).toEqual([0, 255, 16]);
    expect(payloadToSend(data, 3)).toEqual({ data: 'AP8Q', encoding: 'base64' });
  });

  test('text goes out as it is; one that had a byte order mark keeps it', () => {
    expect(payloadToSend(decoded('text', 'é'), 2)).toEqual({ data: 'é', encoding: 'text' });
    expect(payloadToSend(decoded('text', 'é'), 5)).toEqual({
      data: '77u/w6k=',
      encoding: 'base64',
    });
  });
});

describe('payloads that were unpacked or translated', () => {
  test('go out as the bytes that came in, never as what is shown of them', () => {
    const data: DecodedData = {
      ...decoded('json', '{"a":1}'),
      raw: { kind: 'hex', text: '1f8b', truncated: false },
    };
    expect(payloadToSend(data, 2)).toEqual({ data: 'H4s=', encoding: 'base64' });
    expect(Array.from(payloadBytes({ data, sizeBytes: 2 }))).toEqual([0x1f, 0x8b]);
  });
});

describe('records in the address', () => {
  test('a record key goes there and back', () => {
    const key = { shard: 'shardId-000000000001', sequenceNumber: '495' };
    expect(parseRecordKey(recordKey(key))).toEqual({ ...key, index: undefined });
    const subRecord = { index: 0, count: 12, explicitHashKey: null };
    const place = parseRecordKey(recordKey({ ...key, subRecord }));
    expect(place).toEqual({ ...key, index: 0 });
    expect([
      isAt({ ...key, subRecord }, { ...key, index: 0 }),
      isAt(key, { ...key, index: 0 }),
      isAt(key, { ...key, index: undefined }),
    ]).toEqual([true, false, true]);
  });

  test.each(['', 'shard', '/1', 'shard/', 'shard/1/', 'shard/1/x', 'shard/1/2/3'])(
    '%j names no record',
    (key) => {
      expect(parseRecordKey(key)).toBeUndefined();
    },
  );

  test('a start that needs a place waits for it, others leave it out', () => {
    const form = { shard: '', at: '', limit: 25 };
    expect(recordsQuery({ ...form, from: 'time' })).toBeUndefined();
    expect(recordsQuery({ ...form, from: 'sequence', at: '5' })).toBeUndefined();
    expect(recordsQuery({ ...form, from: 'latest', at: '5' })).toEqual({
      shard: undefined,
      from: 'latest',
      at: undefined,
      limit: 25,
    });
    expect(recordsQuery({ ...form, from: 'after', at: '5', shard: 's0' })).toEqual({
      shard: 's0',
      from: 'after',
      at: '5',
      limit: 25,
    });
  });
});
