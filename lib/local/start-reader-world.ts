import { KinesisClient } from '@aws-sdk/client-kinesis';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { ManualClock } from '@/lib/clock';
import type { OperationName } from '@/lib/local/kinesis/request-shapes';
import { startLocal } from '@/lib/local/start';
import { OwnReads } from '@/lib/reader/own-reads';
import { ReadBudget } from '@/lib/reader/read-budget';
import type { ReadingRoom } from '@/lib/reader/shard-pager';

export const STREAM = 's';
export const NOON = Date.parse('2026-03-01T12:00:00Z');
const LAST_HASH_KEY = String(2n ** 128n - 1n);
const STEP_MS = 50;
const REQUEST_TIMEOUT_MS = 15_000;

export interface ReaderWorldOptions {
  /** Default 2. */
  shards?: number;
  callsPerSecondPerShard?: number;
  /** Of real time, after which a call that is not answered fails. */
  requestTimeoutMs?: number;
}

/** The local Kinesis with stream `s` on a clock that stands still at noon, and a reading room on top of it. */
export async function startReaderWorld(options: ReaderWorldOptions = {}) {
  const { shards = 2, callsPerSecondPerShard = 1 } = options;
  const { requestTimeoutMs = REQUEST_TIMEOUT_MS } = options;
  const clock = new ManualClock(NOON);
  const local = await startLocal({ clock, streams: [{ name: STREAM, shards }] });
  const { engine, faults } = local;
  const calls = new CallsInFlight();
  const client = clientOf(local.endpoints.kinesis, requestTimeoutMs, calls);
  const budget = new ReadBudget(clock, { callsPerSecondPerShard });
  const room: ReadingRoom = { client, clock, budget, ownReads: new OwnReads(clock) };
  return {
    clock,
    engine,
    faults,
    room,
    shards: engine.shardLoads(STREAM).map(({ shardId }) => shardId),
    /** Stores texts at once and outside of the shard's limits: one shard's by the first key of its range. */
    put(shard: string, ...texts: string[]) {
      const place = engine.shardLoads(STREAM).find(({ shardId }) => shardId === shard);
      const ExplicitHashKey = place?.startingHashKey ?? LAST_HASH_KEY;
      const records = texts.map((text) => ({
        Data: Buffer.from(text),
        PartitionKey: 'key',
        ExplicitHashKey,
      }));
      engine.seed(STREAM, records);
    },
    /** GetRecords calls that the engine saw, on one shard. */
    getRecordsCalls: (shard: string) =>
      engine.stats().calls.find((one) => one.operation === 'GetRecords' && one.shardId === shard)
        ?.calls ?? 0,
    callsOf: (operation: OperationName) =>
      engine.stats().calls.find((one) => one.operation === operation && one.shardId === undefined)
        ?.calls ?? 0,
    /** Lets time go by, and every call be answered before it goes on. */
    async pass(ms: number) {
      for (let leftMs = ms; leftMs > 0; leftMs -= STEP_MS) {
        await calls.settle();
        await clock.advance(Math.min(STEP_MS, leftMs));
      }
      await calls.settle();
    },
    async close() {
      client.destroy();
      await local.close();
    },
  };
}

export type ReaderWorld = Awaited<ReturnType<typeof startReaderWorld>>;

/** Knows when nothing more comes of itself while the clock stands still. */
class CallsInFlight {
  #count = 0;

  async run<T>(call: () => Promise<T>): Promise<T> {
    this.#count++;
    try {
      return await call();
    } finally {
      this.#count--;
    }
  }

  async settle(): Promise<void> {
    for (let quietTurns = 0; quietTurns < 5; ) {
      await new Promise((resolve) => setImmediate(resolve));
      quietTurns = this.#count === 0 ? quietTurns + 1 : 0;
    }
  }
}

function clientOf(endpoint: string, requestTimeout: number, calls: CallsInFlight): KinesisClient {
  const client = new KinesisClient({
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    requestHandler: new NodeHttpHandler({
      requestTimeout,
      throwOnRequestTimeout: true,
    }),
    maxAttempts: 1,
  });
  client.middlewareStack.add((next) => (args) => calls.run(() => next(args)), {
    step: 'initialize',
  });
  return client;
}
