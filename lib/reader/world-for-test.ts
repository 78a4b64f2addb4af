import { KinesisClient } from '@aws-sdk/client-kinesis';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import type { Clock } from '@/lib/clock';
import { sampleAggregate } from '@/lib/decode/kpl/sample-aggregate';
import { type ErrorName, faultNamed } from '@/lib/local/faults/fault-errors';
import { createKinesisEngine, type KinesisEngine } from '@/lib/local/kinesis/create-kinesis-engine';
import { startKinesis } from '@/lib/local/kinesis/start-kinesis';
import type { Intercept } from '@/lib/local/wire/json-rpc';
import { OwnReads } from './own-reads';
import { ReadBudget } from './read-budget';
import type { ReadingRoom } from './shard-pager';

export const NOON = Date.parse('2026-03-01T12:00:00Z');
export const shardId = (index: number) => `shardId-${String(index).padStart(12, '0')}`;

/** Time that goes on only while somebody waits for it, and lets the network have its turn before. */
export class WaitingClock implements Clock {
  #nowMs = NOON;
  now = () => this.#nowMs;
  sleep = async (ms: number, signal?: AbortSignal) => {
    await new Promise((resolve) => setImmediate(resolve));
    signal?.throwIfAborted();
    this.pass(ms);
  };
  pass(ms: number): void {
    this.#nowMs += ms;
  }
}

export interface TestWorld {
  clock: WaitingClock;
  engine: KinesisEngine;
  client: KinesisClient;
  endpoint: string;
  room: ReadingRoom;
  /** Puts records into one of the equal shards that the stream began with, a second apart. */
  put(shard: number, ...records: (string | Uint8Array)[]): void;
  /** How often each operation was called. */
  calls: Map<string, number>;
  /** The next calls of an operation are refused with errors of these names. */
  refuse(operation: string, ...errors: ErrorName[]): void;
  close(): Promise<void>;
}

/** The local service with a stream `s` of equal shards, in a time of its own; what is made there takes `createMs`. */
export async function startTestWorld(shards: number, createMs = 0): Promise<TestWorld> {
  const clock = new WaitingClock();
  const stateDurations = { createMs };
  const engine = createKinesisEngine({ clock, meter: { record: () => {} }, stateDurations });
  engine.createStream('s', { shards });
  clock.pass(createMs);
  const calls = new Map<string, number>();
  const refusals = new Map<string, ErrorName[]>();
  const intercept: Intercept = ({ operation }, run) => {
    calls.set(operation, (calls.get(operation) ?? 0) + 1);
    const refusal = refusals.get(operation)?.shift();
    if (refusal !== undefined) throw faultNamed(refusal);
    return run();
  };
  const server = await startKinesis({ engine, clock, intercept });
  const client = new KinesisClient({
    endpoint: server.url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    requestHandler: new NodeHttpHandler(),
    maxAttempts: 1,
  });
  const room = { client, clock, budget: new ReadBudget(clock), ownReads: new OwnReads(clock) };
  return {
    clock,
    engine,
    client,
    endpoint: server.url,
    room,
    calls,
    refuse: (operation, ...errors) => refusals.set(operation, errors),
    put: (shard, ...records) => {
      for (const data of records) {
        engine.execute('PutRecord', {
          StreamName: 's',
          Data: Buffer.from(data),
          PartitionKey: `key-${shard}`,
          ExplicitHashKey: String((2n ** 128n * BigInt(shard)) / BigInt(shards)),
        });
        clock.pass(1_000);
      }
    },
    close: () => {
      client.destroy();
      return server.close();
    },
  };
}

/** A KPL aggregate of texts under one key. */
export const aggregateOf = (...texts: string[]) =>
  sampleAggregate({
    partitionKeys: ['own'],
    records: texts.map((text) => ({ partitionKey: 0, data: Buffer.from(text) })),
  });
