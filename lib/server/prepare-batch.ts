import 'server-only';
import type { StreamDetail } from '@/lib/contract/stream';
import type { ConnectionDeps } from './connection-deps';
import type { Batch } from './draft-records';
import { checkRecordSizes, expandBatch } from './expand-batch';
import type { BatchRecord } from './record-maker';
import { targetShard } from './target-shard';

export interface BatchOrder {
  stream: string;
  batch: Batch;
  signal: AbortSignal;
}

interface Prepared {
  records: BatchRecord[];
  detail: StreamDetail;
  maxRecordBytes: number;
}

const KIB = 1_024;

/**
 * The records of a batch, all of them such that the stream can take them.
 * @throws invalid_input by field, before any call where the batch itself is at fault and names no shard; stream_not_found, and what
 *   describing throws
 */
export async function prepareBatch(
  deps: ConnectionDeps,
  { stream, batch, signal }: BatchOrder,
): Promise<Prepared> {
  const target = await targetShard(deps, { stream, shard: batch.shard, signal });
  const records = expandBatch(batch, { nowMs: deps.clock.now(), target });
  const detail = await deps.stream(stream, signal);
  const maxRecordBytes = detail.maxRecordSizeKiB * KIB;
  checkRecordSizes(batch, records, maxRecordBytes);
  return { records, detail, maxRecordBytes };
}
