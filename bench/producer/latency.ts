import type { KinesisClient } from '@aws-sdk/client-kinesis';
import { median } from '@/bench/median';
import { verdict } from '@/bench/verdict';
import { KinesisProducer } from '@/lib/producer/kinesis-producer';
import { putOnce } from './bare-calls';
import { openLoop } from './open-loop';

const LOAD = { perSecond: 5_000, forMs: 3_000 };
const ROUNDS = 5;
const LINGER_MS = 50;
const SLACK_MS = 10;
const DATA = Buffer.alloc(200, 'x');

const record = (index: number) => ({ data: DATA, partitionKey: `key-${index % 1_000}` });

/** Half of all bare calls, of as many records as gather while the producer lingers, take longer. */
async function roundTripMs(client: KinesisClient): Promise<number> {
  const gathered = (LOAD.perSecond * LINGER_MS) / 1_000;
  const batch = Array.from({ length: gathered }, (_, index) => record(index));
  const times: number[] = [];
  for (let call = 0; call < 20; call += 1) {
    const startMs = performance.now();
    await putOnce(client, 'orders', batch);
    times.push(performance.now() - startMs);
  }
  return median(times);
}

/** From put to verdict, which 99 of 100 records do not exceed. */
async function p99Ms(client: KinesisClient): Promise<number> {
  const producer = new KinesisProducer({ client, streamName: 'orders', lingerMs: LINGER_MS });
  const times: number[] = [];
  const put = async (index: number) => {
    const startMs = performance.now();
    await producer.put(record(index));
    times.push(performance.now() - startMs);
  };
  await openLoop(LOAD, (index) => void put(index));
  await producer.close();
  return times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.99)] ?? Number.NaN;
}

/** What the producer adds to linger and round trip at a steady load far below what it can do. */
export async function measureLatency(client: KinesisClient): Promise<void> {
  const overs: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const tripMs = await roundTripMs(client);
    const latencyMs = await p99Ms(client);
    overs.push(latencyMs - LINGER_MS - tripMs);
    console.log(`p99 ${latencyMs.toFixed(1)} ms, round trip ${tripMs.toFixed(1)} ms`);
  }
  verdict({
    what: 'P2 producer/open-loop-5000-per-s p99-beyond-linger-and-round-trip ms',
    value: median(overs),
    goal: { atMost: SLACK_MS },
  });
}
