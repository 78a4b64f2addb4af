import { afterEach, describe, expect, test } from 'vitest';
import { batch, closeWorlds, openFaultWorld, put, sumOf } from './fault-world';

afterEach(closeWorlds);

describe('records', () => {
  test('fail one by one in a batch, and are metered as throttled or failed', async () => {
    let turn = 0;
    const { local, kinesis } = await openFaultWorld({ random: () => (turn++ % 4 === 0 ? 0 : 0.9) });
    local.faults.add({ kind: 'records', error: 'InternalFailure', stream: 'flights', share: 0.5 });
    const { FailedRecordCount, Records = [] } = await kinesis.send(batch(8));
    expect(FailedRecordCount).toBe(2);
    expect(Records.map(({ ErrorCode }) => ErrorCode ?? 'stored')).toEqual(
      [0, 1, 2, 3, 4, 5, 6, 7].map((n) => (n % 4 === 0 ? 'InternalFailure' : 'stored')),
    );
    expect((await kinesis.send(batch(8, 'other'))).FailedRecordCount).toBe(0);
    expect(local.engine.stats().recordsWritten).toBe(14);
  });

  test('fail alone as the call’s own error', async () => {
    const { local, kinesis } = await openFaultWorld();
    const throttled = 'ProvisionedThroughputExceededException';
    local.faults.add({ kind: 'records', error: throttled, times: 1 });
    await expect(kinesis.send(put())).rejects.toMatchObject({ name: throttled });
    local.faults.add({ kind: 'records', error: 'InternalFailure', times: 1 });
    await expect(kinesis.send(put())).rejects.toMatchObject({
      name: 'InternalFailureException',
      $metadata: { httpStatusCode: 500 },
    });
    await kinesis.send(put());
  });

  test('fail on one shard only', async () => {
    const { local, kinesis } = await openFaultWorld();
    const shard = 'shardId-000000000000';
    local.faults.add({ kind: 'records', error: 'ProvisionedThroughputExceededException', shard });
    const { Records = [] } = await kinesis.send(batch(20));
    const failed = Records.filter(({ ErrorCode }) => ErrorCode !== undefined);
    expect(failed.length).toBeGreaterThan(0);
    expect(failed.every(({ ErrorMessage }) => ErrorMessage?.includes(shard))).toBe(true);
    expect(Records.some(({ ShardId }) => ShardId === shard)).toBe(false);
  });
});

describe('metrics', () => {
  test('come late, until the fault ends by its time', async () => {
    const { local, kinesis, clock } = await openFaultWorld();
    local.faults.add({ kind: 'late-metrics', delayMs: 120_000, forMs: 300_000 });
    await kinesis.send(batch(3));
    await clock.advance(119_999);
    expect(sumOf(local, 'IncomingRecords')).toBeUndefined();
    await clock.advance(1);
    expect(sumOf(local, 'IncomingRecords')).toBe(3);
    await clock.advance(180_000);
    await kinesis.send(batch(2));
    expect(sumOf(local, 'IncomingRecords')).toBe(5);
  });

  test('are missing by stream and name, counted', async () => {
    const { local, kinesis } = await openFaultWorld();
    const metrics = ['IncomingRecords'];
    const id = local.faults.add({ kind: 'missing-metrics', stream: 'flights', metrics });
    await kinesis.send(batch(3));
    expect(sumOf(local, 'IncomingRecords')).toBeUndefined();
    expect(local.faults.list()[0]?.applied).toBe(1);
    local.faults.remove(id);
    await kinesis.send(batch(4));
    expect(sumOf(local, 'IncomingRecords')).toBe(4);
  });
});
