import { KinesisClient, SplitShardCommand } from '@aws-sdk/client-kinesis';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ManualClock } from '@/lib/clock';
import { AUTOMATIC } from '@/lib/decode/compile-settings';
import { createKinesisEngine, type KinesisEngine } from '@/lib/local/kinesis/create-kinesis-engine';
import { startKinesis } from '@/lib/local/kinesis/start-kinesis';
import { OwnReads } from './own-reads';
import { ReadBudget } from './read-budget';
import { sampleRecords } from './sample-records';

const SHARDS = ['shardId-000000000000', 'shardId-000000000001'] as const;
const [FIRST, SECOND] = SHARDS;
const NOON = Date.parse('2026-03-01T12:00:00Z');
const HOUR_MS = 3_600_000;
const { signal } = new AbortController();

/** Time that goes on only while somebody waits for it. */
class WaitingClock {
  #nowMs = NOON;
  now = () => this.#nowMs;
  sleep = async (ms: number) => this.pass(ms);
  pass(ms: number): void {
    this.#nowMs += ms;
  }
}

let clock: WaitingClock;
let engine: KinesisEngine;
let client: KinesisClient;
let close: () => Promise<void>;

beforeEach(async () => {
  clock = new WaitingClock();
  engine = createKinesisEngine({ clock, meter: { record: () => {} } });
  engine.createStream('s', { shards: 2 });
  const server = await startKinesis({ engine, clock });
  close = () => server.close();
  client = new KinesisClient({
    endpoint: server.url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    requestHandler: new NodeHttpHandler(),
    maxAttempts: 1,
  });
});
afterEach(() => {
  client.destroy();
  return close();
});

/** Puts texts into one of the two shards, a second apart. */
async function put(shard: (typeof SHARDS)[number], ...texts: string[]): Promise<string[]> {
  const sequenceNumbers: string[] = [];
  for (const text of texts) {
    const { Records = [] } = engine.execute('PutRecords', {
      StreamName: 's',
      Records: [
        {
          Data: new TextEncoder().encode(text),
          PartitionKey: 'key',
          ExplicitHashKey: shard === FIRST ? '0' : String(2n ** 128n - 1n),
        },
      ],
    });
    sequenceNumbers.push(...Records.map(({ SequenceNumber = '' }) => SequenceNumber));
    clock.pass(1_000);
  }
  return sequenceNumbers;
}

type Wish = Parameters<typeof sampleRecords>[1];

async function sample(wish: Partial<Wish>, budget = new ReadBudget(clock)) {
  const answer = sampleRecords(
    { client, clock, budget, ownReads: new OwnReads(clock) },
    {
      stream: 's',
      shards: SHARDS,
      start: { type: 'latest' },
      limit: 100,
      oldestMs: NOON - 24 * HOUR_MS,
      maxTextBytes: 1_000,
      settings: AUTOMATIC,
      signal,
      ...wish,
    },
  );
  const { records, shards, raisesIteratorAge } = await answer;
  return { texts: records.map(({ data }) => data.text), records, shards, raisesIteratorAge };
}

describe('latest', () => {
  test('merges the newest of all shards, newest first', async () => {
    await put(FIRST, 'a1');
    await put(SECOND, 'b2', 'b3');
    await put(FIRST, 'a4');
    const { texts, shards, raisesIteratorAge } = await sample({ limit: 3 });
    expect(texts).toEqual(['a4', 'b3', 'b2']);
    expect(shards.map(({ shard, records, end }) => [shard, records, end])).toEqual([
      [FIRST, 1, 'limit'],
      [SECOND, 2, 'tip'],
    ]);
    expect(raisesIteratorAge).toBe(false);
  });

  test('finds the newest record of a quiet shard, hours old, in three calls', async () => {
    await put(FIRST, 'old', 'newer');
    clock.pass(5 * HOUR_MS);
    const { texts, shards, raisesIteratorAge } = await sample({ shards: [FIRST], limit: 1 });
    expect(texts).toEqual(['newer']);
    expect(shards[0]).toMatchObject({ calls: 3, end: 'limit' });
    expect(raisesIteratorAge).toBe(true);
  });

  test('an empty shard ends at its tip', async () => {
    const { texts, shards } = await sample({ shards: [FIRST] });
    expect(texts).toEqual([]);
    expect(shards[0]).toMatchObject({ end: 'tip', records: 0, lastSequenceNumber: null });
  });

  test('reaches the tip of a busy shard without reading all that lies before it', async () => {
    const records = Array.from({ length: 500 }, (_, index) => ({
      Data: Buffer.alloc(1_000, index % 10),
      PartitionKey: 'key',
      ExplicitHashKey: '0',
    }));
    for (let second = 0; second < 60; second++) {
      engine.execute('PutRecords', { StreamName: 's', Records: records });
      clock.pass(1_000);
    }
    await put(FIRST, 'the newest');
    const { texts, shards } = await sample({ shards: [FIRST], limit: 100 });
    expect(texts[0]).toBe('the newest');
    expect(texts).toHaveLength(100);
    expect(shards[0]).toMatchObject({ end: 'limit', millisBehindLatest: 0, calls: 4 });
  });
});

