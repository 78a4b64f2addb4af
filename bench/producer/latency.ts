import type { KinesisClient } from '@aws-sdk/client-kinesis';
import { median } from '@/bench/median';
import { verdict } from '@/bench/verdict';
import { systemClock } from '@/lib/clock';
import { KinesisProducer } from '@/lib/producer/kinesis-producer';
import { putOnce } from './bare-calls';
import { openLoop } from './open-loop';

const LOAD = { perSecond: 5_000, forMs: 3_000 };
const ROUNDS = 5;
const LINGER_MS = 50;
const SLACK_MS = 10;
const DATA = Buffer.alloc(200, 'x');

const record = (index: number) => ({ data: DATA, partitionKey: `key-${index % 1_000}` });

/** Bare calls of as many records as gather while the producer lingers, one after the other until told to stop. */
async function roundTripsMs(client: KinesisClient, signal: AbortSignal): Promise<number[]> {
  const gathered = (LOAD.perSecond * LINGER_MS) / 1_000;
  const batch = Array.from({ length: gathered }, (_, index) => record(index));
  const times: number[] = [];
  while (!signal.aborted) {
    const startMs = performance.now();
    await putOnce(client, 'orders', batch);
    times.push(performance.now() - startMs);
    await systemClock.sleep(LINGER_MS);
  }
  return times;
}

/** From put to verdict. */
async function latencyMs(client: KinesisClient): Promise<number> {
  const producer = new KinesisProducer({ client, streamName: 'orders', lingerMs: LINGER_MS });
  const times: number[] = [];
  const put = async (index: number) => {
    const startMs = performance.now();
    await producer.put(record(index));
    times.push(performance.now() - startMs);
  };
  await openLoop(LOAD, (index) => void put(index));
  await producer.close();
  return p99(times);
}

/** What 99 of 100 do not exceed. */
function p99(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.99)] ?? Number.NaN;
}

/**
 * What the producer adds to linger and round trip at a steady load far below what it can do. The round trip is the
 * middle one of bare calls made beside it; against their p99, which the machine holds up as it does ours, it is printed.
 */
export async function measureLatency(client: KinesisClient): Promise<void> {
  const beyond: number[] = [];
  const beyondSlow: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const end = new AbortController();
    const trips = roundTripsMs(client, end.signal);
    const latency = await latencyMs(client);
    end.abort();
    const times = await trips;
    const [p50, slow] = [median(times), p99(times)];
    beyond.push(latency - LINGER_MS - p50);
    beyondSlow.push(latency - LINGER_MS - slow);
    const bare = `of bare calls p50 ${p50.toFixed(1)} ms, p99 ${slow.toFixed(1)} ms`;
    console.log(`put to verdict p99 ${latency.toFixed(1)} ms, ${bare}`);
  }
  console.log(`beyond linger and the p99 of bare calls ${median(beyondSlow).toFixed(1)} ms`);
  verdict({
    what: 'P2 producer/open-loop-5000-per-s p99-beyond-linger-and-p50-round-trip ms',
    value: median(beyond),
    goal: { atMost: SLACK_MS },
  });
}
