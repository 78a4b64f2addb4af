import { describe, expect, test } from 'vitest';
import { FIRST_SHARD, openTestEngine, START_MS } from './open-test-engine';

const HOUR_MS = 3_600_000;
const fault = (name: string) => expect.objectContaining({ name, status: 400 });
const dryRun = fault('DryRunOperationException');

describe('the call rates', () => {
  test('refuse the calls over the account’s rate, and let them pass a second later', async () => {
    const { engine, clock } = openTestEngine();
    for (let call = 0; call < 5; call += 1) engine.execute('ListStreams', {});
    expect(() => engine.execute('ListStreams', {})).toThrow(fault('LimitExceededException'));
    await clock.advance(1000);
    expect(engine.execute('ListStreams', {}).StreamNames).toEqual([]);
  });

  test('count each operation by itself, and each stream where the rate is a stream’s', () => {
    const { engine } = openTestEngine();
    engine.createStream('a');
    engine.createStream('b');
    const monitor = (StreamName: string) =>
      engine.execute('EnableEnhancedMonitoring', { StreamName, ShardLevelMetrics: ['ALL'] });
    for (let call = 0; call < 5; call += 1) monitor('a');
    expect(() => monitor('a')).toThrow(fault('LimitExceededException'));
    expect(monitor('b').DesiredShardLevelMetrics).toHaveLength(7);
    expect(engine.execute('ListStreams', {}).StreamNames).toEqual(['a', 'b']);
  });

  test('can be switched off', () => {
    const limits = { streamCallsPerSecond: Number.POSITIVE_INFINITY };
    const { engine } = openTestEngine({ limits });
    for (let call = 0; call < 50; call += 1) engine.execute('ListStreams', {});
    expect(engine.stats().calls).toEqual([{ operation: 'ListStreams', calls: 50 }]);
  });

  test('a stream’s iterators are five a second and shard', () => {
    const { engine, iterator } = openTestEngine();
    engine.createStream('s', { shards: 2 });
    for (let call = 0; call < 5; call += 1) iterator('s', 'LATEST');
    expect(() => iterator('s', 'LATEST')).toThrow(fault('ProvisionedThroughputExceededException'));
    expect(iterator('s', 'LATEST', 'shardId-000000000001')).not.toBe('');
  });
});

describe('a dry run', () => {
  const { engine, iterator, put, read } = openTestEngine();
  engine.createStream('s');
  const entry = { Data: Buffer.from('x'), PartitionKey: 'k' };

  test('says that the call would have succeeded, and does nothing', () => {
    const run = { StreamName: 's', DryRun: true };
    expect(() => engine.execute('PutRecord', { ...run, ...entry })).toThrow(dryRun);
    expect(() => engine.execute('PutRecords', { ...run, Records: [entry] })).toThrow(dryRun);
    const where = { ShardId: FIRST_SHARD, ShardIteratorType: 'LATEST' as const };
    expect(() => engine.execute('GetShardIterator', { ...run, ...where })).toThrow(dryRun);
    const begin = iterator('s', 'TRIM_HORIZON');
    expect(() => engine.execute('GetRecords', { ShardIterator: begin, DryRun: true })).toThrow(
      dryRun,
    );
    expect(read(begin)).toEqual([]);
  });

  test('says what is wrong where the call would have failed', () => {
    expect(() => engine.execute('PutRecord', { StreamName: 'no', DryRun: true, ...entry })).toThrow(
      fault('ResourceNotFoundException'),
    );
    expect(put('s', 'x')).toMatch(/^\d{56}$/);
  });
});

describe('an on-demand stream', () => {
  test('is not resharded by its owner', () => {
    const { engine } = openTestEngine();
    engine.createStream('s', { mode: 'ON_DEMAND' });
    const resize = { TargetShardCount: 8, ScalingType: 'UNIFORM_SCALING' as const };
    expect(() => engine.execute('UpdateShardCount', { StreamName: 's', ...resize })).toThrow(
      fault('ValidationException'),
    );
  });

  test('under AUTO heeds no key, and needs none', () => {
    let next = 0;
    const { engine } = openTestEngine({ random: () => (next = (next + 0.25) % 1) });
    engine.execute('CreateStream', {
      StreamName: 's',
      StreamModeDetails: { StreamMode: 'ON_DEMAND' },
      RecordDistributionStrategy: 'AUTO',
    });
    const Records = Array.from({ length: 4 }, () => ({
      Data: Buffer.from('x'),
      ExplicitHashKey: '0',
    }));
    const answer = engine.execute('PutRecords', { StreamName: 's', Records });
    expect(new Set(answer.Records?.map((record) => record.ShardId)).size).toBe(4);
  });

  test('is the only kind that AUTO is for', () => {
    const { engine } = openTestEngine();
    const input = { StreamName: 's', ShardCount: 1, RecordDistributionStrategy: 'AUTO' as const };
    expect(() => engine.execute('CreateStream', input)).toThrow(fault('ValidationException'));
  });

  test('switches its mode twice a day', async () => {
    const { engine, clock } = openTestEngine();
    engine.createStream('s');
    const { StreamARN } = engine.execute('ListStreams', {}).StreamSummaries?.[0] ?? {};
    const turn = (StreamMode: 'ON_DEMAND' | 'PROVISIONED') =>
      engine.execute('UpdateStreamMode', { StreamARN, StreamModeDetails: { StreamMode } });
    turn('ON_DEMAND');
    turn('PROVISIONED');
    expect(() => turn('ON_DEMAND')).toThrow(fault('LimitExceededException'));
    await clock.advance(24 * HOUR_MS);
    expect(turn('ON_DEMAND')).toEqual({});
  });
});

