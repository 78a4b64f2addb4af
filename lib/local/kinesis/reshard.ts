import { HASH_KEY_LIMIT } from '@/lib/hash/hash-range';
import { evenStarts } from './even-ranges';
import type { Shard } from './shard';
import type { Stream } from './stream';

/** Closes a shard and opens two, the second one from `hashKey` on, which lies inside of the shard. */
export function splitAt(
  stream: Stream,
  { shard, hashKey, nowMs }: { shard: Shard; hashKey: bigint; nowMs: number },
): [left: Shard, right: Shard] {
  stream.closeShard(shard, nowMs);
  const { startingHashKey, endingHashKey } = shard;
  const common = { createdMs: nowMs, parents: [shard] };
  return [
    stream.addShard({ ...common, startingHashKey, endingHashKey: (hashKey - 1n).toString() }),
    stream.addShard({ ...common, startingHashKey: hashKey.toString(), endingHashKey }),
  ];
}

/** Closes two neighbours, lower one first, and opens one over both ranges. `parents` keeps the caller's order. */
export function mergePair(
  stream: Stream,
  { parents, nowMs }: { parents: readonly [Shard, Shard]; nowMs: number },
): Shard {
  const [low, high] = isBefore(...parents) ? parents : parents.toReversed();
  for (const parent of parents) stream.closeShard(parent, nowMs);
  return stream.addShard({
    createdMs: nowMs,
    parents,
    startingHashKey: (low ?? parents[0]).startingHashKey,
    endingHashKey: (high ?? parents[1]).endingHashKey,
  });
}

/** Whether `low` ends just where `high` begins. */
export function isBefore(low: Shard, high: Shard): boolean {
  return BigInt(low.endingHashKey) + 1n === BigInt(high.startingHashKey);
}

/**
 * Splits and merges until `count` shards share the key space evenly, as the service does:
 * where old and new borders interleave, short-lived shards come and go.
 * @see https://docs.aws.amazon.com/kinesis/latest/APIReference/API_UpdateShardCount.html
 */
export function scaleUniformly(stream: Stream, count: number, nowMs: number): void {
  const starts = evenStarts(count);
  const pieces = splitAtAll(stream, starts, nowMs);
  let next = 0;
  for (const [index] of starts.entries()) {
    const endKey = (starts[index + 1] ?? HASH_KEY_LIMIT) - 1n;
    let merged = pieces[next];
    next += 1;
    while (merged && BigInt(merged.endingHashKey) < endKey) {
      const neighbour = pieces[next];
      next += 1;
      if (!neighbour) break;
      merged = mergePair(stream, { parents: [merged, neighbour], nowMs });
    }
  }
}

/** Splits open shards at every border that is not one already; all pieces in hash order. */
function splitAtAll(stream: Stream, borders: readonly bigint[], nowMs: number): Shard[] {
  const pieces: Shard[] = [];
  let next = 0;
  for (const open of stream.openShards) {
    let rest = open;
    for (; ; next += 1) {
      const border = borders[next];
      if (border === undefined || border > BigInt(rest.endingHashKey)) break;
      if (border <= BigInt(rest.startingHashKey)) continue;
      const [left, right] = splitAt(stream, { shard: rest, hashKey: border, nowMs });
      pieces.push(left);
      rest = right;
    }
    pieces.push(rest);
  }
  return pieces;
}