describe('from a position on', () => {
  test('oldest first, up to the limit; reading on after the last one misses and doubles nothing', async () => {
    await put(FIRST, 'a', 'b', 'c');
    const first = await sample({ shards: [FIRST], start: { type: 'oldest' }, limit: 2 });
    expect(first.texts).toEqual(['a', 'b']);
    expect(first.shards[0]?.end).toBe('limit');
    const sequenceNumber = first.shards[0]?.lastSequenceNumber ?? '';
    const rest = await sample({ shards: [FIRST], start: { type: 'after', sequenceNumber } });
    expect(rest.texts).toEqual(['c']);
    expect(rest.shards[0]?.end).toBe('tip');
  });

  test('what the limit cuts off one shard can be read on there', async () => {
    await put(FIRST, 'a1', 'a2');
    await put(SECOND, 'b3');
    const { texts, shards } = await sample({ start: { type: 'oldest' }, limit: 1 });
    expect(texts).toEqual(['a1']);
    expect(shards.map(({ end, records }) => [end, records])).toEqual([
      ['limit', 1],
      ['limit', 0],
    ]);
    expect(shards[1]?.lastSequenceNumber).toBeNull();
  });

  test('a time is exact to the millisecond, and a sequence number is its record', async () => {
    const [, middle = ''] = await put(FIRST, 'a', 'b', 'c');
    const at = await sample({ shards: [FIRST], start: { type: 'time', atMs: NOON + 1_000 } });
    expect(at.texts).toEqual(['b', 'c']);
    const start = { type: 'sequence', sequenceNumber: middle } as const;
    expect((await sample({ shards: [FIRST], start, limit: 1 })).texts).toEqual(['b']);
  });

  test('a closed shard ends with itself', async () => {
    await put(FIRST, 'before');
    await client.send(
      new SplitShardCommand({
        StreamName: 's',
        ShardToSplit: FIRST,
        NewStartingHashKey: String(2n ** 126n),
      }),
    );
    const { texts, shards } = await sample({ shards: [FIRST], start: { type: 'oldest' } });
    expect(texts).toEqual(['before']);
    expect(shards[0]?.end).toBe('shard_end');
    expect((await sample({ shards: [FIRST] })).texts).toEqual(['before']);
  });
});

describe('when something is in the way', () => {
  test('one failing shard fails alone', async () => {
    await put(FIRST, 'a');
    const { texts, shards } = await sample({ shards: [FIRST, 'shardId-000000000099'] });
    expect(texts).toEqual(['a']);
    expect(shards[1]).toMatchObject({ end: 'failed', problem: { code: 'shard_not_found' } });
  });

  test('a sequence number of another shard is refused', async () => {
    const [sequenceNumber = ''] = await put(SECOND, 'b');
    const reading = sample({ shards: [FIRST], start: { type: 'sequence', sequenceNumber } });
    await expect(reading).rejects.toMatchObject({ code: 'invalid_input' });
  });

  test('the budget of a shard is shared: who would wait too long is told so', async () => {
    await put(FIRST, 'a');
    const stopped = new ManualClock(NOON);
    const budget = new ReadBudget(stopped);
    const others = Array.from({ length: 8 }, () =>
      budget.take({ stream: 's', shard: FIRST }, signal),
    );
    const { texts, shards } = await sample({ shards: [FIRST] }, budget);
    expect(texts).toEqual([]);
    expect(shards[0]).toMatchObject({ end: 'call_budget', calls: 0 });
    await stopped.advance(10_000);
    expect(await Promise.all(others)).toEqual(Array(8).fill(true));
  });

  test('a throttled call is tried again, and counted', async () => {
    await put(FIRST, 'a');
    const ShardIterator = iteratorOf(FIRST);
    for (let call = 0; call < 5; call++) engine.execute('GetRecords', { ShardIterator });
    const reading = await sample({ shards: [FIRST], start: { type: 'oldest' } });
    expect(reading).toMatchObject({ texts: ['a'], shards: [{ calls: 2, end: 'tip' }] });
  });

  test('a reading ends when its asker leaves', async () => {
    const leaver = new AbortController();
    const reading = sample({ signal: leaver.signal });
    leaver.abort();
    await expect(reading).rejects.toMatchObject({ name: 'AbortError' });
  });
});

function iteratorOf(shard: string): string | undefined {
  return engine.execute('GetShardIterator', {
    StreamName: 's',
    ShardId: shard,
    ShardIteratorType: 'TRIM_HORIZON',
  }).ShardIterator;
}

test('two payloads of a page are decoded and cut at the cap', async () => {
  await put(FIRST, '{"n":9007199254740993}', 'x'.repeat(5_000));
  const { records } = await sample({ shards: [FIRST], start: { type: 'oldest' } });
  expect(records[0]?.data).toMatchObject({ kind: 'json', text: '{"n":9007199254740993}' });
  expect(records[1]?.data).toMatchObject({ truncated: true, text: 'x'.repeat(1_000) });
  expect(records[1]).toMatchObject({
    sizeBytes: 5_000,
    hashKey: '80325066489831061459460196859901989661',
  });
});
