import type { ShardRead } from '@/lib/contract/record';
import { AppError } from '@/lib/errors';
import type { KinesisRecord } from '@/lib/kinesis/get-records';
import type { Position } from '@/lib/kinesis/get-shard-iterator';
import type { ShardAddress } from './read-budget';
import { readForward } from './read-forward';
import { readNewest } from './read-newest';
import { ShardCursor } from './shard-cursor';
import type { ReadingRoom } from './shard-pager';

export type Start = Position | { type: 'latest' };

export interface SampleWish {
  start: Start;
  /** 1 to 1,000. */
  limit: number;
  /** Start of retention. */
  oldestMs: number;
  signal: AbortSignal;
}

export interface ShardSample {
  shard: string;
  /** Oldest first. */
  records: KinesisRecord[];
  end: ShardRead['end'];
  calls: number;
  millisBehindLatest: number | null;
  readStale: boolean;
  /** Why it failed; what was read before is there all the same. */
  error: AppError | null;
}

/** Reads some records of one shard within a few calls. A failure of the service is part of the answer. */
export async function sampleShard(
  room: ReadingRoom,
  address: ShardAddress,
  { start, limit, oldestMs, signal }: SampleWish,
): Promise<ShardSample> {
  const cursor = new ShardCursor(room, address, signal);
  const records: KinesisRecord[] = [];
  const sample = (end: ShardRead['end'], error: AppError | null): ShardSample => ({
    shard: address.shard,
    records,
    end,
    calls: cursor.calls,
    millisBehindLatest: cursor.millisBehindLatest,
    readStale: cursor.readStale,
    error,
  });
  try {
    const end =
      start.type === 'latest'
        ? await readNewest(cursor, records, { clock: room.clock, limit, oldestMs })
        : await readForward(cursor, records, { position: start, limit });
    return sample(end, null);
  } catch (error) {
    if (error instanceof AppError) return sample('failed', error);
    throw error;
  }
}
