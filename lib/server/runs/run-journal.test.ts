import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { ManualClock } from '@/lib/clock';
import type { Verdict } from '@/lib/contract/batch';
import { readVerdicts } from './read-verdicts';
import { RunJournal } from './run-journal';
import { scanJournal } from './scan-journal';
import { countVerdicts, type VerdictFilter } from './verdict-index';

let file: string;
const clock = new ManualClock(0);

beforeEach(() => {
  const folder = mkdtempSync(path.join(tmpdir(), 'shardlens-journal-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  file = path.join(folder, 'journal.jsonl');
});

const verdict = (index: number, status: Verdict['status'], data = 'x'): Verdict => ({
  index,
  status,
  partitionKey: 'k',
  sizeBytes: data.length,
  shard: null,
  sequenceNumber: null,
  attempts: 2,
  error: null,
  ...(status !== 'delivered' && { record: { data, encoding: 'text' } }),
});

/** Every 50th failed, every 75th unknown. */
const statusOf = (index: number) =>
  index % 50 === 49 ? 'failed' : index % 75 === 74 ? 'unknown' : 'delivered';

async function write(count: number, data?: string) {
  const journal = await RunJournal.open(file, clock);
  for (let index = 0; index < count; index++) {
    if (index % 500 === 0) await journal.mark({ made: index + 500, bytes: index, nowMs: index });
    journal.add(verdict(index, statusOf(index), data));
  }
  await journal.close();
  return journal.index.blocks;
}

async function indexesOf(filter: VerdictFilter, offset = 0) {
  const { index } = await scanJournal(file);
  const found: number[] = [];
  for await (const one of readVerdicts({ file, blocks: index.blocks, filter, offset })) {
    found.push(one.index);
  }
  return found;
}

const expected = (filter: string) =>
  Array.from({ length: 5_000 }, (_, index) => index).filter((index) =>
    filter === 'undelivered' ? statusOf(index) !== 'delivered' : statusOf(index) === filter,
  );

describe('a journal', () => {
  test('is read back by status and from any offset, as the index written with it says', async () => {
    const blocks = await write(5_000);
    for (const filter of ['delivered', 'failed', 'unknown', 'undelivered'] as const) {
      expect(await indexesOf(filter)).toEqual(expected(filter));
      expect(await indexesOf(filter, 37)).toEqual(expected(filter).slice(37));
      expect(countVerdicts(blocks, filter)).toBe(expected(filter).length);
    }
    expect(await indexesOf('all', 4_998)).toEqual([4_998, 4_999]);
    expect(await indexesOf('all', 5_000)).toEqual([]);
    expect((await scanJournal(file)).index.blocks).toEqual(blocks);
  });

  test('of large records has blocks that are read one at a time', async () => {
    const blocks = await write(200, 'x'.repeat(600_000));
    const largest = Math.max(...blocks.map(({ fromByte, toByte }) => toByte - fromByte));
    expect(largest).toBeLessThan(2_000_000);
  });

  test('that a crash cut short is cut to its last whole line, and written on from there', async () => {
    await write(3);
    const whole = readFileSync(file, 'utf8');
    appendFileSync(file, '{"index":3,"status":"deliv');
    const scan = await scanJournal(file);
    expect(readFileSync(file, 'utf8')).toBe(whole);
    expect([scan.counts.delivered, scan.retries, scan.marks]).toEqual([
      3,
      3,
      [{ made: 500, bytes: 0, nowMs: 0 }],
    ]);
    const journal = await RunJournal.open(file, clock, scan.index);
    journal.add(verdict(3, 'failed'));
    await journal.close();
    expect(await indexesOf('all')).toEqual([0, 1, 2, 3]);
  });

  test('is on disk soon, and at once where it is asked for', async () => {
    const journal = await RunJournal.open(file, clock);
    journal.add(verdict(0, 'delivered'));
    expect(readFileSync(file, 'utf8')).toBe('');
    await clock.advance(200);
    await journal.flush();
    expect(await indexesOf('all')).toEqual([0]);
    journal.add(verdict(1, 'delivered'));
    await journal.flush();
    expect(await indexesOf('all')).toEqual([0, 1]);
    await journal.close();
  });

  test('that was never begun has nothing', async () => {
    expect(await scanJournal(file)).toMatchObject({ marks: [], retries: 0 });
  });
});
