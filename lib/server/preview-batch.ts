import 'server-only';
import type { PreviewAnswer } from '@/lib/contract/batch';
import type { Shard } from '@/lib/contract/shard';
import { hashKeyOf } from '@/lib/hash/hash-key-of';
import { indexByHash, shardForHash } from '@/lib/hash/shard-for-hash';
import type { ConnectionDeps } from './connection-deps';
import { type BatchRecord, recordBytes } from './expand-batch';
import { type BatchOrder, prepareBatch } from './prepare-batch';

const SHOWN_RECORDS = 20;
const SHOWN_CHARACTERS = 16 * 1_024;
/**
 * A batch as it would be sent now, and how it would spread over the open shards. Sends nothing; random
 * values and keys will be others when it is sent.
 * @throws invalid_input by field, stream_not_found, and what describing and listing throw
 */
export async function previewBatch(
  deps: ConnectionDeps,
  order: BatchOrder,
): Promise<PreviewAnswer> {
  const { records, detail } = await prepareBatch(deps, order);
  const shards = await deps.shards(order.stream, order.signal);
  const open = indexByHash(shards.filter(({ state }) => state === 'open'));
  const placed = records.map((record) => {
    const hash = hashOf(record);
    const shard = detail.keysDecideShard ? (shardForHash(open, hash)?.id ?? null) : null;
    return { record, hash, shard };
  });
  return {
    stream: order.stream,
    total: records.length,
    bytes: records.reduce((sum, record) => sum + recordBytes(record), 0),
    records: placed.slice(0, SHOWN_RECORDS).map(({ record, hash, shard }, index) => ({
      index,
      data: record.text.slice(0, SHOWN_CHARACTERS),
      partitionKey: record.partitionKey,
      hashKey: String(hash),
      shard,
      sizeBytes: record.data.byteLength,
    })),
    distribution: detail.keysDecideShard ? distributionOf(open.shards, placed) : [],
  };
}

/** Every open shard, those that get nothing too: a gap is what the author looks for. */
function distributionOf(
  shards: readonly Shard[],
  placed: readonly { shard: string | null }[],
): PreviewAnswer['distribution'] {
  const counts = new Map(shards.map(({ id }) => [id, 0]));
  for (const { shard } of placed) {
    if (shard !== null) counts.set(shard, (counts.get(shard) ?? 0) + 1);
  }
  return Array.from(counts, ([shard, records]) => ({ shard, records }));
}

const hashOf = ({ explicitHashKey, partitionKey }: BatchRecord) =>
  explicitHashKey === undefined ? hashKeyOf(partitionKey) : BigInt(explicitHashKey);
