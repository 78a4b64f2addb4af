import { CloudWatchClient, ListMetricsCommand } from '@aws-sdk/client-cloudwatch';
import {
  GetRecordsCommand,
  GetShardIteratorCommand,
  ListStreamsCommand,
  PutRecordCommand,
} from '@aws-sdk/client-kinesis';
import { afterEach, describe, expect, test } from 'vitest';
import { batch, clientOf, closeWorlds, impatient, openFaultWorld, put, sumOf } from './fault-world';

afterEach(closeWorlds);

const list = new ListStreamsCommand({});

describe('errors', () => {
  test.each([
    ['InternalFailure', 500],
    ['ServiceUnavailable', 503],
    ['KMSThrottlingException', 400],
    ['KMSAccessDeniedException', 400],
    ['KMSDisabledException', 400],
    ['KMSNotFoundException', 400],
    ['ExpiredTokenException', 403],
    ['ExpiredIteratorException', 400],
    ['ExpiredNextTokenException', 400],
    ['AccessDeniedException', 400],
    ['LimitExceededException', 400],
    ['ProvisionedThroughputExceededException', 400],
  ] as const)('%s reaches the client by its name, with status %i', async (error, status) => {
    const { local, kinesis } = await openFaultWorld();
    local.faults.add({ kind: 'error', error });
    await expect(kinesis.send(list)).rejects.toMatchObject({
      name: error,
      $metadata: { httpStatusCode: status },
    });
  });

  test('strike the named operations, stream and shard alone', async () => {
    const { local, kinesis } = await openFaultWorld();
    const iterator = new GetShardIteratorCommand({
      StreamName: 'flights',
      ShardId: 'shardId-000000000001',
      ShardIteratorType: 'LATEST',
    });
    const { ShardIterator } = await kinesis.send(iterator);
    local.faults.add({
      kind: 'error',
      error: 'KMSDisabledException',
      message: 'the key is off',
      operations: ['GetRecords', 'PutRecord', 'PutRecords'],
      stream: 'flights',
      shard: 'shardId-000000000001',
    });
    const refused = { name: 'KMSDisabledException', message: 'the key is off' };
    await expect(kinesis.send(new GetRecordsCommand({ ShardIterator }))).rejects.toMatchObject(
      refused,
    );
    await expect(kinesis.send(batch(20))).rejects.toMatchObject(refused);
    await kinesis.send(list);
    await kinesis.send(put('other'));
    const low = { StreamName: 'flights', PartitionKey: 'k', Data: Buffer.from('x') };
    await kinesis.send(new PutRecordCommand({ ...low, ExplicitHashKey: '0' }));
    const high = new PutRecordCommand({ ...low, ExplicitHashKey: `${2n ** 128n - 1n}` });
    await expect(kinesis.send(high)).rejects.toMatchObject(refused);
    expect(local.faults.list()[0]?.applied).toBe(3);
  });

  test('strike so many times, or for so long by the clock', async () => {
    const { local, kinesis, clock } = await openFaultWorld();
    local.faults.add({ kind: 'error', error: 'InternalFailure', times: 2 });
    for (let call = 0; call < 2; call += 1) {
      await expect(kinesis.send(list)).rejects.toMatchObject({ name: 'InternalFailure' });
    }
    await kinesis.send(list);
    expect(local.faults.list()).toEqual([]);
    local.faults.add({ kind: 'error', error: 'InternalFailure', forMs: 1_000 });
    await clock.advance(999);
    await expect(kinesis.send(list)).rejects.toMatchObject({ name: 'InternalFailure' });
    await clock.advance(1);
    await kinesis.send(list);
    expect(local.faults.list()).toEqual([]);
  });

  test('strike the share that chance decides; a removed fault strikes no more', async () => {
    const chances = [0.29, 0.3, 0.9, 0.1];
    const { local, kinesis } = await openFaultWorld({ random: () => chances.shift() ?? 0 });
    const id = local.faults.add({ kind: 'error', error: 'ThrottlingException', share: 0.3 });
    const outcomes: boolean[] = [];
    for (let call = 0; call < 4; call += 1) {
      outcomes.push(
        await kinesis.send(list).then(
          () => true,
          () => false,
        ),
      );
    }
    expect(outcomes).toEqual([false, true, true, false]);
    expect(local.faults.remove(id)).toBe(true);
    expect(local.faults.remove(id)).toBe(false);
    await kinesis.send(list);
  });

  test('are metered as the service meters its own', async () => {
    const { local, kinesis } = await openFaultWorld();
    local.faults.add({
      kind: 'error',
      error: 'ProvisionedThroughputExceededException',
      operations: ['PutRecords'],
    });
    await expect(kinesis.send(batch(7))).rejects.toThrow('Rate exceeded');
    expect(sumOf(local, 'WriteProvisionedThroughputExceeded')).toBe(7);
    expect(sumOf(local, 'PutRecords.Success')).toBe(0);
  });

  test('reach CloudWatch in its own form', async () => {
    const { local } = await openFaultWorld();
    const client = new CloudWatchClient({
      endpoint: local.endpoints.cloudwatch,
      ...impatient,
    });
    local.faults.add({ kind: 'error', error: 'ThrottlingException', service: 'cloudwatch' });
    const call = client.send(new ListMetricsCommand({}));
    await expect(call).rejects.toMatchObject({ name: 'ThrottlingException' });
    client.destroy();
    await clientOf(local).send(list);
  });
});
