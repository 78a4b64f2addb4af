import { beforeAll, describe, expect, test } from 'vitest';
import { ManualClock } from '@/lib/clock';
import { createKinesisEngine, type KinesisEngine } from '@/lib/local/kinesis/create-kinesis-engine';
import { randomSource } from '@/lib/template/random-source';
import { Observed } from './observed';
import { playHistory } from './play-history';
import type { ConsumerPositions } from './run-workload';

const MINUTE_MS = 60_000;
/** The start of a cycle of the slow consumer. */
const START_MS = 1_000_000 * 40 * MINUTE_MS;
const HOURS = 0.5;
const PRESENT_MS = START_MS + HOURS * 60 * MINUTE_MS + 3_000;

describe('half an hour of history', () => {
  const observed = new Observed();
  const clock = new ManualClock(START_MS);
  const lines: string[] = [];
  const progress: number[] = [];
  let engine: KinesisEngine;
  let positions: ConsumerPositions;
  let endedMs = 0;
  const perSecond = (stream: string) => observed.sum(stream, 'IncomingRecords') / (HOURS * 3_600);

  beforeAll(async () => {
    engine = createKinesisEngine({ clock, meter: observed, random: randomSource(2, 0, 0) });
    const present = () => {
      endedMs = clock.now();
      return PRESENT_MS;
    };
    positions = await playHistory({
      engine,
      clock,
      hours: HOURS,
      presentMs: present,
      onProgress: (share) => progress.push(share),
      random: randomSource(1, 0, 0),
      log: (line) => lines.push(line),
    });
  });

  test('fills the streams with the rate that was asked for, and loses nothing', () => {
    expect(engine.streamNames().toSorted()).toEqual([
      'app-logs',
      'arrivals',
      'clickstream',
      'earthquakes',
      'flights',
      'telemetry',
    ]);
    expect(perSecond('flights')).toBeGreaterThan(15);
    expect(perSecond('arrivals')).toBeGreaterThan(6);
    expect(perSecond('earthquakes')).toBeGreaterThan(3);
    expect(lines).toEqual([]);
  });

  test('bursts make the shard throttle for real', () => {
    expect(observed.sum('flights', 'WriteProvisionedThroughputExceeded')).toBeGreaterThan(100);
    expect(observed.sum('arrivals', 'WriteProvisionedThroughputExceeded')).toBe(0);
  });

  test('the slow consumer falls minutes behind and catches up', () => {
    const ages = observed.values('flights', 'GetRecords.IteratorAgeMilliseconds');
    const worst = Math.max(...ages);
    expect(worst).toBeGreaterThan(2 * MINUTE_MS);
    expect(worst).toBeLessThan(20 * MINUTE_MS);
    expect(Math.max(...ages.slice(-20))).toBeLessThan(MINUTE_MS);
  });

  test('a stream was split twice and merged once', () => {
    const { Shards = [] } = engine.execute('ListShards', { StreamName: 'arrivals' });
    const open = Shards.filter((shard) => !shard.SequenceNumberRange?.EndingSequenceNumber);
    expect(Shards).toHaveLength(7);
    expect(open).toHaveLength(3);
    expect(Shards.filter((shard) => shard.AdjacentParentShardId)).toHaveLength(1);
  });

  test('readers follow from parents to children without gap or double', () => {
    const read = observed.sum('arrivals', 'GetRecords.Records');
    const written = observed.sum('arrivals', 'IncomingRecords');
    const left = unread(engine, 'arrivals', positions.get('arrivals-board') ?? new Map());
    expect(read + left).toBe(written);
    expect(read).toBeGreaterThan(0.95 * written);
  });

  test('shard metrics are on where they were asked for', () => {
    const { StreamDescriptionSummary } = engine.execute('DescribeStreamSummary', {
      StreamName: 'flights',
    });
    expect(StreamDescriptionSummary?.EnhancedMonitoring?.[0]?.ShardLevelMetrics).toContain(
      'IncomingBytes',
    );
  });

  test('tells its progress, and catches up with the present before it goes live', () => {
    expect(progress).toHaveLength(30);
    expect(progress.at(-1)).toBe(1);
    expect(progress).toEqual(progress.toSorted((a, b) => a - b));
    expect(endedMs).toBe(PRESENT_MS);
    expect(Math.abs(clock.now() - Date.now())).toBeLessThan(MINUTE_MS);
  });
});

test('ends when aborted, with the reason', async () => {
  const clock = new ManualClock(START_MS);
  const engine = createKinesisEngine({ clock, meter: new Observed() });
  const ended = new AbortController();
  const played = playHistory({
    engine,
    clock,
    hours: 3,
    onProgress: () => ended.abort(new Error('enough')),
    signal: ended.signal,
  });
  await expect(played).rejects.toThrow('enough');
  expect(clock.now() - START_MS).toBeLessThan(10 * MINUTE_MS);
});

/** Records behind the positions of a reader. */
function unread(engine: KinesisEngine, stream: string, positions: ReadonlyMap<string, string>) {
  let count = 0;
  for (const [shard, position] of positions) {
    if (position === 'SHARD_END') continue;
    const { ShardIterator } = engine.execute('GetShardIterator', {
      StreamName: stream,
      ShardId: shard,
      ShardIteratorType: 'AFTER_SEQUENCE_NUMBER',
      StartingSequenceNumber: position,
    });
    count += engine.execute('GetRecords', { ShardIterator }).Records?.length ?? 0;
  }
  return count;
}
