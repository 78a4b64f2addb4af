import { expect, test } from 'vitest';
import { RunMeter } from './run-meter';

const START_MS = 1_000_000;

test('tells exactly what has become of the records', () => {
  const meter = new RunMeter(START_MS);
  meter.made = 5;
  for (const status of ['delivered', 'failed', 'unknown', 'delivered'] as const) {
    meter.add(status, { fromMs: START_MS, toMs: START_MS + 10 });
  }
  expect(meter.progress(START_MS + 50)).toMatchObject({
    made: 5,
    delivered: 2,
    failed: 1,
    unknown: 1,
    withoutVerdict: 1,
    elapsedMs: 50,
  });
});

test('tells the rate of the last five seconds, and of less where less has passed', () => {
  const meter = new RunMeter(START_MS);
  const deliver = (count: number, atMs: number) => {
    for (let one = 0; one < count; one++) {
      meter.add('delivered', { fromMs: START_MS, toMs: START_MS + atMs });
    }
  };
  deliver(100, 500);
  expect(meter.progress(START_MS + 1_000).recordsPerSecond).toBe(100);
  for (let atMs = 1_000; atMs < 20_000; atMs += 100) deliver(100, atMs);
  expect(meter.progress(START_MS + 20_000).recordsPerSecond).toBe(1_000);
  expect(meter.progress(START_MS + 22_500).recordsPerSecond).toBe(500);
  expect(meter.progress(START_MS + 30_000).recordsPerSecond).toBe(0);
});

test('tells the latency of the newest thousand', () => {
  const meter = new RunMeter(START_MS);
  expect(meter.progress(START_MS).latencyMs).toBeNull();
  for (let ms = 1; ms <= 3_000; ms++) {
    meter.add('delivered', { fromMs: START_MS, toMs: START_MS + ms });
  }
  expect(meter.progress(START_MS).latencyMs).toEqual({ p50: 2_501, p99: 2_991 });
});
