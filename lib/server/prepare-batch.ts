import 'server-only';
import type { StreamDetail } from '@/lib/contract/stream';
import type { ConnectionDeps } from './connection-deps';
import type { Batch } from './draft-records';
import { type BatchRecord, checkRecordSizes, expandBatch } from './expand-batch';

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
 * @throws invalid_input by field, before any call where the batch itself is at fault; stream_not_found, and what
 *   describing throws
 */
export async function prepareBatch(
  deps: ConnectionDeps,
  { stream, batch, signal }: BatchOrder,
): Promise<Prepared> {
  const records = expandBatch(batch, deps.clock.now());
  const detail = await deps.stream(stream, signal);
  const maxRecordBytes = detail.maxRecordSizeKiB * KIB;
  checkRecordSizes(batch, records, maxRecordBytes);
  return { records, detail, maxRecordBytes };
}
