import {
  DecreaseStreamRetentionPeriodCommand,
  DescribeLimitsCommand,
  DescribeStreamSummaryCommand,
  DisableEnhancedMonitoringCommand,
  EnableEnhancedMonitoringCommand,
  IncreaseStreamRetentionPeriodCommand,
  StartStreamEncryptionCommand,
  StopStreamEncryptionCommand,
  type StreamDescriptionSummary,
  UpdateMaxRecordSizeCommand,
  UpdateStreamModeCommand,
} from '@aws-sdk/client-kinesis';
import { expect } from 'vitest';
import { present, type World } from './open-world';
import { refusal } from './refusal';
import type { Rule } from './rule';

async function summary(world: World, StreamName: string): Promise<StreamDescriptionSummary> {
  const answer = await world.kinesis.send(new DescribeStreamSummaryCommand({ StreamName }));
  return present(answer.StreamDescriptionSummary);
}

const INVALID = { name: 'InvalidArgumentException', status: 400 };

export const settingsRules: readonly Rule[] = [
  {
    name: 'retention can be raised and lowered',
    async check(world) {
      const StreamName = await world.stream();
      await world.kinesis.send(
        new IncreaseStreamRetentionPeriodCommand({ StreamName, RetentionPeriodHours: 8_760 }),
      );
      expect((await summary(world, StreamName)).RetentionPeriodHours).toBe(8_760);
      await world.kinesis.send(
        new DecreaseStreamRetentionPeriodCommand({ StreamName, RetentionPeriodHours: 24 }),
      );
      expect((await summary(world, StreamName)).RetentionPeriodHours).toBe(24);
    },
  },
  {
    name: 'raising retention to less than it is gets refused',
    async check(world) {
      const StreamName = await world.stream();
      await world.kinesis.send(
        new IncreaseStreamRetentionPeriodCommand({ StreamName, RetentionPeriodHours: 72 }),
      );
      const call = world.kinesis.send(
        new IncreaseStreamRetentionPeriodCommand({ StreamName, RetentionPeriodHours: 48 }),
      );
      expect(await refusal(call)).toMatchObject(INVALID);
    },
  },
  {
    name: 'lowering retention to more than it is gets refused',
    async check(world) {
      const StreamName = await world.stream();
      const call = world.kinesis.send(
        new DecreaseStreamRetentionPeriodCommand({ StreamName, RetentionPeriodHours: 48 }),
      );
      expect(await refusal(call)).toMatchObject(INVALID);
    },
  },
  {
    name: 'retention is 24 to 8,760 hours',
    async check(world) {
      const StreamName = await world.stream();
      for (const RetentionPeriodHours of [8_761, 23]) {
        const Command =
          RetentionPeriodHours > 24
            ? IncreaseStreamRetentionPeriodCommand
            : DecreaseStreamRetentionPeriodCommand;
        const call = world.kinesis.send(new Command({ StreamName, RetentionPeriodHours }));
        expect(await refusal(call)).toMatchObject(INVALID);
      }
    },
  },
  {
    name: 'switching shard metrics on answers with what was and what will be',
    async check(world) {
      const StreamName = await world.stream();
      await world.kinesis.send(
        new EnableEnhancedMonitoringCommand({ StreamName, ShardLevelMetrics: ['IncomingBytes'] }),
      );
      const answer = await world.kinesis.send(
        new EnableEnhancedMonitoringCommand({ StreamName, ShardLevelMetrics: ['OutgoingBytes'] }),
      );
      expect(answer.CurrentShardLevelMetrics).toEqual(['IncomingBytes']);
      expect(answer.DesiredShardLevelMetrics?.toSorted()).toEqual([
        'IncomingBytes',
        'OutgoingBytes',
      ]);
      await world.untilActive(StreamName);
      const [monitoring] = present((await summary(world, StreamName)).EnhancedMonitoring);
      expect(monitoring?.ShardLevelMetrics?.toSorted()).toEqual(['IncomingBytes', 'OutgoingBytes']);
    },
  },
  {
    name: 'ALL switches the seven shard metrics on and off',
    async check(world) {
      const StreamName = await world.stream();
      const on = await world.kinesis.send(
        new EnableEnhancedMonitoringCommand({ StreamName, ShardLevelMetrics: ['ALL'] }),
      );
      expect(on.DesiredShardLevelMetrics).toHaveLength(7);
      await world.untilActive(StreamName);
      const off = await world.kinesis.send(
        new DisableEnhancedMonitoringCommand({ StreamName, ShardLevelMetrics: ['ALL'] }),
      );
      expect(off.DesiredShardLevelMetrics ?? []).toEqual([]);
    },
  },
  {
    name: 'encryption can be started and stopped',
    async check(world) {
      const StreamName = await world.stream();
      const key = { StreamName, EncryptionType: 'KMS' as const, KeyId: 'alias/aws/kinesis' };
      await world.kinesis.send(new StartStreamEncryptionCommand(key));
      await world.untilActive(StreamName);
      expect(await summary(world, StreamName)).toMatchObject({
        EncryptionType: 'KMS',
        KeyId: 'alias/aws/kinesis',
      });
      await world.kinesis.send(new StopStreamEncryptionCommand(key));
      await world.untilActive(StreamName);
      expect((await summary(world, StreamName)).EncryptionType).toBe('NONE');
    },
  },
  {
    name: 'a record written under encryption says so',
    async check(world) {
      const StreamName = await world.stream();
      const key = { StreamName, EncryptionType: 'KMS' as const, KeyId: 'alias/aws/kinesis' };
      await world.kinesis.send(new StartStreamEncryptionCommand(key));
      await world.untilActive(StreamName);
      expect((await world.put(StreamName, 'x')).EncryptionType).toBe('KMS');
      const iterator = await world.iterator(StreamName, { ShardIteratorType: 'TRIM_HORIZON' });
      const [record] = await world.read(iterator);
      expect(record?.EncryptionType).toBe('KMS');
    },
  },
  {
    name: 'a stream’s mode can be switched',
    async check(world) {
      const StreamName = await world.stream();
      const StreamARN = present((await summary(world, StreamName)).StreamARN);
      await world.kinesis.send(
        new UpdateStreamModeCommand({ StreamARN, StreamModeDetails: { StreamMode: 'ON_DEMAND' } }),
      );
      await world.untilActive(StreamName);
      expect((await summary(world, StreamName)).StreamModeDetails?.StreamMode).toBe('ON_DEMAND');
    },
  },
  {
    name: 'a stream set to larger records takes them',
    async check(world) {
      const StreamName = await world.stream();
      const StreamARN = present((await summary(world, StreamName)).StreamARN);
      await world.kinesis.send(
        new UpdateMaxRecordSizeCommand({ StreamARN, MaxRecordSizeInKiB: 2_048 }),
      );
      await world.untilActive(StreamName);
      expect((await summary(world, StreamName)).MaxRecordSizeInKiB).toBe(2_048);
      const put = await world.put(StreamName, 'x'.repeat(1_500_000));
      expect(put.SequenceNumber).toMatch(/^\d+$/);
    },
  },
  {
    name: 'the account’s limits count its open shards',
    async check(world) {
      await world.stream(2);
      const limits = await world.kinesis.send(new DescribeLimitsCommand({}));
      expect(present(limits.OpenShardCount)).toBeGreaterThanOrEqual(2);
      expect(present(limits.ShardLimit)).toBeGreaterThanOrEqual(present(limits.OpenShardCount));
    },
  },
];
