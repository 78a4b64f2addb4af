import { describe, expect, test } from 'vitest';
import { openTestEngine } from './open-test-engine';

const HOUR_MS = 3_600_000;

describe('the memory cap', () => {
  const capBytes = 1024 * 1024;

  test('drops the oldest records of all shards, counts them, and says so once a minute', async () => {
    const lines: string[] = [];
    const limits = { bytesWrittenPerSecond: Number.POSITIVE_INFINITY };
    const { engine, clock, put, iterator, read } = openTestEngine({
      limits,
      memoryCapBytes: capBytes,
      log: (line) => lines.push(line),
    });
    engine.createStream('idle');
    engine.createStream('busy');
    put('idle', 'oldest of all');
    for (let turn = 0; turn < 60; turn += 1) {
      await clock.advance(1);
      put('busy', 'x'.repeat(50_000));
    }
    expect(engine.stats().storedBytes).toBeLessThanOrEqual(capBytes);
    expect(engine.stats().recordsDropped).toBeGreaterThan(30);
    expect(read(iterator('idle', 'TRIM_HORIZON'))).toEqual([]);
    expect(read(iterator('busy', 'TRIM_HORIZON')).length).toBeGreaterThan(10);
    expect(lines).toEqual([expect.stringContaining('memory cap of 1 MiB')]);
    await clock.advance(60_000);
    for (let turn = 0; turn < 60; turn += 1) put('busy', 'x'.repeat(50_000));
    expect(lines).toHaveLength(2);
  });

  test('does not count what was past its retention', async () => {
    const limits = { bytesWrittenPerSecond: Number.POSITIVE_INFINITY };
    const { engine, clock, put } = openTestEngine({ limits, memoryCapBytes: capBytes });
    engine.createStream('old');
    engine.createStream('new');
    for (let turn = 0; turn < 15; turn += 1) put('old', 'x'.repeat(50_000));
    await clock.advance(25 * HOUR_MS);
    for (let turn = 0; turn < 15; turn += 1) put('new', 'x'.repeat(50_000));
    expect(engine.stats()).toMatchObject({ recordsDropped: 0, recordsWritten: 30 });
  });
});
