import {
  DescribeStreamSummaryCommand,
  KinesisClient,
  ListShardsCommand,
  ListStreamsCommand,
} from '@aws-sdk/client-kinesis';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { systemClock } from '@/lib/clock';
import { clientOf, closeWorlds, impatient, openFaultWorld, put } from './fault-world';

afterEach(closeWorlds);

const list = new ListStreamsCommand({});

describe('calls', () => {
  test.each([
    [1_000, 1_000],
    [[500, 1_500] as [number, number], 1_000],
  ])('wait for a latency of %j', async (ms, waitsMs) => {
    const { local, clock, kinesis } = await openFaultWorld();
    local.faults.add({ kind: 'latency', ms, operations: ['PutRecord'] });
    const call = kinesis.send(put());
    await vi.waitUntil(() => local.faults.list()[0]?.applied === 1);
    await clock.advance(waitsMs - 1);
    expect(local.engine.stats().recordsWritten).toBe(0);
    await clock.advance(1);
    expect((await call).ShardId).toMatch(/^shardId-/);
  });

  test('are never answered: the client gives up, and nothing was done', async () => {
    const { local, kinesis } = await openFaultWorld();
    const requestHandler = new NodeHttpHandler({
      requestTimeout: 300,
      throwOnRequestTimeout: true,
    });
    local.faults.add({ kind: 'silence', operations: ['PutRecord'], stream: 'flights' });
    await expect(clientOf(local, { requestHandler }).send(put())).rejects.toMatchObject({
      name: 'TimeoutError',
    });
    expect(local.engine.stats().recordsWritten).toBe(0);
    await kinesis.send(put('other'));
  });

  test.each(['before', 'after'] as const)(
    'lose their connection %s the work, over both protocols',
    async (when) => {
      const { local, kinesis } = await openFaultWorld();
      local.faults.add({ kind: 'drop', when, operations: ['PutRecord'] });
      await expect(kinesis.send(put())).rejects.toMatchObject({ code: 'ECONNRESET' });
      const h2 = new KinesisClient({ endpoint: local.endpoints.kinesis, ...impatient });
      await expect(h2.send(put())).rejects.toThrow(expect.any(Error));
      expect(local.engine.stats().recordsWritten).toBe(when === 'after' ? 2 : 0);
      local.faults.clear();
      await h2.send(put());
      h2.destroy();
    },
  );

  test('find a service whose clock is off, and correct themselves by its date', async () => {
    const { local, kinesis } = await openFaultWorld({ clock: systemClock });
    const id = local.faults.add({ kind: 'clock-skew', offsetMs: 3_600_000 });
    await expect(kinesis.send(list)).rejects.toMatchObject({
      name: 'InvalidSignatureException',
      message: expect.stringMatching(/^Signature expired: \d{8}T\d{6}Z is now earlier than/),
    });
    const patient = clientOf(local, { maxAttempts: 2 });
    expect((await patient.send(list)).$metadata.attempts).toBe(2);
    expect((await patient.send(list)).$metadata.attempts).toBe(1);
    expect(local.faults.list()[0]?.applied).toBe(2);
    local.faults.remove(id);
    await clientOf(local).send(list);
  });

  test('pass untouched without a fault', async () => {
    const { local, kinesis } = await openFaultWorld();
    await kinesis.send(new ListShardsCommand({ StreamName: 'flights' }));
    await kinesis.send(new DescribeStreamSummaryCommand({ StreamName: 'flights' }));
    expect(local.faults.list()).toEqual([]);
  });
});
