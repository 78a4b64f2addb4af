import type { ShardRead } from '@/lib/contract/record';
import type { KinesisRecord } from '@/lib/kinesis/get-records';
import type { Position } from '@/lib/kinesis/get-shard-iterator';
import type { ShardCursor } from './shard-cursor';

interface Reading {
  position: Position;
  limit: number;
}

/**
 * Reads a shard from a position on until it has `limit` records, or there are no more, or the calls are spent.
 * Records go into `kept` as they come, so that a failure leaves what was read before it.
 */
export async function readForward(
  cursor: ShardCursor,
  kept: KinesisRecord[],
  { position, limit }: Reading,
): Promise<ShardRead['end']> {
  cursor.moveTo(position);
  for (;;) {
    const page = await cursor.next(limit - kept.length);
    if (!page) return 'call_budget';
    kept.push(...page.records);
    if (kept.length >= limit) return 'limit';
    if (page.nextIterator === null) return 'shard_end';
    if (page.millisBehindLatest === 0) return 'tip';
  }
}
