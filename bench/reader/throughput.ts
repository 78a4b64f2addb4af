import {
  GetRecordsCommand,
  GetShardIteratorCommand,
  type KinesisClient,
  PutRecordsCommand,
} from '@aws-sdk/client-kinesis';
import { createStream } from '@/bench/local/kinesis-calls';
import { ours, start } from '@/bench/local/kinesis-peer';
import { median } from '@/bench/median';
import { clientOf } from '@/bench/producer/client-of';
import { verdict } from '@/bench/verdict';
import type { Clock } from '@/lib/clock';
import { OwnReads } from '@/lib/reader/own-reads';
import { ReadBudget } from '@/lib/reader/read-budget';
import { ShardFeeds } from '@/lib/reader/shard-feeds';
import { ShardFollower } from '@/lib/reader/shard-follower';

const ROUNDS = 21;
const SHARD = 'shardId-000000000000';
const BATCH_RECORDS = 500;
const GOAL = { atLeast: 0.95 };

interface Load {
  stream: string;
  recordBytes: number;
  records: number;
}

const LOADS: readonly Load[] = [
  { stream: 'small', recordBytes: 200, records: 60_000 },
  { stream: 'usual', recordBytes: 1_000, records: 20_000 },
];

/** Time that is spent only where somebody waits: the budget holds, and costs the bench no second. */
function waitlessClock(): Clock {
  let nowMs = Date.now();
  return {
    now: () => nowMs,
    sleep: async (ms) => {
      nowMs += ms;
    },
  };
}

async function fill(client: KinesisClient, { stream, recordBytes, records }: Load): Promise<void> {
  const Records = Array.from({ length: BATCH_RECORDS }, (_, n) => ({
    Data: Buffer.alloc(recordBytes, n),
    PartitionKey: `key-${n}`,
  }));
  for (let sent = 0; sent < records; sent += BATCH_RECORDS) {
    await client.send(new PutRecordsCommand({ StreamName: stream, Records }));
  }
}

/** As many records a call as the reader takes. */
async function readBare(client: KinesisClient, load: Load): Promise<void> {
  const { aimBytes } = new ReadBudget(waitlessClock());
  const Limit = Math.ceil(aimBytes / load.recordBytes);
  const first = await client.send(
    new GetShardIteratorCommand({
      StreamName: load.stream,
      ShardId: SHARD,
      ShardIteratorType: 'TRIM_HORIZON',
    }),
  );
  let iterator = first.ShardIterator;
  for (let seen = 0; seen < load.records; ) {
    const answer = await client.send(new GetRecordsCommand({ ShardIterator: iterator, Limit }));
    seen += answer.Records?.length ?? 0;
    iterator = answer.NextShardIterator;
  }
}

async function readShared(client: KinesisClient, load: Load): Promise<void> {
  const clock = waitlessClock();
  const feeds = new ShardFeeds({
    client,
    clock,
    budget: new ReadBudget(clock),
    ownReads: new OwnReads(clock),
  });
  const address = { stream: load.stream, shard: SHARD };
  const follower = new ShardFollower(feeds, address, { type: 'oldest' });
  let seen = 0;
  for await (const event of follower.follow(new AbortController().signal)) {
    if (event.kind !== 'records') throw new Error(`the reader told of ${event.kind}`);
    seen += event.records.length;
    if (seen >= load.records) return;
  }
}

const VARIANTS = { bare: readBare, shared: readShared };
type Variant = keyof typeof VARIANTS;
const ORDER = ['bare', 'shared'] as const satisfies readonly Variant[];

/** Per second of CPU time and of wall time. */
async function rateOf(variant: Variant, client: KinesisClient, load: Load) {
  const cpuBefore = process.cpuUsage();
  const startMs = performance.now();
  await VARIANTS[variant](client, load);
  const wallMs = performance.now() - startMs;
  const { user, system } = process.cpuUsage(cpuBefore);
  return {
    cpu: (load.records * 1_000_000) / (user + system),
    wall: (load.records * 1_000) / wallMs,
  };
}

/** A shard from its start to its tip, by the shared reader as one viewer follows it and by the SDK alone. */
export async function measureReading(): Promise<void> {
  const server = await start(ours);
  const client = clientOf(server.url);
  try {
    for (const load of LOADS) {
      await createStream(server.url, load.stream, 1);
      await fill(client, load);
      await measureLoad(client, load);
    }
  } finally {
    client.destroy();
    await server.stop();
  }
}

async function measureLoad(client: KinesisClient, load: Load): Promise<void> {
  const cpu: Record<Variant, number[]> = { bare: [], shared: [] };
  const wall: Record<Variant, number[]> = { bare: [], shared: [] };
  for (const variant of ORDER) await rateOf(variant, client, load);
  for (let round = 0; round < ROUNDS; round += 1) {
    // In turns also as to who comes first.
    for (const variant of round % 2 === 0 ? ORDER : ORDER.toReversed()) {
      const rate = await rateOf(variant, client, load);
      cpu[variant].push(rate.cpu);
      wall[variant].push(rate.wall);
    }
  }
  const what = `P4 reader/${load.recordBytes}B`;
  for (const variant of ORDER) {
    const rate = Math.round(median(wall[variant])).toLocaleString('en');
    console.log(`${what} ${variant} ${rate} records/s`);
  }
  const value = median(cpu.shared) / median(cpu.bare);
  verdict({ what: `${what} vs-bare per-CPU-second`, value, goal: GOAL });
}
