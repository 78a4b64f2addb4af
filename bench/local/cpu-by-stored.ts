import { median } from '@/bench/median';
import { verdict } from '@/bench/verdict';
import { ManualClock } from '@/lib/clock';
import { createKinesisEngine, type KinesisEngine } from '@/lib/local/kinesis/create-kinesis-engine';
import { NO_LIMITS } from '@/lib/local/kinesis/no-limits';

const FEW = 10_000;
const MANY = 1_000_000;
const RECORD_BYTES = 100;
const SEEDED_AT_ONCE = 1_000;
/** What the rounds add to the few must not make them many. */
const ROUNDS = 31;
const CALLS = 40;
const GOAL = 1.2;

const STREAM = 'stored';
const START_MS = Date.parse('2026-01-31T12:00:00Z');
const SPAN_MS = 3_600_000;

interface Store {
  engine: KinesisEngine;
  shardId: string;
}

async function fill(records: number): Promise<Store> {
  const clock = new ManualClock(START_MS);
  const engine = createKinesisEngine({ clock, meter: { record: () => {} }, limits: NO_LIMITS });
  engine.createStream(STREAM);
  const Data = Buffer.alloc(RECORD_BYTES, 'x');
  const batch = Array.from({ length: SEEDED_AT_ONCE }, (_, n) => ({ PartitionKey: `${n}`, Data }));
  for (let stored = 0; stored < records; stored += batch.length) {
    engine.seed(STREAM, batch);
    await clock.advance((SPAN_MS * batch.length) / records);
  }
  return { engine, shardId: engine.shardLoads(STREAM)[0]?.shardId ?? '' };
}

function put({ engine }: Store): void {
  engine.execute('PutRecord', {
    StreamName: STREAM,
    PartitionKey: 'key',
    Data: Buffer.alloc(RECORD_BYTES, 'y'),
  });
}

/** A hundred records from somewhere in the hour. */
function get({ engine, shardId: ShardId }: Store, call: number): void {
  const { ShardIterator } = engine.execute('GetShardIterator', {
    StreamName: STREAM,
    ShardId,
    ShardIteratorType: 'AT_TIMESTAMP',
    Timestamp: new Date(START_MS + ((call * 7_919_000) % (SPAN_MS * 0.9))),
  });
  engine.execute('GetRecords', { ShardIterator, Limit: 100 });
}

/** CPU time of a round of calls, in microseconds. */
function cpuOf(act: (store: Store, call: number) => void, store: Store): number {
  const before = process.cpuUsage();
  for (let call = 0; call < CALLS; call += 1) act(store, call);
  const { user, system } = process.cpuUsage(before);
  return user + system;
}

/** What a call costs the engine with a million records stored, and with ten thousand. */
export async function measureCpuByStored(): Promise<void> {
  const few = await fill(FEW);
  const many = await fill(MANY);
  for (const [name, act] of Object.entries({ put, get })) {
    const cpu = { few: [] as number[], many: [] as number[] };
    for (let round = 0; round < ROUNDS; round += 1) {
      cpu.few.push(cpuOf(act, few));
      cpu.many.push(cpuOf(act, many));
    }
    verdict({
      what: `P12 local/cpu-per-${name}-at-1000000-records vs-at-10000`,
      value: median(cpu.many) / median(cpu.few),
      goal: { atMost: GOAL },
    });
  }
}
