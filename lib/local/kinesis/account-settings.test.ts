import { describe, expect, test } from 'vitest';
import { openTestEngine, START_MS } from './open-test-engine';

const DAY_MS = 86_400_000;
const arnOf = (name: string) => `arn:aws:kinesis:us-east-1:000000000000:stream/${name}`;

const spread = (name: string, RecordDistributionStrategy: 'AUTO' | 'USER_PARTITION_KEY') => ({
  StreamARN: arnOf(name),
  RecordDistributionStrategy,
});

function open() {
  const world = openTestEngine({ stateDurations: { updateMs: 1_000 } });
  const { engine } = world;
  engine.createStream('fixed', { shards: 2 });
  engine.createStream('free', { mode: 'ON_DEMAND' });
  return {
    ...world,
    commit: (Status: 'ENABLED' | 'DISABLED') =>
      engine.execute('UpdateAccountSettings', { MinimumThroughputBillingCommitment: { Status } })
        .MinimumThroughputBillingCommitment,
    settings: () =>
      engine.execute('DescribeAccountSettings', {}).MinimumThroughputBillingCommitment,
    warm: (StreamName: string, WarmThroughputMiBps: number) =>
      engine.execute('UpdateStreamWarmThroughput', { StreamName, WarmThroughputMiBps }),
    summary: (StreamName: string) =>
      engine.execute('DescribeStreamSummary', { StreamName }).StreamDescriptionSummary,
  };
}

describe('the billing commitment', () => {
  test('holds for a day; an early end waits for that, and can be taken back', async () => {
    const { commit, settings, clock } = open();
    expect(settings()).toEqual({ Status: 'DISABLED' });
    const StartedAt = new Date(START_MS);
    const EarliestAllowedEndAt = new Date(START_MS + DAY_MS);
    expect(commit('ENABLED')).toEqual({ Status: 'ENABLED', StartedAt, EarliestAllowedEndAt });
    expect(commit('DISABLED')?.Status).toBe('ENABLED_UNTIL_EARLIEST_ALLOWED_END');
    expect(commit('ENABLED')?.Status).toBe('ENABLED');
    commit('DISABLED');
    await clock.advance(DAY_MS - 1);
    expect(settings()?.Status).toBe('ENABLED_UNTIL_EARLIEST_ALLOWED_END');
    await clock.advance(1);
    expect(settings()).toEqual({ Status: 'DISABLED', StartedAt, EndedAt: EarliestAllowedEndAt });
  });

  test('ends at once after its first day, and begins anew', async () => {
    const { commit, clock } = open();
    commit('ENABLED');
    await clock.advance(2 * DAY_MS);
    expect(commit('DISABLED')).toMatchObject({ EndedAt: new Date(START_MS + 2 * DAY_MS) });
    expect(commit('ENABLED')).toMatchObject({ StartedAt: new Date(START_MS + 2 * DAY_MS) });
  });
});

describe('warm throughput', () => {
  test('scales the shards of an on-demand stream, after an update', async () => {
    const { commit, warm, summary, clock } = open();
    expect(summary('free')).not.toHaveProperty('WarmThroughput');
    commit('ENABLED');
    expect(summary('free')?.WarmThroughput).toEqual({ CurrentMiBps: 4 });
    expect(warm('free', 7).WarmThroughput).toEqual({ CurrentMiBps: 4, TargetMiBps: 7 });
    expect(summary('free')).toMatchObject({ StreamStatus: 'UPDATING', OpenShardCount: 4 });
    await clock.advance(1_000);
    expect(summary('free')).toMatchObject({
      StreamStatus: 'ACTIVE',
      OpenShardCount: 7,
      WarmThroughput: { CurrentMiBps: 7, TargetMiBps: 7 },
    });
    expect(warm('free', 2).WarmThroughput).toEqual({ CurrentMiBps: 7, TargetMiBps: 2 });
  });

  test('is there from the start, and comes with the change to on-demand', async () => {
    const { commit, engine, summary, clock } = open();
    commit('ENABLED');
    engine.execute('CreateStream', {
      StreamName: 'warm',
      StreamModeDetails: { StreamMode: 'ON_DEMAND' },
      WarmThroughputMiBps: 6,
    });
    expect(summary('warm')?.WarmThroughput).toEqual({ CurrentMiBps: 6, TargetMiBps: 6 });
    engine.execute('UpdateStreamMode', {
      StreamARN: arnOf('fixed'),
      StreamModeDetails: { StreamMode: 'ON_DEMAND' },
      WarmThroughputMiBps: 3,
    });
    await clock.advance(1_000);
    expect(summary('fixed')).toMatchObject({ OpenShardCount: 3 });
  });

  test('is refused without the commitment, on a provisioned stream, and over 10 GiB/s', () => {
    const { commit, warm } = open();
    expect(() => warm('free', 5)).toThrow(
      expect.objectContaining({ name: 'InvalidArgumentException' }),
    );
    commit('ENABLED');
    expect(() => warm('fixed', 5)).toThrow(
      expect.objectContaining({ name: 'ValidationException' }),
    );
    expect(() => warm('free', 10_241)).toThrow(
      expect.objectContaining({ name: 'LimitExceededException' }),
    );
  });
});

describe('the record distribution strategy', () => {
  test('takes effect at once', () => {
    const { engine, summary } = open();
    const operation = 'UpdateStreamRecordDistributionStrategy';
    expect(engine.execute(operation, spread('free', 'AUTO'))).toEqual({});
    expect(summary('free')).toMatchObject({
      StreamStatus: 'ACTIVE',
      RecordDistributionStrategy: 'AUTO',
    });
    engine.execute(operation, spread('free', 'USER_PARTITION_KEY'));
    expect(summary('free')?.RecordDistributionStrategy).toBe('USER_PARTITION_KEY');
  });

  test('AUTO is refused on a provisioned stream', () => {
    const { engine } = open();
    const call = () =>
      engine.execute('UpdateStreamRecordDistributionStrategy', spread('fixed', 'AUTO'));
    expect(call).toThrow(expect.objectContaining({ name: 'InvalidArgumentException' }));
  });
});
