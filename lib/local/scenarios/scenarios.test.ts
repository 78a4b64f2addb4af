import { afterEach, describe, expect, test } from 'vitest';
import { ManualClock } from '@/lib/clock';
import { rehearsalSchema } from '@/lib/contract/rehearsal';
import { type LocalOptions, type LocalService, startLocal } from '@/lib/local/start';

const NOON = Date.parse('2026-01-31T12:00:00Z');
const MINUTE_MS = 60_000;
const services: LocalService[] = [];
afterEach(async () => {
  for (const service of services.splice(0)) await service.close();
});

async function open(options: LocalOptions = {}) {
  const clock = new ManualClock(NOON);
  const local = await startLocal({
    clock,
    random: () => 0.39,
    streams: [
      { name: 'flights', shards: 4 },
      { name: 'spread', mode: 'ON_DEMAND' },
    ],
    ...options,
  });
  services.push(local);
  const { engine, scenarios } = local;
  return {
    local,
    clock,
    running: () => scenarios.list().flatMap(({ name, running }) => (running ? [name] : [])),
    put: (count = 1, StreamName = 'flights') =>
      engine.execute('PutRecords', {
        StreamName,
        Records: Array.from({ length: count }, (_, n) => ({
          PartitionKey: `${n}`,
          Data: Buffer.from('x'),
        })),
      }),
    loads: () => engine.shardLoads('flights').map(({ records }) => records),
    deleteStream: () => engine.execute('DeleteStream', { StreamName: 'flights' }),
  };
}

/** Minute by minute, so that what the traffic awaits in between can happen. */
async function minutes(clock: ManualClock, count: number): Promise<void> {
  for (let minute = 0; minute < count; minute += 1) await clock.advance(MINUTE_MS);
}

describe('the list', () => {
  test('describes each scenario as the contract has it, none running', async () => {
    const { local } = await open();
    const list = local.scenarios.list().map((one) => rehearsalSchema.strict().parse(one));
    expect(list.map(({ name }) => name)).toEqual([
      'hot-key',
      'slow-consumer',
      'throttling-storm',
      'reshard-under-load',
      'slow-metrics',
      'outage',
    ]);
    expect(list.every(({ running, lookFor }) => running === null && lookFor.length > 1)).toBe(true);
  });

  test('tells since when a scenario runs, where, and when it ends; then it ends by itself', async () => {
    const { local, clock, running } = await open();
    local.scenarios.start('outage', { stream: 'spread', durationMs: 5_000 });
    const outage = local.scenarios.list().find(({ name }) => name === 'outage');
    expect(outage?.running).toEqual({ stream: 'spread', sinceMs: NOON, endsMs: NOON + 5_000 });
    await clock.advance(4_999);
    expect(running()).toEqual(['outage']);
    await clock.advance(1);
    expect(running()).toEqual([]);
    expect(local.faults.list()).toEqual([]);
  });
});

describe('what cannot begin', () => {
  test.each([
    ['flood', {}, 'unknown', /no scenario flood; known are hot-key/],
    ['hot-key', { stream: 'nowhere' }, 'conflict', /There is no stream nowhere/],
    ['slow-consumer', {}, 'conflict', /No live traffic is running/],
    ['reshard-under-load', { stream: 'spread' }, 'conflict', /not supported on stream spread/],
  ])('%s with %j', async (name, options, reason, message) => {
    const { local, running } = await open();
    const begin = () => local.scenarios.start(name, options);
    expect(begin).toThrow(expect.objectContaining({ reason }));
    expect(begin).toThrow(message);
    expect(running()).toEqual([]);
  });

  test('one that runs already; stopping one that does not run is nothing', async () => {
    const { local, running } = await open();
    await local.scenarios.stop('outage');
    local.scenarios.start('outage');
    expect(() => local.scenarios.start('outage')).toThrow('outage is running already.');
    await local.scenarios.stop('outage');
    expect(running()).toEqual([]);
    local.scenarios.start('outage');
    expect(running()).toEqual(['outage']);
  });
});