describe('scaling', () => {
  test('is allowed ten times in any 24 hours', async () => {
    const { engine, clock } = openTestEngine();
    engine.createStream('s', { shards: 2 });
    const resize = (TargetShardCount: number) =>
      engine.execute('UpdateShardCount', {
        StreamName: 's',
        TargetShardCount,
        ScalingType: 'UNIFORM_SCALING',
      });
    for (let turn = 0; turn < 10; turn += 1) resize(turn % 2 === 0 ? 4 : 2);
    expect(() => resize(4)).toThrow(fault('LimitExceededException'));
    await clock.advance(24 * HOUR_MS);
    expect(resize(4)).toMatchObject({ CurrentShardCount: 2, TargetShardCount: 4 });
  });
});

describe('history', () => {
  test('is played in by calls at past times, and is there when the clock goes on', async () => {
    const { engine, clock, iterator } = openTestEngine();
    engine.createStream('s');
    for (let hour = 0; hour < 30; hour += 1) {
      engine.execute('PutRecords', {
        StreamName: 's',
        Records: [{ Data: Buffer.from(`hour ${hour}`), PartitionKey: 'k' }],
      });
      await clock.advance(HOUR_MS);
    }
    const { Records, MillisBehindLatest } = engine.execute('GetRecords', {
      ShardIterator: iterator('s', 'TRIM_HORIZON'),
      Limit: 3,
    });
    expect(Records?.map((record) => record.ApproximateArrivalTimestamp?.getTime())).toEqual(
      [6, 7, 8].map((hour) => START_MS + hour * HOUR_MS),
    );
    expect(MillisBehindLatest).toBe(21 * HOUR_MS);
  });
});

describe('what the engine refuses', () => {
  test('an operation it does not have, by its name', () => {
    const { engine } = openTestEngine();
    expect(() => engine.executeJson('CreateChannel', {})).toThrow(
      'CreateChannel is not supported by this local service.',
    );
    expect(() => engine.executeJson('toString', {})).toThrow(fault('UnknownOperationException'));
  });

  test('a stream that is named twice, and differently', () => {
    const { engine } = openTestEngine();
    engine.createStream('a');
    const StreamARN = 'arn:aws:kinesis:us-east-1:000000000000:stream/a';
    expect(() => engine.execute('ListShards', { StreamName: 'b', StreamARN })).toThrow(
      fault('InvalidArgumentException'),
    );
    expect(engine.execute('ListShards', { StreamName: 'a', StreamARN }).Shards).toHaveLength(1);
  });

  test('an iterator of a stream that was deleted and made again', async () => {
    const { engine, iterator, read } = openTestEngine();
    engine.createStream('s');
    const old = iterator('s', 'TRIM_HORIZON');
    engine.execute('DeleteStream', { StreamName: 's' });
    engine.createStream('s');
    expect(() => read(old)).toThrow(fault('ResourceNotFoundException'));
  });

  test('a record over the stream’s size, key counted, and a request over 10 MiB', () => {
    const { engine } = openTestEngine();
    engine.createStream('s');
    const put = (bytes: number, count: number) =>
      engine.execute('PutRecords', {
        StreamName: 's',
        Records: Array.from({ length: count }, () => ({
          Data: new Uint8Array(bytes),
          PartitionKey: 'k',
        })),
      });
    expect(() => put(1024 * 1024, 1)).toThrow('larger than the 1048576 bytes');
    expect(() => put(1024 * 1024 - 1, 11)).toThrow('exceed the limit of 10485760 bytes');
  });
});

describe('stats', () => {
  test('count calls by operation and by shard, records and bytes', () => {
    const { engine, put, iterator, read } = openTestEngine();
    engine.createStream('s');
    put('s', 'abc', 'key');
    const begin = iterator('s', 'TRIM_HORIZON');
    read(begin);
    read(begin);
    const { calls, recordsWritten, bytesWritten } = engine.stats();
    expect({ recordsWritten, bytesWritten }).toEqual({ recordsWritten: 1, bytesWritten: 6 });
    expect(calls).toContainEqual({ operation: 'GetRecords', calls: 2 });
    expect(calls).toContainEqual({
      operation: 'GetRecords',
      streamName: 's',
      shardId: FIRST_SHARD,
      calls: 2,
    });
    expect(engine.streamNames()).toEqual(['s']);
  });
});
