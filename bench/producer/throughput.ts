import type { KinesisClient } from '@aws-sdk/client-kinesis';
import { median } from '@/bench/median';
import { verdict } from '@/bench/verdict';
import { KinesisProducer } from '@/lib/producer/kinesis-producer';
import type { OutgoingRecord } from '@/lib/producer/pending-record';
import type { ProducerOptions } from '@/lib/producer/producer-options';
import { bareLoop, CALL_RECORDS } from './bare-calls';
import { NaiveBuffer } from './naive-buffer';

const ROUNDS = 16;
const RECORDS = 20_000;
const RECORD_BYTES = 200;
const KEY_BYTES = 8;
const IN_FLIGHT = 4;
/** Twice what the calls in flight carry, so that the next ones are ready when an answer comes. */
const BUFFER_BYTES = 2 * IN_FLIGHT * CALL_RECORDS * (RECORD_BYTES + KEY_BYTES);
/** The shard that the server answers with, as if it were alone. */
const WHOLE = {
  id: 'shardId-000000000000',
  startingHashKey: '0',
  endingHashKey: String(2n ** 128n - 1n),
};
/** So small that all records of a round are not one call. */
const AGGREGATED_BYTES = 262_144;
const GOALS = { vsBare: 0.9, vsNaive: 3 };

type Send = (client: KinesisClient, records: readonly OutgoingRecord[]) => Promise<unknown>;

const VARIANTS = {
  bare: (client, records) => bareLoop(client, records, IN_FLIGHT),
  /** Every promise kept, as by a program that looks at each verdict. */
  'all-at-once': async (client, records) => {
    const producer = producerOf(client);
    const verdicts = await Promise.all(records.map((record) => producer.put(record)));
    if (verdicts.some(({ status }) => status !== 'delivered')) throw new Error('not delivered');
    await producer.close();
  },
  /** Likewise, in aggregates of one shard: not the same work, so it has no goal. */
  aggregated: async (client, records) => {
    const producer = producerOf(client, {
      aggregation: { listOpenShards: () => Promise.resolve([WHOLE]) },
      maxBatchBytes: AGGREGATED_BYTES,
    });
    const puts = records.map((record) => producer.put(record));
    await producer.close();
    const verdicts = await Promise.all(puts);
    if (verdicts.some(({ status }) => status !== 'delivered')) throw new Error('not delivered');
  },
  /** As the page of the producer says. */
  ready: async (client, records) => {
    const producer = producerOf(client);
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
type Variant = keyof typeof VARIANTS;
const ORDER = [
  'bare',
  'all-at-once',
  'ready',
  'naive',
  'aggregated',
] as const satisfies readonly Variant[];
const OURS = ['all-at-once', 'ready'] as const satisfies readonly Variant[];

function producerOf(
  client: KinesisClient,
  options: Partial<ProducerOptions> = {},
): KinesisProducer {
  return new KinesisProducer({
    client,
    streamName: 'orders',
    maxInFlight: IN_FLIGHT,
    maxBufferedBytes: BUFFER_BYTES,
    ...options,
  });
}

/** Records per second of wall time and of CPU time in one round. */
async function rateOf(
  variant: Variant,
  client: KinesisClient,
  records: readonly OutgoingRecord[],
): Promise<{ wall: number; cpu: number }> {
  const cpuBefore = process.cpuUsage();
  const startMs = performance.now();
  await VARIANTS[variant](client, records);
  const wallMs = performance.now() - startMs;
  const { user, system } = process.cpuUsage(cpuBefore);
  return { wall: (RECORDS * 1_000) / wallMs, cpu: (RECORDS * 1_000_000) / (user + system) };
}

const noRates = (): Record<Variant, number[]> => ({
  bare: [],
  'all-at-once': [],
  ready: [],
  naive: [],
  aggregated: [],
});

/**
 * Compared in wall time, for waiting for answers is part of the work. Per CPU second stands beside it without a goal:
 * a promise and a verdict for every record are what the bare loop does not make.
 */
export async function measureThroughput(client: KinesisClient): Promise<void> {
  const records = Array.from({ length: RECORDS }, (_, n) => ({
    data: Buffer.alloc(RECORD_BYTES, n),
    partitionKey: `key-${n % 1_000}`,
  }));
  const wall = noRates();
  const cpu = noRates();
  for (const variant of ORDER) await rateOf(variant, client, records);
  for (let round = 0; round < ROUNDS; round += 1) {
    // There and back, so that no variant always pays for what the same one left to be collected.
    for (const variant of round % 2 === 0 ? ORDER : ORDER.toReversed()) {
      const rate = await rateOf(variant, client, records);
      wall[variant].push(rate.wall);
      cpu[variant].push(rate.cpu);
    }
  }
  for (const variant of ORDER) {
    console.log(`${variant} ${Math.round(median(wall[variant])).toLocaleString('en')} records/s`);
  }
  for (const variant of OURS) {
    const what = `P2 producer/${variant}`;
    const ratio = (peer: Variant) => median(wall[variant]) / median(wall[peer]);
    const perCpuSecond = median(cpu[variant]) / median(cpu.bare);
    console.log(`${what} per-CPU-second vs-bare ${perCpuSecond.toFixed(2)}`);
    verdict({ what: `${what} vs-bare`, value: ratio('bare'), goal: { atLeast: GOALS.vsBare } });
    verdict({ what: `${what} vs-naive`, value: ratio('naive'), goal: { atLeast: GOALS.vsNaive } });
  }
}
