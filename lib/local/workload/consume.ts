import type { ChildShard, GetRecordsOutput, Shard } from '@aws-sdk/client-kinesis';
import type { Clock } from '@/lib/clock';
import type { KinesisTransport } from './kinesis-transport';
import type { Pace } from './pace';
import type { Consumer } from './traffic';
import { lineOf, type Troubles } from './troubles';

/** Where a consumer stands: by shard the last sequence number it has read, or SHARD_END. */
export type Positions = Map<string, string>;

export interface Consumption {
  consumer: Consumer;
  kinesis: KinesisTransport;
  clock: Clock;
  /** Read on from here; updated on the way. Empty: from now on. */
  positions: Positions;
  /** Keeps the readers of many shards out of step. */
  random: () => number;
  signal: AbortSignal;
  troubles: Troubles;
  /** Holds it back now and then. */
  pace?: Pace | undefined;
}

const SHARD_END = 'SHARD_END';
const IDLE_MS = 5_000;
/** At most one call a second on a shard, of the five that all its readers share. */
const SHORTEST_PAUSE_MS = 1_000;
const LONGEST_BACKOFF_MS = 30_000;

/** Reads all shards of one stream until aborted, parents before their children, and rejects with the reason then. */
export async function consume(consumption: Consumption): Promise<never> {
  const startedMs = consumption.clock.now();
  const shards = await insist(consumption, () => openOrKnown(consumption));
  const reading = new Set<string>();
  const readAll = async (ids: readonly string[], startMs: number): Promise<void> => {
    const fresh = ids.filter((id) => !reading.has(id));
    for (const id of fresh) reading.add(id);
    await Promise.all(
      fresh.map(async (id) => {
        const children = await readShard(consumption, id, startMs);
        const next = children.filter((child) => isReady(child, consumption.positions, reading));
        // From its very beginning, which no time before it can miss.
        await readAll(
          next.flatMap(({ ShardId = [] }) => ShardId),
          0,
        );
      }),
    );
  };
  await readAll(shards, startedMs);
  throw new Error(`${consumption.consumer.stream} has no shard left to read`);
}

/** A child of a merge waits for its second parent, if that is being read too. */
function isReady(child: ChildShard, positions: Positions, reading: ReadonlySet<string>): boolean {
  return (child.ParentShards ?? []).every(
    (parent) => positions.get(parent) === SHARD_END || !reading.has(parent),
  );
}

async function openOrKnown({ kinesis, consumer, positions }: Consumption): Promise<string[]> {
  const { Shards = [] } = await kinesis.listShards({ StreamName: consumer.stream });
  const isWanted = (shard: Shard) => {
    const position = positions.get(shard.ShardId ?? '');
    return position === undefined ? isOpen(shard) : position !== SHARD_END;
  };
  return Shards.filter(isWanted).flatMap(({ ShardId = [] }) => ShardId);
}

function isOpen({ SequenceNumberRange }: Shard): boolean {
  return SequenceNumberRange?.EndingSequenceNumber === undefined;
}

/** Reads one shard to its end, and answers its children. */
async function readShard(
  consumption: Consumption,
  shardId: string,
  startMs: number,
): Promise<ChildShard[]> {
  const { consumer, kinesis, clock, positions, signal } = consumption;
  let iterator: string | undefined;
  for (;;) {
    const hindrance = consumption.pace?.of(consumer.stream);
    const limit = Math.min(consumer.limit, hindrance?.limit ?? consumer.limit);
    const answer: GetRecordsOutput = await insist(
      consumption,
      async () => {
        iterator ??= await iteratorOf(consumption, shardId, startMs);
        return await kinesis.getRecords({ ShardIterator: iterator, Limit: limit });
      },
      () => {
        iterator = undefined;
      },
    );
    const { Records = [], NextShardIterator, ChildShards = [] } = answer;
    const last = Records.at(-1)?.SequenceNumber;
    if (last !== undefined) positions.set(shardId, last);
    if (NextShardIterator === undefined) {
      positions.set(shardId, SHARD_END);
      return ChildShards;
    }
    iterator = NextShardIterator;
    const recordMs = Math.max(consumer.workMs(clock.now()), hindrance?.workMs ?? 0);
    const workMs = Records.length * recordMs;
    const leastMs = Records.length === limit ? SHORTEST_PAUSE_MS : IDLE_MS;
    await clock.sleep(Math.max(workMs, leastMs * (1 + consumption.random() / 4)), signal);
  }
}

async function iteratorOf(
  { consumer, kinesis, positions }: Consumption,
  shardId: string,
  startMs: number,
): Promise<string> {
  const position = positions.get(shardId);
  const { ShardIterator = '' } = await kinesis.getShardIterator({
    StreamName: consumer.stream,
    ShardId: shardId,
    ...(position === undefined
      ? { ShardIteratorType: 'AT_TIMESTAMP', Timestamp: new Date(startMs) }
      : { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', StartingSequenceNumber: position }),
  });
  return ShardIterator;
}

/** Tries until it succeeds or is aborted, ever more slowly; each failure is counted. */
async function insist<T>(
  { consumer, clock, signal, troubles }: Consumption,
  attempt: () => Promise<T>,
  onFailure: () => void = () => undefined,
): Promise<T> {
  for (let failures = 0; ; failures++) {
    signal.throwIfAborted();
    try {
      return await attempt();
    } catch (error) {
      signal.throwIfAborted();
      onFailure();
      troubles.count(`${consumer.name}: ${lineOf(error)}`);
      await clock.sleep(Math.min(LONGEST_BACKOFF_MS, SHORTEST_PAUSE_MS * 2 ** failures), signal);
    }
  }
}
