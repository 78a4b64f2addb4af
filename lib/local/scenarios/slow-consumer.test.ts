import { expect, test } from 'vitest';
import { z } from 'zod';
import { ManualClock } from '@/lib/clock';
import { type LocalService, startLocal } from '@/lib/local/start';
import { engineTransport } from '@/lib/local/workload/kinesis-transport';
import { runWorkload } from '@/lib/local/workload/run-workload';

const MINUTE_MS = 60_000;
const statisticsSchema = z.object({ Datapoints: z.array(z.object({ Maximum: z.number() })) });

/** Minute by minute, so that what the traffic awaits in between can happen. */
async function minutes(clock: ManualClock, count: number): Promise<void> {
  for (let minute = 0; minute < count; minute += 1) await clock.advance(MINUTE_MS);
}

/** Of the minute that has just ended. */
function worstAgeMs({ cloudwatch, clock }: LocalService): number {
  const answer = cloudwatch.execute('GetMetricStatistics', {
    Namespace: 'AWS/Kinesis',
    MetricName: 'GetRecords.IteratorAgeMilliseconds',
    Dimensions: [{ Name: 'StreamName', Value: 'flights' }],
    StartTime: new Date(clock.now() - MINUTE_MS),
    EndTime: new Date(clock.now()),
    Period: 60,
    Statistics: ['Maximum'],
  });
  return statisticsSchema.parse(answer).Datapoints[0]?.Maximum ?? 0;
}

test('lets the lag of the live traffic climb, and the consumers catch up', async () => {
  const clock = new ManualClock(Date.parse('2026-01-31T12:00:00Z'));
  const local = await startLocal({ clock });
  const ended = new AbortController();
  const done = runWorkload({
    kinesis: engineTransport(local.engine),
    clock,
    random: () => 0.5,
    positions: new Map(),
    signal: ended.signal,
    log: () => undefined,
    pace: local.pace,
  });
  await minutes(clock, 2);
  expect(worstAgeMs(local)).toBeLessThan(30_000);
  local.scenarios.start('slow-consumer', { durationMs: 8 * MINUTE_MS });
  await minutes(clock, 8);
  expect(worstAgeMs(local)).toBeGreaterThan(2 * MINUTE_MS);
  expect(local.pace.of('flights')).toBeUndefined();
  await minutes(clock, 20);
  expect(worstAgeMs(local)).toBeLessThan(30_000);
  ended.abort();
  await minutes(clock, 1);
  await done;
  await local.close();
});
