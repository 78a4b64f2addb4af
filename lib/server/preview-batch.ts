import 'server-only';
import type { PreviewAnswer } from '@/lib/contract/batch';
import type { ConnectionDeps } from './connection-deps';
import { distributionOf, placeRecords, shownRecord } from './place-records';
import { type BatchOrder, prepareBatch } from './prepare-batch';
import { recordBytes } from './record-maker';

const SHOWN_RECORDS = 20;

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
  const place = placeRecords(shards, detail);
  const placed = records.map((record) => ({ record, ...place(record) }));
  const counts = new Map<string, number>();
  for (const { shard } of placed) {
    if (shard !== null) counts.set(shard, (counts.get(shard) ?? 0) + 1);
  }
  return {
    stream: order.stream,
    total: records.length,
    bytes: records.reduce((sum, record) => sum + recordBytes(record), 0),
    records: placed
      .slice(0, SHOWN_RECORDS)
      .map(({ record, hash, shard }, index) => shownRecord(record, { index, hash, shard })),
    distribution: detail.keysDecideShard ? distributionOf(shards, counts) : [],
  };
}
