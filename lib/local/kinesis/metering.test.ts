import { describe, expect, test } from 'vitest';
import { openTestEngine, START_MS } from './open-test-engine';

const entry = { Data: Buffer.from('abcde'), PartitionKey: 'key' };
const PUT_BYTES = 8;

describe('what the meter hears', () => {
  test('of a record put alone', () => {
    const { engine, put, observations, total } = openTestEngine();
    engine.createStream('s');
    put('s', 'abcde', 'key');
    expect(total('PutRecord.Success')).toBe(1);
    expect(total('PutRecord.Bytes')).toBe(PUT_BYTES);
    expect(total('IncomingBytes')).toBe(PUT_BYTES);
    expect(total('IncomingRecords')).toBe(1);
    expect(total('WriteProvisionedThroughputExceeded')).toBe(0);
    expect(total('PutRecord.Latency')).toBeGreaterThan(0);
    expect(observations).toContainEqual({
      metric: 'IncomingBytes',
      streamName: 's',
      value: PUT_BYTES,
      unit: 'Bytes',
      timeMs: START_MS,
    });
  });

  test('of a batch that is refused in part', () => {
    const { engine, total } = openTestEngine({ limits: { recordsWrittenPerSecond: 3 } });
    engine.createStream('s');
    const Records = [entry, entry, entry, entry, entry];
    expect(engine.execute('PutRecords', { StreamName: 's', Records }).FailedRecordCount).toBe(2);
    expect(total('PutRecords.Success')).toBe(1);
    expect(total('PutRecords.TotalRecords')).toBe(5);
    expect(total('PutRecords.SuccessfulRecords')).toBe(3);
    expect(total('PutRecords.ThrottledRecords')).toBe(2);
    expect(total('PutRecords.FailedRecords')).toBe(0);
    expect(total('PutRecords.Bytes')).toBe(3 * PUT_BYTES);
    expect(total('IncomingRecords')).toBe(3);
    expect(total('WriteProvisionedThroughputExceeded')).toBe(2);
  });

  test('of a batch that is refused whole: no success', () => {
    const { engine, total } = openTestEngine({ limits: { recordsWrittenPerSecond: 1 } });
    engine.createStream('s');
    const put = () => engine.execute('PutRecords', { StreamName: 's', Records: [entry] });
    put();
    put();
    expect(total('PutRecords.Success')).toBe(1);
    expect(total('PutRecords.TotalRecords')).toBe(2);
  });

  test('of a single record that is refused', () => {
    const { engine, put, total } = openTestEngine({ limits: { recordsWrittenPerSecond: 1 } });
    engine.createStream('s');
    put('s', 'x');
    expect(() => put('s', 'x')).toThrow('Rate exceeded for shard');
    expect(total('PutRecord.Success')).toBe(1);
    expect(total('WriteProvisionedThroughputExceeded')).toBe(1);
  });

  test('of reads: age of the last record read, and 0 when there is none left', async () => {
    const { engine, clock, put, iterator, observations, total } = openTestEngine();
    engine.createStream('s');
    put('s', 'abcde');
    await clock.advance(2500);
    const ShardIterator = iterator('s', 'TRIM_HORIZON');
    const first = engine.execute('GetRecords', { ShardIterator });
    engine.execute('GetRecords', { ShardIterator: first.NextShardIterator });
    const ages = observations.filter(
      ({ metric }) => metric === 'GetRecords.IteratorAgeMilliseconds',
    );
    expect(ages.map(({ value }) => value)).toEqual([2500, 0]);
    expect(total('GetRecords.Bytes')).toBe(PUT_BYTES);
    expect(total('GetRecords.Records')).toBe(1);
    expect(total('GetRecords.Success')).toBe(2);
  });

  test('of a read that is refused: a call, not records', () => {
    const { engine, iterator, read, total } = openTestEngine();
    engine.createStream('s');
    const begin = iterator('s', 'LATEST');
    for (let call = 0; call < 5; call += 1) read(begin);
    expect(() => read(begin)).toThrow('Rate exceeded for shard');
    expect(total('ReadProvisionedThroughputExceeded')).toBe(1);
    expect(total('GetRecords.Success')).toBe(5);
  });

  test('of shards: only what enhanced monitoring was switched on for', () => {
    const { engine, put, iterator, read, observations, total } = openTestEngine();
    engine.createStream('s', { shards: 2 });
    engine.execute('EnableEnhancedMonitoring', {
      StreamName: 's',
      ShardLevelMetrics: ['IncomingBytes', 'OutgoingRecords'],
    });
    put('s', 'abcde', 'key');
    const shardId = engine
      .stats()
      .calls.find(({ operation, shardId: shard }) =>
        Boolean(operation === 'PutRecord' && shard),
      )?.shardId;
    read(iterator('s', 'TRIM_HORIZON', shardId));
    expect(shardId).toBeDefined();
    expect(total('IncomingBytes', shardId)).toBe(PUT_BYTES);
    expect(total('OutgoingRecords', shardId)).toBe(1);
    const metrics = observations.filter((one) => one.shardId).map((one) => one.metric);
    expect(metrics.toSorted()).toEqual(['IncomingBytes', 'OutgoingRecords']);
  });
});
