import { describe, expect, test } from 'vitest';
import { recordForTest } from '@/lib/client/record-for-test';
import type { DecodedData } from '@/lib/contract/record';
import { knownColumns, movedColumn, parseColumns, withColumn } from './column-ids';
import { exportName } from './export-name';
import { keyFilter } from './key-filter';
import { matchingNodes } from './matching-nodes';
import { outgoingRecords } from './outgoing-records';
import { fieldTexts } from './seen-fields';
import { unevenness } from './unevenness';

const decoded = (facts: Partial<DecodedData>): DecodedData => ({
  kind: 'json',
  text: '{}',
  truncated: false,
  steps: [],
  notices: [],
  ...facts,
});

describe('columns', () => {
  test('of an address only those are taken that there can be, each once', () => {
    expect(
      knownColumns(['arrival', 'x', 'data.user.id', 'arrival', 'data["a b"]', 'data']),
    ).toEqual(['arrival', 'data.user.id', 'data["a b"]', 'data']);
    expect(knownColumns(['database', ''])).toBeUndefined();
  });

  test('a new one stands before the payload, which takes what is left', () => {
    expect(withColumn(['arrival', 'payload'], 'data.a')).toEqual(['arrival', 'data.a', 'payload']);
    expect(withColumn(['payload', 'arrival'], 'data.a')).toEqual(['payload', 'arrival', 'data.a']);
    expect(withColumn(['arrival'], 'payload')).toEqual(['arrival', 'payload']);
  });

  test('one is moved past its neighbour, never out of the list', () => {
    expect(movedColumn(['a', 'b', 'c'], 'c', -1)).toEqual(['a', 'c', 'b']);
    expect(movedColumn(['a', 'b'], 'a', -1)).toEqual(['a', 'b']);
    expect(movedColumn(['a', 'b'], 'z', 1)).toEqual(['a', 'b']);
  });

  test.each(['', '{', '"arrival"', '[1,null]'])('%j remembers none', (text) => {
    expect(parseColumns(text)).toBeUndefined();
  });

  test('remembered ones come back', () => {
    expect(parseColumns('["key","data.a"]')).toEqual(['key', 'data.a']);
  });
});

test('fields are told from at most 200 records, evenly from among all', () => {
  const records = Array.from({ length: 1_000 }, (_, index) =>
    recordForTest(String(index), 0, { data: decoded({ text: String(index) }) }),
  );
  const texts = fieldTexts(records);
  expect(texts).toHaveLength(200);
  expect(texts.at(-1)).toBe('995');
  const others = [decoded({ truncated: true }), decoded({ kind: 'text' })];
  expect(fieldTexts(others.map((data) => recordForTest('1', 0, { data })))).toEqual([]);
});

test('the filter of a key is a string of the filter language, whatever the key holds', () => {
  expect(keyFilter('a"b\\c')).toBe(String.raw`key == "a\"b\\c"`);
  expect(keyFilter('x\u202ey\n')).toBe(String.raw`key == "x\u202ey\n"`);
});

describe('unevenness', () => {
  const shards = [
    { shard: 's0', records: 60, bytes: 100 },
    { shard: 's1', records: 20, bytes: 300 },
  ];
  const tally = { records: 80, bytes: 400, shards };

  test('compares the hottest shard with an even share, by records or by bytes', () => {
    expect(unevenness(tally, 'records', 2)).toEqual({
      shard: 's0',
      share: 0.75,
      evenShare: 0.5,
      ratio: 1.5,
    });
    expect(unevenness(tally, 'bytes', 2)).toMatchObject({ shard: 's1', ratio: 1.5 });
  });

  test('shards without a record count too', () => {
    expect(unevenness(tally, 'records', 4)).toMatchObject({ evenShare: 0.25, ratio: 3 });
  });

  test('says nothing of one shard or of nothing', () => {
    const [first] = shards;
    expect(unevenness({ ...tally, shards: first ? [first] : [] }, 'records', 1)).toBeUndefined();
    expect(unevenness({ records: 0, bytes: 0, shards: [] }, 'records', 4)).toBeUndefined();
    expect(unevenness({ ...tally, records: 0 }, 'records', 2)).toBeUndefined();
  });
});

describe('outgoingRecords', () => {
  test('go out as they came, with their keys; those that are here in part stay', () => {
    const subRecord = { index: 0, count: 2, explicitHashKey: '77' };
    const outgoing = outgoingRecords([
      recordForTest('1', 0, { data: decoded({ text: '{"a":1}' }), sizeBytes: 7, subRecord }),
      recordForTest('2', 0, { data: decoded({ truncated: true }) }),
    ]);
    expect([outgoing.count, outgoing.cut, outgoing.over]).toEqual([1, 1, 0]);
    expect(outgoing.records()).toEqual([
      { data: '{"a":1}', encoding: 'text', partitionKey: 'key-1', explicitHashKey: '77' },
    ]);
  });

  test('are no more than one run takes', () => {
    const one = recordForTest('1', 0);
    const outgoing = outgoingRecords(Array.from({ length: 10_005 }, () => one));
    expect([outgoing.count, outgoing.over]).toEqual([10_000, 5]);
  });
});

test('a tree is opened down to what holds the text, in names and values', () => {
  const deep = { wanted: [1, { City: 'Oslo' }] };
  const tree = { deep, other: { x: 1 } };
  expect([...matchingNodes(tree, 'oslo')]).toEqual([deep.wanted[1], deep.wanted, deep, tree]);
  expect(matchingNodes(tree, 'OTHER')).toEqual(new Set([tree]));
  expect(matchingNodes(tree, '')).toEqual(new Set());
});

test('a file is named by its stream and time', () => {
  expect(exportName('flights', Date.UTC(2026, 0, 31, 9, 30, 0, 5))).toBe(
    'flights-20260131T093000Z',
  );
});
