import { afterEach, beforeEach, expect, test } from 'vitest';
import { AUTOMATIC } from '@/lib/decode/compile-settings';
import { sampleRecords } from './sample-records';
import type { Start } from './sample-shard';
import { aggregateOf, NOON, shardId, startTestWorld, type TestWorld } from './world-for-test';

let world: TestWorld;
beforeEach(async () => {
  world = await startTestWorld(1);
});
afterEach(() => world.close());

const sample = (start: Start, limit = 100) =>
  sampleRecords(world.room, {
    stream: 's',
    shards: [shardId(0)],
    start,
    limit,
    oldestMs: NOON - 86_400_000,
    maxTextBytes: 1_000,
    settings: AUTOMATIC,
    signal: new AbortController().signal,
  });

test('an aggregate is one record of the limit and a row for each sub-record, newest first where asked', async () => {
  world.put(0, aggregateOf('a1', 'a2'), aggregateOf('b1', 'b2'));
  const { records } = await sample({ type: 'oldest' }, 1);
  expect(records.map(({ data }) => data.text)).toEqual(['a1', 'a2']);
  expect(records[0]).toMatchObject({
    partitionKey: 'own',
    subRecord: { index: 0, count: 2, explicitHashKey: null },
  });
  const newest = await sample({ type: 'latest' });
  expect(newest.records.map(({ data }) => data.text)).toEqual(['b2', 'b1', 'a2', 'a1']);
});

test('they make five thousand rows at most; the answer says what it leaves out, which can be read on', async () => {
  const many = aggregateOf(...Array<string>(900).fill('x'));
  world.put(0, ...Array<Buffer>(7).fill(many));
  const { records, notices, shards } = await sample({ type: 'oldest' });
  expect(records).toHaveLength(4_500);
  expect(notices).toEqual([
    '4,500 rows are shown; the sub-records of 2 more records would be over 5,000.',
  ]);
  const sequenceNumber = shards[0]?.lastSequenceNumber ?? '';
  expect(sequenceNumber).toBe(records.at(-1)?.sequenceNumber);
  expect((await sample({ type: 'after', sequenceNumber })).records).toHaveLength(1_800);
});
