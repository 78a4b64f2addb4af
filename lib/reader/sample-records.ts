import type { RecordsAnswer, ShardRead } from '@/lib/contract/record';
import { mapLimited } from './map-limited';
import { mergeRecords, type ShardRecord } from './merge-records';
import { type SampleWish, type ShardSample, sampleShard } from './sample-shard';
import type { ReadingRoom } from './shard-pager';
import { toRecordView } from './to-record-view';

interface Wish extends SampleWish {
  stream: string;
  shards: readonly string[];
  /** Most bytes of each payload's text in the answer. */
  maxTextBytes: number;
}

const SHARDS_AT_ONCE = 8;

/**
 * Samples shards of a stream and merges what they hold: newest first from `latest`, else oldest first. A shard
 * that fails says so and takes nothing from the others.
 * @throws the first shard's error when every shard failed
 */
export async function sampleRecords(
  room: ReadingRoom,
  wish: Wish,
): Promise<Pick<RecordsAnswer, 'records' | 'shards' | 'raisesIteratorAge'>> {
  const { stream, shards, limit, maxTextBytes } = wish;
  const newestFirst = wish.start.type === 'latest';
  let merged: ShardRecord[] = [];
  const samples = await mapLimited(shards, SHARDS_AT_ONCE, async (shard) => {
    const { records, ...sample } = await sampleShard(room, { stream, shard }, wish);
    const own = records.map((record) => ({ shard, record }));
    // Merged as they come, so that no more than the answer's records are held.
    merged = mergeRecords([...merged, ...own], { limit, newestFirst });
    return { ...sample, found: records.length };
  });
  const [first] = samples;
  if (first?.error && samples.every(({ error }) => error)) throw first.error;
  return {
    records: merged.map((record) => toRecordView(record, maxTextBytes)),
    shards: samples.map((sample) => toShardRead(sample, merged)),
    raisesIteratorAge: samples.some(({ readStale }) => readStale),
  };
}

type Outcome = Omit<ShardSample, 'records'> & { found: number };

function toShardRead(sample: Outcome, merged: readonly ShardRecord[]): ShardRead {
  const { shard, found, calls, millisBehindLatest, end, error } = sample;
  const own = merged
    .filter((one) => one.shard === shard)
    .map(({ record }) => record.sequenceNumber);
  return {
    shard,
    records: own.length,
    calls,
    millisBehindLatest,
    lastSequenceNumber: own.toSorted((a, b) => (BigInt(a) < BigInt(b) ? -1 : 1)).at(-1) ?? null,
    end: own.length < found && end !== 'failed' ? 'limit' : end,
    problem: error && { code: error.code, detail: error.message },
  };
}
