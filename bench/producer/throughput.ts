import type { KinesisClient } from '@aws-sdk/client-kinesis';
import { median } from '@/bench/median';
import { verdict } from '@/bench/verdict';
import { KinesisProducer } from '@/lib/producer/kinesis-producer';
import type { OutgoingRecord } from '@/lib/producer/pending-record';
import { bareLoop, CALL_RECORDS } from './bare-calls';
import { NaiveBuffer } from './naive-buffer';

const ROUNDS = 15;
const RECORDS = 20_000;
const RECORD_BYTES = 200;
const IN_FLIGHT = 4;
/** Twice what the calls in flight carry, so that the next ones are ready when an answer comes. */
const BUFFER_BYTES = 2 * IN_FLIGHT * CALL_RECORDS * RECORD_BYTES;
const GOALS = { vsBare: 0.9, vsNaive: 3 };

type Send = (client: KinesisClient, records: readonly OutgoingRecord[]) => Promise<unknown>;

const variants = {
  bare: (client, records) => bareLoop(client, records, IN_FLIGHT),
  ours: async (client, records) => {
    const producer = new KinesisProducer({
      client,
      streamName: 'orders',
      maxInFlight: IN_FLIGHT,
      maxBufferedBytes: BUFFER_BYTES,
    });
    for (const record of records) {
      await producer.ready();
      void producer.put(record);
    }
    await producer.close();
    const missing = records.length - producer.stats().delivered;
    if (missing > 0) throw new Error(`${missing} records were not delivered`);
  },
  naive: async (client, records) => {
    const buffer = new NaiveBuffer(client, 'orders');
    for (const record of records) buffer.put(record);
    await buffer.flush();
  },
} as const satisfies Record<string, Send>;
type Variant = keyof typeof variants;
const ORDER = ['bare', 'ours', 'naive'] as const satisfies readonly Variant[];

/** Records per second of wall time and of CPU time in one round. */
async function rateOf(
  variant: Variant,
  client: KinesisClient,
  records: readonly OutgoingRecord[],
): Promise<{ wall: number; cpu: number }> {
  const cpuBefore = process.cpuUsage();
  const startMs = performance.now();
  await variants[variant](client, records);
  const wallMs = performance.now() - startMs;
  const { user, system } = process.cpuUsage(cpuBefore);
  return { wall: (RECORDS * 1_000) / wallMs, cpu: (RECORDS * 1_000_000) / (user + system) };
}

/**
 * Compared in wall time, for waiting for answers is part of the work. Per CPU second stands beside it without a goal:
 * a promise and a verdict for every record are what the bare loop does not make.
 */
export async function measureThroughput(client: KinesisClient): Promise<void> {
  const records = Array.from({ length: RECORDS }, (_, n) => ({
    data: Buffer.alloc(RECORD_BYTES, n),
    partitionKey: `key-${n % 1_000}`,
  }));
  const wall: Record<Variant, number[]> = { bare: [], ours: [], naive: [] };
  const cpu: Record<Variant, number[]> = { bare: [], ours: [], naive: [] };
  for (const variant of ORDER) await rateOf(variant, client, records);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const variant of ORDER) {
      const rate = await rateOf(variant, client, records);
      wall[variant].push(rate.wall);
      cpu[variant].push(rate.cpu);
    }
  }
  for (const variant of ORDER) {
    console.log(`${variant} ${Math.round(median(wall[variant])).toLocaleString('en')} records/s`);
  }
  const what = `P2 producer/200B-${IN_FLIGHT}-calls-in-flight`;
  const ours = median(wall.ours);
  const vsBare = { atLeast: GOALS.vsBare };
  verdict({ what: `${what} vs-bare`, value: ours / median(wall.bare), goal: vsBare });
  console.log(`${what} per-CPU-second vs-bare ${(median(cpu.ours) / median(cpu.bare)).toFixed(2)}`);
  const vsNaive = { atLeast: GOALS.vsNaive };
  verdict({ what: `${what} vs-naive`, value: ours / median(wall.naive), goal: vsNaive });
}
