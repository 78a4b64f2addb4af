import { expect, test } from 'vitest';
import { type Clock, systemClock } from '@/lib/clock';
import { createKinesisEngine } from '@/lib/local/kinesis/create-kinesis-engine';
import { startKinesis } from '@/lib/local/kinesis/start-kinesis';
import type { Meter } from '@/lib/local/metering';
import { startWorkload } from './start-workload';
import { TRAFFIC } from './traffic';

/** The system's time, ten times as fast. */
function fastClock(): Clock {
  const startMs = Date.now();
  return {
    now: () => startMs + (Date.now() - startMs) * 10,
    sleep: (ms, signal) => systemClock.sleep(ms / 10, signal),
  };
}

test('makes its streams, writes and reads all of them over the wire, and ends with the signal', async () => {
  const clock = fastClock();
  const ended = new AbortController();
  const unread = new Set(TRAFFIC.map(({ stream }) => stream));
  const meter: Meter = {
    record({ metric, streamName, value }) {
      if (metric === 'GetRecords.Records' && value > 0) unread.delete(streamName);
      if (unread.size === 0) ended.abort();
    },
  };
  const engine = createKinesisEngine({ clock, meter });
  const server = await startKinesis({ engine, clock });
  await startWorkload({ endpoints: { kinesis: server.url }, clock, signal: ended.signal });
  await server.close();
  expect([...unread]).toEqual([]);
  expect(engine.stats().recordsWritten).toBeGreaterThan(0);
  expect(ended.signal.aborted).toBe(true);
});
