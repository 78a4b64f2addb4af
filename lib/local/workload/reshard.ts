import type { Shard } from '@aws-sdk/client-kinesis';
import type { Clock } from '@/lib/clock';
import type { KinesisTransport } from './kinesis-transport';

interface Resharding {
  kinesis: KinesisTransport;
  clock: Clock;
  stream: string;
  /** The past hours that are being played. */
  spanMs: number;
  signal: AbortSignal;
}

/** Parts of the span at which the first shard is split, then the last, and at which the first two are merged. */
const AT = { firstSplit: 0.25, lastSplit: 0.45, merge: 0.75 };

/** Reshards a stream of two in the past: parents, children, closed and open, a lineage to show. */
export async function reshard(resharding: Resharding): Promise<void> {
  const { kinesis, clock, stream: StreamName, spanMs, signal } = resharding;
  const startMs = clock.now();
  const until = (part: number) =>
    clock.sleep(Math.max(0, startMs + part * spanMs - clock.now()), signal);
  const split = (shard: Shard | undefined) =>
    kinesis.splitShard({
      StreamName,
      ShardToSplit: shard?.ShardId,
      NewStartingHashKey: middleOf(shard),
    });

  await until(AT.firstSplit);
  await split((await openShards(resharding))[0]);
  await until(AT.lastSplit);
  await split((await openShards(resharding)).at(-1));
  await until(AT.merge);
  const [left, right] = await openShards(resharding);
  await kinesis.mergeShards({
    StreamName,
    ShardToMerge: left?.ShardId,
    AdjacentShardToMerge: right?.ShardId,
  });
}

/** In the order of their hash keys. */
async function openShards({ kinesis, stream }: Resharding): Promise<Shard[]> {
  const { Shards = [] } = await kinesis.listShards({ StreamName: stream });
  return Shards.filter(
    ({ SequenceNumberRange }) => SequenceNumberRange?.EndingSequenceNumber === undefined,
  ).toSorted((a, b) => (startOf(a) < startOf(b) ? -1 : 1));
}

function startOf(shard: Shard | undefined): bigint {
  return BigInt(shard?.HashKeyRange?.StartingHashKey ?? 0);
}

function middleOf(shard: Shard | undefined): string {
  const end = BigInt(shard?.HashKeyRange?.EndingHashKey ?? 0);
  return String((startOf(shard) + end + 1n) / 2n);
}