describe('hot-key', () => {
  test('throttles one shard, leaves the others alone, and stops writing', async () => {
    const { local, clock, loads } = await open();
    local.scenarios.start('hot-key');
    await clock.advance(9_500);
    const written = loads();
    expect(written.filter((records) => records > 0)).toEqual([10_000]);
    await local.scenarios.stop('hot-key');
    await clock.advance(MINUTE_MS);
    expect(loads()).toEqual(written);
  });
});

describe('a scenario whose stream goes away', () => {
  test('ends early, says why, and leaves nothing running', async () => {
    const lines: string[] = [];
    const { local, clock, deleteStream, running } = await open({ log: (line) => lines.push(line) });
    local.scenarios.start('hot-key');
    await clock.advance(2_000);
    deleteStream();
    await clock.advance(2_000);
    expect(running()).toEqual([]);
    expect(lines).toEqual([
      expect.stringMatching(/^hot-key ends early: ResourceNotFoundException/),
    ]);
  });
});

describe('throttling-storm', () => {
  test('throttles a share of the stream’s records and reads, of no other’s', async () => {
    const { local, put, running } = await open();
    local.scenarios.start('throttling-storm');
    expect(local.faults.list()).toHaveLength(2);
    expect(put(10).FailedRecordCount).toBe(10);
    expect(put(10, 'spread').FailedRecordCount).toBe(0);
    await local.scenarios.stop('throttling-storm');
    expect(put(10).FailedRecordCount).toBe(0);
    expect([running(), local.faults.list()]).toEqual([[], []]);
  });
});

describe('reshard-under-load', () => {
  test('splits the busiest shard, and merges its halves at the end', async () => {
    const { local, clock, put, loads } = await open({ stateDurations: { updateMs: 30_000 } });
    put(200);
    const before = local.engine.shardLoads('flights');
    const busiest = Math.max(...loads());
    const parent = before.find(({ records }) => records === busiest)?.shardId ?? '';
    local.scenarios.start('reshard-under-load', { durationMs: 2 * MINUTE_MS });
    await clock.advance(MINUTE_MS);
    const split = local.engine.shardLoads('flights');
    expect(split).toHaveLength(5);
    expect(split.filter(({ parentIds }) => parentIds.includes(parent))).toHaveLength(2);
    await minutes(clock, 3);
    const after = local.engine.shardLoads('flights');
    const ranges = (loadsOf: typeof before) => loadsOf.map((one) => one.startingHashKey);
    expect(ranges(after)).toEqual(ranges(before));
    expect(local.engine.statusOf('flights')).toBe('ACTIVE');
  });

  test('stopped while the split is under way, it waits for that and merges', async () => {
    const { local, clock, running } = await open({ stateDurations: { updateMs: 10_000 } });
    local.scenarios.start('reshard-under-load');
    const stopped = local.scenarios.stop('reshard-under-load');
    await clock.advance(MINUTE_MS);
    await stopped;
    expect(local.engine.shardLoads('flights')).toHaveLength(4);
    expect(running()).toEqual([]);
  });

  test('a stream that is gone by then is left alone', async () => {
    const { local, deleteStream, running } = await open();
    local.scenarios.start('reshard-under-load');
    deleteStream();
    await local.scenarios.stop('reshard-under-load');
    expect(running()).toEqual([]);
  });
});

describe('slow-metrics', () => {
  test('holds figures back for eight minutes, and publishes them at its end', async () => {
    const { local, put, clock } = await open();
    const written = () =>
      JSON.stringify(
        local.cloudwatch.execute('GetMetricStatistics', {
          Namespace: 'AWS/Kinesis',
          MetricName: 'IncomingRecords',
          Dimensions: [{ Name: 'StreamName', Value: 'flights' }],
          StartTime: new Date(NOON),
          EndTime: new Date(NOON + MINUTE_MS),
          Period: 60,
          Statistics: ['Sum'],
        }),
      );
    local.scenarios.start('slow-metrics');
    put(3);
    await minutes(clock, 7);
    expect(written()).toContain('"Datapoints":[]');
    await local.scenarios.stop('slow-metrics');
    expect(written()).toContain('"Sum":3');
  });
});
