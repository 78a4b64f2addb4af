import type { PreviewAnswer } from '@/lib/contract/batch';
import type { Shard } from '@/lib/contract/shard';
import type { StreamDetail } from '@/lib/contract/stream';
import { hashKeyOf } from '@/lib/hash/hash-key-of';
import { indexByHash, shardForHash } from '@/lib/hash/shard-for-hash';
import type { BatchRecord } from './record-maker';

const SHOWN_CHARACTERS = 16 * 1_024;

interface Place {
  hash: bigint;
  /** null where keys decide nothing. */
  shard: string | null;
}

const isOpen = ({ state }: Shard) => state === 'open';

/** Tells the open shard that takes a record. */
export function placeRecords(
  shards: readonly Shard[],
  { keysDecideShard }: Pick<StreamDetail, 'keysDecideShard'>,
): (record: BatchRecord) => Place {
  const open = indexByHash(shards.filter(isOpen));
  return ({ explicitHashKey, partitionKey }) => {
    const hash = explicitHashKey === undefined ? hashKeyOf(partitionKey) : BigInt(explicitHashKey);
    return { hash, shard: keysDecideShard ? (shardForHash(open, hash)?.id ?? null) : null };
  };
}

/** Every open shard, those that get nothing too: a gap is what the author looks for. */
export function distributionOf(
  shards: readonly Shard[],
  counts: ReadonlyMap<string, number>,
): PreviewAnswer['distribution'] {
  return shards.filter(isOpen).map(({ id }) => ({ shard: id, records: counts.get(id) ?? 0 }));
}

/** A record of a preview. */
export function shownRecord(
  { text, data, partitionKey }: BatchRecord,
  { index, hash, shard }: Place & { index: number },
): PreviewAnswer['records'][number] {
  return {
    index,
    data: text.slice(0, SHOWN_CHARACTERS),
    partitionKey,
    hashKey: String(hash),
    shard,
    sizeBytes: data.byteLength,
  };
}
