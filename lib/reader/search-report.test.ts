import { describe, expect, test } from 'vitest';
import { AUTOMATIC } from '@/lib/decode/compile-settings';
import { AppError } from '@/lib/errors';
import type { KinesisRecord } from '@/lib/kinesis/get-records';
import { decodeCursor, type ShardPosition } from './cursor-text';
import { Examiner } from './examiner';
import { SearchReport } from './search-report';
import { ShardSearch } from './search-shard';
import type { SourcePage } from './search-source';
import { NOON, WaitingClock } from './world-for-test';

const RANGE = { fromMs: NOON, toMs: NOON + 100_000 };
const { signal } = new AbortController();
const recordAt = (secondsIn: number): KinesisRecord => ({
  sequenceNumber: String(1_000_000 + secondsIn),
  partitionKey: 'k',
  data: Buffer.from('xx'),
  arrivalMs: NOON + secondsIn * 1_000,
  encryption: 'NONE',
});
const pageOf = (records: KinesisRecord[], page: Partial<SourcePage> = {}): SourcePage => ({
  records,
  millisBehindLatest: 1_000_000,
  askedAtMs: NOON + 1_100_000,
  isShardEnd: false,
  isAfterGap: false,
  ...page,
});

function begin(position: ShardPosition = { kind: 'time', atMs: NOON }) {
  const clock = new WaitingClock();
  clock.pass(1_100_000);
  const examiner = new Examiner({ settings: AUTOMATIC, maxTextBytes: 100 });
  const shard = new ShardSearch('shardId-000000000000', position, RANGE);
  const report = new SearchReport(clock, [shard], examiner);
  const read = async (page: SourcePage, matched = Infinity) => {
    const found = shard.inRange(page);
    const bounds = { signal, matched: examiner.matched + matched };
    shard.advance(page, found, await examiner.examineUpTo(shard.shard, found.records, bounds));
  };
  return { clock, shard, report, read };
}

describe('progress', () => {
  test('is that of the last record examined, with the pace of the last five seconds', async () => {
    const { clock, report, read } = begin();
    await read(pageOf([recordAt(0), recordAt(10)]));
    clock.pass(1_000);
    expect(report.progress()).toMatchObject({
      progress: 0.1,
      recordsPerSecond: 2,
      timeLeftMs: 9_000,
      bytes: 4,
      shards: [{ positionMs: NOON + 10_000, scanned: 2, bytes: 4 }],
    });
    clock.pass(10_000);
    await read(pageOf([recordAt(20), recordAt(60)]));
    expect(report.progress()).toMatchObject({ progress: 0.6, recordsPerSecond: 0.2 });
  });

  test('of pages without records is how far they got', async () => {
    const { report, read, shard } = begin();
    await read(pageOf([], { askedAtMs: NOON + 200_000, millisBehindLatest: 150_000 }));
    expect(report.progress()).toMatchObject({ progress: 0.5, shards: [{ positionMs: null }] });
    expect(shard.position).toEqual({ kind: 'time', atMs: NOON });
  });

  test('of a resumed search tells the time for what it has left to read', async () => {
    const { clock, report, read } = begin({ kind: 'after', sequenceNumber: '1000080' });
    await read(pageOf([recordAt(80)]));
    clock.pass(1_000);
    expect(report.progress()).toMatchObject({ progress: 0.8, timeLeftMs: null });
    await read(pageOf([recordAt(90)]));
    expect(report.progress().timeLeftMs).toBe(1_000);
  });

  test('never goes back, and is whole where the range is empty', async () => {
    const { report, read } = begin();
    await read(pageOf([recordAt(50)]));
    await read(pageOf([recordAt(49)]));
    expect(report.progress().progress).toBe(0.5);
    await read(pageOf([recordAt(101)]));
    expect(report.progress()).toMatchObject({ progress: 1, timeLeftMs: 0, cursor: '' });
  });
});

describe('a shard is read to the end of the range', () => {
  test.each([
    ['when a record arrived after it', pageOf([recordAt(99), recordAt(101)]), true],
    ['at the tip, when the range is over', pageOf([], { millisBehindLatest: 0 }), true],
    [
      'but not at the tip before that',
      pageOf([recordAt(1)], { millisBehindLatest: 0, askedAtMs: NOON + 99_999 }),
      false,
    ],
    ['at the end of a closed shard', pageOf([recordAt(1)], { isShardEnd: true }), true],
    ['but not in between', pageOf([recordAt(100)]), false],
  ])('%s', async (_, page, isDone) => {
    const { shard, read, report } = begin();
    await read(page);
    expect(shard.isDone).toBe(isDone);
    expect(report.isWhole).toBe(isDone);
    expect(report.cursor() === null).toBe(isDone);
  });
});

test('where a bound was met within a page the cursor stands behind what was examined', async () => {
  const { shard, read, report } = begin();
  await read(pageOf([recordAt(1), recordAt(2), recordAt(3)], { isShardEnd: true }), 2);
  expect(shard.isDone).toBe(false);
  expect(decodeCursor(report.cursor() ?? '')).toEqual(
    new Map([[shard.shard, { kind: 'after', sequenceNumber: '1000002' }]]),
  );
});

test('what fails in passing is told until it went well again', () => {
  const { shard } = begin();
  shard.trouble(new AppError('throttled', 'Rate exceeded.'));
  expect(shard.progress()).toMatchObject({ state: 'throttled', problem: { code: 'throttled' } });
  shard.trouble(new AppError('upstream_timeout', 'No answer.'));
  expect(shard.progress()).toMatchObject({
    state: 'reading',
    problem: { code: 'upstream_timeout' },
  });
  shard.trouble(null);
  expect(shard.progress()).toMatchObject({ state: 'reading', problem: null });
});
